/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* "2.1.3" is a version: each part a number. */
static gsize version(const Reading *reading, const Number *number, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize at = number->end;
    if (scan_byte(scan, at) != '.' || scan_digits(scan, at + 1) == 0 || number->grouped ||
        number->digits == 0)
        return 0;
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, number->value);
    /* "B.1.1.7" */
    gboolean lettered = reading->at > 1 && scan->text[reading->at - 1] == '.' &&
                        g_ascii_isupper(scan->text[reading->at - 2]);
    at = number->integer_end;
    while (scan_byte(scan, at) == '.' && at - reading->at < SCAN_MAX_WORD_BYTES) {
        gsize digits = scan_digits(scan, at + 1);
        gint64 value;
        if (digits == 0)
            break;
        if (!lettered)
            number_speak_term(reading, spoken, "point");
        if (numbers_value(scan->text + at + 1, digits, &value) && scan->text[at + 1] != '0')
            numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
        else
            numbers_speak_digits(reading->language, spoken, scan->text + at + 1, digits);
        at += 1 + digits;
    }
    return at - reading->at;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Number number;
    if (!number_scan(reading, reading->at, &number) || number.decimals == 0)
        return 0;
    if (number.digits == 0 && (scan_kind_before(&reading->scan, reading->at) & SCAN_ALNUM))
        return 0;
    gsize bytes = version(reading, &number, spoken);
    if (bytes > 0)
        return bytes;
    /* "a .45-caliber pistol", ".357 Magnum" */
    if (number.digits == 0 && number.decimals <= 3 &&
        context_after(reading, number.end, LIST_CALIBRES)) {
        numbers_speak_pairs(reading->language, spoken, reading->scan.text + number.fraction,
                            number.decimals);
        return number.end - reading->at;
    }
    number_scan_scale(reading, &number, TRUE);
    number_speak(reading, spoken, &number, NUMBERS_CARDINAL);
    return number.end - reading->at;
}

const Verbalizer verbalize_decimal = {
    .name = "decimal",
    .class = TOKEN_DECIMAL,
    .first = SCAN_DIGIT | SCAN_MARK,
    .marks = ".,",
    .speak = speak,
};
