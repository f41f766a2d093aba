/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/dotted.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* "rose", "index" and the like make a decimal of what "at" stands before, this many words back. */
#define LEVEL_REACH 5

typedef struct {
    gint64 hour, minute, second;
    gboolean minutes, seconds; /* are given */
    gboolean padded;           /* "08:30" */
    char separator;
    gsize end;
} Clock;

static gsize scan_field(const Reading *reading, gsize at, gint64 limit, gint64 *value)
{
    gsize digits = scan_digits(&reading->scan, at);
    if (digits != 2)
        return 0;
    (void)numbers_value(reading->scan.text + at, digits, value);
    return *value < limit ? at + digits : 0;
}

/* "7 h 05": the minutes behind the hour's letter with spaces around it, unless they are "05 min". */
static gboolean scan_spaced(const Reading *reading, Clock *clock)
{
    const Scan *scan = &reading->scan;
    const char *letter = language_term(reading->language, "hour-letter");
    gsize at = scan_spaces(scan, clock->end), start;
    ScanWord word;
    if (letter == NULL || at == clock->end || scan_byte(scan, at) != *letter ||
        scan_kind(scan, at + 1, NULL) != SCAN_SPACE || clock->hour > 24)
        return FALSE;
    gsize end = scan_field(reading, scan_spaces(scan, at + 1), 60, &clock->minute);
    if (end == 0 || scan_is_alnum(scan, end))
        return FALSE;
    if (context_next(reading, end, &start, &word)) {
        const LanguageWord *unit =
            language_word(reading->language, scan->text + start, word.length);
        if (unit != NULL && unit->unit != NULL)
            return FALSE;
    }
    clock->minutes = TRUE;
    clock->separator = *letter;
    clock->end = end;
    return TRUE;
}

static gboolean scan_clock(const Reading *reading, gsize at, Clock *clock)
{
    const Scan *scan = &reading->scan;
    *clock = (Clock){0};
    gsize digits = scan_digits(scan, at), end;
    if (digits == 0 || digits > 2)
        return FALSE;
    (void)numbers_value(scan->text + at, digits, &clock->hour);
    clock->padded = digits == 2 && scan->text[at] == '0';
    clock->end = at + digits;
    if (scan_spaced(reading, clock))
        return TRUE;
    char c = scan_byte(scan, clock->end);
    const char *letter = language_term(reading->language, "hour-letter");
    gboolean lettered = letter != NULL && c == *letter && scan_digits(scan, clock->end + 1) == 2;
    if (clock->hour > 24 || (c != ':' && c != '.' && !lettered))
        return clock->hour <= 24;
    if ((end = scan_field(reading, clock->end + 1, 60, &clock->minute)) == 0)
        return c == '.' || clock->hour > 24 ? clock->hour <= 24 : FALSE;
    if (scan_kind(scan, end, NULL) == SCAN_DIGIT)
        return FALSE;
    clock->minutes = TRUE;
    clock->separator = c;
    clock->end = end;
    if (scan_byte(scan, end) == c && c == ':' &&
        (end = scan_field(reading, end + 1, 60, &clock->second)) > 0) {
        clock->seconds = TRUE;
        clock->end = end;
    }
    return TRUE;
}

/* "am", "p.m.", "h", "Uhr" at offset, of one sense: its end without a last dot, and how it is
 * said. */
static gsize word_at(const Reading *reading, gsize at, LanguageSense sense, const char **said)
{
    gsize end = 0;
    *said = dotted_sense(reading, at, sense, &end);
    return *said != NULL && scan_kind(&reading->scan, end, NULL) != SCAN_DIGIT ? end : 0;
}

static gsize skip_dot(const Reading *reading, gsize start, gsize end, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    if (scan_byte(scan, end) != '.' || memchr(scan->text + start, '.', end - start) == NULL)
        return end;
    context_take_dot(reading, end, spoken);
    return end + 1;
}

static void say_minutes(const Reading *reading, Spoken *spoken, const Clock *clock)
{
    const Language *language = reading->language;
    char key[24];
    g_snprintf(key, sizeof key, "minute-%d", (int)clock->minute);
    const char *own = language_term(language, key);
    if (own != NULL) {
        spoken_say(spoken, own);
        return;
    }
    if (clock->minute < 10 && language_term(language, "minute-oh") != NULL)
        number_speak_term(reading, spoken, "minute-oh");
    numbers_speak(language, spoken, NUMBERS_CARDINAL, clock->minute);
}

