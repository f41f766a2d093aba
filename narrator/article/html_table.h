/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_table: which of a page's tables hold data, and their rows; old pages lay out their
 * text with the others. */
#pragma once
#include "article/html_tree.h"
#include "article/table.h"

/* The table at a node, or NULL where it is no table of data: nested ones, a single row or column,
 * cells with paragraphs. */
Table *html_table_read(const HtmlTree *tree, guint32 node);
