/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/context: what rules ask about the words around a token. */
#pragma once
#include "script/verbalize/verbalizer.h"

/* The word before the token, its offset and in *length its bytes, 0 where there is none; nth 1 is
 * the one before it, nth 2 the one before that. */
gsize context_word_before(const Reading *reading, guint nth, gsize *length);
/* Whether the word at offset is in the list; in a headline in capitals whatever its case. */
gboolean context_in_list(const Reading *reading, gsize at, gsize length, LanguageList list);
/* "DR" as "Dr", to be freed. */
char *context_capitalised(const char *text, gsize length);
/* Whether the word before the token is in the list; nth as above. */
gboolean context_before(const Reading *reading, guint nth, LanguageList list);
/* Whether one of the n words before it is. */
gboolean context_among(const Reading *reading, guint n, LanguageList list);
/* Whether the next word from offset on, behind spaces or one hyphen, is in the list. */
gboolean context_after(const Reading *reading, gsize at, LanguageList list);
/* The next word from offset on, behind spaces; FALSE where none comes directly. */
gboolean context_next(const Reading *reading, gsize at, gsize *start, ScanWord *word);
/* Whether the dot at offset, which ends an abbreviation, ends its sentence too: nothing follows, or
 * a word that begins sentences. */
gboolean context_dot_final(const Reading *reading, gsize dot);
/* For a token that ends in the dot at offset: takes it, as a full stop or as none. */
void context_take_dot(const Reading *reading, gsize dot, Spoken *spoken);
/* Whether a measure or amount that ends at offset stands before its noun: "a $5m deal", "a 6ft-tall
 * man": then its own noun is in the singular. */
gboolean context_adjective(const Reading *reading, gsize end);
/* Whether the word at offset is plural or a mass of things that are counted. */
gboolean context_counted(const Reading *reading, gsize at);
/* Says the 's of a token that ends at offset, if it has one; the end behind it. */
gsize context_possessive(const Reading *reading, gsize end, Spoken *spoken);
/* Says what stands behind the apostrophe in the word at hand: the ending of "CEO's", "OK'd", "they'll"
 * where what is before it was spelled. */
void context_contraction(const Reading *reading, Spoken *spoken);
/* Whether a digit and a dash stand directly before it: "1-2-". */
gboolean context_behind_dash(const Reading *reading);
/* Whether a raised digit here is a power, "x²", "10³", not a note's mark: "the study²". */
gboolean context_is_base(const Reading *reading);
/* Whether no letter or digit touches what begins at the token's start. */
gboolean context_free_start(const Reading *reading);
