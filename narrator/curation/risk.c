/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/risk.h"

#include <string.h>

#include "curation/sound_key.h"
#include "lexicon/ipa.h"

static gboolean is_capitals(const char *word)
{
    guint capitals = 0;
    for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_islower(c))
            return FALSE;
        capitals += g_unichar_isupper(c) ? 1 : 0;
    }
    return capitals > 1;
}

static gboolean has_vowel_letter(const char *word)
{
    return strpbrk(word, "AEIOUYaeiouy") != NULL;
}

static gboolean has_digit_and_letter(const RiskCase *c)
{
    gboolean digit = FALSE, letter = FALSE;
    for (const char *p = c->word; *p != '\0'; p = g_utf8_next_char(p)) {
        digit = digit || g_ascii_isdigit(*p);
        letter = letter || g_unichar_isalpha(g_utf8_get_char(p));
    }
    return digit && letter;
}

static gboolean is_readable_acronym(const RiskCase *c)
{
    return is_capitals(c->word) && has_vowel_letter(c->word) && !has_digit_and_letter(c);
}

static gboolean is_bare_acronym(const RiskCase *c)
{
    return is_capitals(c->word) && !has_vowel_letter(c->word) && !has_digit_and_letter(c);
}

/* Capitals inside: iPhone, AfD, MacBook. */
static gboolean is_mixed(const RiskCase *c)
{
    if (is_capitals(c->word) || *c->word == '\0')
        return FALSE;
    for (const char *p = g_utf8_next_char(c->word); *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isupper(g_utf8_get_char(p)) && p[-1] != '-' && p[-1] != '\'')
            return TRUE;
    return FALSE;
}

static gboolean has_strange_letter(const RiskCase *c)
{
    for (const char *p = c->word; *p != '\0'; p++)
        if ((guchar)*p >= 0x80)
            return TRUE;
    return FALSE;
}

/* Letters in a row that English words rarely have. */
static gboolean has_foreign_pattern(const RiskCase *c)
{
    static const char *const patterns[] = {
        "aa",  "ii",  "uu",  "cz",    "dz",    "dj",   "tj",   "sz",  "zs",  "zh",   "kh",
        "hw",  "ij",  "jj",  "kj",    "lj",    "nj",   "sj",   "vl",  "vr",  "zw",   "zd",
        "zb",  "bh",  "dh",  "gj",    "mb",    "ng'",  "nd'",  "nk'", "gw",  "tl",   "tz",
        "tsk", "tch", "sch", "schw",  "ioux",  "eaux", "eau",  "oux", "ieu", "ogne", "agn",
        "igl", "ghi", "ghe", "gua",   "gue",   "gui",  "hua",  "iao", "uai", "uei",  "xi",
        "xu",  "qi",  "qa",  "qo",    "aou",   "ae",   "oe",   "oui", "ouz", "ouk",  "ouf",
        "ych", "yk",  "yj",  "owski", "owicz", "ovic", "nkov", "iy",  "yy"};
    g_autofree char *lower = g_utf8_strdown(c->word, -1);
    if (is_capitals(c->word))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++)
        if (strstr(lower, patterns[i]) != NULL)
            return TRUE;
    const char *q = strchr(lower, 'q');
    gsize length = strlen(lower);
    return (q != NULL && q[1] != 'u') || (length > 1 && strchr("jqv", lower[length - 1]) != NULL) ||
           (length > 3 && lower[length - 1] == 'i') || g_str_has_prefix(lower, "ts") ||
           g_str_has_prefix(lower, "nk") || g_str_has_prefix(lower, "nd");
}

static gboolean is_unknown(const RiskCase *c)
{
    return c->dictionary != NULL && !is_capitals(c->word) &&
           !dictionary_has(c->dictionary, c->word);
}

static gboolean differs(const RiskCase *c)
{
    if (c->dictionary == NULL || c->said == NULL || is_capitals(c->word))
        return FALSE;
    g_auto(GStrv) variants = dictionary_find(c->dictionary, c->word);
    if (variants == NULL || *variants == NULL)
        return FALSE;
    g_autofree char *said = sound_key(c->said, SOUND_KEY_REDUCED);
    for (guint i = 0; variants[i] != NULL; i++) {
        g_autofree char *known = sound_key(variants[i], SOUND_KEY_REDUCED);
        if (strcmp(known, said) == 0)
            return FALSE;
    }
    return TRUE;
}

