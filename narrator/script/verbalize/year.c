/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/dotted.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* Four digits from here to there are a year unless something says otherwise. */
#define FIRST_YEAR 1100
#define LAST_YEAR 2199
/* Behind "in" and its like from here on. */
#define FIRST_CERTAIN_YEAR 1000

typedef struct {
    gint64 value;
    guint digits;
    gboolean decade; /* "1990s" */
    gsize end;
} Year;

static gsize plural_s(const Scan *scan, gsize at)
{
    gsize apostrophe = scan_apostrophe(scan, at);
    if (scan_byte(scan, at + apostrophe) != 's' || scan_is_alnum(scan, at + apostrophe + 1))
        return 0;
    return apostrophe + 1;
}

static gboolean scan_year(const Reading *reading, gsize at, Year *year)
{
    const Scan *scan = &reading->scan;
    *year = (Year){.digits = (guint)scan_digits(scan, at)};
    if (year->digits == 0 || year->digits > 4)
        return FALSE;
    (void)numbers_value(scan->text + at, year->digits, &year->value);
    year->end = at + year->digits;
    gsize s = language_setting(reading->language, "decades") ? plural_s(scan, year->end) : 0;
    /* "COVID-19's" and "747s" are no decades */
    if ((s > 1 || year->digits == 3) && year->value % 10 != 0)
        s = 0;
    /* "the 740s" is said by pairs */
    if (s > 0 && year->digits == 3 && year->value % 100 != 0 &&
        language_setting(reading->language, "pairs"))
        return FALSE;
    /* "1980er" */
    const char *ending = language_term(reading->language, "decade-ending");
    if (ending != NULL && year->digits != 3 && year->value % 10 == 0 &&
        scan_literal(scan, year->end, ending))
        s = strlen(ending);
    if (s > 0) {
        year->decade = TRUE;
        year->end += s;
    }
    return !scan_is_alnum(scan, year->end);
}

static void say_year(const Reading *reading, Spoken *spoken, const Year *year)
{
    /* "the '00s" */
    const char *first = language_term(reading->language, "decade-00");
    if (year->decade && year->digits == 2 && year->value == 0 && first != NULL) {
        spoken_say(spoken, first);
        return;
    }
    NumbersRules rules = year->digits >= 3 ? NUMBERS_YEAR : NUMBERS_CARDINAL;
    /* "'05" */
    if (year->digits == 2 && year->value < 10 && !year->decade)
        number_speak_term(reading, spoken, "oh");
    numbers_speak(reading->language, spoken, rules, year->value);
    const char *ending = language_term(reading->language, "decade-ending");
    if (year->decade && ending != NULL)
        spoken_suffix(spoken, ending);
    else if (year->decade)
        spoken_plural(spoken);
}

/* "BC", "A.D", "av. J.-C" behind the digits, or before them: its end, and how it is said. */
static gsize era_at(const Reading *reading, gsize at, const char **said)
{
    gsize end = 0;
    *said = dotted_sense(reading, scan_spaces(&reading->scan, at), SENSE_ERA, &end);
    return *said != NULL ? end : 0;
}

static gsize with_era(const Reading *reading, gsize end, Spoken *spoken)
{
    const char *said = NULL;
    gsize era = era_at(reading, end, &said);
    if (era == 0)
        return end;
    spoken_say(spoken, said);
    if (scan_byte(&reading->scan, era) == '.' && memchr(reading->scan.text + end, '.', era - end)) {
        context_take_dot(reading, era, spoken);
        era++;
    }
    return era;
}

/* "AD 79" */
static gsize era_first(const Reading *reading, Spoken *spoken)
{
    const char *said = NULL;
    Year year;
    gsize era = era_at(reading, reading->at, &said);
    if (era == 0 || !context_free_start(reading))
        return 0;
    if (scan_byte(&reading->scan, era) == '.')
        era++;
    gsize at = scan_spaces(&reading->scan, era);
    if (at == era || !scan_year(reading, at, &year))
        return 0;
    spoken_say(spoken, said);
    say_year(reading, spoken, &year);
    /* "AD 43-410" */
    gsize dash = scan_dash(&reading->scan, year.end);
    Year last;
    if (dash == 0 || !scan_year(reading, year.end + dash, &last) || last.value <= year.value)
        return year.end - reading->at;
    number_speak_term(reading, spoken, "to");
    say_year(reading, spoken, &last);
    return last.end - reading->at;
}

