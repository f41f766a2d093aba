/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "speech/ipa_espeak.h"

static const struct {
    const char *ipa, *mnemonics;
} cases[] = {
    {"həˈloʊ", "h@l'oU"},
    {"həˈləʊ", "h@l'oU"},
    {"ˈkiːɪv", "k'i:Iv"},
    {"zəˈlɛnski", "z@l'Enski"},
    {"ˈvɛɹi", "v'Eri"},
    {"ˈvɛri", "v'Eri"},
    {"ˈvɛəriəs", "v'e@ri@s"},
    {"kɛə", "k'e@"},
    {"kɛːr", "k'e@"},
    {"nɪər", "n'i@3"},
    {"ˈnɪərɪŋ", "n'i@3rIN"},
    {"ˈtʊərɪst", "t'UrIst"},
    {"ˈstɑːri", "st'A:ri"},
    {"kɑːr", "k'A@"},
    {"ˈbɛtər", "b'Et3"},
    {"ˈbɛtəɹɪŋ", "b'Et@rIN"},
    {"ˈbɒtəl", "b'0t@L"},
    {"ˈbɒtəlɪŋ", "b'0t@lIN"},
    {"ˈtʃɜːtʃ", "tS'3:tS"},
    {"ˈnaɪt.ʃɪft", "n'aIt|SIft"},
    {"ˈpɔtʃɔp", "p'OtSOp"},
    {"baɪəʊˈkɛmɪst", "baIoUk'EmIst"},
    {"ˈfaɪər", "f'aI3"},
    {"ˈbʌtn̩", "b'Vtn-"},
    {"ˈlɒx", "l'0x"},
    {"ʎaˈnɛʎi", "l^an'El^i"},
    {"ɬanˈɛɬi", "l#an'El#i"},
    {"ˈpʰɪn", "p'In"},
    {"ɛl ˈfæʃə", "El f'aS@"},
    {"ɪ.ˈɹɑːk", "Ir'A:k"},
    {"maˈkɹɔ̃", "makr'O~"},
    {"ʃiːˈᵻən", "Si:'I#@n"},
    {"ˌˈpɪn", "p'In"},
    {"ˈiːeɪ", "'i:eI"},
    {"lɛd", "l'Ed"},
    {"ðə", "D@"},
    {"həloʊ", "h@loU"},
    {"ˌpɪn", "p,In"},
    {"ˈbyʁo", NULL},
    {"mɛ̃", NULL},
    {"ˈ", NULL},
    {"", NULL},
};

static void test_lower(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *got = ipa_espeak_lower(cases[i].ipa, "en-GB", UTTERANCE_BARE, &error);
        if (g_strcmp0(got, cases[i].mnemonics) != 0) {
            g_test_message("'%s' gave '%s', not '%s'", cases[i].ipa, got, cases[i].mnemonics);
            g_test_fail();
        }
        g_assert_true((got == NULL) == (error != NULL));
    }
}

static void test_ending(void)
{
    static const struct {
        const char *ipa, *mnemonics;
    } rows[] = {
        {"nɛtənˈjɑːhuː", "nEt@nj'A:hu:z"},
        {"ɪˈɹɑːk", "Ir'A:ks"},
        {"tʃɜːtʃ", "tS'3:tSI#z"},
        {"ˈwʊstə", "w'Ust@z"},
        {"ɹoʊz", "r'oUzI#z"},
        {"kæt", "k'ats"},
        {"ˈmænɪdʒ", "m'anIdZI#z"},
        {"kɑːr", "k'A@z"},
        {"lɒx", "l'0xs"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = ipa_espeak_lower(rows[i].ipa, "en-US", UTTERANCE_S, NULL);
        if (g_strcmp0(got, rows[i].mnemonics) != 0) {
            g_test_message("'%s' gave '%s', not '%s'", rows[i].ipa, got, rows[i].mnemonics);
            g_test_fail();
        }
    }
}

static void test_messages(void)
{
    static const struct {
        const char *ipa, *language, *message;
    } rows[] = {
        {"ˈbyʁo", "en",
         "the voice has no sound 'y' (character 3 of 'ˈbyʁo'); the nearest it has is 'uː'"},
        {"mɛ̃", "en",
         "the voice has no sound 'ɛ̃' (character 2 of 'mɛ̃'); the nearest it has is 'æn'"},
        {"mã", "en", "the voice has no sound 'ã' (character 2 of 'mã'); the nearest it has is 'ɑ̃'"},
        {"paʘ", "en",
         "the voice has no sound 'ʘ' (character 3 of 'paʘ'); the nearest it has is 'p'"},
        {"paᵿ̃", "en", "the voice has no sound 'ᵿ̃' (character 3 of 'paᵿ̃')"},
        {"ˈ", "en", "there is no sound in the pronunciation 'ˈ'"},
        {"pin", "de-DE",
         "only English voices can say IPA, and this one speaks 'de-DE'; give the "
         "pronunciation as other words ('say')"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *got =
            ipa_espeak_lower(rows[i].ipa, rows[i].language, UTTERANCE_BARE, &error);
        g_assert_null(got);
        g_assert_nonnull(error);
        g_assert_cmpstr(error->message, ==, rows[i].message);
    }
}

static void test_too_long(void)
{
    g_autofree char *ipa = g_strnfill(IPA_ESPEAK_MAX_WORD_SOUNDS + 1, 'p');
    g_autoptr(GError) error = NULL;
    g_assert_null(ipa_espeak_lower(ipa, "en", UTTERANCE_BARE, &error));
    g_assert_error(error, IPA_ESPEAK_ERROR, IPA_ESPEAK_ERROR_LENGTH);
}

static void test_raise(void)
{
    static const struct {
        const char *mnemonics, *ipa;
    } rows[] = {
        {"h@l'oU", "həlˈoʊ"}, {"n'aIt|SIft", "nˈaɪtʃɪft"}, {"b'Et#3", "bˈɛɾɚ"},
        {"w'Ust3", "wˈʊstɚ"}, {"k'A@", "kˈɑːɹ"},           {"'i:eI||p'0p", "ˈiːeɪ pˈɒp"},
        {"K", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = ipa_espeak_raise(rows[i].mnemonics, NULL);
        if (g_strcmp0(got, rows[i].ipa) != 0) {
            g_test_message("'%s' gave '%s', not '%s'", rows[i].mnemonics, got, rows[i].ipa);
            g_test_fail();
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ipa_espeak/lower", test_lower);
    g_test_add_func("/ipa_espeak/ending", test_ending);
    g_test_add_func("/ipa_espeak/messages", test_messages);
    g_test_add_func("/ipa_espeak/too-long", test_too_long);
    g_test_add_func("/ipa_espeak/raise", test_raise);
    return g_test_run();
}
