/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/furniture_tail: what stands behind the text: who the authors are, whose views these are,
 * what the publication says of itself. */
#pragma once
#include "article/furniture.h"

/* Marks what is not read; fills the authors from notes about them where the article has none. */
void furniture_tail_mark(Article *article, const Phrases *phrases);
