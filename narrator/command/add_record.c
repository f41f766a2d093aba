/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/add_record.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "base/json_writer.h"
#include "base/publish.h"
#include "base/text.h"

#define RECORD_NAME ".sources.json"
/* A hundred thousand articles. */
#define MAX_BYTES ((gsize)32 * 1024 * 1024)

typedef struct {
    char *etag, *last_modified;
} FeedState;

struct AddRecord {
    char *path;
    GHashTable *files; /* id -> name */
    GHashTable *feeds; /* address -> FeedState * */
    gboolean changed;
};

static void feed_state_free(gpointer data)
{
    FeedState *state = data;
    g_free(state->etag);
    g_free(state->last_modified);
    g_free(state);
}

static char *member_text(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    gboolean text = node != NULL && JSON_NODE_HOLDS_VALUE(node) &&
                    json_node_get_value_type(node) == G_TYPE_STRING;
    return text ? g_strdup(json_node_get_string(node)) : NULL;
}

static JsonObject *member_object(JsonObject *object, const char *name)
{
    JsonNode *node = object ? json_object_get_member(object, name) : NULL;
    return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static void read_file(JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
    (void)node;
    AddRecord *self = data;
    char *file = member_text(object, name);
    if (file != NULL)
        g_hash_table_insert(self->files, g_strdup(name), file);
}

static void read_feed(JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
    (void)node;
    AddRecord *self = data;
    JsonObject *members = member_object(object, name);
    if (members == NULL)
        return;
    FeedState *state = g_new0(FeedState, 1);
    state->etag = member_text(members, "etag");
    state->last_modified = member_text(members, "last_modified");
    g_hash_table_insert(self->feeds, g_strdup(name), state);
}

static gboolean read_record(AddRecord *self, Diagnostics *diagnostics)
{
    Place place = {.path = self->path};
    if (!g_file_test(self->path, G_FILE_TEST_EXISTS))
        return TRUE;
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonParser) parser = json_parser_new();
    if (!text_read_file(self->path, MAX_BYTES, &bytes, &length, &error) ||
        !json_parser_load_from_data(parser, bytes, (gssize)length, &error)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return FALSE;
    }
    JsonNode *root = json_parser_get_root(parser);
    JsonObject *object =
        root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonObject *files = member_object(object, "added");
    JsonObject *feeds = member_object(object, "feeds");
    if (files != NULL)
        json_object_foreach_member(files, read_file, self);
    if (feeds != NULL)
        json_object_foreach_member(feeds, read_feed, self);
    return TRUE;
}

AddRecord *add_record_open(const char *folder, Diagnostics *diagnostics)
{
    g_autoptr(AddRecord) self = g_new0(AddRecord, 1);
    self->path = g_build_filename(folder, RECORD_NAME, NULL);
    self->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    self->feeds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, feed_state_free);
    return read_record(self, diagnostics) ? g_steal_pointer(&self) : NULL;
}

void add_record_free(AddRecord *self)
{
    if (self == NULL)
        return;
    g_free(self->path);
    g_hash_table_unref(self->files);
    g_hash_table_unref(self->feeds);
    g_free(self);
}

const char *add_record_file(const AddRecord *self, const char *id)
{
    return g_hash_table_lookup(self->files, id);
}

void add_record_set_file(AddRecord *self, const char *id, const char *file)
{
    g_hash_table_replace(self->files, g_strdup(id), g_strdup(file));
    self->changed = TRUE;
}

void add_record_feed(const AddRecord *self, const char *url, const char **etag,
                     const char **last_modified)
{
    const FeedState *state = g_hash_table_lookup(self->feeds, url);
    *etag = state ? state->etag : NULL;
    *last_modified = state ? state->last_modified : NULL;
}

void add_record_set_feed(AddRecord *self, const char *url, const char *etag,
                         const char *last_modified)
{
    FeedState *state = g_new0(FeedState, 1);
    state->etag = g_strdup(etag);
    state->last_modified = g_strdup(last_modified);
    g_hash_table_replace(self->feeds, g_strdup(url), state);
    self->changed = TRUE;
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static char *to_json(const AddRecord *self)
{
    JsonWriter *json = json_writer_new(NULL);
    json_writer_begin_object(json, NULL);
    json_writer_begin_object(json, "added");
    g_autoptr(GList) ids = g_list_sort(g_hash_table_get_keys(self->files), compare_names);
    for (const GList *id = ids; id != NULL; id = id->next)
        json_writer_text(json, id->data, g_hash_table_lookup(self->files, id->data));
    json_writer_end(json);
    json_writer_begin_object(json, "feeds");
    g_autoptr(GList) urls = g_list_sort(g_hash_table_get_keys(self->feeds), compare_names);
    for (const GList *url = urls; url != NULL; url = url->next) {
        const FeedState *state = g_hash_table_lookup(self->feeds, url->data);
        json_writer_begin_object(json, url->data);
        json_writer_text(json, "etag", state->etag);
        json_writer_text(json, "last_modified", state->last_modified);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_end(json);
    return json_writer_finish(json);
}

gboolean add_record_save(AddRecord *self, Diagnostics *diagnostics)
{
    if (!self->changed)
        return TRUE;
    g_autofree char *text = to_json(self);
    g_autoptr(GError) error = NULL;
    if (publish_bytes(self->path, text, strlen(text), NULL, &error)) {
        self->changed = FALSE;
        return TRUE;
    }
    Place place = {.path = self->path};
    diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "cannot write it: %s", error->message);
    return FALSE;
}
