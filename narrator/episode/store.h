/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/store: the segments, by content: .narrator/store/a/abcdef....  A key names everything
 * audible, so nothing in here ever goes stale; it is a cache, and what is missing or damaged is
 * made again.  Safe under several writers: a segment appears whole, under a name that only its own
 * content has. */
#pragma once
#include "episode/segment.h"

typedef struct Store Store;

/* The store of an edition's folder.  Nothing is made until something is saved. */
Store *store_open(const char *folder);
void store_free(Store *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_free)

/* The folder that holds the store, the lock and the stamps: FOLDER/.narrator.  Borrowed. */
const char *store_home(const Store *self);

/* Keeps other builds out until store_free(), also when this process is killed.  FALSE with an error
 * that names the other process. */
gboolean store_lock(Store *self, GError **error);

/* The segment of a key; NULL where there is none of that form. */
Segment *store_load(const Store *self, const char *key, SegmentPart part);
/* Whether the segment is there, whole. */
gboolean store_has(const Store *self, const char *key);
gboolean store_save(const Store *self, const char *key, const Segment *segment, GError **error);

/* A small text beside the segments, such as a voice's gain.  NULL where there is none.  The caller
 * frees it. */
char *store_load_note(const Store *self, const char *name);
/* Leaves a note alone that says so already. */
gboolean store_save_note(const Store *self, const char *name, const char *text, GError **error);

/* Removes every segment whose key is not in keep (a set of char *), and what was left behind half
 * written.  How many files and bytes went (or would go, with dry_run). */
void store_clean(const Store *self, GHashTable *keep, gboolean dry_run, guint *files,
                 guint64 *bytes);
