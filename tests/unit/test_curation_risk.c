/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "curation/risk.h"

/* Without stress, as the copy that Debian has. */
static const char words[] = "big B IH G\n"
                            "brook B R UH K\n"
                            "fbi EH F B IY AY\n"
                            "haven HH EY V AH N\n"
                            "mcvey M AH K V EY\n"
                            "nabi N AA B IY\n"
                            "schiff SH IH F\n"
                            "william W IH L Y AH M\n"
                            "zoe Z OW IY\n";

typedef struct {
    const char *word, *said;
    guint points;
    const char *reasons, *suggestion;
} Row;

static const Row rows[] = {
    {"William", "wˈɪliəm", 0, "", "say: WIL-yuhm"},
    {"Zoë", "zˈəʊi", 0, "", "say: ZOH-ee"},
    {"McVey", "məkvˈeɪ", 0, "", "say: muhk-VAY"},
    {"FBI", "ˌɛfbˌiːˈaɪ", 0, "", "letters: true"},
    {"Nabi", "nˈabaɪ", 5,
     "said differently in the dictionary, letters in an order that English rarely has",
     "say: NAH-bee"},
    {"Schiff", "skˈɪf", 8,
     "said very differently in the dictionary, letters in an order that English rarely has",
     "say: SHIF"},
    {"BIG", "bˌiːˌaɪdʒˈiː", 6, "said very differently in the dictionary", "word: true"},
    {"Havenbrook", "hˈeɪvənbɹˌʊk", 1, "made of words that the dictionary has",
     "say: HAY-vuhn-bruuk"},
    {"Toller", "tˈɒlə", 4, "not in the dictionary", "say: TOL-uh"},
    {"Kvist", "kˈeɪvˈɪst", 7, "not in the dictionary, said in pieces", "say: KAY-VIST"},
    {"Dębno", "dˈɛbnəʊ", 7, "not in the dictionary, letters that English does not have",
     "language: pl"},
    {"CLPS", "sˌiːˌɛlpˌiːˈɛs", 1, "capitals", "letters: true"},
    {"DORVA", "dˈɔːvə", 1, "capitals", "word: true"},
    {"DORVA", "dˌiːˌəʊˌɑːvˌiːˈeɪ", 4, "capitals that may be a word or letters", "word: true"},
    {"iHaven", "ˈaɪ hˈeɪvən", 6, "not in the dictionary, capitals inside", "say: EYE HAY-vuhn"},
};

static void test_rows(gconstpointer data)
{
    const Dictionary *dictionary = data;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        RiskCase risk_case = {rows[i].word, rows[i].said, dictionary};
        guint points = 0;
        g_autofree char *reasons = risk_describe(risk_signs(&risk_case, &points));
        g_autofree char *suggestion = risk_suggest(&risk_case);
        if (points != rows[i].points || g_strcmp0(reasons, rows[i].reasons) != 0 ||
            g_strcmp0(suggestion, rows[i].suggestion) != 0)
            g_test_fail_printf("%s: %u, %s; %s", rows[i].word, points, reasons, suggestion);
    }
}

static void test_without_dictionary(void)
{
    guint points = 0;
    RiskCase plain = {"Schiff", "skˈɪf", NULL};
    RiskCase alone = {"QXR", NULL, NULL};
    g_assert_cmpuint(risk_signs(&plain, &points), !=, 0);
    g_assert_cmpuint(points, ==, 2);
    g_autofree char *suggestion = risk_suggest(&alone);
    g_assert_cmpstr(suggestion, ==, "letters: true");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("narrator-XXXXXX.dict", &path, NULL);
    g_assert_true(file >= 0 && g_close(file, NULL));
    g_assert_true(g_file_set_contents(path, words, -1, NULL));
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    g_autoptr(Dictionary) dictionary = dictionary_open(path, nobody);
    (void)g_unlink(path);
    g_assert_nonnull(dictionary);
    g_test_add_data_func("/risk/rows", dictionary, test_rows);
    g_test_add_func("/risk/without-dictionary", test_without_dictionary);
    return g_test_run();
}
