/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/furniture: what surrounds an article, found in its blocks by what they say and how they
 * look: whoever the reader was.  Each kind is a rule (rules.h); phrases are data (phrases.h). */
#pragma once
#include "article/reader.h"

/* How a block shows on its page. */
typedef struct {
    guint words, link_words, links;
    gboolean bold;
    gboolean picture;            /* it stands under one */
    gboolean framed;             /* ... in an element that holds no more than both */
    gboolean standfirst, byline; /* the page names it so */
    guint box; /* how many blocks, it included, are in the largest element that it begins */
} BlockLook;

/* Marks blocks that are kept so far and are furniture.  looks: one a block; NULL for text. */
void furniture_mark(Article *article, const Phrases *phrases, const BlockLook *looks);
