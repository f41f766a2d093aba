/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech/ipa_espeak.h"

#include <string.h>

G_DEFINE_QUARK(narrator - ipa - espeak - error - quark, ipa_espeak_error)

typedef struct {
    const char *ipa;
    const char *mnemonic;
    /* Of a vowel with an r in it: what is said instead where a vowel follows; else NULL. */
    const char *before_vowel;
} Sound;

/* What IPA is lowered to.  Where one spelling begins another, the longer is taken. */
static const Sound sounds[] = {
    {"p", "p", NULL},
    {"b", "b", NULL},
    {"t", "t", NULL},
    {"d", "d", NULL},
    {"k", "k", NULL},
    {"ɡ", "g", NULL},
    {"tʃ", "tS", NULL},
    {"dʒ", "dZ", NULL},
    {"f", "f", NULL},
    {"v", "v", NULL},
    {"θ", "T", NULL},
    {"ð", "D", NULL},
    {"s", "s", NULL},
    {"z", "z", NULL},
    {"ʃ", "S", NULL},
    {"ʒ", "Z", NULL},
    {"h", "h", NULL},
    {"ɦ", "h", NULL},
    {"m", "m", NULL},
    {"n", "n", NULL},
    {"ŋ", "N", NULL},
    {"l", "l", NULL},
    {"ɫ", "L", NULL},
    {"ɹ", "r", NULL},
    {"j", "j", NULL},
    {"w", "w", NULL},
    {"ʍ", "hw", NULL},
    {"x", "x", NULL},
    {"χ", "x", NULL},
    {"ç", "C", NULL},
    {"ɣ", "Q", NULL},
    {"ɬ", "l#", NULL},
    {"ɲ", "n^", NULL},
    {"ʎ", "l^", NULL},
    {"ʔ", "?", NULL},
    {"ɾ", "t#", NULL},
    {"n̩", "n-", NULL},
    {"l̩", "@L", NULL},
    {"m̩", "m-", NULL},
    {"ŋ̩", "N-", NULL},
    {"ŋ̍", "N-", NULL},
    {"ɹ̩", "3", NULL},

    {"æ", "a", NULL},
    {"a", "a", NULL},
    {"ɑː", "A:", NULL},
    {"ɑ", "A:", NULL},
    {"aː", "A:", NULL},
    {"ɐː", "A:", NULL},
    {"æː", "a", NULL},
    {"ɒ", "0", NULL},
    {"ɒː", "O:", NULL},
    {"ɔː", "O:", NULL},
    {"ɔ", "O", NULL},
    {"ɛ", "E", NULL},
    {"e", "E", NULL},
    {"eː", "eI", NULL},
    {"ɪ", "I", NULL},
    {"ɪː", "I", NULL},
    {"ᵻ", "I#", NULL},
    {"ɨ", "I#", NULL},
    {"iː", "i:", NULL},
    {"i", "i", NULL},
    {"ʊ", "U", NULL},
    {"ᵿ", "U", NULL},
    {"ɵ", "U", NULL},
    {"uː", "u:", NULL},
    {"u", "u", NULL},
    {"ʉː", "u:", NULL},
    {"ʉ", "u:", NULL},
    {"ʌ", "V", NULL},
    {"ə", "@", NULL},
    {"ɘ", "@", NULL},
    {"əː", "3:", NULL},
    {"ɐ", "a#", NULL},
    {"ɜː", "3:", NULL},
    {"ɜ", "3:", NULL},
    {"ɝː", "3:", NULL},
    {"ɝ", "3:", NULL},
    {"ɜ˞", "3:", NULL},
    {"ɜː˞", "3:", NULL},
    {"ɚ", "3", NULL},
    {"ə˞", "3", NULL},
    {"eɪ", "eI", NULL},
    {"ɛɪ", "eI", NULL},
    {"aɪ", "aI", NULL},
    {"ɑɪ", "aI", NULL},
    {"ʌɪ", "aI", NULL},
    {"ɔɪ", "OI", NULL},
    {"aʊ", "aU", NULL},
    {"ɑʊ", "aU", NULL},
    {"oʊ", "oU", NULL},
    {"əʊ", "oU", NULL},
    {"oː", "oU", NULL},
    {"o", "oU", NULL},
    {"aɪə", "aI@", NULL},
    {"aɪɚ", "aI3", NULL},
    {"iə", "i@", NULL},
    {"ɪə", "i@", NULL},
    {"eə", "e@", NULL},
    {"ɛə", "e@", NULL},
    {"ɛː", "e@", NULL},
    {"ʊə", "U@", NULL},
    {"ɔə", "O@", NULL},
    {"ɑ̃", "A~", NULL},
    {"ɑ̃ː", "A~", NULL},
    {"ɔ̃", "O~", NULL},
    {"ɔ̃ː", "O~", NULL},
    {"ɒ̃", "O~", NULL},
    /* bio-: two vowels, not the one of fire */
    {"aɪəʊ", "aIoU", NULL},
    {"aɪoʊ", "aIoU", NULL},
    {"iəʊ", "ioU", NULL},
    {"eəʊ", "eIoU", NULL},

    {"ɑːɹ", "A@", "A:r"},
    {"ɑɹ", "A@", "A:r"},
    {"ɑ˞", "A@", "A:r"},
    {"ɑː˞", "A@", "A:r"},
    {"ɔːɹ", "O@", "O:r"},
    {"ɔɹ", "O@", "O:r"},
    {"ɔ˞", "O@", "O:r"},
    {"ɔː˞", "O@", "O:r"},
    {"oːɹ", "o@", "o@r"},
    {"oɹ", "o@", "o@r"},
    {"ɛɹ", "e@", "Er"},
    {"eɹ", "e@", "Er"},
    {"eəɹ", "e@", "e@r"},
    {"ɛəɹ", "e@", "e@r"},
    {"ɛːɹ", "e@", "e@r"},
    {"ɪɹ", "i@3", "Ir"},
    {"ɪəɹ", "i@3", "i@3r"},
    {"iəɹ", "i@3", "i@3r"},
    {"iɹ", "i@3", "ir"},
    {"iːɹ", "i@3", "i:r"},
    {"ʊɹ", "U@", "Ur"},
    {"ʊəɹ", "U@", "Ur"},
    {"uɹ", "U@", "ur"},
    {"ɔəɹ", "O@", "O:r"},
    {"aɪəɹ", "aI3", "aI@r"},
    {"ɜːɹ", "3:", "3:r"},
    {"ɜɹ", "3:", "3:r"},
    {"ɝɹ", "3:", "3:r"},
    {"əɹ", "3", "@r"},
    {"əl", "@L", "@l"},
};

