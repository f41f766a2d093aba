/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/speaker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/limiter.h"
#include "audio/loudness.h"
#include "audio/resampler.h"
#include "base/digest.h"

/* Speech begins and ends where a sample is above this of 32768, about -60 dBFS. */
#define AUDIBLE 33
/* What is kept of the silence before and after it. */
#define LEAD_MS 10
#define TRAIL_MS 40
/* The least share of the voice's own pace at which its words can be said: a guard against speech
 * that was cut, not a measure of speed. */
#define LEAST_PACE 0.2
/* Samples handled at a time. */
#define BLOCK_SAMPLES 16384
/* Hexadecimal digits of a key. */
#define KEY_DIGITS 40

/* What a child gathers while the engine speaks. */
typedef struct {
    GArray *samples; /* gint16 */
    GArray *tokens;  /* SegmentToken */
} Recording;

Speaker *speaker_open(Voice *voice, const SpeakerSettings *settings, GError **error)
{
    g_autoptr(Speaker) self = g_new0(Speaker, 1);
    self->voice = voice;
    self->settings = *settings;
    self->engine = speech_engine_find(voice->engine);
    self->state = self->engine->open(voice, error);
    if (self->state == NULL)
        return NULL;
    if (settings->mp3.sample_rate_hz == 0)
        self->settings.mp3.sample_rate_hz = self->engine->sample_rate_hz(self->state);
    if (settings->format == SEGMENT_MP3 && !mp3_encoder_check(&self->settings.mp3, error))
        return NULL;
    return g_steal_pointer(&self);
}

void speaker_free(Speaker *self)
{
    if (self == NULL)
        return;
    if (self->state != NULL && self->engine->close != NULL)
        self->engine->close(self->state);
    voice_free(self->voice);
    g_free(self);
}

static void digest_voice(GChecksum *sum, const Speaker *self)
{
    const Voice *voice = self->voice;
    digest_text(sum, "engine", self->engine->version(self->state));
    digest_text(sum, "language", voice->language);
    digest_text(sum, "variant", voice->variant);
    digest_integer(sum, "rate", voice->rate_wpm);
    digest_integer(sum, "pitch", voice->pitch);
    digest_integer(sum, "range", voice->range);
    digest_integer(sum, "volume", voice->volume);
    digest_integer(sum, "word gap", voice->word_gap_ms);
}

static void digest_settings(GChecksum *sum, const SpeakerSettings *settings)
{
    digest_integer(sum, "segment", SEGMENT_VERSION);
    digest_integer(sum, "format", settings->format);
    digest_integer(sum, "sample rate", settings->mp3.sample_rate_hz);
    digest_real(sum, "true peak", settings->true_peak_dbtp);
    if (settings->format == SEGMENT_MP3) {
        digest_integer(sum, "bitrate", settings->mp3.bitrate_kbps);
        digest_text(sum, "encoder", mp3_encoder_version());
    }
}

char *speaker_gain_note(const Speaker *self)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    digest_voice(sum, self);
    digest_settings(sum, &self->settings);
    digest_real(sum, "loudness", self->settings.loudness_lufs);
    return g_strdup_printf("gain-%.*s", KEY_DIGITS, g_checksum_get_string(sum));
}

char *speaker_key(const Speaker *self, const char *lowered)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    digest_voice(sum, self);
    digest_settings(sum, &self->settings);
    digest_real(sum, "gain", self->gain_db);
    digest_text(sum, "sent", lowered);
    return g_strndup(g_checksum_get_string(sum), KEY_DIGITS);
}

static gboolean record_samples(gpointer user_data, const gint16 *samples, gsize n_samples)
{
    Recording *recording = user_data;
    g_array_append_vals(recording->samples, samples, (guint)n_samples);
    return TRUE;
}

static void record_token(gpointer user_data, guint32 token, guint64 sample)
{
    Recording *recording = user_data;
    SegmentToken entry = {token, (guint32)sample};
    g_array_append_val(recording->tokens, entry);
}

static gboolean record(const Speaker *self, const char *lowered, Recording *recording,
                       GError **error)
{
    SpeechSink sink = {record_samples, record_token, recording};
    return self->engine->speak(self->state, lowered, &sink, error);
}

/* Where the audible part lies, with what is kept around it; end is 0 where there is none. */
static void find_speech(const GArray *samples, int rate_hz, guint *start, guint *end)
{
    const gint16 *data = (const gint16 *)samples->data;
    guint first = 0;
    guint last = samples->len;
    while (first < samples->len && abs(data[first]) < AUDIBLE)
        first++;
    while (last > first && abs(data[last - 1]) < AUDIBLE)
        last--;
    guint lead = (guint)(rate_hz * LEAD_MS / 1000);
    guint trail = (guint)(rate_hz * TRAIL_MS / 1000);
    *start = first > lead ? first - lead : 0;
    *end = first == last ? 0 : MIN(last + trail, samples->len);
}

/* Samples start to below end as floats at the settings' rate. */
static GArray *to_floats(const Speaker *self, const gint16 *samples, gsize n, GError **error)
{
    int own_hz = self->engine->sample_rate_hz(self->state);
    GArray *out = g_array_sized_new(FALSE, FALSE, sizeof(float), (guint)n);
    g_autoptr(Resampler) resampler =
        resampler_new(own_hz, self->settings.mp3.sample_rate_hz, error);
    gboolean fine = resampler != NULL;
    float block[BLOCK_SAMPLES];
    for (gsize i = 0; fine && i < n; i += BLOCK_SAMPLES) {
        gsize count = MIN(BLOCK_SAMPLES, n - i);
        for (gsize k = 0; k < count; k++)
            block[k] = (float)samples[i + k] / 32768.0f;
        fine = resampler_add(resampler, block, count, out, error);
    }
    if (fine && resampler_finish(resampler, out, error))
        return out;
    g_array_unref(out);
    return NULL;
}

