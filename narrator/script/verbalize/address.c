/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* A street's name has at most this many words before "Street". */
#define MAX_NAME_WORDS 4
#define ZIP_DIGITS 5

static gboolean street_follows(const Reading *reading, gsize at)
{
    for (guint i = 0; i <= MAX_NAME_WORDS; i++) {
        gsize start;
        ScanWord word;
        if (!context_next(reading, at, &start, &word) || !word.capital)
            return FALSE;
        const LanguageWord *record =
            language_word(reading->language, reading->scan.text + start, word.length);
        if (i > 0 && record != NULL &&
            (record->senses[SENSE_STREET] != NULL || language_word_in(record, LIST_STREETS)))
            return TRUE;
        at = start + word.length;
    }
    return FALSE;
}

/* "CA 95051" */
static gboolean behind_state(const Reading *reading)
{
    gsize length, at = context_word_before(reading, 1, &length);
    if (length > 1 && reading->scan.text[at + length - 1] == '.')
        length--;
    return length > 0 &&
           language_sense(reading->language, reading->scan.text + at, length, SENSE_STATE) != NULL;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize digits = scan_digits(scan, reading->at), end = reading->at + digits;
    if (!context_free_start(reading) || scan_is_alnum(scan, end))
        return 0;
    if (digits == ZIP_DIGITS && behind_state(reading)) {
        numbers_speak_digits(reading->language, spoken, scan->text + reading->at, digits);
        return digits;
    }
    if (digits < 3 || digits > 5 || !street_follows(reading, end))
        return 0;
    if (digits == 5)
        numbers_speak_digits(reading->language, spoken, scan->text + reading->at, digits);
    else
        numbers_speak_pairs(reading->language, spoken, scan->text + reading->at, digits);
    return digits;
}

const Verbalizer verbalize_address = {
    .name = "address",
    .class = TOKEN_ADDRESS,
    .first = SCAN_DIGIT,
    .speak = speak,
};
