/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_names: what elements are by their names: tag, class, id, role, itemprop.
 *
 * Names are cut into words ("article__shareBar" -> article share bar) and looked up in a table; to
 * add a name, add a row in html_names.c. */
#pragma once
#include "article/html_tree.h"

typedef struct {
    const char *rule; /* why what is inside is not read, or NULL; static */
    gboolean certain; /* the rule holds however much text is inside */
    gboolean body;    /* named as the article's text: "article-body", itemprop=articleBody */
    gboolean article; /* named as the article, or the page's main part */
    gboolean standfirst;
    gboolean byline;
} HtmlNaming;

typedef struct HtmlNames HtmlNames;

HtmlNames *html_names_new(void);
void html_names_free(HtmlNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlNames, html_names_free)

/* What the names of an element say. */
HtmlNaming html_names_of(const HtmlNames *self, const HtmlTree *tree, guint32 node);
