/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/numbers.h"

#include <string.h>

#include "script/language.h"
#include "script/workshop.h"

/* 10^18 is the largest power of ten in a gint64. */
#define MAX_VALUE_DIGITS 18

/* Where a language has no rules of one kind, it uses those of another. */
static const struct {
    const char *name;
    NumbersRules instead;
} rule_sets[NUMBERS_RULES] = {
    [NUMBERS_CARDINAL] = {"cardinal", NUMBERS_CARDINAL},
    [NUMBERS_CARDINAL_NOUN] = {"cardinal-noun", NUMBERS_CARDINAL},
    [NUMBERS_CARDINAL_FEMININE] = {"cardinal-feminine", NUMBERS_CARDINAL_NOUN},
    [NUMBERS_ORDINAL] = {"ordinal", NUMBERS_ORDINAL},
    [NUMBERS_ORDINAL_FEMININE] = {"ordinal-feminine", NUMBERS_ORDINAL},
    [NUMBERS_ORDINAL_DAY] = {"ordinal-day", NUMBERS_ORDINAL},
    [NUMBERS_YEAR] = {"year", NUMBERS_CARDINAL},
};

gboolean numbers_value(const char *text, gsize length, gint64 *value)
{
    gsize digits = 0;
    gint64 sum = 0;
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isdigit(text[i]))
            continue;
        if (digits > 0 || text[i] != '0')
            digits++;
        if (digits > MAX_VALUE_DIGITS)
            return FALSE;
        sum = sum * 10 + (text[i] - '0');
    }
    *value = sum;
    return TRUE;
}

const char *numbers_words(const Language *language, NumbersRules rules, gint64 value)
{
    LanguageWorkshop *workshop = language_workshop(language);
    /* 2001 is "two thousand and one", 1905 "nineteen oh-five" */
    if (rules == NUMBERS_YEAR && value % 1000 < 10 && language_setting(language, "years-cardinal"))
        rules = NUMBERS_CARDINAL;
    for (;;) {
        const char *words = workshop_number(workshop, rule_sets[rules].name, value);
        if (words != NULL || rule_sets[rules].instead == rules)
            return words;
        rules = rule_sets[rules].instead;
    }
}

void numbers_speak(const Language *language, Spoken *spoken, NumbersRules rules, gint64 value)
{
    const char *words = numbers_words(language, rules, value);
    if (words != NULL) {
        spoken_words(spoken, words, -1);
        return;
    }
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, value);
    numbers_speak_digits(language, spoken, digits, strlen(digits));
}

static void speak_each(const Language *language, Spoken *spoken, const char *text, gsize length,
                       const char *zero)
{
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isdigit(text[i]))
            continue;
        const char *word = text[i] == '0' && zero != NULL
                               ? zero
                               : numbers_words(language, NUMBERS_CARDINAL, text[i] - '0');
        if (word != NULL)
            spoken_words(spoken, word, -1);
        else
            spoken_words(spoken, text + i, 1);
    }
}

void numbers_speak_digits(const Language *language, Spoken *spoken, const char *text, gsize length)
{
    speak_each(language, spoken, text, length, NULL);
}

void numbers_speak_oh(const Language *language, Spoken *spoken, const char *text, gsize length)
{
    speak_each(language, spoken, text, length, language_term(language, "oh"));
}

void numbers_speak_pairs(const Language *language, Spoken *spoken, const char *text, gsize length)
{
    gint64 value = 0;
    if (!numbers_value(text, length, &value) || text[0] == '0') {
        numbers_speak_oh(language, spoken, text, length);
        return;
    }
    gboolean pairs = language_setting(language, "pairs");
    if (pairs && length == 3 && value % 100 != 0) {
        numbers_speak_oh(language, spoken, text, 1);
        if (text[1] == '0')
            numbers_speak_oh(language, spoken, text + 1, 2);
        else
            numbers_speak(language, spoken, NUMBERS_CARDINAL, value % 100);
    } else {
        numbers_speak(language, spoken, pairs && length == 4 ? NUMBERS_YEAR : NUMBERS_CARDINAL,
                      value);
    }
}
