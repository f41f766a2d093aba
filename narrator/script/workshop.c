/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/workshop.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>

#include "script/language.h"

/* Numbers beyond this many are formatted each time: the cache is for common ones.  Of what was
 * transliterated no more are kept. */
#define MAX_CACHED 4096
/* The longest number in words that ICU gives is under 300 characters. */
#define MAX_WORDS 1024

typedef struct {
    char *ruleset;
    UNumberFormat *format; /* NULL: the language has none */
    GHashTable *cache;     /* gint64 * -> char * */
} Speller;

struct LanguageWorkshop {
    const Language *language;
    GPtrArray *spellers; /* Speller *, few: looked up in order */
    char *last;          /* what was not cached */
    UBreakIterator *breaker;
    UText *reader;
    UTransliterator *transliterator;
    GHashTable *latin; /* what was transliterated: ICU takes 7 microseconds for a character */
};

static void speller_free(gpointer data)
{
    Speller *speller = data;
    if (speller->format != NULL)
        unum_close(speller->format);
    g_hash_table_unref(speller->cache);
    g_free(speller->ruleset);
    g_free(speller);
}

LanguageWorkshop *workshop_new(const Language *language)
{
    LanguageWorkshop *self = g_new0(LanguageWorkshop, 1);
    self->language = language;
    self->spellers = g_ptr_array_new_with_free_func(speller_free);
    self->latin = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return self;
}

void workshop_free(LanguageWorkshop *self)
{
    g_ptr_array_unref(self->spellers);
    g_free(self->last);
    g_hash_table_unref(self->latin);
    if (self->breaker != NULL)
        ubrk_close(self->breaker);
    if (self->reader != NULL)
        utext_close(self->reader);
    if (self->transliterator != NULL)
        utrans_close(self->transliterator);
    g_free(self);
}

static UNumberFormat *open_format(const Language *language, const char *ruleset)
{
    g_autofree char *key = g_strconcat("rules-", ruleset, NULL);
    const char *name = language_term(language, key);
    const char *locale = language_term(language, "rules-locale");
    if (name == NULL)
        return NULL;
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(
        UNUM_SPELLOUT, NULL, 0, locale != NULL ? locale : language_tag(language), NULL, &status);
    UChar rules[128];
    u_uastrncpy(rules, name, (int32_t)G_N_ELEMENTS(rules) - 1);
    rules[G_N_ELEMENTS(rules) - 1] = 0;
    if (U_SUCCESS(status))
        unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, rules, -1, &status);
    if (U_SUCCESS(status))
        return format;
    if (format != NULL)
        unum_close(format);
    return NULL;
}

static Speller *find_speller(LanguageWorkshop *self, const char *ruleset)
{
    for (guint i = 0; i < self->spellers->len; i++) {
        Speller *speller = self->spellers->pdata[i];
        if (strcmp(speller->ruleset, ruleset) == 0)
            return speller;
    }
    Speller *speller = g_new0(Speller, 1);
    speller->ruleset = g_strdup(ruleset);
    speller->format = open_format(self->language, ruleset);
    speller->cache = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    g_ptr_array_add(self->spellers, speller);
    return speller;
}

/* The language's terms "rules-fault-N", or "rules-NAME-fault-N" for one rule set, mend what ICU is
 * known to say wrong. */
static char *mend(const Language *language, const char *rules, char *words)
{
    for (guint i = 1;; i++) {
        g_autofree char *wrong_key = g_strdup_printf("%s-fault-%u", rules, i);
        g_autofree char *right_key = g_strdup_printf("%s-mended-%u", rules, i);
        const char *wrong = language_term(language, wrong_key);
        const char *right = language_term(language, right_key);
        if (wrong == NULL || right == NULL)
            return words;
        /* "^..." is all of it */
        if (wrong[0] == '^') {
            if (strcmp(wrong + 1, words) == 0) {
                g_free(words);
                words = g_strdup(right);
            }
            continue;
        }
        if (strstr(words, wrong) == NULL)
            continue;
        g_auto(GStrv) pieces = g_strsplit(words, wrong, -1);
        g_free(words);
        words = g_strjoinv(right, pieces);
    }
}

/* UTF-8 without soft hyphens; NULL where ICU fell back on digits, as it does beyond its rules. */
static char *words_from(const UChar *words, int32_t length)
{
    char buffer[MAX_WORDS * 3 + 1];
    int32_t bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(buffer, sizeof buffer, &bytes, words, length, &status);
    if (U_FAILURE(status) || (gsize)bytes >= sizeof buffer)
        return NULL;
    GString *clean = g_string_sized_new((gsize)bytes);
    for (const char *c = buffer; c < buffer + bytes; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (g_unichar_isdigit(character))
            return g_string_free(clean, TRUE), NULL;
        /* soft hyphens, and commas that no speaker makes a pause for */
        if (character != 0xAD && character != ',')
            g_string_append_unichar(clean, character == 0x2212 ? '-' : character);
    }
    return g_string_free(clean, FALSE);
}

