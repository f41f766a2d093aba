/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib.h>

#include "lexicon/format.h"

static void collect(DiagnosticLevel level, const Place *place, const char *message, gpointer data)
{
    g_autofree char *line = diagnostics_format(level, place, message);
    g_string_append_printf(data, "%s\n", line);
}

static LexemeList *read_text(const char *format, const char *text, GString *messages)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(collect, messages);
    LexemeList *list = lexeme_list_new();
    (void)format_find(format)->read(text, strlen(text), "t", list, diagnostics);
    return list;
}

static char *write_list(const char *format, const LexemeList *list, GString *messages)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(collect, messages);
    return format_find(format)->write(list, diagnostics);
}

/* From one format to another, and what was said about it. */
static char *convert(const char *from, const char *to, const char *text, GString *messages)
{
    g_autoptr(LexemeList) list = read_text(from, text, messages);
    return write_list(to, list, messages);
}

#define PLS_HEAD                                                                                   \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                 \
    "<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "

/* All that PLS 1.0 has, in the form that narrator writes. */
static const char pls[] =
    PLS_HEAD "alphabet=\"x-sampa\" xml:lang=\"en-GB\">\n"
             "  <lexeme role=\"claws:VVD pos:verb\">\n"
             "    <grapheme>read</grapheme>\n"
             "    <phoneme alphabet=\"ipa\">ɹɛd</phoneme>\n"
             "    <example>I have read it.</example>\n"
             "    <example>Rock &amp; roll, he read.</example>\n"
             "  </lexeme>\n"
             "  <lexeme>\n"
             "    <grapheme>Kyiv</grapheme>\n"
             "    <grapheme>Kiev</grapheme>\n"
             "    <phoneme alphabet=\"ipa\">ˈkiːɪv</phoneme>\n"
             "    <phoneme prefer=\"true\" alphabet=\"ipa\">ˈkiːjɪv</phoneme>\n"
             "    <alias>key of</alias>\n"
             "    <phoneme>&quot;ki:Iv</phoneme>\n"
             "  </lexeme>\n"
             "  <lexeme>\n"
             "    <grapheme>W3C</grapheme>\n"
             "    <alias prefer=\"true\">World Wide Web Consortium</alias>\n"
             "  </lexeme>\n"
             "  <lexeme>\n"
             "    <grapheme>O’Brien</grapheme>\n"
             "    <alias>dot net</alias>\n"
             "  </lexeme>\n"
             "  <lexeme>\n"
             "    <grapheme>true</grapheme>\n"
             "    <phoneme>tru:</phoneme>\n"
             "  </lexeme>\n"
             "</lexicon>\n";

static void test_pls_round_trip(void)
{
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autofree char *yaml = convert("pls", "yaml", pls, messages);
    g_autofree char *again = convert("yaml", "pls", yaml, messages);
    g_assert_cmpstr(messages->str, ==, "");
    g_assert_cmpstr(again, ==, pls);
    g_autofree char *yaml_again = convert("pls", "yaml", again, messages);
    g_assert_cmpstr(yaml_again, ==, yaml);
}

/* narrator's own form keeps all; others leave out what would be said where it must not. */
static void test_own_keys(void)
{
    static const char own[] = "entries:\n"
                              "- write: [tear, tears]\n"
                              "  ipa: tɛə\n"
                              "  case: exact\n"
                              "  inflect: false\n"
                              "  sense: rip\n"
                              "  before: [gas, down]\n"
                              "  test: Tear it. => /tɛə/\n"
                              "- write: Prop\n"
                              "  say: prop\n"
                              "  status: proposed\n"
                              "- write: Kiev\n"
                              "  arpabet: K IY1 IH0 V\n";
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autofree char *again = convert("yaml", "yaml", own, messages);
    g_assert_nonnull(strstr(again, "  case: exact\n  inflect: false\n  sense: rip\n"
                                   "  before: [gas, down]\n  test: Tear it. => /tɛə/\n"));
    g_autofree char *list = convert("yaml", "tsv", own, messages);
    g_assert_cmpstr(list, ==, "write\tkind\tvalue\tnote\nKiev\tipa\tˈkiːɪv\t\n");
    g_assert_nonnull(strstr(messages->str, "warning: 'tear', 'Prop' were left out"));
}

