/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/verbalize/verbalizer.h"

#include "script/verbalize/verbalizers.h"

/* clang-format off */
/* Earlier ones are more particular; the last of a kind takes what is left. */
static const Verbalizer *const verbalizers[] = {
    &verbalize_electronic,
    &verbalize_place,
    &verbalize_money,
    &verbalize_expression,
    &verbalize_phone,
    &verbalize_time,
    &verbalize_date,
    &verbalize_legal,
    &verbalize_score,
    &verbalize_ordinal,
    &verbalize_percent,
    &verbalize_address,
    &verbalize_coordinate,
    &verbalize_measure,
    &verbalize_ratio,
    &verbalize_fraction,
    &verbalize_year,
    &verbalize_alphanumeric,
    &verbalize_range,
    &verbalize_decimal,
    &verbalize_cardinal,
    &verbalize_roman,
    &verbalize_abbreviation,
    &verbalize_initials,
    &verbalize_homograph,
    &verbalize_acronym,
    &verbalize_camel,
    &verbalize_emoji,
    &verbalize_foreign,
    &verbalize_footnote,
    &verbalize_symbol,
    &verbalize_punctuation,
    NULL,
};
/* clang-format on */

const Verbalizer *const *verbalizer_all(void)
{
    return verbalizers;
}
