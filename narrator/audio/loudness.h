/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/loudness: integrated loudness of mono speech (ITU-R BS.1770-4, EBU R 128), counted as dual
 * mono: 3.01 LU more than the mono file's own figure, as it sounds from two loudspeakers.
 *
 * Segments are measured apart, wherever they are made, and gated together: a meter gives the
 * energies of its 400 ms blocks, and loudness_integrated() takes those of all segments.  libebur128
 * is met only here. */
#pragma once
#include <glib.h>

/* Blocks begin this often; each is four times as long. */
#define LOUDNESS_STEP_MS 100
/* What loudness_integrated() returns where no block is above the absolute gate. */
#define LOUDNESS_SILENCE_LUFS (-70.0)

typedef struct LoudnessMeter LoudnessMeter;

/* NULL with an error where the rate is not one that can be measured (8 to 192 kHz). */
LoudnessMeter *loudness_meter_new(int sample_rate_hz, GError **error);
void loudness_meter_free(LoudnessMeter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LoudnessMeter, loudness_meter_free)

/* Measures samples, mono, full scale 1.0. */
void loudness_meter_add(LoudnessMeter *self, const float *samples, gsize n_samples);
/* Ends the segment, as if silence came before and after it, and returns the energies of its blocks:
 * an array of float that belongs to the meter.  Store them beside the segment; they add up by being
 * put one behind the other.  The meter takes no more samples. */
const GArray *loudness_meter_finish(LoudnessMeter *self);

/* Integrated loudness of blocks in LUFS, gated at -70 LUFS and 10 LU below what that leaves. */
double loudness_integrated(const float *blocks, gsize n_blocks);
