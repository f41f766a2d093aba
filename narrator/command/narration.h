/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/narration: the work of `narrator build`: a run of articles on their way to episodes.
 *
 * Articles are planned one behind the other in the parent while children speak what is new; an
 * episode is published when all its segments are in the store, in the order of the articles. */
#pragma once
#include "base/progress.h"
#include "command/pipeline.h"
#include "episode/episode.h"
#include "episode/pool.h"

typedef struct {
    guint jobs;          /* children at a time */
    guint limit_seconds; /* for one segment */
    gboolean force;      /* publish also what is up to date */
    gboolean dry_run;    /* plan only */
    const char *master;  /* "flac" or "wav" instead of episodes; else NULL */
    const char *master_folder;
    const char *voice; /* instead of the edition's; NULL */
} NarrationOptions;

typedef enum {
    NARRATION_UNCHANGED,
    NARRATION_PUBLISHED,
    NARRATION_PLANNED, /* a dry run's: would be published */
    NARRATION_FAILED
} NarrationOutcome;

/* What became of one article; valid during the call. */
typedef struct {
    NarrationOutcome outcome;
    const char *path;
    const char *slug;
    const Manifest *manifest; /* NULL where there is none */
    guint segments;           /* of the episode; 0 where it was not planned */
    guint new_segments;       /* of them, spoken now (or to be spoken) */
    const char *file;         /* a master's path; else NULL */
} NarrationReport;

typedef struct Narration Narration;

/* Whom to tell what became of each article. */
typedef struct {
    void (*report)(const NarrationReport *report, gpointer user_data);
    gpointer user_data;
} NarrationListener;

/* Opens store, lock and voice.  NULL after errors; *code is then the exit code that they mean. */
Narration *narration_open(CommandContext *context, Pipeline *pipeline,
                          const NarrationOptions *options, const NarrationListener *listener,
                          int *code);
void narration_free(Narration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Narration, narration_free)

/* Narrates the articles.  FALSE when interrupted. */
gboolean narration_run(Narration *self, const GPtrArray *paths);

/* The store, locked.  Borrowed. */
const Store *narration_store(const Narration *self);

/* The slug of an article's path: its file's name without suffix.  The caller frees it. */
char *narration_slug(const char *path);

/* Whether an article may be published under a slug: FALSE, with an error, where claims has another
 * article for it; else it is put in.  claims maps slugs to paths, both of which it owns. */
gboolean narration_claim(GHashTable *claims, const char *slug, const char *path,
                         Diagnostics *diagnostics);
