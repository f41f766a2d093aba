/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lexicon file: both readers must agree about it, and its entries must be found again. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/lexicon.h"
#include "lexicon/quick_reader.h"
#include "lexicon/spelling.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void add_all(Lexicon *lexicon, const YamlDocument *document, Diagnostics *diagnostics)
{
    const YamlNode *root = document != NULL ? yaml_document_root(document) : NULL;
    const YamlNode *entries = root != NULL && yaml_node_kind(root) == YAML_MAPPING
                                  ? yaml_node_get(root, "entries")
                                  : NULL;
    if (entries != NULL && yaml_node_kind(entries) == YAML_SEQUENCE)
        (void)lexicon_add_node(lexicon, entries, LEXICON_SHIPPED, diagnostics);
}

static void check_same(const Lexicon *a, const Lexicon *b)
{
    g_autoptr(GPtrArray) left = lexicon_entries(a);
    g_autoptr(GPtrArray) right = lexicon_entries(b);
    if (left->len != right->len)
        abort();
    for (guint i = 0; i < left->len; i++) {
        const LexiconEntry *x = g_ptr_array_index(left, i);
        const LexiconEntry *y = g_ptr_array_index(right, i);
        if (strcmp(x->write, y->write) != 0 || strcmp(x->value, y->value) != 0 ||
            x->line != y->line || x->column != y->column)
            abort();
    }
}

static void check_found(const Lexicon *lexicon)
{
    g_autoptr(GPtrArray) entries = lexicon_entries(lexicon);
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        g_autoptr(GPtrArray) found = lexicon_find(lexicon, entry->write);
        if (found->len == 0 && spelling_word_begins(entry->write, strlen(entry->write), 0))
            abort();
        LexiconMatch match;
        (void)lexicon_match(lexicon, entry->write, strlen(entry->write), 0, &match);
    }
}

/* The file is also a text to find its entries in; a match stays inside it. */
static void check_matches(const Lexicon *lexicon, const char *text, gsize size)
{
    for (gsize i = 0; i < size; i++) {
        LexiconMatch match;
        if (((guchar)text[i] & 0xC0) == 0x80 || !lexicon_match(lexicon, text, size, i, &match))
            continue;
        if (match.length == 0 || match.length > size - i ||
            !g_utf8_validate_len(text + i, match.length, NULL))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (!g_utf8_validate_len((const char *)data, size, NULL))
        return 0;
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    g_autoptr(Lexicon) lexicon = lexicon_new();
    (void)lexicon_load_text(lexicon, text, size, "fuzz", LEXICON_SHIPPED, diagnostics);
    check_found(lexicon);
    check_matches(lexicon, text, size);
    if (quick_reader_takes(text, size)) {
        g_autoptr(Lexicon) other = lexicon_new();
        g_autoptr(YamlDocument) document = yaml_document_parse(text, size, "fuzz", 1, diagnostics);
        if (document == NULL)
            abort();
        add_all(other, document, diagnostics);
        check_same(lexicon, other);
    }
    return 0;
}
