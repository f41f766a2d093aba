/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech/tone.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE_RATE_HZ 22050
/* Loud enough to measure, far from clipping. */
#define AMPLITUDE 8000

struct SpeechEngineState {
    guint word_samples;
};

static SpeechEngineState *tone_open(const Voice *voice, GError **error)
{
    (void)error;
    SpeechEngineState *state = g_new0(SpeechEngineState, 1);
    state->word_samples = (guint)(SAMPLE_RATE_HZ * 60 / voice->rate_wpm);
    return state;
}

static void tone_close(SpeechEngineState *state)
{
    g_free(state);
}

static void append_words(GString *out, guint32 token, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (gsize i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_string_append_printf(out, "%u\t%s\n", token, words[i]);
}

/* A line a word: its token, a tab, the word; a clause mark is a line of its own. */
static char *tone_lower(SpeechEngineState *state, const Utterance *utterance, GArray *complaints)
{
    (void)state;
    (void)complaints;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < utterance->items->len; i++) {
        const UtteranceItem *item = &g_array_index(utterance->items, UtteranceItem, i);
        if (item->kind == UTTERANCE_MARK)
            g_string_append_printf(out, "%s\n", item->text);
        else if (item->kind == UTTERANCE_IPA)
            g_string_append_printf(out, "%u\t/%s/%s\n", item->token, item->detail,
                                   item->ending == UTTERANCE_S ? "s" : "");
        else
            append_words(out, item->token, item->text);
    }
    return g_string_free(out, FALSE);
}

static gboolean send_tone(SpeechSink *sink, guint samples, double frequency_hz)
{
    g_autofree gint16 *buffer = g_new(gint16, samples);
    for (guint i = 0; i < samples; i++) {
        double phase = 2 * G_PI * frequency_hz * i / SAMPLE_RATE_HZ;
        buffer[i] = (gint16)lrint(AMPLITUDE * sin(phase));
    }
    return sink->samples(sink->user_data, buffer, samples);
}

static gboolean speak_line(const SpeechEngineState *state, const char *line, SpeechSink *sink,
                           guint64 *sample)
{
    const char *tab = strchr(line, '\t');
    guint samples = state->word_samples;
    double frequency_hz = 0;
    if (tab == NULL) {
        samples = strchr(",;:", *line) != NULL ? samples / 2 : samples;
    } else {
        guint32 token = (guint32)strtoul(line, NULL, 10);
        if (token != UTTERANCE_NO_TOKEN)
            sink->token(sink->user_data, token, *sample);
        frequency_hz = 200 + g_str_hash(tab + 1) % 1800;
    }
    *sample += samples;
    return send_tone(sink, samples, frequency_hz);
}

static gboolean tone_speak(SpeechEngineState *state, const char *lowered, SpeechSink *sink,
                           GError **error)
{
    g_auto(GStrv) lines = g_strsplit(lowered, "\n", -1);
    guint64 sample = 0;
    for (gsize i = 0; lines[i] != NULL; i++) {
        if (*lines[i] != '\0' && !speak_line(state, lines[i], sink, &sample)) {
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "speech was cut off");
            return FALSE;
        }
    }
    return TRUE;
}

static char *tone_phonemes(SpeechEngineState *state, const char *lowered, GError **error)
{
    (void)state;
    (void)error;
    return g_strdup(lowered);
}

static const char *tone_version(SpeechEngineState *state)
{
    (void)state;
    return "tone 1";
}

static int tone_sample_rate_hz(SpeechEngineState *state)
{
    (void)state;
    return SAMPLE_RATE_HZ;
}

const SpeechEngine tone_engine = {
    .name = "tone",
    .summary = "tones of exact length instead of words, for tests",
    .open = tone_open,
    .lower = tone_lower,
    .speak = tone_speak,
    .phonemes = tone_phonemes,
    .version = tone_version,
    .sample_rate_hz = tone_sample_rate_hz,
    .close = tone_close,
};
