/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/acronym.h"

#include <string.h>

#include "curation/sound_key.h"

/* "FIFA", "UNICEF"; shorter ones are spelled as often as not. */
#define LEAST_PRONOUNCEABLE 4
/* Nobody spells as many. */
#define LEAST_WORD 7

/* Vowels and consonants in turns, as words have them. */
gboolean acronym_is_pronounceable(const char *write)
{
    guint letters = 0, vowels = 0, consonants_in_row = 0;
    for (const char *p = write; *p != '\0'; p++) {
        if (!g_ascii_isupper(*p))
            return FALSE;
        gboolean vowel = strchr("AEIOU", *p) != NULL || (*p == 'Y' && p > write);
        letters++;
        vowels += vowel ? 1 : 0;
        consonants_in_row = vowel ? 0 : consonants_in_row + 1;
        if (consonants_in_row > (p == write + consonants_in_row - 1 ? 1 : 2))
            return FALSE;
    }
    return letters >= LEAST_PRONOUNCEABLE && 3 * vowels >= letters && 3 * vowels <= 2 * letters;
}

gboolean acronym_is_likely_word(const char *write)
{
    return strlen(write) >= LEAST_WORD || acronym_is_pronounceable(write);
}

gboolean acronym_is_spelled(const char *write, const char *ipa)
{
    guint letters = 0;
    for (const char *p = write; *p != '\0'; p = g_utf8_next_char(p))
        letters += g_unichar_isalpha(g_utf8_get_char(p)) ? 1 : 0;
    return sound_key_vowels(ipa) >= letters;
}
