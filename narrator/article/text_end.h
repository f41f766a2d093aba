/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/text_end: where the article of a pasted page ends: before comments, sources, other articles'
 * titles and teasers. */
#pragma once
#include "article/text_line.h"

/* The end of the article whose best run of lines is from first to before end: it may stop earlier, or
 * go on behind a box. */
guint text_end_find(const Article *article, const TextLine *lines, const Phrases *phrases,
                    guint first, guint end);
/* The same for a text that is an article but for what may stand behind it. */
guint text_end_cut(const TextLine *lines, guint count);
