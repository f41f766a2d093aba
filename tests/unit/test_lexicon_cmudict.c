/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Five thousand words of the CMU pronouncing dictionary, most of which are names, imported and said
 * by the real engine: what is heard must be what the dictionary has.  Skipped where Debian's
 * pocketsphinx-en-us is not installed. */
#include <string.h>

#include <glib.h>

#include "curation/reading.h"
#include "curation/sound_key.h"
#include "lexicon/format.h"

#define DICTIONARY "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"
#define WORDS 5000
#define LEAST_AGREEMENT 0.99
/* The engine alone says about two in three right; were it more, this would measure nothing. */
#define MOST_WITHOUT 0.8

static gboolean is_word(const char *word)
{
    if (strlen(word) < 3)
        return FALSE;
    for (; *word != '\0'; word++)
        if (!g_ascii_islower(*word))
            return FALSE;
    return TRUE;
}

/* The same words each time, from all over the dictionary. */
static LexemeList *choose_words(Diagnostics *diagnostics)
{
    LexemeList *list = lexeme_list_new();
    g_assert_true(format_load(format_find("cmudict"), DICTIONARY, list, diagnostics));
    GPtrArray *all = list->lexemes;
    GRand *random = g_rand_new_with_seed(20240324);
    for (guint i = all->len - 1; i > 0; i--) {
        guint other = (guint)g_rand_int_range(random, 0, (gint32)i + 1);
        gpointer kept = all->pdata[i];
        all->pdata[i] = all->pdata[other];
        all->pdata[other] = kept;
    }
    g_rand_free(random);
    guint n = 0;
    for (guint i = 0; i < all->len && n < WORDS; i++) {
        const Lexeme *lexeme = all->pdata[i];
        if (is_word(lexeme->spellings->pdata[0])) {
            all->pdata[i] = all->pdata[n];
            all->pdata[n++] = (gpointer)lexeme;
        }
    }
    g_ptr_array_set_size(all, (int)n);
    return list;
}

static const char *ipa_of(const Lexeme *lexeme, guint variant)
{
    return g_array_index(lexeme->pronunciations, LexemePronunciation, variant).value;
}

static gboolean agrees(const Lexeme *lexeme, const char *said, gboolean any_variant)
{
    g_autofree char *heard = sound_key(said != NULL ? said : "", SOUND_KEY_REDUCED);
    for (guint i = 0; i < (any_variant ? lexeme->pronunciations->len : 1); i++) {
        g_autofree char *known = sound_key(ipa_of(lexeme, i), SOUND_KEY_REDUCED);
        if (strcmp(heard, known) == 0)
            return TRUE;
    }
    return FALSE;
}

/* The share of words that are said as the dictionary has them. */
static double agreement(const Reading *reading, const LexemeList *list, gboolean any_variant)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < list->lexemes->len; i++) {
        const Lexeme *lexeme = list->lexemes->pdata[i];
        char *word = g_strdup(lexeme->spellings->pdata[0]);
        *word = g_ascii_toupper(*word);
        g_ptr_array_add(words, word);
    }
    g_autoptr(GPtrArray) said = reading_ipa(reading, (const char *const *)words->pdata, words->len);
    guint right = 0;
    for (guint i = 0, shown = 0; i < list->lexemes->len; i++) {
        const Lexeme *lexeme = list->lexemes->pdata[i];
        gboolean same = agrees(lexeme, said->pdata[i], any_variant);
        right += same ? 1 : 0;
        if (!same && !any_variant && shown++ < 60)
            g_test_message("%s: /%s/ in the dictionary, said /%s/", (char *)words->pdata[i],
                           ipa_of(lexeme, 0), (char *)said->pdata[i]);
    }
    return (double)right / list->lexemes->len;
}

static void test_agreement(void)
{
    if (!g_file_test(DICTIONARY, G_FILE_TEST_EXISTS)) {
        g_test_skip("there is no " DICTIONARY);
        return;
    }
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    g_autoptr(LexemeList) list = choose_words(diagnostics);
    g_assert_cmpuint(list->lexemes->len, ==, WORDS);
    g_autofree char *yaml = format_find("yaml")->write(list, diagnostics);
    g_autoptr(Lexicon) lexicon = lexicon_new();
    g_autoptr(Lexicon) empty = lexicon_new();
    g_assert_true(
        lexicon_load_text(lexicon, yaml, strlen(yaml), "cmudict", LEXICON_EDITION, diagnostics));

    g_autoptr(Voice) voice = voice_load("american-low", NULL, NULL, diagnostics);
    g_autoptr(Language) language = language_load("en-US", NULL, diagnostics);
    g_assert_nonnull(voice);
    g_assert_nonnull(language);
    const SpeechEngine *engine = speech_engine_find(voice->engine);
    SpeechEngineState *state = engine->open(voice, NULL);
    g_assert_nonnull(state);
    Reading with = {lexicon, language, {engine, state}};
    Reading without = {empty, language, {engine, state}};
    double imported = agreement(&with, list, FALSE);
    double alone = agreement(&without, list, TRUE);
    g_test_message("%d words: %.2f %% agree with the dictionary after import, %.2f %% without",
                   WORDS, 100 * imported, 100 * alone);
    g_assert_cmpfloat(imported, >=, LEAST_AGREEMENT);
    g_assert_cmpfloat(alone, <, MOST_WITHOUT);
    engine->close(state);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lexicon/cmudict", test_agreement);
    return g_test_run();
}
