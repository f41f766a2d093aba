/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/markdown_writer.h"

#include <string.h>

/* A YAML scalar in double quotes: any text is one. */
static void add_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void add_member(GString *out, const char *key, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(out, "%s: ", key);
    add_quoted(out, value);
    g_string_append_c(out, '\n');
}

static void add_list(GString *out, const char *key, char *const *values)
{
    if (values[0] == NULL)
        return;
    g_string_append_printf(out, "%s: [", key);
    for (gsize i = 0; values[i] != NULL; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        add_quoted(out, values[i]);
    }
    g_string_append(out, "]\n");
}

static void add_front_matter(GString *out, const Article *article)
{
    g_string_append(out, "---\n");
    add_member(out, "title", article->title);
    add_list(out, "authors", article->authors);
    add_member(out, "date", article->date);
    add_member(out, "url", article->url);
    add_member(out, "guid", article->guid);
    add_member(out, "language", article->language);
    add_member(out, "publication", article->publication);
    add_member(out, "standfirst", article->standfirst);
    add_member(out, "summary", article->summary);
    add_list(out, "tags", article->tags);
    g_string_append(out, "---\n");
}

/* Whether a mark at the beginning of a line would make a heading, a list, a quotation. */
static gboolean opens_markup(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    return strchr("#>+-=~|", *text) != NULL || (digits > 0 && strchr(".)", text[digits]) != NULL);
}

static void add_text(GString *out, const char *text)
{
    if (opens_markup(text)) {
        gsize digits = strspn(text, "0123456789");
        g_string_append_len(out, text, (gssize)digits);
        g_string_append_c(out, '\\');
        text += digits;
        g_string_append_c(out, *text++);
    }
    for (const char *p = text; *p != '\0'; p++) {
        if (strchr("\\`*_[]<>&!", *p) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
}

static void add_block(GString *out, const Block *block, gboolean item_before)
{
    gboolean item = block->kind == BLOCK_LIST_ITEM;
    g_string_append(out, item && item_before ? "" : "\n");
    guint indent = item && block->level > 1 ? (MIN(block->level, 6) - 1) * 4 : 0;
    g_string_append_printf(out, "%*s", (int)indent, "");
    if (block->kind == BLOCK_TITLE)
        g_string_append(out, "# ");
    else if (block->kind == BLOCK_HEADING)
        g_string_append_printf(out, "%.*s ", (int)CLAMP(block->level, 2, 6), "######");
    else if (block->kind == BLOCK_QUOTE)
        g_string_append(out, "> ");
    else if (item && block->number > 0)
        g_string_append_printf(out, "%u. ", block->number);
    else if (item)
        g_string_append(out, "- ");
    add_text(out, block->text);
    g_string_append_c(out, '\n');
}

char *markdown_write(const Article *article)
{
    GString *out = g_string_new(NULL);
    add_front_matter(out, article);
    gboolean item_before = FALSE;
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = g_ptr_array_index(article->blocks, i);
        if (block->skipped != NULL || block->kind == BLOCK_STANDFIRST)
            continue;
        add_block(out, block, item_before);
        item_before = block->kind == BLOCK_LIST_ITEM;
    }
    return g_string_free(out, FALSE);
}
