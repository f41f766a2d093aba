/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/verbalize/verbalizers.h"

/* More than "J. R. R." is a list of something. */
#define MAX_INITIALS 8

/* One letter with a dot at offset: the offset behind the dot, or 0. */
static gsize initial_at(const Scan *scan, gsize at)
{
    gsize bytes;
    if (scan_kind(scan, at, &bytes) != SCAN_UPPER)
        return 0;
    return scan_byte(scan, at + bytes) == '.' ? at + bytes + 1 : 0;
}

static gboolean name_before(const Reading *reading)
{
    gsize length, before = context_word_before(reading, 1, &length);
    return reading->starts || reading->previous == TOKEN_ABBREVIATION ||
           (length > 1 && scan_kind(&reading->scan, before, NULL) == SCAN_UPPER);
}

/* "U.S.", "J.K. Rowling", "Samuel L. Jackson" */
static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize at = initial_at(scan, reading->at), next;
    if (at == 0 || !context_free_start(reading))
        return 0;
    spoken_letters(spoken, scan->text + reading->at, (gssize)(at - 1 - reading->at));
    guint n = 1;
    gsize last = at - 1;
    gsize gap = scan_spaces(scan, at) - at;
    while (n < MAX_INITIALS) {
        gsize start = scan_spaces(scan, at);
        /* all with spaces between, or all without */
        next = (start > at) == (gap > 0) ? initial_at(scan, start) : 0;
        if (next == 0)
            break;
        spoken_letters(spoken, scan->text + start, (gssize)(next - 1 - start));
        at = next;
        last = at - 1;
        n++;
    }
    /* "U.S" without its last dot */
    if (n >= 1 && (scan_kind(scan, at, NULL) == SCAN_UPPER) && !scan_is_alnum(scan, at + 1)) {
        spoken_letters(spoken, scan->text + at, 1);
        return at + 1 - reading->at;
    }
    gsize start;
    ScanWord word;
    if (n == 1 && !(name_before(reading) && context_next(reading, at, &start, &word) &&
                    word.capital && word.letters > 1))
        return 0;
    if (n == 1 && context_before(reading, 1, LIST_BEFORE_LETTER))
        return 0;
    gsize apostrophe = scan_apostrophe(scan, at);
    if (apostrophe > 0 && scan_byte(scan, at + apostrophe) == 's') {
        spoken_ending(spoken, LEXICON_POSSESSIVE);
        spoken->abbreviation = TRUE;
        return at + apostrophe + 1 - reading->at;
    }
    /* "E.V.s" */
    if (n > 1 && scan_byte(scan, at) == 's' && !scan_is_alnum(scan, at + 1)) {
        spoken_ending(spoken, LEXICON_PLURAL);
        return at + 1 - reading->at;
    }
    context_take_dot(reading, last, spoken);
    /* "Malcolm X. He died", but "Samuel L. Jackson" */
    if (n == 1 && !context_after(reading, at, LIST_STARTERS))
        spoken->mark = '\0';
    return at - reading->at;
}

const Verbalizer verbalize_initials = {
    .name = "initials",
    .class = TOKEN_ACRONYM,
    .first = SCAN_UPPER,
    .speak = speak,
};
