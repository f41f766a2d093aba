/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries as files give them: what is read, what is refused and in which words; and that the quick
 * reader reads as the whole one does. */
#include <string.h>

#include <glib.h>

#include "lexicon/lexicon.h"
#include "lexicon/quick_reader.h"

static void collect(DiagnosticLevel level, const Place *place, const char *message, gpointer data)
{
    g_autofree char *line = diagnostics_format(level, place, message);
    g_string_append_printf(data, "%s\n", line);
}

static Lexicon *load(const char *text, LexiconLayer layer, GString *messages)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(collect, messages);
    Lexicon *lexicon = lexicon_new();
    (void)lexicon_load_text(lexicon, text, strlen(text), "t.yaml", layer, diagnostics);
    return lexicon;
}

static const struct {
    const char *yaml, *message;
} faults[] = {
    {"entries:\n- write: Kyiv\n",
     "t.yaml:2:3: error: nothing says how 'Kyiv' is said; give one of: "
     "say, letters, word, ipa, language\n"},
    {"entries:\n- say: x\n", "t.yaml:2:3: error: an entry needs 'write': the spelling that it is "
                             "for\n"},
    {"entries:\n- write: a\n  say: x\n  ipa: x\n",
     "t.yaml:2:3: error: 'a' is said in more than one way; give one of: say, letters, word, ipa, "
     "language\n"},
    {"entries:\n- write: a\n  notes: x\n  say: b\n",
     "t.yaml:3:3: error: unknown key 'notes' in an entry; did you mean 'note'?\n"},
    {"entries:\n- write: a\n  ipa: həˈlo8\n",
     "t.yaml:3:13: error: '8' (character 6 of 'həˈlo8') is not a sign of the phonetic alphabet\n"},
    {"entries:\n- write: a\n  ipa: \"z@\"\n", "t.yaml:3:10: error: '@' (character 2 of 'z@') is "
                                              "not a sign of the phonetic alphabet; did you "
                                              "mean 'ə'?\n"},
    {"entries:\n- write: a\n  ipa: a, b\n",
     "t.yaml:3:9: error: 'a, b' holds a ',' (character 2); give one pronunciation, and ˌ for "
     "secondary stress\n"},
    {"entries:\n- write: a\n  word: naytow\n",
     "t.yaml:3:9: error: 'word' takes 'true'; to have other words said, use 'say: naytow'\n"},
    {"entries:\n- write: a\n  letters: false\n",
     "t.yaml:3:12: error: 'letters: false' says nothing; use 'word: true'\n"},
    {"entries:\n- write: a\n  language: French\n",
     "t.yaml:3:13: error: 'French' is not a language tag like 'fr' or 'pt-BR'\n"},
    {"entries:\n- write: a\n  say: b\n  case: lower\n",
     "t.yaml:4:9: error: 'case' is 'lower'; it takes one of: any, capitals, exact\n"},
    {"entries:\n- write: a\n  say: b\n  status: draft\n",
     "t.yaml:4:11: error: 'status' is 'draft'; it takes one of: approved, proposed, disabled\n"},
    {"entries:\n- write: a\n  say: b\n  inflect: maybe\n",
     "t.yaml:4:12: error: 'inflect' is 'maybe'; it takes true or false\n"},
    {"- write: a\n  say: b\n",
     "t.yaml:1:1: error: there is no 'entries:' in this file; the entries stand below that line, "
     "each with a '-': '- write: Kyiv', and how it is said in the next line\n"},
    {"entries:\n- write: a\n\tsay: b\n",
     "t.yaml:3:1: error: bad YAML: found a tab character that violates indentation, while scanning "
     "a plain scalar; indent with spaces, not tabs\n"},
    {"entries:\n- write: a\n  say: b: c\n",
     "t.yaml:3:9: error: bad YAML: mapping values are not allowed in this context; a text with "
     "': ' in it wants quotes, and a key its ':' and a line of its own\n"},
    {"entries:\n- write: a\n  say: b\n  test: A b c\n",
     "t.yaml:4:9: error: a test is 'sentence => words' or 'sentence => /IPA/', with '=>' "
     "between\n"},
    {"entries:\n- write: \"!\"\n  say: b\n", "t.yaml:2:3: warning: the spelling '!' does not begin "
                                             "with a letter or a digit: it never applies\n"},
    {"entries:\n- write: a\n  arpabet: AH0 QX\n",
     "t.yaml:3:12: error: 'QX' (sound 2 of 'AH0 QX') is not an ARPAbet symbol like AH0 or SH\n"},
    {"entries: none\n", "t.yaml:1:10: error: 'entries' takes a list: '- write: Kyiv' and so on\n"},
    {"entrees:\n",
     "t.yaml:1:1: error: unknown key 'entrees'; did you mean 'entries'?\n"
     "t.yaml:1:1: error: there is no 'entries:' in this file; the entries stand below that line, "
     "each with a '-': '- write: Kyiv', and how it is said in the next line\n"},
    {"entries:\n- write: a\n  sense: metal\n",
     "t.yaml:2:3: error: there is no entry for 'a' with the sense 'metal'\n"},
    {"entries:\n- write: Kyiv\n  ipa: ˈkiːɪv\n- write: Kyiv\n  say: key ev\n",
     "t.yaml:4:3: warning: 'Kyiv' is said 'key ev' here but 'ˈkiːɪv' at t.yaml:2:3; the first of "
     "the two is used, remove one of them\n"},
    {"entries:\n- write: Kyiv\n  ipa: ˈkiːɪv\n- write: Kyiv\n  say: key ev\n  sense: other\n", ""},
    {"entries:\n- write: Kyiv\n  ipa: ˈkiːɪv\n- write: Kyiv\n  ipa: ˈkiːɪv\n", ""},
    {"# nothing\n", ""},
    {"entries:\n", ""},
};

