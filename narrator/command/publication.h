/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/publication: everything that lists the episodes: feed, playlist, page, cover. */
#pragma once
#include "article/article.h"
#include "edition/edition.h"
#include "episode/manifest.h"
#include "episode/store.h"

/* Whether the article of an episode is no longer there.  One that cannot be looked for, as its folder
 * may not be read, is not gone. */
gboolean publication_article_is_gone(const Edition *edition, const Manifest *manifest);

/* The manifests of the episodes whose articles are still there, in the order of their folders; the
 * others are reported as a warning.  The caller frees the array. */
GPtrArray *publication_manifests(const Edition *edition, Diagnostics *diagnostics);

/* The edition's podcast:guid.  It is made of the feed's address once and kept in the store (by
 * publication_publish()), so that moving the feed does not change it; what narrator.yaml says wins.
 * The caller frees it. */
char *publication_guid(const Edition *edition, const Store *store, Diagnostics *diagnostics);

/* The edition's cover where it can be published: its bytes and media type; NULL where there is
 * none. What podcast apps would refuse is reported as an error, what they would not like as a
 * warning. */
GBytes *publication_cover(const Edition *edition, const char **media_type,
                          Diagnostics *diagnostics);

/* The path of the picture that an article has of its own; NULL where it names none in the edition's
 * folder: pages name theirs by address, in shapes that no app takes.  The caller frees it. */
char *publication_picture_path(const Edition *edition, const Article *article);
/* The picture where it can be published, as publication_cover(), but all faults are warnings: the
 * edition's cover stands in for it. */
GBytes *publication_picture(const char *path, const char **media_type, Diagnostics *diagnostics);

/* Publishes what changed of all that, the feed last, then removes the files that no episode names
 * any more.  Faults are reported as errors. */
void publication_publish(const Edition *edition, const Store *store, Diagnostics *diagnostics);