/* What English voices have no sound for, and what an English speaker says for it. */
static const Sound nearest[] = {
    {"y", "uː", NULL}, {"ʏ", "ʊ", NULL},  {"ø", "ɜː", NULL}, {"œ", "ɜː", NULL},  {"ɶ", "æ", NULL},
    {"ɯ", "uː", NULL}, {"ɤ", "ʌ", NULL},  {"ɞ", "ɜː", NULL}, {"ɥ", "w", NULL},   {"ʁ", "ɹ", NULL},
    {"ʀ", "ɹ", NULL},  {"β", "v", NULL},  {"ɸ", "f", NULL},  {"ʂ", "ʃ", NULL},   {"ʐ", "ʒ", NULL},
    {"ɕ", "ʃ", NULL},  {"ʑ", "ʒ", NULL},  {"ɟ", "dʒ", NULL}, {"c", "k", NULL},   {"q", "k", NULL},
    {"ɢ", "ɡ", NULL},  {"ħ", "h", NULL},  {"ʕ", "ʔ", NULL},  {"ɮ", "l", NULL},   {"ʋ", "v", NULL},
    {"ɱ", "m", NULL},  {"ɳ", "n", NULL},  {"ɴ", "ŋ", NULL},  {"ɖ", "d", NULL},   {"ʈ", "t", NULL},
    {"ɭ", "l", NULL},  {"ʟ", "l", NULL},  {"ɽ", "ɾ", NULL},  {"ɺ", "l", NULL},   {"ɰ", "w", NULL},
    {"ʙ", "b", NULL},  {"ɓ", "b", NULL},  {"ɗ", "d", NULL},  {"ɠ", "ɡ", NULL},   {"ʛ", "ɡ", NULL},
    {"ɧ", "ʃ", NULL},  {"ʄ", "dʒ", NULL}, {"ʜ", "h", NULL},  {"ʢ", "ʔ", NULL},   {"ʡ", "ʔ", NULL},
    {"ʲ", "j", NULL},  {"ʷ", "w", NULL},  {"ɛ̃", "æn", NULL}, {"œ̃", "ɜːn", NULL}, {"̃", "n", NULL},
    {"ⱱ", "v", NULL},  {"ʝ", "j", NULL},  {"ã", "ɑ̃", NULL},  {"ɐ̃", "ɑ̃", NULL},   {"õ", "ɔ̃", NULL},
    {"ʘ", "p", NULL},  {"ǀ", "t", NULL},  {"ǁ", "l", NULL},  {"ǂ", "t", NULL},   {"ǃ", "k", NULL},
};

