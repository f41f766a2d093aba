/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/sound_key: when two pronunciations are the same to a listener.
 *
 * Dictionaries and engines write the same sounds differently, and British and American voices say
 * the same entry differently.  A key is what is left when that is taken away. */
#pragma once
#include <glib.h>

typedef enum {
    SOUND_KEY_STRESS = 1 << 0,  /* the primary stress counts */
    SOUND_KEY_REDUCED = 1 << 1, /* the weak vowels of "roses" and "Rosa's" are one */
    SOUND_KEY_WORDS = 1 << 2    /* spaces stay */
} SoundKeyFlags;

/* The key of IPA, of a dictionary or an engine: not for people.  The caller frees it. */
char *sound_key(const char *ipa, SoundKeyFlags flags);
/* Whether the keys are the same; stress counts where both have it. */
gboolean sound_key_same(const char *ipa, const char *other);
/* How far apart two pronunciations are: 0 the same, below SOUND_KEY_FAR what accents differ in, 1
 * about a consonant that is another one.  Stress does not count. */
double sound_key_distance(const char *ipa, const char *other);
#define SOUND_KEY_FAR 0.7
/* How many vowels are heard, diphthongs as one. */
guint sound_key_vowels(const char *ipa);
