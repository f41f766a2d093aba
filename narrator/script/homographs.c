/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/homographs.h"

#include <string.h>

#include "script/language_private.h"
#include "script/scan.h"

/* How far a context may look: a clause is about this long. */
#define MAX_WITHIN 8
/* The longest ending in the data, "*s which" with room. */
#define MAX_ENDING_BYTES 12
#define MAX_PAIR_ENDING_BYTES 3

/* What stands for no word at all, because a mark or nothing is there, and for digits. */
#define EDGE "<edge>"
/* Keys of a table that has pairs of words, or endings. */
#define PAIRS "<pairs>"
#define ENDINGS "<endings>"
#define NUMBER "<number>"

/* Words, pairs of words and endings looked for on one side: tables of the language's sets and one of its own. */
typedef struct {
    GPtrArray *tables;       /* const WordTable *; NULL: any words */
    gboolean pairs, endings; /* some of them are */
} WordsAround;

typedef struct {
    const char *say;
    WordsAround after, before, not_after, not_before;
    guint within; /* how many words on either side are looked at */
} Context;

struct Homograph {
    const YamlNode *readings;
    GArray *contexts; /* Context */
};

static void context_clear(gpointer data)
{
    Context *context = data;
    WordsAround *all[] = {&context->after, &context->before, &context->not_after,
                          &context->not_before};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i]->tables != NULL)
            g_ptr_array_unref(all[i]->tables);
}

static void homograph_free(gpointer data)
{
    Homograph *self = data;
    g_array_unref(self->contexts);
    g_free(self);
}

static void table_free(gpointer data)
{
    word_table_free(data);
}

void homograph_put_word(WordTable *set, const char *word)
{
    *word_table_place(set, word, strlen(word)) = (gpointer)word;
    if (strchr(word, ' ') != NULL)
        *word_table_place(set, PAIRS, strlen(PAIRS)) = (gpointer)PAIRS;
    if (strchr(word, '*') != NULL)
        *word_table_place(set, ENDINGS, strlen(ENDINGS)) = (gpointer)ENDINGS;
}

static gboolean has(const WordsAround *words, const char *key, gsize length)
{
    for (guint i = 0; i < words->tables->len; i++)
        if (word_table_get(words->tables->pdata[i], key, length) != NULL)
            return TRUE;
    return FALSE;
}

static gboolean read_words(Language *language, const YamlNode *node, WordsAround *into,
                           Diagnostics *diagnostics)
{
    if (node == NULL)
        return TRUE;
    WordTable *own = language_own(language, word_table_new(), table_free);
    into->tables = g_ptr_array_new();
    g_ptr_array_add(into->tables, own);
    gboolean list = yaml_node_kind(node) == YAML_SEQUENCE;
    for (guint i = 0; i < (list ? yaml_node_size(node) : 1); i++) {
        const YamlNode *item = list ? yaml_node_item(node, i) : node;
        const char *word = yaml_node_text(item);
        gsize length = word != NULL ? strlen(word) : 0;
        if (length > 2 && word[0] == '<' && word[length - 1] == '>') {
            WordTable *set = word_table_get(language->sets, word + 1, length - 2);
            if (set == NULL && (strcmp(word, EDGE) == 0 || strcmp(word, NUMBER) == 0)) {
                *word_table_place(own, word, length) = (gpointer)word;
                continue;
            }
            if (set == NULL) {
                yaml_node_report(item, diagnostics, DIAGNOSTIC_ERROR, "no set '%s'", word);
                return FALSE;
            }
            g_ptr_array_add(into->tables, set);
        } else if (length > 0) {
            homograph_put_word(own, word);
        }
    }
    into->pairs = has(into, PAIRS, strlen(PAIRS));
    into->endings = has(into, ENDINGS, strlen(ENDINGS));
    return TRUE;
}

static gboolean read_context(Language *language, const YamlNode *readings, const YamlNode *node,
                             Context *context, Diagnostics *diagnostics)
{
    const YamlNode *say = yaml_node_get(node, "say"), *within = yaml_node_get(node, "within");
    context->say = say != NULL ? yaml_node_text(say) : NULL;
    if (context->say == NULL || yaml_node_get(readings, context->say) == NULL) {
        yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR,
                         "a context needs 'say' with one of the readings");
        return FALSE;
    }
    const char *count = within != NULL ? yaml_node_text(within) : NULL;
    context->within =
        count != NULL ? (guint)CLAMP(g_ascii_strtoll(count, NULL, 10), 1, MAX_WITHIN) : 1;
    return read_words(language, yaml_node_get(node, "after"), &context->after, diagnostics) &&
           read_words(language, yaml_node_get(node, "before"), &context->before, diagnostics) &&
           read_words(language, yaml_node_get(node, "not-after"), &context->not_after,
                      diagnostics) &&
           read_words(language, yaml_node_get(node, "not-before"), &context->not_before,
                      diagnostics);
}

