/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/respelling.h"

#include <string.h>

/* Longer than any respelled name. */
#define MAX_BYTES 250

typedef struct {
    const char *letters;
    const char *ipa;
    const char *weak; /* of vowels: unstressed, where that differs; else NULL */
    const char *open; /* of vowels: at a syllable's end, where that differs; else NULL */
} Sound;

/* Longest first among those with the same beginning. */
static const Sound vowels[] = {
    {"arr", "æɹ", NULL, NULL},  {"orr", "ɒɹ", NULL, NULL}, {"urr", "ʌɹ", NULL, NULL},
    {"eye", "aɪ", NULL, NULL},  {"igh", "aɪ", NULL, NULL}, {"eer", "ɪɹ", NULL, NULL},
    {"air", "ɛɹ", NULL, NULL},  {"oor", "ʊɹ", NULL, NULL}, {"ire", "aɪɚ", NULL, NULL},
    {"our", "aʊɚ", NULL, NULL}, {"ah", "ɑː", NULL, NULL},  {"ar", "ɑːɹ", NULL, NULL},
    {"aw", "ɔː", NULL, NULL},   {"au", "ɔː", NULL, NULL},  {"ay", "eɪ", NULL, NULL},
    {"ai", "eɪ", NULL, NULL},   {"ee", "iː", "i", NULL},   {"ew", "juː", NULL, NULL},
    {"er", "ɜː", "ɚ", NULL},    {"eh", "ɛ", NULL, NULL},   {"ih", "ɪ", NULL, NULL},
    {"oh", "oʊ", NULL, NULL},   {"oo", "uː", NULL, NULL},  {"or", "ɔːɹ", NULL, NULL},
    {"ow", "aʊ", NULL, NULL},   {"oy", "ɔɪ", NULL, NULL},  {"oi", "ɔɪ", NULL, NULL},
    {"ur", "ɜː", "ɚ", NULL},    {"uh", "ʌ", "ə", NULL},    {"uu", "ʊ", NULL, NULL},
    {"a", "æ", NULL, "ɑː"},     {"e", "ɛ", NULL, "eɪ"},    {"i", "ɪ", NULL, "iː"},
    {"o", "ɒ", NULL, "oʊ"},     {"u", "ʌ", NULL, "uː"},    {"y", "aɪ", "i", NULL},
};

static const Sound consonants[] = {
    {"tch", "tʃ", NULL, NULL}, {"ch", "tʃ", NULL, NULL},  {"sh", "ʃ", NULL, NULL},
    {"zh", "ʒ", NULL, NULL},   {"th", "θ", NULL, NULL},   {"dh", "ð", NULL, NULL},
    {"kh", "x", NULL, NULL},   {"gh", "ɡ", NULL, NULL},   {"ph", "f", NULL, NULL},
    {"wh", "w", NULL, NULL},   {"ngk", "ŋk", NULL, NULL}, {"ng", "ŋ", NULL, NULL},
    {"nk", "ŋk", NULL, NULL},  {"ck", "k", NULL, NULL},   {"bb", "b", NULL, NULL},
    {"dd", "d", NULL, NULL},   {"ff", "f", NULL, NULL},   {"gg", "ɡ", NULL, NULL},
    {"kk", "k", NULL, NULL},   {"ll", "l", NULL, NULL},   {"mm", "m", NULL, NULL},
    {"nn", "n", NULL, NULL},   {"pp", "p", NULL, NULL},   {"rr", "ɹ", NULL, NULL},
    {"ss", "s", NULL, NULL},   {"tt", "t", NULL, NULL},   {"vv", "v", NULL, NULL},
    {"zz", "z", NULL, NULL},   {"b", "b", NULL, NULL},    {"d", "d", NULL, NULL},
    {"f", "f", NULL, NULL},    {"g", "ɡ", NULL, NULL},    {"h", "h", NULL, NULL},
    {"j", "dʒ", NULL, NULL},   {"k", "k", NULL, NULL},    {"l", "l", NULL, NULL},
    {"m", "m", NULL, NULL},    {"n", "n", NULL, NULL},    {"p", "p", NULL, NULL},
    {"r", "ɹ", NULL, NULL},    {"s", "s", NULL, NULL},    {"t", "t", NULL, NULL},
    {"v", "v", NULL, NULL},    {"w", "w", NULL, NULL},    {"x", "ks", NULL, NULL},
    {"y", "j", NULL, NULL},    {"z", "z", NULL, NULL},
};

static const Sound *sound_at(const char *p, const Sound *sounds, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (g_str_has_prefix(p, sounds[i].letters))
            return &sounds[i];
    return NULL;
}

static const Sound *vowel_at(const char *p)
{
    return sound_at(p, vowels, G_N_ELEMENTS(vowels));
}

