/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/segment_writer: samples, as they come -> a segment: gain, limiter, loudness, encoding.
 * Only a block of them is in memory at a time. */
#pragma once
#include "audio/limiter.h"
#include "audio/mp3_encoder.h"
#include "episode/segment.h"

/* How samples become audio. */
typedef struct {
    SegmentFormat format;
    Mp3Settings mp3;       /* sample_rate_hz 0: the voice's own; bitrate not used for PCM */
    double loudness_lufs;  /* integrated, counted as dual mono */
    double true_peak_dbtp; /* of the decoded file */
} SegmentSettings;

/* How samples of a rate are limited for that: an MP3 leaves room for what decoding adds. */
LimiterSettings segment_limiter_settings(const SegmentSettings *settings, int sample_rate_hz,
                                         double gain_db);

typedef struct SegmentWriter SegmentWriter;

/* A writer of one segment.  NULL with an error where the settings do not exist. */
SegmentWriter *segment_writer_new(const SegmentSettings *settings, double gain_db, GError **error);
void segment_writer_free(SegmentWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SegmentWriter, segment_writer_free)

/* Takes samples at the settings' rate, mono, full scale 1.0.  However they are cut into calls, the
 * segment is the same. */
gboolean segment_writer_add(SegmentWriter *self, const float *samples, gsize n_samples,
                            GError **error);
/* The same from 16 bits. */
gboolean segment_writer_add_int16(SegmentWriter *self, const gint16 *samples, gsize n_samples,
                                  GError **error);
/* The segment, without tokens.  Called once; the writer is of no use afterwards. */
Segment *segment_writer_finish(SegmentWriter *self, GError **error);

/* All in one, for samples that are there as a whole. */
Segment *segment_write(const SegmentSettings *settings, const float *samples, gsize n_samples,
                       double gain_db, GError **error);
