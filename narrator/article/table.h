/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/table: tables as rows to be heard, where they are small. */
#pragma once
#include "article/article.h"

/* A listener keeps no more in mind. */
#define TABLE_MAX_ROWS 8
#define TABLE_MAX_COLUMNS 4

typedef struct Table Table;

Table *table_new(void);
void table_free(Table *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)
void table_begin_row(Table *self, guint line, guint column);
/* text is cleaned by the table; NULL and empty ones count. */
void table_add_cell(Table *self, const char *text, gsize length, gboolean heading);
/* A row as it is heard. */
typedef struct {
    char *text; /* clean */
    guint line, column;
    gboolean skipped; /* the headings, or any row of a table that is too large */
} TableRow;

/* The rows that have text: an array of TableRow that frees their texts.  With a row of column
 * headings every cell is said behind its heading: "Team: Rovers, Points: 12". */
GArray *table_read_rows(const Table *self);
/* Adds a block of kind table-row for each. */
void table_add_blocks(const Table *self, Article *article);
