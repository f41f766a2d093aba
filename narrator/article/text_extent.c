/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/text_extent.h"

#include <string.h>

#include "article/block.h"
#include "article/date.h"
#include "article/rules.h"
#include "article/text_end.h"
#include "article/text_line.h"
#include "article/text_structure.h"

/* So many words are no title or teaser's, even without a full stop. */
#define MIN_PROSE_WORDS 20
/* A page has so many scraps; an article written as text has not. */
#define MIN_SCRAPS 8
#define MIN_SCRAP_PERCENT 15
#define MIN_RULED 2
#define MIN_RULED_PERCENT 5
#define MIN_MENU_WORDS 6
#define MAX_MENU_LINES 3
#define MAX_TITLE_WORDS 30
#define MIN_TITLE_WORDS 4
#define USUAL_TITLE_WORDS 12
#define MAX_TITLE_TO_BYLINE 4
#define MAX_HEADING_WORDS 9
/* How far above the text its title stands: byline, date, buttons and a picture are between. */
#define MAX_HEAD_LINES 25

/* The run of lines that is worth most: from *first to before *end. */
static void find_run(const TextLine *lines, guint count, guint *first, guint *end)
{
    gint best = 0;
    gint sum = 0;
    guint start = 0;
    *first = 0;
    *end = 0;
    for (guint i = 0; i < count; i++) {
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += lines[i].worth;
        if (sum > best) {
            best = sum;
            *first = start;
            *end = i + 1;
        }
    }
}

static gboolean is_scrap(const TextLine *line)
{
    return line->words <= TEXT_LINE_SCRAP_WORDS && !line->sentence;
}

static gboolean is_pasted(const TextLine *lines, guint count)
{
    guint scraps = 0;
    for (guint i = 0; i < count; i++)
        scraps += is_scrap(&lines[i]);
    return scraps >= MIN_SCRAPS && scraps * 100 >= count * MIN_SCRAP_PERCENT;
}

/* "Home News Politics Sport Culture": a menu on one line. */
static gboolean is_menu(const char *text)
{
    guint words = 0;
    for (const char *p = text; *p != '\0'; words++) {
        if (!g_unichar_isupper(g_utf8_get_char(p)))
            return FALSE;
        p += strcspn(p, " ");
        p += strspn(p, " |/-");
    }
    return words >= MIN_MENU_WORDS;
}

/* Whether some lines are furniture's, though few are scraps: who copied it took the text alone, or
 * the page has its menus on one line. */
static gboolean has_furniture(const Article *article, const TextLine *lines, guint count)
{
    for (guint i = 0; i < MIN(count, MAX_MENU_LINES); i++)
        if (!lines[i].sentence && is_menu(block_at(article, i)->text))
            return TRUE;
    guint ruled = 0;
    for (guint i = 0; i < count; i++)
        ruled += lines[i].rule != NULL;
    return ruled >= MIN_RULED && ruled * 100 >= count * MIN_RULED_PERCENT;
}

static gboolean can_be_title(const TextLine *line)
{
    return line->rule == NULL && line->words >= 2 && line->words <= MAX_TITLE_WORDS;
}

/* The first line of a page is often its title with the publication's name: the line above the text
 * that it begins with is the title. */
static guint find_repeated_title(const Article *article, const TextLine *lines, guint first)
{
    g_autofree char *top = phrases_fold_exactly(block_at(article, 0)->text);
    if (lines[0].words < 3 || lines[0].words > 2 * MAX_TITLE_WORDS)
        return G_MAXUINT;
    for (guint i = MIN(first + 1, article->blocks->len); i > 1; i--) {
        const TextLine *line = &lines[i - 1];
        if (!can_be_title(line) || line->words < 3)
            continue;
        g_autofree char *folded = phrases_fold_exactly(block_at(article, i - 1)->text);
        if (strstr(top, folded) != NULL || strstr(folded, top) != NULL)
            return i - 1;
    }
    return G_MAXUINT;
}

/* Longer titles are rarer than menus on one line. */
static gint title_worth(const TextLine *line, guint distance)
{
    gint words = (gint)line->words;
    return MIN(words, 3 * USUAL_TITLE_WORDS - words) * 3 - (gint)distance;
}

static gboolean is_byline_or_date(const char *text, const Phrases *phrases)
{
    g_autofree char *date = date_parse(text, phrases, FALSE);
    char **authors = text_structure_byline(text, phrases);
    gboolean found = date != NULL || authors != NULL;
    g_strfreev(authors);
    return found;
}

