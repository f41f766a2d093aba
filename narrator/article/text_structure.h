/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/text_structure: title, standfirst, byline, date and headings of text that has no markup
 * to tell them, by form and place. */
#pragma once
#include "article/reader.h"

/* Looks at the blocks that are kept; fills those of the article's members that are NULL. */
void text_structure_find(Article *article, const ReaderInput *input);

/* How many words a text has. */
guint text_structure_words(const char *text);
/* Whether a text ends as a sentence does, closing quotes and brackets aside. */
gboolean text_structure_ends_sentence(const char *text);
/* The authors that a line like "By Ann Lee and Bo Ray" or "Ann Lee, Staff Writer" names; NULL where it is no such line.  The
 * caller frees them with g_strfreev(). */
char **text_structure_byline(const char *text, const Phrases *phrases);
/* The names in "Ann Lee, Bo Ray and Cy Dee", also behind "By"; NULL for none. */
char **text_structure_names(const char *text, const Phrases *phrases);
