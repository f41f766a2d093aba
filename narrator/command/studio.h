/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/studio: what a build speaks with: the store under lock, the children, the voices with
 * their gains measured, and the sounds before and after every episode. */
#pragma once
#include "command/pipeline.h"
#include "episode/pool.h"

typedef struct {
    guint jobs;          /* children at a time */
    guint limit_seconds; /* for one of them */
    SegmentFormat format;
    gboolean dry_run; /* take no lock, speak nothing */
} StudioOptions;

typedef struct Studio Studio;

/* NULL after errors, which have been reported: where another build has the lock, for one. */
Studio *studio_open(CommandContext *context, Pipeline *pipeline, const StudioOptions *options);
/* Ends the children that still speak; nothing can be submitted afterwards.  NULL is allowed. */
void studio_end_jobs(Studio *self);
void studio_free(Studio *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Studio, studio_free)

/* The voice by which the edition is read, and the sounds around it.  FALSE after errors. */
gboolean studio_prepare(Studio *self, const char *voice);

/* The voice of that name, its gain measured; NULL after errors.  Borrowed. */
Speaker *studio_speaker(Studio *self, const char *name);

/* All borrowed; the keys are NULL where the edition has no such sound. */
Store *studio_store(const Studio *self);
Pool *studio_pool(const Studio *self);
const char *studio_intro_key(const Studio *self);
const char *studio_outro_key(const Studio *self);
