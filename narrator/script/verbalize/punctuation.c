/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* Runs of one mark are one token up to here: the rest is another. */
#define MAX_RUN_BYTES 4096

static const struct {
    const char *text;
    char mark;
} marks[] = {{",", ','},      {";", ';'},      {":", ':'},      {"!", '!'},      {"?", '?'},
             {"\u2026", '.'}, {"\u00A1", 0},   {"\u00BF", 0},   {"\u3002", '.'}, {"\uFF0C", ','},
             {"\u061F", '?'}, {"\u060C", ','}, {"\u203D", '?'}, {"\u2049", '?'}, {"\u2047", '?'}};

/* Nothing but closing marks and space until the sentence ends. */
static gboolean ends_sentence(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    for (gsize looked = 0; at < reading->sentence_end && looked < 8; looked++) {
        gsize bytes;
        guint kind = scan_kind(scan, at, &bytes);
        if (kind & (SCAN_ALNUM | SCAN_FOREIGN))
            return FALSE;
        at += bytes;
    }
    return TRUE;
}

/* "he said.The": the space behind the sentence was lost. */
static gboolean lacks_space(const Scan *scan, gsize dot)
{
    gsize next = dot + 1;
    return dot >= 2 && scan_kind_before(scan, dot) == SCAN_LOWER &&
           scan_kind_before(scan, scan_previous(scan, dot)) == SCAN_LOWER &&
           scan_kind(scan, next, NULL) == SCAN_UPPER &&
           scan_kind(scan, next + 1, NULL) == SCAN_LOWER;
}

static gsize full_stop(const Reading *reading, Spoken *spoken)
{
    gsize end = reading->at;
    while (scan_byte(&reading->scan, end) == '.' && end - reading->at < MAX_RUN_BYTES)
        end++;
    gboolean final = ends_sentence(reading, end) || lacks_space(&reading->scan, reading->at);
    if (end - reading->at >= 2)
        spoken->mark = final ? '.' : ',';
    else if (final)
        spoken->mark = '.';
    else
        spoken->rule = "dot";
    return end - reading->at;
}

/* What the term "span WORD" says of the word at offset; NULL: nothing. */
static const char *span_of(const Reading *reading, gsize at, gsize length)
{
    char key[24];
    g_snprintf(key, sizeof key, "span %.*s", (int)MIN(length, 16), reading->scan.text + at);
    return length > 0 ? language_term(reading->language, key) : NULL;
}

/* "6 months-5 years": the word at offset is what a number before it counts. */
static gboolean is_counted(const Reading *reading, gsize at, gsize length)
{
    const Scan *scan = &reading->scan;
    gsize digits, number = scan_word_before(scan, at, &digits);
    return digits > 0 && scan_digits(scan, number) == digits && number + digits < at &&
           scan_kind(scan, at, NULL) == SCAN_LOWER && scan->text[at + length - 1] == 's' &&
           language_setting(reading->language, "decades");
}

static gboolean is_letter(const Scan *scan, gsize at)
{
    return scan_kind(scan, at, NULL) == SCAN_UPPER && !scan_is_alnum(scan, at + 1);
}

/* "Groups A-D", "grades A*-C": letters that several of them have. */
static gboolean joins_letters(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize letter = reading->at, length;
    if (letter > 1 && strchr("*+", scan->text[letter - 1]) != NULL)
        letter--;
    if (letter < 2 || !is_letter(scan, letter - 1) || !is_letter(scan, end) ||
        scan->text[letter - 2] != ' ')
        return FALSE;
    gsize before = scan_word_before(scan, letter - 1, &length);
    return length > 1 && scan->text[before + length - 1] == 's' &&
           context_in_list(reading, before, length, LIST_NUMBERED);
}

/* "1985-present", "9am-noon", "noon-4pm": a dash that is said "to". */
static gboolean is_span(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize length, before = scan_word_before(scan, reading->at, &length);
    ScanWord word;
    if (joins_letters(reading, end))
        return TRUE;
    if (length == 0 || before + length != reading->at)
        return FALSE;
    if (is_counted(reading, before, length) && scan_kind(scan, end, NULL) == SCAN_DIGIT)
        return TRUE;
    if (scan_kind(scan, end, NULL) == SCAN_DIGIT)
        return g_strcmp0(span_of(reading, before, length), "both") == 0;
    return (reading->previous == TOKEN_YEAR || reading->previous == TOKEN_TIME ||
            reading->previous == TOKEN_DATE) &&
           scan_word(scan, end, &word) && span_of(reading, end, word.length) != NULL;
}

/* A dash is a pause where spaces or words stand around it; a hyphen only joins. */
static gsize dash(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gunichar c = scan_char(scan, reading->at);
    gsize bytes;
    (void)scan_kind(scan, reading->at, &bytes);
    gsize end = reading->at + bytes;
    gboolean doubled = c == '-' && scan_byte(scan, end) == '-';
    while (doubled && scan_byte(scan, end) == '-' && end - reading->at < MAX_RUN_BYTES)
        end++;
    gboolean spaced =
        (scan_kind_before(scan, reading->at) & (SCAN_SPACE | SCAN_MARK | SCAN_HIGH)) &&
        scan_kind(scan, end, NULL) == SCAN_SPACE;
    gboolean wide =
        c == 0x2014 || c == 0x2015 || doubled || (c == 0x2013 && !scan_is_alnum(scan, end));
    gboolean starts = reading->previous == TOKEN_CLASSES;
    if (!spaced && !doubled && is_span(reading, end)) {
        number_speak_term(reading, spoken, "to");
        spoken->rule = "span";
        return bytes;
    }
    if ((spaced || wide) && !starts)
        spoken->mark = ',';
    spoken->rule = spaced || wide ? "dash" : "hyphen";
    return end - reading->at;
}

static gboolean is_dash(gunichar c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static gsize bracket(const Reading *reading, Spoken *spoken)
{
    gunichar c = scan_char(&reading->scan, reading->at);
    gboolean opens = c == '(' || c == '[' || c == '{';
    spoken->rule = "bracket";
    if (opens)
        spoken->mark = reading->previous != TOKEN_CLASSES &&
                               scan_kind_before(&reading->scan, reading->at) == SCAN_SPACE
                           ? ','
                           : '\0';
    else
        spoken->mark =
            scan_kind(&reading->scan, scan_spaces(&reading->scan, reading->at + 1), NULL) &
                    (SCAN_ALNUM | SCAN_FOREIGN)
                ? ','
                : '\0';
    return 1;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gunichar c = scan_char(scan, reading->at);
    gsize bytes;
    (void)scan_kind(scan, reading->at, &bytes);
    if (c == '.')
        return full_stop(reading, spoken);
    if (is_dash(c))
        return dash(reading, spoken);
    if (c < 0x80 && strchr("()[]{}", (int)c) != NULL)
        return bracket(reading, spoken);
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (scan_literal(scan, reading->at, marks[i].text)) {
            spoken->mark = marks[i].mark;
            if (marks[i].mark == '.' && !ends_sentence(reading, reading->at + bytes))
                spoken->mark = ',';
            return bytes;
        }
    if (c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB ||
        c == 0xBB || c == 0x2039 || c == 0x203A) {
        spoken->rule = "quotation";
        return bytes;
    }
    return 0;
}

const Verbalizer verbalize_punctuation = {
    .name = "punctuation",
    .class = TOKEN_PUNCTUATION,
    .first = SCAN_MARK | SCAN_HIGH,
    .speak = speak,
};
