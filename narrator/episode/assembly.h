/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/assembly: Plan + store -> where every segment and pause lies, and the audio file.
 *
 * An MP3 is spliced from the segments' frames and silent frames, not encoded again; a master is the
 * same of samples. */
#pragma once
#include "audio/master.h"
#include "base/publish.h"
#include "episode/plan.h"
#include "episode/timeline.h"

/* What one piece of the audio is: a segment, then silence. */
typedef struct {
    char key[PLAN_KEY_BYTES];
    guint64 start_sample;
    guint32 samples;       /* of the segment */
    guint32 pause_samples; /* of silence behind it; MP3: whole frames */
} AssemblyPiece;

typedef struct {
    const Store *store;
    SegmentSettings settings;
    GArray *pieces; /* AssemblyPiece */
    guint64 samples;
    guint words;
    double loudness_lufs;
    double true_peak_dbtp;
    Timeline *timeline;
} Assembly;

/* The keys of segments before and after the article; NULL: none. */
typedef struct {
    const char *intro, *outro;
    guint pause_ms; /* between them and the article */
} AssemblyFrame;

/* Lays out an episode.  Every segment must be in the store; else NULL, with an error. */
Assembly *assembly_new(const Plan *plan, const Store *store, const AssemblyFrame *frame,
                       GError **error);
void assembly_free(Assembly *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Assembly, assembly_free)

/* Appends the MP3 (Info frame and audio) to a file in which tag_bytes stand already.  Checks on the
 * way that all frames fit each other and that their number is the one planned. */
gboolean assembly_write_mp3(const Assembly *self, PublishedFile *file, GError **error);

/* Writes a master of format "flac" or "wav" to an empty file. */
gboolean assembly_write_master(const Assembly *self, PublishedFile *file, const char *format,
                               const MasterTags *tags, GError **error);
