/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/sound_key.h"

#include <string.h>

#include "lexicon/ipa.h"

#define SYLLABIC "\xCC\xA9"

/* Longest first where one begins another.  Capitals, digits but 0 and 6, and = are vowels, the rest
 * consonants; "" is dropped.  r is a consonant that is dropped unless a vowel follows. */
static const struct {
    const char *ipa, *key;
} rows[] = {
    {"aɪəʊ", "14"},  {"aɪoʊ", "14"},  {"iəʊ", "J4"}, {"ɪəʊ", "I4"}, {"ʊəʊ", "U4"}, {"eəʊ", "E4"},
    {"aɪəɹ", "1@r"}, {"aʊəɹ", "2@r"}, {"ɪəɹ", "8r"}, {"iəɹ", "8r"}, {"eəɹ", "9r"}, {"ɛəɹ", "9r"},
    {"ʊəɹ", "7r"},   {"oʊ", "4"},     {"əʊ", "4"},   {"eɪ", "3"},   {"ɛɪ", "3"},   {"aɪ", "1"},
    {"ɑɪ", "1"},     {"ʌɪ", "1"},     {"æɪ", "1"},   {"aʊ", "2"},   {"ɑʊ", "2"},   {"æʊ", "2"},
    {"ɔɪ", "5"},     {"ɪə", "8"},     {"iə", "8"},   {"ɪɹ", "8r"},  {"iɹ", "8r"},  {"eə", "9"},
    {"ɛə", "9"},     {"ɛɹ", "9r"},    {"eɹ", "9r"},  {"ʊə", "7"},   {"ʊɹ", "7r"},  {"uɹ", "7r"},
    {"oɹ", "Or"},    {"ɔɹ", "Or"},    {"əl", "@l"},  {"ʍ", "w"},    {"hw", "w"},   {"a", "A"},
    {"æ", "A"},      {"ɑ", "B"},      {"ɒ", "="},    {"ɔ", "O"},    {"ɛː", "9"},   {"ɛ", "E"},
    {"e", "E"},      {"ɪ", "I"},      {"ᵻ", "I"},    {"ɨ", "I"},    {"i", "J"},    {"ʊ", "U"},
    {"ɵ", "U"},      {"u", "W"},      {"ʉ", "W"},    {"ʌ", "V"},    {"ə", "@"},    {"ɘ", "@"},
    {"ɐ", "@"},      {"ɜ", "R"},      {"ɝ", "R"},    {"ɚ", "@r"},   {"o", "4"},    {"ɾ", "t"},
    {"ɡ", "g"},      {"g", "g"},      {"ɹ", "r"},    {"r", "r"},    {"ɻ", "r"},    {"ɫ", "l"},
    {"θ", "0"},      {"ð", "6"},      {"ʃ", "$"},    {"ʒ", "%"},    {"ŋ", "&"},    {"ɦ", "h"},
    {"χ", "x"},      {"ˌ", ""},       {"ː", ""},     {".", ""},     {"-", ""},     {"|", ""},
    {"_", ""},
};

static gboolean is_vowel(char c)
{
    return c != '\0' && strchr("ABO=EIJUWVR@12345789", c) != NULL;
}

static gsize row_length(const char *p, gsize row)
{
    gsize length = strlen(rows[row].ipa);
    if (strncmp(p, rows[row].ipa, length) == 0)
        return length;
    /* The long mark may stand inside: "ɑːɹ", "oːɹ"; r is written in two ways. */
    const char *begin = p;
    for (const char *ipa = rows[row].ipa; *ipa != '\0'; ipa = g_utf8_next_char(ipa)) {
        while (g_str_has_prefix(p, "ː"))
            p += strlen("ː");
        gunichar c = g_utf8_get_char(p);
        if (*p == '\0' || (c == 'r' ? 0x279 : c) != g_utf8_get_char(ipa))
            return 0;
        p = g_utf8_next_char(p);
    }
    return (gsize)(p - begin);
}

