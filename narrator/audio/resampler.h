/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/resampler: mono samples at another rate, by libsoxr at its very high quality, which is met
 * only here.  Streams: n samples in, round(n * to / from) out, aligned, however they are cut. */
#pragma once
#include <glib.h>

typedef struct Resampler Resampler;

/* Rates are 1 Hz or more and at most 256 times apart.  Equal rates copy. */
Resampler *resampler_new(int from_hz, int to_hz, GError **error);
void resampler_free(Resampler *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Resampler, resampler_free)

/* Takes samples and appends those that are done to into, an array of float. */
gboolean resampler_add(Resampler *self, const float *samples, gsize n_samples, GArray *into,
                       GError **error);
/* Appends the rest.  The resampler takes no more samples. */
gboolean resampler_finish(Resampler *self, GArray *into, GError **error);