static NumbersRules hour_rules(const Reading *reading)
{
    return language_setting(reading->language, "hours-feminine") ? NUMBERS_CARDINAL_FEMININE
                                                                 : NUMBERS_CARDINAL_NOUN;
}

/* half: a half of the day or a zone follows, and no "o'clock". */
static void say_clock(const Reading *reading, Spoken *spoken, const Clock *clock, gboolean half)
{
    numbers_speak(reading->language, spoken, hour_rules(reading), clock->hour);
    gboolean minutes = clock->minutes && clock->minute > 0;
    gboolean one = clock->hour < 2 && language_term(reading->language, "hour-one") != NULL;
    number_speak_term(reading, spoken, one ? "hour-one" : minutes ? "hour-join" : "hour-alone");
    if (minutes)
        say_minutes(reading, spoken, clock);
    else if (clock->minutes && !half && clock->hour > 12)
        number_speak_term(reading, spoken, "hour-sharp");
    else if (clock->minutes && !half)
        number_speak_term(reading, spoken, "o-clock");
}

static void say_unit(const Reading *reading, Spoken *spoken, gint64 value, const char *one,
                     const char *many)
{
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL_FEMININE, value);
    number_speak_term(reading, spoken, value == 1 ? one : many);
}

/* "1:01:01" is as long as that. */
static void say_duration(const Reading *reading, Spoken *spoken, const Clock *clock,
                         gboolean of_day)
{
    /* "02:02:23 Uhr" is a time of day all the same */
    if (of_day && language_term(reading->language, "clock-hour") != NULL)
        say_unit(reading, spoken, clock->hour, "clock-hour", "clock-hour");
    else
        say_unit(reading, spoken, clock->hour, "hour", "hours");
    if (clock->minute > 0)
        say_unit(reading, spoken, clock->minute, "minute", "minutes");
    if (clock->second == 0)
        return;
    number_speak_term(reading, spoken, "and-seconds");
    say_unit(reading, spoken, clock->second, "second", "seconds");
}

/* The zone behind a time, "GMT", "gmt-3", "e.s.t": its end, or at. */
static gsize speak_zone(const Reading *reading, Spoken *spoken, gsize at)
{
    const Scan *scan = &reading->scan;
    const char *said = NULL;
    gsize start = scan_spaces(scan, at);
    gsize end = start > at ? word_at(reading, start, SENSE_ZONE, &said) : 0;
    if (end == 0)
        return at;
    spoken_say(spoken, said);
    gsize sign = scan_byte(scan, end) == '+' ? 1 : scan_dash(scan, end);
    gsize digits = sign > 0 ? scan_digits(scan, end + sign) : 0;
    gint64 value = 0;
    if (digits > 0 && digits <= 2 && numbers_value(scan->text + end + sign, digits, &value)) {
        number_speak_term(reading, spoken, scan_byte(scan, end) == '+' ? "plus" : "minus");
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
        return end + sign + digits;
    }
    return skip_dot(reading, start, end, spoken);
}

/* "19.30-21.00 Uhr": the word behind the second says what both are. */
static gboolean begins_span(const Reading *reading, const Clock *clock)
{
    Clock second;
    const char *said;
    gsize dash = scan_dash(&reading->scan, clock->end);
    if (dash == 0 || !scan_clock(reading, clock->end + dash, &second))
        return FALSE;
    gsize after = scan_spaces(&reading->scan, second.end);
    return (second.minutes && word_at(reading, after, SENSE_CLOCK, &said) > 0) ||
           word_at(reading, after, SENSE_HALF_DAY, &said) > 0;
}

/* "at 10.30", "the 6.15 train", "4.17 in the morning": a dot in a time of day, which the words
 * around it tell from a decimal. */
