/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/arpabet.h"

#include <string.h>

#include "lexicon/ipa.h"

/* The longest words of the dictionary have about 30 phonemes. */
#define MAX_PHONEMES 200

typedef struct {
    const char *name;
    const char *ipa;        /* of a vowel: stressed */
    const char *unstressed; /* of a vowel; NULL: a consonant */
    char class;             /* of consonants, for what may begin a syllable */
} Symbol;

static const Symbol symbols[] = {
    {"AA", "ɑː", "ɑː", 0}, {"AE", "æ", "æ", 0},   {"AH", "ʌ", "ə", 0},   {"AO", "ɔː", "ɔː", 0},
    {"AW", "aʊ", "aʊ", 0}, {"AY", "aɪ", "aɪ", 0}, {"B", "b", NULL, 'p'}, {"CH", "tʃ", NULL, 0},
    {"D", "d", NULL, 'p'}, {"DH", "ð", NULL, 0},  {"EH", "ɛ", "ɛ", 0},   {"ER", "ɜː", "ɚ", 0},
    {"EY", "eɪ", "eɪ", 0}, {"F", "f", NULL, 'p'}, {"G", "ɡ", NULL, 'p'}, {"HH", "h", NULL, 0},
    {"IH", "ɪ", "ɪ", 0},   {"IY", "iː", "i", 0},  {"JH", "dʒ", NULL, 0}, {"K", "k", NULL, 't'},
    {"L", "l", NULL, 'l'}, {"M", "m", NULL, 'n'}, {"N", "n", NULL, 'n'}, {"NG", "ŋ", NULL, 'g'},
    {"OW", "oʊ", "oʊ", 0}, {"OY", "ɔɪ", "ɔɪ", 0}, {"P", "p", NULL, 't'}, {"R", "ɹ", NULL, 'l'},
    {"S", "s", NULL, 's'}, {"SH", "ʃ", NULL, 0},  {"T", "t", NULL, 't'}, {"TH", "θ", NULL, 'p'},
    {"UH", "ʊ", "ʊ", 0},   {"UW", "uː", "uː", 0}, {"V", "v", NULL, 0},   {"W", "w", NULL, 'l'},
    {"Y", "j", NULL, 'l'}, {"Z", "z", NULL, 0},   {"ZH", "ʒ", NULL, 0},
};

typedef struct {
    const Symbol *symbol;
    char stress; /* '0', '1', '2', or 0 where none is given */
} Phoneme;

typedef struct {
    Phoneme phonemes[MAX_PHONEMES];
    guint n;
} Word;

static gboolean is_vowel(const Phoneme *phoneme)
{
    return phoneme->symbol->unstressed != NULL;
}

static gboolean parse_symbol(const char *text, gsize length, Phoneme *phoneme)
{
    phoneme->stress = 0;
    if (length > 1 && text[length - 1] >= '0' && text[length - 1] <= '2')
        phoneme->stress = text[--length];
    for (gsize i = 0; i < G_N_ELEMENTS(symbols); i++)
        if (strlen(symbols[i].name) == length &&
            g_ascii_strncasecmp(symbols[i].name, text, length) == 0) {
            phoneme->symbol = &symbols[i];
            return phoneme->stress == 0 || is_vowel(phoneme);
        }
    return FALSE;
}

static gboolean parse(const char *arpabet, Word *word, GError **error)
{
    word->n = 0;
    for (const char *p = arpabet; *p != '\0';) {
        gsize length = strcspn(p, " \t");
        if (length > 0 && word->n == MAX_PHONEMES) {
            g_set_error(error, IPA_ERROR, IPA_ERROR_TOO_LONG,
                        "the pronunciation has more than %d sounds", MAX_PHONEMES);
            return FALSE;
        }
        if (length > 0 && !parse_symbol(p, length, &word->phonemes[word->n++])) {
            g_set_error(error, IPA_ERROR, IPA_ERROR_SYMBOL,
                        "'%.*s' (sound %u of '%s') is not an ARPAbet symbol like AH0 or SH",
                        (int)MIN(length, 20), p, word->n, arpabet);
            return FALSE;
        }
        p += length;
        p += strspn(p, " \t");
    }
    if (word->n > 0)
        return TRUE;
    g_set_error(error, IPA_ERROR, IPA_ERROR_EMPTY, "the pronunciation is empty");
    return FALSE;
}

