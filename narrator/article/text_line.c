/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/text_line.h"

#include <string.h>

#include "article/block.h"
#include "article/date.h"
#include "article/rules.h"
#include "article/text_structure.h"

/* A longer paragraph tells no more. */
#define MAX_WORTH 50
/* With a colon at its end, a line of so many words leads to what it tells of. */
#define MIN_LEADING_WORDS 6
#define MIN_LIST_WORDS 3
#define MIN_LIST_LINES 3
#define MIN_LISTED_PERCENT 70
#define MIN_SCORE_NUMBERS 4
#define MAX_PRICE_WORDS 20
#define MIN_PRICES 4
/* So many lines are between two numbered headings. */
#define MAX_NUMBERED_REACH 12
#define MAX_PART_LINES 4
/* Behind a time's hours: "42 p.m. GMT". */
#define MAX_TIME_REST_BYTES 12
/* The writer of a post takes fewer words. */
#define MAX_POSTER_WORDS 60

static gint worth_of(const TextLine *line)
{
    if (line->rule != NULL)
        return -8;
    if (line->words >= TEXT_LINE_SENTENCE_WORDS && (line->sentence || line->words >= 30))
        return (gint)MIN(line->words, MAX_WORTH);
    if (line->sentence && line->words >= 5)
        return (gint)line->words / 2;
    if (line->words <= TEXT_LINE_SCRAP_WORDS)
        return -4;
    return -6;
}

static gboolean is_date(const char *text, const Phrases *phrases)
{
    g_autofree char *date = strpbrk(text, "0123456789") ? date_parse(text, phrases, FALSE) : NULL;
    return date != NULL;
}

static TextLine *measure(const Article *article, const Phrases *phrases)
{
    TextLine *lines = g_new0(TextLine, article->blocks->len + 1);
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        TextLine *line = &lines[i];
        line->words = text_structure_words(block->text);
        line->sentence = text_structure_ends_sentence(block->text) ||
                         (line->words >= MIN_LEADING_WORDS && g_str_has_suffix(block->text, ":"));
        g_autofree char *folded = line->words < 100 ? phrases_fold(block->text) : NULL;
        PhrasesText text = {.folded = folded,
                            .words = line->words,
                            .sentence = text_structure_ends_sentence(block->text)};
        line->rule = folded ? phrases_match(phrases, &text) : NULL;
        text.whole = TRUE;
        line->date =
            line->words <= TEXT_LINE_DATE_WORDS && !line->sentence && is_date(block->text, phrases);
        line->phrase = line->rule != NULL && phrases_match(phrases, &text) != NULL;
        line->worth = worth_of(line);
    }
    return lines;
}

/* Dates, scores, amounts, a mark of its own, or a small letter, which no title begins with. */
static gboolean is_listed(const char *text)
{
    gunichar first = g_utf8_get_char(text);
    return strpbrk(text, "0123456789") != NULL || first == '-' || first == '*' || first == 0x2022 ||
           first == 0x2013 || first == 0xB7 || g_unichar_islower(first);
}

static gboolean is_announcing(const Article *article, guint i)
{
    return g_str_has_suffix(block_at(article, i)->text, ":");
}

/* Lines that are no sentences and look alike are a list of the article's, not another's titles. */
static void find_lists(const Article *article, TextLine *lines)
{
    for (guint i = 0; i < article->blocks->len;) {
        guint end = i;
        guint listed = 0;
        gboolean announced = i > 0 && is_announcing(article, i - 1);
        while (end < article->blocks->len && !lines[end].sentence && lines[end].rule == NULL &&
               lines[end].words >= MIN_LIST_WORDS && lines[end].words < 30) {
            listed += is_listed(block_at(article, end++)->text);
            /* The list begins here. */
            if (end == i + 1 && is_announcing(article, i))
                announced = TRUE;
        }
        announced = announced && end > i + 1;
        gboolean list = announced || (end - i >= MIN_LIST_LINES &&
                                      listed * 100 >= (end - i) * MIN_LISTED_PERCENT);
        for (; list && i < end; i++) {
            lines[i].list = TRUE;
            lines[i].worth = 1;
        }
        i = MAX(i, end) + (end == i);
    }
}

/* A quoted post: its text, and under it its writer, as "— Ann Lee (@annlee) May 3, 2021". */
static void find_posts(const Article *article, TextLine *lines)
{
    for (guint i = 1; i < article->blocks->len; i++) {
        const char *text = block_at(article, i)->text;
        if ((!g_str_has_prefix(text, "\xE2\x80\x94") && !g_str_has_prefix(text, "-")) ||
            strstr(text, "(@") == NULL || lines[i].words >= MAX_POSTER_WORDS)
            continue;
        for (guint k = i - 1; k <= i; k++) {
            lines[k].list = TRUE;
            lines[k].worth = MAX(lines[k].worth, 1);
        }
    }
}

/* "Harbour 6 7 11 6 - 30": several words that are numbers. */
static void find_scores(const Article *article, TextLine *lines)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        guint numbers = 0;
        for (const char *p = block_at(article, i)->text; *p != '\0' && !lines[i].sentence;) {
            gsize length = strcspn(p, " ");
            numbers += length > 0 && strspn(p, "0123456789") == length;
            p += length + (p[length] == ' ');
        }
        if (numbers < MIN_SCORE_NUMBERS || lines[i].rule != NULL)
            continue;
        lines[i].list = TRUE;
        lines[i].worth = MAX(lines[i].worth, 1);
    }
}