/* The other's contexts behind its own. */
static void add_contexts(GArray *own, const GArray *other)
{
    for (guint i = 0; i < other->len; i++) {
        Context context = g_array_index(other, Context, i);
        WordsAround *all[] = {&context.after, &context.before, &context.not_after,
                              &context.not_before};
        for (gsize j = 0; j < G_N_ELEMENTS(all); j++)
            if (all[j]->tables != NULL)
                (void)g_ptr_array_ref(all[j]->tables);
        g_array_append_val(own, context);
    }
}

gboolean homograph_read(Language *language, const YamlNode *spelling, const YamlNode *node,
                        Diagnostics *diagnostics)
{
    const YamlNode *readings = yaml_node_get(node, "readings");
    const YamlNode *contexts = yaml_node_get(node, "contexts");
    const char *word = yaml_node_text(spelling);
    if (word == NULL || readings == NULL || yaml_node_kind(readings) != YAML_MAPPING) {
        yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR, "a homograph needs 'readings'");
        return FALSE;
    }
    Homograph *self = language_own(language, g_new0(Homograph, 1), homograph_free);
    self->readings = readings;
    const YamlNode *like = yaml_node_get(node, "like");
    const char *other = like != NULL ? yaml_node_text(like) : NULL;
    const LanguageWord *model =
        other != NULL ? language_word(language, other, strlen(other)) : NULL;
    if (other != NULL && (model == NULL || model->homograph == NULL)) {
        yaml_node_report(like, diagnostics, DIAGNOSTIC_ERROR, "no homograph '%s' before this one",
                         other);
        self->contexts = g_array_new(FALSE, TRUE, sizeof(Context));
        return FALSE;
    }
    self->contexts = g_array_new(FALSE, TRUE, sizeof(Context));
    g_array_set_clear_func(self->contexts, context_clear);
    for (guint i = 0; contexts != NULL && i < yaml_node_size(contexts); i++) {
        Context context = {0};
        gboolean good =
            read_context(language, readings, yaml_node_item(contexts, i), &context, diagnostics);
        g_array_append_val(self->contexts, context);
        if (!good)
            return FALSE;
    }
    if (model != NULL)
        add_contexts(self->contexts, model->homograph->contexts);
    g_autofree char *capital = g_strdup(word);
    capital[0] = g_ascii_toupper(capital[0]);
    language_put(language, word)->homograph = self;
    language_put(language, capital)->homograph = self;
    return TRUE;
}

const char *homograph_reading(const Homograph *self, const char *name, gboolean *found)
{
    const YamlNode *node = yaml_node_get(self->readings, name);
    *found = node != NULL;
    return node != NULL && !yaml_node_is_null(node) ? yaml_node_text(node) : NULL;
}

guint homograph_names(const Homograph *self, const char **names, guint limit)
{
    guint n = MIN(yaml_node_size(self->readings), limit);
    for (guint i = 0; i < n; i++)
        names[i] = yaml_node_text(yaml_node_key(self->readings, i));
    return n;
}

/* Lower case with plain apostrophes, in room where the rest is ASCII and fits, as most words do; else
 * *owned. */
static const char *lowered(const char *text, gsize length, char *room, gsize size, char **owned)
{
    if (length < size) {
        const Scan scan = {text, length};
        gsize i = 0, n = 0, apostrophe;
        while (i < length && ((guchar)text[i] < 0x80 || scan_apostrophe(&scan, i) > 0)) {
            apostrophe = scan_apostrophe(&scan, i);
            room[n++] = apostrophe > 0 ? '\'' : g_ascii_tolower(text[i]);
            i += MAX(apostrophe, 1);
        }
        room[n] = '\0';
        if (i == length)
            return room;
    }
    return *owned = g_utf8_strdown(text, (gssize)length);
}

/* Whether a word, or two, is looked for: as it is, or by its end, "*ists". */
static gboolean holds_lower(const WordsAround *words, const char *lower, gsize size)
{
    if (has(words, lower, size) || (g_ascii_isdigit(*lower) && has(words, NUMBER, strlen(NUMBER))))
        return TRUE;
    char key[MAX_ENDING_BYTES + 1] = {'*'};
    for (gsize tail = 1; words->endings && tail <= MAX_ENDING_BYTES && tail < size; tail++) {
        memcpy(key + 1, lower + size - tail, tail);
        if (has(words, key, tail + 1))
            return TRUE;
    }
    return FALSE;
}

