/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/limiter: a static gain and a look-ahead limiter on a stream of mono samples.
 *
 * What stays under the ceiling is multiplied by the gain and nothing else; what would not is turned
 * down smoothly from LIMITER_LOOK_AHEAD_MS before.  Output has as many samples as input and is
 * aligned with it; the same input gives the same output, however it is cut into calls.  Stands on
 * GLib. */
#pragma once
#include <glib.h>

/* How far ahead a peak is seen, and how fast the gain comes back after it. */
#define LIMITER_LOOK_AHEAD_MS 5
#define LIMITER_RELEASE_MS 60
/* What to keep between the ceiling and the true peak that the decoded MP3 may have.  Measured by
 * ffmpeg's ebur128 on 400 s of speech in each of seven espeak-ng voices at 16, 22.05, 24, 44.1 and
 * 48 kHz, 40 to 128 kbit/s: decoding adds at most 0.8 dB up to -15 LUFS and 1.1 dB at -14 LUFS. */
#define LIMITER_MP3_MARGIN_DB 1.0
/* What is louder, +120 dBFS, is taken for no sound. */
#define LIMITER_LOUDEST 1e6f

typedef struct {
    int sample_rate_hz;
    double gain_db;
    double ceiling_dbtp; /* what peaks are held to, those between samples included */
} LimiterSettings;

typedef struct Limiter Limiter;

Limiter *limiter_new(const LimiterSettings *settings);
void limiter_free(Limiter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Limiter, limiter_free)

/* Takes samples, full scale 1.0, and appends those that are done to into, an array of float.  What
 * is not a number counts as 0. */
void limiter_add(Limiter *self, const float *samples, gsize n_samples, GArray *into);
/* The same from 16 bits. */
void limiter_add_int16(Limiter *self, const gint16 *samples, gsize n_samples, GArray *into);
/* Appends the rest.  Afterwards the limiter can begin a new stream; peaks go on being counted. */
void limiter_finish(Limiter *self, GArray *into);

/* The highest peak of the output so far, between samples included, in dBTP; -HUGE_VAL for silence.
 */
double limiter_peak_dbtp(const Limiter *self);
/* The most that was taken away so far, in dB, 0 or more. */
double limiter_reduction_db(const Limiter *self);