/* "Lamp for $40", no sentence, and with some words. */
static gboolean is_price(const char *text, const TextLine *line)
{
    static const char *const signs[] = {"$", "\xE2\x82\xAC", "\xC2\xA3"};
    if (line->sentence || line->rule != NULL || line->words < MIN_LIST_WORDS ||
        line->words > MAX_PRICE_WORDS || strpbrk(text, "0123456789") == NULL)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (strstr(text, signs[i]) != NULL)
            return TRUE;
    return FALSE;
}

/* What an article about things to buy has over and under each: several prices, all over it. */
static void find_prices(const Article *article, TextLine *lines)
{
    guint prices = 0;
    for (guint i = 0; i < article->blocks->len; i++)
        prices += is_price(block_at(article, i)->text, &lines[i]);
    for (guint i = 0; i < article->blocks->len && prices >= MIN_PRICES; i++)
        if (is_price(block_at(article, i)->text, &lines[i])) {
            lines[i].list = TRUE;
            lines[i].worth = MAX(lines[i].worth, 1);
        }
}

/* "Q: ..." and "A: ...", which need be no sentences. */
static void find_answers(const Article *article, TextLine *lines)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const char *text = block_at(article, i)->text;
        if (g_ascii_isupper(text[0]) && text[1] == ':' && text[2] == ' ' && lines[i].words > 1) {
            lines[i].list = TRUE;
            lines[i].worth = MAX(lines[i].worth, 1);
        }
    }
}

/* The number that a line begins with, as "3. A heading"; 0 for none. */
static guint leading_number(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 3 || strchr(".):", text[digits]) == NULL || text[digits] == '\0' ||
        text[digits + 1] != ' ')
        return 0;
    return (guint)g_ascii_strtoull(text, NULL, 10);
}

/* The next line that is numbered, some text being between; 0 where none is near. */
static guint next_numbered(const Article *article, const TextLine *lines, guint i)
{
    gboolean text = FALSE;
    for (guint k = i + 1; k < article->blocks->len && k - i <= MAX_NUMBERED_REACH; k++) {
        if (leading_number(block_at(article, k)->text) != 0)
            return text ? k : 0;
        text = text || (lines[k].sentence && lines[k].words >= TEXT_LINE_SENTENCE_WORDS);
    }
    return 0;
}

/* Marks a numbered heading and the sentence that its text begins with. */
static void mark_part(const Article *article, TextLine *lines, guint heading)
{
    lines[heading].list = TRUE;
    lines[heading].worth = MAX(lines[heading].worth, 1);
    for (guint i = heading + 1; i < article->blocks->len && i - heading <= MAX_PART_LINES; i++)
        if (lines[i].sentence && lines[i].rule == NULL) {
            lines[i].list = TRUE;
            return;
        }
}

/* "3. A heading" over its text and, further on, "4. Another": the parts of the article. */
static void find_numbered(const Article *article, TextLine *lines)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        guint number = leading_number(block_at(article, i)->text);
        guint next = number != 0 ? next_numbered(article, lines, i) : 0;
        if (next == 0)
            continue;
        guint other = leading_number(block_at(article, next)->text);
        if (other != number + 1 && other + 1 != number)
            continue;
        mark_part(article, lines, i);
        mark_part(article, lines, next);
    }
}

/* "17:42", and nothing else but letters' worth of a zone or half of the day. */
static gboolean is_time(const char *text)
{
    gsize hour = strspn(text, "0123456789");
    if (hour == 0 || hour > 2 || strchr(":.h", text[hour]) == NULL || text[hour] == '\0')
        return FALSE;
    const char *minute = text + hour + 1;
    return strspn(minute, "0123456789") == 2 && strlen(minute) <= MAX_TIME_REST_BYTES;
}

/* The times over the entries of a report from hour to hour. */
static void find_times(const Article *article, TextLine *lines)
{
    for (guint i = 0; i + 1 < article->blocks->len; i++) {
        if (!is_time(block_at(article, i)->text) || !lines[i + 1].sentence ||
            lines[i + 1].words < TEXT_LINE_SENTENCE_WORDS)
            continue;
        lines[i].list = TRUE;
        lines[i].worth = 0;
    }
}

/* What stands behind or in an article, and by no teaser. */
static gboolean is_of_article(const TextLine *line)
{
    static const char *const rules[] = {"advertisement", "comments", "footnote"};
    for (gsize i = 0; line->rule != NULL && i < G_N_ELEMENTS(rules); i++)
        if (line->rule == rules_name(rules[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_doubtful_neighbour(const TextLine *line)
{
    return !is_of_article(line) && !line->sentence && !line->list &&
           line->words < TEXT_LINE_SENTENCE_WORDS;
}

/* A sentence between scraps is a teaser's. */
static void doubt_teasers(TextLine *lines, guint count)
{
    for (guint i = 1; i + 1 < count; i++)
        if (lines[i].worth > 0 && lines[i].words < 60 && !lines[i].list &&
            is_doubtful_neighbour(&lines[i - 1]) && is_doubtful_neighbour(&lines[i + 1]))
            lines[i].worth /= 4;
}

TextLine *text_line_list(const Article *article, const Phrases *phrases)
{
    TextLine *lines = measure(article, phrases);
    find_lists(article, lines);
    find_scores(article, lines);
    find_prices(article, lines);
    find_posts(article, lines);
    find_answers(article, lines);
    find_numbered(article, lines);
    find_times(article, lines);
    doubt_teasers(lines, article->blocks->len);
    return lines;
}
