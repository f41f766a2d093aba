/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/verbalize/verbalizer.h"

#include "script/verbalize/verbalizers.h"

/* Earlier ones are more particular; the last of a kind takes what is left. */
static const Verbalizer *const verbalizers[] = {
    &verbalize_acronym, &verbalize_decimal,     &verbalize_cardinal,
    &verbalize_symbol,  &verbalize_punctuation, NULL,
};

const Verbalizer *const *verbalizer_all(void)
{
    return verbalizers;
}
