/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/ipa: IPA as dictionaries, Wikipedia and people write it -> canonical IPA.
 *
 * Canonical: NFD but for c-cedilla, no brackets, ties or old ligatures, the proper letters where
 * another one that looks alike was typed, stress marks before their syllable as written, syllable
 * dots kept, words apart by single spaces.  The International Phonetic Association's chart, 2020.
 */
#pragma once
#include <glib.h>

/* A name has about 60 bytes of IPA. */
#define IPA_MAX_BYTES 1000

#define IPA_ERROR (ipa_error_quark())
typedef enum { IPA_ERROR_SYMBOL, IPA_ERROR_EMPTY, IPA_ERROR_TOO_LONG } IpaError;
GQuark ipa_error_quark(void);

/* The canonical form; NULL with an error that names the sign, its position and what may be meant.
 * The caller frees it. */
char *ipa_canonical(const char *given, GError **error);

/* The position, in characters from 1, of the first sign that is none of the alphabet; 0: there is
 * none. */
guint ipa_fault_position(const char *given);
/* The position in IPA as given of what stands at a position of its canonical form; both in
 * characters from 1. */
guint ipa_given_position(const char *given, guint position);

/* Whether c is a vowel's letter. */
gboolean ipa_is_vowel(gunichar c);

typedef struct {
    guint vowels; /* runs of vowels: about as many as syllables */
    guint primary, secondary;
    guint words;
} IpaShape;

/* Counts what an editor may have got wrong, in canonical IPA. */
IpaShape ipa_shape(const char *canonical);

/* The first letter of IPA as given that only looks like the proper one, of Cyrillic or Greek, and
 * the proper one; FALSE where there is none. */
gboolean ipa_find_lookalike(const char *given, gunichar *found, const char **proper);
