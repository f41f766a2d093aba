/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of answers in order, though some texts kill the child that asks. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "curation/phonemes.h"

#define TEXTS 3000

/* Says a text backwards; dies of "kill", has nothing to say to "none". */
static char *answer(SpeechEngineState *state, const char *lowered, GError **error)
{
    (void)state;
    (void)error;
    if (strcmp(lowered, "kill") == 0)
        _exit(1);
    return strcmp(lowered, "none") == 0 ? NULL : g_strreverse(g_strdup(lowered));
}

static const SpeechEngine backwards = {.name = "backwards", .phonemes = answer};
static const SpeechEngine mute = {.name = "mute"};

/* Every 97th kills, every 101st has no answer. */
static const char *text_of(guint i, char *buffer, gsize size)
{
    if (i % 97 == 5)
        return "kill";
    if (i % 101 == 7)
        return "none";
    (void)g_snprintf(buffer, size, "text %u", i);
    return buffer;
}

static void test_answers(void)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    char buffer[32];
    for (guint i = 0; i < TEXTS; i++)
        g_ptr_array_add(texts, g_strdup(text_of(i, buffer, sizeof buffer)));
    PhonemeSource source = {&backwards, NULL};
    g_autoptr(GPtrArray) answers =
        phonemes_of(&source, (const char *const *)texts->pdata, texts->len);
    g_assert_cmpuint(answers->len, ==, TEXTS);
    for (guint i = 0; i < TEXTS; i++) {
        const char *text = g_ptr_array_index(texts, i);
        g_autofree char *wanted = strcmp(text, "kill") == 0 || strcmp(text, "none") == 0
                                      ? NULL
                                      : g_strreverse(g_strdup(text));
        g_assert_cmpstr(g_ptr_array_index(answers, i), ==, wanted);
    }
}

static void test_few(void)
{
    static const char *const texts[] = {"a\nb"};
    PhonemeSource source = {&backwards, NULL};
    g_autoptr(GPtrArray) none = phonemes_of(&source, texts, 0);
    g_assert_cmpuint(none->len, ==, 0);
    g_autoptr(GPtrArray) one = phonemes_of(&source, texts, 1);
    g_assert_cmpstr(g_ptr_array_index(one, 0), ==, "b a");
    PhonemeSource silent = {&mute, NULL};
    g_autoptr(GPtrArray) nothing = phonemes_of(&silent, texts, 1);
    g_assert_cmpuint(nothing->len, ==, 1);
    g_assert_null(g_ptr_array_index(nothing, 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/phonemes/answers", test_answers);
    g_test_add_func("/phonemes/few", test_few);
    return g_test_run();
}
