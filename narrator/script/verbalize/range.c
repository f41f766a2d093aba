/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/gender.h"
#include "script/verbalize/verbalizers.h"

/* Docket numbers of so many digits are said by pairs. */
#define PAIRED_DIGITS 4

/* A third number behind another dash makes it something else. */
static gboolean goes_on(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize dash = scan_dash(scan, end);
    return dash > 0 && scan_digits(scan, end + dash) > 0;
}

/* One number with a hyphen inside: behind "No.", which a range would have in the plural. */
static gboolean is_docket(const Reading *reading, const Number *first)
{
    gsize length, at = context_word_before(reading, 1, &length);
    if (length > 1 && reading->scan.text[at + length - 1] == '.')
        length--;
    return first->decimals == 0 && length > 0 &&
           language_in_list(reading->language, reading->scan.text + at, length, LIST_DOCKET);
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Number first, second;
    /* "Llama-3-70B" is a name */
    gboolean named = reading->at > 1 && reading->scan.text[reading->at - 1] == '-' &&
                     g_ascii_isalpha(reading->scan.text[reading->at - 2]);
    if (named || context_behind_dash(reading) || !number_scan(reading, reading->at, &first))
        return 0;
    number_scan_scale(reading, &first, TRUE);
    if (number_scan_range(reading, &first, &second) == 0)
        return 0;
    number_scan_scale(reading, &second, TRUE);
    gboolean spaced = scan_kind(&reading->scan, first.end, NULL) == SCAN_SPACE;
    if (spaced && second.value < first.value && second.scale == NULL)
        return 0;
    if (goes_on(reading, second.end) || scan_byte(&reading->scan, second.end) == '=' ||
        first.padded || second.padded)
        return 0;
    /* "1-2 mujeres": both count what follows */
    NumbersRules rules = gender_rules_for(reading, &second);
    number_speak(reading, spoken, &first, rules);
    /* "50-50", "No. 22-451" */
    gboolean docket = is_docket(reading, &first) && second.decimals == 0 && second.scale == NULL;
    if (!docket && (first.value != second.value || first.decimals + second.decimals > 0))
        number_speak_term(reading, spoken, "to");
    if (docket && second.digits == PAIRED_DIGITS)
        numbers_speak_pairs(reading->language, spoken, reading->scan.text + second.start,
                            second.digits);
    else
        number_speak(reading, spoken, &second, rules);
    /* "the 18-24s" */
    if (scan_byte(&reading->scan, second.end) != 's' ||
        scan_is_alnum(&reading->scan, second.end + 1) ||
        !language_setting(reading->language, "decades"))
        return second.end - reading->at;
    spoken_plural(spoken);
    return second.end + 1 - reading->at;
}

const Verbalizer verbalize_range = {
    .name = "range",
    .class = TOKEN_RANGE,
    .first = SCAN_DIGIT,
    .speak = speak,
};
