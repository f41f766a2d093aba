/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/number: numbers as they are written, and said again: grouped digits, decimals, fractions
 * ("2 1/2", "5¼"), and the word that scales them ("1.6 million", "3.5bn", "2 lakh"). */
#pragma once
#include "script/numbers.h"
#include "script/verbalize/verbalizer.h"

typedef struct {
    gsize start, end;             /* of all that follows */
    gsize integer_end;            /* after the integer's last digit */
    gsize fraction;               /* where the decimals begin */
    gsize unscaled_end;           /* the end without the scale */
    gint64 value;                 /* of the integer, where it fits */
    const char *scale;            /* "million"; NULL: none */
    const char *scale_more;       /* "crore" of "lakh crore" */
    guint digits;                 /* of the integer; 0: ".5" */
    guint decimals;               /* how many; 0: none */
    guint numerator, denominator; /* of a fraction after the integer, or alone; 0: none */
    gboolean fits;
    gboolean grouped;     /* with separators: 1,234 */
    gboolean padded;      /* "007" */
    gboolean scale_glued; /* written as one letter after the digits: 5m, 300k */
} Number;

/* For the tokenizer: what number_scan() has read of one text; reset between texts. */
NumberCache *number_cache_new(void);
void number_cache_reset(NumberCache *self);
void number_cache_free(NumberCache *self);

/* Reads a number without sign or scale at offset; FALSE where none begins. */
gboolean number_scan(const Reading *reading, gsize at, Number *number);
/* Reads "3/5" or U+00BD alone. */
gboolean number_scan_fraction(const Reading *reading, gsize at, Number *number);
/* Adds a scale that follows: a word after a space or hyphen, or letters after the digits.  letters:
 * one-letter scales too, which may also be units: "5m". */
void number_scan_scale(const Reading *reading, Number *number, gboolean letters);
/* Whether a noun after it is in the singular. */
gboolean number_is_one(const Number *number);
/* Whether it is more than one and less than two, and a noun is in the singular all the same, as the
 * language's term "singular-below-two" says: "1,5 litre", "uno y medio metro". */
gboolean number_below_two(const Reading *reading, const Number *number);
/* Says it; rules are of the integer. */
void number_speak(const Reading *reading, Spoken *spoken, const Number *number, NumbersRules rules);
/* Says it without its scale. */
void number_speak_bare(const Reading *reading, Spoken *spoken, const Number *number,
                       NumbersRules rules);
/* Says "three quarters", "a half" in the language. */
void number_speak_fraction(const Reading *reading, Spoken *spoken, guint numerator,
                           guint denominator);
/* A second number after a dash or "to" that makes a range with the first; its start, or 0.  Sets
 * *second.  What follows the second is left to the caller. */
gsize number_scan_range(const Reading *reading, const Number *first, Number *second);
/* The ending of an ordinal behind the word before it ("der", "am"), in languages that write
 * ordinals with a dot; "" elsewhere. */
const char *number_ordinal_ending(const Reading *reading);
/* Says a term of the language, if it has it. */
void number_speak_term(const Reading *reading, Spoken *spoken, const char *key);
