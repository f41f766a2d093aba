/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/pins.h"

#include <string.h>

#include "base/text.h"
#include "lexicon/ipa.h"
#include "script/homographs.h"
#include "script/language.h"
#include "script/numbers.h"

/* A mark longer than this is text: nobody pins a paragraph. */
#define MAX_MARK_BYTES 256
/* Of what is no mark, in messages. */
#define MAX_SHOWN_BYTES 40
/* Readings of one homograph and styles that a typing error is compared with. */
#define MAX_KNOWN 24

struct Pins {
    GHashTable *readings; /* spelling -> reading, borrowed from the document */
};

static const struct {
    const char *style;
    NumbersRules rules;
} styles[] = {{"cardinal", NUMBERS_CARDINAL},
              {"cardinal[gender=f]", NUMBERS_CARDINAL_FEMININE},
              {"cardinal-feminine", NUMBERS_CARDINAL_FEMININE},
              {"ordinal", NUMBERS_ORDINAL},
              {"ordinal[gender=f]", NUMBERS_ORDINAL_FEMININE},
              {"ordinal-feminine", NUMBERS_ORDINAL_FEMININE},
              {"year", NUMBERS_YEAR}};

static gboolean is_ipa(const char *reading)
{
    gsize size = strlen(reading);
    return size > 2 && reading[0] == '/' && reading[size - 1] == '/';
}

static const Homograph *homograph_of(const Language *language, const char *text, gsize length)
{
    g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
    const LanguageWord *word = language_word(language, lower, strlen(lower));
    return word != NULL ? word->homograph : NULL;
}

/* What a reading that is none was meant to be, where it is near: "mettal", "ordinall". */
static const char *meant(const Language *language, const char *spelling, gsize length,
                         const char *reading)
{
    const char *known[MAX_KNOWN + 1] = {NULL};
    guint n = 0;
    const Homograph *homograph = homograph_of(language, spelling, length);
    gboolean digits = length > 0 && g_ascii_isdigit(spelling[0]);
    if (homograph != NULL)
        n = homograph_names(homograph, known, MAX_KNOWN);
    for (gsize i = 0; digits && i < G_N_ELEMENTS(styles) && n < MAX_KNOWN; i++)
        known[n++] = styles[i].style;
    static const char *const others[] = {"letters", "word", "digits", "decimal"};
    for (gsize i = 0; i < G_N_ELEMENTS(others) && n < MAX_KNOWN; i++)
        known[n++] = others[i];
    for (guint i = 0; i < n; i++)
        if (strcmp(known[i], reading) == 0)
            return NULL;
    return text_nearest(reading, known);
}

/* Whether front matter's reading can be said; what is wrong with it is reported. */
static gboolean check(const Language *language, const char *spelling, const YamlNode *value,
                      Diagnostics *diagnostics)
{
    const char *reading = yaml_node_text(value);
    if (is_ipa(reading)) {
        g_autoptr(GError) error = NULL;
        g_autofree char *ipa = g_strndup(reading + 1, strlen(reading) - 2);
        g_autofree char *canonical = ipa_canonical(ipa, &error);
        if (canonical != NULL)
            return TRUE;
        yaml_node_report(value, diagnostics, DIAGNOSTIC_ERROR, "the pin of '%s': %s", spelling,
                         error->message);
        return FALSE;
    }
    const char *near = meant(language, spelling, strlen(spelling), reading);
    if (near != NULL)
        yaml_node_report(value, diagnostics, DIAGNOSTIC_WARNING,
                         "'%s' is said as '%s', did you mean '%s'?", spelling, reading, near);
    return TRUE;
}

Pins *pins_new(const YamlNode *node, const Language *language, Diagnostics *diagnostics)
{
    Pins *self = g_new0(Pins, 1);
    self->readings = g_hash_table_new(g_str_hash, g_str_equal);
    if (node == NULL)
        return self;
    if (yaml_node_kind(node) != YAML_MAPPING) {
        yaml_node_report(node, diagnostics, DIAGNOSTIC_WARNING,
                         "'pins' should be a mapping from spellings to readings");
        return self;
    }
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *spelling = yaml_node_text(yaml_node_key(node, i));
        const char *reading = yaml_node_text(yaml_node_value(node, i));
        if (spelling == NULL || reading == NULL)
            yaml_node_report(yaml_node_value(node, i), diagnostics, DIAGNOSTIC_WARNING,
                             "the pin of '%s' should be text", spelling != NULL ? spelling : "");
        else if (check(language, spelling, yaml_node_value(node, i), diagnostics))
            g_hash_table_insert(self->readings, (gpointer)spelling, (gpointer)reading);
    }
    return self;
}

void pins_free(Pins *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->readings);
    g_free(self);
}

const char *pins_find(const Pins *self, const char *text, gsize length)
{
    char key[MAX_MARK_BYTES];
    if (g_hash_table_size(self->readings) == 0 || length >= sizeof key)
        return NULL;
    memcpy(key, text, length);
    key[length] = '\0';
    return g_hash_table_lookup(self->readings, key);
}

/* "{{written|reading}}" at open; its end, or NULL where it is none. */
static const char *mark_end(const char *open, const char **bar)
{
    *bar = NULL;
    for (const char *c = open + 2; *c != '\0' && c - open < MAX_MARK_BYTES; c++) {
        if (*c == '{')
            return NULL;
        if (*c == '|' && *bar == NULL)
            *bar = c;
        if (c[0] == '}' && c[1] == '}')
            return *bar != NULL && *bar > open + 2 && c > *bar + 1 ? c + 2 : NULL;
    }
    return NULL;
}

