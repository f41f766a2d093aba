/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/respell.h"

#include <string.h>

#include "curation/sound_key.h"
#include "lexicon/ipa.h"
#include "lexicon/respelling.h"

/* Longer than any name. */
#define MAX_SOUNDS 60
/* Weak vowels that are written alike. */
#define HARDLY_APART 0.05

typedef struct {
    const char *ipa;
    const char *letters; /* in a syllable that ends in a consonant */
    const char *open;    /* at a syllable's end; NULL: the vowel takes the next consonant along */
} Sound;

/* Longest first where one begins another; long marks are gone. */
static const Sound vowels[] = {
    {"æɹ", "arr", "arr"},  {"aɹ", "arr", "arr"},  {"ɒɹ", "orr", "orr"},  {"ʌɹ", "urr", "urr"},
    {"aɪə", "ire", "ire"}, {"aɪɚ", "ire", "ire"}, {"aʊə", "our", "our"}, {"aʊɚ", "our", "our"},
    {"iəɹ", "eer", "eer"}, {"ɪəɹ", "eer", "eer"}, {"eəɹ", "air", "air"}, {"ɛəɹ", "air", "air"},
    {"ʊəɹ", "oor", "oor"}, {"ɑɹ", "ar", "ar"},    {"ɔɹ", "or", "or"},    {"oɹ", "or", "or"},
    {"ɜɹ", "ur", "ur"},    {"əɹ", "er", "er"},    {"ɛɹ", "air", "air"},  {"eɪ", "ay", "ay"},
    {"ɛɪ", "ay", "ay"},    {"aɪ", "igh", "y"},    {"aʊ", "ow", "ow"},    {"ɔɪ", "oy", "oy"},
    {"oʊ", "oh", "oh"},    {"əʊ", "oh", "oh"},    {"iə", "eer", "eer"},  {"ɪə", "eer", "eer"},
    {"eə", "air", "air"},  {"ɛə", "air", "air"},  {"ʊə", "oor", "oor"},  {"ɑ", "ah", "ah"},
    {"ɔ", "aw", "aw"},     {"o", "oh", "oh"},     {"ɜ", "ur", "ur"},     {"ɝ", "ur", "ur"},
    {"ɚ", "er", "er"},     {"i", "ee", "ee"},     {"u", "oo", "oo"},     {"ə", "uh", "uh"},
    {"ɐ", "uh", "uh"},     {"ʌ", "uh", "uh"},     {"ʊ", "uu", NULL},     {"a", "a", NULL},
    {"æ", "a", NULL},      {"ɛ", "e", NULL},      {"e", "e", NULL},      {"ɪ", "i", NULL},
    {"ᵻ", "i", NULL},      {"ɒ", "o", NULL},
};

static const Sound consonants[] = {
    {"tʃ", "ch", NULL}, {"dʒ", "j", NULL}, {"ʃ", "sh", NULL}, {"ʒ", "zh", NULL}, {"θ", "th", NULL},
    {"ð", "dh", NULL},  {"x", "kh", NULL}, {"ŋ", "ng", NULL}, {"j", "y", NULL},  {"ɹ", "r", NULL},
    {"ɾ", "t", NULL},   {"ɡ", "g", NULL},  {"b", "b", NULL},  {"d", "d", NULL},  {"f", "f", NULL},
    {"h", "h", NULL},   {"k", "k", NULL},  {"l", "l", NULL},  {"m", "m", NULL},  {"n", "n", NULL},
    {"p", "p", NULL},   {"s", "s", NULL},  {"t", "t", NULL},  {"v", "v", NULL},  {"w", "w", NULL},
    {"z", "z", NULL},
};

typedef struct {
    const Sound *sound;
    gboolean vowel, stressed;
} Heard;

static const Sound *sound_at(const char *p, const Sound *sounds, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (g_str_has_prefix(p, sounds[i].ipa))
            return &sounds[i];
    return NULL;
}

/* The sounds of a word, the stress on its vowel; 0 where one has no letters or there are too many.
 */
