/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/entry_draft.h"

#include <string.h>

#include "base/text.h"
#include "lexicon/spelling.h"
#include "lexicon/store.h"

static void free_value(gpointer data)
{
    g_free(data);
}

EntryDraft *entry_draft_new(Lexicon *lexicon, LexiconLayer layer, Diagnostics *diagnostics)
{
    EntryDraft *self = g_new0(EntryDraft, 1);
    self->lexicon = lexicon;
    self->layer = layer;
    self->diagnostics = diagnostics;
    self->owned = g_ptr_array_new_with_free_func(free_value);
    self->pronunciations = g_array_new(FALSE, FALSE, sizeof(DraftPronunciation));
    return self;
}

void entry_draft_free(EntryDraft *self)
{
    g_ptr_array_unref(self->owned);
    g_array_unref(self->pronunciations);
    g_free(self);
}

void entry_draft_set_source(EntryDraft *self, const char *source)
{
    self->source = source;
}

void entry_draft_begin(EntryDraft *self, const Place *place)
{
    g_ptr_array_set_size(self->owned, 0);
    g_array_set_size(self->pronunciations, 0);
    EntryDraft empty = {.lexicon = self->lexicon,
                        .layer = self->layer,
                        .diagnostics = self->diagnostics,
                        .source = self->source,
                        .path = self->path,
                        .owned = self->owned,
                        .source_only = self->source_only,
                        .pronunciations = self->pronunciations,
                        .place = *place};
    *self = empty;
    if (self->path == NULL || strcmp(self->path, place->path) != 0) {
        StoreLayer *layer = &self->lexicon->layers[self->layer];
        self->path = store_text(layer, place->path, strlen(place->path));
    }
}

void entry_draft_refuse(EntryDraft *self, const Place *place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(self->diagnostics, DIAGNOSTIC_ERROR, place, "%s", message);
    self->faulty = TRUE;
}

/* The single text of a value; NULL after a report where it is a list or empty. */
static const char *single(EntryDraft *self, const char *key, const EntryValue *value)
{
    if (value->n_texts == 1 && !value->is_null && *value->texts[0] != '\0')
        return value->texts[0];
    if (value->n_texts > 1)
        entry_draft_refuse(self, &value->place, "'%s' takes one text, not a list", key);
    else
        entry_draft_refuse(self, &value->place, "'%s' is empty", key);
    return NULL;
}

static int read_truth(const char *text)
{
    static const char *const yes[] = {"true", "yes", "on", NULL};
    static const char *const no[] = {"false", "no", "off", NULL};
    if (g_strv_contains(yes, text))
        return 1;
    return g_strv_contains(no, text) ? 0 : -1;
}

/* One of a list of words: its index, or -1 after a report. */
static int choose(EntryDraft *self, const char *key, const EntryValue *value,
                  const char *const *choices)
{
    const char *text = single(self, key, value);
    if (text == NULL)
        return -1;
    for (int i = 0; choices[i] != NULL; i++)
        if (strcmp(choices[i], text) == 0)
            return i;
    g_autofree char *list = g_strjoinv(", ", (char **)choices);
    entry_draft_refuse(self, &value->place, "'%s' is '%s'; it takes one of: %s", key, text, list);
    return -1;
}

typedef void (*KeyReader)(EntryDraft *self, const char *key, const EntryValue *value);

static void read_list(EntryDraft *self, const char *key, const EntryValue *value, EntryValue *into)
{
    if (value->n_texts == 0 || value->is_null)
        entry_draft_refuse(self, &value->place, "'%s' is empty", key);
    else
        *into = *value;
}

static void read_write(EntryDraft *self, const char *key, const EntryValue *value)
{
    if (value->n_texts > ENTRY_MAX_SPELLINGS)
        entry_draft_refuse(self, &value->place, "an entry has at most %d spellings",
                           ENTRY_MAX_SPELLINGS);
    else if (value->is_null && value->n_texts == 1 && *value->texts[0] != '\0')
        self->write = *value; /* people are called Null */
    else
        read_list(self, key, value, &self->write);
}

static void read_before(EntryDraft *self, const char *key, const EntryValue *value)
{
    read_list(self, key, value, &self->before);
}

static void read_after(EntryDraft *self, const char *key, const EntryValue *value)
{
    read_list(self, key, value, &self->after);
}

static void read_near(EntryDraft *self, const char *key, const EntryValue *value)
{
    read_list(self, key, value, &self->near);
}

