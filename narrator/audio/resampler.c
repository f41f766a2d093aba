/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/resampler.h"

#include <soxr.h>
#include <string.h>

#include "audio/audio_error.h"

/* The library is handed blocks of one length, so that how the caller cuts its samples cannot show.
 */
#define BLOCK_SAMPLES 4096
/* Farther apart no voice and no jingle is. */
#define MAX_RATIO 256

struct Resampler {
    int from_hz, to_hz;
    soxr_t state; /* NULL: the rates are equal */
    guint64 taken, given;
    float block[BLOCK_SAMPLES];
    guint n_block;
};

static gboolean set_library_error(GError **error, soxr_error_t reason)
{
    g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY, "libsoxr: %s", reason);
    return FALSE;
}

Resampler *resampler_new(int from_hz, int to_hz, GError **error)
{
    if (from_hz < 1 || to_hz < 1 || from_hz / to_hz >= MAX_RATIO || to_hz / from_hz >= MAX_RATIO) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS,
                    "samples at '%d' Hz cannot be brought to '%d' Hz", from_hz, to_hz);
        return NULL;
    }
    g_autoptr(Resampler) self = g_new0(Resampler, 1);
    self->from_hz = from_hz;
    self->to_hz = to_hz;
    if (from_hz == to_hz)
        return g_steal_pointer(&self);
    soxr_error_t reason = NULL;
    soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
    self->state = soxr_create(from_hz, to_hz, 1, &reason, NULL, &quality, NULL);
    if (reason != NULL) {
        set_library_error(error, reason);
        return NULL;
    }
    return g_steal_pointer(&self);
}

void resampler_free(Resampler *self)
{
    if (self == NULL)
        return;
    if (self->state != NULL)
        soxr_delete(self->state);
    g_free(self);
}

/* How many samples the ones taken so far become. */
static guint64 reckon_due(const Resampler *self)
{
    guint64 from = (guint64)self->from_hz;
    return (self->taken * (guint64)self->to_hz + from / 2) / from;
}

/* Converts what is in self->block; at the end of the stream, where in is NULL, what the library
 * still holds. */
static gboolean convert(Resampler *self, const float *in, GArray *into, GError **error)
{
    float out[BLOCK_SAMPLES];
    gsize offset = 0;
    gsize used = 0;
    gsize n = 0;
    do {
        soxr_error_t reason = soxr_process(self->state, in != NULL ? in + offset : NULL,
                                           self->n_block - offset, &used, out, BLOCK_SAMPLES, &n);
        if (reason != NULL)
            return set_library_error(error, reason);
        /* The library gives one more or less than is due, as its own rounding falls. */
        guint64 wanted = MIN((guint64)n, reckon_due(self) - self->given);
        g_array_append_vals(into, out, (guint)wanted);
        self->given += wanted;
        offset += used;
    } while (n > 0 || offset < self->n_block);
    self->n_block = 0;
    return TRUE;
}

gboolean resampler_add(Resampler *self, const float *samples, gsize n_samples, GArray *into,
                       GError **error)
{
    self->taken += n_samples;
    if (self->state == NULL) {
        g_array_append_vals(into, samples, (guint)n_samples);
        self->given += n_samples;
        return TRUE;
    }
    while (n_samples > 0) {
        guint n = (guint)MIN(n_samples, BLOCK_SAMPLES - self->n_block);
        memcpy(self->block + self->n_block, samples, n * sizeof *samples);
        self->n_block += n;
        samples += n;
        n_samples -= n;
        if (self->n_block == BLOCK_SAMPLES && !convert(self, self->block, into, error))
            return FALSE;
    }
    return TRUE;
}

gboolean resampler_finish(Resampler *self, GArray *into, GError **error)
{
    if (self->state != NULL) {
        if (!convert(self, self->block, into, error))
            return FALSE;
        if (!convert(self, NULL, into, error))
            return FALSE;
    }
    const float silence = 0;
    for (; self->given < reckon_due(self); self->given++)
        g_array_append_val(into, silence);
    return TRUE;
}
