/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/segment_writer.h"

#include <math.h>

#include "audio/loudness.h"

/* Samples handled at a time. */
#define BLOCK_SAMPLES 8192

struct SegmentWriter {
    Segment *segment;
    Limiter *limiter;
    LoudnessMeter *meter;
    Mp3Encoder *encoder; /* NULL for PCM */
    GArray *block;       /* float: what the limiter gave */
};

LimiterSettings segment_limiter_settings(const SegmentSettings *settings, int sample_rate_hz,
                                         double gain_db)
{
    double margin_db = settings->format == SEGMENT_MP3 ? LIMITER_MP3_MARGIN_DB : 0;
    return (LimiterSettings){sample_rate_hz, gain_db, settings->true_peak_dbtp - margin_db};
}

SegmentWriter *segment_writer_new(const SegmentSettings *settings, double gain_db, GError **error)
{
    gboolean mp3 = settings->format == SEGMENT_MP3;
    int rate_hz = settings->mp3.sample_rate_hz;
    LimiterSettings limiting = segment_limiter_settings(settings, rate_hz, gain_db);
    g_autoptr(SegmentWriter) self = g_new0(SegmentWriter, 1);
    self->block = g_array_sized_new(FALSE, FALSE, sizeof(float), 2 * BLOCK_SAMPLES);
    self->segment = segment_new();
    self->segment->format = settings->format;
    self->segment->sample_rate_hz = rate_hz;
    self->meter = loudness_meter_new(rate_hz, error);
    if (self->meter == NULL)
        return NULL;
    if (mp3 && (self->encoder = mp3_encoder_new(&settings->mp3, error)) == NULL)
        return NULL;
    self->limiter = limiter_new(&limiting);
    return g_steal_pointer(&self);
}

void segment_writer_free(SegmentWriter *self)
{
    if (self == NULL)
        return;
    segment_free(self->segment);
    limiter_free(self->limiter);
    loudness_meter_free(self->meter);
    mp3_encoder_free(self->encoder);
    g_array_unref(self->block);
    g_free(self);
}

static void append_pcm(GByteArray *payload, const float *samples, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        long value = lrintf(samples[i] * 32768.0f);
        gint16 sample = (gint16)GINT16_TO_LE((gint16)CLAMP(value, -32768, 32767));
        g_byte_array_append(payload, (const guint8 *)&sample, sizeof sample);
    }
}

/* Measures and encodes what the limiter gave. */
static gboolean encode_block(SegmentWriter *self, GError **error)
{
    const float *samples = (const float *)self->block->data;
    gsize n = self->block->len;
    loudness_meter_add(self->meter, samples, n);
    g_array_set_size(self->block, 0);
    if (self->encoder != NULL)
        return mp3_encoder_add(self->encoder, samples, n, self->segment->payload, error);
    append_pcm(self->segment->payload, samples, n);
    return TRUE;
}

gboolean segment_writer_add(SegmentWriter *self, const float *samples, gsize n_samples,
                            GError **error)
{
    self->segment->speech_samples += (guint32)n_samples;
    for (gsize i = 0; i < n_samples; i += BLOCK_SAMPLES) {
        limiter_add(self->limiter, samples + i, MIN(BLOCK_SAMPLES, n_samples - i), self->block);
        if (!encode_block(self, error))
            return FALSE;
    }
    return TRUE;
}

gboolean segment_writer_add_int16(SegmentWriter *self, const gint16 *samples, gsize n_samples,
                                  GError **error)
{
    self->segment->speech_samples += (guint32)n_samples;
    for (gsize i = 0; i < n_samples; i += BLOCK_SAMPLES) {
        limiter_add_int16(self->limiter, samples + i, MIN(BLOCK_SAMPLES, n_samples - i),
                          self->block);
        if (!encode_block(self, error))
            return FALSE;
    }
    return TRUE;
}

Segment *segment_writer_finish(SegmentWriter *self, GError **error)
{
    Segment *segment = self->segment;
    limiter_finish(self->limiter, self->block);
    if (!encode_block(self, error))
        return NULL;
    guint64 whole = segment->speech_samples;
    if (self->encoder != NULL &&
        !mp3_encoder_finish(self->encoder, segment->payload, &whole, error))
        return NULL;
    segment->samples = (guint32)whole;
    const GArray *blocks = loudness_meter_finish(self->meter);
    g_array_append_vals(segment->blocks, blocks->data, blocks->len);
    segment->peak_dbtp = (float)limiter_peak_dbtp(self->limiter);
    return g_steal_pointer(&self->segment);
}

Segment *segment_write(const SegmentSettings *settings, const float *samples, gsize n_samples,
                       double gain_db, GError **error)
{
    g_autoptr(SegmentWriter) writer = segment_writer_new(settings, gain_db, error);
    return writer != NULL && segment_writer_add(writer, samples, n_samples, error)
               ? segment_writer_finish(writer, error)
               : NULL;
}