static void read_test(EntryDraft *self, const char *key, const EntryValue *value)
{
    for (guint i = 0; i < value->n_texts; i++)
        if (strstr(value->texts[i], "=>") == NULL) {
            entry_draft_refuse(
                self, &value->place,
                "a test is 'sentence => words' or 'sentence => /IPA/', with '=>' between");
            return;
        }
    read_list(self, key, value, &self->tests);
}

static void read_examples(EntryDraft *self, const char *key, const EntryValue *value)
{
    read_list(self, key, value, &self->examples);
}

static void read_said(EntryDraft *self, const char *key, const EntryValue *value)
{
    const char *text = single(self, key, value);
    self->said++;
    self->used.text = text;
    self->used.place = value->place;
    self->used.text_column = value->text_column;
    self->used.kind = strcmp(key, "ipa") == 0        ? LEXICON_IPA
                      : strcmp(key, "language") == 0 ? LEXICON_LANGUAGE
                                                     : LEXICON_SAY;
}

static void read_arpabet(EntryDraft *self, const char *key, const EntryValue *value)
{
    read_said(self, key, value);
    self->used.kind = LEXICON_IPA;
    self->used.alphabet = "arpabet";
}

static void read_letters(EntryDraft *self, const char *key, const EntryValue *value)
{
    read_said(self, key, value);
    self->used.kind = LEXICON_LETTERS;
    if (self->used.text == NULL || value->is_quoted)
        return;
    int truth = read_truth(self->used.text);
    if (truth == 0)
        entry_draft_refuse(self, &value->place, "'letters: false' says nothing; use 'word: true'");
    if (truth == 1)
        self->used.text = "";
}

static void read_word(EntryDraft *self, const char *key, const EntryValue *value)
{
    read_said(self, key, value);
    self->used.kind = LEXICON_WORD;
    if (self->used.text == NULL)
        return;
    int truth = read_truth(self->used.text);
    if (truth == 0)
        entry_draft_refuse(self, &value->place, "'word: false' says nothing; use 'letters: true'");
    else if (truth < 0)
        entry_draft_refuse(self, &value->place,
                           "'word' takes 'true'; to have other words said, use 'say: %s'",
                           self->used.text);
    self->used.text = "";
}

static void read_case(EntryDraft *self, const char *key, const EntryValue *value)
{
    static const char *const choices[] = {"any", "capitals", "exact", NULL};
    int choice = choose(self, key, value, choices);
    self->has_case = choice >= 0;
    if (choice >= 0)
        self->letter_case = (LexiconCase)choice;
}

static void read_status(EntryDraft *self, const char *key, const EntryValue *value)
{
    static const char *const choices[] = {"approved", "proposed", "disabled", NULL};
    int choice = choose(self, key, value, choices);
    if (choice >= 0)
        self->status = (LexiconStatus)choice;
}

static void read_inflect(EntryDraft *self, const char *key, const EntryValue *value)
{
    const char *text = single(self, key, value);
    int truth = text != NULL ? read_truth(text) : 1;
    if (truth < 0)
        entry_draft_refuse(self, &value->place, "'inflect' is '%s'; it takes true or false", text);
    self->uninflected = truth == 0;
}

static void read_sense(EntryDraft *self, const char *key, const EntryValue *value)
{
    self->sense = single(self, key, value);
}

static void read_note(EntryDraft *self, const char *key, const EntryValue *value)
{
    self->note = single(self, key, value);
}

static void read_source(EntryDraft *self, const char *key, const EntryValue *value)
{
    self->entry_source = single(self, key, value);
}

static void read_role(EntryDraft *self, const char *key, const EntryValue *value)
{
    self->role = single(self, key, value);
}

static const struct {
    const char *key;
    KeyReader read;
} keys[] = {
    {"write", read_write},       {"ipa", read_said},      {"say", read_said},
    {"letters", read_letters},   {"word", read_word},     {"language", read_said},
    {"arpabet", read_arpabet},   {"case", read_case},     {"inflect", read_inflect},
    {"source", read_source},     {"note", read_note},     {"status", read_status},
    {"sense", read_sense},       {"before", read_before}, {"after", read_after},
    {"near", read_near},         {"test", read_test},     {"role", read_role},
    {"examples", read_examples},
};

static void report_unknown(EntryDraft *self, const char *key, const Place *place)
{
    const char *known[G_N_ELEMENTS(keys) + 2] = {"pronunciations"};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        known[i + 1] = keys[i].key;
    const char *nearest = text_nearest(key, known);
    entry_draft_refuse(self, place, "unknown key '%s' in an entry%s%s%s", key,
                       nearest ? "; did you mean '" : "", nearest ? nearest : "",
                       nearest ? "'?" : "");
}

