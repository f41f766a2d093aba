/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/risk.h"

#include <string.h>

#include "curation/acronym.h"
#include "curation/respell.h"
#include "curation/sound_key.h"
#include "lexicon/ipa.h"

/* From here on no accent explains the difference. */
#define RISK_SURE 1.2
/* Of the words that a compound is made of. */
#define LEAST_PART 4

/* What the signs look at. */
typedef struct {
    const char *word, *said;
    const Dictionary *dictionary;
    gboolean capitals, digits;
    gboolean known;  /* to the dictionary */
    double distance; /* of what is said from the nearest of the dictionary's; 0: not known */
} Facts;

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

static gboolean has_digit_and_letter(const char *word)
{
    gboolean digit = FALSE, letter = FALSE;
    for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
        digit = digit || g_ascii_isdigit(*p);
        letter = letter || g_unichar_isalpha(g_utf8_get_char(p));
    }
    return digit && letter;
}

/* The dictionary's pronunciations, of the word without its accents if need be.  Two capitals are
 * letters, whatever word they would be. */
static char **find_known(const Dictionary *dictionary, const char *word)
{
    if (strlen(word) == 2 && is_capitals(word))
        return NULL;
    char **found = dictionary != NULL ? dictionary_find(dictionary, word) : NULL;
    if (found != NULL || dictionary == NULL)
        return found;
    g_autofree char *plain = g_str_to_ascii(word, "C");
    return dictionary_find(dictionary, plain);
}

static Facts facts_of(const RiskCase *c)
{
    Facts facts = {.word = c->word,
                   .said = c->said,
                   .dictionary = c->dictionary,
                   .capitals = is_capitals(c->word),
                   .digits = has_digit_and_letter(c->word)};
    g_auto(GStrv) variants = find_known(c->dictionary, c->word);
    facts.known = variants != NULL && *variants != NULL;
    for (guint i = 0; facts.known && c->said != NULL && variants[i] != NULL; i++) {
        double distance = sound_key_distance(c->said, variants[i]);
        facts.distance = i == 0 ? distance : MIN(distance, facts.distance);
    }
    return facts;
}

static gboolean is_said_otherwise(const Facts *f)
{
    return f->distance >= SOUND_KEY_FAR && f->distance < RISK_SURE;
}

static gboolean is_said_quite_otherwise(const Facts *f)
{
    return f->distance >= RISK_SURE;
}

static gboolean is_unknown_acronym(const Facts *f)
{
    return f->capitals && !f->digits && !f->known;
}

static gboolean is_said_unlikely(const Facts *f)
{
    return f->said != NULL &&
           acronym_is_likely_word(f->word) == acronym_is_spelled(f->word, f->said);
}

static gboolean is_odd_acronym(const Facts *f)
{
    return is_unknown_acronym(f) && is_said_unlikely(f);
}

static gboolean is_usual_acronym(const Facts *f)
{
    return is_unknown_acronym(f) && !is_said_unlikely(f);
}

/* Capitals inside: iPhone, AfD, MacBook. */
static gboolean is_mixed(const Facts *f)
{
    if (f->capitals || *f->word == '\0')
        return FALSE;
    for (const char *p = g_utf8_next_char(f->word); *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isupper(g_utf8_get_char(p)) && p[-1] != '-' && p[-1] != '\'')
            return TRUE;
    return FALSE;
}

/* "KAY-VIST" for "Kvist": letters by their names, each with a stress. */
static gboolean is_in_pieces(const Facts *f)
{
    return f->said != NULL && !f->capitals && !is_mixed(f) && ipa_shape(f->said).primary > 1;
}

static gboolean has_digits(const Facts *f)
{
    return f->digits;
}

static gboolean has_strange_letter(const Facts *f)
{
    for (const char *p = f->word; *p != '\0'; p++)
        if ((guchar)*p >= 0x80)
            return TRUE;
    return FALSE;
}

/* Letters in a row that English words rarely have. */
static gboolean has_foreign_pattern(const Facts *f)
{
    static const char *const patterns[] = {
        "aa",    "ii",    "uu",   "cz",   "dz",  "dj",  "tj",  "sz",  "zs",  "zh",  "kh",
        "hw",    "ij",    "jj",   "kj",   "lj",  "nj",  "sj",  "vl",  "vr",  "zw",  "zd",
        "zb",    "bh",    "dh",   "gj",   "gw",  "tl",  "tz",  "tsk", "sch", "eau", "oux",
        "ieu",   "ogne",  "agn",  "igl",  "ghi", "ghe", "gua", "hua", "iao", "uai", "uei",
        "xi",    "xu",    "qi",   "qa",   "qo",  "aou", "ouz", "ouk", "ouf", "yk",  "yj",
        "owski", "owicz", "ovic", "nkov", "iy",  "yy"};
    if (f->capitals)
        return FALSE;
    g_autofree char *lower = g_utf8_strdown(f->word, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++)
        if (strstr(lower, patterns[i]) != NULL)
            return TRUE;
    const char *q = strchr(lower, 'q');
    gsize length = strlen(lower);
    return (q != NULL && q[1] != 'u') || (length > 1 && strchr("jqv", lower[length - 1]) != NULL) ||
           (length > 3 && lower[length - 1] == 'i') || g_str_has_prefix(lower, "ts") ||
           g_str_has_prefix(lower, "nk") || g_str_has_prefix(lower, "nd");
}

