/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/furniture_head.h"

#include <string.h>

#include "article/block.h"
#include "article/date.h"
#include "article/rules.h"
#include "article/text_structure.h"

/* The text has begun where a paragraph is so long. */
#define MIN_TEXT_WORDS 12
#define MAX_STANDFIRST_WORDS 70
#define MIN_STANDFIRST_WORDS 6
/* In text, of the line behind the title. */
#define MIN_LINE_WORDS 4
/* So many lines may be between a standfirst and the byline. */
#define MAX_STANDFIRST_REACH 4
#define MAX_BYLINE_WORDS 24
#define MAX_LABEL_WORDS 7
#define MAX_DATE_WORDS 20
#define MAX_NAME_LINE_WORDS 6
#define MAX_BARE_DATE_WORDS 6
/* No head has more blocks. */
#define MAX_BLOCKS 24

typedef struct {
    Article *article;
    const Phrases *phrases;
    const BlockLook *looks;
    guint title;
} Head;

static guint find_title(const Article *article)
{
    for (guint i = 0; i < article->blocks->len; i++)
        if (block_at(article, i)->kind == BLOCK_TITLE && block_at(article, i)->skipped == NULL)
            return i;
    return article->blocks->len;
}

static gboolean names_author(const Article *article, const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    for (gsize i = 0; article->authors != NULL && article->authors[i] != NULL; i++) {
        g_autofree char *author = g_utf8_strdown(article->authors[i], -1);
        if (strstr(lower, author) != NULL)
            return TRUE;
    }
    return FALSE;
}

/* Whether a page's byline knows better than its data, which often name who put it there. */
static gboolean knows_better(const Head *head, const char *text, char **authors)
{
    if (head->looks == NULL || head->article->authors == NULL || names_author(head->article, text))
        return FALSE;
    for (gsize i = 0; authors[i] != NULL; i++)
        if (text_structure_words(authors[i]) < 2)
            return FALSE;
    return TRUE;
}

static gboolean is_byline(const Head *head, guint i, guint words)
{
    Article *article = head->article;
    const Block *block = block_at(article, i);
    if (words > MAX_BYLINE_WORDS || (words > 6 && text_structure_ends_sentence(block->text)))
        return FALSE;
    char **authors = text_structure_byline(block->text, head->phrases);
    if (authors != NULL && (article->authors == NULL || knows_better(head, block->text, authors))) {
        g_strfreev(article->authors);
        article->authors = g_steal_pointer(&authors);
    }
    gboolean found = authors != NULL || article->authors != NULL;
    g_strfreev(authors);
    if (!found)
        return FALSE;
    if (head->looks != NULL && head->looks[i].byline)
        return TRUE;
    authors = text_structure_byline(block->text, head->phrases);
    found = authors != NULL;
    g_strfreev(authors);
    return found || (names_author(article, block->text) && words <= 8);
}

/* Whether text begins with "Published" or tells a time of day. */
static gboolean speaks_of_time(const Phrases *phrases, const char *text)
{
    const char *const *openings = phrases_list(phrases, PHRASES_DATE);
    g_autofree char *folded = phrases_fold(text);
    for (gsize i = 0; openings[i] != NULL; i++)
        if (g_str_has_prefix(folded, openings[i]))
            return TRUE;
    const char *colon = strchr(text, ':');
    return colon != NULL && colon > text && g_ascii_isdigit(colon[-1]) && g_ascii_isdigit(colon[1]);
}

/* A date, with little else; in text the line has the byline and the sections as well. */
static gboolean is_date(const Head *head, const Block *block, guint words)
{
    gboolean bare = words <= MAX_BARE_DATE_WORDS || speaks_of_time(head->phrases, block->text) ||
                    (head->looks == NULL && !text_structure_ends_sentence(block->text));
    if (words > MAX_DATE_WORDS || !bare)
        return FALSE;
    char *date = date_parse(block->text, head->phrases, FALSE);
    if (date == NULL)
        return FALSE;
    if (head->article->date == NULL)
        head->article->date = g_steal_pointer(&date);
    g_free(date);
    return TRUE;
}

static gboolean is_short_of_text(const Block *block)
{
    return text_structure_words(block->text) < MIN_TEXT_WORDS;
}

/* Whether a byline or date follows before any other text. */
static gboolean byline_follows(const Head *head, guint i)
{
    guint seen = 0;
    for (i++; i < head->article->blocks->len && seen < MAX_STANDFIRST_REACH; i++) {
        const Block *block = block_at(head->article, i);
        guint words = text_structure_words(block->text);
        if (block->skipped != NULL)
            continue;
        if (is_byline(head, i, words) || is_date(head, block, words))
            return TRUE;
        if (!is_short_of_text(block))
            return FALSE;
        seen++;
    }
    return FALSE;
}

/* A paragraph that leads to the text: no sentence, or with the byline behind it. */
static gboolean is_standfirst(const Head *head, guint i, guint words)
{
    const Block *block = block_at(head->article, i);
    guint fewest =
        head->looks == NULL && i == head->title + 1 ? MIN_LINE_WORDS : MIN_STANDFIRST_WORDS;
    if (words < fewest || words > MAX_STANDFIRST_WORDS)
        return FALSE;
    if (block->kind == BLOCK_HEADING || (head->looks != NULL && head->looks[i].standfirst))
        return TRUE;
    if (block->kind != BLOCK_PARAGRAPH)
        return FALSE;
    if (byline_follows(head, i))
        return TRUE;
    /* What leads to the text is often outside of its element. */
    if (head->looks != NULL && block->skipped != NULL && words >= MIN_TEXT_WORDS &&
        head->looks[i].link_words == 0 && text_structure_ends_sentence(block->text))
        return TRUE;
    return head->looks == NULL && i == head->title + 1 &&
           !text_structure_ends_sentence(block->text) && words <= 40;
}

