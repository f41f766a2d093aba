/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_head: title, standfirst, byline and date of a page, from what it says of itself and
 * from the segments around its title. */
#pragma once
#include "article/html_metadata.h"
#include "article/html_segment.h"
#include "article/phrases.h"

/* Fills the members of article that are NULL. */
void html_head_describe(Article *article, const HtmlMetadata *metadata, const Phrases *phrases);

/* The page's title: the heading that says what its metadata say, else what they say without the
 * publication's name, else the first heading.  NULL for none.  The caller frees it. */
char *html_head_title(const HtmlMetadata *metadata, const GArray *segments);
