/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_select.h"

#include <string.h>

#include "article/html_teaser.h"
#include "article/rules.h"
#include "article/text_structure.h"

/* A longer paragraph tells no more than this. */
#define MAX_WORTH 120
/* Shorter texts are no paragraphs. */
#define MIN_PARAGRAPH_WORDS 10
/* What has so many words of paragraphs may be what most of the page comments on. */
#define MIN_COMMENTED_WORDS 40

/* Beside each node of the tree. */
typedef struct {
    const char *rule;     /* of the names, as far as it is believed, or NULL */
    gint32 prose;         /* words of paragraphs inside, whatever names say */
    gint32 score;         /* what the segments inside that no name rules out are worth */
    gboolean holds_body;  /* an element named as the text is inside, with a third of the prose */
    gboolean holds_title; /* a heading of the first level is inside */
} Weight;

typedef struct {
    const HtmlTree *tree;
    GArray *segments;
    const GArray *names;
    Weight *weights;
} Selection;

static gboolean is_paragraph(const HtmlSegment *segment)
{
    return segment->words >= MIN_PARAGRAPH_WORDS && segment->link_words * 2 <= segment->words &&
           (segment->words >= 30 || text_structure_ends_sentence(segment->text) ||
            strstr(segment->text, ", ") != NULL);
}

static gint32 worth(const HtmlSegment *segment)
{
    if (is_paragraph(segment))
        return (gint32)MIN(segment->words, MAX_WORTH);
    if (segment->link_words * 2 > segment->words)
        return -(gint32)MIN(segment->words, 12) - 2;
    if (segment->kind == BLOCK_HEADING || segment->cell)
        return 0;
    return -2;
}

static void sum_prose(Selection *selection)
{
    for (guint i = 0; i < selection->segments->len; i++) {
        const HtmlSegment *segment = &g_array_index(selection->segments, HtmlSegment, i);
        if (is_paragraph(segment))
            selection->weights[segment->node].prose += (gint32)MIN(segment->words, MAX_WORTH);
    }
    for (guint32 i = selection->tree->nodes->len - 1; i > 0; i--)
        selection->weights[html_tree_node(selection->tree, i)->parent].prose +=
            selection->weights[i].prose;
}

/* Whether a name that rules a text out means something else: "has-sidebar" on the body,
 * "newsletter-post" on the article. */
static gboolean is_doubtful(const Weight *weight, gint32 all, gboolean hidden)
{
    if (hidden)
        return weight->prose * 10 > all * (weight->holds_body ? 4 : 6);
    if (weight->holds_body || (weight->holds_title && weight->prose * 10 > all))
        return TRUE;
    /* Comments may be much longer than what they are about. */
    if (weight->rule == rules_name("comments"))
        return weight->prose * 10 > all * 9 && all - weight->prose < MIN_COMMENTED_WORDS;
    return weight->prose * 10 > all * 5;
}

/* Names that would rule out the text are not meant so. */
static void doubt_names(Selection *selection)
{
    Weight *weights = selection->weights;
    gint32 all = weights[0].prose;
    for (guint32 i = selection->tree->nodes->len - 1; i > 0; i--) {
        Weight *weight = &weights[i];
        Weight *above = &weights[html_tree_node(selection->tree, i)->parent];
        const HtmlNaming *naming = html_names_at(selection->names, i);
        if (naming->body && weight->prose * 10 > all * 3)
            weight->holds_body = TRUE;
        if (html_tree_node(selection->tree, i)->tag == HTML_H1)
            weight->holds_title = TRUE;
        above->holds_body = above->holds_body || weight->holds_body;
        above->holds_title = above->holds_title || weight->holds_title;
        if (weight->rule != NULL && is_doubtful(weight, all, naming->certain))
            weight->rule = NULL;
    }
}

static gboolean is_line(HtmlTag tag)
{
    return tag == HTML_P || (tag >= HTML_H1 && tag <= HTML_H6);
}

/* A name that most paragraphs bear says nothing of any: "paywall" on all that are for subscribers. */
static void doubt_names_of_lines(Selection *selection)
{
    g_autoptr(GHashTable) prose = g_hash_table_new(g_str_hash, g_str_equal);
    for (int pass = 0; pass < 2; pass++)
        for (guint32 i = 1; i < selection->tree->nodes->len; i++) {
            Weight *weight = &selection->weights[i];
            if (weight->rule == NULL || html_names_at(selection->names, i)->certain ||
                !is_line(html_tree_node(selection->tree, i)->tag))
                continue;
            gint words = GPOINTER_TO_INT(g_hash_table_lookup(prose, weight->rule));
            if (pass == 0)
                g_hash_table_insert(prose, (gpointer)weight->rule,
                                    GINT_TO_POINTER(words + weight->prose));
            else if (words * 2 > selection->weights[0].prose)
                weight->rule = NULL;
        }
}

