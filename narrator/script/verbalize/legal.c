/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* More brackets than "501(c)(3)(B)" has are text. */
#define MAX_BRACKETS 4
/* Behind a number of a figure or section; later letters are units. */
#define PART_LETTERS "abcdef"

/* A small Roman numeral of more than one letter in the bracket at offset: its value, or 0. */
static int numeral_at(const Scan *scan, gsize at, gsize *length)
{
    static const struct {
        const char *text;
        int value;
    } numerals[] = {{"ii)", 2},  {"iii)", 3},  {"iv)", 4}, {"vi)", 6},
                    {"vii)", 7}, {"viii)", 8}, {"ix)", 9}};
    for (gsize i = 0; i < G_N_ELEMENTS(numerals); i++)
        if (scan_literal(scan, at, numerals[i].text)) {
            *length = strlen(numerals[i].text) - 1;
            return numerals[i].value;
        }
    return 0;
}

/* "(c)" or "(12)" at offset: its end, and what is inside. */
static gsize bracket_at(const Scan *scan, gsize at, gsize *inside, gsize *length)
{
    if (scan_byte(scan, at) != '(')
        return 0;
    *inside = at + 1;
    *length = scan_digits(scan, *inside);
    if (*length == 0 && numeral_at(scan, *inside, length) > 0)
        return *inside + *length + 1;
    if (*length == 0 && (scan_kind(scan, *inside, NULL) & SCAN_LETTER) &&
        (guchar)scan->text[*inside] < 0x80)
        *length = 1;
    gsize end = *inside + *length;
    return *length > 0 && *length <= 3 && scan_byte(scan, end) == ')' ? end + 1 : 0;
}

/* "figure 3b", "seat 14C": a part by letter, not three billion, nor degrees. */
static gsize part(const Reading *reading, gsize digits, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize letter = reading->at + digits;
    gint64 value = 0;
    if (digits == 0 || digits > 3 || !g_ascii_isalpha(scan_byte(scan, letter)) ||
        scan_is_alnum(scan, letter + 1) || context_counted(reading, letter + 1))
        return 0;
    gboolean early = strchr(PART_LETTERS, scan->text[letter]) != NULL;
    if (!context_before(reading, 1, LIST_PARTS) &&
        !(early && context_before(reading, 1, LIST_NUMBERED)))
        return 0;
    numbers_speak_pairs(reading->language, spoken, scan->text + reading->at, digits);
    spoken_letters(spoken, scan->text + letter, 1);
    /* "Rule 10b-5" */
    gsize dash = scan_dash(scan, letter + 1), more = scan_digits(scan, letter + 1 + dash);
    if (dash == 0 || more == 0 || !numbers_value(scan->text + letter + 1 + dash, more, &value))
        return digits + 1;
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
    return digits + 1 + dash + more;
}

/* "Article 5(1)", "501(c)(3)" */
static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize digits = scan_digits(scan, reading->at);
    gsize bytes = part(reading, digits, spoken);
    if (bytes > 0)
        return bytes;
    gsize at = reading->at + digits, inside, length;
    if (digits == 0 || digits > 4 || bracket_at(scan, at, &inside, &length) == 0)
        return 0;
    numbers_speak_pairs(reading->language, spoken, scan->text + reading->at, digits);
    gsize end;
    for (guint i = 0; i < MAX_BRACKETS && (end = bracket_at(scan, at, &inside, &length)) > 0; i++) {
        gint64 value = numeral_at(scan, inside, &length);
        if (value > 0) {
            numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
        } else if (scan_kind(scan, inside, NULL) & SCAN_LETTER) {
            spoken_letters(spoken, scan->text + inside, (gssize)length);
        } else {
            (void)numbers_value(scan->text + inside, length, &value);
            numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
        }
        at = end;
    }
    return at - reading->at;
}

const Verbalizer verbalize_legal = {
    .name = "legal",
    .class = TOKEN_LEGAL,
    .first = SCAN_DIGIT,
    .speak = speak,
};
