/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/lexicon.h"

#include <string.h>

#include "base/text.h"
#include "lexicon/entry.h"
#include "lexicon/ipa.h"
#include "lexicon/quick_reader.h"
#include "lexicon/spelling.h"
#include "lexicon/store.h"

/* A lexicon of 100,000 entries is about 10 MB. */
#define MAX_FILE_BYTES (64 * 1024 * 1024)

static gboolean add_sequence(EntryDraft *draft, const YamlNode *node)
{
    gboolean fine = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        entry_draft_read(draft, yaml_node_item(node, i), NULL);
        fine = entry_draft_finish(draft) && fine;
    }
    return fine;
}

static gboolean add_mapping(EntryDraft *draft, const YamlNode *node)
{
    gboolean fine = TRUE;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        entry_draft_read(draft, yaml_node_value(node, i), yaml_node_key(node, i));
        fine = entry_draft_finish(draft) && fine;
    }
    return fine;
}

gboolean lexicon_add_node(Lexicon *self, const YamlNode *node, LexiconLayer layer,
                          Diagnostics *diagnostics)
{
    if (yaml_node_is_null(node))
        return TRUE;
    g_autoptr(EntryDraft) draft = entry_draft_new(self, layer, diagnostics);
    switch (yaml_node_kind(node)) {
    case YAML_SEQUENCE:
        return add_sequence(draft, node);
    case YAML_MAPPING:
        return add_mapping(draft, node);
    default:
        yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR,
                         "pronunciations are a list of entries, or lines like 'Kyiv: KEE-iv'");
        return FALSE;
    }
}

/* The keys of a file.  language and alphabet are kept for what is exported again. */
typedef struct {
    char *language, *alphabet, *source, *note;
    const YamlNode *entries;
} FileFields;

static void file_fields_clear(FileFields *fields)
{
    g_free(fields->language);
    g_free(fields->alphabet);
    g_free(fields->source);
    g_free(fields->note);
}

static gboolean add_document(Lexicon *self, const YamlDocument *document, LexiconLayer layer,
                             Diagnostics *diagnostics)
{
    static const YamlField table[] = {
        {"language", YAML_FIELD_TEXT, offsetof(FileFields, language), 0, 0, NULL},
        {"alphabet", YAML_FIELD_TEXT, offsetof(FileFields, alphabet), 0, 0, NULL},
        {"source", YAML_FIELD_TEXT, offsetof(FileFields, source), 0, 0, NULL},
        {"note", YAML_FIELD_TEXT, offsetof(FileFields, note), 0, 0, NULL},
        {"entries", YAML_FIELD_NODE, offsetof(FileFields, entries), 0, 0, NULL},
    };
    const YamlNode *root = yaml_document_root(document);
    if (root == NULL || yaml_node_is_null(root))
        return TRUE;
    FileFields fields = {NULL, NULL, NULL, NULL, NULL};
    gboolean mapping = yaml_node_kind(root) == YAML_MAPPING;
    gboolean fine =
        mapping && yaml_read_fields(root, table, G_N_ELEMENTS(table), &fields, diagnostics);
    if (!fine && fields.entries == NULL) {
        yaml_node_report(root, diagnostics, DIAGNOSTIC_ERROR,
                         "there is no 'entries:' in this file; the entries stand below that line, "
                         "each with a '-': '- write: Kyiv', and how it is said in the next line");
        self->unread = TRUE;
    }
    if (fields.entries != NULL && !yaml_node_is_null(fields.entries)) {
        if (yaml_node_kind(fields.entries) == YAML_SEQUENCE) {
            g_autoptr(EntryDraft) draft = entry_draft_new(self, layer, diagnostics);
            entry_draft_set_source(draft, fields.source);
            fine = add_sequence(draft, fields.entries) && fine;
        } else {
            yaml_node_report(fields.entries, diagnostics, DIAGNOSTIC_ERROR,
                             "'entries' takes a list: '- write: Kyiv' and so on");
            self->unread = TRUE;
            fine = FALSE;
        }
    }
    file_fields_clear(&fields);
    return fine;
}

gboolean lexicon_load_text(Lexicon *self, const char *bytes, gsize length, const char *path,
                           LexiconLayer layer, Diagnostics *diagnostics)
{
    if (quick_reader_takes(bytes, length)) {
        g_autoptr(EntryDraft) draft = entry_draft_new(self, layer, diagnostics);
        return quick_reader_read(bytes, length, path, draft);
    }
    g_autoptr(YamlDocument) document = yaml_document_parse(bytes, length, path, 1, diagnostics);
    self->unread = self->unread || document == NULL;
    return document != NULL && add_document(self, document, layer, diagnostics);
}

gboolean lexicon_load_file(Lexicon *self, const char *path, LexiconLayer layer,
                           Diagnostics *diagnostics)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    Place place = {path, 0, 0};
    const char *bad;
    if (!text_read_file(path, MAX_FILE_BYTES, &bytes, &length, &error)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
    } else if (!g_utf8_validate_len(bytes, length, &bad)) {
        text_position(bytes, (gsize)(bad - bytes), &place.line, &place.column);
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "not UTF-8: bad byte 0x%02x; save the file as UTF-8", (guchar)*bad);
    } else {
        return lexicon_load_text(self, bytes, length, path, layer, diagnostics);
    }
    self->unread = TRUE;
    return FALSE;
}

