/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/text_extent.h"

#include <string.h>

#include "article/block.h"
#include "article/date.h"
#include "article/rules.h"
#include "article/text_structure.h"

/* Lines of so few words that end no sentence are scraps. */
#define MAX_SCRAP_WORDS 4
#define MIN_SENTENCE_WORDS 12
/* So many words are no title or teaser's, even without a full stop. */
#define MIN_PROSE_WORDS 20
/* A longer paragraph tells no more. */
#define MAX_WORTH 50
/* With a colon at its end, a line of so many words leads to what it tells of. */
#define MIN_LEADING_WORDS 6
/* Other articles' teasers under their dates: so many in a row, dates alone in so few words. */
#define MIN_DATED_TEASERS 3
#define MAX_DATE_WORDS 6
#define MAX_TEASER_LINES 3
#define MAX_TEASER_WORDS 25
/* A box in the text has at most so many lines, so many of them without a phrase of furniture; a
 * paragraph behind it that has so many words is no teaser. */
#define MAX_BOX_LINES 4
#define MAX_BOX_SCRAPS 2
#define MIN_LONG_WORDS 30
/* A page has so many scraps; an article written as text has not. */
#define MIN_SCRAPS 8
#define MIN_SCRAP_PERCENT 15
#define MIN_RULED 2
#define MIN_RULED_PERCENT 5
#define MAX_TITLE_WORDS 30
#define MIN_TITLE_WORDS 4
#define USUAL_TITLE_WORDS 12
#define MAX_TITLE_TO_BYLINE 4
#define MAX_HEADING_WORDS 9
#define MIN_LIST_WORDS 3
#define MIN_LIST_LINES 3
#define MIN_LISTED_PERCENT 70
#define MIN_SCORE_NUMBERS 4
/* So many lines are between two numbered headings. */
#define MAX_NUMBERED_REACH 12
#define MAX_PART_LINES 4
/* Behind a time's hours: "42 p.m. GMT". */
#define MAX_TIME_REST_BYTES 12
/* Fewer words are no article yet. */
#define MIN_TEXT_WORDS 60
/* How far above the text its title stands: byline, date, buttons and a picture are between. */
#define MAX_HEAD_LINES 25

typedef struct {
    guint words;
    gboolean sentence; /* it ends as one */
    gboolean list;     /* one of several lines like a list's */
    const char *rule;
    gint worth;
} Line;

static gboolean is_scrap(const Line *line)
{
    return line->words <= MAX_SCRAP_WORDS && !line->sentence;
}

static gint worth_of(const Line *line)
{
    if (line->rule != NULL)
        return -8;
    if (line->words >= MIN_SENTENCE_WORDS && (line->sentence || line->words >= 30))
        return (gint)MIN(line->words, MAX_WORTH);
    if (line->sentence && line->words >= 5)
        return (gint)line->words / 2;
    if (line->words <= MAX_SCRAP_WORDS)
        return -4;
    return -6;
}

