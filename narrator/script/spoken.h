/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/spoken: what a rule makes of one token while it makes it: a list of parts to be said, the
 * clause mark after it, and the rule's name.  The tokenizer copies it into the script. */
#pragma once
#include "script/language.h"
#include "script/script.h"

typedef struct {
    PartKind kind;
    LexiconInflection ending;
    guint32 start, length; /* of its text in Spoken.text */
    guint32 detail, detail_length;
} SpokenPiece;

typedef struct {
    GString *text;
    GArray *pieces; /* SpokenPiece */
    TokenClass class;
    const char *rule;          /* static or interned */
    const LexiconEntry *entry; /* where no rule, but the lexicon chose */
    char mark;
    gboolean abbreviation; /* it ends in a dot that is no full stop */
} Spoken;

void spoken_init(Spoken *self);
void spoken_clear(Spoken *self);
/* As after init, for the next token. */
void spoken_reset(Spoken *self);

/* Words as they are; a run of calls makes one part, with spaces between. */
void spoken_words(Spoken *self, const char *words, gssize length);
/* The same in lower case, for what is written in capitals. */
void spoken_lower(Spoken *self, const char *words, gssize length);
/* Text from the data: words, and capitals that stand alone ("U S dollars"), which are spelled. */
void spoken_say(Spoken *self, const char *text);
/* Letters to be spelled, one by one; what is not a letter or digit is left out. */
void spoken_letters(Spoken *self, const char *letters, gssize length);
/* A written form said by canonical IPA. */
void spoken_ipa(Spoken *self, const char *text, gssize length, const char *ipa);
/* Words of another language. */
void spoken_language(Spoken *self, const char *text, gssize length, const char *tag);
/* Adds an s to what was said last: in the phonemes of letters and IPA, in the letters of words. */
void spoken_ending(Spoken *self, LexiconInflection ending);
/* Letters added to the word said last. */
void spoken_suffix(Spoken *self, const char *letters);
/* What was said behind an elided word, "l'": joined to its first word or letter, for an engine says
 * the elided word alone as a letter.  The term "letter X" is how such a letter is written. */
void spoken_elide(Spoken *self, const char *elided, gsize length, const Language *language);
/* A short pause inside a token: a comma behind what was said last. */
void spoken_pause(Spoken *self);
/* What was said last in the plural, for numbers in words: "fifties", "sixes". */
void spoken_plural(Spoken *self);
