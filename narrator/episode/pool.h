/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/pool: jobs in forked children, as many at a time as there are cores.
 *
 * A child does one job and exits; what it made it has put into the store.  A child that crashes,
 * fails or overruns its time is tried once more.  The parent stays single-threaded and only waits.
 */
#pragma once
#include <gio/gio.h>

typedef struct Pool Pool;

typedef struct {
    /* In a child.  FALSE with an error fails the job. */
    gboolean (*work)(gpointer data, GError **error);
    /* In the parent, once, after the job ended; error is NULL where it was done. */
    void (*done)(gpointer data, const GError *error);
    gpointer data; /* borrowed until done() */
} PoolJob;

/* width: children at a time, at least 1; limit_seconds: of one try. */
Pool *pool_new(guint width, guint limit_seconds);
/* Kills the children that still run; their jobs' done() is not called. */
void pool_free(Pool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pool, pool_free)

/* Starts a job, after waiting for others to end where all children are busy.  FALSE when
 * interrupted (base/interrupt): the job was not started. */
gboolean pool_submit(Pool *self, const PoolJob *job);
/* Waits until something has happened to a job.  FALSE when interrupted. */
gboolean pool_wait(Pool *self);
/* Waits until all jobs have ended.  FALSE when interrupted. */
gboolean pool_drain(Pool *self);
