/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "script/homographs.h"
#include "script/language_private.h"

typedef struct Section Section;
struct Section {
    const char *name;
    gboolean (*read)(Language *self, const YamlNode *node, const Section *section,
                     Diagnostics *diagnostics);
    int argument; /* a LanguageList or LanguageSense */
};

static gboolean expect(const YamlNode *node, YamlKind kind, const char *what,
                       Diagnostics *diagnostics)
{
    if (yaml_node_kind(node) == kind)
        return TRUE;
    yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR, "this should be %s",
                     kind == YAML_MAPPING    ? "a mapping"
                     : kind == YAML_SEQUENCE ? "a list"
                                             : what);
    return FALSE;
}

/* The text of a node; "" where it is null; NULL, reported, where it is no scalar. */
static const char *text_of(const YamlNode *node, Diagnostics *diagnostics)
{
    if (!expect(node, YAML_SCALAR, "text", diagnostics))
        return NULL;
    return yaml_node_is_null(node) ? "" : yaml_node_text(node);
}

static char *with_capital(const char *word)
{
    const char *rest = g_utf8_next_char(word);
    g_autofree char *first = g_utf8_strup(word, rest - word);
    return g_strconcat(first, rest, NULL);
}

static gboolean read_list(Language *self, const YamlNode *node, const Section *section,
                          Diagnostics *diagnostics)
{
    if (!expect(node, YAML_SEQUENCE, NULL, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    guint64 bit = G_GUINT64_CONSTANT(1) << section->argument;
    self->lists |= bit;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *word = text_of(yaml_node_item(node, i), diagnostics);
        good &= word != NULL;
        if (word == NULL || *word == '\0')
            continue;
        g_autofree char *capital = with_capital(word);
        language_put(self, word)->lists |= bit;
        language_put(self, capital)->lists |= bit;
    }
    return good;
}

/* A list of pairs of letters. */
static gboolean read_pairs(Language *self, const YamlNode *node, const Section *section,
                           Diagnostics *diagnostics)
{
    if (!read_list(self, node, section, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *pair = yaml_node_text(yaml_node_item(node, i));
        if (pair != NULL && strlen(pair) == 2 && g_ascii_islower(pair[0]) &&
            g_ascii_islower(pair[1]))
            continue;
        yaml_node_report(yaml_node_item(node, i), diagnostics, DIAGNOSTIC_ERROR,
                         "this should be two letters from a to z: '%s'", pair != NULL ? pair : "");
        good = FALSE;
    }
    return good;
}

static void put_first(Language *self, const char *dotted)
{
    g_autofree char *first = g_strndup(dotted, strcspn(dotted, ".\xC2"));
    if (*first != '\0')
        (void)language_put(self, first);
}

static gboolean read_senses(Language *self, const YamlNode *node, const Section *section,
                            Diagnostics *diagnostics)
{
    if (!expect(node, YAML_MAPPING, NULL, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *word = yaml_node_text(yaml_node_key(node, i));
        const YamlNode *value = yaml_node_value(node, i);
        const char *said = text_of(value, diagnostics);
        good &= said != NULL;
        if (word == NULL || *word == '\0' || said == NULL)
            continue;
        /* "z.B" makes "z", "n°" makes "n" a word that rules look at */
        if (strchr(word, '.') != NULL || g_str_has_suffix(word, "°"))
            put_first(self, word);
        /* null takes a sense away from the layer below; "" is spoken as nothing */
        language_put(self, word)->senses[section->argument] =
            yaml_node_is_null(value) && !yaml_node_is_quoted(value) ? NULL : said;
    }
    return good;
}

static gboolean read_terms(Language *self, const YamlNode *node, const Section *section,
                           Diagnostics *diagnostics)
{
    (void)section;
    if (!expect(node, YAML_MAPPING, NULL, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *key = yaml_node_text(yaml_node_key(node, i));
        const char *text = text_of(yaml_node_value(node, i), diagnostics);
        good &= text != NULL;
        if (key != NULL && text != NULL)
            *word_table_place(self->terms, key, strlen(key)) = (gpointer)text;
    }
    return good;
}

/* Twelve months or seven weekdays, each a list: the name, then its other spellings. */
static gboolean read_calendar(Language *self, const YamlNode *node, const Section *section,
                              Diagnostics *diagnostics)
{
    guint n = (guint)section->argument;
    if (!expect(node, YAML_SEQUENCE, NULL, diagnostics))
        return FALSE;
    if (yaml_node_size(node) != n) {
        yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR, "'%s' should have %u items",
                         section->name, n);
        return FALSE;
    }
    for (guint i = 0; i < n; i++) {
        const YamlNode *item = yaml_node_item(node, i);
        if (!expect(item, YAML_SEQUENCE, NULL, diagnostics) || yaml_node_size(item) == 0)
            return FALSE;
        for (guint j = 0; j < yaml_node_size(item); j++) {
            const char *word = text_of(yaml_node_item(item, j), diagnostics);
            if (word == NULL || *word == '\0')
                return FALSE;
            g_autofree char *upper = g_utf8_strup(word, -1);
            LanguageWord *records[] = {language_put(self, word), language_put(self, upper)};
            for (guint k = 0; k < 2; k++)
                *(n == 12 ? &records[k]->month : &records[k]->weekday) = (guint8)(i + 1);
            if (j == 0)
                (n == 12 ? self->months : self->weekdays)[i + 1] = word;
        }
    }
    return TRUE;
}

static gboolean yes(const YamlNode *mapping, const char *key)
{
    const YamlNode *node = yaml_node_get(mapping, key);
    const char *text = node != NULL ? yaml_node_text(node) : NULL;
    return text != NULL && (strcmp(text, "yes") == 0 || strcmp(text, "true") == 0);
}

static const char *field(const YamlNode *mapping, const char *key)
{
    const YamlNode *node = yaml_node_get(mapping, key);
    return node != NULL ? yaml_node_text(node) : NULL;
}

/* "metre", [metre, metres] or {one, many, feminine, glued}. */
static gboolean read_noun(const YamlNode *node, LanguageNoun *noun, Diagnostics *diagnostics)
{
    switch (yaml_node_kind(node)) {
    case YAML_SCALAR:
        *noun = (LanguageNoun){.one = yaml_node_text(node), .many = yaml_node_text(node)};
        break;
    case YAML_SEQUENCE:
        if (yaml_node_size(node) >= 2)
            *noun = (LanguageNoun){.one = yaml_node_text(yaml_node_item(node, 0)),
                                   .many = yaml_node_text(yaml_node_item(node, 1))};
        break;
    case YAML_MAPPING:
        *noun = (LanguageNoun){.one = field(node, "one"),
                               .many = field(node, "many"),
                               .feminine = yes(node, "feminine"),
                               .glued = yes(node, "glued"),
                               .decimal = yes(node, "decimal")};
        if (noun->many == NULL)
            noun->many = noun->one;
        break;
    }
    if (noun->one != NULL && noun->many != NULL)
        return TRUE;
    yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR,
                     "this should be a word, its singular and plural, or a mapping with 'one'");
    return FALSE;
}

static void put_unit(Language *self, const char *symbol, const LanguageNoun *noun)
{
    language_put(self, symbol)->unit = language_own(self, g_memdup2(noun, sizeof *noun), g_free);
}

/* "Kilo" and "Meter" are "Kilometer". */
static const char *owned_join(Language *self, const char *first, const char *second)
{
    g_autofree char *rest = g_utf8_strdown(second, g_utf8_next_char(second) - second);
    return language_own(self, g_strconcat(first, rest, g_utf8_next_char(second), NULL), g_free);
}

/* A unit with prefixes stands for as many units: W with [k, M] is also kW and MW. */
static gboolean put_prefixed(Language *self, const char *symbol, const LanguageNoun *noun,
                             const YamlNode *prefixes, Diagnostics *diagnostics)
{
    for (guint i = 0; i < yaml_node_size(prefixes); i++) {
        const YamlNode *item = yaml_node_item(prefixes, i);
        const char *prefix = text_of(item, diagnostics);
        if (prefix == NULL)
            return FALSE;
        g_autofree char *key = g_strconcat("prefix ", prefix, NULL);
        const char *name = language_term(self, key);
        if (name == NULL) {
            yaml_node_report(item, diagnostics, DIAGNOSTIC_ERROR,
                             "no prefix '%s' in the terms: '%s' is not there", prefix, key);
            return FALSE;
        }
        g_autofree char *prefixed = g_strconcat(prefix, symbol, NULL);
        LanguageNoun longer = *noun;
        longer.glued = FALSE;
        longer.one = owned_join(self, name, noun->one);
        longer.many = owned_join(self, name, noun->many);
        put_unit(self, prefixed, &longer);
    }
    return TRUE;
}

static gboolean read_units(Language *self, const YamlNode *node, const Section *section,
                           Diagnostics *diagnostics)
{
    (void)section;
    if (!expect(node, YAML_MAPPING, NULL, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *symbol = yaml_node_text(yaml_node_key(node, i));
        const YamlNode *value = yaml_node_value(node, i);
        LanguageNoun noun = {0};
        if (symbol == NULL || *symbol == '\0')
            continue;
        if (yaml_node_is_null(value)) {
            language_put(self, symbol)->unit = NULL;
            continue;
        }
        if (!read_noun(value, &noun, diagnostics)) {
            good = FALSE;
            continue;
        }
        put_unit(self, symbol, &noun);
        const YamlNode *prefixes =
            yaml_node_kind(value) == YAML_MAPPING ? yaml_node_get(value, "prefixes") : NULL;
        if (prefixes != NULL)
            good &= put_prefixed(self, symbol, &noun, prefixes, diagnostics);
    }
    return good;
}

/* [dollar, dollars, cent, cents], [yen, yen] or {one, many, cent, cents, feminine}. */
static gboolean read_currency(const YamlNode *node, LanguageCurrency *currency,
                              Diagnostics *diagnostics)
{
    if (!read_noun(node, &currency->major, diagnostics))
        return FALSE;
    if (yaml_node_kind(node) == YAML_SEQUENCE && yaml_node_size(node) == 4)
        currency->minor = (LanguageNoun){.one = yaml_node_text(yaml_node_item(node, 2)),
                                         .many = yaml_node_text(yaml_node_item(node, 3))};
    if (yaml_node_kind(node) == YAML_MAPPING)
        currency->minor = (LanguageNoun){.one = field(node, "cent"),
                                         .many = field(node, "cents"),
                                         .feminine = yes(node, "cent-feminine")};
    if (currency->minor.many == NULL)
        currency->minor.many = currency->minor.one;
    return TRUE;
}

static gboolean read_currencies(Language *self, const YamlNode *node, const Section *section,
                                Diagnostics *diagnostics)
{
    (void)section;
    if (!expect(node, YAML_MAPPING, NULL, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *symbol = yaml_node_text(yaml_node_key(node, i));
        LanguageCurrency currency = {0};
        if (symbol == NULL || *symbol == '\0')
            continue;
        if (read_currency(yaml_node_value(node, i), &currency, diagnostics))
            language_put(self, symbol)->currency =
                language_own(self, g_memdup2(&currency, sizeof currency), g_free);
        else
            good = FALSE;
    }
    return good;
}

static void set_free(gpointer data)
{
    word_table_free(data);
}

static gboolean read_sets(Language *self, const YamlNode *node, const Section *section,
                          Diagnostics *diagnostics)
{
    (void)section;
    if (!expect(node, YAML_MAPPING, NULL, diagnostics))
        return FALSE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *name = yaml_node_text(yaml_node_key(node, i));
        const YamlNode *words = yaml_node_value(node, i);
        if (name == NULL || !expect(words, YAML_SEQUENCE, NULL, diagnostics))
            return FALSE;
        WordTable *set = language_own(self, word_table_new(), set_free);
        for (guint j = 0; j < yaml_node_size(words); j++) {
            const char *word = text_of(yaml_node_item(words, j), diagnostics);
            if (word == NULL)
                return FALSE;
            homograph_put_word(set, word);
        }
        *word_table_place(self->sets, name, strlen(name)) = set;
    }
    return TRUE;
}

static gboolean read_homographs(Language *self, const YamlNode *node, const Section *section,
                                Diagnostics *diagnostics)
{
    (void)section;
    if (!expect(node, YAML_MAPPING, NULL, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++)
        good &= homograph_read(self, yaml_node_key(node, i), yaml_node_value(node, i), diagnostics);
    return good;
}

static const Section sections[] = {
    {"terms", read_terms, 0},
    {"months", read_calendar, 12},
    {"weekdays", read_calendar, 7},
    {"units", read_units, 0},
    {"currencies", read_currencies, 0},
    {"sets", read_sets, 0},
    {"homographs", read_homographs, 0},
    {"titles", read_senses, SENSE_TITLE},
    {"suffixes", read_senses, SENSE_SUFFIX},
    {"streets", read_senses, SENSE_STREET},
    {"states", read_senses, SENSE_STATE},
    {"numbered-abbreviations", read_senses, SENSE_NUMBERED},
    {"abbreviations", read_senses, SENSE_PLAIN},
    {"dotted-abbreviations", read_senses, SENSE_DOTTED},
    {"acronyms", read_senses, SENSE_ACRONYM},
    {"parties", read_senses, SENSE_PARTY},
    {"zones", read_senses, SENSE_ZONE},
    {"eras", read_senses, SENSE_ERA},
    {"half-days", read_senses, SENSE_HALF_DAY},
    {"clock", read_senses, SENSE_CLOCK},
    {"scales", read_senses, SENSE_SCALE},
    {"glued-scales", read_senses, SENSE_SCALE_GLUED},
    {"signs", read_senses, SENSE_SIGN},
    {"emoji", read_senses, SENSE_EMOJI},
    {"domains", read_senses, SENSE_DOMAIN},
    {"transliteration", read_senses, SENSE_LATIN},
    {"starters", read_list, LIST_STARTERS},
    {"headline-words", read_list, LIST_HEADLINE},
    {"acronym-words", read_list, LIST_ACRONYM_WORDS},
    {"acronym-letters", read_list, LIST_ACRONYM_LETTERS},
    {"headline-letters", read_list, LIST_CAPITALS},
    {"regnal", read_list, LIST_REGNAL},
    {"numbered", read_list, LIST_NUMBERED},
    {"titled", read_list, LIST_TITLED},
    {"small-numerals", read_list, LIST_SMALL_NUMERALS},
    {"footnote-words", read_list, LIST_FOOTNOTES},
    {"before-docket", read_list, LIST_DOCKET},
    {"before-part", read_list, LIST_PARTS},
    {"after-calibre", read_list, LIST_CALIBRES},
    {"before-verse", read_list, LIST_VERSES},
    {"after-karat", read_list, LIST_KARATS},
    {"headline-objects", read_list, LIST_HEADLINE_OBJECTS},
    {"headline-nouns", read_list, LIST_HEADLINE_NOUNS},
    {"headline-verbs", read_list, LIST_HEADLINE_VERBS},
    {"compass-places", read_list, LIST_COMPASS},
    {"word-beginnings", read_pairs, LIST_WORD_BEGINNINGS},
    {"word-endings", read_pairs, LIST_WORD_ENDINGS},
    {"before-year", read_list, LIST_YEARS},
    {"after-count", read_list, LIST_COUNTED},
    {"before-count", read_list, LIST_BEFORE_COUNT},
    {"before-phone", read_list, LIST_PHONE},
    {"after-phone", read_list, LIST_PHONE_AFTER},
    {"scores", read_list, LIST_SCORES},
    {"scores-with-to", read_list, LIST_SCORES_TO},
    {"cricket", read_list, LIST_CRICKET},
    {"digitwise", read_list, LIST_DIGITS},
    {"digitwise-numbers", read_list, LIST_DIGITS_NUMBERS},
    {"digitwise-after", read_list, LIST_DIGITS_AFTER},
    {"bowling", read_list, LIST_BOWLING},
    {"distances", read_list, LIST_DISTANCE},
    {"month-words", read_list, LIST_MONTH_WORDS},
    {"before-distance", read_list, LIST_BEFORE_DISTANCE},
    {"people", read_list, LIST_PEOPLE},
    {"extents", read_list, LIST_PLACES},
    {"pairs", read_list, LIST_PAIRS},
    {"determiners", read_list, LIST_DETERMINERS},
    {"function-words", read_list, LIST_FUNCTION},
    {"after-amount", read_list, LIST_AFTER_AMOUNT},
    {"rulers", read_list, LIST_FIRST_NAMES},
    {"street-words", read_list, LIST_STREETS},
    {"state-names", read_list, LIST_STATE_NAMES},
    {"dot-needed", read_list, LIST_DOT_NEEDED},
    {"before-letter", read_list, LIST_BEFORE_LETTER},
    {"after-letter", read_list, LIST_AFTER_LETTER},
    {"name-prefixes", read_list, LIST_NAME_PREFIXES},
    {"amount-nouns", read_list, LIST_AMOUNT_NOUNS},
    {"before-clock", read_list, LIST_CLOCK_BEFORE},
    {"after-clock", read_list, LIST_CLOCK_AFTER},
    {"levels", read_list, LIST_LEVELS},
    {"after-ratio", read_list, LIST_RATIOS},
    {"before-race-time", read_list, LIST_RACE_TIMES},
    {"after-military", read_list, LIST_MILITARY},
    {"dotted-weekdays", read_list, LIST_ONLY_DOTTED},
    {"feminine", read_list, LIST_FEMININE},
    {"feminine-endings", read_list, LIST_FEMININE_ENDINGS},
    {"masculine", read_list, LIST_MASCULINE},
    {"elisions", read_list, LIST_ELISIONS},
    {"before-ordinal", read_list, LIST_BEFORE_ORDINAL},
};

G_STATIC_ASSERT(LISTS <= 64);

static const Section *find_section(const char *name)
{
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(sections); i++)
        if (strcmp(sections[i].name, name) == 0)
            return &sections[i];
    return NULL;
}

static void report_unknown(const YamlNode *key, Diagnostics *diagnostics)
{
    const char *known[G_N_ELEMENTS(sections) + 1] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(sections); i++)
        known[i] = sections[i].name;
    const char *name = yaml_node_text(key) != NULL ? yaml_node_text(key) : "";
    const char *nearest = text_nearest(name, known);
    if (nearest != NULL)
        yaml_node_report(key, diagnostics, DIAGNOSTIC_ERROR,
                         "unknown section '%s', did you mean '%s'?", name, nearest);
    else
        yaml_node_report(key, diagnostics, DIAGNOSTIC_ERROR, "unknown section '%s'", name);
}

gboolean language_read_sections(Language *self, const YamlNode *root, Diagnostics *diagnostics)
{
    if (!expect(root, YAML_MAPPING, NULL, diagnostics))
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < yaml_node_size(root); i++) {
        const Section *section = find_section(yaml_node_text(yaml_node_key(root, i)));
        if (section != NULL) {
            good &= section->read(self, yaml_node_value(root, i), section, diagnostics);
        } else {
            report_unknown(yaml_node_key(root, i), diagnostics);
            good = FALSE;
        }
    }
    return good;
}
