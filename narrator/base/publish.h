/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/publish: files that appear whole or not at all.
 *
 * A file is written beside its target under a name that ends in ".part", flushed to the disk and
 * renamed.  What a killed process leaves behind publish_sweep() removes. */
#pragma once
#include <gio/gio.h>
#include <stdio.h>

typedef struct PublishedFile PublishedFile;

/* Begins a file in a folder, which is made where it is missing. */
PublishedFile *publish_begin(const char *directory, GError **error);
/* Where to write, and, before publish_commit(), to seek and read again.  Borrowed. */
FILE *publish_stream(PublishedFile *self);
/* Writes bytes; FALSE when the disk is full or the like. */
gboolean publish_write(PublishedFile *self, const void *bytes, gsize length, GError **error);
/* SHA-256 of all that was written so far, as 64 lower-case hexadecimal digits; NULL on failure.
 * The caller frees it.  The stream stands at its end afterwards. */
char *publish_digest(PublishedFile *self, GError **error);
/* Flushes, gives the file its name in its folder and frees self; after a failure nothing is left.
 * durable: wait until the disk has it. */
gboolean publish_commit(PublishedFile *self, const char *name, gboolean durable, GError **error);
/* Removes the file and frees self.  NULL is allowed. */
void publish_abort(PublishedFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PublishedFile, publish_abort)

/* Files of one folder that get their names together, in the order in which they were added: the disk
 * is waited for once, not once a file. */
typedef struct PublishedSet PublishedSet;

PublishedSet *publish_set_new(void);
/* Takes over a file that is written.  The disk begins with it. */
void publish_set_add(PublishedSet *self, PublishedFile *file, const char *name);
/* Flushes all, waits until the disk has them, then names them.  After a failure nothing is left of
 * those that have no name yet. */
gboolean publish_set_commit(PublishedSet *self, GError **error);
/* Removes what has no name. */
void publish_set_free(PublishedSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PublishedSet, publish_set_free)

/* Publishes bytes as path, unless the file holds just them already.  *changed (may be NULL) says
 * whether it was written. */
gboolean publish_bytes(const char *path, const void *bytes, gsize length, gboolean *changed,
                       GError **error);

/* Removes the ".part" files in a folder, not in those below it.  For whoever holds the lock. */
void publish_sweep(const char *directory);