/* Marks a byline or date; FALSE where the block is neither. */
static gboolean mark_credit(const Head *head, guint i, guint words)
{
    Block *block = block_at(head->article, i);
    if (is_byline(head, i, words)) {
        block->kind = BLOCK_BYLINE;
        block->skipped = rules_name("byline");
    } else if (is_date(head, block, words)) {
        block->kind = BLOCK_DATELINE;
        block->skipped = rules_name("date");
    } else {
        return FALSE;
    }
    return TRUE;
}

static gboolean begins_with_one_of(const char *folded, const char *const *openings)
{
    for (gsize i = 0; openings[i] != NULL; i++) {
        gsize length = strlen(openings[i]);
        if (strncmp(folded, openings[i], length) == 0 && folded[length] == ' ')
            return TRUE;
    }
    return FALSE;
}

/* "Updated Nov 19, 6:55 AM", "By admin - 2018-09-16": what date_parse() and a byline's form do not
 * take, as in another language or without a year. */
static const char *rule_of_opening(const Head *head, const char *folded, guint words)
{
    if (words > MAX_BYLINE_WORDS || strchr(folded, '#') == NULL)
        return NULL;
    if (begins_with_one_of(folded, phrases_list(head->phrases, PHRASES_DATE)))
        return rules_name("date");
    return begins_with_one_of(folded, phrases_list(head->phrases, PHRASES_BYLINE))
               ? rules_name("byline")
               : NULL;
}

/* A few words that all begin with capitals: "Ann Lee, Harbour News". */
static gboolean is_name_line(const Head *head, const Block *block, guint words)
{
    if (head->looks != NULL || words > MAX_NAME_LINE_WORDS || block->kind != BLOCK_PARAGRAPH)
        return FALSE;
    for (const char *p = block->text; p != NULL; p = strchr(p, ' ')) {
        p += *p == ' ';
        if (!g_unichar_isupper(g_utf8_get_char(p)))
            return FALSE;
    }
    return TRUE;
}

/* The rule of a line that is furniture by what it says, or a path: "News > Coast > Boats". */
static const char *rule_of_line(const Head *head, const Block *block, guint words)
{
    if (text_structure_ends_sentence(block->text) || block->kind == BLOCK_HEADING)
        return NULL;
    if (strstr(block->text, " > ") != NULL || strstr(block->text, " \xC2\xBB ") != NULL ||
        strstr(block->text, " \xE2\x80\xBA ") != NULL)
        return rules_name("navigation");
    if (g_str_has_prefix(block->text, "\xC2\xA9"))
        return rules_name("caption");
    g_autofree char *folded = phrases_fold(block->text);
    PhrasesText text = {.folded = folded, .words = words};
    const char *rule = phrases_match(head->phrases, &text);
    if (rule == NULL)
        rule = rule_of_opening(head, folded, words);
    return rule == NULL && is_name_line(head, block, words) ? rules_name("label") : rule;
}

/* Marks a block of the head; FALSE where it is text. */
static gboolean mark_block(const Head *head, guint i)
{
    Block *block = block_at(head->article, i);
    guint words = text_structure_words(block->text);
    if (mark_credit(head, i, words))
        return TRUE;
    const char *rule = words <= MAX_STANDFIRST_WORDS ? rule_of_line(head, block, words) : NULL;
    if (rule != NULL) {
        block->skipped = rule;
        return TRUE;
    }
    if (is_standfirst(head, i, words)) {
        block->kind = BLOCK_STANDFIRST;
        block->level = 0;
        block->skipped = NULL;
    } else if (words <= MAX_LABEL_WORDS && block->kind != BLOCK_HEADING &&
               !text_structure_ends_sentence(block->text)) {
        if (g_str_has_suffix(block->text, ":"))
            return FALSE; /* it leads to the text */
        block->skipped = rules_name("label");
    } else {
        return FALSE;
    }
    return TRUE;
}

/* What a page names as its byline or date is not read, but says who and when. */
static void learn_from(const Head *head, guint i)
{
    static const char *const rules[] = {"byline", "date", "tags"};
    const Block *block = block_at(head->article, i);
    guint words = text_structure_words(block->text);
    for (gsize r = 0; r < G_N_ELEMENTS(rules); r++)
        if (block->skipped == rules_name(rules[r]) && !is_byline(head, i, words))
            (void)is_date(head, block, words);
}

void furniture_head_mark(Article *article, const Phrases *phrases, const BlockLook *looks)
{
    Head head = {article, phrases, looks, find_title(article)};
    const char *over = rules_name("header");
    guint seen = 0;
    for (guint i = head.title + 1; i < article->blocks->len && seen < MAX_BLOCKS; i++) {
        const Block *block = block_at(article, i);
        if (block->skipped != NULL && block->skipped != over) {
            learn_from(&head, i);
            continue;
        }
        /* What a page has between title and text may be anything else besides. */
        if (!mark_block(&head, i) && block->skipped == NULL)
            break;
        seen++;
    }
}

void furniture_head_mark_credits(Article *article, const Phrases *phrases)
{
    Head head = {article, phrases, NULL, find_title(article)};
    for (guint i = head.title + 1; i < article->blocks->len; i++)
        if (!mark_credit(&head, i, text_structure_words(block_at(article, i)->text)))
            break;
}
