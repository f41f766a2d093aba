/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/verbalize/verbalizers: every verbalizer there is, for the table in verbalizer.c. */
#pragma once
#include "script/verbalize/verbalizer.h"

extern const Verbalizer verbalize_acronym;
extern const Verbalizer verbalize_cardinal;
extern const Verbalizer verbalize_decimal;
extern const Verbalizer verbalize_punctuation;
extern const Verbalizer verbalize_symbol;
