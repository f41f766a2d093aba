/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/cue.h"

#include <string.h>

#include "episode/clock.h"

/* What a cue's form costs, against (CUE_MAX_CHARACTERS - length)^2 / 4 for its emptiness. */
enum {
    COST_OF_CUE = 400,
    COST_INSIDE_CLAUSE = 300,
    /* "of", "the": most words that short lean on the next one, whatever the language. */
    COST_AFTER_SHORT_WORD = 100,
    SHORT_WORD_CHARACTERS = 3,
    /* In line breaks: how much longer a line may be to end at punctuation. */
    PUNCTUATION_WORTH = 6
};

/* A word with what the choice of cues asks of it. */
typedef struct {
    guint32 first, last; /* characters of the paragraph */
    gboolean sentence;   /* a sentence begins in it */
    gboolean clause;     /* a clause ends with it */
} Unit;

static gboolean is_space(const char *p)
{
    return *p == ' ' || *p == '\n' || *p == '\t';
}

static gboolean space_between(const char *text, guint32 start, guint32 end)
{
    for (const char *p = text + start; p < text + end; p++)
        if (is_space(p))
            return TRUE;
    return FALSE;
}

static guint32 trim_end(const char *text, guint32 start, guint32 end)
{
    while (end > start && is_space(text + end - 1))
        end--;
    return end;
}

/* Gives the word [start, end) its own cue, or makes it part of the last one. */
static void add_word(GArray *words, Cue word, gboolean apart, guint limit_ms)
{
    Cue *last = words->len > 0 ? &g_array_index(words, Cue, words->len - 1) : NULL;
    if (last != NULL)
        word.start_ms = MAX(word.start_ms, last->end_ms);
    word.end_ms = CLAMP(word.end_ms, word.start_ms + 1, MAX(limit_ms, word.start_ms + 1));
    if (last != NULL && (!apart || word.end_ms > limit_ms)) {
        last->end = word.end;
        last->end_ms = MIN(MAX(last->end_ms, word.end_ms), limit_ms);
        return;
    }
    g_array_append_val(words, word);
}

GArray *cue_words(const Timeline *timeline, guint paragraph)
{
    const TimelineParagraph *from =
        &g_array_index(timeline->paragraphs, TimelineParagraph, paragraph);
    GArray *words = g_array_sized_new(FALSE, FALSE, sizeof(Cue), from->words.len);
    const char *text = from->paragraph->written;
    guint32 length = (guint32)strlen(text);
    guint floor_ms = clock_ms(from->start_sample, timeline->sample_rate_hz);
    guint limit_ms =
        MIN(clock_ms(from->end_sample, timeline->sample_rate_hz), timeline->duration_ms);
    if (limit_ms <= floor_ms || trim_end(text, 0, length) == 0)
        return words;
    if (from->words.len == 0) {
        Cue whole = {paragraph, 0, trim_end(text, 0, length), floor_ms, limit_ms};
        g_array_append_val(words, whole);
        return words;
    }
    guint32 start = 0;
    guint32 piece = 0;    /* where the run without spaces begins */
    guint32 last_end = 0; /* of the timed word before */
    for (guint i = 0; i < from->words.len; i++) {
        TimedWord word = from->words.data[i];
        guint32 end = i + 1 < from->words.len ? from->words.data[i + 1].start : length;
        gboolean spaced = i == 0 || space_between(text, last_end, word.start);
        /* Bytes stand for characters here: the runs that matter are of scripts without spaces. */
        gboolean apart = spaced || end - piece > CUE_LINE_CHARACTERS;
        if (apart)
            piece = start;
        Cue cue = {paragraph, start, trim_end(text, start, end),
                   CLAMP(word.start_ms, floor_ms, limit_ms - 1), MIN(word.end_ms, limit_ms)};
        add_word(words, cue, apart, limit_ms);
        start = end;
        last_end = word.end;
    }
    return words;
}

/* The way through a paragraph, from word to word. */
typedef struct {
    const Paragraph *paragraph;
    guint32 at, characters; /* the place in its text, in bytes and in characters */
    guint token;
} Walk;

static Unit next_unit(Walk *walk, const Cue *word)
{
    const char *text = walk->paragraph->written;
    const TokenList *tokens = &walk->paragraph->tokens;
    Unit unit = {0};
    walk->characters += (guint32)g_utf8_strlen(text + walk->at, (gssize)(word->start - walk->at));
    unit.first = walk->characters;
    walk->characters +=
        (guint32)g_utf8_strlen(text + word->start, (gssize)(word->end - word->start));
    unit.last = walk->characters;
    walk->at = word->end;
    for (; walk->token < tokens->len; walk->token++) {
        const Token *token = &tokens->data[walk->token];
        if (token->start >= word->end)
            break;
        unit.sentence |= token->sentence;
        unit.clause = token->mark != 0;
    }
    return unit;
}