static void append_pcm(GByteArray *payload, const float *samples, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        long value = lrintf(samples[i] * 32768.0f);
        gint16 sample = (gint16)GINT16_TO_LE((gint16)CLAMP(value, -32768, 32767));
        g_byte_array_append(payload, (const guint8 *)&sample, sizeof sample);
    }
}

typedef struct {
    const SpeakerSettings *settings;
    Segment *segment;
    LoudnessMeter *meter;
    Mp3Encoder *encoder; /* NULL for PCM */
} Encoding;

static gboolean encode_block(const Encoding *encoding, const GArray *block, GError **error)
{
    const float *samples = (const float *)block->data;
    loudness_meter_add(encoding->meter, samples, block->len);
    if (encoding->encoder != NULL)
        return mp3_encoder_add(encoding->encoder, samples, block->len, encoding->segment->payload,
                               error);
    append_pcm(encoding->segment->payload, samples, block->len);
    return TRUE;
}

static gboolean encode_all(const Encoding *encoding, Limiter *limiter, const float *samples,
                           gsize n_samples, GError **error)
{
    g_autoptr(GArray) block = g_array_sized_new(FALSE, FALSE, sizeof(float), 2 * BLOCK_SAMPLES);
    for (gsize i = 0; i < n_samples; i += BLOCK_SAMPLES) {
        limiter_add(limiter, samples + i, MIN(BLOCK_SAMPLES, n_samples - i), block);
        if (!encode_block(encoding, block, error))
            return FALSE;
        g_array_set_size(block, 0);
    }
    limiter_finish(limiter, block);
    if (!encode_block(encoding, block, error))
        return FALSE;
    guint64 whole = n_samples;
    if (encoding->encoder != NULL &&
        !mp3_encoder_finish(encoding->encoder, encoding->segment->payload, &whole, error))
        return FALSE;
    encoding->segment->samples = (guint32)whole;
    return TRUE;
}

Segment *speaker_encode(const SpeakerSettings *settings, const float *samples, gsize n_samples,
                        double gain_db, GError **error)
{
    g_autoptr(Segment) segment = segment_new();
    segment->format = settings->format;
    segment->sample_rate_hz = settings->mp3.sample_rate_hz;
    segment->speech_samples = (guint32)n_samples;
    gboolean mp3 = settings->format == SEGMENT_MP3;
    LimiterSettings limiting = {settings->mp3.sample_rate_hz, gain_db,
                                settings->true_peak_dbtp - (mp3 ? LIMITER_MP3_MARGIN_DB : 0)};
    g_autoptr(Limiter) limiter = limiter_new(&limiting);
    g_autoptr(LoudnessMeter) meter = loudness_meter_new(settings->mp3.sample_rate_hz, error);
    g_autoptr(Mp3Encoder) encoder = mp3 && meter ? mp3_encoder_new(&settings->mp3, error) : NULL;
    if (meter == NULL || (mp3 && encoder == NULL))
        return NULL;
    Encoding encoding = {settings, segment, meter, encoder};
    if (!encode_all(&encoding, limiter, samples, n_samples, error))
        return NULL;
    const GArray *blocks = loudness_meter_finish(meter);
    g_array_append_vals(segment->blocks, blocks->data, blocks->len);
    segment->peak_dbtp = (float)limiter_peak_dbtp(limiter);
    return g_steal_pointer(&segment);
}

/* Token times from the engine's start and rate to the segment's. */
static void place_tokens(Segment *segment, const GArray *tokens, guint start, double ratio)
{
    guint32 last = 0;
    for (guint i = 0; i < tokens->len; i++) {
        SegmentToken token = g_array_index(tokens, SegmentToken, i);
        guint32 offset = token.sample > start ? token.sample - start : 0;
        guint32 sample = (guint32)lrint(offset * ratio);
        last = CLAMP(sample, last, segment->speech_samples);
        token.sample = last;
        g_array_append_val(segment->tokens, token);
    }
}

static Segment *make_segment(const Speaker *self, const char *lowered, guint words, GError **error)
{
    g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(SegmentToken));
    Recording recording = {samples, tokens};
    if (!record(self, lowered, &recording, error))
        return NULL;
    int own_hz = self->engine->sample_rate_hz(self->state);
    guint start;
    guint end;
    find_speech(samples, own_hz, &start, &end);
    double least_s = words * 60.0 / self->voice->rate_wpm * LEAST_PACE;
    if (end <= start || (double)(end - start) / own_hz < least_s) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                    "the voice said %u words in %.1f seconds: part of the text was not spoken",
                    words, end > start ? (double)(end - start) / own_hz : 0.0);
        return NULL;
    }
    g_autoptr(GArray) floats =
        to_floats(self, (const gint16 *)samples->data + start, end - start, error);
    if (floats == NULL)
        return NULL;
    Segment *segment = speaker_encode(&self->settings, (const float *)floats->data, floats->len,
                                      self->gain_db, error);
    if (segment != NULL)
        place_tokens(segment, tokens, start, (double)self->settings.mp3.sample_rate_hz / own_hz);
    return segment;
}

gboolean speaker_speak(const Speaker *self, const Store *store, const char *lowered, guint words,
                       GError **error)
{
    g_autofree char *key = speaker_key(self, lowered);
    g_autoptr(Segment) segment = make_segment(self, lowered, words, error);
    return segment != NULL && store_save(store, key, segment, error);
}