static gboolean holds(const WordsAround *words, const char *text, gsize length)
{
    char room[SCAN_MAX_WORD_BYTES];
    g_autofree char *owned = NULL;
    const char *lower = lowered(text, length, room, sizeof room, &owned);
    return holds_lower(words, lower, strlen(lower));
}

/* Two words as "first second", whatever stands between them; or the second by its end, "many *s".  An
 * edge may be the first. */
static gboolean holds_pair(const WordsAround *words, const char *first, gsize first_length,
                           const char *second, gsize second_length)
{
    char first_room[SCAN_MAX_WORD_BYTES], second_room[SCAN_MAX_WORD_BYTES];
    char key[SCAN_MAX_WORD_BYTES * 2 + 8];
    g_autofree char *first_owned = NULL, *second_owned = NULL;
    if (!words->pairs)
        return FALSE;
    const char *a = lowered(first, first_length, first_room, sizeof first_room, &first_owned);
    const char *b = lowered(second, second_length, second_room, sizeof second_room, &second_owned);
    gsize size = strlen(b);
    g_snprintf(key, sizeof key, "%s %s", a, b);
    if (holds_lower(words, key, strlen(key)))
        return TRUE;
    for (gsize tail = 1; tail <= MAX_PAIR_ENDING_BYTES && tail < size; tail++) {
        g_snprintf(key, sizeof key, "%s *%s", a, b + size - tail);
        if (has(words, key, strlen(key)))
            return TRUE;
    }
    return FALSE;
}

static gboolean found_before(const WordsAround *words, const Scan *scan, gsize at, guint within)
{
    for (guint i = 0; i < within; i++) {
        gsize length, earlier_length;
        at = scan_word_before(scan, at, &length);
        if (length == 0)
            return i == 0 && has(words, EDGE, strlen(EDGE));
        if (holds(words, scan->text + at, length))
            return TRUE;
        gsize earlier = scan_word_before(scan, at, &earlier_length);
        const char *first = earlier_length > 0 ? scan->text + earlier : EDGE;
        if (holds_pair(words, first, earlier_length > 0 ? earlier_length : strlen(EDGE),
                       scan->text + at, length))
            return TRUE;
    }
    return FALSE;
}

/* The word that follows offset behind spaces or a hyphen, at *start. */
static gboolean next_word(const Scan *scan, gsize at, gsize *start, ScanWord *word)
{
    *start = scan_spaces(scan, at);
    if (scan_byte(scan, *start) == '-')
        ++*start;
    return scan_word(scan, *start, word);
}

static gboolean begins_number(const Scan *scan, gsize at)
{
    gunichar c = scan_char(scan, at);
    return c < 0x80 ? g_ascii_isdigit((char)c) || c == '$' : c == 0xA3 || c == 0x20AC;
}

static gboolean found_after(const WordsAround *words, const Scan *scan, gsize at, guint within)
{
    for (guint i = 0; i < within; i++) {
        ScanWord word, later;
        gsize start, later_start;
        if (!next_word(scan, at, &start, &word)) {
            const char *key = begins_number(scan, start) ? NUMBER : EDGE;
            return i == 0 && has(words, key, strlen(key));
        }
        if (holds(words, scan->text + start, word.length))
            return TRUE;
        at = start + word.length;
        if (next_word(scan, at, &later_start, &later) &&
            holds_pair(words, scan->text + start, word.length, scan->text + later_start,
                       later.length))
            return TRUE;
    }
    return FALSE;
}

static gboolean fits(const Context *context, const Scan *scan, gsize at, gsize length)
{
    const struct {
        const WordsAround *words;
        gboolean after, wanted;
    } conditions[] = {{&context->after, TRUE, TRUE},
                      {&context->before, FALSE, TRUE},
                      {&context->not_after, TRUE, FALSE},
                      {&context->not_before, FALSE, FALSE}};
    for (gsize i = 0; i < G_N_ELEMENTS(conditions); i++) {
        const WordsAround *words = conditions[i].words;
        if (words->tables == NULL)
            continue;
        gboolean found = conditions[i].after
                             ? found_before(words, scan, at, context->within)
                             : found_after(words, scan, at + length, context->within);
        if (found != conditions[i].wanted)
            return FALSE;
    }
    return TRUE;
}

const char *homograph_decide(const Homograph *self, const char *text, gsize end, gsize at,
                             gsize length, const char **reading)
{
    const Scan scan = {text, end};
    for (guint i = 0; i < self->contexts->len; i++) {
        const Context *context = &g_array_index(self->contexts, Context, i);
        if (fits(context, &scan, at, length)) {
            gboolean found;
            *reading = context->say;
            return homograph_reading(self, context->say, &found);
        }
    }
    return NULL;
}
