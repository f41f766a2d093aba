/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* Points of one side; basketball and cricket have three digits. */
#define MAX_POINTS 999
/* Without any word to tell, a falling pair up to here is a result, not a range. */
#define MAX_BARE_POINTS 999
/* Of the winners, where only the names around a rising pair tell that it is a result. */
#define MAX_GOALS 20
/* Games of the winner of a set of tennis. */
#define MIN_SET_GAMES 6
#define MAX_SET_GAMES 7

typedef enum { JOIN_NONE, JOIN_TO, JOIN_FOR, NOT_A_SCORE } Join;

/* "won 7-6 (7-5), 6-2": the later sets. */
static gboolean continues(const Reading *reading)
{
    if (reading->previous == TOKEN_SCORE)
        return TRUE;
    const Scan *scan = &reading->scan;
    gsize at = reading->at;
    for (guint i = 0; i < 4 && at > 0; i++) {
        at--;
        char c = scan->text[at];
        if (c == ')')
            return i > 0;
        /* "pp. 3, 5-7" */
        if (g_ascii_isdigit(c)) {
            while (at > 0 && g_ascii_isdigit(scan->text[at - 1]))
                at--;
            return i > 0 && at > 0 && strchr(" ,(", scan->text[at - 1]) == NULL;
        }
        if (c != ' ' && c != ',' && c != '(')
            return FALSE;
    }
    return FALSE;
}

/* "3-6, 6-3": the first of several sets, which its winner may have lost. */
static gboolean begins_sets(const Reading *reading, const Number *first, const Number *second)
{
    const Scan *scan = &reading->scan;
    Number other, last;
    gsize at = second->end, dash;
    if (first->value > MAX_SET_GAMES || second->value > MAX_SET_GAMES)
        return FALSE;
    /* "6-7 (4)" */
    gsize bracket = scan_spaces(scan, at), points = scan_digits(scan, bracket + 1);
    if (scan_byte(scan, bracket) == '(' && points > 0 && points <= 2)
        return scan_byte(scan, bracket + 1 + points) == ')' &&
               first->value + second->value == MIN_SET_GAMES + MAX_SET_GAMES;
    /* "5-7, 6-3", "5-7 6-3" */
    gsize next = scan_spaces(scan, at + (scan_byte(scan, at) == ',' ? 1 : 0));
    return next > at && number_scan(reading, next, &other) && !other.grouped &&
           (dash = scan_dash(scan, other.end)) > 0 &&
           number_scan(reading, other.end + dash, &last) && other.value <= MAX_SET_GAMES &&
           last.value <= MAX_SET_GAMES && MAX(other.value, last.value) >= MIN_SET_GAMES;
}

/* "the Eagles (2-8, 0-7)": in brackets, and another pair behind it. */
static gboolean is_record(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    Number other, last;
    gsize dash;
    return reading->at > 0 && scan->text[reading->at - 1] == '(' && scan_byte(scan, end) == ',' &&
           number_scan(reading, scan_spaces(scan, end + 1), &other) &&
           (dash = scan_dash(scan, other.end)) > 0 &&
           number_scan(reading, other.end + dash, &last) && scan_byte(scan, last.end) == ')';
}

/* Whether a word in capitals that is a name, as far as the data knows. */
static gboolean is_name(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    ScanWord word;
    if (!scan_word(scan, at, &word) || !word.capital)
        return FALSE;
    const LanguageWord *record = language_word(reading->language, scan->text + at, word.length);
    if (record != NULL && (record->month > 0 || record->weekday > 0))
        return FALSE;
    static const LanguageList common[] = {LIST_STARTERS, LIST_FUNCTION, LIST_BEFORE_COUNT,
                                          LIST_YEARS, LIST_NUMBERED};
    for (gsize i = 0; i < G_N_ELEMENTS(common); i++)
        if (language_in_list(reading->language, scan->text + at, word.length, common[i]))
            return FALSE;
    return TRUE;
}

/* "Lund 1-2 Hale" */
static gboolean between_names(const Reading *reading, gsize end)
{
    gsize length, before = context_word_before(reading, 1, &length);
    const Scan *scan = &reading->scan;
    return length > 0 && before + length + 1 == reading->at &&
           scan_kind(scan, end, NULL) == SCAN_SPACE && is_name(reading, before) &&
           is_name(reading, scan_spaces(scan, end));
}

