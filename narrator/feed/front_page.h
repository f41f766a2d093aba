/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed/front_page: output/index.html: the episodes with players, newest first, in the style of the
 * episodes' own pages. */
#pragma once
#include "feed/feed.h"

/* See FeedFormat.write. */
void front_page_write(const Feed *feed, GString *html);
