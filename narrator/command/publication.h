/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/publication: everything that lists the episodes: feed, playlist, page, cover. */
#pragma once
#include "edition/edition.h"
#include "episode/manifest.h"

/* The manifests of the episodes whose articles are still there, in the order of their folders; the
 * others are reported as a note.  The caller frees the array. */
GPtrArray *publication_manifests(const Edition *edition, Diagnostics *diagnostics);

/* Publishes what changed of all that, the feed last, then removes the files that no episode names
 * any more.  Faults are reported as errors. */
void publication_publish(const Edition *edition, Diagnostics *diagnostics);

/* What is wrong with the edition's cover is reported; its bytes where it can be published, or NULL.
 */
GBytes *publication_cover(const Edition *edition, const char **media_type,
                          Diagnostics *diagnostics);
