/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

#define MAX_DEGREE_DIGITS 3
#define MAX_MINUTE_DIGITS 2

static const char *const degree_signs[] = {"\u00B0", "\u00BA", NULL};
static const char *const minute_signs[] = {"\u2032", "'", "\u2019", NULL};
static const char *const second_signs[] = {"\u2033", "\"", "\u201D", NULL};

/* A number with one of the signs directly behind it; the end behind the sign, or 0. */
static gsize part(const Reading *reading, gsize at, const char *const *signs, guint most,
                  Number *number)
{
    if (!number_scan(reading, at, number) || number->digits == 0 || number->digits > most ||
        number->grouped || number->denominator > 0)
        return 0;
    number->padded = FALSE;
    for (gsize i = 0; signs[i] != NULL; i++)
        if (scan_literal(&reading->scan, number->end, signs[i]))
            return number->end + strlen(signs[i]);
    return 0;
}

static void say(const Reading *reading, Spoken *spoken, const Number *number, const char *one,
                const char *many)
{
    number_speak(reading, spoken, number, NUMBERS_CARDINAL_FEMININE);
    spoken_say(spoken, number_is_one(number) ? one : many);
}

/* The point of the compass behind it, perhaps behind a space; the end behind it, or at. */
static gsize direction(const Reading *reading, gsize at, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize letter = scan_spaces(scan, at);
    char key[] = "direction ?";
    key[sizeof key - 2] = scan_byte(scan, letter);
    const char *said =
        scan_kind(scan, letter, NULL) == SCAN_UPPER && !scan_is_alnum(scan, letter + 1)
            ? language_term(reading->language, key)
            : NULL;
    if (said == NULL)
        return at;
    spoken_say(spoken, said);
    return letter + 1;
}

/* "40°42′N", "51° 30' 26\" N" */
static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Language *language = reading->language;
    const Scan *scan = &reading->scan;
    Number degrees, minutes, seconds;
    gsize end = part(reading, reading->at, degree_signs, MAX_DEGREE_DIGITS, &degrees);
    const LanguageWord *degree = language_word(language, "\u00B0", strlen("\u00B0"));
    if (end == 0 || degree == NULL || degree->unit == NULL ||
        language_term(language, "minute") == NULL)
        return 0;
    end = part(reading, scan_spaces(scan, end), minute_signs, MAX_MINUTE_DIGITS, &minutes);
    if (end == 0)
        return 0;
    say(reading, spoken, &degrees, degree->unit->one, degree->unit->many);
    say(reading, spoken, &minutes, language_term(language, "minute"),
        language_term(language, "minutes"));
    gsize last = part(reading, scan_spaces(scan, end), second_signs, MAX_MINUTE_DIGITS, &seconds);
    if (last > 0)
        say(reading, spoken, &seconds, language_term(language, "second"),
            language_term(language, "seconds"));
    return direction(reading, last > 0 ? last : end, spoken) - reading->at;
}

const Verbalizer verbalize_coordinate = {
    .name = "coordinate",
    .class = TOKEN_MEASURE,
    .first = SCAN_DIGIT,
    .speak = speak,
};
