/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/unit.h"
#include "script/verbalize/verbalizers.h"

/* Larger denominators are not said as fractions by anybody. */
/* Years behind a slash: those of the acts that are still cited. */
#define FIRST_REFERENCE 1950
#define LAST_REFERENCE 2049
#define MAX_NUMERATOR_DIGITS 3
#define MAX_DENOMINATOR_DIGITS 4
/* "320/5": an innings has ten wickets; fewer runs than this are more likely a date or fraction. */
#define MIN_RUNS 31
#define WICKETS 10
/* Nobody says how many of so small parts are more than a whole. */
#define WHOLE_PARTS 16
/* Behind it "/1" can be no day of a month. */
#define LAST_MONTH 12
/* Shares that make up a whole: "60/40". */
#define WHOLE 100

static gsize after_suffix(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    ScanWord word;
    if (!scan_word(scan, end, &word))
        return end;
    char key[32];
    /* "2/3rds" */
    gboolean many = word.length == 3 && scan->text[end + 2] == 's';
    g_snprintf(key, sizeof key, "ordinal %.*s", (int)MIN(word.length - many, 16), scan->text + end);
    return language_term(reading->language, key) != NULL ? end + word.length : 0;
}

/* "½ a mile" has its article behind it. */
static void speak_fraction(const Reading *reading, gsize end, gint64 numerator, gint64 denominator,
                           Spoken *spoken)
{
    char key[40];
    g_snprintf(key, sizeof key, "fraction %d/%d", (int)numerator, (int)denominator);
    const char *whole = language_term(reading->language, key);
    gsize article = whole != NULL ? strcspn(whole, " ") : 0;
    gboolean written = denominator == 2 && context_after(reading, end, LIST_DETERMINERS);
    if (article > 0 && whole[article] == ' ' && written &&
        language_in_list(reading->language, whole, article, LIST_DETERMINERS))
        spoken_say(spoken, whole + article + 1);
    else
        number_speak_fraction(reading, spoken, (guint)numerator, (guint)denominator);
}

static gsize vulgar(const Reading *reading, Spoken *spoken)
{
    Number number;
    if (!number_scan(reading, reading->at, &number) || number.denominator == 0)
        return 0;
    /* "3½-4" is a range */
    Number second;
    if (number.digits > 0 && number_scan_range(reading, &number, &second) > 0)
        return 0;
    number_scan_scale(reading, &number, FALSE);
    if (number.digits == 0 && number.scale == NULL)
        speak_fraction(reading, number.end, number.numerator, number.denominator, spoken);
    else
        number_speak(reading, spoken, &number, NUMBERS_CARDINAL);
    return number.end - reading->at;
}

/* "4.5/5", "10/10", "scored 7/10": of five, ten or a hundred that there are to have. */
static gboolean is_rating(const Reading *reading, gint64 numerator, gint64 whole)
{
    if ((whole != 5 && whole != 10 && whole != WHOLE) || numerator > whole ||
        language_term(reading->language, "out-of") == NULL)
        return FALSE;
    return numerator == whole || context_among(reading, 2, LIST_SCORES);
}

/* "4.5/5" */
static gsize decimal_rating(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Number number;
    gint64 whole = 0;
    if (!number_scan(reading, reading->at, &number) || number.decimals == 0 || !number.fits ||
        scan_byte(scan, number.end) != '/')
        return 0;
    gsize digits = scan_digits(scan, number.end + 1), end = number.end + 1 + digits;
    if (digits == 0 || digits > 3 || scan_is_alnum(scan, end) || scan_byte(scan, end) == '/' ||
        !numbers_value(scan->text + number.end + 1, digits, &whole) ||
        !is_rating(reading, number.value < whole ? whole : whole + 1, whole))
        return 0;
    number_speak(reading, spoken, &number, NUMBERS_CARDINAL);
    number_speak_term(reading, spoken, "out-of");
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, whole);
    return end - reading->at;
}

/* "odds of 5/1", "Kent 320/5": the term that stands for the slash; NULL in a fraction. */
static const char *join_of(const Reading *reading, gsize end, gint64 first, gint64 second)
{
    /* "10/2=5" */
    if (scan_byte(&reading->scan, scan_spaces(&reading->scan, end)) == '=')
        return "between ÷";
    if (is_rating(reading, first, second))
        return "out-of";
    /* "at 33/1", but "England 33/1" */
    gsize length, before = context_word_before(reading, 1, &length);
    if (second == 1 && first > LAST_MONTH &&
        (length == 0 || scan_kind(&reading->scan, before, NULL) != SCAN_UPPER))
        return "to";
    if (first > MIN_RUNS && second <= WICKETS && context_before(reading, 1, LIST_CRICKET))
        return "wickets-join";
    if (first <= WICKETS && second > WICKETS && context_among(reading, 2, LIST_BOWLING))
        return "wickets-join";
    /* "120/80" */
    if (first > second && second > WHOLE_PARTS && first + second != WHOLE &&
        language_term(reading->language, "over") != NULL)
        return "over";
    if (first > second &&
        (context_after(reading, end, LIST_SCORES_TO) ||
         context_before(reading, 1, LIST_SCORES_TO) || context_before(reading, 2, LIST_SCORES_TO)))
        return "to";
    return NULL;
}

