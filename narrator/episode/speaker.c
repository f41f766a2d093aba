/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/speaker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
#define BLOCK_SAMPLES 8192
/* A change of calibrate.c's passages, or of how they are measured, is a change of this number: a
 * store of before gives the same gains as a new one. */
#define MEASURE_VERSION 2
/* Hexadecimal digits of a key. */
#define KEY_DIGITS 40

/* What a child does with what the engine says, while it speaks. */
typedef struct {
    SegmentWriter *writer;
    Resampler *resampler; /* NULL: the engine's rate is the settings' */
    GArray *resampled;    /* float, room for what it gives */
    GArray *tokens;       /* SegmentToken, by the engine's samples */
    GArray *held;         /* gint16: silence, until something audible follows */
    guint lead;           /* samples of silence that are kept before speech */
    guint64 start;        /* the first of the engine's samples that was not dropped */
    guint64 given;        /* samples from there on that were not held back */
    GError *error;        /* what stopped it */
} Recording;

Speaker *speaker_open(Voice *voice, const SegmentSettings *settings, GError **error)
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
    segment_writer_free(self->writer);
    g_free(self);
}

static void digest_voice(Digest *sum, const Speaker *self)
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

static void digest_settings(Digest *sum, const SegmentSettings *settings)
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
    g_autoptr(Digest) sum = digest_new();
    digest_voice(sum, self);
    digest_settings(sum, &self->settings);
    digest_real(sum, "loudness", self->settings.loudness_lufs);
    digest_integer(sum, "measure", MEASURE_VERSION);
    g_autofree char *digest = digest_finish(sum);
    return g_strdup_printf("gain-%.*s", KEY_DIGITS, digest);
}

char *speaker_key(const Speaker *self, const char *lowered)
{
    g_autoptr(Digest) sum = digest_new();
    digest_voice(sum, self);
    digest_settings(sum, &self->settings);
    digest_real(sum, "gain", self->gain_db);
    digest_text(sum, "sent", lowered);
    g_autofree char *digest = digest_finish(sum);
    return g_strndup(digest, KEY_DIGITS);
}

static gboolean give(Recording *self, const gint16 *samples, gsize n)
{
    self->given += n;
    if (self->resampler == NULL)
        return segment_writer_add_int16(self->writer, samples, n, &self->error);
    float block[BLOCK_SAMPLES];
    for (gsize i = 0; i < n; i += BLOCK_SAMPLES) {
        gsize count = MIN(BLOCK_SAMPLES, n - i);
        for (gsize k = 0; k < count; k++)
            block[k] = (float)samples[i + k] / 32768.0f;
        if (!resampler_add(self->resampler, block, count, self->resampled, &self->error) ||
            !segment_writer_add(self->writer, (const float *)self->resampled->data,
                                self->resampled->len, &self->error))
            return FALSE;
        g_array_set_size(self->resampled, 0);
    }
    return TRUE;
}

/* The end of the audible part of samples; 0 where there is none. */
static gsize find_audible_end(const gint16 *samples, gsize n)
{
    while (n > 0 && abs(samples[n - 1]) < AUDIBLE)
        n--;
    return n;
}

/* Before speech begins only so much silence is held as is kept of it. */
static void drop_silence(Recording *self)
{
    guint surplus = self->held->len > self->lead ? self->held->len - self->lead : 0;
    if (self->given == 0 && surplus > 0) {
        g_array_remove_range(self->held, 0, surplus);
        self->start += surplus;
    }
}

static gboolean record_samples(gpointer user_data, const gint16 *samples, gsize n_samples)
{
    Recording *self = user_data;
    gsize end = find_audible_end(samples, n_samples);
    gsize begin = 0;
    if (end > 0 && self->given == 0) {
        while (abs(samples[begin]) < AUDIBLE)
            begin++;
        g_array_append_vals(self->held, samples, (guint)begin);
        drop_silence(self);
    }
    if (end > 0) {
        if (!give(self, (const gint16 *)self->held->data, self->held->len) ||
            !give(self, samples + begin, end - begin))
            return FALSE;
        g_array_set_size(self->held, 0);
    }
    g_array_append_vals(self->held, samples + end, (guint)(n_samples - end));
    drop_silence(self);
    return TRUE;
}

