/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/value: how an entry is said, as a file gives it -> what is spoken. */
#pragma once
#include "lexicon/lexicon.h"

/* Checks text, and brings it into the form that LexiconEntry.value has for its kind, which may
 * change: a respelling with a stressed syllable becomes IPA.  alphabet is NULL, or "arpabet" where
 * text is that and kind is LEXICON_IPA.  NULL with an error that says what is wrong.  The caller
 * frees it. */
char *value_to_speak(LexiconKind *kind, const char *alphabet, const char *text, GError **error);

/* A spelling as text that is read as a word: "Nato" for "NATO".  The caller frees it. */
char *value_as_word(const char *spelling);

gboolean value_has_capital(const char *text);
