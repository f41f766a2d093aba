/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/manifest.h"

#include <math.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/json_writer.h"
#include "base/text.h"

/* That of the longest article, about 20000 blocks and segments, is below 8 MB. */
#define MAX_BYTES (64 * 1024 * 1024)

typedef enum {
    MEMBER_TEXT,          /* char *: must be there */
    MEMBER_OPTIONAL_TEXT, /* char *: may be null */
    MEMBER_TEXT_LIST,     /* GStrv */
    MEMBER_UINT,          /* guint or int, never negative */
    MEMBER_UINT64,        /* guint64 */
    MEMBER_REAL           /* double: null where it is minus infinity, the level of silence */
} MemberType;

/* A member of one of the structs, in the order of the file. */
typedef struct {
    const char *key;
    MemberType type;
    gsize offset;
} Member;

#define MEMBER(struct_type, name, type)                                                            \
    {                                                                                              \
#name, type, G_STRUCT_OFFSET(struct_type, name)                                            \
    }

static const Member manifest_members[] = {
    MEMBER(Manifest, slug, MEMBER_TEXT),
    MEMBER(Manifest, guid, MEMBER_TEXT),
    MEMBER(Manifest, input, MEMBER_TEXT),
    MEMBER(Manifest, article, MEMBER_TEXT),
    MEMBER(Manifest, title, MEMBER_TEXT),
    MEMBER(Manifest, standfirst, MEMBER_OPTIONAL_TEXT),
    MEMBER(Manifest, summary, MEMBER_OPTIONAL_TEXT),
    MEMBER(Manifest, authors, MEMBER_TEXT_LIST),
    MEMBER(Manifest, date, MEMBER_OPTIONAL_TEXT),
    MEMBER(Manifest, url, MEMBER_OPTIONAL_TEXT),
    MEMBER(Manifest, language, MEMBER_TEXT),
    MEMBER(Manifest, tags, MEMBER_TEXT_LIST),
    MEMBER(Manifest, speaker, MEMBER_TEXT),
    MEMBER(Manifest, voice, MEMBER_TEXT),
    MEMBER(Manifest, samples, MEMBER_UINT64),
    MEMBER(Manifest, sample_rate_hz, MEMBER_UINT),
    MEMBER(Manifest, bitrate_kbps, MEMBER_UINT),
    MEMBER(Manifest, duration_ms, MEMBER_UINT),
    MEMBER(Manifest, words, MEMBER_UINT),
    MEMBER(Manifest, loudness_lufs, MEMBER_REAL),
    MEMBER(Manifest, true_peak_dbtp, MEMBER_REAL),
    MEMBER(Manifest, narrator, MEMBER_TEXT),
    MEMBER(Manifest, engine, MEMBER_TEXT),
    MEMBER(Manifest, encoder, MEMBER_TEXT),
};

static const Member file_members[] = {
    MEMBER(ManifestFile, name, MEMBER_TEXT),
    MEMBER(ManifestFile, type, MEMBER_TEXT),
    MEMBER(ManifestFile, bytes, MEMBER_UINT64),
    MEMBER(ManifestFile, sha256, MEMBER_TEXT),
};

static const Member chapter_members[] = {
    MEMBER(ManifestChapter, start_ms, MEMBER_UINT),
    MEMBER(ManifestChapter, end_ms, MEMBER_UINT),
    MEMBER(ManifestChapter, title, MEMBER_TEXT),
};

static const Member block_members[] = {
    MEMBER(ManifestBlock, line, MEMBER_UINT),
    MEMBER(ManifestBlock, kind, MEMBER_TEXT),
    MEMBER(ManifestBlock, skipped, MEMBER_OPTIONAL_TEXT),
    MEMBER(ManifestBlock, start_ms, MEMBER_UINT),
    MEMBER(ManifestBlock, end_ms, MEMBER_UINT),
    MEMBER(ManifestBlock, text, MEMBER_OPTIONAL_TEXT),
};

