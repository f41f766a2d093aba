/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_teaser.h"

#include <string.h>

#include "article/html_segment.h"
#include "article/text_structure.h"

/* So many side by side. */
#define MIN_TEASERS 3
#define MIN_HEADING_WORDS 3
/* Of its text beside links; an article's section has more. */
#define MIN_TEXT_WORDS 4
#define MAX_TEXT_WORDS 45
/* Of a card without a link. */
#define MAX_TITLE_WORDS 16
#define MAX_DATE_WORDS 5
/* So many words beside the teasers may be what the page is about. */
#define MIN_REST_WORDS 20

/* Of what is in an element. */
typedef struct {
    guint32 headings; /* segments that are mostly a link */
    guint32 text;     /* words of others, outside of links */
    gboolean numbered;
    guint8 titles, dates, sentences, others; /* of segments that are no link */
} Look;

typedef struct {
    const HtmlTree *tree;
    const GArray *names;
    Look *looks;
    GArray *found;
    guint words; /* of those found */
} Search;

static void count(guint8 *counter, guint more)
{
    *counter = (guint8)MIN(*counter + more, 100u);
}

static void sort_segment(Look *look, const HtmlSegment *segment)
{
    gboolean sentence = text_structure_ends_sentence(segment->text);
    if (sentence)
        count(&look->sentences, 1);
    else if (segment->words <= MAX_DATE_WORDS && strpbrk(segment->text, "0123456789") != NULL)
        count(&look->dates, 1);
    else if (segment->words >= MIN_HEADING_WORDS && segment->words <= MAX_TITLE_WORDS &&
             segment->kind == BLOCK_PARAGRAPH)
        count(&look->titles, 1);
    else
        count(&look->others, 1);
}

static void look_at(Search *search, const GArray *segments)
{
    Look *looks = search->looks;
    for (guint i = 0; i < segments->len; i++) {
        const HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        Look *look = &looks[segment->node];
        if (segment->link_words >= MIN_HEADING_WORDS && segment->link_words * 2 > segment->words) {
            look->headings++;
            look->numbered = look->numbered || g_ascii_isdigit(segment->text[0]);
        } else {
            look->text += segment->words - segment->link_words;
            sort_segment(look, segment);
        }
    }
    for (guint32 i = search->tree->nodes->len - 1; i > 0; i--) {
        Look *above = &looks[html_tree_node(search->tree, i)->parent];
        above->headings += looks[i].headings;
        above->text += looks[i].text;
        above->numbered = above->numbered || looks[i].numbered;
        count(&above->titles, looks[i].titles);
        count(&above->dates, looks[i].dates);
        count(&above->sentences, looks[i].sentences);
        count(&above->others, looks[i].others);
    }
}

static gboolean is_teaser(const Search *search, guint32 node)
{
    const Look *look = &search->looks[node];
    HtmlTag tag = html_tree_node(search->tree, node)->tag;
    /* Cards that a script opens have no link, but a date. */
    gboolean card = look->headings == 0 && look->titles == 1 && look->dates == 1 &&
                    look->sentences == 1 && look->others == 0;
    return html_tree_is_block(tag) && tag != HTML_P && tag != HTML_TR && tag != HTML_TD &&
           (look->headings == 1 || look->headings == 2 || card) && !look->numbered &&
           look->text >= MIN_TEXT_WORDS && look->text <= MAX_TEXT_WORDS;
}

/* Whether teasers of so many words are most of what is named as the text: then they are it. */
static gboolean is_body(const Search *search, guint32 node, guint words)
{
    for (; node != 0; node = html_tree_node(search->tree, node)->parent)
        if (html_names_at(search->names, node)->body)
            return search->looks[node].text < 2 * words;
    return FALSE;
}

static void add_run(Search *search, guint32 parent, const GArray *run)
{
    guint words = 0;
    for (guint i = 0; i < run->len; i++)
        words += search->looks[g_array_index(run, guint32, i)].text;
    if (run->len < MIN_TEASERS || is_body(search, parent, words))
        return;
    g_array_append_vals(search->found, run->data, run->len);
    search->words += words;
}

/* Runs of teasers among the children of an element. */
static void search_children(Search *search, guint32 parent, GArray *run)
{
    g_array_set_size(run, 0);
    guint32 end = html_tree_node(search->tree, parent)->next;
    for (guint32 i = parent + 1; i < end; i = html_tree_node(search->tree, i)->next) {
        if (is_teaser(search, i)) {
            g_array_append_val(run, i);
        } else if (search->looks[i].text > 0) {
            add_run(search, parent, run);
            g_array_set_size(run, 0);
        }
    }
    add_run(search, parent, run);
}

GArray *html_teaser_list(const HtmlTree *tree, const GArray *names, const GArray *segments)
{
    g_autofree Look *looks = g_new0(Look, tree->nodes->len);
    Search search = {tree, names, looks, g_array_new(FALSE, FALSE, sizeof(guint32)), 0};
    g_autoptr(GArray) run = g_array_new(FALSE, FALSE, sizeof(guint32));
    look_at(&search, segments);
    for (guint32 i = 0; i < tree->nodes->len; i++)
        if (looks[i].headings >= MIN_TEASERS || looks[i].dates >= MIN_TEASERS)
            search_children(&search, i, run);
    if (looks[0].text < search.words + MIN_REST_WORDS)
        g_array_set_size(search.found, 0);
    return search.found;
}
