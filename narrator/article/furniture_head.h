/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/furniture_head: what stands between the title and the text: standfirst, byline, date,
 * place, reading time. */
#pragma once
#include "article/furniture.h"

/* Sets kinds and marks what is not read; fills authors and date where the article has none.
 * Does nothing where no block is the title. */
void furniture_head_mark(Article *article, const Phrases *phrases, const BlockLook *looks);

/* The same for a document that is all article: bylines and dates right behind the title, no more.
 */
void furniture_head_mark_credits(Article *article, const Phrases *phrases);