/* An array of rows. */
typedef struct {
    const char *key;
    gsize offset; /* of the GArray * in Manifest */
    const Member *members;
    gsize n_members;
    gsize row_bytes;
} Rows;

static const Rows all_rows[] = {
    {"files", G_STRUCT_OFFSET(Manifest, files), file_members, G_N_ELEMENTS(file_members),
     sizeof(ManifestFile)},
    {"chapters", G_STRUCT_OFFSET(Manifest, chapters), chapter_members,
     G_N_ELEMENTS(chapter_members), sizeof(ManifestChapter)},
    {"blocks", G_STRUCT_OFFSET(Manifest, blocks), block_members, G_N_ELEMENTS(block_members),
     sizeof(ManifestBlock)},
};

static void file_clear(gpointer data)
{
    ManifestFile *file = data;
    g_free(file->name);
    g_free(file->type);
    g_free(file->sha256);
}

static void chapter_clear(gpointer data)
{
    g_free(((ManifestChapter *)data)->title);
}

static void block_clear(gpointer data)
{
    ManifestBlock *block = data;
    g_free(block->kind);
    g_free(block->skipped);
    g_free(block->text);
}

Manifest *manifest_new(void)
{
    Manifest *self = g_new0(Manifest, 1);
    self->authors = g_new0(char *, 1);
    self->tags = g_new0(char *, 1);
    self->files = g_array_new(FALSE, TRUE, sizeof(ManifestFile));
    g_array_set_clear_func(self->files, file_clear);
    self->chapters = g_array_new(FALSE, TRUE, sizeof(ManifestChapter));
    g_array_set_clear_func(self->chapters, chapter_clear);
    self->blocks = g_array_new(FALSE, TRUE, sizeof(ManifestBlock));
    g_array_set_clear_func(self->blocks, block_clear);
    self->segments = g_ptr_array_new_with_free_func(g_free);
    return self;
}

void manifest_free(Manifest *self)
{
    if (self == NULL)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(manifest_members); i++) {
        const Member *member = &manifest_members[i];
        if (member->type == MEMBER_TEXT || member->type == MEMBER_OPTIONAL_TEXT)
            g_free(G_STRUCT_MEMBER(char *, self, member->offset));
    }
    g_strfreev(self->authors);
    g_strfreev(self->tags);
    g_array_unref(self->files);
    g_array_unref(self->chapters);
    g_array_unref(self->blocks);
    g_ptr_array_unref(self->segments);
    g_free(self);
}

static void write_list(JsonWriter *json, const char *key, char *const *values)
{
    json_writer_begin_array(json, key);
    for (; *values != NULL; values++)
        json_writer_text(json, NULL, *values);
    json_writer_end(json);
}

static void write_members(JsonWriter *json, const Member *members, gsize n_members,
                          gconstpointer source)
{
    for (const Member *member = members; member < members + n_members; member++) {
        gconstpointer at = (const char *)source + member->offset;
        switch (member->type) {
        case MEMBER_TEXT:
        case MEMBER_OPTIONAL_TEXT:
            json_writer_text(json, member->key, *(char *const *)at);
            break;
        case MEMBER_TEXT_LIST:
            write_list(json, member->key, *(char **const *)at);
            break;
        case MEMBER_UINT:
            json_writer_integer(json, member->key, *(const guint *)at);
            break;
        case MEMBER_UINT64:
            json_writer_integer(json, member->key, (gint64) * (const guint64 *)at);
            break;
        case MEMBER_REAL:
            json_writer_real(json, member->key, *(const double *)at, 2);
            break;
        }
    }
}

