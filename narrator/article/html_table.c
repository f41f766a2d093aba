/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_table.h"

#include <string.h>

#include "article/text_structure.h"

/* Cells with more words are text. */
#define MAX_CELL_WORDS 40
#define MAX_MEAN_WORDS 12

typedef struct {
    guint rows, cells, words, widest;
} Measure;

/* FALSE where the table holds what no table of data does. */
static gboolean measure(const HtmlTree *tree, guint32 table, Measure *measure)
{
    guint in_row = 0;
    for (guint32 i = table + 1; i < html_tree_node(tree, table)->next; i++) {
        HtmlTag tag = html_tree_node(tree, i)->tag;
        if (tag == HTML_TABLE || tag == HTML_ARTICLE || (tag >= HTML_H1 && tag <= HTML_H6))
            return FALSE;
        measure->rows += tag == HTML_TR;
        in_row = tag == HTML_TR ? 0 : in_row;
        if (tag == HTML_TD || tag == HTML_TH) {
            g_autofree char *text = html_tree_inner_text(tree, i);
            guint words = text ? text_structure_words(text) : 0;
            if (words > MAX_CELL_WORDS)
                return FALSE;
            in_row++;
            measure->cells++;
            measure->words += words;
            measure->widest = MAX(measure->widest, in_row);
            i = html_tree_node(tree, i)->next - 1;
        }
    }
    return measure->rows >= 2 && measure->widest >= 2 &&
           measure->words <= measure->cells * MAX_MEAN_WORDS;
}

Table *html_table_read(const HtmlTree *tree, guint32 node)
{
    Measure size = {0};
    if (!measure(tree, node, &size))
        return NULL;
    Table *table = table_new();
    for (guint32 i = node + 1; i < html_tree_node(tree, node)->next; i++) {
        const HtmlNode *n = html_tree_node(tree, i);
        if (n->tag == HTML_TR)
            table_begin_row(table, n->line, n->column);
        if (n->tag != HTML_TD && n->tag != HTML_TH)
            continue;
        g_autofree char *text = html_tree_inner_text(tree, i);
        table_add_cell(table, text ? text : "", text ? strlen(text) : 0, n->tag == HTML_TH);
        i = n->next - 1;
    }
    return table;
}