gboolean lexicon_is_whole(const Lexicon *self)
{
    return !self->unread;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

gboolean lexicon_load_folder(Lexicon *self, const char *folder, LexiconLayer layer,
                             Diagnostics *diagnostics)
{
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    if (directory == NULL)
        return TRUE;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(directory)) != NULL;)
        if (*name != '.' && g_str_has_suffix(name, ".yaml"))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    gboolean fine = TRUE;
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        fine = lexicon_load_file(self, path, layer, diagnostics) && fine;
    }
    return fine;
}

void lexicon_add(Lexicon *self, LexiconLayer layer, LexiconKind kind, const char *write,
                 const char *value)
{
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    g_autoptr(EntryDraft) draft = entry_draft_new(self, layer, nobody);
    Place place = {"", 0, 0};
    entry_draft_begin(draft, &place);
    EntryValue text = {&write, 1, FALSE, TRUE, place, 0};
    entry_draft_set(draft, "write", &place, &text);
    text = (EntryValue){&value, 1, FALSE, FALSE, place, 0};
    entry_draft_set(draft, lexicon_kind_name(kind), &place, &text);
    (void)entry_draft_finish(draft);
}

static int compare_entries(gconstpointer a, gconstpointer b)
{
    const LexiconEntry *x = *(const LexiconEntry *const *)a;
    const LexiconEntry *y = *(const LexiconEntry *const *)b;
    int order = strcmp(((const StoreNode *)x)->key, ((const StoreNode *)y)->key);
    if (order == 0)
        order = strcmp(x->write, y->write);
    if (order == 0)
        order = (int)x->layer - (int)y->layer;
    if (order == 0)
        order = strcmp(x->path, y->path);
    if (order == 0)
        order = x->line < y->line ? -1 : x->line > y->line;
    return order;
}

GPtrArray *lexicon_entries(const Lexicon *self)
{
    GPtrArray *entries = g_ptr_array_new();
    for (guint layer = 0; layer < LEXICON_LAYERS; layer++)
        for (guint i = 0; i < self->layers[layer].nodes; i++) {
            LexiconEntry *entry = &store_node(&self->layers[layer], i)->entry;
            if (!entry->faulty)
                g_ptr_array_add(entries, entry);
        }
    g_ptr_array_sort(entries, compare_entries);
    return entries;
}

GPtrArray *lexicon_find(const Lexicon *self, const char *spelling)
{
    GPtrArray *found = g_ptr_array_new();
    g_autofree char *plain = spelling_normalize(spelling, strlen(spelling));
    g_autofree char *key = spelling_fold(plain);
    const char *end = key + strlen(key);
    while (end > key && !spelling_is_word_char(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    gsize length = (gsize)(end - key);
    guint32 hash = spelling_hash(key, length);
    for (guint layer = LEXICON_LAYERS; layer-- > 0;) {
        StoreNode *node = store_find(&self->layers[layer], key, length, hash);
        for (; node != NULL; node = node->same_key)
            if (!node->entry.faulty)
                g_ptr_array_add(found, &node->entry);
    }
    return found;
}

Place lexicon_entry_place(const LexiconEntry *entry)
{
    return (Place){entry->path, entry->line, entry->column};
}

Place lexicon_entry_sign_place(const LexiconEntry *entry, guint position)
{
    Place place = lexicon_entry_place(entry);
    if (position == 0 || entry->text_column == 0 || entry->given_kind != LEXICON_IPA)
        return place;
    place.line += entry->text_lines;
    place.column = entry->text_column + ipa_given_position(entry->given, position) - 1;
    return place;
}

const char *lexicon_entry_said(const LexiconEntry *entry)
{
    return *entry->given != '\0' ? entry->given : lexicon_kind_name(entry->given_kind);
}

gboolean lexicon_entry_sounds_like(const LexiconEntry *entry, const LexiconEntry *other)
{
    return entry->kind == other->kind && entry->silent == other->silent &&
           strcmp(entry->value, other->value) == 0;
}

gboolean lexicon_entry_has_context(const LexiconEntry *entry)
{
    const LexiconContext *context = &entry->details->context;
    return context->before != NULL || context->after != NULL || context->near != NULL;
}

const char *lexicon_kind_name(LexiconKind kind)
{
    static const char *const names[] = {"say", "letters", "word", "ipa", "language", "phoneme"};
    return names[kind];
}

const char *lexicon_layer_name(LexiconLayer layer)
{
    static const char *const names[LEXICON_LAYERS] = {"shipped", "edition", "article"};
    return names[layer];
}

const char *lexicon_status_name(LexiconStatus status)
{
    static const char *const names[] = {"approved", "proposed", "disabled"};
    return names[status];
}
