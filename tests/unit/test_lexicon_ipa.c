/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib.h>

#include "lexicon/arpabet.h"
#include "lexicon/ipa.h"
#include "lexicon/respelling.h"

typedef struct {
    const char *given, *wanted;
} Row;

static void check(const Row *rows, gsize n, char *(*convert)(const char *))
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *got = convert(rows[i].given);
        if (g_strcmp0(got, rows[i].wanted) != 0) {
            g_test_message("'%s' gave '%s', not '%s'", rows[i].given, got ? got : "nothing",
                           rows[i].wanted ? rows[i].wanted : "nothing");
            g_test_fail();
        }
    }
}

static char *canonical(const char *given)
{
    return ipa_canonical(given, NULL);
}

static void test_canonical(void)
{
    static const Row rows[] = {
        {"həˈloʊ", "həˈloʊ"},
        {"/həˈloʊ/", "həˈloʊ"},
        {"[həˈloʊ]", "həˈloʊ"},
        {"h@lo", NULL},
        {"ˈt͡ʃɜːt͡ʃ", "ˈtʃɜːtʃ"},
        {"ʧɜːʧ", "tʃɜːtʃ"},
        {"gəʊ", "ɡəʊ"},
        {"'gou", "ˈɡou"},
        {"ˈwʊstə(r)", "ˈwʊstər"},
        {"kaː.bul", "kaː.bul"},
        {"ka:bul", "kaːbul"},
        {"mɑ\u0303", "mɑ\u0303"},
        {"m\u00e3", "ma\u0303"},
        {"\u00e7a", "\u00e7a"},
        {"c\u0327", "c\u0327"},
        {"ˈkiː\u2027ɪv", "ˈkiː.ɪv"},
        {"ˈkiː\u00b7ɪv", "ˈkiː.ɪv"},
        {"b\u02b1a", "b\u02b0a"},
        {"  ɛl   ˈfæʃə ", "ɛl ˈfæʃə"},
        {"əː", "əː"},
        {"\u04d9", "ə"},
        {"\u03b5", "ɛ"},
        {"", NULL},
        {"//", NULL},
        {"ˈpiːt1", NULL},
        {"ABC", NULL},
    };
    check(rows, G_N_ELEMENTS(rows), canonical);
}

