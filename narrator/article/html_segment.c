/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_segment.h"

#include <string.h>

#include "article/decode.h"
#include "article/html_table.h"
#include "article/rules.h"
#include "article/text_structure.h"

/* A longer text heads nothing. */
#define MAX_BOX_HEADING_WORDS 12
/* What is preformatted and has so many words, so many percent of it letters, may be text. */
#define MIN_PROSE_WORDS 40
#define MIN_PROSE_PERCENT 88
/* Longer headings that end as sentences are paragraphs, where there are several. */
#define MAX_HEADING_WORDS 20
#define MIN_WRITTEN_AS_HEADINGS 3

typedef struct {
    const HtmlTree *tree;
    const GArray *names;
    GArray *segments;
    GArray *apart;       /* guint32: inline elements met, whose text is none of the segment's */
    GString *text;       /* of the segment that is being made */
    GString *link_text;  /* the part of it inside links */
    guint32 node;        /* the innermost block element that is open */
    guint32 first;       /* the first text node of the segment */
    guint links, strong; /* how many such elements are open */
    guint shaping;       /* likewise, those that find_kind() looks for */
    guint32 prose;       /* the <pre> that is open and holds text, not code; 0 for none */
    gsize strong_bytes;
    guint new_links; /* how many have begun since the last segment */
    guint breaks;    /* line breaks in a row */
    gboolean picture;
} Cutter;

static void segment_clear(gpointer data)
{
    g_free(((HtmlSegment *)data)->text);
}

static gboolean is_unseen(HtmlTag tag)
{
    return tag == HTML_TITLE || tag == HTML_SCRIPT || tag == HTML_STYLE || tag == HTML_SVG ||
           tag == HTML_SELECT || tag == HTML_TEXTAREA || tag == HTML_TEMPLATE ||
           tag == HTML_IFRAME || tag == HTML_MATH;
}

/* The number of a list item, by its place in an ordered list. */
static guint item_number(const HtmlTree *tree, guint32 item)
{
    guint32 list = html_tree_node(tree, item)->parent;
    if (html_tree_node(tree, list)->tag != HTML_OL)
        return 0;
    const char *start = html_tree_attribute(tree, list, HTML_ATTRIBUTE_START);
    guint number = start ? (guint)CLAMP(g_ascii_strtoull(start, NULL, 10), 1, 100000) : 1;
    for (guint32 i = list + 1; i < item; i = html_tree_node(tree, i)->next)
        number += html_tree_node(tree, i)->tag == HTML_LI;
    return number;
}

/* Whether an element may make more of a text inside than a paragraph, or ends the search for one. */
static gboolean is_shaping(HtmlTag tag)
{
    return (tag >= HTML_H1 && tag <= HTML_H6) || tag == HTML_LI || tag == HTML_BLOCKQUOTE ||
           tag == HTML_FIGCAPTION || tag == HTML_CAPTION || tag == HTML_PRE ||
           tag == HTML_ARTICLE || tag == HTML_MAIN || tag == HTML_TABLE;
}

/* What kind of block the elements around make of a text. */
static void find_kind(const Cutter *cutter, HtmlSegment *segment)
{
    segment->kind = BLOCK_PARAGRAPH;
    guint left = cutter->shaping;
    for (guint32 i = cutter->node; left > 0; i = html_tree_node(cutter->tree, i)->parent) {
        HtmlTag tag = html_tree_node(cutter->tree, i)->tag;
        left -= is_shaping(tag);
        if (tag >= HTML_H1 && tag <= HTML_H6 && segment->level == 0) {
            segment->kind = BLOCK_HEADING;
            segment->level = tag - HTML_H1 + 1;
            return;
        }
        if (tag == HTML_LI) {
            segment->kind = segment->level == 0 ? BLOCK_LIST_ITEM : segment->kind;
            segment->level++;
            /* Lists of thousands of items are no articles' lists. */
            if (segment->level == 1 && cutter->segments->len < 5000)
                segment->number = item_number(cutter->tree, i);
        } else if (tag == HTML_BLOCKQUOTE && segment->level == 0) {
            segment->kind = BLOCK_QUOTE;
            return;
        } else if (tag == HTML_FIGCAPTION || tag == HTML_CAPTION) {
            segment->kind = BLOCK_CAPTION;
            segment->level = 0;
            return;
        } else if (tag == HTML_PRE && cutter->prose == 0) {
            segment->kind = BLOCK_CODE;
            segment->level = 0;
            return;
        } else if (tag == HTML_ARTICLE || tag == HTML_MAIN || tag == HTML_TABLE) {
            return;
        }
    }
}

