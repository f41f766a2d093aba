/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Number first, second;
    if (!number_scan(reading, reading->at, &first) || scan_byte(scan, first.end) != ':' ||
        !number_scan(reading, first.end + 1, &second) || scan_is_alnum(scan, second.end) ||
        scan_byte(scan, second.end) == ':')
        return 0;
    number_speak(reading, spoken, &first, NUMBERS_CARDINAL);
    number_speak_term(reading, spoken,
                      language_term(reading->language, "ratio-join") != NULL ? "ratio-join" : "to");
    number_speak(reading, spoken, &second, NUMBERS_CARDINAL);
    return second.end - reading->at;
}

const Verbalizer verbalize_ratio = {
    .name = "ratio",
    .class = TOKEN_RATIO,
    .first = SCAN_DIGIT,
    .speak = speak,
};
