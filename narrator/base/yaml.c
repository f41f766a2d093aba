/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/yaml.h"

#include <string.h>

#include <yaml.h>

#include "base/text.h"

/* Deeper than any file of ours; keeps recursion bounded. */
#define MAX_DEPTH 32
/* A lexicon of 100,000 entries is about 10 MB. */
#define MAX_FILE_BYTES (64 * 1024 * 1024)

struct YamlNode {
    const YamlDocument *document;
    guint line, column;
    guint text_column;
    YamlKind kind;
    gboolean quoted;
    char *text;          /* of a scalar */
    GPtrArray *children; /* YamlNode *, owned; of a mapping: key, value, key, value */
};

struct YamlDocument {
    char *path;
    YamlNode *root;
};

typedef struct {
    yaml_parser_t parser;
    const char *bytes;
    YamlDocument *document;
    guint first_line;
    guint depth;
    Diagnostics *diagnostics;
} Loader;

static void node_free(gpointer data)
{
    YamlNode *node = data;
    if (node == NULL)
        return;
    g_free(node->text);
    if (node->children != NULL)
        g_ptr_array_unref(node->children);
    g_free(node);
}

static YamlNode *node_new(const Loader *loader, YamlKind kind, const yaml_mark_t *mark)
{
    YamlNode *node = g_new0(YamlNode, 1);
    node->document = loader->document;
    node->kind = kind;
    node->line = (guint)mark->line + loader->first_line;
    node->column = (guint)mark->column + 1;
    if (kind != YAML_SCALAR)
        node->children = g_ptr_array_new_with_free_func(node_free);
    return node;
}

static void report_mark(const Loader *loader, const yaml_mark_t *mark, const char *message)
{
    Place place = {loader->document->path, (guint)mark->line + loader->first_line,
                   (guint)mark->column + 1};
    diagnostics_add(loader->diagnostics, DIAGNOSTIC_ERROR, &place, "%s", message);
}

/* Where the parser gave up.  Of bytes that cannot be read at all it knows the offset only. */
static yaml_mark_t problem_mark(const Loader *loader)
{
    const yaml_parser_t *parser = &loader->parser;
    if (parser->error == YAML_READER_ERROR) {
        guint line;
        guint column;
        text_position(loader->bytes, parser->problem_offset, &line, &column);
        return (yaml_mark_t){.line = line - 1, .column = column - 1};
    }
    gboolean marked = parser->problem_mark.line != 0 || parser->problem_mark.column != 0;
    return marked ? parser->problem_mark : parser->mark;
}

/* What people have done wrong where the parser says so in its own words. */
static const char *hint_for(const char *problem)
{
    static const struct {
        const char *problem, *hint;
    } hints[] = {
        {"mapping values are not allowed",
         "a text with ': ' in it wants quotes, and a key its ':' and a line of its own"},
        {"did not find expected key",
         "lines that belong together begin in the same column; a quote or bracket may be open"},
        {"did not find expected '-'", "the items of a list begin in the same column"},
        {"tab character", "indent with spaces, not tabs"},
        {"cannot start any token", "a text that begins with a sign or a tab wants quotes"},
        {"could not find expected ':'",
         "a key wants a ':' behind it, and a text over two lines quotes"},
        {"unexpected end of stream", "a quote is not closed"},
        {"unknown escape", "in double quotes a '\\' is written twice"},
        {"expected ',' or", "a bracket is not closed"},
    };
    for (gsize i = 0; problem != NULL && i < G_N_ELEMENTS(hints); i++)
        if (strstr(problem, hints[i].problem) != NULL)
            return hints[i].hint;
    return NULL;
}

static gboolean next_event(Loader *loader, yaml_event_t *event)
{
    if (yaml_parser_parse(&loader->parser, event))
        return TRUE;
    const yaml_parser_t *parser = &loader->parser;
    const yaml_mark_t mark = problem_mark(loader);
    const char *hint = hint_for(parser->problem);
    g_autofree char *message =
        g_strdup_printf("bad YAML: %s%s%s%s%s", parser->problem ? parser->problem : "unreadable",
                        parser->context ? ", " : "", parser->context ? parser->context : "",
                        hint ? "; " : "", hint ? hint : "");
    report_mark(loader, &mark, message);
    return FALSE;
}

static YamlNode *read_node(Loader *loader, const yaml_event_t *event);

