/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/respell.h"
#include "curation/sound_key.h"

static void test_respell(void)
{
    static const struct {
        const char *ipa, *respelled;
    } rows[] = {
        {"zəˈlɛnski", "zuh-LEN-skee"},
        {"ˈkiːɪv", "KEE-iv"},
        {"nˈabaɪ", "NAB-eye"},
        {"ˈkaɪroʊ", "KY-roh"},
        {"vərˈhɒfstæt", "ver-HOF-stat"},
        {"stˈeɪdiə", "STAY-dee-uh"},
        {"ʃˈeɪkspiə", "SHAYK-spee-uh"},
        {"ˈmænɪŋ ˈkɑːtə", "MAN-ing KAH-tuh"},
        {"ˈt͡ʃɑːvɛz", "CHAH-vez"},
        {"ˌbuːdʒəmˈbʊrə", "boo-juhm-BUUR-uh"},
        {"ˈkæri", "KARR-ee"},
        {"ˈəʊbiəɹə", "OH-beer-uh"},
        {"kˈaɹɐtˌaʃ", "KARR-uh-tash"},
        {"bˈɔːɹʌt", "BOR-uht"},
        {"ˈʃɪf", "SHIF"},
        {"wˈɑːŋ jˈiː", "WAHNG YEE"},
        /* no English spelling */
        {"ˈçaʔa", NULL},
        {"no IPA!", NULL},
        {"", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = respell(rows[i].ipa);
        if (g_strcmp0(got, rows[i].respelled) != 0)
            g_test_fail_printf("/%s/: %s, not %s", rows[i].ipa, got, rows[i].respelled);
    }
}

static void test_distance(void)
{
    static const struct {
        const char *ipa, *other;
        gboolean far;
    } rows[] = {
        /* accents */
        {"afɡˈanɪstˌɑːn", "æfˈɡænəstæn", FALSE},
        {"ˈeɪʃə", "ˈeɪʒə", FALSE},
        {"njˈuːmən", "ˈnuːmən", FALSE},
        {"sˈɛkɹətɹi", "ˈsɛkɹətɛɹi", FALSE},
        {"wˈɪliəm", "ˈwɪljəm", FALSE},
        {"hˈaɹɪs", "ˈhɛɹɪs", FALSE},
        {"ɒstɹˈeɪliən", "ɔːˈstɹeɪljən", FALSE},
        /* other words */
        {"skˈɪf", "ˈʃɪf", TRUE},
        {"nˈabaɪ", "ˈnɑːbi", TRUE},
        {"mɑːsˈiːləʊ", "mɑːɹˈtʃɛloʊ", TRUE},
        {"bˌiːˌaɪdʒˈiː", "ˈbɪɡ", TRUE},
        {"", "ˈbɪɡ", TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        double there = sound_key_distance(rows[i].ipa, rows[i].other);
        double back = sound_key_distance(rows[i].other, rows[i].ipa);
        if ((there >= SOUND_KEY_FAR) != rows[i].far || ABS(there - back) > 0.001)
            g_test_fail_printf("/%s/ and /%s/: %.2f, %.2f", rows[i].ipa, rows[i].other, there,
                               back);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/respell", test_respell);
    g_test_add_func("/sound-key/distance", test_distance);
    return g_test_run();
}
