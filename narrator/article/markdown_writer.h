/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/markdown_writer: an article as Markdown with front matter: what `narrator add` keeps of a
 * page, for people to edit.  Reading it again gives the blocks that are kept. */
#pragma once
#include "article/article.h"

/* The text; the caller frees it. */
char *markdown_write(const Article *article);
