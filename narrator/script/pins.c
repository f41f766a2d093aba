/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/pins.h"

#include <string.h>

#include "script/homographs.h"
#include "script/language.h"
#include "script/numbers.h"

/* A mark longer than this is text: nobody pins a paragraph. */
#define MAX_MARK_BYTES 256

struct Pins {
    GHashTable *readings; /* spelling -> reading, borrowed from the document */
};

Pins *pins_new(const YamlNode *node, Diagnostics *diagnostics)
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
        if (spelling != NULL && reading != NULL)
            g_hash_table_insert(self->readings, (gpointer)spelling, (gpointer)reading);
        else
            yaml_node_report(yaml_node_value(node, i), diagnostics, DIAGNOSTIC_WARNING,
                             "a pin should be text");
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
    static const struct {
        const char *style;
        NumbersRules rules;
    } styles[] = {{"cardinal", NUMBERS_CARDINAL},
                  {"cardinal[gender=f]", NUMBERS_CARDINAL_FEMININE},
                  {"ordinal", NUMBERS_ORDINAL},
                  {"cardinal-feminine", NUMBERS_CARDINAL_FEMININE},
                  {"ordinal[gender=f]", NUMBERS_ORDINAL_FEMININE},
                  {"ordinal-feminine", NUMBERS_ORDINAL_FEMININE},
                  {"year", NUMBERS_YEAR}};
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
    gsize size = strlen(reading);
    if (size > 2 && reading[0] == '/' && reading[size - 1] == '/') {
        g_autofree char *ipa = g_strndup(reading + 1, size - 2);
        spoken_ipa(spoken, text, (gssize)length, ipa);
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
    g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
    const LanguageWord *word = language_word(language, lower, strlen(lower));
    gboolean found = FALSE;
    const char *ipa = word != NULL && word->homograph != NULL
                          ? homograph_reading(word->homograph, reading, &found)
                          : NULL;
    if (ipa != NULL)
        spoken_ipa(spoken, text, (gssize)length, ipa);
    else if (found)
        spoken_words(spoken, text, (gssize)length);
    else
        spoken_words(spoken, reading, -1);
}
