/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fetch/feed_reader: the items of an RSS 2.0, RSS 1.0 or Atom feed (RFC 4287).
 *
 * libxml2 reads it without network and without entities of its own.  Stands on base. */
#pragma once
#include "base/diagnostics.h"

/* Feeds list a hundred at most; archives are no news. */
#define FEED_READER_MAX_ITEMS 1000

/* Strings are NULL where the feed does not say. */
typedef struct {
    char *title;
    char *url;  /* of the article's page, absolute */
    char *guid; /* what the feed knows it by; never NULL */
    char *date; /* as the feed writes it */
    char *author;
    char *content; /* HTML: content:encoded or Atom's content */
} FeedItem;

typedef struct {
    char *title;
    char *language;
    GPtrArray *items; /* FeedItem *, in the feed's order */
} Feed;

/* Whether the root element of what bytes begin with is a feed's. */
gboolean feed_reader_claims(const char *bytes, gsize length);
/* url: the feed's own, which relative links stand on; NULL: there are none.  NULL after an error. */
Feed *feed_reader_parse(const char *bytes, gsize length, const char *url, GError **error);
void feed_reader_free(Feed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Feed, feed_reader_free)
