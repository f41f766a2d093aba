/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens: nothing is dropped, marks, sentences, pins, sharing. */
#include <string.h>

#include "script/language.h"
#include "script/script.h"

/* The rules that may leave a token unspoken. */
static const char *const silent_rules[] = {
    "punctuation", "hyphen",    "dash",           "bracket",       "quotation", "dot",
    "footnote",    "invisible", "symbol-dropped", "emoji-dropped", "unspoken",  NULL};

typedef struct {
    Language *language;
    Diagnostics *diagnostics;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer tag)
{
    fixture->diagnostics = diagnostics_new(NULL, NULL);
    fixture->language = language_load(tag, NULL, fixture->diagnostics);
    g_assert_nonnull(fixture->language);
}

static void tear_down(Fixture *fixture, gconstpointer tag)
{
    (void)tag;
    language_free(fixture->language);
    diagnostics_free(fixture->diagnostics);
}

static const Paragraph *first(const Script *script)
{
    return script->paragraphs->pdata[0];
}

static const Token *token_at(const Paragraph *paragraph, guint i)
{
    return &paragraph->tokens.data[i];
}

static gboolean holds_words(const char *text, gsize length)
{
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c))
        if (g_unichar_isalpha(g_utf8_get_char(c)) || g_unichar_isdigit(g_utf8_get_char(c)))
            return TRUE;
    return FALSE;
}

/* Every byte that is no white space lies in exactly one token, which is spoken or dropped by one of
 * the named rules. */
static void check_covered(const Paragraph *paragraph)
{
    gsize at = 0;
    for (guint i = 0; i < paragraph->tokens.len; i++) {
        const Token *token = token_at(paragraph, i);
        g_assert_cmpuint(token->start, >=, at);
        for (; at < token->start; at += (gsize)g_utf8_skip[(guchar)paragraph->written[at]])
            g_assert_true(g_unichar_isspace(g_utf8_get_char(paragraph->written + at)));
        g_assert_cmpuint(token->end, >, token->start);
        if (token->parts == 0 && !g_strv_contains(silent_rules, script_token_rule(token)))
            g_test_message("'%.*s' is dropped by '%s'", (int)(token->end - token->start),
                           paragraph->written + token->start, script_token_rule(token));
        g_assert_true(token->parts > 0 || g_strv_contains(silent_rules, script_token_rule(token)));
        g_assert_true(token->parts > 0 || g_str_equal(script_token_rule(token), "footnote") ||
                      !holds_words(paragraph->written + token->start, token->end - token->start));
        at = token->end;
    }
    for (const char *c = paragraph->written + at; *c != '\0'; c = g_utf8_next_char(c))
        g_assert_true(g_unichar_isspace(g_utf8_get_char(c)));
}

static void test_covered(Fixture *fixture, gconstpointer tag)
{
    static const char *const texts[] = {
        "",
        "   ",
        "One plain sentence, with a comma.",
        "“Quoted” – and dashed — and (bracketed) [1] text… isn't it?!",
        "£3.5bn, $5-6m, 50p, 24/03/2024, 6 a.m., 5ft 11in, 10-12%, H5N1, U.S., Dr. Low, IV.",
        "a\u00ADb \u200B c\u0301 \u00A0 … ††† ¹²³ ★ • | _ ~ ^ ` \\ / < >",
        "Москва 東京 العربية 🚀🇬🇧👩\u200D🚒 e\u0301",
        "www.example.com/a?b=c jane@example.org @name #tag report.pdf --- ... '90s {{a|b",
        "Parts I and II; x² + 10^6; Section 2(b)(iii); the report[a]; 28 Feb-2 March; an A- grade.",
        "DR LOW, 45, OF 123 N. MAIN ST. SPEAKS TO MPS: $US40, R500m, +33 1 42 68 53 00",
        "192.168.0.1",
        "12345678901234567890123456789012345678901234567890 0x1F 1.2.3.4 1/2/3 --5",
    };
    (void)tag;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_test_message("%s", texts[i]);
        g_autoptr(Script) script = script_new_for_text(texts[i], NULL, fixture->language);
        g_assert_cmpstr(first(script)->written, ==, texts[i]);
        check_covered(first(script));
    }
}

static Block *block_new(BlockKind kind, const char *text)
{
    Block *block = g_new0(Block, 1);
    block->kind = kind;
    block->text = (char *)text;
    return block;
}