static void test_shape(void)
{
    static const struct {
        const char *ipa;
        IpaShape shape;
    } rows[] = {
        {"həˈloʊ", {2, 1, 0, 1}},      {"ɛl ˈfæʃə", {3, 1, 0, 2}}, {"ˌʌnˈhæpi", {3, 1, 1, 1}},
        {"ˈbʌtn\u0329", {2, 1, 0, 1}}, {"pst", {0, 0, 0, 1}},      {"ˈfɑːðə", {2, 1, 0, 1}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        IpaShape got = ipa_shape(rows[i].ipa);
        if (memcmp(&got, &rows[i].shape, sizeof got) != 0) {
            g_test_message("'%s': %u vowels, %u, %u, %u words", rows[i].ipa, got.vowels,
                           got.primary, got.secondary, got.words);
            g_test_fail();
        }
    }
}

static char *from_arpabet(const char *arpabet)
{
    return arpabet_to_ipa(arpabet, NULL);
}

static void test_arpabet(void)
{
    static const Row rows[] = {
        {"Z AH0 L EH1 N S K IY0", "zəˈlɛnski"},
        {"HH AH0 L OW1", "həˈloʊ"},
        {"AA1 R K AH0 N S AO2", "ˈɑːɹkənˌsɔː"},
        {"IH0 R AA1 K", "ɪˈɹɑːk"},
        {"W UH1 S T ER0", "ˈwʊstɚ"},
        {"AH1 N D ER0 S T AE2 N D", "ˈʌndɚˌstænd"},
        {"IH0 K S P L EY1 N", "ɪkˈspleɪn"},
        {"S IH1 NG IH0 NG", "ˈsɪŋɪŋ"},
        /* no digits: the stress is guessed */
        {"Z AH L EH N S K IY", "zəˈlɛnski"},
        {"P UW T IH N", "ˈpuːtɪn"},
        {"K AH T", "ˈkʌt"},
        {"B AA N AE N AH", "ˈbɑːnænə"},
        {"K AE N AH D AH", "ˈkænədə"},
        {"QQ", NULL},
        {"K1", NULL},
        {"", NULL},
        {"S", "s"},
    };
    check(rows, G_N_ELEMENTS(rows), from_arpabet);
}

static void test_back_to_arpabet(void)
{
    static const Row rows[] = {
        {"zəˈlɛnski", "Z AH0 L EH1 N S K IY0"},
        {"ˈɑːɹkənˌsɔː", "AA1 R K AH0 N S AO2"},
        {"ˈwʊstə", "W UH1 S T AH0"},
        {"ˈnɪəɹ", "N IH1 R"},
        {"ˈfaɪɚ", "F AY1 ER0"},
        {"lɒx", "L AA1 K"},
        {"ɲa", NULL},
    };
    check(rows, G_N_ELEMENTS(rows), arpabet_from_ipa);
}

static void test_hint(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(ipa_canonical("K IY1 IH0 V", &error));
    g_assert_cmpstr(error->message, ==,
                    "'K IY1 IH0 V' is ARPAbet, as the CMU dictionary has it; give it as "
                    "'arpabet', or as 'ˈkiːɪv'");
}

static void test_fault(void)
{
    static const Row rows[] = {
        {"oh-DRIS-kole", "kole"}, {"el oh-DRIS-kole", "kole"}, {"oh-DRIS-kohl", NULL},
        {"well-known", NULL},     {"prime minister", NULL},    {"T-shirt", NULL},
    };
    check(rows, G_N_ELEMENTS(rows), respelling_fault);
}

static void test_respelling(void)
{
    static const Row rows[] = {
        {"zuh-LEN-skee", "zəˈlɛnski"},
        {"KEE-iv", "ˈkiːɪv"},
        {"net-uhn-YAH-hoo", "nɛtənˈjɑːhuː"},
        {"HOO-thee", "ˈhuːθi"},
        {"shi-VAWN", "ʃiːˈvɔːn"},
        {"el FASH-er", "ɛl ˈfæʃɚ"},
        {"WUUS-ter", "ˈwʊstɚ"},
        {"GAH-zuh", "ˈɡɑːzə"},
        {"ma-DRID", "məˈdɹɪd"},
        {"AR-kuhn-saw", "ˈɑːɹkənsɔː"},
        {"JAH-lee", "ˈdʒɑːli"},
        {"yuh-REE-vahn", "jəˈɹiːvɑːn"},
        {"KHAR-kiv", "ˈxɑːɹkɪv"},
        {"ly-ON", "liˈɒn"},
        {"KARR-ee", "ˈkæɹi"},
        {"STARR", "ˈstɑːɹɹ"},
        {"PIM", "ˈpɪm"},
        {"WAHNG YEE", "ˈwɑːŋ ˈjiː"},
        /* words, not respellings */
        {"PIM yee", NULL},
        {"NATO", NULL},
        {"A", NULL},
        {"well-known", NULL},
        {"new york", NULL},
        {"UN-led", "ˈʌnlɛd"},
        {"X-ray", NULL},
        {"e-MAIL's", NULL},
        {"Kyiv", NULL},
        {"", NULL},
        {"-", NULL},
        {"A-", NULL},
    };
    check(rows, G_N_ELEMENTS(rows), respelling_to_ipa);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ipa/canonical", test_canonical);
    g_test_add_func("/ipa/shape", test_shape);
    g_test_add_func("/arpabet/to-ipa", test_arpabet);
    g_test_add_func("/arpabet/from-ipa", test_back_to_arpabet);
    g_test_add_func("/ipa/hint", test_hint);
    g_test_add_func("/respelling", test_respelling);
    g_test_add_func("/respelling/fault", test_fault);
    return g_test_run();
}