/* "2010-14", "1960s-1980s", "1914-18": the end of the second, or 0. */
static gsize scan_span(const Reading *reading, const Year *first, Year *second)
{
    const Scan *scan = &reading->scan;
    gsize at = scan_spaces(scan, first->end), dash = scan_dash(scan, at);
    gsize next = scan_spaces(scan, at + dash);
    gboolean spaced = at > first->end;
    if (dash == 0 || spaced != (next > at + dash) || !scan_year(reading, next, second) ||
        first->digits != 4 || scan_dash(scan, second->end) > 0)
        return 0;
    if (spaced && second->digits != 4)
        return 0;
    if (second->digits == 4)
        return second->value >= first->value && second->value <= LAST_YEAR ? second->end : 0;
    if (second->digits != 2)
        return 0;
    gboolean follows =
        second->value > first->value % 100 || (second->value == 0 && first->value % 100 == 99);
    return follows ? second->end : 0;
}

/* "323-283 BC", "1279-1213 BC": years that fall, before an era; the end behind the second, or 0. */
static gsize falling_span(const Reading *reading, const Year *first, Year *second)
{
    const char *said;
    gsize dash = scan_dash(&reading->scan, first->end);
    return dash > 0 && !first->decade && scan_year(reading, first->end + dash, second) &&
                   !second->decade && second->value < first->value &&
                   era_at(reading, second->end, &said) > 0
               ? second->end
               : 0;
}

/* "1215 and 1415": another year behind the word. */
static gboolean year_joined(const Reading *reading, gsize end)
{
    const char *and = language_term(reading->language, "and");
    gsize start;
    ScanWord word;
    Year other;
    return and != NULL && context_next(reading, end, &start, &word) && word.length == strlen(and) &&
           scan_literal(&reading->scan, start, and) &&
           scan_year(reading, scan_spaces(&reading->scan, start + word.length), &other) &&
           other.digits == 4 && other.value >= FIRST_CERTAIN_YEAR && other.value <= LAST_YEAR &&
           !context_counted(reading, other.end) && !context_after(reading, other.end, LIST_COUNTED);
}

static gboolean is_year(const Reading *reading, const Year *year)
{
    const Scan *scan = &reading->scan;
    if (year->digits != 4 || year->value < FIRST_CERTAIN_YEAR || year->value > LAST_YEAR)
        return FALSE;
    char next = scan_byte(scan, year->end);
    if ((next == '.' || next == ',') && scan_kind(scan, year->end + 1, NULL) == SCAN_DIGIT)
        return FALSE;
    if (context_before(reading, 1, LIST_BEFORE_COUNT))
        return FALSE;
    if (context_before(reading, 1, LIST_YEARS))
        return TRUE;
    if (year->value < FIRST_YEAR)
        return FALSE;
    /* "pre-2020 levels" */
    if (reading->at > 0 && scan->text[reading->at - 1] == '-')
        return TRUE;
    if (context_before(reading, 1, LIST_DETERMINERS))
        return TRUE;
    return !context_counted(reading, year->end) &&
           (!context_after(reading, year->end, LIST_COUNTED) || year_joined(reading, year->end));
}

static gsize apostrophe_decade(const Reading *reading, Spoken *spoken)
{
    Year year;
    gsize apostrophe = scan_apostrophe(&reading->scan, reading->at);
    if (apostrophe == 0 && scan_char(&reading->scan, reading->at) == 0x2018)
        apostrophe = 3;
    if (apostrophe == 0 || !context_free_start(reading) ||
        !scan_year(reading, reading->at + apostrophe, &year) || year.digits != 2)
        return 0;
    say_year(reading, spoken, &year);
    return year.end - reading->at;
}