static const struct {
    guint points;
    const char *description;
    gboolean (*shows)(const RiskCase *c);
} signs[] = {
    {5, "said otherwise in the dictionary", differs},
    {4, "not in the dictionary", is_unknown},
    {4, "capitals that may be a word or letters", is_readable_acronym},
    {1, "capitals", is_bare_acronym},
    {2, "capitals inside", is_mixed},
    {3, "letters and digits mixed", has_digit_and_letter},
    {3, "letters that English does not have", has_strange_letter},
    {2, "letters in an order that English rarely has", has_foreign_pattern},
};

RiskSigns risk_signs(const RiskCase *risk_case, guint *points)
{
    RiskSigns found = 0;
    *points = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i].shows(risk_case)) {
            found |= 1u << i;
            *points += signs[i].points;
        }
    return found;
}

char *risk_describe(RiskSigns found)
{
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if ((found >> i & 1) != 0)
            g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", signs[i].description);
    return g_string_free(text, FALSE);
}

/* The language that a letter gives away. */
static const char *language_of(const char *word)
{
    static const struct {
        const char *letters, *language;
    } tells[] = {{"łńśźżąę", "pl"},   {"ñ", "es"},  {"ãõ", "pt"}, {"ğşı", "tr"},     {"åøæ", "da"},
                 {"čďěňřšťůž", "cs"}, {"őű", "hu"}, {"ß", "de"},  {"èêëîœçàù", "fr"}};
    for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_unichar_tolower(g_utf8_get_char(p));
        for (gsize i = 0; c >= 0x80 && i < G_N_ELEMENTS(tells); i++)
            if (g_utf8_strchr(tells[i].letters, -1, c) != NULL)
                return tells[i].language;
    }
    return NULL;
}

/* Which run of vowels, from 1, has the primary stress, of how many. */
static guint stressed_vowel(const char *ipa, guint *vowels)
{
    guint stressed = 0;
    gboolean pending = FALSE, inside = FALSE;
    *vowels = 0;
    for (const char *p = ipa; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean vowel = ipa_is_vowel(c);
        if (vowel && !inside) {
            (*vowels)++;
            if (pending && stressed == 0)
                stressed = *vowels;
        }
        pending = pending || c == 0x2C8;
        if (vowel || c != 0x2D0)
            inside = vowel;
    }
    return stressed;
}

/* Dictionaries without stress marks leave it to a guess: the engine's is the better one, where it
 * has as many syllables. */
static char *with_stress_of(const char *known, const char *said)
{
    guint n, other;
    guint stressed = said != NULL ? stressed_vowel(said, &other) : 0;
    if (stressed_vowel(known, &n) == stressed || stressed == 0 || n != other)
        return g_strdup(known);
    GString *out = g_string_new(NULL);
    gboolean inside = FALSE;
    guint vowels = 0;
    for (const char *p = known; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean vowel = ipa_is_vowel(c);
        if (vowel && !inside && ++vowels == stressed)
            g_string_append(out, "ˈ");
        if (c != 0x2C8)
            g_string_append_unichar(out, c);
        if (vowel || c != 0x2D0)
            inside = vowel;
    }
    return g_string_free(out, FALSE);
}

char *risk_suggest(const RiskCase *c)
{
    if (is_capitals(c->word))
        return g_strdup("letters: true");
    g_auto(GStrv) variants = c->dictionary ? dictionary_find(c->dictionary, c->word) : NULL;
    if (variants != NULL && *variants != NULL) {
        gboolean stress = dictionary_has_stress(c->dictionary);
        g_autofree char *ipa = with_stress_of(variants[0], stress ? NULL : c->said);
        return g_strdup_printf("ipa: %s", ipa);
    }
    const char *language = language_of(c->word);
    if (language != NULL)
        return g_strdup_printf("language: %s", language);
    g_autofree char *said = c->said != NULL ? ipa_canonical(c->said, NULL) : NULL;
    return said != NULL ? g_strdup_printf("ipa: %s", said) : g_strdup("say: ");
}
