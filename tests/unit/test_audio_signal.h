/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of audio/ listen to and with: made-up speech, and libsndfile's MP3 decoder
 * (mpg123), which nobody here wrote. */
#pragma once
#include <glib.h>
#include <math.h>
#include <sndfile.h>
#include <string.h>

#include "audio/mp3_encoder.h"

/* White noise in -1..1; *state is the seed. */
static inline float signal_noise(guint32 *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (float)(gint32)*state / 2147483648.0f;
}

/* Adds a resonance at hz to *sample. */
static inline float signal_resonate(float sample, double hz, int rate_hz, float memory[2])
{
    double r = 0.97;
    double a1 = 2 * r * cos(2 * G_PI * hz / rate_hz);
    float y = (float)(sample * (1 - r) + a1 * memory[0] - r * r * memory[1]);
    memory[1] = memory[0];
    memory[0] = y;
    return y;
}

/* Speech as far as a codec can tell: pulses at a wandering pitch and noise through resonances, in
 * syllables with hard onsets; loud from the first sample to the last.  Peak below 1. */
static inline float *signal_speech(gsize n_samples, int rate_hz, guint32 seed)
{
    float *samples = g_new(float, n_samples);
    float low[2] = {0};
    float high[2] = {0};
    double phase = 0;
    for (gsize i = 0; i < n_samples; i++) {
        double t = (double)i / rate_hz;
        guint syllable = (guint)(t * 4.3) + seed;
        phase += (110 + 30 * sin(t * 5.1 + seed)) / rate_hz;
        gboolean pulse = phase >= 1;
        phase -= pulse;
        float noise = signal_noise(&seed);
        float source = syllable % 3 == 0 ? noise : (pulse ? 6.0f : 0.0f) + 0.02f * noise;
        float voice = signal_resonate(source, 350 + 90 * (syllable % 5), rate_hz, low) +
                      signal_resonate(source, 1400 + 210 * (syllable % 4), rate_hz, high);
        float onset = (float)fmod(t * 4.3, 1) < 0.1f ? 1.0f : 0.4f;
        samples[i] = tanhf(voice * onset * 2);
    }
    return samples;
}

typedef struct {
    const GByteArray *bytes;
    sf_count_t position;
} SignalFile;

static inline sf_count_t signal_length(void *user_data)
{
    return ((SignalFile *)user_data)->bytes->len;
}

static inline sf_count_t signal_seek(sf_count_t offset, int whence, void *user_data)
{
    SignalFile *file = user_data;
    sf_count_t base = whence == SEEK_SET   ? 0
                      : whence == SEEK_CUR ? file->position
                                           : signal_length(file);
    file->position = base + offset;
    return file->position;
}

static inline sf_count_t signal_read(void *into, sf_count_t count, void *user_data)
{
    SignalFile *file = user_data;
    sf_count_t n = CLAMP(signal_length(file) - file->position, 0, count);
    memcpy(into, file->bytes->data + file->position, (size_t)n);
    file->position += n;
    return n;
}

static inline sf_count_t signal_tell(void *user_data)
{
    return ((SignalFile *)user_data)->position;
}

/* Decodes an MP3 in memory to float.  Without an Info frame all frames are heard, from the first.
 */
static inline GArray *signal_decode(const GByteArray *bytes, int *rate_hz)
{
    SignalFile file = {.bytes = bytes};
    SF_VIRTUAL_IO io = {.get_filelen = signal_length,
                        .seek = signal_seek,
                        .read = signal_read,
                        .tell = signal_tell};
    SF_INFO info = {0};
    GArray *samples = g_array_new(FALSE, FALSE, sizeof(float));
    SNDFILE *sound = sf_open_virtual(&io, SFM_READ, &info, &file);
    if (sound == NULL) {
        g_test_message("%s", sf_strerror(NULL));
        return samples;
    }
    float block[4096];
    sf_count_t n;
    while ((n = sf_read_float(sound, block, G_N_ELEMENTS(block))) > 0)
        g_array_append_vals(samples, block, (guint)n);
    sf_close(sound);
    if (rate_hz != NULL)
        *rate_hz = info.samplerate;
    return samples;
}

/* Encodes samples as one segment, handed over in pieces of at most piece samples. */
static inline GByteArray *signal_encode(const Mp3Settings *settings, const float *samples,
                                        gsize n_samples, gsize piece, guint64 *length)
{
    GByteArray *encoded = g_byte_array_new();
    GError *error = NULL;
    Mp3Encoder *encoder = mp3_encoder_new(settings, &error);
    g_assert_no_error(error);
    for (gsize i = 0; i < n_samples; i += piece) {
        mp3_encoder_add(encoder, samples + i, MIN(piece, n_samples - i), encoded, &error);
        g_assert_no_error(error);
    }
    mp3_encoder_finish(encoder, encoded, length, &error);
    g_assert_no_error(error);
    mp3_encoder_free(encoder);
    return encoded;
}
