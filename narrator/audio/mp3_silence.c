/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/mp3_silence.h"

#include <string.h>

#include "audio/audio_error.h"
#include "audio/mp3_encoder.h"
#include "audio/mp3_frame.h"

/* At 11.025, 22.05 and 44.1 kHz a frame is n/49 of a byte longer than its whole bytes, whatever the
 * bitrate, and elsewhere no fraction: so 49 frames hold all lengths that there are. */
#define FRAMES_ENCODED 64

struct Mp3Silence {
    Mp3Settings settings;
    guint sizes[2]; /* unpadded, padded */
    guint8 frames[2][MP3_FRAME_MAX_BYTES];
};

/* Keeps the last frame of each length: by then the encoder has settled. */
static void keep_frames(Mp3Silence *self, const GByteArray *encoded)
{
    gsize offset = 0;
    gsize begin = 0;
    Mp3Frame frame;
    while (mp3_frame_next(encoded->data, encoded->len, &offset, &frame)) {
        self->sizes[frame.padded] = frame.size_bytes;
        memcpy(self->frames[frame.padded], encoded->data + begin, frame.size_bytes);
        begin = offset;
    }
}

Mp3Silence *mp3_silence_new(const Mp3Settings *settings, GError **error)
{
    g_autoptr(Mp3Encoder) encoder = mp3_encoder_new(settings, error);
    if (encoder == NULL)
        return NULL;
    gsize n_samples = FRAMES_ENCODED * mp3_encoder_frame_samples(settings);
    g_autofree float *samples = g_new0(float, n_samples);
    g_autoptr(GByteArray) encoded = g_byte_array_new();
    guint64 length = 0;
    if (!mp3_encoder_add(encoder, samples, n_samples, encoded, error) ||
        !mp3_encoder_finish(encoder, encoded, &length, error))
        return NULL;
    Mp3Silence *self = g_new0(Mp3Silence, 1);
    self->settings = *settings;
    keep_frames(self, encoded);
    return self;
}

void mp3_silence_free(Mp3Silence *self)
{
    g_free(self);
}

void mp3_silence_append(const Mp3Silence *self, guint n_frames, GByteArray *into)
{
    guint rate = (guint)self->settings.sample_rate_hz;
    guint fraction = mp3_encoder_frame_samples(&self->settings) / 8 *
                     (guint)self->settings.bitrate_kbps * 1000 % rate;
    guint owed = 0; /* in 1/rate bytes */
    for (guint i = 0; i < n_frames; i++) {
        owed += fraction;
        gboolean padded = owed >= rate;
        if (padded)
            owed -= rate;
        g_byte_array_append(into, self->frames[padded], self->sizes[padded]);
    }
}
