/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/spelling: what counts as a word, and when two ways of typing it are the same.
 *
 * A word is a run of letters, digits and marks, with apostrophes between them ("O'Brien").  Curly
 * and straight apostrophes, all hyphens and all kinds of space are one; soft hyphens are none. */
#pragma once
#include <glib.h>

/* More words than any name has; bounds what a match looks ahead. */
#define SPELLING_MAX_WORDS 16

gboolean spelling_is_word_char(gunichar c);
gboolean spelling_is_apostrophe(gunichar c);
/* The character as keys hold it, in its case: apostrophes, hyphens and spaces made one of a kind;
 * 0 for what is skipped. */
gunichar spelling_plain(gunichar c);

/* The character at text, which is before end.  Returns what stands behind it. */
const char *spelling_next(const char *text, const char *end, gunichar *c);
/* Where the word that begins at text ends; text itself where none does. */
const char *spelling_word_end(const char *text, const char *end);
/* Whether a word begins at text + offset and is not the inside of another one. */
gboolean spelling_word_begins(const char *text, gsize length, gsize offset);

/* A spelling as entries hold it: NFC, plain characters, single spaces.  The caller frees it. */
char *spelling_normalize(const char *text, gsize length);
/* Appends the lower case of c. */
void spelling_append_folded(char *buffer, gsize *length, gunichar c);
/* The lower case of all of text.  The caller frees it. */
char *spelling_fold(const char *text);
guint32 spelling_hash(const char *key, gsize length);
