/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/calendar.h"
#include "script/context.h"
#include "script/verbalize/verbalizers.h"

/* "24 March 2024", "24. März", "1er mai", "25th jul 2012", "17/18 juin"; joined: "3 and 4 May" */
static gsize day_first(const Reading *reading, gboolean joined, Spoken *spoken)
{
    CalendarDate date = {0};
    gsize at = calendar_day(reading, reading->at, &date);
    if (at == 0)
        return 0;
    if (scan_dash(&reading->scan, at) > 0)
        at = calendar_day_range(reading, at, &date);
    else if (joined)
        at = calendar_day_joined(reading, at, &date);
    if (joined && date.joint == NULL)
        return 0;
    gsize next = scan_spaces(&reading->scan, at);
    if (next == at) {
        next += scan_dash(&reading->scan, at);
        if (next == at)
            return 0;
    }
    gsize of = calendar_of(reading, next);
    gsize month = calendar_month(reading, of > 0 ? of : next, &date);
    if (month == 0)
        return 0;
    gsize end = calendar_year_after(reading, month, &date);
    date.of = of > 0 || context_before(reading, 1, LIST_DETERMINERS);
    calendar_speak(reading, spoken, &date, FALSE);
    return end - reading->at;
}

/* "In May 3,000 people", "In May 3.5 million" */
static gboolean is_count(const Reading *reading, gsize at)
{
    Number number;
    if (!number_scan(reading, at, &number))
        return FALSE;
    number_scan_scale(reading, &number, TRUE);
    return number.grouped || number.decimals > 0 || number.scale != NULL;
}

/* "-8", or " and 8" where no noun follows that the 8 might count: the end behind it. */
static gsize days_behind(const Reading *reading, gsize day, CalendarDate *date)
{
    CalendarDate joined = *date;
    gsize end = calendar_day_joined(reading, day, &joined), start;
    ScanWord word;
    if (joined.joint != NULL && !scan_is_alnum(&reading->scan, end) &&
        scan_dash(&reading->scan, end) == 0 &&
        (!context_next(reading, end, &start, &word) ||
         context_after(reading, end, LIST_FUNCTION))) {
        *date = joined;
        return end;
    }
    return calendar_day_range(reading, day, date);
}

/* "March 24, 2024", "Jan. 6", "May 4-8", "May 1968", "Jan-15-2020", "Jan-Mar" */
static gsize month_first(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    CalendarDate date = {0};
    gsize month = calendar_month(reading, reading->at, &date);
    if (month == 0 || !context_free_start(reading))
        return 0;
    gsize dash = scan_dash(scan, month);
    CalendarDate other = {0};
    gsize other_end = dash > 0 ? calendar_month(reading, month + dash, &other) : 0;
    if (other_end > 0 && !scan_is_alnum(scan, other_end)) {
        calendar_speak_month(reading, spoken, date.month);
        number_speak_term(reading, spoken, "to");
        calendar_speak_month(reading, spoken, other.month);
        return other_end - reading->at;
    }
    gsize at = dash > 0 ? month + dash : scan_spaces(scan, month);
    gsize day = at > month ? calendar_day(reading, at, &date) : 0;
    if (day > 0 && (scan_is_alnum(scan, day) || is_count(reading, at)))
        day = 0;
    if (day > 0) {
        gsize last = days_behind(reading, day, &date);
        gsize end = calendar_year_after(reading, last, &date);
        date.of = context_before(reading, 1, LIST_DETERMINERS);
        calendar_speak(reading, spoken, &date, TRUE);
        return end - reading->at;
    }
    date.day = 0;
    gsize year = calendar_year_after(reading, month, &date);
    if (year > month) {
        calendar_speak(reading, spoken, &date, TRUE);
        return year - reading->at;
    }
    /* a short form alone is the month where its dot says so, or the name where it is no word */
    gsize word_end = reading->at + reading->word.stem;
    if (scan_byte(scan, word_end) != '.' || calendar_is_name(reading, reading->at, word_end))
        return 0;
    calendar_speak_month(reading, spoken, date.month);
    context_take_dot(reading, word_end, spoken);
    return word_end + 1 - reading->at;
}

/* "Sat. and Sun." */
static gboolean weekday_before(const Reading *reading)
{
    gsize length, at = context_word_before(reading, 2, &length);
    if (length > 1 && reading->scan.text[at + length - 1] == '.')
        length--;
    const LanguageWord *record =
        length > 0 ? language_word(reading->language, reading->scan.text + at, length) : NULL;
    return record != NULL && record->weekday > 0 && context_before(reading, 1, LIST_FUNCTION);
}

/* "Mon/Wed/Fri": another weekday behind a slash or before it. */
static gboolean in_row(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    guint other;
    if (scan_byte(scan, end) == '/' && calendar_weekday(reading, end + 1, &other) > 0)
        return TRUE;
    gsize length, before = scan_word_before(scan, reading->at > 0 ? reading->at - 1 : 0, &length);
    return length > 0 && scan->text[reading->at - 1] == '/' && before + length + 1 == reading->at &&
           calendar_weekday(reading, before, &other) == before + length;
}