/* Up to where the mark would end, else its first word. */
static gsize shown_bytes(const char *open)
{
    const char *end = strstr(open, "}}");
    gsize length = end != NULL && end - open < MAX_SHOWN_BYTES ? (gsize)(end + 2 - open)
                                                               : strcspn(open, " \n");
    if (length > MAX_SHOWN_BYTES)
        length = (gsize)(g_utf8_find_prev_char(open, open + MAX_SHOWN_BYTES) - open);
    return length;
}

const char *pins_strip(const char *text, GStringChunk *strings, GArray *into)
{
    const char *open = strstr(text, "{{");
    if (open == NULL)
        return text;
    g_autoptr(GString) written = g_string_new(NULL);
    const char *done = text;
    while (open != NULL) {
        const char *bar, *end = mark_end(open, &bar);
        if (end == NULL) {
            open = strstr(open + 1, "{{");
            continue;
        }
        g_string_append_len(written, done, open - done);
        InlinePin pin = {.start = (guint32)written->len};
        g_string_append_len(written, open + 2, bar - open - 2);
        pin.end = (guint32)written->len;
        pin.reading = g_string_chunk_insert_len(strings, bar + 1, end - 2 - bar - 1);
        g_array_append_val(into, pin);
        done = end;
        open = strstr(end, "{{");
    }
    g_string_append(written, done);
    return g_string_chunk_insert_len(strings, written->str, (gssize)written->len);
}

char *pins_written(const char *text)
{
    if (text == NULL)
        return NULL;
    g_autoptr(GArray) pins = g_array_new(FALSE, FALSE, sizeof(InlinePin));
    GStringChunk *strings = g_string_chunk_new(64);
    char *written = g_strdup(pins_strip(text, strings, pins));
    g_string_chunk_free(strings);
    return written;
}

void pins_check(const char *text, const Language *language, const Place *place,
                Diagnostics *diagnostics)
{
    for (const char *open = strstr(text, "{{"); open != NULL;) {
        const char *bar, *end = mark_end(open, &bar);
        if (end == NULL) {
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, place,
                            "'%.*s' is read as text: a pin is '{{written|reading}}'",
                            (int)shown_bytes(open), open);
            return;
        }
        g_autofree char *reading = g_strndup(bar + 1, (gsize)(end - 2 - bar - 1));
        const char *near =
            is_ipa(reading) ? NULL : meant(language, open + 2, (gsize)(bar - open - 2), reading);
        if (near != NULL)
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, place,
                            "'%.*s' is said as '%s', did you mean '%s'?", (int)(end - open), open,
                            reading, near);
        open = strstr(end, "{{");
    }
}

/* "12.5" or "12,5": digits behind the point are said one by one. */
static void speak_decimal(const Language *language, const char *text, gsize length, Spoken *spoken)
{
    gsize point = 0;
    gint64 value = 0;
    while (point < length && text[point] != '.' && text[point] != ',')
        point++;
    if (numbers_value(text, point, &value))
        numbers_speak(language, spoken, NUMBERS_CARDINAL, value);
    const char *term = language_term(language, "point");
    if (point < length && term != NULL)
        spoken_say(spoken, term);
    numbers_speak_digits(language, spoken, text + point, length - point);
}

static gboolean speak_number(const Language *language, const char *text, gsize length,
                             const char *style, Spoken *spoken)
{
    if (strcmp(style, "digits") == 0) {
        numbers_speak_digits(language, spoken, text, length);
        return TRUE;
    }
    if (length > 0 && text[0] == '-' && language_term(language, "minus") != NULL)
        spoken_say(spoken, language_term(language, "minus"));
    if (strcmp(style, "decimal") == 0) {
        speak_decimal(language, text, length, spoken);
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(styles); i++)
        if (strcmp(style, styles[i].style) == 0) {
            gint64 value = 0;
            if (numbers_value(text, length, &value))
                numbers_speak(language, spoken, styles[i].rules, value);
            else
                numbers_speak_digits(language, spoken, text, length);
            return TRUE;
        }
    return FALSE;
}

void pins_speak(const Language *language, const char *text, gsize length, const char *reading,
                Spoken *spoken)
{
    if (is_ipa(reading)) {
        g_autofree char *ipa = g_strndup(reading + 1, strlen(reading) - 2);
        g_autofree char *canonical = ipa_canonical(ipa, NULL);
        spoken_ipa(spoken, text, (gssize)length, canonical != NULL ? canonical : ipa);
        return;
    }
    if (strcmp(reading, "letters") == 0) {
        spoken_letters(spoken, text, (gssize)length);
        return;
    }
    if (strcmp(reading, "word") == 0) {
        spoken_lower(spoken, text, (gssize)length);
        return;
    }
    if (speak_number(language, text, length, reading, spoken))
        return;
    const Homograph *homograph = homograph_of(language, text, length);
    gboolean found = FALSE;
    const char *ipa = homograph != NULL ? homograph_reading(homograph, reading, &found) : NULL;
    if (ipa != NULL)
        spoken_ipa(spoken, text, (gssize)length, ipa);
    else if (found)
        spoken_words(spoken, text, (gssize)length);
    else
        spoken_words(spoken, reading, -1);
}
