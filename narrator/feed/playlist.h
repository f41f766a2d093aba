/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed/playlist: the episodes as an extended M3U playlist in UTF-8, with relative addresses: it
 * works from a folder as from a server. */
#pragma once
#include "feed/feed.h"

/* See FeedFormat.write. */
void playlist_write(const Feed *feed, GString *text);