static Join join_of(const Reading *reading, const Number *first, const Number *second)
{
    gsize end = second->end;
    /* "Mon-Sat 10-6" */
    if (reading->previous == TOKEN_DATE)
        return JOIN_TO;
    if (context_before(reading, 1, LIST_CRICKET) && second->value <= 10 && first->value > 20)
        return JOIN_FOR;
    if (first->value <= 10 && second->value > first->value &&
        context_among(reading, 2, LIST_BOWLING) && !context_counted(reading, end))
        return JOIN_FOR;
    if (context_after(reading, end, LIST_SCORES_TO) || context_among(reading, 2, LIST_SCORES_TO))
        return first->value == second->value ? JOIN_NONE : JOIN_TO;
    /* "lose 3-4 pounds" */
    if (first->value < second->value && context_counted(reading, end))
        return NOT_A_SCORE;
    /* "40-7" is no 47 */
    if (first->value >= 20 && first->value < 100 && first->value % 10 == 0 && second->value > 0 &&
        second->value < 10 && language_term(reading->language, "score-join") == NULL)
        return JOIN_TO;
    /* "112-98": a long number and another run into each other; "371-8" is an innings */
    if (first->value >= 100 && first->value > second->value &&
        language_term(reading->language, "score-join") == NULL)
        return second->value > 0 && second->value < 10 &&
                       language_term(reading->language, "wickets-join") != NULL
                   ? JOIN_FOR
                   : JOIN_TO;
    if (is_record(reading, end))
        return JOIN_NONE;
    if (context_after(reading, end, LIST_SCORES) || context_among(reading, 3, LIST_SCORES) ||
        (continues(reading) && (first->value >= second->value || second->value <= MAX_SET_GAMES ||
                                scan_byte(&reading->scan, reading->at - 1) == '(')) ||
        begins_sets(reading, first, second))
        return JOIN_NONE;
    if ((first->value > second->value && first->value <= MAX_BARE_POINTS) ||
        (first->value == second->value && first->value < 10))
        return JOIN_NONE;
    return second->value <= MAX_GOALS && between_names(reading, end) ? JOIN_NONE : NOT_A_SCORE;
}

static void say_points(const Reading *reading, Spoken *spoken, const Number *number)
{
    if (number->value == 0 && language_term(reading->language, "nil") != NULL)
        number_speak_term(reading, spoken, "nil");
    else
        number_speak_bare(reading, spoken, number, NUMBERS_CARDINAL);
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Number first, second;
    if (!number_scan(reading, reading->at, &first) || !context_free_start(reading) ||
        context_behind_dash(reading))
        return 0;
    gsize dash = scan_dash(scan, first.end);
    if (dash == 0 || !number_scan(reading, first.end + dash, &second))
        return 0;
    gboolean plain = first.fits && second.fits && !first.grouped && !second.grouped &&
                     first.decimals + second.decimals + first.denominator + second.denominator == 0;
    if (!plain || first.padded || second.padded || first.value > MAX_POINTS ||
        second.value > MAX_POINTS || scan_dash(scan, second.end) > 0 ||
        scan_is_alnum(scan, second.end) || scan_byte(scan, second.end) == '%' ||
        scan_byte(scan, second.end) == '=' ||
        context_in_list(reading, reading->at, reading->word.length, LIST_DIGITS_NUMBERS))
        return 0;
    /* "Public Law 117-58", "Airbus 330-200" */
    if (context_before(reading, 1, LIST_DOCKET) ||
        (first.digits > 2 && context_before(reading, 1, LIST_DIGITS)))
        return 0;
    Join join = join_of(reading, &first, &second);
    if (join == NOT_A_SCORE)
        return 0;
    say_points(reading, spoken, &first);
    number_speak_term(reading, spoken,
                      join == JOIN_FOR  ? "wickets-join"
                      : join == JOIN_TO ? "to"
                                        : "score-join");
    if (join == JOIN_NONE)
        say_points(reading, spoken, &second);
    else
        number_speak_bare(reading, spoken, &second, NUMBERS_CARDINAL);
    return second.end - reading->at;
}

const Verbalizer verbalize_score = {
    .name = "score",
    .class = TOKEN_SCORE,
    .first = SCAN_DIGIT,
    .speak = speak,
};