/* "Mon-Fri", "Mon.-Sun.", "Tu (2/22)", "Sat." */
static gsize weekday(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    guint first, second;
    gsize end = calendar_weekday(reading, reading->at, &first);
    if (end == 0 || !context_free_start(reading))
        return 0;
    gsize dash = scan_dash(scan, end);
    gsize other = dash > 0 ? calendar_weekday(reading, end + dash, &second) : 0;
    gboolean dotted = scan->text[end - 1] == '.';
    gboolean name = language_weekday(reading->language, first) != NULL &&
                    strncmp(language_weekday(reading->language, first), scan->text + reading->at,
                            reading->word.length) == 0 &&
                    strlen(language_weekday(reading->language, first)) == reading->word.length;
    if (other > 0) {
        spoken_words(spoken, language_weekday(reading->language, first), -1);
        number_speak_term(reading, spoken, "to");
        spoken_words(spoken, language_weekday(reading->language, second), -1);
        if (scan->text[other - 1] == '.')
            context_take_dot(reading, other - 1, spoken);
        return other - reading->at;
    }
    if (name)
        return 0;
    if (!language_word_in(reading->record, LIST_ONLY_DOTTED) || in_row(reading, end)) {
        spoken_words(spoken, language_weekday(reading->language, first), -1);
        if (dotted)
            context_take_dot(reading, end - 1, spoken);
        return end - reading->at;
    }
    gsize next = scan_spaces(scan, end);
    if (scan_byte(scan, next) == ',' || scan_byte(scan, next) == '(')
        next = scan_spaces(scan, next + 1);
    CalendarDate date = {0};
    gboolean before_date =
        scan_kind(scan, next, NULL) == SCAN_DIGIT || (calendar_month(reading, next, &date) > 0);
    /* "Fr. Huber" is Mrs Huber */
    gboolean final = dotted && context_dot_final(reading, end - 1);
    /* "by 6am Sat." */
    gboolean timed = reading->previous == TOKEN_TIME;
    if (!before_date && !timed && !(dotted && weekday_before(reading)) &&
        (!dotted || reading->record->senses[SENSE_TITLE] != NULL || final))
        return 0;
    spoken_words(spoken, language_weekday(reading->language, first), -1);
    if (final)
        spoken->mark = '.';
    spoken->abbreviation = dotted;
    return end - reading->at;
}

static gsize numeric(const Reading *reading, Spoken *spoken)
{
    CalendarDate date = {0};
    gsize end = calendar_numeric(reading, &date);
    if (end == 0)
        return 0;
    calendar_speak(reading, spoken, &date, !language_setting(reading->language, "day-first"));
    return end - reading->at;
}

static gsize speak_date(const Reading *reading, Spoken *spoken)
{
    if (reading->kind & SCAN_LETTER) {
        if (reading->record == NULL)
            return 0;
        if (reading->record->month > 0) {
            gsize bytes = month_first(reading, spoken);
            if (bytes > 0 || reading->record->weekday == 0)
                return bytes;
        }
        return reading->record->weekday > 0 ? weekday(reading, spoken) : 0;
    }
    if (!context_free_start(reading))
        return 0;
    gsize bytes = numeric(reading, spoken);
    if (bytes == 0)
        bytes = day_first(reading, FALSE, spoken);
    return bytes > 0 ? bytes : day_first(reading, TRUE, spoken);
}

/* "28 Feb-2 March", "24 Nov - 3 Dec", "Mar 2003-Dec 2011": a date behind the dash; what it takes, or 0. */
static gsize until(const Reading *reading, gsize end, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize at = scan_spaces(scan, end), dash = scan_dash(scan, at);
    gsize next = scan_spaces(scan, at + dash);
    if (dash == 0 || (at > end) != (next > at + dash))
        return 0;
    CalendarDate date = {0};
    gsize day = calendar_day(reading, next, &date);
    gsize month = calendar_month(reading, day > 0 ? scan_spaces(scan, day) : next, &date);
    if (month == 0 || (day == 0 && calendar_day(reading, scan_spaces(scan, month), &date) == 0 &&
                       calendar_year_after(reading, month, &date) == month))
        return 0;
    Reading second = *reading;
    second.at = next;
    second.kind = scan_kind(scan, next, NULL);
    (void)scan_word(scan, next, &second.word);
    second.record = language_word(reading->language, scan->text + next, second.word.length);
    Spoken trial;
    spoken_init(&trial);
    gsize bytes = speak_date(&second, &trial);
    spoken_clear(&trial);
    if (bytes == 0)
        return 0;
    number_speak_term(reading, spoken, "to");
    return next + speak_date(&second, spoken) - end;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    if (context_behind_dash(reading))
        return 0;
    gsize bytes = speak_date(reading, spoken);
    if (bytes == 0)
        return 0;
    bytes += until(reading, reading->at + bytes, spoken);
    return context_possessive(reading, reading->at + bytes, spoken) - reading->at;
}

const Verbalizer verbalize_date = {
    .name = "date",
    .class = TOKEN_DATE,
    .first = SCAN_DIGIT | SCAN_LETTER,
    .speak = speak,
};
