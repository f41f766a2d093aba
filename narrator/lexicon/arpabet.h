/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/arpabet: the notation of the CMU pronouncing dictionary, both ways.
 * http://www.speech.cs.cmu.edu/cgi-bin/cmudict, "Phoneme Set". */
#pragma once
#include <glib.h>

/* "Z AH0 L EH1 N S K IY0" -> canonical IPA, stress before its syllable.  Where no vowel has a
 * stress digit, as in some copies of the dictionary, the likely syllable gets the stress.  NULL
 * with an error that names the symbol and its position.  The caller frees it. */
char *arpabet_to_ipa(const char *arpabet, GError **error);

/* Canonical IPA -> ARPAbet with stress digits; NULL where a sound has no symbol.  The caller frees
 * it. */
char *arpabet_from_ipa(const char *ipa);