static Line *measure(const Article *article, const Phrases *phrases)
{
    Line *lines = g_new0(Line, article->blocks->len + 1);
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        Line *line = &lines[i];
        line->words = text_structure_words(block->text);
        line->sentence = text_structure_ends_sentence(block->text) ||
                         (line->words >= MIN_LEADING_WORDS && g_str_has_suffix(block->text, ":"));
        g_autofree char *folded = line->words < 100 ? phrases_fold(block->text) : NULL;
        PhrasesText text = {.folded = folded,
                            .words = line->words,
                            .sentence = text_structure_ends_sentence(block->text)};
        line->rule = folded ? phrases_match(phrases, &text) : NULL;
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
static void find_lists(const Article *article, Line *lines)
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
static void find_posts(const Article *article, Line *lines)
{
    for (guint i = 1; i < article->blocks->len; i++) {
        const char *text = block_at(article, i)->text;
        if ((!g_str_has_prefix(text, "\xE2\x80\x94") && !g_str_has_prefix(text, "-")) ||
            strstr(text, "(@") == NULL || lines[i].words >= MIN_TEXT_WORDS)
            continue;
        for (guint k = i - 1; k <= i; k++) {
            lines[k].list = TRUE;
            lines[k].worth = MAX(lines[k].worth, 1);
        }
    }
}

/* "Harbour 6 7 11 6 - 30": several words that are numbers. */
static void find_scores(const Article *article, Line *lines)
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

/* "Q: ..." and "A: ...", which need be no sentences. */
static void find_answers(const Article *article, Line *lines)
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
static guint next_numbered(const Article *article, const Line *lines, guint i)
{
    gboolean text = FALSE;
    for (guint k = i + 1; k < article->blocks->len && k - i <= MAX_NUMBERED_REACH; k++) {
        if (leading_number(block_at(article, k)->text) != 0)
            return text ? k : 0;
        text = text || (lines[k].sentence && lines[k].words >= MIN_SENTENCE_WORDS);
    }
    return 0;
}

/* Marks a numbered heading and the sentence that its text begins with. */
static void mark_part(const Article *article, Line *lines, guint heading)
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
static void find_numbered(const Article *article, Line *lines)
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
static void find_times(const Article *article, Line *lines)
{
    for (guint i = 0; i + 1 < article->blocks->len; i++) {
        if (!is_time(block_at(article, i)->text) || !lines[i + 1].sentence ||
            lines[i + 1].words < MIN_SENTENCE_WORDS)
            continue;
        lines[i].list = TRUE;
        lines[i].worth = 0;
    }
}

/* What stands behind an article, and behind no teaser. */
static gboolean is_end_mark(const Line *line)
{
    return line->rule != NULL &&
           (line->rule == rules_name("comments") || line->rule == rules_name("footnote"));
}

static gboolean is_doubtful_neighbour(const Line *line)
{
    return !is_end_mark(line) && !line->sentence && !line->list && line->words < MIN_SENTENCE_WORDS;
}

/* A sentence between scraps is a teaser's. */
static void doubt_teasers(Line *lines, guint count)
{
    for (guint i = 1; i + 1 < count; i++)
        if (lines[i].worth > 0 && lines[i].words < 60 && !lines[i].list &&
            is_doubtful_neighbour(&lines[i - 1]) && is_doubtful_neighbour(&lines[i + 1]))
            lines[i].worth /= 4;
}

/* The run of lines that is worth most: from *first to before *end. */
static void find_run(const Line *lines, guint count, guint *first, guint *end)
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

static gboolean is_pasted(const Line *lines, guint count)
{
    guint scraps = 0;
    for (guint i = 0; i < count; i++)
        scraps += is_scrap(&lines[i]);
    return scraps >= MIN_SCRAPS && scraps * 100 >= count * MIN_SCRAP_PERCENT;
}

/* Whether some lines are furniture's, though few are scraps: who copied it took the text alone, or
 * the page has its menus on one line. */
static gboolean has_furniture(const Line *lines, guint count)
{
    guint ruled = 0;
    for (guint i = 0; i < count; i++)
        ruled += lines[i].rule != NULL;
    return ruled >= MIN_RULED && ruled * 100 >= count * MIN_RULED_PERCENT;
}

static gboolean can_be_title(const Line *line)
{
    return line->rule == NULL && line->words >= 2 && line->words <= MAX_TITLE_WORDS;
}

/* The first line of a page is often its title with the publication's name: the line above the text
 * that it begins with is the title. */
static guint find_repeated_title(const Article *article, const Line *lines, guint first)
{
    g_autofree char *top = phrases_fold_exactly(block_at(article, 0)->text);
    if (lines[0].words < 3 || lines[0].words > 2 * MAX_TITLE_WORDS)
        return G_MAXUINT;
    for (guint i = MIN(first + 1, article->blocks->len); i > 1; i--) {
        const Line *line = &lines[i - 1];
        if (!can_be_title(line) || line->words < 3)
            continue;
        g_autofree char *folded = phrases_fold_exactly(block_at(article, i - 1)->text);
        if (strstr(top, folded) != NULL || strstr(folded, top) != NULL)
            return i - 1;
    }
    return G_MAXUINT;
}

/* Longer titles are rarer than menus on one line. */
static gint title_worth(const Line *line, guint distance)
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
static guint find_near_title(const Article *article, const Line *lines, const Phrases *phrases,
                             guint first)
{
    guint best = G_MAXUINT;
    gint highest = G_MININT;
    guint byline = G_MAXUINT;
    for (guint i = first; i > 0 && first - i < MAX_HEAD_LINES; i--) {
        const Line *line = &lines[i - 1];
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

static guint words_between(const Line *lines, guint first, guint end)
{
    guint words = 0;
    for (guint i = first; i < end; i++)
        words += lines[i].words;
    return words;
}

/* A long paragraph may stand behind a box in the text: a few lines of links or an advertisement. */
static guint reach_over_boxes(const Line *lines, guint count, guint end)
{
    guint scraps = 0;
    for (guint i = end; i < count && i - end < MAX_BOX_LINES && scraps < MAX_BOX_SCRAPS; i++) {
        if (lines[i].rule == NULL && lines[i].sentence && lines[i].words >= MIN_LONG_WORDS) {
            end = i + 1;
            scraps = 0;
        }
        scraps += lines[i].rule == NULL;
    }
    return end;
}

/* Whether all that is behind a heading of related articles are titles and teasers. */
static gboolean are_teasers(const Line *lines, guint first, guint end)
{
    for (guint i = first; i < end; i++)
        if (lines[i].words > MAX_TEASER_WORDS && lines[i].sentence)
            return FALSE;
    return TRUE;
}

/* Comments have sentences too, and sources look like a list: the text ends where their heading
 * stands. */
static guint cut_behind_headings(const Line *lines, guint first, guint end)
{
    guint before = 0;
    for (guint i = first; i < end; before += lines[i++].words) {
        const char *rule = lines[i].rule;
        if (rule == NULL || before < MIN_TEXT_WORDS)
            continue;
        if (rule == rules_name("comments") ||
            (rule == rules_name("footnote") && words_between(lines, i, end) < before) ||
            (rule == rules_name("related-link") && lines[i].words <= MAX_SCRAP_WORDS &&
             are_teasers(lines, i + 1, end)))
            return i;
    }
    return end;
}

/* The day that a line of nothing else names, as "2019-11-20", or NULL. */
static char *bare_day(const Article *article, const Line *lines, const Phrases *phrases, guint i)
{
    if (lines[i].words > MAX_DATE_WORDS || lines[i].sentence)
        return NULL;
    char *date = date_parse(block_at(article, i)->text, phrases, FALSE);
    if (date != NULL && strlen(date) > strlen("2019-11-20"))
        date[strlen("2019-11-20")] = '\0';
    return date;
}

/* Whether a list of other articles begins here, each under its day, the newest first: what tells
 * of several days tells them forwards. */
static gboolean is_dated_list(const Article *article, const Line *lines, const Phrases *phrases,
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

static guint cut_dated_list(const Article *article, const Line *lines, const Phrases *phrases,
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

/* Between sentences, a line that is none is a heading where a paragraph follows it and it is short;
 * else it belongs to a picture or another article. */
static void mark_scraps(Article *article, const Line *lines, guint first, guint end)
{
    for (guint i = first; i < end; i++) {
        const Line *line = &lines[i];
        if (line->sentence || line->list || line->words >= MIN_PROSE_WORDS ||
            block_at(article, i)->kind == BLOCK_TITLE)
            continue;
        gboolean follows =
            i + 1 < end && lines[i + 1].words >= MIN_SENTENCE_WORDS && lines[i + 1].sentence;
        if (line->words <= MAX_HEADING_WORDS && line->words >= 1 && follows && i > first)
            continue;
        const char *guess = line->words <= MAX_SCRAP_WORDS ? "label" : "related-link";
        block_at(article, i)->skipped = line->rule ? line->rule : rules_name(guess);
    }
}

/* What is between the title and the text, but for what the head is known by: the line behind the
 * title, byline and date. */
static void mark_head_scraps(Article *article, const Line *lines, const Phrases *phrases,
                             guint title, guint first)
{
    for (guint i = title == G_MAXUINT ? first : title + 2; i < first; i++) {
        Block *block = block_at(article, i);
        if (!lines[i].sentence && lines[i].words < MIN_PROSE_WORDS &&
            !is_byline_or_date(block->text, phrases))
            block->skipped = lines[i].rule ? lines[i].rule : rules_name("label");
    }
}

static void mark_outside(Article *article, const Line *lines, guint begin, guint end)
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
    g_autofree Line *lines = measure(article, phrases);
    if (!is_pasted(lines, count)) {
        if (has_furniture(lines, count))
            mark_outside(article, lines, 0, cut_behind_headings(lines, 0, count));
        return;
    }
    find_lists(article, lines);
    find_scores(article, lines);
    find_posts(article, lines);
    find_answers(article, lines);
    find_numbered(article, lines);
    find_times(article, lines);
    doubt_teasers(lines, count);
    guint first;
    guint end;
    find_run(lines, count, &first, &end);
    if (end == 0)
        return;
    end = reach_over_boxes(lines, count, end);
    end = cut_behind_headings(lines, first, end);
    end = cut_dated_list(article, lines, phrases, first, end);
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
