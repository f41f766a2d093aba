/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/camel.h"
#include "script/context.h"
#include "script/verbalize/verbalizers.h"

/* Mixed letters up to here are spelled: PwC, AfD. */
#define MAX_SPELLED 3

/* "McDonald", "DeSantis" */
static gboolean is_name(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at, bytes;
    (void)scan_kind(scan, at, &bytes);
    at += bytes;
    while (at < reading->at + reading->word.length && scan_kind(scan, at, &bytes) == SCAN_LOWER)
        at += bytes;
    return scan_kind(scan, at, NULL) == SCAN_UPPER &&
           language_in_list(reading->language, scan->text + reading->at, at - reading->at,
                            LIST_NAME_PREFIXES);
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const ScanWord *word = &reading->word;
    const char *text = reading->scan.text + reading->at;
    guint inner = word->upper - (word->capital ? 1 : 0);
    /* "O'Neill" and "D'Souza" are one word */
    if (is_name(reading) || inner == 0 || word->lower == 0 ||
        (word->stem < word->length && word->length - word->stem > 4))
        return 0;
    if (word->letters <= MAX_SPELLED && word->upper >= 2 && word->stem == word->length)
        spoken_letters(spoken, text, (gssize)word->length);
    else
        camel_speak(reading->language, spoken, text, word->stem);
    if (word->stem < word->length)
        context_contraction(reading, spoken);
    return word->length;
}

const Verbalizer verbalize_camel = {
    .name = "camel",
    .class = TOKEN_NAME,
    .first = SCAN_LETTER,
    .speak = speak,
};
