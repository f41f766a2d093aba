/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/json_ld.h"

#include <string.h>

#include <json-glib/json-glib.h>

/* Deeper than any real one; json-glib's parser recurses. */
#define MAX_DEPTH 40

typedef struct {
    const char *key;
    MetadataField field;
} KeyRow;

static const KeyRow keys[] = {
    {"headline", METADATA_TITLE},
    {"name", METADATA_TITLE},
    {"description", METADATA_DESCRIPTION},
    {"author", METADATA_AUTHOR},
    {"creator", METADATA_AUTHOR},
    {"datePublished", METADATA_DATE},
    {"url", METADATA_URL},
    {"mainEntityOfPage", METADATA_URL},
    {"inLanguage", METADATA_LANGUAGE},
    {"image", METADATA_IMAGE},
    {"publisher", METADATA_PUBLICATION},
    {"keywords", METADATA_TAG},
    {"articleBody", METADATA_BODY},
};

/* What a value that is an object is known by. */
static const char *const names[] = {"name", "url", "@id", NULL};

static gboolean is_shallow(const char *json, gsize length)
{
    guint depth = 0;
    gboolean quoted = FALSE;
    for (gsize i = 0; i < length; i++) {
        if (quoted) {
            if (json[i] == '\\')
                i++;
            else
                quoted = json[i] != '"';
        } else if (json[i] == '"') {
            quoted = TRUE;
        } else if (json[i] == '{' || json[i] == '[') {
            if (++depth > MAX_DEPTH)
                return FALSE;
        } else if ((json[i] == '}' || json[i] == ']') && depth > 0) {
            depth--;
        }
    }
    return TRUE;
}

static gboolean is_article_type(const char *type)
{
    return g_str_has_suffix(type, "Article") || g_str_has_suffix(type, "BlogPosting") ||
           strcmp(type, "Report") == 0 || strcmp(type, "Review") == 0;
}

static gboolean is_article(JsonObject *object)
{
    JsonNode *type = json_object_get_member(object, "@type");
    if (type == NULL)
        return FALSE;
    if (JSON_NODE_HOLDS_VALUE(type))
        return json_node_get_value_type(type) == G_TYPE_STRING &&
               is_article_type(json_node_get_string(type));
    JsonArray *types = JSON_NODE_HOLDS_ARRAY(type) ? json_node_get_array(type) : NULL;
    for (guint i = 0; types != NULL && i < json_array_get_length(types); i++) {
        JsonNode *one = json_array_get_element(types, i);
        if (JSON_NODE_HOLDS_VALUE(one) && json_node_get_value_type(one) == G_TYPE_STRING &&
            is_article_type(json_node_get_string(one)))
            return TRUE;
    }
    return FALSE;
}

static void add_value(JsonNode *node, GPtrArray *into)
{
    if (JSON_NODE_HOLDS_VALUE(node)) {
        if (json_node_get_value_type(node) == G_TYPE_STRING)
            g_ptr_array_add(into, g_strdup(json_node_get_string(node)));
    } else if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *array = json_node_get_array(node);
        for (guint i = 0; i < json_array_get_length(array); i++)
            add_value(json_array_get_element(array, i), into);
    } else if (JSON_NODE_HOLDS_OBJECT(node)) {
        JsonObject *object = json_node_get_object(node);
        for (gsize i = 0; names[i] != NULL; i++) {
            JsonNode *name = json_object_get_member(object, names[i]);
            if (name != NULL) {
                add_value(name, into);
                return;
            }
        }
    }
}

static void find_articles(JsonNode *node, GPtrArray *const *values)
{
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *array = json_node_get_array(node);
        for (guint i = 0; i < json_array_get_length(array); i++)
            find_articles(json_array_get_element(array, i), values);
        return;
    }
    if (!JSON_NODE_HOLDS_OBJECT(node))
        return;
    JsonObject *object = json_node_get_object(node);
    if (is_article(object)) {
        for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
            JsonNode *member = json_object_get_member(object, keys[i].key);
            if (member != NULL)
                add_value(member, values[keys[i].field]);
        }
        return;
    }
    JsonNode *graph = json_object_get_member(object, "@graph");
    JsonNode *main_entity = json_object_get_member(object, "mainEntity");
    if (graph != NULL)
        find_articles(graph, values);
    if (main_entity != NULL)
        find_articles(main_entity, values);
}

void json_ld_read(const char *json, gsize length, GPtrArray *const *values)
{
    if (length > JSON_LD_MAX_BYTES || !is_shallow(json, length))
        return;
    g_autoptr(JsonParser) parser = json_parser_new();
    if (!json_parser_load_from_data(parser, json, (gssize)length, NULL))
        return;
    JsonNode *root = json_parser_get_root(parser);
    if (root != NULL)
        find_articles(root, values);
}
