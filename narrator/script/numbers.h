/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/numbers: numbers in words, by ICU's rules (workshop.h) and the language's terms.  A rule
 * set is a term "rules-NAME" in the data; the names are those of numbers.c's table. */
#pragma once
#include "script/spoken.h"

typedef struct Language Language;

typedef enum {
    NUMBERS_CARDINAL,          /* counting: eins */
    NUMBERS_CARDINAL_NOUN,     /* before a noun: ein */
    NUMBERS_CARDINAL_FEMININE, /* before a feminine noun: eine, una */
    NUMBERS_ORDINAL,
    NUMBERS_ORDINAL_FEMININE,
    NUMBERS_ORDINAL_DAY, /* in a date */
    NUMBERS_YEAR,
    NUMBERS_RULES
} NumbersRules;

/* The value of ASCII digits, other characters among them ignored; FALSE beyond 18 digits. */
gboolean numbers_value(const char *text, gsize length, gint64 *value);
/* The number in words; NULL where there are no rules for it.  Valid until the next call. */
const char *numbers_words(const Language *language, NumbersRules rules, gint64 value);
/* Says the number, digit by digit where there are no rules for it. */
void numbers_speak(const Language *language, Spoken *spoken, NumbersRules rules, gint64 value);
/* Says each digit; characters that are no digits are left out. */
void numbers_speak_digits(const Language *language, Spoken *spoken, const char *text, gsize length);
/* The same with 0 as "oh", as in telephone and room numbers. */
void numbers_speak_oh(const Language *language, Spoken *spoken, const char *text, gsize length);
/* Three digits as flights and roads are said: "three twenty", "one oh one", "four hundred". */
void numbers_speak_pairs(const Language *language, Spoken *spoken, const char *text, gsize length);
