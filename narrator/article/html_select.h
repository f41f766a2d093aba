/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_select: which of a page's segments are its article.
 *
 * Names say what is furniture (html_names.h); of what is left the element is chosen whose text is
 * most and whose links and scraps are fewest. */
#pragma once
#include "article/html_names.h"
#include "article/html_segment.h"

/* Sets the rule of each segment that is not the article's.  names: html_names_list()'s. */
void html_select_article(const HtmlTree *tree, const GArray *names, GArray *segments);