void entry_draft_set(EntryDraft *self, const char *key, const Place *key_place,
                     const EntryValue *value)
{
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strcmp(keys[i].key, key) == 0) {
            keys[i].read(self, key, value);
            return;
        }
    report_unknown(self, key, key_place);
}

/* FALSE where the node is neither a text nor a list of texts. */
static gboolean value_of_node(EntryDraft *self, const YamlNode *node, EntryValue *value)
{
    *value = (EntryValue){.place = yaml_node_place(node)};
    gboolean scalar = yaml_node_kind(node) == YAML_SCALAR;
    if (yaml_node_kind(node) == YAML_MAPPING)
        return FALSE;
    value->n_texts = scalar ? 1 : yaml_node_size(node);
    value->is_null = scalar && yaml_node_is_null(node);
    value->is_quoted = scalar && yaml_node_is_quoted(node);
    value->text_column = scalar ? yaml_node_text_column(node) : 0;
    const char **texts = g_new0(const char *, value->n_texts + 1);
    g_ptr_array_add(self->owned, texts);
    value->texts = texts;
    for (guint i = 0; i < value->n_texts; i++) {
        texts[i] = yaml_node_text(scalar ? node : yaml_node_item(node, i));
        if (texts[i] == NULL)
            return FALSE;
    }
    return TRUE;
}

static void read_pair(EntryDraft *self, const YamlNode *key, const YamlNode *node)
{
    EntryValue value;
    Place place = yaml_node_place(key);
    const char *name = yaml_node_text(key);
    if (name == NULL)
        entry_draft_refuse(self, &place, "a key must be text");
    else if (!value_of_node(self, node, &value))
        entry_draft_refuse(self, &value.place, "'%s' takes a text or a list of texts", name);
    else
        entry_draft_set(self, name, &place, &value);
}

/* One item of "pronunciations": a mapping with a kind's key, or "phoneme" with "alphabet". */
static void read_pronunciation(EntryDraft *self, const YamlNode *node)
{
    Place place = yaml_node_place(node);
    DraftPronunciation outer = self->used;
    guint said = self->said;
    self->used = (DraftPronunciation){.place = place};
    self->said = 0;
    gboolean preferred = FALSE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *key =
            yaml_node_kind(node) == YAML_MAPPING ? yaml_node_text(yaml_node_key(node, i)) : NULL;
        const YamlNode *value = key != NULL ? yaml_node_value(node, i) : NULL;
        const char *text = value != NULL ? yaml_node_text(value) : NULL;
        if (text != NULL && strcmp(key, "prefer") == 0) {
            preferred = read_truth(text) == 1;
        } else if (text != NULL && strcmp(key, "alphabet") == 0) {
            self->used.alphabet = text;
        } else if (text != NULL && strcmp(key, "phoneme") == 0) {
            self->said++;
            self->used.kind = LEXICON_KINDS;
            self->used.text = text;
        } else if (key != NULL) {
            read_pair(self, yaml_node_key(node, i), value);
        }
    }
    if (self->said != 1)
        entry_draft_refuse(self, &place,
                           "a pronunciation is one of: say, letters, word, ipa, language");
    self->used.preferred = preferred;
    g_array_append_val(self->pronunciations, self->used);
    self->used = outer;
    self->said = said;
}

static void read_pronunciations(EntryDraft *self, const YamlNode *node)
{
    Place place = yaml_node_place(node);
    if (yaml_node_kind(node) != YAML_SEQUENCE || yaml_node_size(node) == 0) {
        entry_draft_refuse(self, &place, "'pronunciations' takes a list, of items like 'ipa: ...'");
        return;
    }
    for (guint i = 0; i < yaml_node_size(node); i++)
        read_pronunciation(self, yaml_node_item(node, i));
}

void entry_draft_read(EntryDraft *self, const YamlNode *node, const YamlNode *spelling)
{
    Place place = yaml_node_place(spelling != NULL ? spelling : node);
    entry_draft_begin(self, &place);
    EntryValue value;
    if (spelling != NULL && value_of_node(self, spelling, &value))
        read_write(self, "write", &value);
    if (spelling != NULL && yaml_node_kind(node) == YAML_SCALAR) {
        value_of_node(self, node, &value);
        read_said(self, "say", &value);
        return;
    }
    if (yaml_node_kind(node) != YAML_MAPPING) {
        entry_draft_refuse(self, &place, "an entry is a mapping: 'write: ...' and how it is said");
        return;
    }
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const YamlNode *key = yaml_node_key(node, i);
        if (g_strcmp0(yaml_node_text(key), "pronunciations") == 0)
            read_pronunciations(self, yaml_node_value(node, i));
        else
            read_pair(self, key, yaml_node_value(node, i));
    }
}
