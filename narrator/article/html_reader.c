/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: the tree, its metadata, the segments of text, and which of them are the article. */
#include "article/html_reader.h"

#include <string.h>

#include "article/block.h"
#include "article/html_select.h"

static void add_blocks(Article *article, GArray *segments)
{
    for (guint i = 0; i < segments->len; i++) {
        HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        Block *block = block_add_clean(article, segment->kind, g_steal_pointer(&segment->text),
                                       segment->line, segment->column);
        block->level = segment->level;
        block->number = segment->number;
        block->skipped = segment->rule;
    }
}

static gboolean read_html(Article *article, const ReaderInput *input)
{
    g_autoptr(HtmlTree) tree =
        html_tree_parse(input->text, input->length, article->path, input->diagnostics);
    if (tree == NULL)
        return FALSE;
    g_autoptr(GArray) segments = html_segment_list(tree);
    HtmlHints hints = {0};
    html_select_article(tree, segments, &hints);
    add_blocks(article, segments);
    return TRUE;
}

static gboolean claims_html(const char *text, gsize length)
{
    gsize i = 0;
    while (i < length && (g_ascii_isspace(text[i]) || (unsigned char)text[i] >= 0x80))
        i++;
    g_autofree char *head = g_ascii_strdown(text + i, (gssize)MIN(length - i, 1024));
    return g_str_has_prefix(head, "<!doctype html") || g_str_has_prefix(head, "<html") ||
           (head[0] == '<' && (strstr(head, "<head") != NULL || strstr(head, "<body") != NULL));
}

static const char *const suffixes[] = {"html", "htm", "xhtml", NULL};
static const char *const media_types[] = {"text/html", "application/xhtml+xml", NULL};

const ArticleReader html_reader = {
    .name = "html",
    .summary = "web pages: the article is found in them",
    .suffixes = suffixes,
    .media_types = media_types,
    .pages = TRUE,
    .claims = claims_html,
    .read = read_html,
};