static void write_manifest(const Manifest *self, JsonWriter *json)
{
    json_writer_begin_object(json, NULL);
    json_writer_integer(json, "version", MANIFEST_VERSION);
    write_members(json, manifest_members, G_N_ELEMENTS(manifest_members), self);
    for (gsize i = 0; i < G_N_ELEMENTS(all_rows); i++) {
        const Rows *rows = &all_rows[i];
        const GArray *array = G_STRUCT_MEMBER(GArray *, self, rows->offset);
        json_writer_begin_array(json, rows->key);
        for (guint k = 0; k < array->len; k++) {
            json_writer_begin_compact_object(json, NULL);
            write_members(json, rows->members, rows->n_members, array->data + k * rows->row_bytes);
            json_writer_end(json);
        }
        json_writer_end(json);
    }
    json_writer_begin_array(json, "segments");
    for (guint i = 0; i < self->segments->len; i++)
        json_writer_text(json, NULL, g_ptr_array_index(self->segments, i));
    json_writer_end(json);
    json_writer_end(json);
}

char *manifest_to_json(const Manifest *self)
{
    JsonWriter *json = json_writer_new(NULL);
    write_manifest(self, json);
    return json_writer_finish(json);
}

void manifest_write(const Manifest *self, FILE *stream)
{
    JsonWriter *json = json_writer_new(stream);
    write_manifest(self, json);
    g_free(json_writer_finish(json));
}

static gboolean fail(GError **error, const char *key, const char *what)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "'%s' %s", key, what);
    return FALSE;
}

static gboolean is_value(JsonNode *node, GType type)
{
    return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == type;
}

static gboolean read_integer(JsonNode *node, const char *key, guint64 most, guint64 *value,
                             GError **error)
{
    if (!is_value(node, G_TYPE_INT64))
        return fail(error, key, "is not a whole number");
    gint64 number = json_node_get_int(node);
    if (number < 0 || (guint64)number > most)
        return fail(error, key, "is out of range");
    *value = (guint64)number;
    return TRUE;
}

static gboolean read_texts(JsonNode *node, const char *key, GPtrArray *texts, GError **error)
{
    if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node))
        return fail(error, key, "is not a list");
    JsonArray *array = json_node_get_array(node);
    guint length = json_array_get_length(array);
    for (guint i = 0; i < length; i++) {
        JsonNode *item = json_array_get_element(array, i);
        if (!is_value(item, G_TYPE_STRING))
            return fail(error, key, "is not a list of texts");
        g_ptr_array_add(texts, json_node_dup_string(item));
    }
    return TRUE;
}

static gboolean read_text_list(JsonNode *node, const char *key, char ***list, GError **error)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    if (!read_texts(node, key, texts, error))
        return FALSE;
    g_strfreev(*list);
    *list = g_new0(char *, texts->len + 1);
    for (guint i = 0; i < texts->len; i++)
        (*list)[i] = g_steal_pointer(&texts->pdata[i]);
    return TRUE;
}

static gboolean read_member(JsonNode *node, const Member *member, gpointer target, GError **error)
{
    gpointer at = (char *)target + member->offset;
    guint64 number = 0;
    switch (member->type) {
    case MEMBER_OPTIONAL_TEXT:
        if (node != NULL && JSON_NODE_HOLDS_NULL(node))
            return TRUE;
        G_GNUC_FALLTHROUGH;
    case MEMBER_TEXT:
        if (!is_value(node, G_TYPE_STRING))
            return fail(error, member->key, "is not a text");
        *(char **)at = json_node_dup_string(node);
        return TRUE;
    case MEMBER_TEXT_LIST:
        return read_text_list(node, member->key, at, error);
    case MEMBER_UINT:
        if (!read_integer(node, member->key, G_MAXINT, &number, error))
            return FALSE;
        *(guint *)at = (guint)number;
        return TRUE;
    case MEMBER_UINT64:
        return read_integer(node, member->key, G_MAXINT64, at, error);
    case MEMBER_REAL:
        *(double *)at = -HUGE_VAL;
        if (node != NULL && JSON_NODE_HOLDS_NULL(node))
            return TRUE;
        if (!is_value(node, G_TYPE_DOUBLE) && !is_value(node, G_TYPE_INT64))
            return fail(error, member->key, "is not a number");
        *(double *)at = json_node_get_double(node);
        return TRUE;
    }
    return FALSE;
}

