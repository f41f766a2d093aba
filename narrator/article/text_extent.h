/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/text_extent: where in a pasted page its article begins and ends.
 *
 * Every line is worth something: sentences speak for the article, scraps and furniture's phrases
 * against it; the run of lines that is worth most is the article.  Text without scraps is left
 * whole. */
#pragma once
#include "article/reader.h"

/* Marks what is before the article as navigation and what is behind it as footer, and makes the
 * title's block the title. */
void text_extent_mark(Article *article, const Phrases *phrases);