static void record_token(gpointer user_data, guint32 token, guint64 sample)
{
    Recording *self = user_data;
    SegmentToken entry = {token, (guint32)sample};
    g_array_append_val(self->tokens, entry);
}

/* What is kept of the silence behind speech, and what the resampler still holds. */
static gboolean end_recording(Recording *self, guint trail)
{
    if (!give(self, (const gint16 *)self->held->data, MIN(self->held->len, trail)))
        return FALSE;
    return self->resampler == NULL ||
           (resampler_finish(self->resampler, self->resampled, &self->error) &&
            segment_writer_add(self->writer, (const float *)self->resampled->data,
                               self->resampled->len, &self->error));
}

static gboolean check_pace(const Speaker *self, const Recording *recording, guint words,
                           GError **error)
{
    double seconds = (double)recording->given / self->engine->sample_rate_hz(self->state);
    if (recording->given > 0 && seconds >= words * 60.0 / self->voice->rate_wpm * LEAST_PACE)
        return TRUE;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "the voice said %u words in %.1f seconds: part of the text was not spoken", words,
                seconds);
    return FALSE;
}

static gboolean record(const Speaker *self, const char *lowered, Recording *recording,
                       GError **error)
{
    SpeechSink sink = {record_samples, record_token, recording};
    gboolean spoken = self->engine->speak(self->state, lowered, &sink, error);
    if (recording->error != NULL) {
        /* Why it was told to stop says more than that it did. */
        g_clear_error(error);
        g_propagate_error(error, g_steal_pointer(&recording->error));
        return FALSE;
    }
    return spoken;
}

/* Token times from the engine's start and rate to the segment's. */
static void place_tokens(Segment *segment, const GArray *tokens, guint64 start, double ratio)
{
    guint32 last = 0;
    for (guint i = 0; i < tokens->len; i++) {
        SegmentToken token = g_array_index(tokens, SegmentToken, i);
        guint64 offset = token.sample > start ? token.sample - start : 0;
        guint32 sample = (guint32)lrint((double)offset * ratio);
        last = CLAMP(sample, last, segment->speech_samples);
        token.sample = last;
        g_array_append_val(segment->tokens, token);
    }
}

static Segment *make_segment(const Speaker *self, const char *lowered, guint words,
                             Recording *recording, GError **error)
{
    int own_hz = self->engine->sample_rate_hz(self->state);
    if (!record(self, lowered, recording, error) || !check_pace(self, recording, words, error))
        return NULL;
    if (!end_recording(recording, (guint)(own_hz * TRAIL_MS / 1000))) {
        g_propagate_error(error, g_steal_pointer(&recording->error));
        return NULL;
    }
    Segment *segment = segment_writer_finish(recording->writer, error);
    if (segment != NULL)
        place_tokens(segment, recording->tokens, recording->start,
                     (double)self->settings.mp3.sample_rate_hz / own_hz);
    return segment;
}

gboolean speaker_speak(Speaker *self, const Store *store, const char *lowered, guint words,
                       GError **error)
{
    int own_hz = self->engine->sample_rate_hz(self->state);
    int rate_hz = self->settings.mp3.sample_rate_hz;
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(SegmentToken));
    g_autoptr(GArray) held = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autoptr(GArray) resampled = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(Resampler) resampler =
        own_hz != rate_hz ? resampler_new(own_hz, rate_hz, error) : NULL;
    if (own_hz != rate_hz && resampler == NULL)
        return FALSE;
    g_autoptr(SegmentWriter) writer = g_steal_pointer(&self->writer);
    if (writer == NULL)
        writer = segment_writer_new(&self->settings, self->gain_db, error);
    if (writer == NULL)
        return FALSE;
    Recording recording = {.writer = writer,
                           .resampler = resampler,
                           .resampled = resampled,
                           .tokens = tokens,
                           .held = held,
                           .lead = (guint)(own_hz * LEAD_MS / 1000)};
    g_autofree char *key = speaker_key(self, lowered);
    g_autoptr(Segment) segment = make_segment(self, lowered, words, &recording, error);
    return segment != NULL && store_save(store, key, segment, error);
}