/* Every mnemonic of the table that English voices use: where two of ours join to one of these, a
 * bar keeps them apart.  The IPA is what `espeak-ng -x`'s output is raised to; NULL: none. */
static const Sound mnemonics[] = {
    {"tʃ", "tS", NULL},  {"dʒ", "dZ", NULL},   {"ɑːɹ", "A@", NULL},  {"ɔːɹ", "O@", NULL},
    {"oːɹ", "o@", NULL}, {"eə", "e@", NULL},   {"ɪəɹ", "i@3", NULL}, {"iə", "i@", NULL},
    {"ʊə", "U@", NULL},  {"aɪɚ", "aI3", NULL}, {"aɪə", "aI@", NULL}, {"aʊə", "aU@", NULL},
    {"eɪ", "eI", NULL},  {"aɪ", "aI", NULL},   {"ɔɪ", "OI", NULL},   {"aʊ", "aU", NULL},
    {"oʊ", "oU", NULL},  {"oʊ", "oU#", NULL},  {"əl", "@L", NULL},   {"ɑ̃", "A~", NULL},
    {"ɔ̃", "O~", NULL},   {"ɑː", "A:", NULL},   {"ɔː", "O:", NULL},   {"iː", "i:", NULL},
    {"uː", "u:", NULL},  {"ɜː", "3:", NULL},   {"eː", "e:", NULL},   {"oː", "o:", NULL},
    {"p", "p", NULL},    {"b", "b", NULL},     {"t", "t", NULL},     {"t", "t2", NULL},
    {"ɾ", "t#", NULL},   {"d", "d", NULL},     {"d", "d#", NULL},    {"k", "k", NULL},
    {"ɡ", "g", NULL},    {"f", "f", NULL},     {"v", "v", NULL},     {"v", "v#", NULL},
    {"θ", "T", NULL},    {"ð", "D", NULL},     {"s", "s", NULL},     {"z", "z", NULL},
    {"z", "z#", NULL},   {"z", "z/2", NULL},   {"ʃ", "S", NULL},     {"ʒ", "Z", NULL},
    {"h", "h", NULL},    {"m", "m", NULL},     {"m̩", "m-", NULL},    {"n", "n", NULL},
    {"n̩", "n-", NULL},   {"ŋ", "N", NULL},     {"ŋ̩", "N-", NULL},    {"l", "l", NULL},
    {"l̩", "l-", NULL},   {"l", "l/", NULL},    {"l", "l/2", NULL},   {"l", "l/3", NULL},
    {"ɫ", "L", NULL},    {"ɫ", "L/", NULL},    {"ɹ", "r", NULL},     {"ɹ", "r-", NULL},
    {"ɹ", "r/", NULL},   {"ɹ", "R", NULL},     {"ɹ", "R2", NULL},    {"ɹ", "R3", NULL},
    {"j", "j", NULL},    {"w", "w", NULL},     {"w", "w#", NULL},    {"x", "x", NULL},
    {"x", "X", NULL},    {"ç", "C", NULL},     {"ɣ", "Q", NULL},     {"ɬ", "l#", NULL},
    {"ɲ", "n^", NULL},   {"ʎ", "l^", NULL},    {"ʔ", "?", NULL},     {"æ", "a", NULL},
    {"æ", "a2", NULL},   {"ɐ", "a#", NULL},    {"ɐ", "a#2", NULL},   {"æ", "aa", NULL},
    {"ɑː", "A#", NULL},  {"ɒ", "0", NULL},     {"ɒ", "0#", NULL},    {"ɒ", "02", NULL},
    {"ɔ", "O", NULL},    {"ɔ", "O2", NULL},    {"ɛ", "E", NULL},     {"ɛ", "E#", NULL},
    {"ɛ", "E2", NULL},   {"ɛ", "e#", NULL},    {"ɛ", "e", NULL},     {"ɪ", "I", NULL},
    {"ᵻ", "I#", NULL},   {"ɪ", "I2", NULL},    {"ᵻ", "I2#", NULL},   {"ɪɹ", "IR", NULL},
    {"i", "i", NULL},    {"ʊ", "U", NULL},     {"u", "u", NULL},     {"ʌ", "V", NULL},
    {"ʌɹ", "VR", NULL},  {"ə", "@", NULL},     {"ə", "@2", NULL},    {"ʊ", "@5", NULL},
    {"ə", "@-", NULL},   {"ə", "@#", NULL},    {"ɚ", "3", NULL},     {"oʊ", "o", NULL},
    {"ˈ", "'", NULL},    {"ˈ", "''", NULL},    {"ˌ", ",", NULL},     {"", "%", NULL},
    {"", "%%", NULL},    {"", "=", NULL},      {" ", "||", NULL},    {"", "|", NULL},
    {" ", " ", NULL},    {" ", "_:", NULL},    {" ", "_", NULL},     {" ", "_!", NULL},
    {"ː", ":", NULL},    {"", ";", NULL},
};

