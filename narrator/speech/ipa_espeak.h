/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/ipa_espeak: canonical IPA <-> the phoneme mnemonics of espeak-ng's English voices.
 *
 * espeak-ng drops the rest of a word at a mnemonic it does not know, without a word: so nothing is
 * lowered but what the tables here hold, and they hold only what the voices say.  A sound more is
 * a row.  Stands on base alone. */
#pragma once
#include "speech/utterance.h"

/* Sounds in one word, four times what names have: espeak-ng 1.51 says 320 and is silent at 380. */
#define IPA_ESPEAK_MAX_WORD_SOUNDS 120

#define IPA_ESPEAK_ERROR (ipa_espeak_error_quark())
typedef enum {
    IPA_ESPEAK_ERROR_LANGUAGE, /* not an English voice */
    IPA_ESPEAK_ERROR_SOUND,    /* the voice has no such sound */
    IPA_ESPEAK_ERROR_LENGTH,   /* too long for the engine */
    IPA_ESPEAK_ERROR_MNEMONIC
} IpaEspeakError;
GQuark ipa_espeak_error_quark(void);

/* What goes between "[[" and "]]" for IPA as dictionaries print it, British or American; language
 * is the voice's BCP 47 tag.  ending adds s, z or Iz inside.  NULL with an error that names the
 * sound, its position in characters from 1, and the nearest one that the voice has.  The caller
 * frees it. */
char *ipa_espeak_lower(const char *ipa, const char *language, UtteranceEnding ending,
                       GError **error);

/* The position, in characters from 1, of the first sound that English voices do not have; 0: there is
 * none. */
guint ipa_espeak_fault_position(const char *ipa);

/* The IPA of mnemonics as `espeak-ng -x` prints them.  NULL with an error that names the mnemonic
 * and its position.  The caller frees it. */
char *ipa_espeak_raise(const char *mnemonics, GError **error);