/* Appends the consonants at p.  A y before a vowel is one; else it is the vowel. */
static const char *take_consonants(const char *p, gboolean onset, GString *ipa)
{
    for (;;) {
        if (*p == 'y' && !(onset && p[1] != '\0' && vowel_at(p + 1) != NULL))
            return p;
        const Sound *sound = *p != 'y' && vowel_at(p) != NULL
                                 ? NULL
                                 : sound_at(p, consonants, G_N_ELEMENTS(consonants));
        if (sound == NULL)
            return p;
        g_string_append(ipa, sound->ipa);
        p += strlen(sound->letters);
    }
}

/* One syllable in small letters; last: no other follows in its word. */
static gboolean append_syllable(const char *syllable, gboolean stressed, gboolean last,
                                GString *ipa)
{
    if (stressed)
        g_string_append(ipa, "ˈ");
    const char *p = take_consonants(syllable, TRUE, ipa);
    const Sound *vowel = vowel_at(p);
    if (vowel == NULL)
        return FALSE;
    /* "KARR-ee", but "STARR" */
    if (last && g_str_has_suffix(vowel->letters, "rr"))
        vowel = *vowel->letters == 'a' ? vowel_at("ar") : vowel_at(*p == 'o' ? "or" : "ur");
    p += strlen(vowel->letters);
    if (*p == '\0' && vowel->open != NULL)
        g_string_append(ipa, !stressed && *vowel->letters == 'a' ? "ə" : vowel->open);
    else
        g_string_append(ipa, !stressed && vowel->weak != NULL ? vowel->weak : vowel->ipa);
    return *take_consonants(p, FALSE, ipa) == '\0';
}

static gboolean is_capitals(const char *syllable)
{
    for (const char *p = syllable; *p != '\0'; p++)
        if (!g_ascii_isupper(*p))
            return FALSE;
    return *syllable != '\0';
}

static gboolean is_small(const char *syllable)
{
    for (const char *p = syllable; *p != '\0'; p++)
        if (!g_ascii_islower(*p))
            return FALSE;
    return *syllable != '\0';
}

/* A word of syllables; *stressed is set where one of several is in capitals. */
static gboolean append_word(const char *word, gboolean *stressed, GString *ipa)
{
    g_auto(GStrv) syllables = g_strsplit(word, "-", -1);
    for (guint i = 0; syllables[i] != NULL; i++) {
        gboolean capitals = is_capitals(syllables[i]);
        if (!capitals && !is_small(syllables[i]))
            return FALSE;
        *stressed = *stressed || (capitals && g_strv_length(syllables) > 1);
        g_autofree char *lower = g_ascii_strdown(syllables[i], -1);
        if (!append_syllable(lower, capitals, syllables[i + 1] == NULL, ipa))
            return FALSE;
    }
    return TRUE;
}

/* "PIM", "WAHNG YEE": words of one syllable. */
static gboolean is_all_capitals(char **words)
{
    gboolean any = FALSE;
    for (guint i = 0; words[i] != NULL; i++) {
        if (*words[i] == '\0')
            continue;
        if (words[i][1] == '\0' || !is_capitals(words[i]))
            return FALSE;
        any = TRUE;
    }
    return any;
}

char *respelling_to_ipa(const char *text)
{
    if (strlen(text) > MAX_BYTES)
        return NULL;
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    g_autoptr(GString) ipa = g_string_new(NULL);
    gboolean stressed = is_all_capitals(words);
    if (!stressed && strchr(text, '-') == NULL)
        return NULL;
    for (guint i = 0; words[i] != NULL; i++) {
        if (*words[i] == '\0')
            continue;
        if (ipa->len > 0)
            g_string_append_c(ipa, ' ');
        if (!append_word(words[i], &stressed, ipa))
            return NULL;
    }
    return stressed ? g_strdup(ipa->str) : NULL;
}

/* "zuh-LEN-skee": joined parts, of which some are small and one is in capitals. */
static gboolean looks_respelled(char **parts)
{
    guint small = 0, capitals = 0;
    for (guint i = 0; parts[i] != NULL; i++) {
        small += is_small(parts[i]) ? 1 : 0;
        capitals += is_capitals(parts[i]) && parts[i][1] != '\0' ? 1 : 0;
    }
    return small > 0 && capitals == 1 && small + capitals == g_strv_length(parts);
}

char *respelling_fault(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        g_auto(GStrv) parts = g_strsplit(words[i], "-", -1);
        if (!looks_respelled(parts))
            continue;
        for (guint j = 0; parts[j] != NULL; j++) {
            g_autoptr(GString) ipa = g_string_new(NULL);
            g_autofree char *lower = g_ascii_strdown(parts[j], -1);
            if (!append_syllable(lower, FALSE, FALSE, ipa))
                return g_strdup(parts[j]);
        }
    }
    return NULL;
}