/* "500 BC-AD 200", "300 BC-200 BC": behind an era that ends at offset; the end of all. */
static gsize era_span(const Reading *reading, gsize end, Spoken *spoken)
{
    gsize dash = scan_dash(&reading->scan, end);
    Reading second = *reading;
    second.at = end + dash;
    Year year;
    const char *said;
    if (dash == 0)
        return end;
    gboolean digits = scan_year(reading, second.at, &year);
    if (!digits && era_at(reading, second.at, &said) == 0)
        return end;
    number_speak_term(reading, spoken, "to");
    if (!digits)
        return second.at + era_first(&second, spoken);
    say_year(reading, spoken, &year);
    return with_era(reading, year.end, spoken);
}

/* Before 1100 only what ends in no zeros, and counts nothing: "1066-1087". */
static gboolean are_years(const Reading *reading, const Year *first, const Year *second)
{
    if (first->decade || (first->value >= FIRST_YEAR && first->value <= LAST_YEAR))
        return TRUE;
    return first->value >= FIRST_CERTAIN_YEAR && second->digits == 4 &&
           (first->value % 100 != 0 || second->value % 100 != 0) &&
           !context_counted(reading, second->end);
}

/* "2000/01": the year behind the slash is the next one; its end, or 0. */
static gsize slashed_span(const Reading *reading, const Year *first, Year *second)
{
    const Scan *scan = &reading->scan;
    return first->digits == 4 && !first->decade && first->value >= FIRST_YEAR &&
                   first->value <= LAST_YEAR && scan_byte(scan, first->end) == '/' &&
                   scan_year(reading, first->end + 1, second) && second->digits == 2 &&
                   !second->decade && second->value == (first->value + 1) % 100 &&
                   scan_byte(scan, second->end) != '/'
               ? second->end
               : 0;
}

/* "2009/10", "1999-00". */
static void say_season(const Reading *reading, Spoken *spoken, const Year *first,
                       const Year *second, gboolean slashed)
{
    say_year(reading, spoken, first);
    if (!slashed)
        number_speak_term(reading, spoken, "to");
    if (second->value == 0)
        numbers_speak(reading->language, spoken, NUMBERS_YEAR, (first->value / 100 + 1) * 100);
    else
        say_year(reading, spoken, second);
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Year first, second;
    if (reading->kind & SCAN_LETTER)
        return era_first(reading, spoken);
    if (reading->kind != SCAN_DIGIT)
        return apostrophe_decade(reading, spoken);
    if (!context_free_start(reading) || !scan_year(reading, reading->at, &first))
        return 0;
    const char *said = NULL;
    gboolean era = era_at(reading, first.end, &said) > 0;
    gsize span = scan_span(reading, &first, &second);
    gboolean years = (span > 0 && are_years(reading, &first, &second)) ||
                     falling_span(reading, &first, &second) > 0;
    gboolean slashed = !years && slashed_span(reading, &first, &second) > 0;
    if (slashed || (years && second.digits == 2 && second.value == 0)) {
        say_season(reading, spoken, &first, &second, slashed);
        return second.end - reading->at;
    }
    if (!years && !era && !first.decade && !is_year(reading, &first))
        return 0;
    say_year(reading, spoken, &first);
    if (!years) {
        gsize end = with_era(reading, first.end, spoken);
        end = era ? era_span(reading, end, spoken) : end;
        return (first.decade ? end : context_possessive(reading, end, spoken)) - reading->at;
    }
    number_speak_term(reading, spoken, "to");
    say_year(reading, spoken, &second);
    return with_era(reading, second.end, spoken) - reading->at;
}

const Verbalizer verbalize_year = {
    .name = "year",
    .class = TOKEN_YEAR,
    .first = SCAN_DIGIT | SCAN_MARK | SCAN_HIGH | SCAN_UPPER,
    .marks = "'",
    .speak = speak,
};
