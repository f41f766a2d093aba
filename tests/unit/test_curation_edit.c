/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "curation/lexicon_edit.h"
#include "curation/sound_key.h"

static const char old[] = "# The edition's names.\n"
                          "entries:\n"
                          "  # capitals\n"
                          "  - write: Kyiv\n"
                          "    say: old\n"
                          "    # a remark inside\n"
                          "    note: x\n"
                          "\n"
                          "  # more\n"
                          "  - {write: Lviv, say: leviv}\n"
                          "  - write: [a, b]\n"
                          "    say: c\n"
                          "\n"
                          "# the end\n";

static const struct {
    const char *text;
    LexiconEdit edit;
    const char *wanted; /* NULL: an error */
} cases[] = {
    {NULL,
     {"Gaza", "say", "GAH-zuh", NULL, NULL, NULL, FALSE},
     "# How names are said in this edition.\nentries:\n- write: Gaza\n  say: GAH-zuh\n"},
    {old,
     {"Gaza", "ipa", "ˈɡɑːzə", "a note", "CMUdict", "proposed", FALSE},
     "# The edition's names.\nentries:\n  # capitals\n  - write: Kyiv\n    say: old\n"
     "    # a remark inside\n    note: x\n\n  # more\n  - {write: Lviv, say: leviv}\n"
     "  - write: [a, b]\n    say: c\n  - write: Gaza\n    ipa: ˈɡɑːzə\n    note: a note\n"
     "    source: CMUdict\n    status: proposed\n\n# the end\n"},
    {old, {"Kyiv", "say", "new", NULL, NULL, NULL, FALSE}, NULL},
    {old,
     {"Kyiv", "say", "new", NULL, NULL, NULL, TRUE},
     "# The edition's names.\nentries:\n  # capitals\n  - write: Kyiv\n    say: new\n"
     "    # a remark inside\n    note: x\n\n  # more\n"
     "  - {write: Lviv, say: leviv}\n  - write: [a, b]\n    say: c\n\n# the end\n"},
    {old,
     {"Lviv", "word", "true", NULL, NULL, NULL, TRUE},
     "# The edition's names.\nentries:\n  # capitals\n  - write: Kyiv\n    say: old\n"
     "    # a remark inside\n    note: x\n\n  # more\n  - write: Lviv\n    word: true\n"
     "  - write: [a, b]\n    say: c\n\n# the end\n"},
    {old, {"a", "say", "new", NULL, NULL, NULL, TRUE}, NULL},
    {"# only a comment",
     {"a: b", "say", "x", NULL, NULL, NULL, FALSE},
     "# only a comment\nentries:\n- write: \"a: b\"\n  say: x\n"},
    {"entries:\n# none yet\n",
     {"a", "letters", "true", NULL, NULL, NULL, FALSE},
     "entries:\n- write: a\n  letters: true\n# none yet\n"},
    {"language: en\nentries:\n- write: a\n  say: b",
     {"c", "say", "d", NULL, NULL, NULL, FALSE},
     "language: en\nentries:\n- write: a\n  say: b\n- write: c\n  say: d\n"},
    {"entries:\n- ipa: liːd\n  write: lead # the verb\n  after: [to,\n    will]\n  test:\n"
     "  - To lead. => /liːd/\n  source: old\n  status: proposed\n- write: b\n  say: c\n",
     {"lead", "say", "LEED", "the verb", NULL, NULL, TRUE},
     "entries:\n- say: LEED\n  note: the verb\n  write: lead # the verb\n  after: [to,\n    will]\n"
     "  test:\n  - To lead. => /liːd/\n- write: b\n  say: c\n"},
    {"entries:\n- write: a\n  case: any",
     {"a", "say", "b", NULL, NULL, NULL, TRUE},
     "entries:\n- write: a\n  case: any\n  say: b\n"},
    {"entries: [{write: a, say: b}]\n", {"c", "say", "d", NULL, NULL, NULL, FALSE}, NULL},
    {"entries: [\n", {"c", "say", "d", NULL, NULL, NULL, FALSE}, NULL},
};

static void test_edit(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *got = lexicon_edit_apply(cases[i].text, "t.yaml", &cases[i].edit, &error);
        if (g_strcmp0(got, cases[i].wanted) != 0) {
            g_test_message("case %zu, '%s':\n%s%s", i, cases[i].edit.write, got ? got : "",
                           error ? error->message : "");
            g_test_fail();
        }
        g_assert_true((got == NULL) == (error != NULL));
    }
}

static void test_sound_key(void)
{
    static const struct {
        const char *a, *b;
        gboolean same;
    } rows[] = {
        {"həˈloʊ", "həlˈəʊ", TRUE},      {"ˈkɑːɹ", "kˈɑː", TRUE},
        {"ˈbɛtɚ", "bˈɛtə", TRUE},        {"ˈbɛtər", "bˈɛɾɚ", TRUE},
        {"ˈbɒt", "bˈɑːt", TRUE},         {"ˈnɒrɪdʒ", "nˈɔːɹɪdʒ", TRUE},
        {"ɪˈrɑːk", "ɪɹˈɑːk", TRUE},      {"ˈnɪər", "nˈiə", TRUE},
        {"ˈkɛər", "kˈeə", TRUE},         {"ˈvɛəriəs", "vˈɛɹiəs", TRUE},
        {"ˈbʌtn\u0329", "bˈʌtən", TRUE}, {"ˈriːoʊ", "ɹˈiːəʊ", TRUE},
        {"ˈkiːɪv", "kˈaɪɪv", FALSE},     {"ˈpiːk", "pˈɪk", FALSE},
        {"ˈɪmpɔːt", "ɪmpˈɔːt", FALSE},   {"ɪz", "ˌaɪˈɛs", FALSE},
        {"ˈθɪn", "ðˈɪn", FALSE},         {"ˈdɑːrbi", "dˈɒɒi", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (sound_key_same(rows[i].a, rows[i].b) != rows[i].same) {
            g_test_message("'%s' and '%s' are %sthe same", rows[i].a, rows[i].b,
                           rows[i].same ? "not " : "");
            g_test_fail();
        }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/curation/edit", test_edit);
    g_test_add_func("/curation/sound-key", test_sound_key);
    return g_test_run();
}
