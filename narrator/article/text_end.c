/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/text_end.h"

#include <string.h>

#include "article/block.h"
#include "article/date.h"
#include "article/rules.h"

/* Fewer words are no article yet. */
#define MIN_TEXT_WORDS 60
/* Other articles' teasers under their dates: so many in a row. */
#define MIN_DATED_TEASERS 3
#define MAX_TEASER_LINES 3
#define MAX_TEASER_WORDS 30
#define MIN_TEASED_WORDS 30
#define MIN_TEASERS 3
#define MAX_TEASER_TITLE_WORDS 14
/* What stands behind teasers is a page's word about itself, if the text has so many times as much. */
#define MIN_TIMES_BEFORE 3
/* A box in the text has at most so many lines, so many of them without a phrase of furniture; a
 * paragraph behind it that has so many words is no teaser. */
#define MAX_BOX_LINES 5
#define MAX_BOX_SCRAPS 3
#define MIN_LONG_WORDS 30

static guint words_between(const TextLine *lines, guint first, guint end)
{
    guint words = 0;
    for (guint i = first; i < end; i++)
        words += lines[i].words;
    return words;
}

/* The end of the sentences that begin at i, one under the other, if they have words enough; else i. */
static guint sentences_end(const TextLine *lines, guint count, guint i)
{
    guint words = 0;
    guint end = i;
    while (end < count && lines[end].rule == NULL && lines[end].sentence)
        words += lines[end++].words;
    return words >= MIN_LONG_WORDS ? end : i;
}

/* A last short sentence, under another. */
static guint reach_last_words(const TextLine *lines, guint count, guint end)
{
    gboolean last = end < count && lines[end - 1].sentence && lines[end].sentence &&
                    lines[end].rule == NULL && lines[end].words > 1;
    return last ? end + 1 : end;
}

/* More of the text may stand behind a box in it: a few lines of links or an advertisement. */
static guint reach_over_boxes(const TextLine *lines, guint count, guint end)
{
    guint scraps = 0;
    for (guint i = end; i < count && i - end < MAX_BOX_LINES && scraps < MAX_BOX_SCRAPS; i++) {
        guint further = sentences_end(lines, count, i);
        if (further > i) {
            end = further;
            i = end - 1;
            scraps = 0;
        } else {
            scraps += lines[i].rule == NULL;
        }
    }
    return end;
}

/* The words of lines that are paragraphs. */
static guint prose_between(const TextLine *lines, guint first, guint end)
{
    guint words = 0;
    for (guint i = first; i < end; i++)
        if (lines[i].sentence && lines[i].words >= TEXT_LINE_SENTENCE_WORDS &&
            lines[i].rule == NULL)
            words += lines[i].words;
    return words;
}

/* Whether all that is behind a heading of related articles are titles, with a sentence under each or
 * none, and less than what is before it. */
static gboolean are_teasers(const TextLine *lines, guint heading, guint end)
{
    guint titles = 0;
    gboolean sentence = FALSE; /* the line before was one */
    for (guint i = heading + 1; i < end; i++) {
        gboolean was = sentence;
        sentence = lines[i].sentence && lines[i].rule == NULL;
        if (sentence && (was || lines[i].words > MAX_TEASER_WORDS))
            return FALSE;
        titles += lines[i].rule == NULL && !lines[i].sentence && lines[i].words > 2;
    }
    guint before = prose_between(lines, 0, heading);
    return titles >= 2 && before >= MIN_TEASED_WORDS &&
           before >= prose_between(lines, heading + 1, end);
}

static gboolean is_teaser(const TextLine *title, const TextLine *text)
{
    return !title->sentence && !title->list && !title->date && title->rule == NULL &&
           title->words > 2 && title->words <= MAX_TEASER_TITLE_WORDS && text->sentence &&
           text->rule == NULL && text->words <= MAX_TEASER_WORDS;
}

/* Titles over a line of sentences each, several in a row, with hardly anything behind them: other
 * articles. */
static guint cut_last_teasers(const TextLine *lines, guint first, guint end, guint fewest)
{
    guint all = prose_between(lines, first, end);
    guint before = 0; /* of the prose up to i */
    for (guint i = first; i + 2 * fewest <= end; i++) {
        guint last = i;
        while (last + 1 < end && is_teaser(&lines[last], &lines[last + 1]))
            last += 2;
        if (last - i < 2 * fewest) {
            before += prose_between(lines, i, i + 1);
            continue;
        }
        guint inside = prose_between(lines, i, last);
        guint behind = all - before - inside;
        if (before >= MIN_TEASED_WORDS && before >= inside && behind * MIN_TIMES_BEFORE <= before)
            return i;
        before += inside;
        i = last - 1;
    }
    return end;
}

/* Comments have sentences too, and sources look like a list: the text ends where their heading
 * stands. */
static guint cut_behind_headings(const TextLine *lines, guint first, guint end)
{
    guint before = 0;
    for (guint i = first; i < end; before += lines[i++].words) {
        const char *rule = lines[i].rule;
        if (lines[i].phrase && rule == rules_name("related-link") && are_teasers(lines, i, end))
            return i;
        if (before >= MIN_TEXT_WORDS &&
            (rule == rules_name("comments") ||
             (rule == rules_name("footnote") && words_between(lines, i, end) < before)))
            return i;
    }
    return end;
}

/* The day that a line of nothing else names, as "2019-11-20", or NULL. */
static char *bare_day(const Article *article, const TextLine *lines, const Phrases *phrases,
                      guint i)
{
    if (!lines[i].date)
        return NULL;
    char *date = date_parse(block_at(article, i)->text, phrases, FALSE);
    if (date != NULL && strlen(date) > strlen("2019-11-20"))
        date[strlen("2019-11-20")] = '\0';
    return date;
}

/* Whether a list of other articles begins here, each under its day, the newest first: what tells
 * of several days tells them forwards. */
static gboolean is_dated_list(const Article *article, const TextLine *lines, const Phrases *phrases,
                              guint first)
{
    g_autofree char *before = bare_day(article, lines, phrases, first);
    guint days = before != NULL;
    for (guint i = first + 1, last = first;
         before != NULL && i < article->blocks->len && i - last <= MAX_TEASER_LINES + 1; i++) {
        char *day = bare_day(article, lines, phrases, i);
        if (day == NULL)
            continue;
        gboolean forwards = strcmp(day, before) > 0;
        g_free(before);
        before = day;
        if (forwards || i - last < 2)
            return FALSE;
        last = i;
        days++;
    }
    return days > MIN_DATED_TEASERS;
}

static guint cut_dated_list(const Article *article, const TextLine *lines, const Phrases *phrases,
                            guint first, guint end)
{
    guint words = 0;
    for (guint i = first; i < end; i++) {
        if (words >= MIN_TEXT_WORDS && is_dated_list(article, lines, phrases, i))
            return i;
        words += lines[i].words;
    }
    return end;
}

guint text_end_find(const Article *article, const TextLine *lines, const Phrases *phrases,
                    guint first, guint end)
{
    end = reach_over_boxes(lines, article->blocks->len, end);
    end = reach_last_words(lines, article->blocks->len, end);
    end = cut_behind_headings(lines, first, end);
    end = cut_last_teasers(lines, first, end, MIN_TEASERS + 1);
    return cut_dated_list(article, lines, phrases, first, end);
}

guint text_end_cut(const TextLine *lines, guint count)
{
    return cut_last_teasers(lines, 0, cut_behind_headings(lines, 0, count), MIN_TEASERS);
}
