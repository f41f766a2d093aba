/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/headline.h"

#include <string.h>

#include "script/shape.h"

/* From this length on, a pronounceable word in capitals is more likely a word than an acronym. */
#define LONG_WORD_LETTERS 5
/* From this length on, one in the line of place before a dash is: "LVIV —". */
#define PLACE_LETTERS 4
/* From the place to the dash: "SACRAMENTO, California, Sept. 12 (Reuters) —". */
#define MAX_DATELINE_BYTES 64
/* Spaces behind a sentence; a paragraph has one. */
#define MAX_SPACES 4

static gboolean is_common(const Language *language, const char *text, gsize length)
{
    g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
    return language_in_list(language, lower, strlen(lower), LIST_HEADLINE);
}

/* What one word says about its sentence: -1 it is no headline, 1 it may be, 2 it speaks for it. */
static int weigh(const Language *language, const Scan *scan, gsize at, const ScanWord *word)
{
    const char *text = scan->text + at;
    if (word->lower > 1 || (word->lower == 1 && text[word->length - 1] != 's'))
        return word->letters > 1 ? -1 : 0;
    if (word->lower == 1)
        return word->upper >= 2 ? 0 : -1;
    if (word->upper < 2)
        return 0;
    /* "IT'S" */
    if (word->stem < word->length && is_common(language, text, word->length))
        return 2;
    const LanguageWord *record = language_word(language, text, word->stem);
    if (language_word_in(record, LIST_ACRONYM_WORDS) ||
        language_word_in(record, LIST_ACRONYM_LETTERS))
        return 1;
    if (is_common(language, text, word->stem) || is_common(language, text, word->length))
        return 2;
    return word->letters >= LONG_WORD_LETTERS && shape_is_word(language, scan, at, word->stem) ? 2
                                                                                               : 1;
}

/* "(AP)": one word in brackets is no part of the capitals around it. */
static gboolean is_aside(const Scan *scan, gsize at)
{
    ScanWord word;
    return scan_byte(scan, at) == '(' && scan_word(scan, at + 1, &word) &&
           scan_byte(scan, at + 1 + word.length) == ')';
}

static gboolean is_pause(const Scan *scan, gsize at)
{
    gsize dash = scan_dash(scan, at);
    return scan_literal(scan, at, "—") || scan_literal(scan, at, "--") ||
           (dash > 0 && scan_kind_before(scan, at) == SCAN_SPACE &&
            scan_kind(scan, at + dash, NULL) != SCAN_DIGIT);
}

/* The dash that ends "LVIV, Ukraine (AP) —", with nothing but names before it. */
static gboolean dash_follows(const Scan *scan, gsize at)
{
    gsize end = MIN(scan->end, at + MAX_DATELINE_BYTES), bytes;
    while (at < end) {
        ScanWord word;
        if (is_pause(scan, at))
            return TRUE;
        if (scan_word(scan, at, &word)) {
            if (!word.capital)
                return FALSE;
            at += word.length;
            continue;
        }
        if (strchr(":;?!\"", scan->text[at]) != NULL)
            return FALSE;
        (void)scan_kind(scan, at, &bytes);
        at += bytes;
    }
    return FALSE;
}

gsize headline_scan(const Language *language, const Scan *scan, gsize at, gsize end,
                    Headline *headline)
{
    guint words = 0, sure = 0, longest = 0;
    Scan part = {scan->text, end};
    gsize start = at, last = at;
    while (at < end && !is_aside(&part, at) && !is_pause(&part, at)) {
        ScanWord word;
        gsize bytes;
        if (scan_word(&part, at, &word)) {
            int weight = weigh(language, &part, at, &word);
            if (weight < 0)
                break;
            words += weight > 0;
            sure += weight > 1;
            longest = MAX(longest, word.letters);
            last = at + word.length;
        } else {
            (void)scan_kind(&part, at, &bytes);
            word.length = bytes;
        }
        at += word.length;
    }
    if (scan_spaces(scan, 0) == start && longest >= PLACE_LETTERS && dash_follows(scan, last))
        *headline = HEADLINE_PLACE;
    else
        *headline = words >= 2 && sure >= 1 ? HEADLINE_WORDS : HEADLINE_NONE;
    return last;
}

static gboolean is_question(const Reading *reading)
{
    const char *text = reading->scan.text;
    gsize end = reading->sentence_end;
    for (guint i = 0; i < MAX_SPACES && end > reading->at && g_ascii_isspace(text[end - 1]); i++)
        end--;
    return end > reading->at && text[end - 1] == '?';
}

/* "IT WORKER HELD", "WHO WARNS OF SURGE", but "WHO IS TO BLAME?" */
static gboolean stands_for_body(const Reading *reading)
{
    const ScanWord *word = &reading->word;
    gsize end = reading->at + word->length;
    if (word->letters < 2 || word->stem < word->length ||
        !language_word_in(reading->record, LIST_ACRONYM_LETTERS) || is_question(reading))
        return FALSE;
    return context_after(reading, end, LIST_HEADLINE_NOUNS) ||
           (reading->starts && context_after(reading, end, LIST_HEADLINE_VERBS));
}

/* Not the SO of "SO₂". */
gboolean headline_is_stressed(const Reading *reading, gsize length)
{
    const char *text = reading->scan.text + reading->at;
    guint next = scan_kind(&reading->scan, reading->at + length, NULL);
    return (next & ~(guint)(SCAN_SPACE | SCAN_MARK)) == 0 &&
           !language_word_in(reading->record, LIST_ACRONYM_LETTERS) &&
           !language_word_in(reading->record, LIST_CAPITALS) &&
           is_common(reading->language, text, length);
}

gboolean headline_is_word(const Reading *reading)
{
    const ScanWord *word = &reading->word;
    const Language *language = reading->language;
    const char *text = reading->scan.text + reading->at;
    if (word->lower > 0 || stands_for_body(reading))
        return FALSE;
    /* "LET US GO" */
    if (language_in_list(language, text, word->stem, LIST_CAPITALS) &&
        !context_before(reading, 1, LIST_HEADLINE_OBJECTS))
        return FALSE;
    return is_common(language, text, word->stem) || is_common(language, text, word->length);
}
