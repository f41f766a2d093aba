/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed/: manifests -> feed.xml and whatever else lists the episodes.
 *
 * To add a form, write a file like playlist.c and list it in feed.c.  No clock gets in: the same
 * manifests give the same bytes.  Stands on base, edition and episode. */
#pragma once
#include "edition/edition.h"
#include "episode/manifest.h"

/* What is said of an edition without a cover, and of an article without a date. */
#define FEED_NO_COVER                                                                              \
    "no 'image': the podcast has no cover, and directories such as Apple's want one"
#define FEED_NO_DATE "no date: the episode is listed after all others"

typedef struct {
    const Edition *edition;
    const char *guid;           /* podcast:guid */
    const char *cover;          /* name of the cover's file in output/, or NULL */
    const GPtrArray *manifests; /* Manifest *, in any order */
} FeedOptions;

/* An episode in its place. */
typedef struct {
    const Manifest *manifest;
    const ManifestFile *audio;
    gboolean dated;
    gint64 published; /* seconds since 1970, UTC; strictly decreasing along the list */
    guint number;     /* 1 for the oldest */
} FeedEpisode;

typedef struct {
    const Edition *edition;
    const char *guid;
    const char *cover;
    GArray *episodes; /* FeedEpisode, newest first, those without a date last */
} Feed;

/* Puts the episodes in order.  Borrows all that is in options.  Episodes of the same time are set a
 * second apart, in the order of their slugs.  Reports as warnings what apps will not like: no date,
 * a date to come, no cover; an episode without audio or with the guid of another is an error and
 * left out.  Never NULL. */
Feed *feed_new(const FeedOptions *options, Diagnostics *diagnostics);
void feed_free(Feed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Feed, feed_free)

typedef struct {
    const char *file_name; /* in output/ */
    /* Mandatory.  Appends the file's text. */
    void (*write)(const Feed *feed, GString *text);
} FeedFormat;

/* All forms, ended by one without a name.  The last one is the feed itself: it is published after
 * all that it refers to. */
extern const FeedFormat feed_formats[];

/* The address of a file of the episode, percent-encoded.  The caller frees it. */
char *feed_address(const Feed *self, const Manifest *manifest, const char *file_name);
/* A web address in ASCII: what may not stand in one is percent-encoded, escapes are kept.  The
 * caller frees it. */
char *feed_encode_address(const char *address);