/* A whole article: every block that is read has its paragraph, every word a token. */
static void test_article(Fixture *fixture, gconstpointer tag)
{
    (void)tag;
    char *authors[] = {(char *)"Ann Low", (char *)"Max Dale", NULL}, *none[] = {NULL};
    g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(blocks, block_new(BLOCK_TITLE, "The lake rises"));
    g_ptr_array_add(blocks, block_new(BLOCK_PARAGRAPH, "It rose 5cm in 3 days."));
    g_ptr_array_add(blocks, block_new(BLOCK_CAPTION, "A photo"));
    ((Block *)blocks->pdata[2])->skipped = "caption";
    g_ptr_array_add(blocks, block_new(BLOCK_HEADING, "What next"));
    g_ptr_array_add(blocks, block_new(BLOCK_LIST_ITEM, "Wait"));
    g_ptr_array_add(blocks, block_new(BLOCK_LIST_ITEM, "Measure"));
    ((Block *)blocks->pdata[5])->number = 2;
    const Article article = {.path = (char *)"lake.md",
                             .title = (char *)"The lake rises",
                             .authors = authors,
                             .date = (char *)"2024-03-05",
                             .tags = none,
                             .blocks = blocks};
    const ScriptOptions options = {.introduction = "By {authors}\n{date}\nFrom {publication}",
                                   .closing = "That was {title}, from {edition}.",
                                   .edition = "The Courier",
                                   .pause_paragraph_ms = 1,
                                   .pause_heading_ms = 2,
                                   .pause_title_ms = 3,
                                   .pause_chapter_ms = 4,
                                   .pause_item_ms = 5};
    g_autoptr(Script) script =
        script_new(&article, NULL, fixture->language, &options, fixture->diagnostics);
    static const struct {
        ParagraphKind kind;
        const char *spoken;
        guint pause_ms;
    } wanted[] = {
        {PARAGRAPH_TITLE, "The lake rises", 3},
        {PARAGRAPH_BYLINE, "By Ann Low and Max Dale", 3},
        {PARAGRAPH_BYLINE, "the fifth of March twenty twenty-four", 3},
        {PARAGRAPH_BODY, "It rose five centimeters in three days.", 4},
        {PARAGRAPH_HEADING, "What next", 2},
        {PARAGRAPH_LIST_ITEM, "Wait", 5},
        {PARAGRAPH_LIST_ITEM, "two. Measure", 4},
        {PARAGRAPH_CLOSING, "That was The lake rises, from The Courier.", 0},
    };
    g_assert_cmpuint(script->paragraphs->len, ==, G_N_ELEMENTS(wanted));
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        const Paragraph *paragraph = script->paragraphs->pdata[i];
        g_autoptr(GString) spoken = g_string_new(NULL);
        script_spoken_text(paragraph, spoken);
        g_assert_cmpstr(spoken->str, ==, wanted[i].spoken);
        g_assert_cmpint(paragraph->kind, ==, wanted[i].kind);
        g_assert_cmpuint(paragraph->pause_after_ms, ==, wanted[i].pause_ms);
        check_covered(paragraph);
    }
    g_assert_cmpuint(script->chapters->len, ==, 2);
    const Chapter *second = &g_array_index(script->chapters, Chapter, 1);
    g_assert_cmpstr(second->title, ==, "What next");
    g_assert_cmpuint(second->first_paragraph, ==, 4);
    g_assert_cmpuint(second->paragraphs, ==, 4);
}

/* Where sentences begin, as the text with a bar before each. */
static void test_sentences(Fixture *fixture, gconstpointer tag)
{
    static const char *const texts[] = {
        "|One. |Two! |Three?",
        "|Dr. Low met Gen. Dale at 6 p.m. on Jan. 5.",
        "|It ended at 6 p.m. |The crowd left.",
        "|She lives in the U.S. |He does not.",
        "|J. R. R. Low wrote it. |It sold.",
        "|He paid $3.5. |She paid No. 10 a visit.",
        "|“Stop.” |They stopped.",
    };
    (void)tag;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_auto(GStrv) pieces = g_strsplit(texts[i], "|", -1);
        g_autofree char *text = g_strjoinv("", pieces);
        g_autoptr(Script) script = script_new_for_text(text, NULL, fixture->language);
        g_autoptr(GString) marked = g_string_new(NULL);
        gsize at = 0;
        for (guint k = 0; k < first(script)->tokens.len; k++) {
            const Token *token = token_at(first(script), k);
            g_string_append_len(marked, text + at, token->start - at);
            if (token->sentence)
                g_string_append_c(marked, '|');
            at = token->start;
        }
        g_string_append(marked, text + at);
        g_assert_cmpstr(marked->str, ==, texts[i]);
    }
}

static void test_pins(Fixture *fixture, gconstpointer tag)
{
    static const struct {
        const char *text, *written, *spoken;
    } rows[] = {
        {"Two {{lead|metal}} pipes", "Two lead pipes", "Two lead pipes"},
        {"{{UN|word}} and {{it|letters}}", "UN and it", "un and I T"},
        {"{{1984|cardinal}}", "1984", "one thousand nine hundred and eighty-four"},
        {"in {{Llan Dale|Hlan Dale}} now", "in Llan Dale now", "in Hlan Dale now"},
        {"{{broken|", "{{broken|", "broken"},
        {"{{|x}} {{a|}}", "{{|x}} {{a|}}", "x, a"},
    };
    (void)tag;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Script) script = script_new_for_text(rows[i].text, NULL, fixture->language);
        g_autoptr(GString) spoken = g_string_new(NULL);
        script_spoken_text(first(script), spoken);
        g_test_message("%s", rows[i].text);
        g_assert_cmpstr(first(script)->written, ==, rows[i].written);
        g_assert_cmpstr(spoken->str, ==, rows[i].spoken);
        check_covered(first(script));
    }
}

/* An article of half a million words has to stay small. */
static void test_compact(Fixture *fixture, gconstpointer tag)
{
    (void)tag;
    g_assert_cmpuint(sizeof(Token), <=, 24);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 1000; i++)
        g_string_append(text, "the same few words again and again ");
    g_autoptr(Script) script = script_new_for_text(text->str, NULL, fixture->language);
    g_assert_cmpuint(first(script)->tokens.len, ==, 7000);
    g_assert_cmpuint(script->parts->len, <, 20);
}

static void test_unknown_language(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    g_assert_null(language_load("zz", NULL, diagnostics));
    g_assert_null(language_load("../en", NULL, diagnostics));
    g_assert_cmpuint(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/script/" name, Fixture, "en", set_up, test, tear_down)
    ADD("covered", test_covered);
    ADD("article", test_article);
    ADD("sentences", test_sentences);
    ADD("pins", test_pins);
    ADD("compact", test_compact);
    g_test_add_func("/script/unknown-language", test_unknown_language);
    return g_test_run();
}
