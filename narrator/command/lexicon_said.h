/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/lexicon_said: the options that say how a word is said, for `lexicon add` and `say
 * --word`.
 */
#pragma once
#include "command/command.h"
#include "lexicon/lexicon.h"

typedef struct {
    char *say, *ipa, *espeak, *arpabet, *spell, *language;
    gboolean letters, word;
} LexiconSaid;

/* What they come to. */
typedef struct {
    LexiconKind kind;
    char *value; /* as an entry in a file has it: "true" for a word, and for plain letters */
} LexiconChoice;

/* Takes the one option that is given; language is the voice's.  FALSE with an error where there is
 * none or more than one, or the voice cannot say it.  The caller frees choice->value. */
gboolean lexicon_said_choose(const LexiconSaid *self, const char *language, LexiconChoice *choice,
                             GError **error);
/* Whether any of the options is given. */
gboolean lexicon_said_is_given(const LexiconSaid *self);
