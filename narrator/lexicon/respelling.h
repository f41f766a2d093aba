/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/respelling: "zuh-LEN-skee" -> IPA, for editors who know no phonetics.
 *
 * Syllables are joined by hyphens and the stressed one is in capitals.  The letters' sounds are a
 * table here and in docs/pronunciations.md; a syllable is consonants, one vowel, consonants. */
#pragma once
#include <glib.h>

/* Canonical IPA; NULL where text is no such respelling: no syllable of it is in capitals, it has no
 * hyphen and is not one syllable in capitals a word, or the table does not cover a syllable.  Then
 * it is words.  The caller frees it. */
char *respelling_to_ipa(const char *text);
/* The first syllable that the table does not cover, of a text that looks like a respelling and so
 * is read as words; NULL where there is none.  The caller frees it. */
char *respelling_fault(const char *text);