static gboolean dotted_by_context(const Reading *reading, gsize at, const Clock *clock)
{
    const Scan *scan = &reading->scan;
    if (clock->separator != '.' || !clock->minutes || clock->padded || clock->hour > 23 ||
        scan_is_alnum(scan, clock->end))
        return FALSE;
    if (context_after(reading, clock->end, LIST_CLOCK_AFTER) || begins_span(reading, clock))
        return TRUE;
    const char next = scan_byte(scan, clock->end);
    gboolean about = context_before(reading, 1, LIST_BEFORE_COUNT);
    if (at != reading->at || !context_before(reading, about ? 2 : 1, LIST_CLOCK_BEFORE) ||
        (next != '\0' && strchr("%/$-", next) != NULL))
        return FALSE;
    /* "bis 12.10. geöffnet" is a date */
    if (next == '.' && language_setting(reading->language, "ordinal-dot") &&
        !context_dot_final(reading, clock->end))
        return FALSE;
    for (guint i = 2; i <= LEVEL_REACH; i++)
        if (context_before(reading, i, LIST_LEVELS))
            return FALSE;
    gsize start;
    ScanWord word;
    return !context_next(reading, clock->end, &start, &word) || word.capital ||
           language_in_list(reading->language, scan->text + start, word.length, LIST_FUNCTION);
}

/* One time with what belongs to it; its end, or 0 where it is none. */
static gsize speak_time(const Reading *reading, gsize at, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Clock clock;
    const char *half = NULL, *suffix = NULL;
    if (!scan_clock(reading, at, &clock))
        return 0;
    gsize after = scan_spaces(scan, clock.end);
    if (!clock.minutes && !(scan_kind(scan, after, NULL) & SCAN_LETTER))
        return 0;
    gsize half_end = clock.hour <= 24 ? word_at(reading, after, SENSE_HALF_DAY, &half) : 0;
    gsize suffix_end = half_end == 0 ? word_at(reading, after, SENSE_CLOCK, &suffix) : 0;
    const LanguageWord *record = language_word(reading->language, scan->text + after,
                                               suffix_end > after ? suffix_end - after : 0);
    /* "20h" is a time where the letter stands for the colon, "2 h" lasts two hours */
    gboolean lettered = after == clock.end && language_term(reading->language, "hour-letter");
    gboolean bare =
        suffix_end > 0 && !clock.minutes && (record == NULL || record->unit == NULL || lettered);
    const char *zone = NULL;
    gsize zone_end = after > clock.end ? word_at(reading, after, SENSE_ZONE, &zone) : 0;
    gboolean written = clock.minutes && (clock.separator != '.' || zone_end > 0);
    gboolean dotted = clock.minutes && clock.separator == '.' && suffix_end > 0;
    gboolean alone = clock.separator == '.' && clock.minutes &&
                     language_setting(reading->language, "dotted-times") && clock.minute > 0;
    if (half_end == 0 && !written && !dotted && !alone && !bare &&
        !dotted_by_context(reading, at, &clock))
        return 0;
    if (clock.seconds) {
        say_duration(reading, spoken, &clock, suffix_end > 0);
        return suffix_end > 0 ? suffix_end : clock.end;
    }
    if (half_end == 0 && clock.padded && clock.hour + clock.minute == 0 &&
        language_term(reading->language, "midnight") != NULL)
        number_speak_term(reading, spoken, "midnight");
    else
        say_clock(reading, spoken, &clock, half_end > 0 || (zone_end > 0 && clock.hour <= 12));
    gsize end = suffix_end > 0 ? suffix_end : clock.end;
    if (half_end > 0) {
        char key[24];
        g_snprintf(key, sizeof key, "half-day-%d", (int)clock.hour);
        const char *own = language_term(reading->language, key);
        spoken_say(spoken, own != NULL && strcmp(half, language_term(reading->language,
                                                                     "half-day-second")) == 0
                               ? own
                               : half);
        end = skip_dot(reading, after, half_end, spoken);
    }
    return speak_zone(reading, spoken, end);
}

/* "3:17.23", "1:02:03.5" of a race, and "in 29:17", which is no time of day. */
static gsize race(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gint64 fields[3] = {0}; /* seconds last */
    guint count = 0;
    gsize at = reading->at, digits = scan_digits(scan, at);
    if (digits == 0 || digits > 2 || scan_byte(scan, at + digits) != ':')
        return 0;
    (void)numbers_value(scan->text + at, digits, &fields[count++]);
    for (at += digits; count < 3 && scan_byte(scan, at) == ':'; count++)
        if ((at = scan_field(reading, at + 1, 60, &fields[count])) == 0)
            return 0;
    gsize decimals = scan_byte(scan, at) == '.' ? scan_digits(scan, at + 1) : 0;
    gsize end = decimals > 0 ? at + 1 + decimals : at;
    gint64 minutes = fields[count - 2], seconds = fields[count - 1];
    if (decimals > 3 || scan_is_alnum(scan, end) || scan_byte(scan, end) == ':' ||
        (decimals == 0 && (count == 3 || minutes <= 24 || minutes + seconds == 100 ||
                           !context_before(reading, 1, LIST_RACE_TIMES))))
        return 0;
    if (count == 3)
        say_unit(reading, spoken, fields[0], "hour", "hours");
    say_unit(reading, spoken, minutes, "minute", "minutes");
    if (decimals == 0 && seconds == 0)
        return end - reading->at;
    if (decimals == 0) {
        number_speak_term(reading, spoken, "and-seconds");
        say_unit(reading, spoken, seconds, "second", "seconds");
        return end - reading->at;
    }
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, seconds);
    number_speak_term(reading, spoken, "point");
    numbers_speak_digits(reading->language, spoken, scan->text + at + 1, decimals);
    number_speak_term(reading, spoken, "seconds");
    return end - reading->at;
}

