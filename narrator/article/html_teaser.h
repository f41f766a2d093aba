/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_teaser: other articles' headings and summaries, told by their shape: several elements
 * side by side, each with a link for a heading and little text. */
#pragma once
#include "article/html_names.h"
#include "article/html_tree.h"

/* The elements of a page that are such teasers: guint32, in order.  Free with g_array_unref(). */
GArray *html_teaser_list(const HtmlTree *tree, const GArray *names, const GArray *segments);
