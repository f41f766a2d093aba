/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/ipa.h"

#include <string.h>

#include "lexicon/arpabet.h"

G_DEFINE_QUARK(narrator - ipa - error - quark, ipa_error)

typedef struct {
    gunichar given;
    const char *canonical;
} Replacement;

/* Sorted by given.  "" drops the sign: brackets, ties, and details that no voice tells apart. */
static const Replacement replacements[] = {
    {'\'', "ˈ"},   {'(', ""},     {')', ""},     {'/', ""},     {':', "ː"},    {'[', ""},
    {']', ""},     {'g', "ɡ"},    {0xA0, " "},   {0xE7, "ç"},   {0x131, "ɪ"},  {0x1DD, "ə"},
    {0x269, "ɪ"},  {0x277, "ʊ"},  {0x27C, "ɹ"},  {0x2A3, "dz"}, {0x2A4, "dʒ"}, {0x2A5, "dʑ"},
    {0x2A6, "ts"}, {0x2A7, "tʃ"}, {0x2A8, "tɕ"}, {0x2B9, "ˈ"},  {0x2BC, ""},   {0x2CA, "ˈ"},
    {0x2CD, "ˌ"},  {0x2D0, "ː"},  {0x2D1, ""},   {0x35C, ""},   {0x361, ""},   {0x3B1, "ɑ"},
    {0x3B5, "ɛ"},  {0x3B9, "ɪ"},  {0x3BB, "ʌ"},  {0x3C5, "ʊ"},  {0x3C6, "ɸ"},  {0x430, "a"},
    {0x435, "e"},  {0x43E, "o"},  {0x440, "p"},  {0x441, "s"},  {0x443, "u"},  {0x445, "x"},
    {0x456, "i"},  {0x458, "j"},  {0x4D9, "ə"},  {0x1D4A, "ə"}, {0x200B, ""},  {0x200D, ""},
    {0x2018, "ˈ"}, {0x2019, "ˈ"}, {0x2032, "ˈ"}, {0x203F, ""},  {0x2192, " "}, {0x222B, "ʃ"},
    {0x2C9, ""},   {0xB7, "."},   {0x2027, "."}, {0x2022, "."}, {0x2B1, "ʰ"},
};

/* Kept as they are, beside the IPA Extensions block. */
static const char kept[] = "abcdefhijklmnopqrstuvwxyzæçðøħŋœθβχǀǁǂǃⱱᵻᵿ. -ˈˌːʰʲʷˠˤⁿˡ˞|‖˥˦˧˨˩";

static const char *replacement_of(gunichar c)
{
    for (gsize i = 0; i < G_N_ELEMENTS(replacements); i++)
        if (replacements[i].given == c)
            return replacements[i].canonical;
    return NULL;
}

static gboolean is_ipa(gunichar c)
{
    if (c >= 'a' && c <= 'z')
        return c != 'g';
    if (c >= 0x250 && c <= 0x2AF)
        return replacement_of(c) == NULL;
    if (c >= 0x300 && c <= 0x36F)
        return c != 0x35C && c != 0x361;
    return g_utf8_strchr(kept, -1, c) != NULL;
}