/* A greedy first line shows whether two lines are enough. */
static gboolean fits(const Unit *units, guint from, guint to)
{
    if (units[to].last - units[from].first > CUE_MAX_CHARACTERS)
        return FALSE;
    guint second = from;
    while (second <= to && units[second].last - units[from].first <= CUE_LINE_CHARACTERS)
        second++;
    return second > to || units[to].last - units[second].first <= CUE_LINE_CHARACTERS;
}

static guint64 cost_of(const Unit *units, guint from, guint to, gboolean last)
{
    guint length = units[to].last - units[from].first;
    guint slack = length < CUE_MAX_CHARACTERS ? CUE_MAX_CHARACTERS - length : 0;
    guint64 cost = COST_OF_CUE + (guint64)slack * slack / 4;
    if (last || units[to].clause)
        return cost;
    gboolean is_short = units[to].last - units[to].first <= SHORT_WORD_CHARACTERS;
    return cost + COST_INSIDE_CLAUSE + (is_short ? COST_AFTER_SHORT_WORD : 0);
}

static Cue join(const GArray *words, guint from, guint to)
{
    Cue cue = g_array_index(words, Cue, from);
    cue.end = g_array_index(words, Cue, to).end;
    cue.end_ms = g_array_index(words, Cue, to).end_ms;
    return cue;
}

/* The rest of a sentence: what it costs to cut it and how many units its first cue has. */
typedef struct {
    guint64 cost;
    guint units;
} Rest;

/* Cuts the sentence of these units, the first of them of the word first, at the least cost.  A cue
 * looks ahead over as many units as fit into it, so this is linear in the sentence.  The units are
 * used up. */
static void cut_sentence(const GArray *words, guint first, GArray *sentence, GArray *cues)
{
    const Unit *units = (const Unit *)sentence->data;
    guint n = sentence->len;
    g_autoptr(GArray) all = g_array_sized_new(FALSE, TRUE, sizeof(Rest), n + 1);
    g_array_set_size(all, n + 1);
    Rest *rests = &g_array_index(all, Rest, 0);
    for (guint i = n; i-- > 0;) {
        for (guint j = i; j < n && (j == i || fits(units, i, j)); j++) {
            guint64 cost = cost_of(units, i, j, j + 1 == n) + rests[j + 1].cost;
            if (j == i || cost < rests[i].cost)
                rests[i] = (Rest){cost, j + 1 - i};
        }
    }
    for (guint i = 0; i < n; i += rests[i].units) {
        Cue cue = join(words, first + i, first + i + rests[i].units - 1);
        g_array_append_val(cues, cue);
    }
    g_array_set_size(sentence, 0);
}

GArray *cue_list(const Timeline *timeline)
{
    GArray *cues = g_array_new(FALSE, FALSE, sizeof(Cue));
    g_autoptr(GArray) sentence = g_array_new(FALSE, FALSE, sizeof(Unit));
    for (guint p = 0; p < timeline->paragraphs->len; p++) {
        g_autoptr(GArray) words = cue_words(timeline, p);
        Walk walk = {g_array_index(timeline->paragraphs, TimelineParagraph, p).paragraph, 0, 0, 0};
        guint first = 0;
        for (guint i = 0; i < words->len; i++) {
            Unit unit = next_unit(&walk, &g_array_index(words, Cue, i));
            if (unit.sentence && sentence->len > 0) {
                cut_sentence(words, first, sentence, cues);
                first = i;
            }
            g_array_append_val(sentence, unit);
        }
        cut_sentence(words, first, sentence, cues);
    }
    return cues;
}

static gboolean after_punctuation(const char *text, const char *at)
{
    return at > text && g_unichar_ispunct(g_utf8_get_char(g_utf8_prev_char(at)));
}

gsize cue_line_break(const char *text, gsize length)
{
    glong all = g_utf8_strlen(text, (gssize)length);
    if (all <= CUE_LINE_CHARACTERS)
        return 0;
    gsize best = 0;
    glong least = G_MAXLONG;
    glong before = 0;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p), before++) {
        if (!is_space(p))
            continue;
        glong longer = MAX(before, all - before - 1);
        glong cost = longer > CUE_LINE_CHARACTERS ? longer * CUE_MAX_CHARACTERS : longer;
        if (after_punctuation(text, p))
            cost -= PUNCTUATION_WORTH;
        if (cost < least) {
            least = cost;
            best = (gsize)(p - text);
        }
    }
    return best;
}
