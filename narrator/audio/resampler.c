/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/resampler.h"

#include <samplerate.h>
#include <string.h>

#include "audio/audio_error.h"

/* The library is handed blocks of one length, so that how the caller cuts its samples cannot show.
 */
#define BLOCK_SAMPLES 4096

struct Resampler {
    int from_hz, to_hz;
    SRC_STATE *state; /* NULL: the rates are equal */
    guint64 taken, given;
    float block[BLOCK_SAMPLES];
    guint n_block;
};

Resampler *resampler_new(int from_hz, int to_hz, GError **error)
{
    if (from_hz < 1 || to_hz < 1 || !src_is_valid_ratio((double)to_hz / from_hz)) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS,
                    "samples at '%d' Hz cannot be brought to '%d' Hz", from_hz, to_hz);
        return NULL;
    }
    g_autoptr(Resampler) self = g_new0(Resampler, 1);
    self->from_hz = from_hz;
    self->to_hz = to_hz;
    if (from_hz == to_hz)
        return g_steal_pointer(&self);
    int code = 0;
    self->state = src_new(SRC_SINC_BEST_QUALITY, 1, &code);
    if (self->state == NULL) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY, "libsamplerate: %s",
                    src_strerror(code));
        return NULL;
    }
    return g_steal_pointer(&self);
}

void resampler_free(Resampler *self)
{
    if (self == NULL)
        return;
    if (self->state != NULL)
        src_delete(self->state);
    g_free(self);
}

/* How many samples the ones taken so far become. */
static guint64 reckon_due(const Resampler *self)
{
    guint64 from = (guint64)self->from_hz;
    return (self->taken * (guint64)self->to_hz + from / 2) / from;
}

/* Converts what is in self->block; at the end of the stream all that the library still holds. */
static gboolean convert(Resampler *self, gboolean end, GArray *into, GError **error)
{
    float out[BLOCK_SAMPLES];
    SRC_DATA data = {.data_in = self->block,
                     .input_frames = (long)self->n_block,
                     .data_out = out,
                     .output_frames = BLOCK_SAMPLES,
                     .end_of_input = end,
                     .src_ratio = (double)self->to_hz / self->from_hz};
    do {
        int code = src_process(self->state, &data);
        if (code != 0) {
            g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY, "libsamplerate: %s",
                        src_strerror(code));
            return FALSE;
        }
        /* The library gives one more or less than is due, as its own rounding falls. */
        guint64 n = MIN((guint64)data.output_frames_gen, reckon_due(self) - self->given);
        g_array_append_vals(into, out, (guint)n);
        self->given += n;
        data.data_in += data.input_frames_used;
        data.input_frames -= data.input_frames_used;
    } while (data.input_frames > 0 || data.output_frames_gen > 0);
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
        if (self->n_block == BLOCK_SAMPLES && !convert(self, FALSE, into, error))
            return FALSE;
    }
    return TRUE;
}

gboolean resampler_finish(Resampler *self, GArray *into, GError **error)
{
    if (self->state != NULL && !convert(self, TRUE, into, error))
        return FALSE;
    const float silence = 0;
    for (; self->given < reckon_due(self); self->given++)
        g_array_append_val(into, silence);
    return TRUE;
}
