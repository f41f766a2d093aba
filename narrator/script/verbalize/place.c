/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/verbalize/verbalizers.h"

/* "W.Va" and "N.Y" with room. */
#define MAX_STATE_BYTES 8
#define ZIP_DIGITS 5

/* The longest known short form of a state at offset, dots inside; its end without a last dot. */
static const char *state_at(const Reading *reading, gsize at, gsize *end)
{
    const Scan *scan = &reading->scan;
    const char *found = NULL;
    for (gsize i = at; i - at <= MAX_STATE_BYTES; i++) {
        char c = scan_byte(scan, i);
        if (i > at && !g_ascii_isalpha(c)) {
            const char *said =
                language_sense(reading->language, scan->text + at, i - at, SENSE_STATE);
            if (said != NULL) {
                found = said;
                *end = i;
            }
        }
        if (!g_ascii_isalpha(c) && !(c == '.' && g_ascii_isalpha(scan_byte(scan, i + 1))))
            break;
    }
    return found;
}

/* A name and a comma stand before it. */
static gboolean behind_place(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at;
    while (at > 0 && scan->text[at - 1] == ' ')
        at--;
    if (at == 0 || scan->text[at - 1] != ',')
        return FALSE;
    gsize length, before = scan_word_before(scan, at - 1, &length);
    ScanWord word;
    return length > 1 && scan_word(scan, before, &word) && word.capital && word.lower > 0;
}

static gsize take_dot(const Reading *reading, gsize end, Spoken *spoken)
{
    if (scan_byte(&reading->scan, end) != '.')
        return end;
    context_take_dot(reading, end, spoken);
    return end + 1;
}

/* "Austin TX 78701": no comma, but a ZIP code behind it. */
static gboolean before_zip(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize at = scan_spaces(scan, end), length;
    gsize before = context_word_before(reading, 1, &length);
    return at > end && scan_digits(scan, at) == ZIP_DIGITS &&
           !scan_is_alnum(scan, at + ZIP_DIGITS) && length > 0 &&
           scan_kind(scan, before, NULL) == SCAN_UPPER;
}

/* "Portland, Ore.", "Austin, TX" */
static gsize state(const Reading *reading, Spoken *spoken)
{
    gsize end;
    const char *said = state_at(reading, reading->at, &end);
    if (said == NULL || !(behind_place(reading) || before_zip(reading, end)))
        return 0;
    gboolean capitals = reading->word.upper == reading->word.letters;
    if (!capitals && scan_byte(&reading->scan, end) != '.')
        return 0;
    spoken_say(spoken, said);
    return take_dot(reading, end, spoken) - reading->at;
}

/* "(R., Texas)", "(D, Mass.)": what stands between, or 0. */
static gsize listed_state(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize at = end + (scan_byte(scan, end) == '.');
    if (reading->at == 0 || scan->text[reading->at - 1] != '(' || scan_byte(scan, at) != ',')
        return 0;
    return scan_spaces(scan, at + 1) - end;
}

/* "R-Texas", "D-MN": a party and a state. */
static gsize party(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    if (reading->record == NULL || reading->record->senses[SENSE_PARTY] == NULL)
        return 0;
    gsize end = reading->at + reading->word.length, dash = scan_dash(scan, end), after;
    ScanWord word;
    if (dash == 0)
        dash = listed_state(reading, end);
    if (dash == 0 || !scan_word(scan, end + dash, &word) || !word.capital)
        return 0;
    const char *text = scan->text + end + dash;
    const char *said = state_at(reading, end + dash, &after);
    if (said == NULL && !language_in_list(reading->language, text, word.length, LIST_STATE_NAMES))
        return 0;
    spoken_say(spoken, reading->record->senses[SENSE_PARTY]);
    if (said == NULL) {
        spoken_words(spoken, text, (gssize)word.length);
        return end + dash + word.length - reading->at;
    }
    spoken_say(spoken, said);
    return take_dot(reading, after, spoken) - reading->at;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    if (!context_free_start(reading))
        return 0;
    gsize bytes = party(reading, spoken);
    return bytes > 0 ? bytes : state(reading, spoken);
}

const Verbalizer verbalize_place = {
    .name = "place",
    .class = TOKEN_ABBREVIATION,
    .first = SCAN_UPPER,
    .before_lexicon = TRUE,
    .speak = speak,
};
