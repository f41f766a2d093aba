/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/block.h"

#include "article/decode.h"

Block *block_add_clean(Article *article, BlockKind kind, char *text, guint line, guint column)
{
    Block *block = g_new0(Block, 1);
    block->kind = kind;
    block->text = text;
    block->line = line;
    block->column = column;
    g_ptr_array_add(article->blocks, block);
    return block;
}

Block *block_add(Article *article, BlockKind kind, const BlockSource *source)
{
    char *text = decode_clean(source->text, source->length);
    return text ? block_add_clean(article, kind, text, source->line, source->column) : NULL;
}

void block_free(gpointer data)
{
    Block *block = data;
    g_free(block->text);
    g_free(block);
}

Block *block_at(const Article *article, guint index)
{
    return g_ptr_array_index(article->blocks, index);
}
