/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/quick_reader.h"

#include <string.h>

/* Keys of one entry; twice as many as there are. */
#define MAX_KEYS 40
/* Text of one entry; longer ones are left to the other reader. */
#define MAX_ENTRY_BYTES 16384

typedef struct {
    const char *text;
    gsize length;
    gboolean quoted;
} Scalar;

/* The same code checks a file and reads it: draft is NULL while it checks. */
typedef struct {
    const char *p, *end;
    const char *line; /* where the line of p begins */
    guint line_number;
    const char *path;
    EntryDraft *draft;
    gboolean fine;

    gboolean in_entries, in_entry;
    guint item_indent, key_indent;
    Scalar keys[MAX_KEYS]; /* of the entry or of the file, for finding doubles */
    guint n_keys;
    Scalar texts[ENTRY_MAX_SPELLINGS];
    guint n_texts;
    char kept[MAX_ENTRY_BYTES]; /* the entry's texts, for the draft */
    gsize n_kept;
    const char *kept_texts[MAX_KEYS * ENTRY_MAX_SPELLINGS];
    guint n_kept_texts;
    gsize entry_bytes; /* what kept will hold, counted while the file is checked */
    char source[256];  /* of the file */
} Reader;

#define NOT_KNOWN G_MAXUINT

/* Signs that begin something else than plain text. */
static gboolean begins_plain(char c)
{
    return strchr("-?:,[]{}#&*!|>'\"%@`", c) == NULL;
}

static guint column_of(const Reader *reader, const char *p)
{
    guint column = 1;
    for (const char *q = reader->line; q < p; q++)
        column += ((guchar)*q & 0xC0) != 0x80;
    return column;
}

static Place place_of(const Reader *reader, const char *p)
{
    return (Place){reader->path, reader->line_number, column_of(reader, p)};
}

static void skip_spaces(Reader *reader)
{
    while (reader->p < reader->end && *reader->p == ' ')
        reader->p++;
}

/* Whether nothing but a comment is left of the line. */
static gboolean at_line_end(Reader *reader)
{
    skip_spaces(reader);
    if (reader->p == reader->end || *reader->p == '\n')
        return TRUE;
    return *reader->p == '#' && (reader->p == reader->line || reader->p[-1] == ' ');
}

static void next_line(Reader *reader)
{
    const char *newline = memchr(reader->p, '\n', (gsize)(reader->end - reader->p));
    reader->p = newline != NULL ? newline + 1 : reader->end;
    reader->line = reader->p;
    reader->line_number++;
}

static gboolean take_quoted(Reader *reader, Scalar *scalar)
{
    char quote = *reader->p;
    scalar->text = ++reader->p;
    scalar->quoted = TRUE;
    while (reader->p < reader->end && *reader->p != quote) {
        if (*reader->p == '\n' || *reader->p == '\\')
            return FALSE;
        reader->p++;
    }
    if (reader->p == reader->end)
        return FALSE;
    scalar->length = (gsize)(reader->p - scalar->text);
    reader->p++;
    /* Twice the single quote is one inside the text. */
    return reader->p == reader->end || *reader->p != quote;
}

/* Plain text up to a comment, the line's end, or in brackets a comma or bracket. */
static gboolean take_plain(Reader *reader, gboolean in_brackets, Scalar *scalar)
{
    scalar->text = reader->p;
    scalar->quoted = FALSE;
    const char *last = reader->p;
    if (!begins_plain(*reader->p))
        return FALSE;
    for (; reader->p < reader->end && *reader->p != '\n'; reader->p++) {
        char c = *reader->p;
        if (in_brackets && (c == ',' || c == ']' || c == '}'))
            break;
        if (in_brackets && (c == '[' || c == '{' || c == '?'))
            return FALSE;
        if (c == ':' && (in_brackets || reader->p + 1 == reader->end || reader->p[1] == ' ' ||
                         reader->p[1] == '\n'))
            return FALSE;
        if (c == '#' && reader->p[-1] == ' ')
            break;
        if (c != ' ')
            last = reader->p + 1;
    }
    scalar->length = (gsize)(last - scalar->text);
    return TRUE;
}

static gboolean take_scalar(Reader *reader, gboolean in_brackets, Scalar *scalar)
{
    if (reader->p == reader->end || *reader->p == '\n')
        return FALSE;
    if (*reader->p == '"' || *reader->p == '\'')
        return take_quoted(reader, scalar);
    return take_plain(reader, in_brackets, scalar);
}