static void test_faults(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autoptr(GString) messages = g_string_new(NULL);
        g_autoptr(Lexicon) lexicon G_GNUC_UNUSED = load(faults[i].yaml, LEXICON_SHIPPED, messages);
        if (strcmp(messages->str, faults[i].message) != 0) {
            g_test_message("for\n%s\ngot\n%s\nnot\n%s", faults[i].yaml, messages->str,
                           faults[i].message);
            g_test_fail();
        }
    }
}

static const struct {
    const char *yaml, *spelling;
    LexiconKind kind;
    const char *value;
} values[] = {
    {"- {write: Zelensky, say: zuh-LEN-skee}", "Zelensky", LEXICON_IPA, "zəˈlɛnski"},
    {"- {write: El Fasher, say: el FASH-er}", "El Fasher", LEXICON_IPA, "ɛl ˈfæʃɚ"},
    {"- {write: Siobhan, say: Shivawn}", "Siobhan", LEXICON_SAY, "Shivawn"},
    {"- {write: UNESCO, say: you NESCO}", "UNESCO", LEXICON_SAY, "you Nesco"},
    {"- {write: NATO, word: true}", "NATO", LEXICON_WORD, "Nato"},
    {"- {write: MEE, letters: true}", "MEE", LEXICON_LETTERS, ""},
    {"- {write: MI5, letters: MI five}", "MI5", LEXICON_LETTERS, "M I five"},
    {"- {write: Kyiv, ipa: /ˈkiː.ɪv/}", "Kyiv", LEXICON_IPA, "ˈkiː.ɪv"},
    {"- {write: Putin, arpabet: P UW1 T IH0 N}", "Putin", LEXICON_IPA, "ˈpuːtɪn"},
    {"- {write: Lyon, language: fr}", "Lyon", LEXICON_LANGUAGE, "fr"},
    {"- {write: [Kyiv, Kiev], ipa: ˈkiːɪv}", "Kiev", LEXICON_IPA, "ˈkiːɪv"},
    {"- {write: O’Brien, say: brian}", "O'Brien", LEXICON_SAY, "brian"},
    {"- {write: Zoe\u0308, say: zowie}", "Zo\u00eb", LEXICON_SAY, "zowie"},
    {"- {write: Null, say: nul}", "Null", LEXICON_SAY, "nul"},
    {"- write: x\n  pronunciations:\n  - {phoneme: a, alphabet: x-sampa}\n  - say: first\n  - ipa: "
     "p\n    prefer: true",
     "x", LEXICON_IPA, "p"},
};

