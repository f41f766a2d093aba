/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/gender: the form that a number takes before the noun that it counts: "un", "une", "ein",
 * "veintiún", "doscientas".  The language's term "counted-forms" asks for it: "all", or "one" where
 * only 1 has forms.  Genders are guessed by the noun's ending, and by lists of exceptions. */
#pragma once
#include "script/number.h"

/* Whether the data knows a word as feminine, by list or ending. */
gboolean gender_is_feminine(const Reading *reading, gsize at, gsize length);
/* The rules for a number as it is written, with or without a scale: NUMBERS_CARDINAL where what
 * follows is no noun. */
NumbersRules gender_rules_for(const Reading *reading, const Number *number);