/* Not a vowel that is murmured: AH, and ER at the end. */
static gboolean takes_stress(const Phoneme *phoneme, gboolean last)
{
    return strcmp(phoneme->symbol->name, "AH") != 0 &&
           (!last || strcmp(phoneme->symbol->name, "ER") != 0);
}

/* A long vowel, or one before two consonants. */
static gboolean is_heavy(const Word *word, guint at)
{
    const char *ipa = word->phonemes[at].symbol->ipa;
    if (g_utf8_strlen(ipa, -1) > 1)
        return TRUE;
    return at + 2 < word->n && !is_vowel(&word->phonemes[at + 1]) &&
           !is_vowel(&word->phonemes[at + 2]);
}

/* The Latin stress rule, which fits most English names: of two syllables the first, of more the
 * last but one where it is heavy, else the one before; never on a murmured vowel if another is
 * there. */
static void guess_stress(Word *word)
{
    guint vowels[MAX_PHONEMES];
    guint n = 0;
    for (guint i = 0; i < word->n; i++)
        if (is_vowel(&word->phonemes[i])) {
            if (word->phonemes[i].stress != 0)
                return;
            vowels[n++] = i;
        }
    if (n == 0)
        return;
    guint at = n <= 2 ? 0 : is_heavy(word, vowels[n - 2]) ? n - 2 : n - 3;
    guint wanted = at;
    while (at > 0 && !takes_stress(&word->phonemes[vowels[at]], at + 1 == n))
        at--;
    if (!takes_stress(&word->phonemes[vowels[at]], at + 1 == n))
        for (at = wanted; at + 1 < n && !takes_stress(&word->phonemes[vowels[at]], FALSE);)
            at++;
    for (guint i = 0; i < n; i++)
        word->phonemes[vowels[i]].stress = i == at ? '1' : '0';
}

/* Where the syllable of the vowel at index begins. */
static guint onset_of(const Word *word, guint vowel)
{
    guint at = vowel;
    while (at > 0 && !is_vowel(&word->phonemes[at - 1]))
        at--;
    if (at == 0)
        return 0;
    guint begin = vowel;
    if (begin > at && word->phonemes[begin - 1].symbol->class != 'g')
        begin--;
    if (begin == vowel || begin == at)
        return begin;
    char class = word->phonemes[begin].symbol->class;
    char before = word->phonemes[begin - 1].symbol->class;
    if (class == 'l' && (before == 'p' || before == 't'))
        begin--;
    if (begin > at && word->phonemes[begin - 1].symbol->class == 's' &&
        strchr("tnl", word->phonemes[begin].symbol->class) != NULL)
        begin--;
    return begin;
}

char *arpabet_to_ipa(const char *arpabet, GError **error)
{
    Word word;
    if (!parse(arpabet, &word, error))
        return NULL;
    guess_stress(&word);
    const char *marks[MAX_PHONEMES] = {NULL};
    for (guint i = 0; i < word.n; i++) {
        char stress = is_vowel(&word.phonemes[i]) ? word.phonemes[i].stress : 0;
        if (stress == '1' || stress == '2')
            marks[onset_of(&word, i)] = stress == '1' ? "ˈ" : "ˌ";
    }
    g_autoptr(GString) ipa = g_string_new(NULL);
    for (guint i = 0; i < word.n; i++) {
        const Phoneme *phoneme = &word.phonemes[i];
        if (marks[i] != NULL)
            g_string_append(ipa, marks[i]);
        gboolean weak = is_vowel(phoneme) && phoneme->stress != '1' && phoneme->stress != '2';
        g_string_append(ipa, weak ? phoneme->symbol->unstressed : phoneme->symbol->ipa);
    }
    return g_strdup(ipa->str);
}