/* What can never match is kept all the same. */
static void test_sign_first(void)
{
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autofree char *list =
        convert("yaml", "tsv", "entries:\n- write: .NET\n  say: dot net\n", messages);
    g_assert_nonnull(strstr(list, ".NET\tsay\tdot net"));
    g_assert_cmpstr(messages->str, ==,
                    "t:2:3: warning: the spelling '.NET' does not begin with a letter or a digit: "
                    "it never applies\n");
}

/* The entry that is used is the preferred one that can be read. */
static void test_pls_preference(void)
{
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autofree char *yaml = convert("pls", "yaml", pls, messages);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(collect, messages);
    g_autoptr(Lexicon) lexicon = lexicon_new();
    lexicon_load_text(lexicon, yaml, strlen(yaml), "t", LEXICON_EDITION, diagnostics);
    LexiconMatch match;
    g_assert_true(lexicon_match(lexicon, "Kiev", 4, 0, &match));
    g_assert_cmpstr(match.entry->value, ==, "ˈkiːjɪv");
    g_assert_false(lexicon_match(lexicon, "true", 4, 0, &match));
    g_assert_cmpstr(messages->str, ==, "");
}

#define NAMESPACE "xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" xml:lang=\"en\""

static const struct {
    const char *name, *text, *message;
} hostile[] = {
    {"entity bomb",
     "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<lexicon " NAMESPACE ">&b;"
     "</lexicon>",
     "a document type (<!DOCTYPE>) is refused"},
    {"external entity",
     "<!DOCTYPE l SYSTEM \"file:///etc/passwd\">\n<lexicon " NAMESPACE "></lexicon>",
     "a document type (<!DOCTYPE>) is refused"},
    {"undeclared entity",
     "<lexicon " NAMESPACE "><lexeme><grapheme>&x;</grapheme></lexeme></lexicon>",
     "cannot read it as PLS: Entity name"},
    {"another document", "<html><body/></html>", "this is no pronunciation lexicon"},
    {"cut off", "<lexicon " NAMESPACE "><lexeme>", "cannot read it as PLS"},
    {"empty", "", "cannot read it as PLS"},
    {"no spelling", "<lexicon " NAMESPACE "><lexeme><alias>a</alias></lexeme></lexicon>",
     "a <lexeme> without <grapheme>"},
    {"no sound", "<lexicon " NAMESPACE "><lexeme><grapheme>a</grapheme></lexeme></lexicon>",
     "a <lexeme> without <phoneme> or <alias>"},
    {"unknown element", "<lexicon " NAMESPACE "><meta name=\"x\"/></lexicon>",
     "<meta> is not kept"},
    {"no namespace", "<lexicon xml:lang=\"en\"></lexicon>", "<lexicon> lacks xmlns"},
};

static void test_pls_hostile(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(GString) messages = g_string_new(NULL);
        g_autoptr(LexemeList) list = read_text("pls", hostile[i].text, messages);
        if (strstr(messages->str, hostile[i].message) == NULL || list->lexemes->len > 0) {
            g_test_message("%s: %s", hostile[i].name, messages->str);
            g_test_fail();
        }
    }
}

/* Deep nesting and endless text are refused where they begin. */
static void test_pls_large(void)
{
    g_autoptr(GString) deep = g_string_new("<lexicon " NAMESPACE ">");
    for (guint i = 0; i < 100000; i++)
        g_string_append(deep, "<a>");
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autoptr(LexemeList) list G_GNUC_UNUSED = read_text("pls", deep->str, messages);
    g_assert_nonnull(strstr(messages->str, "elements stand more than 32 deep"));

    g_autofree char *text = g_strnfill(10 * 1024 * 1024, 'a');
    g_autofree char *long_text = g_strdup_printf(
        "<lexicon " NAMESPACE "><lexeme><grapheme>%s</grapheme></lexeme></lexicon>", text);
    g_string_truncate(messages, 0);
    g_autoptr(LexemeList) other G_GNUC_UNUSED = read_text("pls", long_text, messages);
    g_assert_nonnull(strstr(messages->str, "holds more than 4096 bytes of text"));
}

