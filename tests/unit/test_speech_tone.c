/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact engine: what others' times are held against. */
#include "speech/tone.h"

#include <math.h>
#include <string.h>

typedef struct {
    GArray *samples, *tokens;
} Heard;

static gboolean take_samples(gpointer user_data, const gint16 *samples, gsize n_samples)
{
    g_array_append_vals(((Heard *)user_data)->samples, samples, (guint)n_samples);
    return TRUE;
}

static void take_token(gpointer user_data, guint32 token, guint64 sample)
{
    const guint64 pair[] = {token, sample};
    g_array_append_vals(((Heard *)user_data)->tokens, pair, 2);
}

static void speak(SpeechEngineState *state, const char *lowered, Heard *heard)
{
    heard->samples = g_array_new(FALSE, FALSE, sizeof(gint16));
    heard->tokens = g_array_new(FALSE, FALSE, sizeof(guint64));
    SpeechSink sink = {take_samples, take_token, heard};
    g_autoptr(GError) error = NULL;
    g_assert_true(tone_engine.speak(state, lowered, &sink, &error));
    g_assert_no_error(error);
}

static void forget(Heard *heard)
{
    g_array_unref(heard->samples);
    g_array_unref(heard->tokens);
}

/* At 150 words a minute a word has 0.4 s. */
static SpeechEngineState *open_tone(void)
{
    static char name[] = "t", engine[] = "tone", language[] = "en";
    const Voice voice = {.name = name, .engine = engine, .language = language, .rate_wpm = 150};
    g_autoptr(GError) error = NULL;
    SpeechEngineState *state = tone_engine.open(&voice, &error);
    g_assert_no_error(error);
    return state;
}

static char *lower(SpeechEngineState *state)
{
    UtteranceItem items[] = {
        {UTTERANCE_WORDS, UTTERANCE_BARE, "one two", NULL, 0},
        {UTTERANCE_MARK, UTTERANCE_BARE, ",", NULL, UTTERANCE_NO_TOKEN},
        {UTTERANCE_LETTERS, UTTERANCE_BARE, "U N", NULL, 3},
        {UTTERANCE_IPA, UTTERANCE_S, "quay", "\xCB\x88kiː", 4},
        {UTTERANCE_MARK, UTTERANCE_BARE, ".", NULL, UTTERANCE_NO_TOKEN},
    };
    g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(UtteranceItem));
    g_array_append_vals(array, items, G_N_ELEMENTS(items));
    const Utterance utterance = {"en", array};
    return tone_engine.lower(state, &utterance, NULL);
}

static void test_exact(void)
{
    const guint word = (guint)(0.4 * 22050);
    SpeechEngineState *state = open_tone();
    g_assert_cmpint(tone_engine.sample_rate_hz(state), ==, 22050);
    g_autofree char *lowered = lower(state);
    g_assert_cmpstr(lowered, ==, "0\tone\n0\ttwo\n,\n3\tU\n3\tN\n4\t/\xCB\x88kiː/s\n.\n");
    Heard heard;
    speak(state, lowered, &heard);
    /* Five words, a comma of half, a full stop of a whole. */
    g_assert_cmpuint(heard.samples->len, ==, 5 * word + word / 2 + word);
    const guint64 tokens[] = {
        0, 0, 0, word, 3, 2 * word + word / 2, 3, 3 * word + word / 2, 4, 4 * word + word / 2};
    g_assert_cmpmem(heard.tokens->data, heard.tokens->len * sizeof(guint64), tokens, sizeof tokens);
    const gint16 *samples = (const gint16 *)(const void *)heard.samples->data;
    for (guint i = 2 * word; i < 2 * word + word / 2; i++)
        g_assert_cmpint(samples[i], ==, 0);
    double energy = 0;
    for (guint i = 0; i < word; i++)
        energy += (double)samples[i] * samples[i];
    g_assert_cmpfloat_with_epsilon(sqrt(energy / word), 8000 / sqrt(2), 60);
    forget(&heard);
    tone_engine.close(state);
}

static void test_words_differ(void)
{
    SpeechEngineState *state = open_tone();
    Heard one, other, again;
    speak(state, "0\tone\n", &one);
    speak(state, "0\tother\n", &other);
    speak(state, "0\tone\n", &again);
    gsize bytes = one.samples->len * sizeof(gint16);
    g_assert_cmpuint(one.samples->len, ==, other.samples->len);
    g_assert_true(memcmp(one.samples->data, other.samples->data, bytes) != 0);
    g_assert_cmpmem(one.samples->data, bytes, again.samples->data, bytes);
    forget(&one);
    forget(&other);
    forget(&again);
    tone_engine.close(state);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tone/exact", test_exact);
    g_test_add_func("/tone/words-differ", test_words_differ);
    return g_test_run();
}