static const char *take_sound(const char *p, GString *key)
{
    gsize best = 0, row = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        gsize length = row_length(p, i);
        if (length > best) {
            best = length;
            row = i;
        }
    }
    if (best > 0) {
        g_string_append(key, rows[row].key);
        return p + best;
    }
    /* Syllabic consonants have the murmured vowel before them. */
    const char *next = g_utf8_next_char(p);
    if (g_str_has_prefix(next, SYLLABIC))
        g_string_append_c(key, '@');
    /* Other signs of ASCII are codes of the key. */
    if ((guchar)*p >= 0x80 ? !g_unichar_ismark(g_utf8_get_char(p)) : g_ascii_islower(*p))
        g_string_append_len(key, p, next - p);
    return next;
}

/* What stands next behind stress marks, and behind spaces where words run together. */
static const char *skip_marks(const char *p, SoundKeyFlags flags)
{
    while (*p == '\'' || (*p == ' ' && (flags & SOUND_KEY_WORDS) == 0))
        p++;
    return p;
}

static gboolean r_is_heard(const char *p, SoundKeyFlags flags)
{
    if (*p != 'r')
        return FALSE;
    while (*p == 'r')
        p = skip_marks(p + 1, flags);
    return is_vowel(*p);
}

/* Before an r that is heard, the vowels of "near" and "mirror" are one, and so on. */
static char before_r(char vowel)
{
    switch (vowel) {
    case '8':
    case 'I':
        return 'J';
    case '9':
        return 'E';
    case '7':
    case 'W':
        return 'U';
    case '=':
        return 'O';
    default:
        return vowel;
    }
}

/* An n before k or g is said as in "bank", by engines across words too. */
static gboolean meets_velar(const char *p, SoundKeyFlags flags)
{
    while (*p == ' ' && (flags & SOUND_KEY_WORDS) == 0)
        p++;
    return *p == 'k' || *p == 'g';
}

/* An r is heard before a vowel only, a stress lies on the next vowel, and so on. */
static char *settle(const GString *raw, SoundKeyFlags flags)
{
    GString *key = g_string_sized_new(raw->len);
    gboolean stressed = FALSE;
    for (const char *p = raw->str; *p != '\0'; p++) {
        const char *next = skip_marks(p + 1, flags);
        if (*p == '\'') {
            stressed = TRUE;
        } else if (is_vowel(*p)) {
            gboolean linked = r_is_heard(next, flags);
            if (stressed && (flags & SOUND_KEY_STRESS) != 0)
                g_string_append_c(key, '\'');
            gboolean weak = (flags & SOUND_KEY_REDUCED) != 0 &&
                            strchr("@IVJR", linked ? before_r(*p) : *p) != NULL;
            g_string_append_c(key, weak ? '@' : linked ? before_r(*p) : *p == '=' ? 'B' : *p);
            stressed = FALSE;
            /* Engines put an r between the vowel of "bird" and another. */
            if (*p == 'R' && is_vowel(*next))
                g_string_append_c(key, 'r');
        } else if (*p == 'r') {
            if (is_vowel(*next) && key->len > 0 && key->str[key->len - 1] == 'r')
                continue;
            if (is_vowel(*next))
                g_string_append_c(key, 'r');
        } else if (*p == 'n' && meets_velar(p + 1, flags)) {
            g_string_append_c(key, '&');
        } else if (*p != ' ' || (flags & SOUND_KEY_WORDS) != 0) {
            g_string_append_c(key, *p);
        }
    }
    return g_string_free(key, FALSE);
}

/* Marks of primary stress moved before the next vowel: dictionaries have them before the
 * consonants of the syllable. */
static char *with_stress_on_vowels(const char *ipa)
{
    g_autofree char *decomposed = g_utf8_normalize(ipa, -1, G_NORMALIZE_NFD);
    GString *out = g_string_new(NULL);
    gboolean stressed = FALSE;
    for (const char *p = decomposed != NULL ? decomposed : ""; *p != '\0';
         p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0x2C8) {
            stressed = TRUE;
            continue;
        }
        if (stressed && (ipa_is_vowel(c) || g_str_has_prefix(g_utf8_next_char(p), SYLLABIC))) {
            g_string_append_c(out, '\'');
            stressed = FALSE;
        }
        g_string_append_unichar(out, c == '\n' ? ' ' : c);
    }
    return g_string_free(out, FALSE);
}