static gboolean read_members(JsonObject *object, const Member *members, gsize n_members,
                             gpointer target, GError **error)
{
    for (const Member *member = members; member < members + n_members; member++)
        if (!read_member(json_object_get_member(object, member->key), member, target, error))
            return FALSE;
    return TRUE;
}

static gboolean read_rows(JsonNode *node, const Rows *rows, Manifest *self, GError **error)
{
    if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node))
        return fail(error, rows->key, "is not a list");
    JsonArray *array = json_node_get_array(node);
    guint length = json_array_get_length(array);
    GArray *target = G_STRUCT_MEMBER(GArray *, self, rows->offset);
    g_array_set_size(target, length);
    for (guint i = 0; i < length; i++) {
        JsonNode *item = json_array_get_element(array, i);
        if (!JSON_NODE_HOLDS_OBJECT(item))
            return fail(error, rows->key, "is not a list of objects");
        if (!read_members(json_node_get_object(item), rows->members, rows->n_members,
                          target->data + i * rows->row_bytes, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean read_manifest(JsonNode *root, Manifest *self, GError **error)
{
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root))
        return fail(error, "manifest", "is not an object");
    JsonObject *object = json_node_get_object(root);
    guint64 version = 0;
    if (!read_integer(json_object_get_member(object, "version"), "version", G_MAXINT, &version,
                      error))
        return FALSE;
    if (version != MANIFEST_VERSION)
        return fail(error, "version", "is not this program's");
    if (!read_members(object, manifest_members, G_N_ELEMENTS(manifest_members), self, error))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(all_rows); i++)
        if (!read_rows(json_object_get_member(object, all_rows[i].key), &all_rows[i], self, error))
            return FALSE;
    return read_texts(json_object_get_member(object, "segments"), "segments", self->segments,
                      error);
}

Manifest *manifest_parse(const char *text, gsize length, const char *name, GError **error)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    g_autoptr(Manifest) self = manifest_new();
    if (!json_parser_load_from_data(parser, text, (gssize)length, error) ||
        !read_manifest(json_parser_get_root(parser), self, error)) {
        g_prefix_error(error, "'%s' is not a manifest: ", name);
        return NULL;
    }
    return g_steal_pointer(&self);
}

/* Empties the list of blocks of a file as manifest_write() lays it out; what somebody has laid out
 * anew stays as it is.  Inside a text there are no line breaks. */
static gsize drop_blocks(char *text, gsize length)
{
    static const char begin[] = "\n  \"blocks\": [";
    static const char end[] = "\n  ],\n  \"segments\": [";
    char *from = strstr(text, begin);
    char *to = from != NULL ? strstr(from, end) : NULL;
    if (to == NULL)
        return length;
    from += strlen(begin);
    memmove(from, to, (gsize)(text + length - to) + 1);
    return length - (gsize)(to - from);
}

Manifest *manifest_load(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    gsize length = 0;
    if (!text_read_file(path, MAX_BYTES, &text, &length, error)) {
        g_prefix_error(error, "'%s': ", path);
        return NULL;
    }
    length = drop_blocks(text, length);
    return manifest_parse(text, length, path, error);
}

const ManifestFile *manifest_file(const Manifest *self, const char *type)
{
    for (guint i = 0; i < self->files->len; i++) {
        const ManifestFile *file = &g_array_index(self->files, ManifestFile, i);
        if (strcmp(file->type, type) == 0)
            return file;
    }
    return NULL;
}

const ManifestFile *manifest_audio(const Manifest *self)
{
    const ManifestFile *mp3 = manifest_file(self, "audio/mpeg");
    if (mp3 != NULL)
        return mp3;
    for (guint i = 0; i < self->files->len; i++) {
        const ManifestFile *file = &g_array_index(self->files, ManifestFile, i);
        if (g_str_has_prefix(file->type, "audio/"))
            return file;
    }
    return NULL;
}
