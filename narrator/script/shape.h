/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/shape: whether letters look like a word of the language, which tells capitals that are said
 * as a word from those that are spelled. */
#pragma once
#include "script/language.h"
#include "script/scan.h"

/* Whether the letters from offset on, length bytes of them, can be said as a word: vowels and
 * consonants alternate well enough, and the pairs of consonants at both ends are such that words of
 * the language begin and end with (its "word-beginnings" and "word-endings"; a language without
 * them lets any pass). */
gboolean shape_is_word(const Language *language, const Scan *scan, gsize at, gsize length);