static void test_prefixed(void)
{
    static const char text[] =
        "<p:lexicon xmlns:p=\"http://www.w3.org/2005/01/pronunciation-lexicon\" xml:lang=\"en\">"
        "<!-- a comment --><p:lexeme><p:grapheme> New\n York </p:grapheme>"
        "<p:alias><![CDATA[new york]]></p:alias></p:lexeme></p:lexicon>";
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autofree char *yaml = convert("pls", "yaml", text, messages);
    g_assert_cmpstr(messages->str, ==, "");
    g_assert_cmpstr(yaml, ==, "language: en\nentries:\n- write: New York\n  say: new york\n");
}

static void test_cmudict(void)
{
    static const char text[] = ";;; a comment\n"
                               "ZELENSKY  Z AH0 L EH1 N S K IY0\n"
                               "kyiv K IY1 V # place, ukrainian\n"
                               "kyiv(2) K IY1 IH0 V\n"
                               "hot HH AA T\n";
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autofree char *yaml = convert("cmudict", "yaml", text, messages);
    g_assert_cmpstr(yaml, ==,
                    "entries:\n- write: zelensky\n  ipa: zəˈlɛnski\n- write: kyiv\n"
                    "  pronunciations:\n    - ipa: ˈkiːv\n    - ipa: ˈkiːɪv\n"
                    "- write: hot\n  ipa: ˈhɒt\n");
    g_autofree char *again = convert("yaml", "cmudict", yaml, messages);
    g_assert_cmpstr(again, ==,
                    "zelensky Z AH0 L EH1 N S K IY0\nkyiv K IY1 V\nkyiv(2) K IY1 IH0 V\n"
                    "hot HH AA1 T\n");
    g_assert_cmpstr(messages->str, ==, "");
    g_autoptr(LexemeList) bad G_GNUC_UNUSED = read_text("cmudict", "x AH0 QQ\ny\n", messages);
    g_assert_cmpstr(messages->str, ==,
                    "t:1:1: error: 'QQ' (sound 2 of 'AH0 QQ') is not an ARPAbet symbol like AH0 or "
                    "SH\nt:2:1: error: 'y' has no pronunciation\n");
}

static void test_tsv(void)
{
    static const char text[] = "write\tkind\tvalue\tnote\n"
                               "Kyiv\tipa\tˈkiːɪv\tcapital\n"
                               "IS\tletters\t\t\n"
                               "NATO\tword\tNato\t\n";
    g_autoptr(GString) messages = g_string_new(NULL);
    g_autofree char *yaml = convert("tsv", "yaml", text, messages);
    g_assert_cmpstr(yaml, ==,
                    "entries:\n- write: Kyiv\n  ipa: ˈkiːɪv\n  note: capital\n- write: IS\n"
                    "  letters: true\n- write: NATO\n  word: true\n");
    g_autofree char *again = convert("yaml", "tsv", yaml, messages);
    g_assert_cmpstr(again, ==, text);
    g_autofree char *guessed = convert("tsv", "yaml", "a\t/b/\nc\td e\nf\n", messages);
    g_assert_cmpstr(guessed, ==, "entries:\n- write: a\n  ipa: /b/\n- write: c\n  say: d e\n");
    g_assert_cmpstr(messages->str, ==,
                    "t:3:1: error: a line is a spelling, a tab, and how it is said\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/formats/pls/round-trip", test_pls_round_trip);
    g_test_add_func("/formats/pls/preference", test_pls_preference);
    g_test_add_func("/formats/own-keys", test_own_keys);
    g_test_add_func("/formats/sign-first", test_sign_first);
    g_test_add_func("/formats/pls/hostile", test_pls_hostile);
    g_test_add_func("/formats/pls/large", test_pls_large);
    g_test_add_func("/formats/pls/prefixed", test_prefixed);
    g_test_add_func("/formats/cmudict", test_cmudict);
    g_test_add_func("/formats/tsv", test_tsv);
    return g_test_run();
}