/* Marks of narrow transcription that no English voice tells apart: aspiration, dental, devoiced,
 * unreleased, raised, lowered, non-syllabic and so on; tones. */
static const char details[] = "ʰˠˤⁿˡˑ̥̪̯̬̟̠̝̞̙̘̤̰̹̜̼̺̻̈̽̚˥˦˧˨˩̂̌̀́̄̋̏̆";

typedef struct {
    const char *ipa;
    const char *p;
    GPtrArray *out;     /* mnemonics, static strings */
    guint word;         /* where the word began in out */
    const char *last;   /* sound */
    const char *stress; /* the mark that waits for its vowel */
    gboolean marked;    /* some stress is given */
    guint vowels, first_vowel;
} Lowering;

/* How many bytes at p are the sound written so; 0: they are not.  All letters for an English r are
 * one. */
static gsize spelled_so(const char *p, const char *ipa)
{
    const char *begin = p;
    while (*ipa != '\0') {
        if (g_str_has_prefix(ipa, "ɹ") &&
            (*p == 'r' || g_str_has_prefix(p, "ɹ") || g_str_has_prefix(p, "ɻ"))) {
            p = g_utf8_next_char(p);
            ipa = g_utf8_next_char(ipa);
        } else if (*p++ != *ipa++) {
            return 0;
        }
    }
    return (gsize)(p - begin);
}

/* The row of the longest sound at p, or NULL; *behind is set behind it. */
static const Sound *longest_ipa(const char *p, const Sound *table, gsize n, const char **behind)
{
    const Sound *found = NULL;
    gsize longest = 0;
    for (gsize i = 0; i < n; i++) {
        gsize length = spelled_so(p, table[i].ipa);
        if (length > longest) {
            found = &table[i];
            longest = length;
        }
    }
    *behind = p + longest;
    return found;
}

static const Sound *longest_mnemonic(const char *p)
{
    const Sound *found = NULL;
    gsize longest = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(mnemonics); i++) {
        gsize length = strlen(mnemonics[i].mnemonic);
        if (length > longest && strncmp(p, mnemonics[i].mnemonic, length) == 0) {
            found = &mnemonics[i];
            longest = length;
        }
    }
    return found;
}

static gboolean is_vowel(gunichar c)
{
    static const char vowels[] = "aeiouyæøœɐɑɒɔɘəɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻᵿ";
    return g_utf8_strchr(vowels, -1, c) != NULL;
}

static gboolean vowel_follows(const char *p)
{
    while (g_str_has_prefix(p, "ˈ") || g_str_has_prefix(p, "ˌ") || *p == '.')
        p = g_utf8_next_char(p);
    return *p != '\0' && is_vowel(g_utf8_get_char(p));
}