/* "20m" or "34.2s" at offset: two digits at most and the letter, decimals of seconds only; the end
 * behind it. */
static gsize lettered_at(const Reading *reading, gsize at, char letter, Number *number)
{
    const Scan *scan = &reading->scan;
    if (!number_scan(reading, at, number) || number->digits == 0 || number->digits > 2 ||
        number->denominator > 0 || (number->decimals > 0 && letter != 's'))
        return 0;
    /* "1hr53m" */
    gsize end = number->end + (letter == 'h' && scan_literal(scan, number->end, "hr") ? 2 : 1);
    if (scan_byte(scan, number->end) != letter ||
        (letter != 'h' && letter != 'm' && scan_is_alnum(scan, end)) ||
        (scan_kind(scan, end, NULL) & SCAN_LETTER))
        return 0;
    number->padded = FALSE;
    return end;
}

/* "1h 20m", "12m34s", "2h 5m 3s": two of them at least, or an m is no minute. */
static gsize lettered(const Reading *reading, Spoken *spoken)
{
    static const struct {
        char letter;
        const char *one, *many;
    } units[] = {{'h', "hour", "hours"}, {'m', "minute", "minutes"}, {'s', "second", "seconds"}};
    const char first = scan_byte(&reading->scan, reading->at + reading->word.length);
    if (first == '\0' || strchr("hms", first) == NULL ||
        !language_setting(reading->language, "second"))
        return 0;
    gsize at = reading->at, end = 0;
    guint said = 0;
    Number numbers[G_N_ELEMENTS(units)];
    gboolean given[G_N_ELEMENTS(units)] = {FALSE};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        gsize next = lettered_at(reading, at, units[i].letter, &numbers[i]);
        if (next == 0 && said > 0)
            break;
        if (next == 0)
            continue;
        given[i] = TRUE;
        said++;
        end = next;
        at = scan_spaces(&reading->scan, end);
    }
    /* "5m ago" */
    const char *ago = language_term(reading->language, "ago");
    if (said < 2 && (said == 0 || ago == NULL ||
                     !scan_literal(&reading->scan, scan_spaces(&reading->scan, end), ago)))
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        if (!given[i])
            continue;
        number_speak(reading, spoken, &numbers[i], NUMBERS_CARDINAL_FEMININE);
        number_speak_term(reading, spoken,
                          number_is_one(&numbers[i]) ? units[i].one : units[i].many);
    }
    return end - reading->at;
}

/* Four digits in a row: "0730", "1430". */
static gboolean scan_row(const Reading *reading, gsize at, Clock *clock)
{
    const Scan *scan = &reading->scan;
    *clock = (Clock){.end = at + 4};
    if (scan_digits(scan, at) != 4)
        return FALSE;
    (void)numbers_value(scan->text + at, 2, &clock->hour);
    (void)numbers_value(scan->text + at + 2, 2, &clock->minute);
    clock->padded = scan->text[at] == '0';
    return clock->hour <= 24 && clock->minute < 60;
}

static void say_row(const Reading *reading, Spoken *spoken, const Clock *clock)
{
    if (clock->padded)
        number_speak_term(reading, spoken, "oh");
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, clock->hour);
    if (clock->minute > 0)
        say_minutes(reading, spoken, clock);
    else
        number_speak_term(reading, spoken, "hour-sharp");
}