/* Else the title is a longish line that is no sentence, near above the text and above the byline;
 * the upper one of two is the title, the lower the standfirst. */
static guint find_near_title(const Article *article, const TextLine *lines, const Phrases *phrases,
                             guint first)
{
    guint best = G_MAXUINT;
    gint highest = G_MININT;
    guint byline = G_MAXUINT;
    for (guint i = first; i > 0 && first - i < MAX_HEAD_LINES; i--) {
        const TextLine *line = &lines[i - 1];
        const char *text = block_at(article, i - 1)->text;
        if (line->words <= MAX_TITLE_WORDS && is_byline_or_date(text, phrases)) {
            byline = i - 1;
            continue;
        }
        if (!can_be_title(line) || line->words < MIN_TITLE_WORDS || g_str_has_suffix(text, "."))
            continue;
        gint worth = title_worth(line, first - i);
        if (byline != G_MAXUINT && best > byline && byline - (i - 1) <= MAX_TITLE_TO_BYLINE)
            highest = G_MININT;
        if (worth > highest) {
            highest = worth;
            best = i - 1;
        }
    }
    if (best != G_MAXUINT && best > 0 && can_be_title(&lines[best - 1]) &&
        lines[best - 1].words >= MIN_TITLE_WORDS &&
        !g_str_has_suffix(block_at(article, best - 1)->text, "."))
        best--;
    return best;
}

/* Between sentences, a line that is none is a heading where a paragraph follows it and it is short;
 * else it belongs to a picture or another article. */
static void mark_scraps(Article *article, const TextLine *lines, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        const TextLine *line = &lines[i];
        if (line->sentence || line->list || line->words >= MIN_PROSE_WORDS ||
            block_at(article, i)->kind == BLOCK_TITLE)
            continue;
        gboolean follows =
            i + 1 < end && lines[i + 1].words >= TEXT_LINE_SENTENCE_WORDS && lines[i + 1].sentence;
        if (line->words <= MAX_HEADING_WORDS && line->words >= 1 && follows && i > first)
            continue;
        const char *guess = line->words <= TEXT_LINE_SCRAP_WORDS ? "label" : "related-link";
        block_at(article, i)->skipped = line->rule ? line->rule : rules_name(guess);
    }
}

/* What is between the title and the text, but for what the head is known by: the line behind the
 * title, byline and date. */
static void mark_head_scraps(Article *article, const TextLine *lines, const Phrases *phrases,
                             guint title, guint first)
{
    for (guint i = title == G_MAXUINT ? first : title + 2; i < first; i++) {
        Block *block = block_at(article, i);
        if (!lines[i].sentence && lines[i].words < MIN_PROSE_WORDS &&
            !is_byline_or_date(block->text, phrases))
            block->skipped = lines[i].rule ? lines[i].rule : rules_name("label");
    }
}

static void mark_outside(Article *article, const TextLine *lines, guint begin, guint end)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const char *place = i < begin ? "navigation" : "footer";
        if (i < begin || i >= end)
            block_at(article, i)->skipped = lines[i].rule ? lines[i].rule : rules_name(place);
    }
}

void text_extent_mark(Article *article, const Phrases *phrases)
{
    guint count = article->blocks->len;
    g_autofree TextLine *lines = text_line_list(article, phrases);
    if (!is_pasted(lines, count)) {
        if (has_furniture(article, lines, count))
            mark_outside(article, lines, 0, text_end_cut(lines, count));
        return;
    }
    guint first;
    guint end;
    find_run(lines, count, &first, &end);
    if (end == 0)
        return;
    end = text_end_find(article, lines, phrases, first, end);
    while (first + 1 < end && !lines[first].sentence && lines[first].words < MIN_PROSE_WORDS)
        first++;
    guint title = find_repeated_title(article, lines, first);
    if (title == G_MAXUINT)
        title = find_near_title(article, lines, phrases, first);
    guint begin = title < first ? title : first;
    mark_outside(article, lines, begin, end);
    mark_head_scraps(article, lines, phrases, title, first);
    mark_scraps(article, lines, first, end);
    if (title == G_MAXUINT)
        return;
    Block *block = block_at(article, title);
    block->kind = BLOCK_TITLE;
    block->skipped = NULL;
    if (article->title == NULL)
        article->title = g_strdup(block->text);
}
