/* SPDX-License-Identifier: GPL-3.0-or-later */
/* espeak-ng as this program uses it: children that speak alike in any order, text that stays text.
 */
#include "speech/espeak.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "speech/letters.h"

static SpeechEngineState *open_voice(const char *language, const char *variant, int rate_wpm)
{
    Voice voice = {.name = (char *)"test", .engine = (char *)"espeak", .rate_wpm = rate_wpm};
    voice.language = (char *)language;
    voice.variant = (char *)variant;
    voice.pitch = voice.range = 50;
    voice.volume = 80;
    g_autoptr(GError) error = NULL;
    SpeechEngineState *state = espeak_engine.open(&voice, &error);
    g_assert_no_error(error);
    return state;
}

static char *lower(SpeechEngineState *state, UtteranceKind kind, const char *text,
                   const char *detail)
{
    const UtteranceItem items[] = {
        {kind, UTTERANCE_BARE, text, detail, 0},
        {UTTERANCE_MARK, UTTERANCE_BARE, ".", NULL, UTTERANCE_NO_TOKEN},
    };
    g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(UtteranceItem));
    g_array_append_vals(array, items, G_N_ELEMENTS(items));
    const Utterance utterance = {"en-GB", array};
    return espeak_engine.lower(state, &utterance, NULL);
}

static gboolean sum_samples(gpointer user_data, const gint16 *samples, gsize n_samples)
{
    g_checksum_update(user_data, (const guchar *)samples, (gssize)(n_samples * sizeof *samples));
    return TRUE;
}

static void sum_token(gpointer user_data, guint32 token, guint64 sample)
{
    const guint64 pair[] = {token, sample};
    g_checksum_update(user_data, (const guchar *)pair, sizeof pair);
}

static char *speak(SpeechEngineState *state, const char *lowered)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    SpeechSink sink = {sum_samples, sum_token, sum};
    g_autoptr(GError) error = NULL;
    if (!espeak_engine.speak(state, lowered, &sink, &error))
        return g_strdup(error->message);
    return g_strdup(g_checksum_get_string(sum));
}

static char *pronounce(SpeechEngineState *state, const char *lowered)
{
    g_autoptr(GError) error = NULL;
    char *phonemes = espeak_engine.phonemes(state, lowered, &error);
    return phonemes ? phonemes : g_strdup(error->message);
}

/* What a function makes of what is lowered, in a child: it may be called once a process. */
static char *in_child(SpeechEngineState *state, const char *lowered,
                      char *(*function)(SpeechEngineState *, const char *))
{
    int fds[2];
    g_assert_cmpint(pipe(fds), ==, 0);
    pid_t pid = fork();
    if (pid == 0) {
        char *text = function(state, lowered);
        ssize_t written = write(fds[1], text, strlen(text));
        _exit(written < 0);
    }
    close(fds[1]);
    GString *text = g_string_new(NULL);
    char buffer[1024];
    ssize_t n;
    while ((n = read(fds[0], buffer, sizeof buffer)) > 0)
        g_string_append_len(text, buffer, n);
    close(fds[0]);
    int status = 0;
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return g_string_free(text, FALSE);
}

static void test_any_order(void)
{
    SpeechEngineState *british = open_voice("en-GB", "m7", 155);
    static const char *const texts[] = {"The ferry left the harbour at noon",
                                        "It came back in the evening with lemons", "Nobody knew"};
    g_autofree char *lowered[3] = {NULL};
    g_autofree char *first[3] = {NULL};
    for (gsize i = 0; i < 3; i++) {
        lowered[i] = lower(british, UTTERANCE_WORDS, texts[i], NULL);
        first[i] = in_child(british, lowered[i], speak);
    }
    g_assert_cmpstr(first[0], !=, first[1]);
    SpeechEngineState *american = open_voice("en-US", "f3", 200);
    g_autofree char *other = in_child(american, lowered[0], speak);
    g_assert_cmpstr(other, !=, first[0]);
    for (gsize i = 3; i-- > 0;) {
        g_autofree char *again = in_child(british, lowered[i], speak);
        g_assert_cmpstr(again, ==, first[i]);
    }
    espeak_engine.close(american);
    g_autofree char *last = in_child(british, lowered[1], speak);
    g_assert_cmpstr(last, ==, first[1]);
    espeak_engine.close(british);
    for (gsize i = 1; i < 3; i++) {
        g_clear_pointer(&lowered[i], g_free);
        g_clear_pointer(&first[i], g_free);
    }
}