static gboolean is_detail(gunichar c)
{
    return g_utf8_strchr(details, -1, c) != NULL;
}

/* A base letter followed by a mark that the table does not have: the tilde of nasal vowels, the
 * stroke of syllabic consonants. */
static gboolean has_telling_mark(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    return *p != '\0' && g_unichar_ismark(c) && !is_detail(c);
}

static gboolean refuse(const Lowering *lowering, GError **error)
{
    const char *end;
    const Sound *near = longest_ipa(lowering->p, nearest, G_N_ELEMENTS(nearest), &end);
    if (near == NULL) {
        end = g_utf8_next_char(lowering->p);
        while (has_telling_mark(end))
            end = g_utf8_next_char(end);
    }
    g_autofree char *sound = g_strndup(lowering->p, (gsize)(end - lowering->p));
    long position = g_utf8_pointer_to_offset(lowering->ipa, lowering->p) + 1;
    g_set_error(error, IPA_ESPEAK_ERROR, IPA_ESPEAK_ERROR_SOUND,
                "the voice has no sound '%s' (character %ld of '%s')%s%s%s", sound, position,
                lowering->ipa, near ? "; the nearest it has is '" : "", near ? near->mnemonic : "",
                near ? "'" : "");
    return FALSE;
}

static void emit(Lowering *lowering, const char *mnemonic)
{
    g_ptr_array_add(lowering->out, (gpointer)mnemonic);
}

/* Stress, breaks and details; FALSE where a sound stands at p. */
static gboolean take_mark(Lowering *lowering)
{
    gunichar c = g_utf8_get_char(lowering->p);
    if (c == 0x2C8 || c == 0x2CC) {
        lowering->stress = c == 0x2C8 ? "'" : ",";
        lowering->marked = TRUE;
    } else if (c == ' ' || c == '|' || c == 0x2016) {
        if (lowering->out->len > lowering->word)
            emit(lowering, " ");
        lowering->word = lowering->out->len;
    } else if (c == 0x2D0) {
        if (lowering->last != NULL)
            emit(lowering, ":");
    } else if (c != '.' && c != '-' && !is_detail(c)) {
        return FALSE;
    }
    lowering->p = g_utf8_next_char(lowering->p);
    return TRUE;
}

/* Splits a row's text into mnemonics, as two sounds must not run together into another. */
static void emit_sounds(Lowering *lowering, const char *text)
{
    for (const char *p = text; *p != '\0';) {
        const Sound *sound = longest_mnemonic(p);
        emit(lowering, sound->mnemonic);
        lowering->last = sound->mnemonic;
        p += strlen(sound->mnemonic);
    }
}

static gboolean take_sound(Lowering *lowering, GError **error)
{
    const char *behind, *strange;
    const Sound *sound = longest_ipa(lowering->p, sounds, G_N_ELEMENTS(sounds), &behind);
    (void)longest_ipa(lowering->p, nearest, G_N_ELEMENTS(nearest), &strange);
    if (sound == NULL || strange > behind || has_telling_mark(behind))
        return refuse(lowering, error);
    gboolean vowel = is_vowel(g_utf8_get_char(sound->ipa));
    if (vowel && lowering->vowels++ == 0)
        lowering->first_vowel = lowering->out->len;
    if (lowering->stress != NULL && (vowel || strstr(sound->ipa, "\xCC\xA9") != NULL))
        emit(lowering, g_steal_pointer(&lowering->stress));
    gboolean joined = sound->before_vowel != NULL && vowel_follows(behind);
    emit_sounds(lowering, joined ? sound->before_vowel : sound->mnemonic);
    lowering->p = behind;
    if (lowering->out->len - lowering->word <= IPA_ESPEAK_MAX_WORD_SOUNDS)
        return TRUE;
    g_set_error(error, IPA_ESPEAK_ERROR, IPA_ESPEAK_ERROR_LENGTH,
                "a word of more than %d sounds is too long to be spoken; put a space in",
                IPA_ESPEAK_MAX_WORD_SOUNDS);
    return FALSE;
}

/* FALSE where p stands at what the voices do not have. */
static gboolean take_all(Lowering *lowering, GError **error)
{
    while (*lowering->p != '\0')
        if (!take_mark(lowering) && !take_sound(lowering, error))
            return FALSE;
    return TRUE;
}

