/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/unit.h"
#include "script/verbalize/verbalizers.h"

static gsize percent_sign(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize next = scan_spaces(scan, at);
    return scan_byte(scan, next) == '%' && !scan_is_alnum(scan, next + 1) ? next + 1 : 0;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Number first, second;
    if (!number_scan(reading, reading->at, &first))
        return 0;
    gsize first_sign = percent_sign(reading, first.end);
    Number so_far = first;
    if (first_sign > 0)
        so_far.end = first_sign;
    gsize second_sign =
        number_scan_range(reading, &so_far, &second) > 0 ? percent_sign(reading, second.end) : 0;
    if (first_sign == 0 && second_sign == 0)
        return 0;
    NumbersRules rules = language_setting(reading->language, "percent-noun") ? NUMBERS_CARDINAL_NOUN
                                                                             : NUMBERS_CARDINAL;
    number_speak(reading, spoken, &first, rules);
    if (second_sign > 0) {
        number_speak_term(reading, spoken, "to");
        number_speak(reading, spoken, &second, rules);
    }
    number_speak_term(reading, spoken, "percent");
    return unit_speak_rate(reading, spoken, second_sign > 0 ? second_sign : first_sign) -
           reading->at;
}

const Verbalizer verbalize_percent = {
    .name = "percent",
    .class = TOKEN_PERCENT,
    .first = SCAN_DIGIT | SCAN_MARK,
    .marks = ".",
    .speak = speak,
};