static void test_values(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(GString) messages = g_string_new(NULL);
        g_autofree char *yaml = g_strdup_printf("entries:\n%s\n", values[i].yaml);
        g_autoptr(Lexicon) lexicon = load(yaml, LEXICON_SHIPPED, messages);
        g_autoptr(GPtrArray) found = lexicon_find(lexicon, values[i].spelling);
        const LexiconEntry *entry = found->len > 0 ? g_ptr_array_index(found, 0) : NULL;
        if (entry == NULL || entry->kind != values[i].kind ||
            strcmp(entry->value, values[i].value) != 0) {
            g_test_message("'%s': %s '%s' %s", values[i].yaml,
                           entry ? lexicon_kind_name(entry->kind) : "nothing",
                           entry ? entry->value : "", messages->str);
            g_test_fail();
        }
    }
}

static void test_layers(void)
{
    static const char shipped[] =
        "entries:\n- {write: Kyiv, say: one}\n- {write: lead, say: leed}\n"
        "- {write: lead, sense: metal, say: led, before: pipe}\n";
    static const char edition[] = "entries:\n- {write: Kyiv, say: two}\n"
                                  "- {write: Lviv, say: leviv, status: proposed}\n";
    static const char article[] = "Kyiv: three\nlead: {sense: metal}\n";
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(collect, messages);
    g_autoptr(Lexicon) lexicon = lexicon_new();
    lexicon_load_text(lexicon, shipped, strlen(shipped), "s", LEXICON_SHIPPED, diagnostics);
    lexicon_load_text(lexicon, edition, strlen(edition), "e", LEXICON_EDITION, diagnostics);
    LexiconMatch match;
    g_assert_true(lexicon_match(lexicon, "Kyiv", 4, 0, &match));
    g_assert_cmpstr(match.entry->value, ==, "two");
    g_assert_false(lexicon_match(lexicon, "Lviv", 4, 0, &match));
    g_assert_true(lexicon_match(lexicon, "lead on", 7, 0, &match));
    g_assert_cmpstr(match.entry->value, ==, "leed");

    g_autoptr(YamlDocument) document =
        yaml_document_parse(article, strlen(article), "a", 1, diagnostics);
    lexicon_add_node(lexicon, yaml_document_root(document), LEXICON_ARTICLE, diagnostics);
    g_assert_true(lexicon_match(lexicon, "Kyiv", 4, 0, &match));
    g_assert_cmpstr(match.entry->value, ==, "three");
    g_assert_true(lexicon_match(lexicon, "lead on", 7, 0, &match));
    g_assert_cmpstr(match.entry->value, ==, "led");
    g_autoptr(GArray) all = lexicon_match_all(lexicon, "Kyiv", 4, 0);
    g_assert_cmpuint(all->len, ==, 3);
    g_assert_cmpint(g_array_index(all, LexiconMatch, 2).entry->layer, ==, LEXICON_SHIPPED);

    lexicon_drop_layer(lexicon, LEXICON_ARTICLE);
    g_assert_true(lexicon_match(lexicon, "Kyiv", 4, 0, &match));
    g_assert_cmpstr(match.entry->value, ==, "two");
    g_assert_cmpstr(messages->str, ==, "");
}

static void test_switched_off(void)
{
    static const char shipped[] = "entries:\n- {write: Reading, say: redding}\n";
    static const char edition[] = "entries:\n- {write: Reading, status: disabled}\n";
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    g_autoptr(Lexicon) lexicon = lexicon_new();
    lexicon_load_text(lexicon, shipped, strlen(shipped), "s", LEXICON_SHIPPED, diagnostics);
    lexicon_load_text(lexicon, edition, strlen(edition), "e", LEXICON_EDITION, diagnostics);
    LexiconMatch match;
    g_assert_false(lexicon_match(lexicon, "Reading", 7, 0, &match));
}

static void test_limits(void)
{
    g_autoptr(GString) yaml = g_string_new("entries:\n");
    for (guint i = 0; i < 70; i++)
        g_string_append_printf(yaml, "- {write: a, sense: s%u, say: b}\n", i);
    g_autofree char *longer = g_strnfill(LEXICON_MAX_SPELLING_BYTES + 1, 'a');
    g_string_append_printf(yaml, "- {write: %s, say: b}\n", longer);
    g_string_append(yaml, "- {write: a a a a a a a a a a a a a a a a a, say: b}\n");
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autoptr(Lexicon) lexicon G_GNUC_UNUSED = load(yaml->str, LEXICON_SHIPPED, messages);
    g_assert_nonnull(strstr(messages->str, "more than 64 entries for 'a'"));
    g_assert_nonnull(strstr(messages->str, "is too long"));
    g_assert_nonnull(strstr(messages->str, "has too many words"));
}