static char *spell(LanguageWorkshop *self, const Speller *speller, gint64 value)
{
    UChar words[MAX_WORDS];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unum_formatInt64(speller->format, value, words, MAX_WORDS, NULL, &status);
    if (U_FAILURE(status) || length <= 0 || length > MAX_WORDS)
        return NULL;
    char *text = words_from(words, length);
    if (text == NULL)
        return NULL;
    g_autofree char *own = g_strconcat("rules-", speller->ruleset, NULL);
    return mend(self->language, own, mend(self->language, "rules", text));
}

const char *workshop_number(LanguageWorkshop *self, const char *ruleset, gint64 value)
{
    Speller *speller = find_speller(self, ruleset);
    if (speller->format == NULL)
        return NULL;
    const char *known = g_hash_table_lookup(speller->cache, &value);
    if (known != NULL)
        return known;
    char *words = spell(self, speller, value);
    if (words == NULL)
        return NULL;
    if (g_hash_table_size(speller->cache) < MAX_CACHED) {
        g_hash_table_insert(speller->cache, g_memdup2(&value, sizeof value), words);
        return words;
    }
    g_free(self->last);
    self->last = words;
    return words;
}

void workshop_sentences(LanguageWorkshop *self, const char *text, gsize length, GArray *into)
{
    UErrorCode status = U_ZERO_ERROR;
    if (self->breaker == NULL)
        self->breaker = ubrk_open(UBRK_SENTENCE, language_tag(self->language), NULL, 0, &status);
    self->reader = utext_openUTF8(self->reader, text, (int64_t)length, &status);
    if (self->breaker == NULL || U_FAILURE(status))
        return;
    ubrk_setUText(self->breaker, self->reader, &status);
    if (U_FAILURE(status))
        return;
    (void)ubrk_first(self->breaker);
    for (int32_t at = ubrk_next(self->breaker); at != UBRK_DONE; at = ubrk_next(self->breaker)) {
        guint32 offset = (guint32)at;
        if (offset < length)
            g_array_append_val(into, offset);
    }
}

/* UTF-8 of UTF-16, NULL on failure. */
static char *to_utf8(const UChar *text, int32_t length)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t bytes = 0;
    g_autofree char *utf8 = g_malloc((gsize)length * 3 + 1);
    u_strToUTF8(utf8, length * 3 + 1, &bytes, text, length, &status);
    return U_SUCCESS(status) ? g_strndup(utf8, (gsize)bytes) : NULL;
}

char *workshop_nfc(const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    int32_t length = (int32_t)strlen(text), units = 0;
    g_autofree UChar *given = g_new(UChar, length + 1);
    u_strFromUTF8(given, length + 1, &units, text, length, &status);
    if (U_FAILURE(status) || unorm2_isNormalized(nfc, given, units, &status))
        return g_strdup(text);
    /* composition makes nothing longer than three times (UAX 15, table 1) */
    g_autofree UChar *composed = g_new(UChar, units * 3 + 1);
    int32_t n = unorm2_normalize(nfc, given, units, composed, units * 3 + 1, &status);
    char *utf8 = U_SUCCESS(status) ? to_utf8(composed, n) : NULL;
    return utf8 != NULL ? utf8 : g_strdup(text);
}

static char *transliterate(LanguageWorkshop *self, const char *text, gsize length)
{
    static const UChar rules[] = u"Any-Latin; Latin-ASCII";
    UErrorCode status = U_ZERO_ERROR;
    if (self->transliterator == NULL)
        self->transliterator = utrans_openU(rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (self->transliterator == NULL || U_FAILURE(status))
        return g_strndup(text, length);
    /* Transliteration writes at most four letters for one. */
    int32_t capacity = (int32_t)length * 4 + 16, units = 0;
    g_autofree UChar *buffer = g_new(UChar, capacity);
    u_strFromUTF8(buffer, capacity, &units, text, (int32_t)length, &status);
    int32_t limit = units;
    if (U_SUCCESS(status))
        utrans_transUChars(self->transliterator, buffer, &units, capacity, 0, &limit, &status);
    char *latin = U_SUCCESS(status) ? to_utf8(buffer, units) : NULL;
    return latin != NULL ? latin : g_strndup(text, length);
}

const char *workshop_latin(LanguageWorkshop *self, const char *text)
{
    const char *known = g_hash_table_lookup(self->latin, text);
    if (known != NULL)
        return known;
    if (g_hash_table_size(self->latin) >= MAX_CACHED)
        g_hash_table_remove_all(self->latin);
    char *latin = transliterate(self, text, strlen(text));
    g_hash_table_insert(self->latin, g_strdup(text), latin);
    return latin;
}