guint ipa_espeak_fault_position(const char *ipa)
{
    g_autoptr(GPtrArray) out = g_ptr_array_new();
    Lowering lowering = {.ipa = ipa, .p = ipa, .out = out};
    if (take_all(&lowering, NULL))
        return 0;
    return (guint)g_utf8_pointer_to_offset(ipa, lowering.p) + 1;
}

/* Dictionaries leave the mark out where there is one syllable, and espeak-ng says a word without one
 * as it says "of" and "the". */
static void stress_only_vowel(Lowering *lowering)
{
    if (lowering->marked || lowering->vowels != 1 || lowering->word > 0 ||
        strcmp(g_ptr_array_index(lowering->out, lowering->first_vowel), "@") == 0)
        return;
    g_ptr_array_insert(lowering->out, (gint)lowering->first_vowel, (gpointer) "'");
}

static void add_ending(Lowering *lowering)
{
    static const char *const hissing[] = {"s", "z", "S", "Z", "tS", "dZ", NULL};
    static const char *const voiceless[] = {"p", "t", "k", "f", "T", "x", "C", "t#", "?", NULL};
    if (lowering->last == NULL)
        return;
    if (g_strv_contains(hissing, lowering->last)) {
        emit(lowering, "I#");
        emit(lowering, "z");
    } else {
        emit(lowering, g_strv_contains(voiceless, lowering->last) ? "s" : "z");
    }
}

/* All mnemonics in a row, with a bar where two would be read as another. */
static char *join(const GPtrArray *parts)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        const char *part = g_ptr_array_index(parts, i);
        g_string_append(text, part);
        if (i + 1 == parts->len)
            break;
        g_autofree char *ahead =
            g_strconcat(part, g_ptr_array_index(parts, i + 1),
                        i + 2 < parts->len ? g_ptr_array_index(parts, i + 2) : "", NULL);
        const Sound *read = longest_mnemonic(ahead);
        if (strcmp(read->mnemonic, part) != 0)
            g_string_append_c(text, '|');
    }
    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
    return g_strdup(text->str);
}

static gboolean is_english(const char *language)
{
    return g_ascii_strncasecmp(language, "en", 2) == 0 &&
           (language[2] == '\0' || language[2] == '-' || language[2] == '_');
}

char *ipa_espeak_lower(const char *ipa, const char *language, UtteranceEnding ending,
                       GError **error)
{
    if (!is_english(language)) {
        g_set_error(error, IPA_ESPEAK_ERROR, IPA_ESPEAK_ERROR_LANGUAGE,
                    "only English voices can say IPA, and this one speaks '%s'; "
                    "give the pronunciation as other words ('say')",
                    language);
        return NULL;
    }
    g_autoptr(GPtrArray) out = g_ptr_array_new();
    Lowering lowering = {.ipa = ipa, .p = ipa, .out = out};
    if (!take_all(&lowering, error))
        return NULL;
    if (lowering.last == NULL) {
        g_set_error(error, IPA_ESPEAK_ERROR, IPA_ESPEAK_ERROR_SOUND,
                    "there is no sound in the pronunciation '%s'", ipa);
        return NULL;
    }
    stress_only_vowel(&lowering);
    if (ending == UTTERANCE_S)
        add_ending(&lowering);
    return join(out);
}

char *ipa_espeak_raise(const char *text, GError **error)
{
    g_autoptr(GString) ipa = g_string_new(NULL);
    for (const char *p = text; *p != '\0';) {
        const Sound *sound = longest_mnemonic(p);
        if (sound == NULL) {
            const char *end = g_utf8_next_char(p);
            g_set_error(error, IPA_ESPEAK_ERROR, IPA_ESPEAK_ERROR_MNEMONIC,
                        "'%.*s' (character %ld of '%s') is not an espeak-ng phoneme of English",
                        (int)(end - p), p, g_utf8_pointer_to_offset(text, p) + 1, text);
            return NULL;
        }
        g_string_append(ipa, sound->ipa);
        p += strlen(sound->mnemonic);
    }
    g_strstrip(ipa->str);
    return g_strdup(ipa->str);
}