static void find_names(const Cutter *cutter, HtmlSegment *segment)
{
    guint32 i = segment->node;
    for (guint up = 0; up < 4 && i != 0; up++, i = html_tree_node(cutter->tree, i)->parent) {
        const HtmlNaming *naming = html_names_at(cutter->names, i);
        segment->standfirst = segment->standfirst || naming->standfirst;
        segment->byline = segment->byline || naming->byline;
        HtmlTag tag = html_tree_node(cutter->tree, i)->tag;
        segment->cell = segment->cell || tag == HTML_TD || tag == HTML_TH;
    }
}

/* The texts of inline elements that are none of the segment's. */
static void add_apart(Cutter *cutter)
{
    for (guint i = 0; i < cutter->apart->len; i++) {
        guint32 node = g_array_index(cutter->apart, guint32, i);
        HtmlSegment segment = {.node = node, .kind = BLOCK_OTHER};
        segment.text = html_tree_inner_text(cutter->tree, node);
        if (segment.text == NULL)
            continue;
        segment.line = html_tree_node(cutter->tree, node)->line;
        segment.column = html_tree_node(cutter->tree, node)->column;
        segment.words = text_structure_words(segment.text);
        const char *rule = html_names_at(cutter->names, node)->rule;
        segment.rule = rule ? rule : rules_name("footnote");
        g_array_append_val(cutter->segments, segment);
    }
    g_array_set_size(cutter->apart, 0);
}

/* Adds a table of data as its rows; FALSE where it is none. */
static gboolean add_table(Cutter *cutter, guint32 node)
{
    g_autoptr(Table) table = html_table_read(cutter->tree, node);
    if (table == NULL)
        return FALSE;
    g_autoptr(GArray) rows = table_read_rows(table);
    for (guint i = 0; i < rows->len; i++) {
        TableRow *row = &g_array_index(rows, TableRow, i);
        HtmlSegment segment = {.node = node,
                               .kind = BLOCK_TABLE_ROW,
                               .line = row->line,
                               .column = row->column,
                               .cell = TRUE,
                               .words = text_structure_words(row->text),
                               .rule = row->skipped ? rules_name("table") : NULL};
        segment.text = g_steal_pointer(&row->text);
        g_array_append_val(cutter->segments, segment);
    }
    return TRUE;
}

static void flush(Cutter *cutter)
{
    char *text = decode_clean(cutter->text->str, cutter->text->len);
    if (text != NULL) {
        HtmlSegment segment = {.node = cutter->node, .text = text, .picture = cutter->picture};
        const HtmlNode *first = html_tree_node(cutter->tree, cutter->first);
        segment.line = first->line;
        segment.column = first->column;
        segment.words = text_structure_words(text);
        segment.link_words = MIN(text_structure_words(cutter->link_text->str), segment.words);
        segment.links = cutter->new_links;
        segment.bold = cutter->strong_bytes * 10 >= strlen(text) * 9;
        find_kind(cutter, &segment);
        find_names(cutter, &segment);
        if (segment.kind == BLOCK_CODE)
            segment.rule = rules_name("code");
        g_array_append_val(cutter->segments, segment);
        cutter->picture = FALSE;
    }
    add_apart(cutter);
    g_string_truncate(cutter->text, 0);
    g_string_truncate(cutter->link_text, 0);
    cutter->strong_bytes = 0;
    cutter->new_links = 0;
    cutter->breaks = 0;
    cutter->first = 0;
}

static void add_piece(Cutter *cutter, guint32 index, const char *text, gsize length)
{
    if (strspn(text, " \t\r\n") < length) {
        cutter->breaks = 0;
        if (cutter->first == 0)
            cutter->first = index;
    }
    g_string_append_len(cutter->text, text, (gssize)length);
    if (cutter->links > 0) {
        g_string_append_len(cutter->link_text, text, (gssize)length);
        g_string_append_c(cutter->link_text, ' ');
    }
    if (cutter->strong > 0)
        cutter->strong_bytes += length;
}

/* The bytes before the next empty line; all where there is none. */
static gsize paragraph_length(const char *text, gsize length)
{
    for (const char *p = text; (p = memchr(p, '\n', length - (gsize)(p - text))) != NULL; p++)
        if (p[1 + strspn(p + 1, " \t\r")] == '\n')
            return (gsize)(p - text);
    return length;
}

