/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/dotted.h"
#include "script/gender.h"
#include "script/verbalize/verbalizers.h"

/* "68er", "2fach" in languages that write one word: its end. */
static gsize compound(const Reading *reading, gsize end, Spoken *spoken)
{
    ScanWord word;
    if (!language_setting(reading->language, "number-compounds") ||
        !scan_word(&reading->scan, end, &word) || word.lower < 2 || word.upper > 0)
        return end;
    g_autofree char *rest = g_strndup(reading->scan.text + end, word.length);
    spoken_suffix(spoken, rest);
    return end + word.length;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Number number;
    if (!number_scan(reading, reading->at, &number) || number.decimals > 0)
        return 0;
    number_scan_scale(reading, &number, TRUE);
    number_speak(reading, spoken, &number, gender_rules_for(reading, &number));
    gsize end = 0;
    const char *era =
        dotted_sense(reading, scan_spaces(&reading->scan, number.end), SENSE_ERA, &end);
    if (era == NULL)
        return context_possessive(reading, compound(reading, number.end, spoken), spoken) -
               reading->at;
    /* "10.000 a. C." */
    spoken_say(spoken, era);
    if (scan_byte(&reading->scan, end) == '.' &&
        memchr(reading->scan.text + number.end, '.', end - number.end) != NULL)
        context_take_dot(reading, end++, spoken);
    return end - reading->at;
}

const Verbalizer verbalize_cardinal = {
    .name = "cardinal",
    .class = TOKEN_CARDINAL,
    .first = SCAN_DIGIT,
    .speak = speak,
};
