/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/show_notes: what podcast apps show below an episode: HTML of paragraphs, line breaks and
 * links, nothing else. */
#pragma once
#include "episode/manifest.h"

/* Of a description in a feed, markup included (Apple, PSP-1). */
#define SHOW_NOTES_DESCRIPTION_BYTES 4000

/* Summary, credits, chapters (whole seconds, where there are at least three) and links to the
 * article and to page (an address, or NULL).  At most max_bytes long, 0 for no limit: then chapters
 * go first, the end of the summary next, links last.  The caller frees it. */
char *show_notes_new(const Manifest *manifest, const char *page, gsize max_bytes);
