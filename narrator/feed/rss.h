/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed/rss: the podcast feed: RSS 2.0 with the namespaces of Apple, Podcasting 2.0, Atom, content
 * and Podlove Simple Chapters, as PSP-1 asks.  The only place that meets libxml2's writer. */
#pragma once
#include "feed/feed.h"

/* RFC 2822, as pubDate has it: "Sun, 24 Mar 2024 06:00:00 +0000".  The caller frees it. */
char *rss_date(gint64 seconds);
/* See FeedFormat.write. */
void rss_write(const Feed *feed, GString *text);