static void add_text(Cutter *cutter, guint32 index)
{
    gsize left = html_tree_node(cutter->tree, index)->length;
    const char *text = html_tree_text(cutter->tree, index);
    while (cutter->prose != 0 && left > 0) {
        gsize length = paragraph_length(text, left);
        add_piece(cutter, index, text, length);
        if (length < left)
            flush(cutter);
        gsize gap = MIN(left, length + strspn(text + length, " \t\r\n"));
        text += gap;
        left -= gap;
    }
    if (left > 0)
        add_piece(cutter, index, text, left);
}

/* Whether what is preformatted is sentences: letters, and hardly any of code's marks. */
static gboolean is_prose(const Cutter *cutter, guint32 node)
{
    g_autofree char *text = html_tree_inner_text(cutter->tree, node);
    if (text == NULL || text_structure_words(text) < MIN_PROSE_WORDS)
        return FALSE;
    gsize letters = 0, marks = 0;
    for (const char *p = text; *p != '\0'; p++) {
        letters += g_ascii_isalpha(*p) || (unsigned char)*p >= 0x80 || *p == ' ';
        marks += strchr("{}[]<>=;_|\\/*#+$@", *p) != NULL;
    }
    return letters * 100 >= strlen(text) * MIN_PROSE_PERCENT && marks * 50 <= letters;
}

static gboolean is_strong(HtmlTag tag)
{
    return tag == HTML_B || tag == HTML_STRONG;
}

/* "[1]" or "12" raised, with a link: the mark of a footnote. */
static gboolean is_footnote_mark(const Cutter *cutter, guint32 index)
{
    const HtmlNode *node = html_tree_node(cutter->tree, index);
    if (node->tag != HTML_SUP || node->next - index > 8)
        return FALSE;
    gboolean link = FALSE;
    for (guint32 i = index; i < node->next; i++)
        link = link || html_tree_node(cutter->tree, i)->tag == HTML_A;
    g_autofree char *text = html_tree_inner_text(cutter->tree, index);
    return link && text != NULL && strspn(text, "[]0123456789,* ") == strlen(text);
}

static void enter(Cutter *cutter, guint32 index, HtmlTag tag)
{
    if (html_tree_is_block(tag)) {
        flush(cutter);
        cutter->node = index;
    }
    cutter->links += tag == HTML_A;
    cutter->new_links += tag == HTML_A;
    cutter->strong += is_strong(tag);
    cutter->shaping += is_shaping(tag);
    if (tag == HTML_PRE && cutter->prose == 0 && is_prose(cutter, index))
        cutter->prose = index;
    cutter->picture = cutter->picture || tag == HTML_IMG;
    /* A time is often set apart by its style alone. */
    if (tag == HTML_TIME)
        g_string_append_c(cutter->text, ' ');
    if (tag == HTML_BR) {
        /* Two make a paragraph. */
        if (++cutter->breaks >= 2)
            flush(cutter);
        else
            g_string_append_c(cutter->text, '\n');
    }
}

static void leave(Cutter *cutter, guint32 index)
{
    const HtmlNode *node = html_tree_node(cutter->tree, index);
    cutter->links -= node->tag == HTML_A;
    cutter->strong -= is_strong(node->tag);
    if (node->tag == HTML_TIME)
        g_string_append_c(cutter->text, ' ');
    if (!html_tree_is_block(node->tag))
        return;
    flush(cutter);
    if (index == cutter->prose)
        cutter->prose = 0;
    cutter->shaping -= is_shaping(node->tag);
    guint32 above = node->parent;
    while (above != 0 && !html_tree_is_block(html_tree_node(cutter->tree, above)->tag))
        above = html_tree_node(cutter->tree, above)->parent;
    cutter->node = above;
}

static gboolean may_be_data(Cutter *cutter, guint32 table)
{
    flush(cutter);
    return add_table(cutter, table);
}

static guint32 node_at(const GArray *segments, guint i)
{
    return g_array_index(segments, HtmlSegment, i).node;
}

static gboolean is_within(const GArray *segments, guint i, guint32 first, guint32 next)
{
    return i < segments->len && node_at(segments, i) >= first && node_at(segments, i) < next;
}