/* Rows: text with what an engine might take for markup | words that sound the same. */
static void test_markup(void)
{
    static const char *const rows[][2] = {
        {"one [[tu:]] two", "one tu: two"},
        {"one <break time=\"9s\"/> two", "one break time=\"9s\"/ two"},
        {"one </speak> two", "one /speak two"},
        {"one <!-- two", "one !-- two"},
    };
    SpeechEngineState *state = open_voice("en-GB", NULL, 200);
    g_autofree char *lowered_plain = lower(state, UTTERANCE_WORDS, "one two", NULL);
    g_autofree char *plain = in_child(state, lowered_plain, pronounce);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *lowered = lower(state, UTTERANCE_WORDS, rows[i][0], NULL);
        g_autofree char *said = in_child(state, lowered, pronounce);
        /* Something is said for what stands between, and the words around it are. */
        if (strlen(said) <= strlen(plain) || strstr(said, "t\xCB\x88uː") == NULL) {
            g_test_message("row '%s': '%s' is said, sent '%s'", rows[i][0], said, lowered);
            g_test_fail();
        }
    }
    g_autofree char *amp = lower(state, UTTERANCE_WORDS, "one &lt; two", NULL);
    g_autofree char *entity = in_child(state, amp, pronounce);
    g_autofree char *less = lower(state, UTTERANCE_WORDS, "one < two", NULL);
    g_autofree char *sign = in_child(state, less, pronounce);
    g_assert_cmpstr(entity, !=, sign);
    espeak_engine.close(state);
}

static void test_kinds(void)
{
    SpeechEngineState *state = open_voice("en-GB", NULL, 200);
    g_autofree char *word = lower(state, UTTERANCE_WORDS, "quay", NULL);
    g_autofree char *ipa = lower(state, UTTERANCE_IPA, "zzz", "\xCB\x88kiː");
    g_autofree char *word_said = in_child(state, word, pronounce);
    g_autofree char *ipa_said = in_child(state, ipa, pronounce);
    g_assert_cmpstr(word_said, ==, ipa_said);
    g_autofree char *letters = lower(state, UTTERANCE_LETTERS, "U S A", NULL);
    g_autofree char *letters_said = in_child(state, letters, pronounce);
    /* The last is the letter's name, not the article. */
    g_assert_nonnull(strstr(letters_said, "e\xC9\xAA"));
    espeak_engine.close(state);
}

static void test_letters(void)
{
    g_autofree char *usa = letters_to_mnemonics("U S A", "en-GB", UTTERANCE_BARE);
    g_assert_nonnull(usa);
    g_autofree char *mps = letters_to_mnemonics("M P", "en-GB", UTTERANCE_S);
    g_autofree char *mp = letters_to_mnemonics("M P", "en-GB", UTTERANCE_BARE);
    g_assert_cmpstr(mps, !=, mp);
    g_assert_true(g_str_has_prefix(mps, mp));
    g_assert_null(letters_to_mnemonics("U S A", "de", UTTERANCE_BARE));
    g_assert_null(letters_to_mnemonics("\xC3\x9F", "en", UTTERANCE_BARE));
}

/* Letters that a voice would name by their code are said as their base, but for languages that
 * write them. */
static void test_additional(void)
{
    SpeechEngineState *british = open_voice("en-GB", NULL, 200);
    g_autofree char *lowered = lower(british, UTTERANCE_WORDS, "Nguy\u1EC5n \u1E62an\u02BFa", NULL);
    g_assert_nonnull(strstr(lowered, ">Nguyen San\u02BFa"));
    espeak_engine.close(british);
    SpeechEngineState *vietnamese = open_voice("vi", NULL, 200);
    g_autofree char *kept = lower(vietnamese, UTTERANCE_WORDS, "Nguy\u1EC5n", NULL);
    g_assert_nonnull(strstr(kept, "Nguy\u1EC5n"));
    espeak_engine.close(vietnamese);
}

static void test_refusals(void)
{
    static const struct {
        const char *language, *variant;
        int rate_wpm;
    } rows[] = {{"xx", NULL, 150},
                {"en-GB", "nobody", 150},
                {"en-GB", "../m7", 150},
                {"en-GB", NULL, 5000}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        Voice voice = {.name = (char *)"test", .rate_wpm = rows[i].rate_wpm, .volume = 80};
        voice.language = (char *)rows[i].language;
        voice.variant = (char *)rows[i].variant;
        g_autoptr(GError) error = NULL;
        g_assert_null(espeak_engine.open(&voice, &error));
        g_assert_nonnull(error);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/espeak/any-order", test_any_order);
    g_test_add_func("/espeak/markup", test_markup);
    g_test_add_func("/espeak/kinds", test_kinds);
    g_test_add_func("/espeak/letters", test_letters);
    g_test_add_func("/espeak/additional", test_additional);
    g_test_add_func("/espeak/refusals", test_refusals);
    return g_test_run();
}
