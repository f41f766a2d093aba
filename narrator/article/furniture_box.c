/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/furniture_box.h"

#include "article/block.h"
#include "article/rules.h"

/* So many words are an article, however short, that comments may be about. */
#define MIN_COMMENTED_WORDS 40
/* A box that asks for an address has few words, and so has a teaser. */
#define MAX_PROMOTION_WORDS 70
#define MAX_TEASER_WORDS 30
#define MAX_HEADING_WORDS 6
#define MAX_LEVEL 7
/* So many headings that are links, with so many lines under each. */
#define MIN_TEASERS 3
#define MAX_TEASER_LINES 2

/* Of all blocks before one. */
typedef struct {
    guint kept;         /* words that are read so far */
    guint words, links; /* all words, and those in links */
    guint longs;        /* blocks that are read so far and are no titles, teasers or items */
} Sum;

static Sum *sum_up(const Article *article, const BlockLook *looks)
{
    Sum *sums = g_new0(Sum, article->blocks->len + 1);
    for (guint i = 0; i < article->blocks->len; i++) {
        guint kept = block_at(article, i)->skipped == NULL ? looks[i].words : 0;
        sums[i + 1].longs = sums[i].longs + (kept > MAX_TEASER_WORDS);
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
                 .links = sums[end].links - sums[first].links,
                 .longs = sums[end].longs - sums[first].longs};
}

/* Whether a box is what its heading says: comments may be longer than the text, links are links, an
 * invitation is short. */
static gboolean is_furniture(const char *rule, const Sum *box, guint rest)
{
    if (rule == rules_name("comments"))
        return rest >= MIN_COMMENTED_WORDS;
    if (rule == rules_name("footnote"))
        return rest >= box->kept;
    if (rule == rules_name("promotion"))
        return box->words <= MAX_PROMOTION_WORDS && rest >= 2 * box->words;
    return rule == rules_name("related-link") && box->links * 3 >= box->words && rest >= box->kept;
}

/* Where each block's part would end if it headed one: at the next heading that is not below it. */
static guint *find_part_ends(const Article *article)
{
    guint count = article->blocks->len;
    guint *ends = g_new(guint, count + 1);
    guint next[MAX_LEVEL + 1];
    for (guint level = 0; level <= MAX_LEVEL; level++)
        next[level] = count;
    for (guint i = count; i-- > 0;) {
        const Block *block = block_at(article, i);
        guint level = block->kind == BLOCK_HEADING ? MIN(block->level, MAX_LEVEL) : MAX_LEVEL;
        ends[i] = next[level];
        for (guint k = level; block->kind == BLOCK_HEADING && k <= MAX_LEVEL; k++)
            next[k] = i;
    }
    return ends;
}

/* Whether a part of a page without boxes is what its heading says: it stands behind the text, and
 * comments reach to the end of all. */
static gboolean is_furniture_part(const Article *article, const BlockLook *looks, const Sum *sums,
                                  guint heading, guint end)
{
    const Block *block = block_at(article, heading);
    gboolean heads = block->kind == BLOCK_HEADING ||
                     (looks[heading].bold && looks[heading].words <= MAX_HEADING_WORDS);
    guint before = sums[heading].kept;
    Sum part = between(sums, heading + 1, end);
    gboolean last = part.kept == sums[article->blocks->len].kept - before;
    if (!heads || before < MIN_COMMENTED_WORDS)
        return FALSE;
    if (block->skipped == rules_name("comments"))
        return last;
    if (part.kept > before)
        return FALSE;
    return block->skipped == rules_name("footnote") ||
           (block->skipped == rules_name("related-link") && part.longs == 0 &&
            (last || part.links * 3 >= part.words));
}

static void mark_all(Article *article, guint first, guint end, const char *rule)
{
    for (guint i = first; i < end; i++) {
        Block *block = block_at(article, i);
        if (block->skipped == NULL && block->kind != BLOCK_TITLE)
            block->skipped = rule;
    }
}

/* Whether block i is a heading and all of it a link. */
static gboolean is_linked_heading(const Article *article, const BlockLook *looks, guint i)
{
    return block_at(article, i)->kind == BLOCK_HEADING && looks[i].words >= 3 &&
           looks[i].link_words == looks[i].words;
}

/* Headings that are links, each over a line or two, and nothing behind them. */
static guint mark_last_teasers(Article *article, const BlockLook *looks, guint kept)
{
    guint first = article->blocks->len;
    guint teasers = 0, lines = 0, words = 0, marked = 0;
    for (guint i = article->blocks->len; i-- > 0;) {
        if (block_at(article, i)->skipped != NULL)
            continue;
        words += looks[i].words;
        if (is_linked_heading(article, looks, i)) {
            first = i;
            marked = words;
            teasers++;
            lines = 0;
        } else if (++lines > MAX_TEASER_LINES || looks[i].words > MAX_TEASER_WORDS) {
            break;
        }
    }
    if (teasers < MIN_TEASERS || kept < MIN_COMMENTED_WORDS + marked)
        return 0;
    mark_all(article, first, article->blocks->len, rules_name("related-link"));
    return marked;
}

guint furniture_box_mark(Article *article, const BlockLook *looks)
{
    guint count = article->blocks->len;
    g_autofree Sum *sums = sum_up(article, looks);
    g_autofree guint *ends = find_part_ends(article);
    guint kept = sums[count].kept;
    guint marked = 0;
    for (guint i = 0; i < count; i++) {
        const char *rule = block_at(article, i)->skipped;
        guint end = MIN(count, i + looks[i].box);
        if (rule == NULL)
            continue;
        gboolean boxed = end > i + 1;
        if (!boxed)
            end = ends[i];
        Sum box = between(sums, i + 1, end);
        if (box.kept == 0 || !(boxed ? is_furniture(rule, &box, kept - box.kept)
                                     : is_furniture_part(article, looks, sums, i, end)))
            continue;
        kept -= box.kept;
        marked += box.kept;
        mark_all(article, i + 1, end, rule);
        /* Boxes inside have nothing left to mark. */
        i = end - 1;
    }
    return marked + mark_last_teasers(article, looks, kept);
}
