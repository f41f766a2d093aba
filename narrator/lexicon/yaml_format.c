/* SPDX-License-Identifier: GPL-3.0-or-later */
/* narrator's own format as one of the formats: what is imported is written in it. */
#include <string.h>

#include "lexicon/formats.h"
#include "lexicon/value.h"
#include "lexicon/yaml_text.h"

static char *top_level(const YamlDocument *document, const char *key)
{
    const YamlNode *root = yaml_document_root(document);
    const YamlNode *node = root != NULL ? yaml_node_get(root, key) : NULL;
    return node != NULL ? g_strdup(yaml_node_text(node)) : NULL;
}

static gboolean yaml_read(const char *bytes, gsize length, const char *path, LexemeList *into,
                          Diagnostics *diagnostics)
{
    g_autoptr(YamlDocument) document = yaml_document_parse(bytes, length, path, 1, diagnostics);
    if (document == NULL)
        return FALSE;
    into->language = top_level(document, "language");
    into->alphabet = top_level(document, "alphabet");
    g_autoptr(Lexicon) lexicon = lexicon_new();
    gboolean fine = lexicon_load_text(lexicon, bytes, length, path, LEXICON_SHIPPED, diagnostics);
    lexeme_list_take(into, lexicon, LEXICON_SHIPPED);
    return fine;
}

static void append_list(GString *out, const char *key, char **texts, guint n)
{
    if (n == 0)
        return;
    g_string_append_printf(out, "  %s: %s", key, n > 1 ? "[" : "");
    for (guint i = 0; i < n; i++) {
        if (i > 0)
            g_string_append(out, ", ");
        yaml_text_append(out, texts[i], n > 1);
    }
    g_string_append(out, n > 1 ? "]\n" : "\n");
}

static void append_array(GString *out, const char *key, const GPtrArray *texts)
{
    append_list(out, key, (char **)texts->pdata, texts->len);
}

static void append_strv(GString *out, const char *key, char **texts)
{
    append_list(out, key, texts, texts != NULL ? g_strv_length(texts) : 0);
}

static void append_pair(GString *out, const char *indent, const char *key, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(out, "%s%s: ", indent, key);
    yaml_text_append(out, value, FALSE);
    g_string_append_c(out, '\n');
}

static void append_said(GString *out, const char *indent, const LexemePronunciation *item)
{
    if (item->kind == LEXICON_KINDS)
        append_pair(out, indent, "phoneme", item->value);
    else if (item->kind == LEXICON_WORD || (item->kind == LEXICON_LETTERS && *item->value == '\0'))
        g_string_append_printf(out, "%s%s: true\n", indent, lexicon_kind_name(item->kind));
    else
        append_pair(out, indent, lexicon_kind_name(item->kind), item->value);
}

static void append_all(GString *out, const Lexeme *lexeme)
{
    g_string_append(out, "  pronunciations:\n");
    for (guint i = 0; i < lexeme->pronunciations->len; i++) {
        const LexemePronunciation *item =
            &g_array_index(lexeme->pronunciations, LexemePronunciation, i);
        g_autoptr(GString) said = g_string_new(NULL);
        append_said(said, "    - ", item);
        g_string_append(out, said->str);
        append_pair(out, "      ", "alphabet", item->alphabet);
        if (item->preferred)
            g_string_append(out, "      prefer: true\n");
    }
}

static gboolean has_capital(const Lexeme *lexeme)
{
    for (guint i = 0; i < lexeme->spellings->len; i++)
        if (value_has_capital(g_ptr_array_index(lexeme->spellings, i)))
            return TRUE;
    return FALSE;
}

/* Where and in which forms the entry applies. */
static void append_where(GString *out, const Lexeme *lexeme)
{
    static const char *const cases[] = {NULL, "any", "capitals", "exact"};
    if (lexeme->letter_case != LEXEME_CASE_ANY || has_capital(lexeme))
        append_pair(out, "  ", "case", cases[lexeme->letter_case]);
    if (lexeme->uninflected)
        g_string_append(out, "  inflect: false\n");
    append_pair(out, "  ", "sense", lexeme->sense);
    append_strv(out, "before", lexeme->before);
    append_strv(out, "after", lexeme->after);
    append_strv(out, "near", lexeme->near);
}

static void append_lexeme(GString *out, const Lexeme *lexeme)
{
    gsize begin = out->len;
    append_array(out, "write", lexeme->spellings);
    out->str[begin] = '-';
    const LexemePronunciation *first = (const LexemePronunciation *)lexeme->pronunciations->data;
    guint said = lexeme->pronunciations->len;
    if (said == 1 && first->kind != LEXICON_KINDS && !first->preferred)
        append_said(out, "  ", first);
    else if (said > 0)
        append_all(out, lexeme);
    append_where(out, lexeme);
    append_pair(out, "  ", "role", lexeme->role);
    append_array(out, "examples", lexeme->examples);
    append_pair(out, "  ", "note", lexeme->note);
    append_pair(out, "  ", "source", lexeme->source);
    append_strv(out, "test", lexeme->tests);
    /* What cannot be read must not stop the file from being used. */
    gboolean unreadable = lexeme_used(lexeme) == NULL;
    if (unreadable || lexeme->status != LEXICON_APPROVED)
        append_pair(out, "  ", "status",
                    lexicon_status_name(unreadable ? LEXICON_DISABLED : lexeme->status));
}

static char *yaml_write(const LexemeList *list, Diagnostics *diagnostics)
{
    (void)diagnostics;
    GString *out = g_string_new(NULL);
    append_pair(out, "", "language", list->language);
    append_pair(out, "", "alphabet", list->alphabet);
    g_string_append(out, "entries:\n");
    for (guint i = 0; i < list->lexemes->len; i++)
        append_lexeme(out, g_ptr_array_index(list->lexemes, i));
    return g_string_free(out, FALSE);
}

const LexiconFormat yaml_format = {
    .name = "yaml",
    .suffixes = ".yaml .yml",
    .summary = "narrator's own",
    .read = yaml_read,
    .write = yaml_write,
};