/* All that two readers may differ in. */
static char *dump(const Lexicon *lexicon, const GString *messages)
{
    g_autoptr(GPtrArray) entries = lexicon_entries(lexicon);
    GString *out = g_string_new(messages->str);
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *e = g_ptr_array_index(entries, i);
        g_string_append_printf(out, "%s|%d|%s|%s|%d|%d|%d|%s|%s|%s|%u:%u|%u:%u\n", e->write,
                               e->kind, e->value, e->given, e->letter_case, e->status,
                               e->uninflected, e->sense, e->details->note, e->details->source,
                               e->line, e->column, e->text_lines, e->text_column);
    }
    return g_string_free(out, FALSE);
}

static char *dump_quick(const char *text)
{
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autoptr(Lexicon) lexicon = load(text, LEXICON_SHIPPED, messages);
    return dump(lexicon, messages);
}

/* By way of a whole YAML parser; NULL where it refuses the file or its top level is not plain. */
static char *dump_whole(const char *text)
{
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(collect, messages);
    g_autoptr(YamlDocument) document =
        yaml_document_parse(text, strlen(text), "t.yaml", 1, diagnostics);
    const YamlNode *root = document != NULL ? yaml_document_root(document) : NULL;
    const YamlNode *entries = root != NULL && yaml_node_kind(root) == YAML_MAPPING
                                  ? yaml_node_get(root, "entries")
                                  : NULL;
    if (document == NULL || (root != NULL && entries == NULL && !yaml_node_is_null(root)))
        return NULL;
    g_autoptr(Lexicon) lexicon = lexicon_new();
    if (entries != NULL && yaml_node_kind(entries) == YAML_SEQUENCE)
        lexicon_add_node(lexicon, entries, LEXICON_SHIPPED, diagnostics);
    return dump(lexicon, messages);
}

static const char sample[] = "# a comment\n"
                             "language: en\n"
                             "entries:\n"
                             "  # another\n"
                             "  - write: Kyiv\n"
                             "    ipa: ˈkiːɪv\n"
                             "\n"
                             "    note: a name # behind\n"
                             "  - write: [Al-Shabaab, \"al-Shabaab\", 'x y']\n"
                             "    say: \"al: shabaab\"\n"
                             "    case: exact\n"
                             "  - {write: IS, letters: true, inflect: false}\n"
                             "  - {write: [a, b], letters: \"M E\", note: 'it: is'}\n"
                             "  - write: null\n"
                             "    word: true\n"
                             "    sense: ~\n";

/* Changes that break YAML or leave the plain subset, at fixed pseudo-random places. */
static void test_quick_reader(void)
{
    static const char signs[] = "-:#[]{},'\"\\ \n&*!|>%@?~az\t";
    g_assert_true(quick_reader_takes(sample, strlen(sample)));
    guint taken = 0;
    GRand *random = g_rand_new_with_seed(4);
    for (guint i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(sample);
        for (guint n = g_rand_int_range(random, 0, 4); n > 0; n--) {
            gsize at = (gsize)g_rand_int_range(random, 0, (gint32)text->len);
            char sign = signs[g_rand_int_range(random, 0, (gint32)strlen(signs))];
            /* Only ASCII is changed, so that the text stays UTF-8. */
            if ((guchar)text->str[at] < 0x80 && g_rand_boolean(random))
                text->str[at] = sign;
            else if (((guchar)text->str[at] & 0xC0) != 0x80)
                g_string_insert_c(text, (gssize)at, sign);
        }
        if (!quick_reader_takes(text->str, text->len))
            continue;
        taken++;
        g_autofree char *quick = dump_quick(text->str);
        g_autofree char *whole = dump_whole(text->str);
        if (g_strcmp0(quick, whole) != 0) {
            g_test_message("for\n%s\nquick\n%s\nwhole\n%s", text->str, quick, whole);
            g_test_fail();
            break;
        }
    }
    g_rand_free(random);
    g_assert_cmpuint(taken, >, 4000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lexicon/faults", test_faults);
    g_test_add_func("/lexicon/values", test_values);
    g_test_add_func("/lexicon/layers", test_layers);
    g_test_add_func("/lexicon/switched-off", test_switched_off);
    g_test_add_func("/lexicon/limits", test_limits);
    g_test_add_func("/lexicon/quick-reader", test_quick_reader);
    return g_test_run();
}