static guint take_apart(const char *word, Heard *heard)
{
    g_autoptr(GString) plain = g_string_new(word);
    (void)g_string_replace(plain, "ː", "", 0);
    (void)g_string_replace(plain, "ˌ", "", 0);
    (void)g_string_replace(plain, ".", "", 0);
    (void)g_string_replace(plain, "r", "ɹ", 0);
    gboolean stressed = FALSE;
    guint n = 0;
    for (const char *p = plain->str; *p != '\0';) {
        if (g_str_has_prefix(p, "ˈ")) {
            stressed = TRUE;
            p += strlen("ˈ");
            continue;
        }
        const Sound *vowel = sound_at(p, vowels, G_N_ELEMENTS(vowels));
        /* "STAY-dee-uh", but "NEER". */
        if (!stressed && g_str_has_prefix(p, "iə") && !g_str_has_prefix(p, "iəɹ"))
            vowel = sound_at("i", vowels, G_N_ELEMENTS(vowels));
        const Sound *sound =
            vowel != NULL ? vowel : sound_at(p, consonants, G_N_ELEMENTS(consonants));
        if (sound == NULL || n == MAX_SOUNDS)
            return 0;
        heard[n++] = (Heard){sound, vowel != NULL, vowel != NULL && stressed};
        stressed = stressed && vowel == NULL;
        p += strlen(sound->ipa);
    }
    return n;
}

/* Whether a syllable may begin with these two. */
static gboolean begin_together(const Heard *first, const Heard *second)
{
    const char *a = first->sound->letters;
    const char *b = second->sound->letters;
    if (strchr("yw", *b) != NULL)
        return strcmp(a, "ng") != 0 && strchr("yw", *a) == NULL;
    if (strchr("rl", *b) != NULL)
        return strlen(a) == 1 && strchr(*b == 'r' ? "pbtdkgf" : "pbkgfs", *a) != NULL;
    return strcmp(a, "s") == 0 && strlen(b) == 1 && strchr("ptkmn", *b) != NULL;
}

/* Where the syllable of the vowel at index next begins, whose predecessor is the vowel at last. */
static guint syllable_begin(const Heard *heard, guint last, guint next)
{
    guint begin = next;
    if (begin > last + 1)
        begin--;
    if (strcmp(heard[begin].sound->letters, "ng") == 0)
        begin++;
    while (begin < next && begin > last + 1 && begin_together(&heard[begin - 1], &heard[begin]))
        begin--;
    /* A short vowel has a consonant behind it. */
    return heard[last].sound->open == NULL && begin == last + 1 && begin < next ? begin + 1 : begin;
}

static void append_syllable(GString *out, const Heard *heard, guint begin, guint end)
{
    gsize from = out->len;
    gboolean stressed = FALSE;
    for (guint i = begin; i < end; i++) {
        const Sound *sound = heard[i].sound;
        const char *letters =
            heard[i].vowel && i + 1 == end && sound->open != NULL ? sound->open : sound->letters;
        stressed = stressed || heard[i].stressed;
        /* "y" at a syllable's beginning, or where it is not stressed, is another sound. */
        if (strcmp(letters, "y") == 0 && heard[i].vowel && (i == begin || !heard[i].stressed))
            letters = i == begin ? "eye" : "igh";
        g_string_append(out, letters);
    }
    for (gsize i = from; i < out->len && stressed; i++)
        out->str[i] = g_ascii_toupper(out->str[i]);
}

static gboolean append_word(GString *out, const char *word)
{
    Heard heard[MAX_SOUNDS];
    guint n = take_apart(word, heard);
    guint begin = 0, last = n;
    for (guint i = 0; i < n; i++) {
        if (!heard[i].vowel)
            continue;
        if (last < n) {
            guint next = syllable_begin(heard, last, i);
            append_syllable(out, heard, begin, next);
            g_string_append_c(out, '-');
            begin = next;
        }
        last = i;
    }
    append_syllable(out, heard, begin, n);
    return n > 0 && last < n;
}

char *respell(const char *ipa)
{
    g_autofree char *canonical = ipa_canonical(ipa, NULL);
    if (canonical == NULL)
        return NULL;
    g_auto(GStrv) words = g_strsplit(canonical, " ", -1);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        if (!append_word(out, words[i]))
            return NULL;
    }
    g_autofree char *back = respelling_to_ipa(out->str);
    gboolean same = back != NULL && (sound_key_same(canonical, back) ||
                                     sound_key_distance(canonical, back) < HARDLY_APART);
    return same ? g_strdup(out->str) : NULL;
}
