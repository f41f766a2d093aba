/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/block: the pieces of a document while a reader makes them: adding, kinds, freeing. */
#pragma once
#include "article/article.h"

/* Where a piece of text lies in the document. */
typedef struct {
    const char *text; /* borrowed, not NUL-terminated */
    gsize length;
    guint line, column;
} BlockSource;

/* Cleans the text (decode_clean()) and appends a block; NULL where nothing is left of it. */
Block *block_add(Article *article, BlockKind kind, const BlockSource *source);
/* The same, taking text that is clean and not empty. */
Block *block_add_clean(Article *article, BlockKind kind, char *text, guint line, guint column);
void block_free(gpointer block);

/* The block at index. */
Block *block_at(const Article *article, guint index);