/* "beachbody", "rewilding": of words that the dictionary has. */
static gboolean is_made_of_known(const Facts *f)
{
    static const char *const endings[] = {"s",    "es", "ed",  "d",   "er",   "ers", "ing",
                                          "ings", "ly", "ism", "ist", "ists", "ish", "ness"};
    static const char *const beginnings[] = {"un", "re", "non", "anti", "pre", "post", "over"};
    gsize length = strlen(f->word);
    for (gsize at = LEAST_PART; at + LEAST_PART <= length; at++) {
        g_autofree char *head = g_strndup(f->word, at);
        if (dictionary_has(f->dictionary, head) && dictionary_has(f->dictionary, f->word + at))
            return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *stem = g_strndup(f->word, length - MIN(length, strlen(endings[i])));
        if (g_str_has_suffix(f->word, endings[i]) && strlen(stem) >= LEAST_PART &&
            dictionary_has(f->dictionary, stem))
            return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++)
        if (g_ascii_strncasecmp(f->word, beginnings[i], strlen(beginnings[i])) == 0 &&
            dictionary_has(f->dictionary, f->word + strlen(beginnings[i])))
            return TRUE;
    return FALSE;
}

static gboolean is_unknown(const Facts *f)
{
    return f->dictionary != NULL && !f->capitals && !f->known && !is_made_of_known(f);
}

static gboolean is_compound(const Facts *f)
{
    return f->dictionary != NULL && !f->capitals && !f->known && is_made_of_known(f);
}

static const struct {
    guint points;
    const char *description;
    gboolean (*shows)(const Facts *facts);
} signs[] = {
    {6, "said very differently in the dictionary", is_said_quite_otherwise},
    {3, "said differently in the dictionary", is_said_otherwise},
    {4, "not in the dictionary", is_unknown},
    {1, "made of words that the dictionary has", is_compound},
    {4, "capitals that may be a word or letters", is_odd_acronym},
    {1, "capitals", is_usual_acronym},
    {2, "capitals inside", is_mixed},
    {3, "said in pieces", is_in_pieces},
    {3, "letters and digits mixed", has_digits},
    {3, "letters that English does not have", has_strange_letter},
    {2, "letters in an order that English rarely has", has_foreign_pattern},
};

RiskSigns risk_signs(const RiskCase *risk_case, guint *points)
{
    RiskSigns found = 0;
    Facts facts = facts_of(risk_case);
    *points = 0;
    /* However it looks, it is said as the dictionary has it. */
    if (facts.known && facts.said != NULL && facts.distance < SOUND_KEY_FAR)
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i].shows(&facts)) {
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

/* Language that letters give away, the surest first. */
static const char *language_of(const char *word)
{
    static const struct {
        const char *letters, *language;
    } tells[] = {
        {"ł", "pl"},    {"ń", "pl"},     {"ś", "pl"}, {"ź", "pl"}, {"ż", "pl"},   {"ą", "pl"},
        {"ę", "pl"},    {"owicz", "pl"}, {"ñ", "es"}, {"ã", "pt"}, {"õ", "pt"},   {"êni", "pt"},
        {"inho", "pt"}, {"ğ", "tr"},     {"ş", "tr"}, {"ı", "tr"}, {"å", "da"},   {"ø", "da"},
        {"æ", "da"},    {"ě", "cs"},     {"ř", "cs"}, {"ů", "cs"}, {"ő", "hu"},   {"ű", "hu"},
        {"ß", "de"},    {"ä", "de"},     {"ö", "de"}, {"ü", "de"}, {"eau", "fr"}, {"oux", "fr"},
        {"ieux", "fr"}, {"è", "fr"},     {"ê", "fr"}, {"ë", "fr"}, {"î", "fr"},   {"œ", "fr"},
        {"û", "fr"},    {"ù", "fr"},     {"č", "cs"}, {"š", "cs"}, {"ž", "cs"},   {"é", "fr"},
        {"ç", "fr"},    {"à", "fr"},     {"á", "es"}, {"í", "es"}, {"ó", "es"},   {"cch", "it"},
        {"zzo", "it"},  {"gli", "it"},
    };
    g_autofree char *lower = g_utf8_strdown(word, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(tells); i++)
        if (strstr(lower, tells[i].letters) != NULL)
            return tells[i].language;
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
        gboolean here = vowel && !inside && ++vowels == stressed;
        if (here)
            g_string_append(out, "ˈ");
        /* The murmured vowel is never stressed. */
        if (c != 0x2C8)
            g_string_append_unichar(out, here && c == 0x259 ? 0x28C : c);
        if (vowel || c != 0x2D0)
            inside = vowel;
    }
    return g_string_free(out, FALSE);
}

static char *suggest_sounds(const char *ipa)
{
    g_autofree char *canonical = ipa_canonical(ipa, NULL);
    g_autofree char *respelled = canonical != NULL ? respell(canonical) : NULL;
    if (respelled != NULL)
        return g_strdup_printf("say: %s", respelled);
    return canonical != NULL ? g_strdup_printf("ipa: %s", canonical) : NULL;
}

char *risk_suggest(const RiskCase *c)
{
    g_auto(GStrv) variants = find_known(c->dictionary, c->word);
    gboolean known = variants != NULL && *variants != NULL;
    if (is_capitals(c->word)) {
        gboolean letters =
            known ? acronym_is_spelled(c->word, variants[0]) : !acronym_is_likely_word(c->word);
        return g_strdup(letters ? "letters: true" : "word: true");
    }
    char *suggestion = NULL;
    if (known) {
        gboolean stress = dictionary_has_stress(c->dictionary);
        g_autofree char *ipa = with_stress_of(variants[0], stress ? NULL : c->said);
        suggestion = suggest_sounds(ipa);
    }
    const char *language = language_of(c->word);
    if (suggestion == NULL && language != NULL)
        return g_strdup_printf("language: %s", language);
    if (suggestion == NULL && c->said != NULL)
        suggestion = suggest_sounds(c->said);
    return suggestion != NULL ? suggestion : g_strdup("say: ");
}
