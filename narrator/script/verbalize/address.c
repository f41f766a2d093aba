/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* A street's name has at most this many words before "Street". */
#define MAX_NAME_WORDS 4
#define ZIP_DIGITS 5
/* Houses in one plot. */
#define LAST_HOUSE_LETTER 'h'
#define ZIP_MORE_DIGITS 4

/* "5th" of "5th Ave": its end, or 0. */
static gsize ordinal_at(const Scan *scan, gsize at)
{
    gsize digits = scan_digits(scan, at);
    ScanWord suffix;
    return digits > 0 && digits <= 3 && scan_word(scan, at + digits, &suffix) &&
                   suffix.length == 2 && suffix.upper == 0
               ? at + digits + suffix.length
               : 0;
}

/* "Elm St", "5th Ave", "N. Main Street" */
static gboolean street_follows(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    for (guint i = 0; i <= MAX_NAME_WORDS; i++) {
        gsize start, ordinal = ordinal_at(scan, scan_spaces(scan, at));
        ScanWord word;
        if (ordinal > 0) {
            at = ordinal;
            continue;
        }
        if (!context_next(reading, at, &start, &word) || !word.capital)
            return FALSE;
        if (word.length == 1 && scan_byte(scan, start + 1) == '.')
            word.length++;
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
    /* "D.C.": the letters before the last */
    while (length > 0 && at > 1 && reading->scan.text[at - 1] == '.' &&
           g_ascii_isupper(reading->scan.text[at - 2])) {
        at -= 2;
        length += 2;
    }
    const char *text = reading->scan.text + at;
    return length > 0 && (language_sense(reading->language, text, length, SENSE_STATE) != NULL ||
                          language_in_list(reading->language, text, length, LIST_STATE_NAMES));
}

/* "123 N. Main St.", "on W. 42nd St.": the point of the compass before a street's name. */
static gsize direction(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    char key[24];
    gsize end = reading->at + reading->word.length, length;
    if (reading->word.length > 2 || !context_free_start(reading))
        return 0;
    g_snprintf(key, sizeof key, "direction %.*s", (int)reading->word.length,
               scan->text + reading->at);
    const char *said = language_term(reading->language, key);
    gboolean dot = scan_byte(scan, end) == '.';
    /* "N. Korea" */
    gboolean region = said != NULL && dot && context_after(reading, end + 1, LIST_COMPASS);
    if (said == NULL || (!region && !street_follows(reading, end + dot)))
        return 0;
    gsize before = context_word_before(reading, 1, &length);
    if (!region && scan_digits(scan, before) != length &&
        ordinal_at(scan, scan_spaces(scan, end + dot)) == 0)
        return 0;
    spoken_say(spoken, said);
    spoken->abbreviation = dot;
    return end + dot - reading->at;
}

/* "CA 95051", "CA 90210-1234" */
static gsize zip(const Reading *reading, Spoken *spoken, gsize digits)
{
    const Scan *scan = &reading->scan;
    if (digits != ZIP_DIGITS || !behind_state(reading) ||
        context_counted(reading, reading->at + digits))
        return 0;
    numbers_speak_digits(reading->language, spoken, scan->text + reading->at, digits);
    gsize more = reading->at + digits + 1;
    if (scan_byte(scan, more - 1) != '-' || scan_digits(scan, more) != ZIP_MORE_DIGITS)
        return digits;
    numbers_speak_digits(reading->language, spoken, scan->text + more, ZIP_MORE_DIGITS);
    return digits + 1 + ZIP_MORE_DIGITS;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    if (reading->kind & SCAN_LETTER)
        return direction(reading, spoken);
    gsize digits = scan_digits(scan, reading->at), end = reading->at + digits;
    /* "221b Baker Street" */
    const char letter = scan_byte(scan, end);
    gsize lettered = digits > 0 && letter >= 'a' && letter <= LAST_HOUSE_LETTER ? 1 : 0;
    if (!context_free_start(reading) || scan_is_alnum(scan, end + lettered))
        return 0;
    gsize code = zip(reading, spoken, digits);
    if (code > 0)
        return code;
    if ((digits < 3 && lettered == 0) || digits > 5 || !street_follows(reading, end + lettered))
        return 0;
    if (digits == 5)
        numbers_speak_digits(reading->language, spoken, scan->text + reading->at, digits);
    else
        numbers_speak_pairs(reading->language, spoken, scan->text + reading->at, digits);
    spoken_letters(spoken, scan->text + end, (gssize)lettered);
    return digits + lettered;
}

const Verbalizer verbalize_address = {
    .name = "address",
    .class = TOKEN_ADDRESS,
    .first = SCAN_DIGIT | SCAN_UPPER,
    .speak = speak,
};
