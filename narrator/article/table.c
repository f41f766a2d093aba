/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/table.h"

#include "article/block.h"
#include "article/decode.h"
#include "article/rules.h"

typedef struct {
    guint line, column;
    guint headings;
    GPtrArray *cells; /* char *; empty where nothing is in it */
} Row;

struct Table {
    GPtrArray *rows; /* Row * */
};

static void row_free(gpointer data)
{
    Row *row = data;
    g_ptr_array_unref(row->cells);
    g_free(row);
}

Table *table_new(void)
{
    Table *self = g_new0(Table, 1);
    self->rows = g_ptr_array_new_with_free_func(row_free);
    return self;
}

void table_free(Table *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->rows);
    g_free(self);
}

void table_begin_row(Table *self, guint line, guint column)
{
    Row *row = g_new0(Row, 1);
    row->line = line;
    row->column = column;
    row->cells = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(self->rows, row);
}

void table_add_cell(Table *self, const char *text, gsize length, gboolean heading)
{
    if (self->rows->len == 0)
        table_begin_row(self, 0, 0);
    Row *row = g_ptr_array_index(self->rows, self->rows->len - 1);
    char *clean = decode_clean(text, length);
    row->headings += heading && clean != NULL;
    g_ptr_array_add(row->cells, clean ? clean : g_strdup(""));
}

static char *row_text(const Row *row, const Row *headings)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < row->cells->len; i++) {
        const char *cell = g_ptr_array_index(row->cells, i);
        const char *heading = headings != NULL && i < headings->cells->len
                                  ? g_ptr_array_index(headings->cells, i)
                                  : "";
        if (*cell == '\0')
            continue;
        if (text->len > 0)
            g_string_append(text, ", ");
        if (*heading != '\0')
            g_string_append_printf(text, "%s: ", heading);
        g_string_append(text, cell);
    }
    if (text->len == 0) {
        g_string_free(text, TRUE);
        return NULL;
    }
    return g_string_free(text, FALSE);
}

static void row_clear(gpointer data)
{
    g_free(((TableRow *)data)->text);
}

GArray *table_read_rows(const Table *self)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(TableRow));
    g_array_set_clear_func(rows, row_clear);
    guint columns = 0;
    for (guint i = 0; i < self->rows->len; i++)
        columns = MAX(columns, ((const Row *)g_ptr_array_index(self->rows, i))->cells->len);
    const Row *first = self->rows->len > 0 ? g_ptr_array_index(self->rows, 0) : NULL;
    gboolean headed = first != NULL && self->rows->len > 1 && first->headings > 0 &&
                      first->headings >= first->cells->len - 1;
    gboolean large = self->rows->len - headed > TABLE_MAX_ROWS || columns > TABLE_MAX_COLUMNS;
    for (guint i = 0; i < self->rows->len; i++) {
        const Row *row = g_ptr_array_index(self->rows, i);
        char *text = row_text(row, headed && i > 0 && !large ? first : NULL);
        TableRow one = {text, row->line, row->column, large || (headed && i == 0)};
        if (text != NULL)
            g_array_append_val(rows, one);
    }
    return rows;
}

void table_add_blocks(const Table *self, Article *article)
{
    g_autoptr(GArray) rows = table_read_rows(self);
    for (guint i = 0; i < rows->len; i++) {
        TableRow *row = &g_array_index(rows, TableRow, i);
        Block *block = block_add_clean(article, BLOCK_TABLE_ROW, g_steal_pointer(&row->text),
                                       row->line, row->column);
        if (row->skipped)
            block->skipped = rules_name("table");
    }
}
