/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/markdown_text: what is read of a Markdown paragraph: links as their text, no pictures, no
 * marks of footnotes; and tables, which CommonMark takes for paragraphs. */
#pragma once
#include "article/article.h"

typedef struct cmark_node cmark_node;

/* Stands for the '[' of "[^1]" in what cmark is given. */
#define MARKDOWN_TEXT_FOOTNOTE '\x02'

typedef struct {
    char *text;        /* with line ends inside; the caller frees it */
    gboolean footnote; /* "[^1]: ..." */
    gboolean picture;  /* nothing but pictures; text is what stands for them */
} MarkdownText;

MarkdownText markdown_text_of(cmark_node *node);

/* A paragraph whose second line is "---|---". */
gboolean markdown_text_is_table(cmark_node *paragraph);
/* Adds a block for each row, cells apart by ", "; a table of many rows or columns is skipped. */
void markdown_text_add_table(Article *article, cmark_node *paragraph, guint first_line);
