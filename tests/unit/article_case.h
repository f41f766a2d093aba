/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of article/ share: an article as one line a block, and the messages there were. */
#pragma once
#include <string.h>

#include "article/article.h"

typedef struct {
    GString *messages;
    Diagnostics *diagnostics;
} ArticleSink;

static void article_sink_add(DiagnosticLevel level, const Place *place, const char *message,
                             gpointer data)
{
    g_autofree char *line = diagnostics_format(level, place, message);
    g_string_append_printf(data, "%s\n", line);
}

static void article_sink_init(ArticleSink *self)
{
    self->messages = g_string_new(NULL);
    self->diagnostics = diagnostics_new(article_sink_add, self->messages);
}

static void article_sink_clear(ArticleSink *self)
{
    diagnostics_free(self->diagnostics);
    g_string_free(self->messages, TRUE);
}

/* "kind text|kind! rule text"; NULL for no article.  The caller frees it. */
static char *article_describe(const Article *article)
{
    if (article == NULL)
        return NULL;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = g_ptr_array_index(article->blocks, i);
        g_string_append_printf(text, "%s%s%s%s %s", i ? "|" : "",
                               article_block_kind_name(block->kind), block->skipped ? "! " : "",
                               block->skipped ? block->skipped : "", block->text);
    }
    return g_string_free(text, FALSE);
}
