/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/verbalize/verbalizers.h"

/* The longest in the data, "24/7/365", with a rest and a full stop. */
#define MAX_EXPRESSION_BYTES 11
/* What may stand behind it in letters: "802.11ac". */
#define MAX_REST_BYTES 2

/* The end of what begins at offset, a last full stop left out. */
static gsize end_of(const Scan *scan, gsize at)
{
    gsize end = at;
    for (char c; g_ascii_isalnum(c = scan_byte(scan, end)) || (c != '\0' && strchr("/.-", c));) {
        if (++end - at > MAX_EXPRESSION_BYTES)
            return at;
    }
    return end > at && scan->text[end - 1] == '.' ? end - 1 : end;
}

/* "9/11", "24/7", "24h/24", "1080p": said as the data has them. */
static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    const char *text = scan->text + reading->at;
    gsize bytes = end_of(scan, reading->at) - reading->at, rest = 0;
    /* "post-9/11" is an expression, "1/9/11" is none */
    if (bytes <= reading->word.length || context_behind_dash(reading) ||
        !context_free_start(reading) || (reading->at > 0 && text[-1] == '/'))
        return 0;
    const char *said = language_sense(reading->language, text, bytes, SENSE_PLAIN);
    while (said == NULL && rest < MAX_REST_BYTES && g_ascii_islower(text[bytes - 1])) {
        rest++;
        bytes--;
        if (g_ascii_isdigit(text[bytes - 1]))
            said = language_sense(reading->language, text, bytes, SENSE_PLAIN);
    }
    if (said == NULL)
        return 0;
    spoken_say(spoken, said);
    spoken_letters(spoken, text + bytes, (gssize)rest);
    return context_possessive(reading, reading->at + bytes + rest, spoken) - reading->at;
}

const Verbalizer verbalize_expression = {
    .name = "expression",
    .class = TOKEN_ABBREVIATION,
    .first = SCAN_DIGIT,
    .speak = speak,
};