/* A key that is there already is reported, and its pair dropped. */
static void add_pair(const Loader *loader, YamlNode *mapping, GHashTable *seen, YamlNode *key,
                     YamlNode *value)
{
    /* g_hash_table_add() would keep the key that is freed below. */
    if (key->text != NULL && g_hash_table_contains(seen, key->text)) {
        Place place = yaml_node_place(key);
        diagnostics_add(loader->diagnostics, DIAGNOSTIC_ERROR, &place, "key '%s' is given twice",
                        key->text);
        node_free(key);
        node_free(value);
        return;
    }
    if (key->text != NULL)
        g_hash_table_add(seen, key->text);
    g_ptr_array_add(mapping->children, key);
    g_ptr_array_add(mapping->children, value);
}

static gboolean read_children(Loader *loader, YamlNode *node)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    YamlNode *key = NULL;
    for (;;) {
        yaml_event_t event;
        if (!next_event(loader, &event))
            break;
        gboolean end =
            event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
        YamlNode *child = end ? NULL : read_node(loader, &event);
        yaml_event_delete(&event);
        if (end)
            return TRUE;
        if (child == NULL)
            break;
        if (node->kind == YAML_SEQUENCE)
            g_ptr_array_add(node->children, child);
        else if (key == NULL)
            key = child;
        else {
            add_pair(loader, node, seen, key, child);
            key = NULL;
        }
    }
    node_free(key);
    return FALSE;
}

/* The anchor and tag of an event; an alias is its own anchor. */
static void get_properties(const yaml_event_t *event, const yaml_char_t **anchor,
                           const yaml_char_t **tag)
{
    *anchor = NULL;
    *tag = NULL;
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        *anchor = event->data.alias.anchor;
        break;
    case YAML_SCALAR_EVENT:
        *anchor = event->data.scalar.anchor;
        *tag = event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        *anchor = event->data.sequence_start.anchor;
        *tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        *anchor = event->data.mapping_start.anchor;
        *tag = event->data.mapping_start.tag;
        break;
    default:
        break;
    }
}

/* The value's characters as they stand take this much room; escapes and line ends take more. */
static guint text_column(const yaml_event_t *event, const YamlNode *node)
{
    const yaml_mark_t *start = &event->start_mark, *end = &event->end_mark;
    gsize quotes = node->quoted ? 2 : 0;
    gsize room = (gsize)g_utf8_strlen(node->text, -1) + quotes;
    if (end->line != start->line || end->column - start->column != room)
        return 0;
    return node->column + (guint)quotes / 2;
}

/* Escapes as "\0" and "\b" can say what neither texts nor XML can hold. */
static YamlNode *read_scalar(const Loader *loader, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    gsize length = event->data.scalar.length;
    for (gsize i = 0; i < length; i++) {
        guint c = (guchar)value[i];
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
            g_autofree char *message =
                g_strdup_printf("the control character U+%04X is not taken", c);
            report_mark(loader, &event->start_mark, message);
            return NULL;
        }
    }
    YamlNode *node = node_new(loader, YAML_SCALAR, &event->start_mark);
    node->text = g_strndup(value, length);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->text_column = text_column(event, node);
    return node;
}

static YamlNode *read_node(Loader *loader, const yaml_event_t *event)
{
    const yaml_char_t *anchor;
    const yaml_char_t *tag;
    get_properties(event, &anchor, &tag);
    if (anchor != NULL || tag != NULL) {
        report_mark(loader, &event->start_mark,
                    anchor
                        ? "anchors and aliases (& and *) are not taken; quote the value if it is "
                          "text"
                        : "tags (!) are not taken; quote the value if it is text");
        return NULL;
    }
    if (event->type == YAML_SCALAR_EVENT)
        return read_scalar(loader, event);
    YamlKind kind = event->type == YAML_SEQUENCE_START_EVENT ? YAML_SEQUENCE : YAML_MAPPING;
    if (loader->depth == MAX_DEPTH) {
        report_mark(loader, &event->start_mark, "nested too deep");
        return NULL;
    }
    YamlNode *node = node_new(loader, kind, &event->start_mark);
    loader->depth++;
    gboolean whole = read_children(loader, node);
    loader->depth--;
    if (whole)
        return node;
    node_free(node);
    return NULL;
}

