/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/markdown_text.h"

#include <string.h>

#include <cmark.h>

#include "article/table.h"

static gboolean inside_image(cmark_node *node)
{
    for (cmark_node *up = cmark_node_parent(node); up != NULL; up = cmark_node_parent(up))
        if (cmark_node_get_type(up) == CMARK_NODE_IMAGE)
            return TRUE;
    return FALSE;
}

static void append_inline(GString *text, GString *pictures, cmark_node *node)
{
    GString *into = inside_image(node) ? pictures : text;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        g_string_append(into, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        g_string_append_c(into, '\n');
        break;
    default:
        break;
    }
}

/* Takes out "[^name]". */
static void drop_footnote_marks(GString *text)
{
    gsize out = 0;
    for (gsize i = 0; i < text->len;) {
        if (text->str[i] == MARKDOWN_TEXT_FOOTNOTE) {
            gsize length = strcspn(text->str + i, "] \n");
            if (length > 2 && text->str[i + length] == ']') {
                i += length + 1;
                continue;
            }
        }
        text->str[out++] = text->str[i++];
    }
    g_string_truncate(text, out);
}

MarkdownText markdown_text_of(cmark_node *node)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GString) pictures = g_string_new(NULL);
    cmark_iter *iterator = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            append_inline(text, pictures, cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
    MarkdownText result = {0};
    const char *mark_end = strstr(text->str, "]:");
    result.footnote = text->str[0] == MARKDOWN_TEXT_FOOTNOTE && mark_end != NULL &&
                      memchr(text->str, ' ', (gsize)(mark_end - text->str)) == NULL;
    if (result.footnote)
        g_string_erase(text, 0, mark_end + 2 - text->str);
    drop_footnote_marks(text);
    result.picture = pictures->len > 0 && strspn(text->str, " \n") == text->len;
    if (result.picture)
        g_string_assign(text, pictures->str);
    result.text = g_string_free(text, FALSE);
    return result;
}

static gboolean is_delimiter_row(const char *line, gsize length)
{
    gsize bars = 0;
    gsize dashes = 0;
    for (gsize i = 0; i < length; i++) {
        if (strchr("|-: ", line[i]) == NULL)
            return FALSE;
        bars += line[i] == '|';
        dashes += line[i] == '-';
    }
    return bars > 0 && dashes > 1;
}

gboolean markdown_text_is_table(cmark_node *paragraph)
{
    MarkdownText text = markdown_text_of(paragraph);
    const char *second = strchr(text.text, '\n');
    gboolean table = second != NULL && memchr(text.text, '|', (gsize)(second - text.text)) &&
                     is_delimiter_row(second + 1, strcspn(second + 1, "\n"));
    g_free(text.text);
    return table;
}

static void add_cells(Table *table, const char *line, gsize length, gboolean heading)
{
    const char *end = line + length;
    while (end > line && (end[-1] == ' ' || end[-1] == '|'))
        end--;
    while (line < end && (*line == ' ' || *line == '|'))
        line++;
    while (line <= end) {
        const char *bar = memchr(line, '|', (gsize)(end - line));
        const char *cell_end = bar ? bar : end;
        table_add_cell(table, line, (gsize)(cell_end - line), heading);
        line = cell_end + 1;
    }
}

void markdown_text_add_table(Article *article, cmark_node *paragraph, guint first_line)
{
    MarkdownText text = markdown_text_of(paragraph);
    g_autoptr(Table) table = table_new();
    guint line = first_line + (guint)cmark_node_get_start_line(paragraph) - 1;
    gboolean heading = TRUE;
    for (const char *p = text.text; *p != '\0'; line++) {
        gsize length = strcspn(p, "\n");
        if (!is_delimiter_row(p, length)) {
            table_begin_row(table, line, 1);
            add_cells(table, p, length, heading);
        }
        heading = FALSE;
        p += length + (p[length] != '\0');
    }
    table_add_blocks(table, article);
    g_free(text.text);
}
