/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/headline: runs of words written in capitals, in which capitals do not mean an acronym. */
#pragma once
#include "script/context.h"

/* Finds the end of the words in capitals from offset at, a word of them, up to end; it is past at.
 * *headline: what they are. Words are at least two, one of them a common word or a long one; a place
 * stands where the text begins, before a dash. */
gsize headline_scan(const Language *language, const Scan *scan, gsize at, gsize end,
                    Headline *headline);
/* Whether a word of a headline is a word there, not an acronym. */
gboolean headline_is_word(const Reading *reading);
/* Whether the word in capitals at hand, length bytes of it, is a common one that is said with stress:
 * "It was NOT him". */
gboolean headline_is_stressed(const Reading *reading, gsize length);
