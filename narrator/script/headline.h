/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/headline: sentences written in capitals, in which capitals do not mean an acronym. */
#pragma once
#include "script/context.h"

/* Whether the sentence around the text from at to end is written in capitals: no words in lower
 * case, at least two in capitals, and one of them a common word or a long one.  Looks at the rest
 * of the sentence only, so it is asked at the first capitals. */
gboolean headline_detect(const Language *language, const Scan *scan, gsize at, gsize end);
/* Whether a word of a headline is a word there, not an acronym. */
gboolean headline_is_word(const Reading *reading);
/* Whether a word in capitals can be said as a word: its vowels and consonants alternate well
 * enough. */
gboolean headline_pronounceable(const Scan *scan, gsize at, gsize length);