/* Runs to the end of the stream; a second document is an error. */
static gboolean read_stream(Loader *loader)
{
    for (;;) {
        yaml_event_t event;
        if (!next_event(loader, &event))
            return FALSE;
        yaml_event_type_t type = event.type;
        gboolean fine = TRUE;
        if (type == YAML_DOCUMENT_START_EVENT && loader->document->root != NULL) {
            report_mark(loader, &event.start_mark, "a second YAML document; only one is taken");
            fine = FALSE;
        } else if (type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT ||
                   type == YAML_MAPPING_START_EVENT || type == YAML_ALIAS_EVENT) {
            loader->document->root = read_node(loader, &event);
            fine = loader->document->root != NULL;
        }
        yaml_event_delete(&event);
        if (!fine)
            return FALSE;
        if (type == YAML_STREAM_END_EVENT)
            return TRUE;
    }
}

YamlDocument *yaml_document_parse(const char *bytes, gsize length, const char *path,
                                  guint first_line, Diagnostics *diagnostics)
{
    g_autoptr(YamlDocument) document = g_new0(YamlDocument, 1);
    document->path = g_strdup(path);
    Loader loader = {
        .bytes = bytes, .document = document, .first_line = first_line, .diagnostics = diagnostics};
    if (!yaml_parser_initialize(&loader.parser))
        g_error("out of memory");
    yaml_parser_set_encoding(&loader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&loader.parser, (const unsigned char *)bytes, length);
    gboolean whole = read_stream(&loader);
    yaml_parser_delete(&loader.parser);
    return whole ? g_steal_pointer(&document) : NULL;
}

YamlDocument *yaml_document_load(const char *path, Diagnostics *diagnostics)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    Place place = {path, 0, 0};
    if (!text_read_file(path, MAX_FILE_BYTES, &bytes, &length, &error)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return NULL;
    }
    const char *bad;
    if (!g_utf8_validate_len(bytes, length, &bad)) {
        text_position(bytes, (gsize)(bad - bytes), &place.line, &place.column);
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "not UTF-8: bad byte 0x%02x at offset %zu", (unsigned char)*bad,
                        (size_t)(bad - bytes));
        return NULL;
    }
    return yaml_document_parse(bytes, length, path, 1, diagnostics);
}

void yaml_document_free(YamlDocument *self)
{
    if (self == NULL)
        return;
    node_free(self->root);
    g_free(self->path);
    g_free(self);
}

const YamlNode *yaml_document_root(const YamlDocument *self)
{
    return self->root;
}

YamlKind yaml_node_kind(const YamlNode *node)
{
    return node->kind;
}

gboolean yaml_node_is_null(const YamlNode *node)
{
    if (node->kind != YAML_SCALAR || node->quoted)
        return FALSE;
    return *node->text == '\0' || strcmp(node->text, "~") == 0 ||
           g_ascii_strcasecmp(node->text, "null") == 0;
}

const char *yaml_node_text(const YamlNode *node)
{
    return node->text;
}

gboolean yaml_node_is_quoted(const YamlNode *node)
{
    return node->quoted;
}

guint yaml_node_text_column(const YamlNode *node)
{
    return node->text_column;
}

guint yaml_node_size(const YamlNode *node)
{
    if (node->children == NULL)
        return 0;
    return node->kind == YAML_MAPPING ? node->children->len / 2 : node->children->len;
}

const YamlNode *yaml_node_item(const YamlNode *node, guint index)
{
    return g_ptr_array_index(node->children, index);
}

const YamlNode *yaml_node_key(const YamlNode *node, guint index)
{
    return g_ptr_array_index(node->children, 2 * index);
}

const YamlNode *yaml_node_value(const YamlNode *node, guint index)
{
    return g_ptr_array_index(node->children, 2 * index + 1);
}

const YamlNode *yaml_node_get(const YamlNode *node, const char *key)
{
    if (node->kind != YAML_MAPPING)
        return NULL;
    for (guint i = 0; i < yaml_node_size(node); i++) {
        const char *text = yaml_node_key(node, i)->text;
        if (text != NULL && strcmp(text, key) == 0)
            return yaml_node_value(node, i);
    }
    return NULL;
}

Place yaml_node_place(const YamlNode *node)
{
    return (Place){node->document->path, node->line, node->column};
}

void yaml_node_report(const YamlNode *node, Diagnostics *diagnostics, DiagnosticLevel level,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    Place place = yaml_node_place(node);
    diagnostics_add(diagnostics, level, &place, "%s", message);
}
