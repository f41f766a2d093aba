/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/yaml: YAML files as trees of nodes that know where they stand, and tables that read them.
 *
 * The only place that meets libyaml.  A key is a row in a table of YamlField; the same table checks
 * types and ranges, names unknown keys with the nearest known one, and fills a struct.  Anchors,
 * aliases and tags are refused: they let a small file grow without bound. */
#pragma once
#include "base/diagnostics.h"

typedef struct YamlDocument YamlDocument;
typedef struct YamlNode YamlNode;

typedef enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } YamlKind;

/* Parses bytes (valid UTF-8) as one YAML document.  path is what messages name and is copied;
 * first_line is the line of the file where bytes begins, from 1.  NULL after an error, which has
 * been reported; duplicate keys are reported and the first one stands. */
YamlDocument *yaml_document_parse(const char *bytes, gsize length, const char *path,
                                  guint first_line, Diagnostics *diagnostics);

/* The same from a file of at most 64 MB, which must be UTF-8. */
YamlDocument *yaml_document_load(const char *path, Diagnostics *diagnostics);
void yaml_document_free(YamlDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlDocument, yaml_document_free)

/* NULL for an empty document.  Nodes and their strings live as long as the document. */
const YamlNode *yaml_document_root(const YamlDocument *self);

YamlKind yaml_node_kind(const YamlNode *node);
/* A null or empty plain scalar: "key:", "key: ~", "key: null". */
gboolean yaml_node_is_null(const YamlNode *node);
/* The text of a scalar; NULL for the other kinds. */
const char *yaml_node_text(const YamlNode *node);
/* A scalar written in quotes or as a block. */
gboolean yaml_node_is_quoted(const YamlNode *node);
/* The column of a scalar's first character, behind its quote; 0 where its characters do not stand in
 * the file one by one: with escapes, or on several lines. */
guint yaml_node_text_column(const YamlNode *node);
/* How many items a sequence, or pairs a mapping, has; 0 for a scalar. */
guint yaml_node_size(const YamlNode *node);
/* An item of a sequence. */
const YamlNode *yaml_node_item(const YamlNode *node, guint index);
/* A pair of a mapping, in the order of the file. */
const YamlNode *yaml_node_key(const YamlNode *node, guint index);
const YamlNode *yaml_node_value(const YamlNode *node, guint index);
/* The value for a key of a mapping; NULL where it has none. */
const YamlNode *yaml_node_get(const YamlNode *node, const char *key);
/* Where the node begins.  The path is borrowed from the document. */
Place yaml_node_place(const YamlNode *node);
/* diagnostics_add() at the node's place. */
void yaml_node_report(const YamlNode *node, Diagnostics *diagnostics, DiagnosticLevel level,
                      const char *format, ...) G_GNUC_PRINTF(4, 5);

typedef enum {
    YAML_FIELD_TEXT,      /* char *: freed and replaced */
    YAML_FIELD_TEXT_LIST, /* char ** (GStrv): a sequence of scalars, or one scalar */
    YAML_FIELD_BOOLEAN,   /* gboolean: true or false, yes or no */
    YAML_FIELD_INTEGER,   /* int */
    YAML_FIELD_REAL,      /* double */
    YAML_FIELD_NODE       /* const YamlNode *: of any kind, for the caller to read */
} YamlFieldType;

typedef struct {
    const char *key;
    YamlFieldType type;
    gsize offset;               /* of the member in the struct that is filled */
    double minimum, maximum;    /* of INTEGER and REAL; both 0: any */
    const char *const *choices; /* of TEXT: NULL-terminated; NULL: any */
} YamlField;

/* Reads a mapping into the struct at target by a table.  Null values leave their member as it is.
 * Every fault is reported as an error at its place and its member left as it was; FALSE after any.
 */
gboolean yaml_read_fields(const YamlNode *mapping, const YamlField *fields, gsize n_fields,
                          gpointer target, Diagnostics *diagnostics);