/* "[a, b]" on one line; p stands at the bracket. */
static gboolean take_list(Reader *reader)
{
    reader->p++;
    for (;;) {
        skip_spaces(reader);
        if (reader->n_texts == ENTRY_MAX_SPELLINGS ||
            !take_scalar(reader, TRUE, &reader->texts[reader->n_texts++]))
            return FALSE;
        skip_spaces(reader);
        if (reader->p == reader->end || (*reader->p != ',' && *reader->p != ']'))
            return FALSE;
        if (*reader->p++ == ']')
            return TRUE;
    }
}

/* Letters and underscores, a colon and a space or the line's end. */
static gboolean take_key(Reader *reader, Scalar *key)
{
    key->text = reader->p;
    while (reader->p < reader->end && (g_ascii_islower(*reader->p) || *reader->p == '_'))
        reader->p++;
    key->length = (gsize)(reader->p - key->text);
    if (key->length == 0 || reader->p == reader->end || *reader->p != ':')
        return FALSE;
    reader->p++;
    for (guint i = 0; i < reader->n_keys; i++)
        if (reader->keys[i].length == key->length &&
            memcmp(reader->keys[i].text, key->text, key->length) == 0)
            return FALSE;
    if (reader->n_keys == MAX_KEYS)
        return FALSE;
    reader->keys[reader->n_keys++] = *key;
    return reader->p == reader->end || *reader->p == ' ' || *reader->p == '\n';
}

static gboolean is_null(const Scalar *scalar)
{
    if (scalar->quoted)
        return FALSE;
    return (scalar->length == 1 && *scalar->text == '~') ||
           (scalar->length == 4 && g_ascii_strncasecmp(scalar->text, "null", 4) == 0);
}

static gboolean is_known_top_key(const Scalar *key)
{
    static const char *const known[] = {"language", "alphabet", "source", "note"};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (strlen(known[i]) == key->length && memcmp(known[i], key->text, key->length) == 0)
            return TRUE;
    return FALSE;
}

/* A copy of the text that ends with a NUL and lives as long as the entry is read. */
static const char *keep(Reader *reader, const Scalar *scalar)
{
    char *copy = reader->kept + reader->n_kept;
    memcpy(copy, scalar->text, scalar->length);
    copy[scalar->length] = '\0';
    reader->n_kept += scalar->length + 1;
    return copy;
}

static void hand_on(Reader *reader, const Scalar *key, const char *value_begin, gboolean list)
{
    const char **texts = reader->kept_texts + reader->n_kept_texts;
    reader->n_kept_texts += reader->n_texts;
    for (guint i = 0; i < reader->n_texts; i++)
        texts[i] = keep(reader, &reader->texts[i]);
    EntryValue value = {.texts = texts,
                        .n_texts = reader->n_texts,
                        .is_null = !list && is_null(&reader->texts[0]),
                        .is_quoted = !list && reader->texts[0].quoted,
                        .place = place_of(reader, value_begin)};
    if (!list)
        value.text_column = value.place.column + (value.is_quoted ? 1 : 0);
    Place place = place_of(reader, key->text);
    entry_draft_set(reader->draft, keep(reader, key), &place, &value);
}

/* What stands behind a key: a scalar or a list; handed on where the file is read.  FALSE where the
 * file is declined. */
static gboolean take_value(Reader *reader, const Scalar *key, gboolean in_brackets)
{
    skip_spaces(reader);
    const char *begin = reader->p;
    gboolean list = begin < reader->end && *begin == '[';
    reader->n_texts = 0;
    if (list ? !take_list(reader) : !take_scalar(reader, in_brackets, &reader->texts[0]))
        return FALSE;
    if (!list)
        reader->n_texts = 1;
    reader->entry_bytes += (gsize)(reader->p - key->text) + reader->n_texts + 2;
    if (reader->entry_bytes > MAX_ENTRY_BYTES)
        return FALSE;
    if (reader->draft != NULL)
        hand_on(reader, key, begin, list);
    return TRUE;
}

static void begin_entry(Reader *reader)
{
    reader->n_keys = 0;
    reader->entry_bytes = reader->n_kept = 0;
    reader->n_kept_texts = 0;
    reader->in_entry = TRUE;
    if (reader->draft == NULL)
        return;
    Place place = place_of(reader, reader->p);
    entry_draft_begin(reader->draft, &place);
}

static void end_entry(Reader *reader)
{
    if (reader->draft != NULL && reader->in_entry)
        reader->fine = entry_draft_finish(reader->draft) && reader->fine;
    reader->in_entry = FALSE;
}

/* "write: Kyiv" */
static gboolean take_pair(Reader *reader)
{
    Scalar key;
    return take_key(reader, &key) && take_value(reader, &key, FALSE) && at_line_end(reader);
}

