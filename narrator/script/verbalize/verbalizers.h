/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/verbalize/verbalizers: every verbalizer there is, for the table in verbalizer.c. */
#pragma once
#include "script/verbalize/verbalizer.h"

extern const Verbalizer verbalize_abbreviation;
extern const Verbalizer verbalize_acronym;
extern const Verbalizer verbalize_address;
extern const Verbalizer verbalize_alphanumeric;
extern const Verbalizer verbalize_camel;
extern const Verbalizer verbalize_cardinal;
extern const Verbalizer verbalize_coordinate;
extern const Verbalizer verbalize_date;
extern const Verbalizer verbalize_decimal;
extern const Verbalizer verbalize_electronic;
extern const Verbalizer verbalize_emoji;
extern const Verbalizer verbalize_expression;
extern const Verbalizer verbalize_footnote;
extern const Verbalizer verbalize_foreign;
extern const Verbalizer verbalize_fraction;
extern const Verbalizer verbalize_homograph;
extern const Verbalizer verbalize_initials;
extern const Verbalizer verbalize_legal;
extern const Verbalizer verbalize_measure;
extern const Verbalizer verbalize_money;
extern const Verbalizer verbalize_ordinal;
extern const Verbalizer verbalize_percent;
extern const Verbalizer verbalize_phone;
extern const Verbalizer verbalize_place;
extern const Verbalizer verbalize_punctuation;
extern const Verbalizer verbalize_range;
extern const Verbalizer verbalize_ratio;
extern const Verbalizer verbalize_roman;
extern const Verbalizer verbalize_score;
extern const Verbalizer verbalize_symbol;
extern const Verbalizer verbalize_time;
extern const Verbalizer verbalize_year;