char *sound_key(const char *ipa, SoundKeyFlags flags)
{
    g_autofree char *plain = with_stress_on_vowels(ipa);
    g_autoptr(GString) raw = g_string_new(NULL);
    for (const char *p = plain; *p != '\0';) {
        if (*p == '\'') {
            g_string_append_c(raw, *p++);
        } else if (*p == ' ') {
            if (raw->len > 0 && raw->str[raw->len - 1] != ' ')
                g_string_append_c(raw, ' ');
            p++;
        } else {
            p = take_sound(p, raw);
        }
    }
    return settle(raw, flags);
}

gboolean sound_key_same(const char *ipa, const char *other)
{
    gboolean stress = strstr(ipa, "ˈ") != NULL && strstr(other, "ˈ") != NULL;
    g_autofree char *a = sound_key(ipa, stress ? SOUND_KEY_STRESS : 0);
    g_autofree char *b = sound_key(other, stress ? SOUND_KEY_STRESS : 0);
    return strcmp(a, b) == 0;
}

/* Pairs that accents, or two ways of writing one sound, mix up; all others are heard as different.
 * The codes are those of rows. */
static const struct {
    char a, b;
    float cost;
} near[] = {
    {'A', 'B', 0.3F}, {'B', 'O', 0.3F}, {'A', 'O', 0.6F}, {'4', 'B', 0.5F}, {'4', 'O', 0.3F},
    {'3', 'E', 0.5F}, {'E', 'A', 0.6F}, {'9', 'E', 0.2F}, {'9', '3', 0.4F}, {'9', 'A', 0.4F},
    {'8', '@', 0.2F}, {'8', 'E', 0.5F}, {'7', 'U', 0.2F}, {'7', 'W', 0.2F}, {'U', 'W', 0.3F},
    {'7', 'O', 0.3F}, {'U', '@', 0.3F}, {'W', '@', 0.4F}, {'E', '@', 0.4F}, {'A', '@', 0.4F},
    {'B', '@', 0.4F}, {'O', '@', 0.4F}, {'4', '@', 0.4F}, {'9', '@', 0.5F}, {'j', '@', 0.2F},
    {'s', 'z', 0.4F}, {'t', 'd', 0.6F}, {'$', '%', 0.4F}, {'f', 'v', 0.5F}, {'0', '6', 0.4F},
    {'0', 't', 0.4F}, {'x', 'k', 0.2F}, {'x', 'h', 0.4F}, {'w', 'v', 0.6F}, {'n', '&', 0.2F},
    {'s', '$', 0.8F},
};

static float exchange_cost(char a, char b)
{
    if (a == b)
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(near); i++)
        if ((near[i].a == a && near[i].b == b) || (near[i].a == b && near[i].b == a))
            return near[i].cost;
    return is_vowel(a) == is_vowel(b) ? (is_vowel(a) ? 0.8F : 1) : 1.6F;
}

/* Of a sound that only one of the two has; next is what follows it. */
static float lone_cost(char sound, char next)
{
    if (sound == '@' || sound == 'r' || sound == 'g')
        return 0.3F;
    if (sound == 'j')
        return 0.2F;
    if (sound == 'h' || (sound == 'd' && next == '%') || (sound == 't' && next == '$'))
        return 0.4F;
    return is_vowel(sound) ? 0.6F : 1;
}

double sound_key_distance(const char *ipa, const char *other)
{
    g_autofree char *a = sound_key(ipa, SOUND_KEY_REDUCED);
    g_autofree char *b = sound_key(other, SOUND_KEY_REDUCED);
    gsize n = strlen(b);
    g_autofree float *row = g_new0(float, n + 1);
    for (gsize j = 0; j < n; j++)
        row[j + 1] = row[j] + lone_cost(b[j], b[j + 1]);
    for (const char *p = a; *p != '\0'; p++) {
        float diagonal = row[0];
        row[0] += lone_cost(p[0], p[1]);
        for (gsize j = 0; j < n; j++) {
            float best = diagonal + exchange_cost(*p, b[j]);
            best = MIN(best, row[j + 1] + lone_cost(p[0], p[1]));
            best = MIN(best, row[j] + lone_cost(b[j], b[j + 1]));
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[n];
}

guint sound_key_vowels(const char *ipa)
{
    g_autofree char *key = sound_key(ipa, 0);
    guint n = 0;
    for (const char *p = key; *p != '\0'; p++)
        n += is_vowel(*p) ? 1 : 0;
    return n;
}