/* How many segments are in the largest element whose first is segment i. */
static guint box_size(const HtmlTree *tree, const GArray *segments, guint i)
{
    guint32 box = node_at(segments, i);
    for (guint32 up = box; (up = html_tree_node(tree, up)->parent) != 0;) {
        if (i > 0 && node_at(segments, i - 1) >= up)
            break;
        box = up;
    }
    guint32 next = html_tree_node(tree, box)->next;
    /* What is in an element stands together; most have few segments. */
    guint inside = i, outside = i + 1;
    for (guint step = 1; is_within(segments, outside, box, next); step *= 2) {
        inside = outside;
        outside = MIN(outside + step, segments->len);
    }
    while (outside - inside > 1) {
        guint middle = inside + (outside - inside) / 2;
        if (is_within(segments, middle, box, next))
            inside = middle;
        else
            outside = middle;
    }
    return outside - i;
}

/* Whether a picture's text is alone with it: no paragraph of an article is. */
static gboolean is_framed(const HtmlTree *tree, const GArray *segments, guint i)
{
    const HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
    const HtmlNode *node = html_tree_node(tree, segment->node);
    if (!segment->picture || segment->kind != BLOCK_PARAGRAPH || node->tag == HTML_P ||
        node->tag == HTML_TD || node->tag == HTML_BODY)
        return FALSE;
    if ((i > 0 && node_at(segments, i - 1) >= segment->node) ||
        is_within(segments, i + 1, segment->node, node->next))
        return FALSE;
    for (guint32 k = segment->node + 1; k < node->next; k++)
        if (html_tree_node(tree, k)->tag == HTML_IMG)
            return TRUE;
    return FALSE;
}

static void measure_boxes(const HtmlTree *tree, GArray *segments)
{
    for (guint i = 0; i < segments->len; i++) {
        HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        if (segment->words <= MAX_BOX_HEADING_WORDS)
            segment->box = box_size(tree, segments, i);
        segment->framed = is_framed(tree, segments, i);
    }
}

static gboolean is_written_as_heading(const HtmlSegment *segment)
{
    return segment->kind == BLOCK_HEADING && segment->words > MAX_HEADING_WORDS &&
           text_structure_ends_sentence(segment->text);
}

/* Pages that have all their paragraphs as headings; one may be the standfirst. */
static void doubt_headings(GArray *segments)
{
    guint count = 0;
    for (guint i = 0; i < segments->len; i++)
        count += is_written_as_heading(&g_array_index(segments, HtmlSegment, i));
    for (guint i = 0; i < segments->len && count >= MIN_WRITTEN_AS_HEADINGS; i++) {
        HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        if (!is_written_as_heading(segment))
            continue;
        segment->kind = BLOCK_PARAGRAPH;
        segment->level = 0;
    }
}

GArray *html_segment_list(const HtmlTree *tree, const GArray *names)
{
    GArray *segments = g_array_new(FALSE, TRUE, sizeof(HtmlSegment));
    g_array_set_clear_func(segments, segment_clear);
    Cutter cutter = {.tree = tree,
                     .names = names,
                     .apart = g_array_new(FALSE, FALSE, sizeof(guint32)),
                     .segments = segments,
                     .text = g_string_new(NULL),
                     .link_text = g_string_new(NULL)};
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 1; i <= tree->nodes->len; i++) {
        while (open->len > 0) {
            guint32 top = g_array_index(open, guint32, open->len - 1);
            if (html_tree_node(tree, top)->next > i)
                break;
            leave(&cutter, top);
            g_array_set_size(open, open->len - 1);
        }
        if (i == tree->nodes->len)
            break;
        const HtmlNode *node = html_tree_node(tree, i);
        if (node->tag == HTML_TEXT) {
            add_text(&cutter, i);
        } else if (is_unseen(node->tag) || (node->tag == HTML_TABLE && may_be_data(&cutter, i))) {
            i = node->next - 1;
        } else if (cutter.first != 0 &&
                   (html_names_at(names, i)->apart || is_footnote_mark(&cutter, i))) {
            g_array_append_val(cutter.apart, i);
            i = node->next - 1;
        } else {
            enter(&cutter, i, node->tag);
            g_array_append_val(open, i);
        }
    }
    flush(&cutter);
    doubt_headings(segments);
    measure_boxes(tree, segments);
    g_string_free(cutter.text, TRUE);
    g_string_free(cutter.link_text, TRUE);
    g_array_unref(cutter.apart);
    return segments;
}
