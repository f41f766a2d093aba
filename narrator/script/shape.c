/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/shape.h"

#include <string.h>

/* Words shorter than this are more often letters, so less is let pass. */
#define LONG_WORD_LETTERS 5
/* A pair at the end of a shorter word says nothing. */
#define SHAPED_LETTERS 3

static gboolean is_plain_vowel(const Scan *scan, gsize at)
{
    gsize bytes;
    return (scan_kind(scan, at, &bytes) & SCAN_LETTER) &&
           (bytes > 1 || strchr("AEIOUaeiou", scan->text[at]) != NULL);
}

/* Letters beyond ASCII count as vowels; y does where no vowel touches it, in a short word at its end:
 * "MYTH", "STORY", "FLY", but "ROYAL", "NYC". */
static gboolean is_vowel(const Scan *scan, gsize at, gsize start, gsize length)
{
    char c = scan->text[at];
    gboolean behind = at > start && is_plain_vowel(scan, at - 1);
    if (c == 'Y' || c == 'y')
        return !behind && !is_plain_vowel(scan, at + 1) &&
               (length > SHAPED_LETTERS || (length == SHAPED_LETTERS && at + 1 == start + length));
    /* "QUEUE" */
    if ((c == 'U' || c == 'u') && at > start && strchr("Qq", scan->text[at - 1]) != NULL)
        return FALSE;
    return is_plain_vowel(scan, at);
}

static gboolean is_consonant(char c)
{
    return strchr("AEIOUYaeiouy", c) == NULL;
}

/* A list that the language does not have holds every pair. */
static gboolean allowed(const Language *language, const char *pair, LanguageList list)
{
    char lower[] = {g_ascii_tolower(pair[0]), g_ascii_tolower(pair[1])};
    return !language_has_list(language, list) ||
           language_in_list(language, lower, sizeof lower, list);
}

/* Not "JPOST", "AAPL", "COPD". */
static gboolean is_shaped(const Language *language, const char *text, gsize length)
{
    const char *end = text + length - 2;
    for (guint i = 0; i < 2; i++)
        if (!g_ascii_isalpha(text[i]) || !g_ascii_isalpha(end[i]))
            return TRUE;
    gboolean double_letter = g_ascii_toupper(text[0]) == g_ascii_toupper(text[1]);
    if ((double_letter || (is_consonant(text[0]) && is_consonant(text[1]))) &&
        !allowed(language, text, LIST_WORD_BEGINNINGS))
        return FALSE;
    return !is_consonant(end[0]) || !is_consonant(end[1]) ||
           allowed(language, end, LIST_WORD_ENDINGS);
}

gboolean shape_is_word(const Language *language, const Scan *scan, gsize at, gsize length)
{
    gboolean is_long = length >= LONG_WORD_LETTERS;
    guint vowels = 0, consonant_run = 0, longest = 0, vowel_run = 0, most_vowels = 0;
    for (gsize i = at; i < at + length;) {
        gsize bytes;
        if (!(scan_kind(scan, i, &bytes) & SCAN_LETTER))
            return FALSE;
        gboolean vowel = is_vowel(scan, i, at, length);
        vowels += vowel;
        consonant_run = vowel ? 0 : consonant_run + 1;
        vowel_run = vowel ? vowel_run + 1 : 0;
        longest = MAX(longest, consonant_run);
        most_vowels = MAX(most_vowels, vowel_run);
        i += bytes;
    }
    if (vowels == 0 || most_vowels > (is_long ? 3u : 2u) ||
        longest > (is_long ? (length == LONG_WORD_LETTERS ? 3u : 4u) : 2u))
        return FALSE;
    return length < SHAPED_LETTERS || is_shaped(language, scan->text + at, length);
}
