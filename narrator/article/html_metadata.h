/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_metadata: what a page says of itself: JSON-LD, Open Graph, Dublin Core and other
 * <meta>, microdata, <time>, <title>, <html lang>.  To read another name, add a row in
 * html_metadata.c. */
#pragma once
#include "article/html_tree.h"
#include "article/json_ld.h"

/* NULL where the page does not say.  In each list the most trustworthy comes first. */
typedef struct {
    GPtrArray *values[METADATA_FIELDS]; /* char *; never NULL, may be empty */
    GArray *author_sources; /* guint, one an author: those of one source have the same */
    guint source;           /* that is being read */
} HtmlMetadata;

void html_metadata_init(HtmlMetadata *self, const HtmlTree *tree);
void html_metadata_clear(HtmlMetadata *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HtmlMetadata, html_metadata_clear)

/* The first value of a field, or NULL. */
const char *html_metadata_get(const HtmlMetadata *self, MetadataField field);
