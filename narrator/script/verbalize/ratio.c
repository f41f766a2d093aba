/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* "23:1-6": verses of a chapter. */
static gsize verses(const Reading *reading, const Number *chapter, const Number *verse,
                    Spoken *spoken)
{
    Number last;
    if (chapter->decimals + verse->decimals > 0 || scan_dash(&reading->scan, verse->end) == 0 ||
        number_scan_range(reading, verse, &last) == 0 || last.decimals > 0 ||
        last.value <= verse->value || scan_is_alnum(&reading->scan, last.end) ||
        scan_byte(&reading->scan, last.end) == ':')
        return 0;
    number_speak(reading, spoken, chapter, NUMBERS_CARDINAL);
    number_speak(reading, spoken, verse, NUMBERS_CARDINAL);
    number_speak_term(reading, spoken, "to");
    number_speak(reading, spoken, &last, NUMBERS_CARDINAL);
    return last.end - reading->at;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Number first, second;
    if (!number_scan(reading, reading->at, &first) || scan_byte(scan, first.end) != ':' ||
        !number_scan(reading, first.end + 1, &second) || scan_is_alnum(scan, second.end) ||
        scan_byte(scan, second.end) == ':')
        return 0;
    gsize bytes = verses(reading, &first, &second, spoken);
    if (bytes > 0)
        return bytes;
    number_speak(reading, spoken, &first, NUMBERS_CARDINAL);
    if (!context_before(reading, 1, LIST_VERSES))
        number_speak_term(reading, spoken,
                          language_term(reading->language, "ratio-join") != NULL ? "ratio-join"
                                                                                 : "to");
    number_speak(reading, spoken, &second, NUMBERS_CARDINAL);
    return second.end - reading->at;
}

const Verbalizer verbalize_ratio = {
    .name = "ratio",
    .class = TOKEN_RATIO,
    .first = SCAN_DIGIT,
    .speak = speak,
};
