/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of episode/speaker.h that finds a voice's gain: it speaks a fixed passage, measures it,
 * and corrects once for what the limiter takes away. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/limiter.h"
#include "audio/loudness.h"
#include "episode/speaker.h"

/* Speech at more than this is not asked for by any voice that makes a sound. */
#define MOST_GAIN_DB 40
/* Samples handled at a time. */
#define BLOCK_SAMPLES 8192

typedef struct {
    const char *language;
    const char *text;
} Passage;

/* News-like sentences, 15 to 20 seconds long: enough for the gates of BS.1770 to settle. */
static const Passage passages[] = {
    {"en", "The council met late on Thursday and agreed to repair the old bridge before winter. "
           "Work begins in the second week of October, and buses will take the longer road along "
           "the river. Shop owners asked for one lane to stay open; the engineer said that it "
           "would be too narrow to be safe."},
    {"de", "Der Rat hat am Donnerstag beschlossen, die alte Brücke noch vor dem Winter zu "
           "erneuern. Die Arbeiten beginnen in der zweiten Oktoberwoche, und die Busse fahren "
           "einen Umweg am Fluss entlang. Händler baten darum, eine Spur offen zu halten; das "
           "sei zu eng, sagte die Ingenieurin."},
    {"fr", "Le conseil a décidé jeudi soir de réparer le vieux pont avant l'hiver. Les travaux "
           "commencent la deuxième semaine d'octobre, et les autobus passeront par la route du "
           "fleuve. Les commerçants demandaient qu'une voie reste ouverte; elle serait trop "
           "étroite, a répondu l'ingénieure."},
    {"es", "El consejo decidió el jueves por la noche reparar el puente viejo antes del invierno. "
           "Las obras empiezan la segunda semana de octubre, y los autobuses irán por el camino "
           "del río. Los comerciantes pedían dejar un carril abierto; sería demasiado estrecho, "
           "respondió la ingeniera."},
};

static const char *passage_for(const char *language)
{
    for (gsize i = 0; i < G_N_ELEMENTS(passages); i++)
        if (g_ascii_strncasecmp(language, passages[i].language, 2) == 0)
            return passages[i].text;
    return passages[0].text;
}

static gboolean gather(gpointer user_data, const gint16 *samples, gsize n_samples)
{
    g_array_append_vals(user_data, samples, (guint)n_samples);
    return TRUE;
}

static void ignore_token(gpointer user_data, guint32 token, guint64 sample)
{
    (void)user_data;
    (void)token;
    (void)sample;
}

/* The passage as the engine speaks it, at the engine's own rate. */
static GArray *speak_passage(const Speaker *self, GError **error)
{
    UtteranceItem item = {UTTERANCE_WORDS, UTTERANCE_BARE, passage_for(self->voice->language), NULL,
                          UTTERANCE_NO_TOKEN};
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(UtteranceItem));
    g_array_append_val(items, item);
    Utterance utterance = {self->voice->language, items};
    g_autofree char *lowered = self->engine->lower(self->state, &utterance, NULL);
    GArray *samples = g_array_new(FALSE, FALSE, sizeof(gint16));
    SpeechSink sink = {gather, ignore_token, samples};
    if (self->engine->speak(self->state, lowered, &sink, error))
        return samples;
    g_array_unref(samples);
    return NULL;
}

/* How loud the passage is after gain and limiter. */
static gboolean measure(const Speaker *self, const GArray *samples, double gain_db, double *lufs,
                        GError **error)
{
    int rate_hz = self->engine->sample_rate_hz(self->state);
    LimiterSettings settings = segment_limiter_settings(&self->settings, rate_hz, gain_db);
    g_autoptr(LoudnessMeter) meter = loudness_meter_new(rate_hz, error);
    if (meter == NULL)
        return FALSE;
    g_autoptr(Limiter) limiter = limiter_new(&settings);
    g_autoptr(GArray) block = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint i = 0; i < samples->len; i += BLOCK_SAMPLES) {
        limiter_add_int16(limiter, &g_array_index(samples, gint16, i),
                          MIN(BLOCK_SAMPLES, samples->len - i), block);
        loudness_meter_add(meter, (const float *)block->data, block->len);
        g_array_set_size(block, 0);
    }
    limiter_finish(limiter, block);
    loudness_meter_add(meter, (const float *)block->data, block->len);
    const GArray *blocks = loudness_meter_finish(meter);
    *lufs = loudness_integrated((const float *)blocks->data, blocks->len);
    return TRUE;
}

gboolean speaker_measure_gain(const Speaker *self, const Store *store, GError **error)
{
    g_autoptr(GArray) samples = speak_passage(self, error);
    double gain_db = 0;
    double lufs;
    /* The first pass finds the gain, the second what the limiter takes of it. */
    for (guint pass = 0; pass < 2; pass++) {
        if (samples == NULL || !measure(self, samples, gain_db, &lufs, error))
            return FALSE;
        gain_db += self->settings.loudness_lufs - lufs;
        if (!isfinite(gain_db) || gain_db > MOST_GAIN_DB) {
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "the voice '%s' makes no sound",
                        self->voice->name);
            return FALSE;
        }
    }
    g_autofree char *name = speaker_gain_note(self);
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return store_save_note(store, name, g_ascii_formatd(text, sizeof text, "%.2f", gain_db), error);
}

gboolean speaker_calibrate(Speaker *self, const Store *store)
{
    g_autofree char *name = speaker_gain_note(self);
    g_autofree char *text = store_load_note(store, name);
    char *end = NULL;
    double gain_db = text ? g_ascii_strtod(text, &end) : 0;
    if (text == NULL || end == text || *end != '\0' || !isfinite(gain_db))
        return FALSE;
    self->gain_db = gain_db;
    /* All that is the same for every segment is reckoned here, not in each child. */
    segment_writer_free(self->writer);
    self->writer = segment_writer_new(&self->settings, gain_db, NULL);
    return TRUE;
}