/* "{write: Kyiv, say: KEE-iv}" on one line; p stands at the brace. */
static gboolean take_braces(Reader *reader)
{
    begin_entry(reader);
    do {
        Scalar key;
        reader->p++;
        skip_spaces(reader);
        if (!take_key(reader, &key) || !take_value(reader, &key, TRUE))
            return FALSE;
        skip_spaces(reader);
    } while (reader->p < reader->end && *reader->p == ',');
    if (reader->p == reader->end || *reader->p != '}')
        return FALSE;
    reader->p++;
    if (!at_line_end(reader))
        return FALSE;
    end_entry(reader);
    return TRUE;
}

/* "- write: Kyiv" or "- {...}"; p stands at the dash. */
static gboolean take_item(Reader *reader, guint indent)
{
    end_entry(reader);
    if (reader->item_indent != NOT_KNOWN && reader->item_indent != indent)
        return FALSE;
    reader->item_indent = indent;
    reader->p++;
    if (reader->p == reader->end || *reader->p != ' ')
        return FALSE;
    skip_spaces(reader);
    if (reader->p < reader->end && *reader->p == '{')
        return take_braces(reader);
    reader->key_indent = (guint)(reader->p - reader->line);
    begin_entry(reader);
    return take_pair(reader);
}

/* "entries:", or "language: en" and the like, which have been read already. */
static gboolean take_top(Reader *reader)
{
    Scalar key;
    if (reader->in_entries)
        return FALSE;
    if (!take_key(reader, &key))
        return FALSE;
    if (key.length == strlen("entries") && memcmp(key.text, "entries", key.length) == 0) {
        reader->in_entries = TRUE;
        return at_line_end(reader);
    }
    Scalar value;
    skip_spaces(reader);
    if (!take_scalar(reader, FALSE, &value) || !at_line_end(reader))
        return FALSE;
    if (reader->draft != NULL && key.length == strlen("source") &&
        memcmp(key.text, "source", key.length) == 0 && value.length < sizeof reader->source) {
        memcpy(reader->source, value.text, value.length);
        entry_draft_set_source(reader->draft, reader->source);
    }
    return is_known_top_key(&key) && value.length < sizeof reader->source && !is_null(&value);
}

static gboolean take_line(Reader *reader)
{
    if (at_line_end(reader))
        return TRUE;
    guint indent = (guint)(reader->p - reader->line);
    if (*reader->p == '-' && reader->in_entries)
        return take_item(reader, indent);
    if (reader->in_entry)
        return indent == reader->key_indent && take_pair(reader);
    return indent == 0 && take_top(reader);
}

static gboolean run(Reader *reader)
{
    while (reader->p < reader->end) {
        if (!take_line(reader))
            return FALSE;
        next_line(reader);
    }
    end_entry(reader);
    return TRUE;
}

/* Only signs that YAML takes in any place and that end no line: ASCII, and letters of the scripts
 * below U+F000. */
static gboolean is_harmless(const char *bytes, gsize length)
{
    const guchar *p = (const guchar *)bytes;
    const guchar *end = p + length;
    for (; p < end; p++) {
        if (*p >= 0x20 && *p < 0x7F)
            continue;
        gboolean strange =
            *p == 0x7F || (*p < 0x20 && *p != '\n') || *p >= 0xEF ||
            (*p == 0xC2 && p + 1 < end && p[1] < 0xA0) ||
            (*p == 0xE2 && p + 2 < end && p[1] == 0x80 && p[2] >= 0xA8 && p[2] <= 0xA9);
        if (strange)
            return FALSE;
    }
    return TRUE;
}

static Reader *reader_new(const char *bytes, gsize length, const char *path, EntryDraft *draft)
{
    Reader *reader = g_new0(Reader, 1);
    reader->p = reader->line = bytes;
    reader->end = bytes + length;
    reader->line_number = 1;
    reader->path = path;
    reader->draft = draft;
    reader->fine = TRUE;
    reader->item_indent = NOT_KNOWN;
    return reader;
}

gboolean quick_reader_takes(const char *bytes, gsize length)
{
    if (!is_harmless(bytes, length))
        return FALSE;
    g_autofree Reader *reader = reader_new(bytes, length, NULL, NULL);
    return run(reader);
}

gboolean quick_reader_read(const char *bytes, gsize length, const char *path, EntryDraft *draft)
{
    g_autofree Reader *reader = reader_new(bytes, length, path, draft);
    gboolean whole = run(reader);
    g_assert(whole);
    return reader->fine;
}
