/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/gender.h"

#include <string.h>

#include "script/context.h"

/* The longest ending in the data, "-schaften" with room. */
#define MAX_ENDING_LETTERS 8

static gboolean has_ending(const Reading *reading, gsize at, gsize length)
{
    const char *start = reading->scan.text + at, *end = start + length, *c = end;
    for (guint i = 0; i < MAX_ENDING_LETTERS && c > start; i++) {
        c = g_utf8_prev_char(c);
        if (c > start &&
            language_in_list(reading->language, c, (gsize)(end - c), LIST_FEMININE_ENDINGS))
            return TRUE;
    }
    return FALSE;
}

gboolean gender_is_feminine(const Reading *reading, gsize at, gsize length)
{
    const char *text = reading->scan.text + at;
    if (language_in_list(reading->language, text, length, LIST_FEMININE))
        return TRUE;
    return !language_in_list(reading->language, text, length, LIST_MASCULINE) &&
           has_ending(reading, at, length);
}

/* The rules for a number of that value before what stands at offset. */
static NumbersRules rules_before(const Reading *reading, gsize at, gint64 value)
{
    const char *forms = language_term(reading->language, "counted-forms");
    gsize start;
    ScanWord word;
    if (forms == NULL || (strcmp(forms, "one") == 0 && value != 1) ||
        !context_next(reading, at, &start, &word) || word.letters < 2 || word.upper > 1)
        return NUMBERS_CARDINAL;
    gboolean nouns_capital = language_setting(reading->language, "nouns-capital");
    const char *text = reading->scan.text + start;
    /* "§ 1 Abs. 2" */
    const LanguageWord *record = language_word(reading->language, text, word.length);
    if (record != NULL && record->senses[SENSE_NUMBERED] != NULL)
        return NUMBERS_CARDINAL;
    if ((word.capital && !nouns_capital) ||
        language_in_list(reading->language, text, word.length, LIST_FUNCTION) ||
        language_in_list(reading->language, text, word.length, LIST_STARTERS) ||
        context_before(reading, 1, LIST_NUMBERED))
        return NUMBERS_CARDINAL;
    return gender_is_feminine(reading, start, word.length) ? NUMBERS_CARDINAL_FEMININE
                                                           : NUMBERS_CARDINAL_NOUN;
}

NumbersRules gender_rules_for(const Reading *reading, const Number *number)
{
    if (number->decimals > 0 || number->denominator > 0 || !number->fits || number->padded)
        return NUMBERS_CARDINAL;
    /* "200 mil personas": a thousand has no gender of its own */
    const char *thousand = language_term(reading->language, "scale-without-gender");
    if (number->scale != NULL && (thousand == NULL || strcmp(number->scale, thousand) != 0))
        return NUMBERS_CARDINAL;
    return rules_before(reading, number->end, number->value);
}