/* "Regulation 261/2004", "Case C-311/18": a number and the year it was given in. */
static gboolean is_reference(const Reading *reading, gsize digits, gint64 year)
{
    const char *text = reading->scan.text;
    gboolean lettered = reading->at > 1 && text[reading->at - 1] == '-' &&
                        g_ascii_isupper(text[reading->at - 2]) && digits == 2;
    return lettered ||
           (digits == 4 && year >= FIRST_REFERENCE && year <= LAST_REFERENCE && year % 1000 != 0);
}

/* "1/3-1/2": another behind a dash; the end behind it, or at. */
static gsize until(const Reading *reading, gsize at, Spoken *spoken)
{
    Number second;
    gsize dash = scan_dash(&reading->scan, at);
    if (dash == 0 || !number_scan_fraction(reading, at + dash, &second) ||
        scan_dash(&reading->scan, second.end) > 0)
        return at;
    number_speak_term(reading, spoken, "to");
    number_speak_fraction(reading, spoken, second.numerator, second.denominator);
    return second.end;
}

/* "5/100,000": so many of a round number; the end behind it, or 0. */
static gsize per_many(const Reading *reading, gint64 numerator, gsize bottom, Spoken *spoken)
{
    Number many;
    if (!number_scan(reading, bottom, &many) || !many.grouped || many.decimals > 0 ||
        many.value % 1000 != 0 || scan_is_alnum(&reading->scan, many.end) ||
        language_term(reading->language, "per") == NULL)
        return 0;
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, numerator);
    number_speak_term(reading, spoken, "per");
    number_speak(reading, spoken, &many, NUMBERS_CARDINAL);
    return many.end;
}

/* Two numbers with a term between them, "" for none; what is read up to end, or the unit behind. */
static gsize speak_joined(const Reading *reading, Spoken *spoken, const gint64 numbers[2],
                          const char *join, gsize end)
{
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, numbers[0]);
    number_speak_term(reading, spoken, join);
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, numbers[1]);
    /* "120/80 mmHg" */
    Unit unit;
    if (strcmp(join, "over") != 0 || !unit_scan(reading, end, &unit) || unit.noun == NULL ||
        scan_is_alnum(&reading->scan, unit.end))
        return end - reading->at;
    unit_speak(reading, spoken, &unit, FALSE);
    return unit.end - reading->at;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize top = scan_digits(scan, reading->at), slash = reading->at + top;
    gsize mark = scan_byte(scan, slash) == '/' ? 1 : scan_char(scan, slash) == 0x2044 ? 3 : 0;
    gsize bottom = top > 0 && mark > 0 ? scan_digits(scan, slash + mark) : 0;
    /* "1/2/3" */
    if (bottom > 0 && reading->at > 1 && scan->text[reading->at - 1] == '/' &&
        g_ascii_isdigit(scan->text[reading->at - 2]))
        return 0;
    gsize rating = bottom == 0 ? decimal_rating(reading, spoken) : 0;
    if (rating > 0)
        return rating;
    if (bottom == 0 || top > MAX_NUMERATOR_DIGITS || bottom > MAX_DENOMINATOR_DIGITS)
        return vulgar(reading, spoken);
    gsize end = slash + mark + bottom;
    gint64 numerator = 0, denominator = 0;
    (void)numbers_value(scan->text + reading->at, top, &numerator);
    (void)numbers_value(scan->text + slash + mark, bottom, &denominator);
    gsize many = per_many(reading, numerator, slash + mark, spoken);
    if (many > 0)
        return many - reading->at;
    if (is_reference(reading, bottom, denominator) && !scan_is_alnum(scan, end) &&
        scan_byte(scan, end) != '/') {
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, numerator);
        number_speak_term(reading, spoken, "sign /");
        numbers_speak(reading->language, spoken, NUMBERS_YEAR, denominator);
        return end - reading->at;
    }
    gsize suffixed = after_suffix(reading, end);
    if (suffixed == 0 || scan_byte(scan, suffixed) == '/' ||
        (denominator < 2 && join_of(reading, end, numerator, denominator) == NULL &&
         !language_setting(reading->language, "fraction-any")))
        return 0;
    const char *join = join_of(reading, end, numerator, denominator);
    /* "20/20 vision", "FY23/24" */
    if (join == NULL && (numerator == denominator || !context_free_start(reading)) &&
        !language_setting(reading->language, "fraction-any"))
        join = "";
    if (suffixed == end && join != NULL)
        return speak_joined(reading, spoken, (gint64[]){numerator, denominator}, join, end);
    /* "a 60/40 split" */
    if (numerator + denominator == WHOLE && numerator >= 10 && denominator >= 10 &&
        !language_setting(reading->language, "fraction-any")) {
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, numerator);
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, denominator);
        return end - reading->at;
    }
    speak_fraction(reading, end, numerator, denominator, spoken);
    return until(reading, suffixed, spoken) - reading->at;
}

const Verbalizer verbalize_fraction = {
    .name = "fraction",
    .class = TOKEN_FRACTION,
    .first = SCAN_DIGIT | SCAN_HIGH,
    .speak = speak,
};
