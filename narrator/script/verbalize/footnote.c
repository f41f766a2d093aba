/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"
#include "script/verbalize/verbalizers.h"

/* "[12, 13–15]" with room. */
#define MAX_MARK_BYTES 24

/* "[1]", "[2,3]" directly behind a word. */
static gsize bracketed(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at + 1;
    gboolean digits = FALSE;
    while (at - reading->at < MAX_MARK_BYTES) {
        char c = scan_byte(scan, at);
        gsize dash = scan_dash(scan, at);
        if (c == ']')
            return digits ? at + 1 - reading->at : 0;
        digits |= g_ascii_isdigit(c);
        if (!g_ascii_isdigit(c) && c != ',' && c != ' ' && dash == 0)
            return 0;
        at += dash > 0 ? dash : 1;
    }
    return 0;
}

/* "[a]", but "book[s]" and "[he]" are an editor's words. */
static gsize lettered(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    char c = scan_byte(scan, reading->at + 1);
    return c >= 'a' && c <= 'c' && scan_byte(scan, reading->at + 2) == ']' &&
                   !scan_is_alnum(scan, reading->at + 3)
               ? 3
               : 0;
}

/* "[citation needed]", "[note 2]" */
static gsize noted(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at + 1;
    ScanWord word;
    if (!scan_word(scan, at, &word) || !context_in_list(reading, at, word.length, LIST_FOOTNOTES))
        return 0;
    while (at - reading->at < MAX_MARK_BYTES && scan_byte(scan, at) != ']') {
        if (!(scan_kind(scan, at, NULL) & (SCAN_LETTER | SCAN_DIGIT | SCAN_SPACE)) &&
            scan_byte(scan, at) != '?')
            return 0;
        at++;
    }
    return scan_byte(scan, at) == ']' ? at + 1 - reading->at : 0;
}

/* Superscript digits and daggers behind a word. */
static gsize raised(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at, bytes;
    for (;;) {
        gunichar c = scan_char(scan, at);
        gboolean mark = c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079) ||
                        c == 0x2020 || c == 0x2021;
        if (!mark || at - reading->at > MAX_MARK_BYTES)
            break;
        (void)scan_kind(scan, at, &bytes);
        at += bytes;
    }
    return at - reading->at;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    (void)spoken;
    guint before = scan_kind_before(&reading->scan, reading->at);
    if (before == SCAN_SPACE || before == 0)
        return 0;
    if (scan_byte(&reading->scan, reading->at) == '[')
        return MAX(MAX(bracketed(reading), lettered(reading)), noted(reading));
    return context_is_base(reading) ? 0 : raised(reading);
}

const Verbalizer verbalize_footnote = {
    .name = "footnote",
    .class = TOKEN_PUNCTUATION,
    .first = SCAN_MARK | SCAN_HIGH,
    .marks = "[",
    .speak = speak,
};
