/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown is written on purpose, so all of it is read but what cannot be heard: code, raw HTML,
 * pictures.  cmark 0.30 knows neither footnotes nor tables: both are found here by their form. */
#include "article/markdown_reader.h"

#include <string.h>

#include <cmark.h>

#include "article/block.h"
#include "article/furniture_head.h"
#include "article/markdown_text.h"
#include "article/rules.h"

typedef struct {
    Article *article;
    const ReaderInput *input;
    guint list_depth;
} Walk;

static BlockKind leaf_kind(cmark_node *node, guint *level, guint *number)
{
    *level = 0;
    *number = 0;
    guint depth = 0;
    BlockKind kind = BLOCK_PARAGRAPH;
    for (cmark_node *up = cmark_node_parent(node); up != NULL; up = cmark_node_parent(up)) {
        cmark_node_type type = cmark_node_get_type(up);
        if (type == CMARK_NODE_BLOCK_QUOTE && kind == BLOCK_PARAGRAPH)
            kind = BLOCK_QUOTE;
        if (type != CMARK_NODE_ITEM)
            continue;
        cmark_node *list = cmark_node_parent(up);
        if (depth++ == 0 && kind == BLOCK_PARAGRAPH) {
            kind = BLOCK_LIST_ITEM;
            if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST &&
                cmark_node_previous(node) == NULL)
                *number = GPOINTER_TO_UINT(cmark_node_get_user_data(up));
        }
    }
    if (kind == BLOCK_LIST_ITEM)
        *level = depth;
    return kind;
}

static Block *add(const Walk *walk, cmark_node *node, BlockKind kind, const char *text)
{
    int line = cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    BlockSource source = {text, strlen(text), walk->input->first_line + (guint)MAX(line, 1) - 1,
                          (guint)MAX(column, 1)};
    return block_add(walk->article, kind, &source);
}

static void add_skipped(const Walk *walk, cmark_node *node, BlockKind kind, const char *rule)
{
    const char *text = cmark_node_get_literal(node);
    Block *block = add(walk, node, kind, text ? text : "");
    if (block != NULL)
        block->skipped = rules_name(rule);
}

static void add_paragraph(const Walk *walk, cmark_node *node)
{
    if (markdown_text_is_table(node)) {
        markdown_text_add_table(walk->article, node, walk->input->first_line);
        return;
    }
    guint level;
    guint number;
    BlockKind kind = leaf_kind(node, &level, &number);
    MarkdownText text = markdown_text_of(node);
    if (text.footnote)
        kind = BLOCK_FOOTNOTE;
    else if (text.picture)
        kind = BLOCK_CAPTION;
    Block *block = add(walk, node, kind, text.text);
    if (block != NULL) {
        block->level = kind == BLOCK_LIST_ITEM ? level : 0;
        block->number = kind == BLOCK_LIST_ITEM ? number : 0;
        if (kind == BLOCK_FOOTNOTE || kind == BLOCK_CAPTION)
            block->skipped = rules_name(kind == BLOCK_CAPTION ? "caption" : "footnote");
    }
    g_free(text.text);
}

static void add_heading(const Walk *walk, cmark_node *node)
{
    MarkdownText text = markdown_text_of(node);
    gboolean first = walk->article->blocks->len == 0;
    gboolean title = first && cmark_node_get_heading_level(node) == 1;
    Block *block = add(walk, node, title ? BLOCK_TITLE : BLOCK_HEADING, text.text);
    if (block != NULL && !title)
        block->level = (guint)cmark_node_get_heading_level(node);
    if (block != NULL && title && walk->article->title == NULL)
        walk->article->title = g_strdup(block->text);
    g_free(text.text);
}

/* The number is kept with the item, for the next one and for what is in it. */
static void number_item(cmark_node *item)
{
    cmark_node *before = cmark_node_previous(item);
    guint number = before ? GPOINTER_TO_UINT(cmark_node_get_user_data(before)) + 1
                          : (guint)cmark_node_get_list_start(cmark_node_parent(item));
    (void)cmark_node_set_user_data(item, GUINT_TO_POINTER(number));
}

static void visit(const Walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_ITEM:
        number_item(node);
        break;
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(walk, node);
        break;
    case CMARK_NODE_HEADING:
        add_heading(walk, node);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_skipped(walk, node, BLOCK_CODE, "code");
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_skipped(walk, node, BLOCK_OTHER, "raw-html");
        break;
    default:
        break;
    }
}

/* CommonMark takes "[^1]: Note." for the target of links. */
static char *hide_footnotes(const ReaderInput *input)
{
    char *text = g_memdup2(input->text, input->length + 1);
    text[input->length] = '\0';
    for (char *p = text; (p = strstr(p, "[^")) != NULL;)
        *p = MARKDOWN_TEXT_FOOTNOTE;
    return text;
}

static gboolean read_markdown(Article *article, const ReaderInput *input)
{
    g_autofree char *text = hide_footnotes(input);
    cmark_node *root = cmark_parse_document(text, input->length, CMARK_OPT_DEFAULT);
    Walk walk = {article, input, 0};
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            visit(&walk, cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
    cmark_node_free(root);
    furniture_head_mark_credits(article, input->phrases);
    return TRUE;
}

static const char *const suffixes[] = {"md", "markdown", "mdown", "mkd", NULL};
static const char *const media_types[] = {"text/markdown", "text/x-markdown", NULL};

const ArticleReader markdown_reader = {
    .name = "markdown",
    .summary = "CommonMark with front matter, footnotes and tables",
    .suffixes = suffixes,
    .media_types = media_types,
    .read = read_markdown,
};
