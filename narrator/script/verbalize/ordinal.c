/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/gender.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* The longest suffix, with its dot: ".ᵉʳ". */
#define MAX_SUFFIX_BYTES 12

/* What a suffix asks for: the language's term "ordinal SUFFIX" names a rule set and what to add to
 * its words: "masculine", "feminine", "plural", "plural-feminine", or "short" before nouns. */
static const char *suffix_after(const Reading *reading, gsize at, gsize *length)
{
    const Scan *scan = &reading->scan;
    gsize end = at, bytes;
    if (scan_byte(scan, end) == '.')
        end++;
    while (end - at < MAX_SUFFIX_BYTES) {
        guint kind = scan_kind(scan, end, &bytes);
        gunichar c = scan_char(scan, end);
        if (!(kind & SCAN_LETTER) && c != 0xAA && c != 0xBA && c != 0xB0)
            break;
        end += bytes;
    }
    if (end == at || scan_is_alnum(scan, end))
        return NULL;
    char key[16 + MAX_SUFFIX_BYTES * 2];
    g_autofree char *suffix = g_utf8_strdown(scan->text + at, (gssize)(end - at));
    g_snprintf(key, sizeof key, "ordinal %s", suffix);
    *length = end - at;
    const char *how = language_term(reading->language, key);
    /* "1sts and 2nds" */
    if (how == NULL && *length == 3 && scan->text[end - 1] == 's' &&
        language_setting(reading->language, "decades")) {
        g_snprintf(key, sizeof key, "ordinal %.2s", suffix);
        how = language_term(reading->language, key);
    }
    return how;
}

/* "primero" is "primer" before a noun. */
static void shorten(const Reading *reading, Spoken *spoken)
{
    const char *ending = language_term(reading->language, "ordinal-short-drops");
    SpokenPiece *piece = &g_array_index(spoken->pieces, SpokenPiece, spoken->pieces->len - 1);
    if (ending == NULL || !g_str_has_suffix(spoken->text->str, ending))
        return;
    g_string_truncate(spoken->text, spoken->text->len - strlen(ending));
    piece->length = (guint32)spoken->text->len - piece->start;
}

/* English suffixes fit the last digit only: 71st is an ordinal, 12st a weight; "2d" only in a
 * name: "the 2d Battalion". */
static gboolean suits(const Reading *reading, const char *how, gint64 value, gsize end)
{
    gsize start;
    ScanWord word;
    if (g_str_has_suffix(how, " name") &&
        (!context_next(reading, end, &start, &word) || !word.capital || word.lower == 0))
        return FALSE;
    if (!g_ascii_isdigit(*how))
        return TRUE;
    for (; g_ascii_isdigit(*how); how++)
        if (value % 10 == *how - '0' && value % 100 / 10 != 1)
            return TRUE;
    return FALSE;
}

static void say(const Reading *reading, const Number *number, const char *how, Spoken *spoken)
{
    /* "2nd" is "second" and nothing else */
    if (g_ascii_isdigit(how[0]) && how[1] == '=') {
        spoken_words(spoken, how + 2, -1);
        return;
    }
    NumbersRules rules =
        g_str_has_suffix(how, "feminine") ? NUMBERS_ORDINAL_FEMININE : NUMBERS_ORDINAL;
    const char *words = numbers_words(reading->language, rules, number->value);
    char key[48];
    g_snprintf(key, sizeof key, "ordinal-%s%" G_GINT64_FORMAT,
               rules == NUMBERS_ORDINAL_FEMININE ? "feminine-" : "", number->value);
    const char *own = language_term(reading->language, key);
    spoken_words(spoken, own != NULL ? own : words != NULL ? words : "", -1);
    if (strcmp(how, "short") == 0 && spoken->pieces->len > 0)
        shorten(reading, spoken);
    if (g_str_has_prefix(how, "plural") && spoken->pieces->len > 0)
        spoken_suffix(spoken, "s");
}

/* The ending of an ordinal before what stands at offset: "erste Liga" where a sentence begins, as no
 * article tells its case there. */
static const char *ending_before(const Reading *reading, gsize at)
{
    const char *feminine = language_term(reading->language, "ordinal-ending-feminine");
    gsize start;
    ScanWord word;
    return feminine != NULL && reading->starts && context_next(reading, at, &start, &word) &&
                   gender_is_feminine(reading, start, word.length)
               ? feminine
               : number_ordinal_ending(reading);
}

/* German and others: a number with a dot in the middle of a sentence, or alone. */
static gsize dotted(const Reading *reading, const Number *number, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    if (!language_setting(reading->language, "ordinal-dot") ||
        scan_byte(scan, number->end) != '.' || scan_is_alnum(scan, number->end + 1))
        return 0;
    gsize next = scan_spaces(scan, number->end + 1);
    gboolean alone = next >= scan->end && reading->at == 0;
    gboolean final = !alone && context_dot_final(reading, number->end);
    /* "Er ist der 1." */
    if (final && !context_before(reading, 1, LIST_BEFORE_ORDINAL))
        return 0;
    say(reading, number, "masculine", spoken);
    spoken_suffix(spoken, ending_before(reading, number->end + 1));
    spoken->abbreviation = TRUE;
    if (final)
        spoken->mark = '.';
    return number->end + 1 - reading->at;
}

/* "7th-12th": the second of a range behind end; the end behind it. */
static gsize until(const Reading *reading, gsize end, Spoken *spoken)
{
    Number number;
    gsize dash = scan_dash(&reading->scan, end), length = 0;
    if (dash == 0 || !number_scan(reading, end + dash, &number) || number.decimals > 0 ||
        number.denominator > 0 || !number.fits)
        return end;
    const char *how = suffix_after(reading, number.end, &length);
    if (how == NULL || !suits(reading, how, number.value, number.end + length))
        return end;
    number_speak_term(reading, spoken, "to");
    say(reading, &number, how, spoken);
    return number.end + length;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Number number;
    gsize length = 0;
    if (!number_scan(reading, reading->at, &number) || number.decimals > 0 ||
        number.denominator > 0 || !number.fits)
        return 0;
    const char *how = suffix_after(reading, number.end, &length);
    if (how == NULL) {
        /* "the 10-12th centuries" */
        gsize dash = scan_dash(&reading->scan, number.end), start = spoken->pieces->len;
        Number last;
        if (dash > 0 && start == 0 && number_scan(reading, number.end + dash, &last) &&
            (how = suffix_after(reading, last.end, &length)) != NULL && last.fits &&
            last.value > number.value && suits(reading, how, last.value, last.end + length)) {
            say(reading, &number, "plain", spoken);
            return until(reading, number.end, spoken) - reading->at;
        }
    }
    if (how == NULL)
        return dotted(reading, &number, spoken);
    if (!suits(reading, how, number.value, number.end + length))
        return 0;
    say(reading, &number, how, spoken);
    if (spoken->pieces->len == 0)
        return 0;
    if (length == 3 && scan_byte(&reading->scan, number.end + 2) == 's' &&
        !g_str_has_prefix(how, "plural"))
        spoken_plural(spoken);
    return context_possessive(reading, until(reading, number.end + length, spoken), spoken) -
           reading->at;
}

const Verbalizer verbalize_ordinal = {
    .name = "ordinal",
    .class = TOKEN_ORDINAL,
    .first = SCAN_DIGIT,
    .speak = speak,
};
