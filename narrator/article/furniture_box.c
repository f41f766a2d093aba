/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/furniture_box.h"

#include "article/block.h"
#include "article/rules.h"

/* So many words are an article, however short, that comments may be about. */
#define MIN_COMMENTED_WORDS 40

/* Of all blocks before one. */
typedef struct {
    guint kept;         /* words that are read so far */
    guint words, links; /* all words, and those in links */
} Sum;

static Sum *sum_up(const Article *article, const BlockLook *looks)
{
    Sum *sums = g_new0(Sum, article->blocks->len + 1);
    for (guint i = 0; i < article->blocks->len; i++) {
        guint kept = block_at(article, i)->skipped == NULL ? looks[i].words : 0;
        sums[i + 1].kept = sums[i].kept + kept;
        sums[i + 1].words = sums[i].words + looks[i].words;
        sums[i + 1].links = sums[i].links + looks[i].link_words;
    }
    return sums;
}

static Sum between(const Sum *sums, guint first, guint end)
{
    return (Sum){.kept = sums[end].kept - sums[first].kept,
                 .words = sums[end].words - sums[first].words,
                 .links = sums[end].links - sums[first].links};
}

/* Whether a box is what its heading says: comments may be longer than the text, links are links. */
static gboolean is_furniture(const char *rule, const Sum *box, guint rest)
{
    if (rule == rules_name("comments"))
        return rest >= MIN_COMMENTED_WORDS;
    return rule == rules_name("related-link") && box->links * 3 >= box->words && rest >= box->kept;
}

guint furniture_box_mark(Article *article, const BlockLook *looks)
{
    guint count = article->blocks->len;
    g_autofree Sum *sums = sum_up(article, looks);
    guint kept = sums[count].kept;
    guint marked = 0;
    for (guint i = 0; i < count; i++) {
        const char *rule = block_at(article, i)->skipped;
        guint end = MIN(count, i + looks[i].box);
        if (rule == NULL || end <= i + 1)
            continue;
        Sum box = between(sums, i + 1, end);
        if (box.kept == 0 || !is_furniture(rule, &box, kept - box.kept))
            continue;
        kept -= box.kept;
        marked += box.kept;
        for (guint k = i + 1; k < end; k++) {
            Block *block = block_at(article, k);
            if (block->skipped == NULL && block->kind != BLOCK_TITLE)
                block->skipped = rule;
        }
        /* Boxes inside have nothing left to mark. */
        i = end - 1;
    }
    return marked;
}