/* Longest first among those with the same beginning; '*' takes the stress digit. */
static const struct {
    const char *ipa, *arpabet;
} back[] = {
    {"aɪɚ", "AY* ER0"}, {"aɪə", "AY* AH0"}, {"aʊɚ", "AW* ER0"}, {"aʊə", "AW* ER0"},
    {"ɪəɹ", "IH* R"},   {"ɛəɹ", "EH* R"},   {"eəɹ", "EH* R"},   {"ʊəɹ", "UH* R"},
    {"ɜːɹ", "ER*"},     {"ɜː", "ER*"},      {"ɝ", "ER*"},       {"ɚ", "ER*"},
    {"əɹ", "ER0"},      {"ɪə", "IH* R"},    {"ɛə", "EH* R"},    {"eə", "EH* R"},
    {"ʊə", "UH* R"},    {"eɪ", "EY*"},      {"aɪ", "AY*"},      {"ɔɪ", "OY*"},
    {"aʊ", "AW*"},      {"oʊ", "OW*"},      {"əʊ", "OW*"},      {"ɑː", "AA*"},
    {"ɔː", "AO*"},      {"iː", "IY*"},      {"uː", "UW*"},      {"tʃ", "CH"},
    {"dʒ", "JH"},       {"æ", "AE*"},       {"a", "AE*"},       {"ɑ", "AA*"},
    {"ɒ", "AA*"},       {"ɔ", "AO*"},       {"ɛ", "EH*"},       {"e", "EH*"},
    {"ɪ", "IH*"},       {"ᵻ", "IH*"},       {"i", "IY*"},       {"ʊ", "UH*"},
    {"u", "UW*"},       {"ʌ", "AH*"},       {"ə", "AH*"},       {"ɐ", "AH*"},
    {"o", "OW*"},       {"b", "B"},         {"d", "D"},         {"ð", "DH"},
    {"f", "F"},         {"ɡ", "G"},         {"h", "HH"},        {"k", "K"},
    {"l", "L"},         {"ɫ", "L"},         {"m", "M"},         {"n", "N"},
    {"ŋ", "NG"},        {"p", "P"},         {"ɹ", "R"},         {"r", "R"},
    {"s", "S"},         {"ʃ", "SH"},        {"t", "T"},         {"ɾ", "T"},
    {"θ", "TH"},        {"v", "V"},         {"w", "W"},         {"j", "Y"},
    {"z", "Z"},         {"ʒ", "ZH"},        {"x", "K"},
};

static void append_back(GString *out, const char *arpabet, char *stress)
{
    if (out->len > 0)
        g_string_append_c(out, ' ');
    for (; *arpabet != '\0'; arpabet++) {
        g_string_append_c(out, *arpabet == '*' ? *stress : *arpabet);
        if (*arpabet == '*')
            *stress = '0';
    }
}

char *arpabet_from_ipa(const char *ipa)
{
    g_autoptr(GString) out = g_string_new(NULL);
    IpaShape shape = ipa_shape(ipa);
    char stress = shape.vowels == 1 && shape.primary == 0 ? '1' : '0';
    for (const char *p = ipa; *p != '\0';) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0x2C8 || c == 0x2CC || c == '.' || c == ' ') {
            if (c > 0x80)
                stress = c == 0x2C8 ? '1' : '2';
            p = g_utf8_next_char(p);
            continue;
        }
        gsize i = 0;
        while (i < G_N_ELEMENTS(back) && !g_str_has_prefix(p, back[i].ipa))
            i++;
        if (i == G_N_ELEMENTS(back))
            return NULL;
        append_back(out, back[i].arpabet, &stress);
        p += strlen(back[i].ipa);
    }
    return g_strdup(out->str);
}