/* What people write for IPA who know respellings, X-SAMPA or an engine's notation. */
static const char *hint_for(gunichar c)
{
    static const Replacement hints[] = {
        {'@', "ə"}, {'3', "ɜ"}, {'A', "ɑ"}, {'D', "ð"}, {'E', "ɛ"}, {'I', "ɪ"},
        {'N', "ŋ"}, {'O', "ɔ"}, {'Q', "ɒ"}, {'S', "ʃ"}, {'T', "θ"}, {'U', "ʊ"},
        {'V', "ʌ"}, {'Z', "ʒ"}, {'"', "ˈ"}, {'%', "ˌ"}, {'{', "æ"}, {'?', "ʔ"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(hints); i++)
        if (hints[i].given == c)
            return hints[i].canonical;
    return NULL;
}

static void set_symbol_error(const char *fault, const char *given, GError **error)
{
    gunichar c = g_utf8_get_char(fault);
    glong position = g_utf8_pointer_to_offset(given, fault) + 1;
    char sign[8] = "";
    sign[g_unichar_to_utf8(c, sign)] = '\0';
    const char *hint = hint_for(c);
    g_autofree char *arpabet = arpabet_to_ipa(given, NULL);
    if (arpabet != NULL)
        g_set_error(error, IPA_ERROR, IPA_ERROR_SYMBOL,
                    "'%s' is ARPAbet, as the CMU dictionary has it; give it as 'arpabet', or as "
                    "'%s'",
                    given, arpabet);
    else if (c == ',' || c == ';')
        g_set_error(error, IPA_ERROR, IPA_ERROR_SYMBOL,
                    "'%s' holds a '%s' (character %ld); give one pronunciation, and ˌ for "
                    "secondary stress",
                    given, sign, position);
    else
        g_set_error(error, IPA_ERROR, IPA_ERROR_SYMBOL,
                    "'%s' (character %ld of '%s') is not a sign of the phonetic alphabet%s%s%s",
                    sign, position, given, hint ? "; did you mean '" : "", hint ? hint : "",
                    hint ? "'?" : "");
}

/* Canonical already, as most files have it: ASCII letters and the commonest signs. */
static gboolean is_canonical(const char *given)
{
    gboolean space = TRUE;
    for (const char *p = given; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
        gboolean plain = (c >= 'a' && c <= 'z' && c != 'g') || c == 0x2C8 || c == 0x2CC ||
                         c == 0x2D0 || c == 0xE6 || c == 0xF0 || c == 0x14B || c == 0x3B8 ||
                         (c >= 0x250 && c <= 0x2A2 && c != 0x269 && c != 0x277 && c != 0x27C) ||
                         (c == ' ' && !space);
        if (!plain)
            return FALSE;
        space = c == ' ';
    }
    return !space;
}

static gboolean append_sign(GString *out, gunichar c)
{
    const char *replacement = replacement_of(c);
    if (replacement != NULL)
        g_string_append(out, replacement);
    else if (g_unichar_isspace(c))
        g_string_append_c(out, ' ');
    else if (is_ipa(c))
        g_string_append_unichar(out, c);
    else
        return FALSE;
    return TRUE;
}

/* NULL, or the sign that is none of the alphabet. */
static const char *append_signs(GString *out, const char *given)
{
    for (const char *p = given; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gunichar parts[4];
        gsize n = c == 0xE7 ? 0 : g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
        gboolean fine = n == 0 ? append_sign(out, c) : TRUE;
        for (gsize i = 0; i < n && fine; i++)
            fine = append_sign(out, parts[i]);
        if (!fine)
            return p;
    }
    return NULL;
}

/* Single spaces, none at the ends. */
static void squeeze(GString *text)
{
    gsize to = 0;
    for (gsize from = 0; from < text->len; from++)
        if (text->str[from] != ' ' || (to > 0 && text->str[to - 1] != ' '))
            text->str[to++] = text->str[from];
    while (to > 0 && text->str[to - 1] == ' ')
        to--;
    g_string_truncate(text, to);
}

static char *refuse_length(GError **error)
{
    g_set_error(error, IPA_ERROR, IPA_ERROR_TOO_LONG, "the pronunciation is longer than %d bytes",
                IPA_MAX_BYTES);
    return NULL;
}

char *ipa_canonical(const char *given, GError **error)
{
    if (strlen(given) > IPA_MAX_BYTES)
        return refuse_length(error);
    if (is_canonical(given))
        return g_strdup(given);
    g_autoptr(GString) out = g_string_new(NULL);
    const char *fault = append_signs(out, given);
    if (fault != NULL) {
        set_symbol_error(fault, given, error);
        return NULL;
    }
    squeeze(out);
    /* ":" becomes two bytes; what is canonical must be so when it is read again */
    if (out->len > IPA_MAX_BYTES)
        return refuse_length(error);
    if (out->len > 0)
        return g_strdup(out->str);
    g_set_error(error, IPA_ERROR, IPA_ERROR_EMPTY, "the pronunciation is empty");
    return NULL;
}

guint ipa_fault_position(const char *given)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *fault = append_signs(out, given);
    return fault != NULL ? (guint)g_utf8_pointer_to_offset(given, fault) + 1 : 0;
}

guint ipa_given_position(const char *given, guint position)
{
    guint at = 1;
    for (const char *p = given; *p != '\0'; at++) {
        p = g_utf8_next_char(p);
        g_autofree char *begin = g_strndup(given, (gsize)(p - given));
        g_autofree char *canonical = ipa_canonical(begin, NULL);
        if (canonical != NULL && g_utf8_strlen(canonical, -1) >= (glong)position)
            return at;
    }
    return 1;
}

gboolean ipa_is_vowel(gunichar c)
{
    static const char vowels[] = "aeiouyæøœɐɑɒɔɘəɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻᵿ";
    return g_utf8_strchr(vowels, -1, c) != NULL;
}

IpaShape ipa_shape(const char *canonical)
{
    IpaShape shape = {0, 0, 0, *canonical != '\0'};
    gboolean in_vowel = FALSE;
    for (const char *p = canonical; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean vowel = ipa_is_vowel(c);
        /* U+0329 makes a consonant the middle of a syllable. */
        if ((vowel && !in_vowel) || c == 0x329)
            shape.vowels++;
        if (vowel || (c != 0x2D0 && !g_unichar_ismark(c)))
            in_vowel = vowel;
        shape.primary += c == 0x2C8;
        shape.secondary += c == 0x2CC;
        shape.words += c == ' ';
    }
    return shape;
}

gboolean ipa_find_lookalike(const char *given, gunichar *found, const char **proper)
{
    for (const char *p = given; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean other_script =
            (c >= 0x370 && c <= 0x4FF) || c == 0x1DD || c == 0x131 || c == 0x222B;
        if (other_script && replacement_of(c) != NULL) {
            *found = c;
            *proper = replacement_of(c);
            return TRUE;
        }
    }
    return FALSE;
}
