/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_names: what elements are by their names: tag, class, id, role, itemprop.
 *
 * Names are cut into words ("article__shareBar" -> article share bar) and looked up in a table; to
 * add a name, add a row in html_names.c. */
#pragma once
#include "article/html_tree.h"

typedef struct {
    const char *rule;  /* why what is inside is not read, or NULL; static */
    guint certain : 1; /* the rule holds however much text is inside */
    guint apart : 1;   /* an inline element whose text is none of the line's: a tooltip */
    guint body : 1;    /* named as the article's text: "article-body", itemprop=articleBody */
    guint article : 1; /* named as the article, or the page's main part */
    guint standfirst : 1;
    guint byline : 1;
} HtmlNaming;

/* What the names of each node say: an array of HtmlNaming, one a node. */
GArray *html_names_list(const HtmlTree *tree);

static inline const HtmlNaming *html_names_at(const GArray *names, guint32 node)
{
    return &g_array_index(names, HtmlNaming, node);
}
