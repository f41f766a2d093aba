/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Number number;
    if (!number_scan(reading, reading->at, &number) || number.decimals > 0)
        return 0;
    number_scan_scale(reading, &number, TRUE);
    number_speak(reading, spoken, &number, NUMBERS_CARDINAL);
    return context_possessive(reading, number.end, spoken) - reading->at;
}

const Verbalizer verbalize_cardinal = {
    .name = "cardinal",
    .class = TOKEN_CARDINAL,
    .first = SCAN_DIGIT,
    .speak = speak,
};