/* Whether the words around four digits make them a time of day; a zero in front needs less. */
static gboolean row_by_context(const Reading *reading, const Clock *clock, gsize end)
{
    const char *zone;
    gsize after = scan_spaces(&reading->scan, end), length;
    /* "0730 and 1100" */
    Clock other;
    gsize before = context_word_before(reading, 2, &length);
    if (length == 4 && scan_row(reading, before, &other) && other.padded)
        return TRUE;
    return context_after(reading, end, LIST_MILITARY) ||
           (after > end && word_at(reading, after, SENSE_ZONE, &zone) > 0) ||
           (clock->padded && !scan_is_alnum(&reading->scan, end) &&
            (context_before(reading, 1, LIST_CLOCK_BEFORE) ||
             context_before(reading, 1, LIST_RACE_TIMES) ||
             context_before(reading, 1, LIST_YEARS)));
}

/* "0600 local time", "1730 GMT", "at 0730", "from 0900-1700" */
static gsize military(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Clock first, second;
    if (!scan_row(reading, reading->at, &first) ||
        language_term(reading->language, "hour-sharp") == NULL)
        return 0;
    gsize dash = scan_dash(scan, first.end);
    gboolean span = dash > 0 && scan_row(reading, first.end + dash, &second);
    gsize end = span ? second.end : first.end;
    if (!(span && first.padded) && !row_by_context(reading, &first, end))
        return 0;
    say_row(reading, spoken, &first);
    if (span) {
        number_speak_term(reading, spoken, "to");
        say_row(reading, spoken, &second);
    }
    gboolean glued = scan_kind(scan, end, NULL) & SCAN_LETTER;
    ScanWord word;
    if (glued && scan_word(scan, end, &word)) {
        /* "0600hrs" */
        number_speak_term(reading, spoken, "hours");
        return speak_zone(reading, spoken, end + word.length) - reading->at;
    }
    return speak_zone(reading, spoken, end) - reading->at;
}

/* Whether a time with minutes or a half of the day begins at offset. */
static gboolean is_time(const Reading *reading, gsize at)
{
    Clock clock;
    const char *half;
    if (!scan_clock(reading, at, &clock))
        return FALSE;
    return clock.minutes ||
           word_at(reading, scan_spaces(&reading->scan, clock.end), SENSE_HALF_DAY, &half) > 0 ||
           (language_term(reading->language, "hour-letter") != NULL &&
            word_at(reading, clock.end, SENSE_CLOCK, &half) > 0);
}

/* "10-11am": the half of the day is said once. */
static gsize hours(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Clock first, second;
    const char *half;
    gsize dash;
    if (!scan_clock(reading, reading->at, &first) || first.minutes ||
        (dash = scan_dash(scan, first.end)) == 0 ||
        !scan_clock(reading, first.end + dash, &second) ||
        word_at(reading, scan_spaces(scan, second.end), SENSE_HALF_DAY, &half) == 0)
        return 0;
    numbers_speak(reading->language, spoken, hour_rules(reading), first.hour);
    number_speak_term(reading, spoken, "to");
    gsize end = speak_time(reading, first.end + dash, spoken);
    return end > 0 ? end - reading->at : 0;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    if (!context_free_start(reading))
        return 0;
    static gsize (*const forms[])(const Reading *, Spoken *) = {hours, race, lettered, military};
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        gsize bytes = forms[i](reading, spoken);
        if (bytes > 0)
            return bytes;
    }
    gsize end = speak_time(reading, reading->at, spoken);
    /* "1:50,000" is a scale */
    if (end > 0 && (scan_byte(scan, end) == '.' || scan_byte(scan, end) == ',') &&
        g_ascii_isdigit(scan->text[end - 1]) && scan_kind(scan, end + 1, NULL) == SCAN_DIGIT)
        return 0;
    /* "a 1:20 scale model" */
    if (end > 0 && g_ascii_isdigit(scan->text[end - 1]) && context_after(reading, end, LIST_RATIOS))
        return 0;
    if (end == 0 || (scan_is_alnum(scan, end) && scan_kind(scan, end - 1, NULL) != SCAN_MARK))
        return 0;
    gsize at = scan_spaces(scan, end), dash = scan_dash(scan, at);
    if (dash == 0)
        return end - reading->at;
    gsize next = scan_spaces(scan, at + dash);
    if (!is_time(reading, next))
        return end - reading->at;
    number_speak_term(reading, spoken, "to");
    gsize second = speak_time(reading, next, spoken);
    return second > 0 ? second - reading->at : 0;
}

const Verbalizer verbalize_time = {
    .name = "time",
    .class = TOKEN_TIME,
    .first = SCAN_DIGIT,
    .speak = speak,
};
