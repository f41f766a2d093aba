/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/anglicise: words with letters of other languages -> letters that English voices know.
 *
 * espeak-ng's English voices know ç, č, š, ž and most vowels with marks, and drop the mark of the
 * others: "Pavlović" ends in k.  A letter more is a row.  Stands on base alone. */
#pragma once
#include <glib.h>

/* The text with each such letter written as one that is said like it; names in "-ovic" and "-evic",
 * whose mark was left out, as those that have it; a last "ár", to which the voices add a syllable,
 * as "arr".  The caller frees it. */
char *anglicise(const char *text);
