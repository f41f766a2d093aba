/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/letters: the names of letters and digits in English, as espeak-ng phonemes.
 *
 * Letters go to the engine as phonemes because it reads "U S A" with the article "a" at its end,
 * and loses the s of "MPs". */
#pragma once
#include "speech/utterance.h"

/* The mnemonics of "U N" in one run, the last letter stressed, with the s of "MPs" inside where
 * ending asks for it.  NULL where a letter has no English name, or the language is not English. The
 * caller frees it. */
char *letters_to_mnemonics(const char *letters, const char *language, UtteranceEnding ending);