static void mark_teasers(Selection *selection)
{
    g_autoptr(GArray) teasers =
        html_teaser_list(selection->tree, selection->names, selection->segments);
    for (guint i = 0; i < teasers->len; i++) {
        Weight *weight = &selection->weights[g_array_index(teasers, guint32, i)];
        if (weight->rule == NULL)
            weight->rule = rules_name("related-link");
    }
}

/* Rules hold for all that is inside. */
static void inherit_rules(Selection *selection)
{
    for (guint32 i = 1; i < selection->tree->nodes->len; i++) {
        const Weight *above = &selection->weights[html_tree_node(selection->tree, i)->parent];
        /* A quoted post stays, whatever surrounds it. */
        if (html_tree_node(selection->tree, i)->tag == HTML_BLOCKQUOTE &&
            above->rule == rules_name("share"))
            continue;
        if (above->rule != NULL)
            selection->weights[i].rule = above->rule;
    }
}

static void sum_scores(Selection *selection)
{
    for (guint i = 0; i < selection->segments->len; i++) {
        HtmlSegment *segment = &g_array_index(selection->segments, HtmlSegment, i);
        Weight *weight = &selection->weights[segment->node];
        if (segment->rule == NULL)
            segment->rule = weight->rule;
        if (segment->rule == NULL)
            weight->score += worth(segment);
    }
    for (guint32 i = selection->tree->nodes->len - 1; i > 0; i--) {
        gint32 score = selection->weights[i].score;
        selection->weights[html_tree_node(selection->tree, i)->parent].score += score;
    }
}

/* Whether an article may be what is in an element: no paragraph is one. */
static gboolean may_hold_article(HtmlTag tag)
{
    return tag != HTML_TEXT && tag != HTML_P && tag != HTML_LI && tag != HTML_BLOCKQUOTE &&
           !(tag >= HTML_H1 && tag <= HTML_H6) &&
           (html_tree_is_block(tag) || tag == HTML_OTHER || tag == HTML_SPAN);
}

/* The element with the highest score, in percent by what its names promise. */
static guint32 find_best(const Selection *selection)
{
    guint32 best = 0;
    gint64 highest = G_MININT64;
    for (guint32 i = 0; i < selection->tree->nodes->len; i++) {
        const Weight *weight = &selection->weights[i];
        if (!may_hold_article(html_tree_node(selection->tree, i)->tag) || weight->rule != NULL)
            continue;
        const HtmlNaming *naming = html_names_at(selection->names, i);
        gint64 promise = naming->body ? 180 : naming->article ? 110 : 100;
        gint64 score = weight->score * promise;
        if (score >= highest) {
            highest = score;
            best = i;
        }
    }
    /* Nothing but links and scraps: all of it, as far as no name rules it out. */
    return highest > 0 ? best : 0;
}

/* Pages that go on for ever have the next article below the first, each with its title: the first of
 * them, else the element itself. */
static guint32 first_of_several(const Selection *selection, guint32 best)
{
    guint32 end = html_tree_node(selection->tree, best)->next;
    guint32 first = 0;
    guint count = 0;
    for (guint32 i = best + 1; i < end; i++) {
        const HtmlNode *node = html_tree_node(selection->tree, i);
        const Weight *weight = &selection->weights[i];
        if (node->tag != HTML_ARTICLE || !weight->holds_title || weight->rule != NULL ||
            weight->score <= 0)
            continue;
        first = first ? first : i;
        count++;
        i = node->next - 1;
    }
    return count > 1 ? first : best;
}

void html_select_article(const HtmlTree *tree, const GArray *names, GArray *segments)
{
    Selection selection = {tree, segments, names, g_new0(Weight, tree->nodes->len)};
    for (guint32 i = 0; i < tree->nodes->len; i++)
        selection.weights[i].rule = html_names_at(names, i)->rule;
    sum_prose(&selection);
    doubt_names(&selection);
    doubt_names_of_lines(&selection);
    mark_teasers(&selection);
    inherit_rules(&selection);
    sum_scores(&selection);
    guint32 best = first_of_several(&selection, find_best(&selection));
    guint32 end = html_tree_node(tree, best)->next;
    for (guint i = 0; i < segments->len; i++) {
        HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        if (segment->rule == NULL && (segment->node < best || segment->node >= end))
            segment->rule = rules_name(segment->node < best ? "header" : "footer");
    }
    g_free(selection.weights);
}
