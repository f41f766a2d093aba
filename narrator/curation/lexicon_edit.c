/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/lexicon_edit.h"

#include <string.h>

#include "lexicon/yaml_text.h"

G_DEFINE_QUARK(narrator - lexicon - edit - error - quark, lexicon_edit_error)

/* "- ", behind which the keys of an entry stand below each other. */
#define DASH_BYTES 2

static const char new_file[] = "# How names are said in this edition.\nentries:\n";

static void append_pair(GString *out, guint indent, const char *key, const char *value,
                        gboolean first)
{
    if (value == NULL)
        return;
    g_string_append_printf(out, "%*s%s%s: ", (int)indent, "", first ? "- " : "  ", key);
    if (strcmp(value, "true") == 0)
        g_string_append(out, value);
    else
        yaml_text_append(out, value, FALSE);
    g_string_append_c(out, '\n');
}

/* All but the spelling. */
static void append_rest(GString *out, const LexiconEdit *edit, guint indent, gboolean first)
{
    append_pair(out, indent, edit->key, edit->value, first);
    append_pair(out, indent, "note", edit->note, FALSE);
    append_pair(out, indent, "source", edit->source, FALSE);
    append_pair(out, indent, "status", edit->status, FALSE);
}

/* The lines of an entry, "- write: ..." and so on, ended by a line end, indented. */
static char *entry_lines(const LexiconEdit *edit, guint indent)
{
    GString *out = g_string_new(NULL);
    append_pair(out, indent, "write", edit->write, TRUE);
    append_rest(out, edit, indent, FALSE);
    return g_string_free(out, FALSE);
}

static const char *line_begin(const char *text, guint line)
{
    for (guint i = 1; i < line && text != NULL; i++) {
        text = strchr(text, '\n');
        text = text != NULL ? text + 1 : NULL;
    }
    return text;
}

static guint indent_of(const char *line)
{
    return (guint)strspn(line, " ");
}

static gboolean is_blank(const char *line)
{
    line += strspn(line, " \t\r");
    return *line == '\0' || *line == '\n' || *line == '#';
}

/* Behind the last line of the entry that begins with this line: lines that stand deeper than its
 * dash belong to it, comments and empty lines behind it do not. */
static const char *entry_end(const char *begin)
{
    guint indent = indent_of(begin);
    const char *end = NULL;
    for (const char *line = begin; line != NULL && *line != '\0';) {
        if (line != begin && !is_blank(line) && indent_of(line) <= indent)
            break;
        const char *next = strchr(line, '\n');
        next = next != NULL ? next + 1 : line + strlen(line);
        if (!is_blank(line))
            end = next;
        line = next;
    }
    return end;
}

static const YamlNode *entries_of(const YamlDocument *document)
{
    const YamlNode *root = yaml_document_root(document);
    if (root == NULL || yaml_node_kind(root) != YAML_MAPPING)
        return NULL;
    return yaml_node_get(root, "entries");
}

/* Whether the entry is for this spelling; *alone: for no other. */
static gboolean is_for(const YamlNode *entry, const char *write, gboolean *alone)
{
    const YamlNode *node = yaml_node_get(entry, "write");
    *alone = node != NULL && yaml_node_kind(node) == YAML_SCALAR;
    if (*alone)
        return strcmp(yaml_node_text(node), write) == 0;
    for (guint i = 0; node != NULL && i < yaml_node_size(node); i++)
        if (g_strcmp0(yaml_node_text(yaml_node_item(node, i)), write) == 0)
            return TRUE;
    return FALSE;
}

static const YamlNode *find_entry(const YamlNode *entries, const char *write, gboolean *alone)
{
    for (guint i = 0; entries != NULL && i < yaml_node_size(entries); i++) {
        const YamlNode *entry = yaml_node_item(entries, i);
        if (yaml_node_kind(entry) == YAML_MAPPING && is_for(entry, write, alone))
            return entry;
    }
    return NULL;
}

/* text with these lines in place of what stands from begin to end. */
static char *splice(const char *text, const char *begin, const char *end, const char *lines)
{
    gsize before = (gsize)(begin - text);
    gboolean joined = before > 0 && text[before - 1] != '\n';
    return g_strdup_printf("%.*s%s%s%s", (int)before, text, joined ? "\n" : "", lines, end);
}

/* The line of a node and its dash; NULL where it does not begin with one. */
static const char *dash_line(const char *text, const YamlNode *entry)
{
    const char *line = line_begin(text, yaml_node_place(entry).line);
    return line != NULL && line[indent_of(line)] == '-' ? line : NULL;
}

/* Whether a line of an entry begins a key that the edit gives anew: how the word is said, and what
 * goes with that. */
static gboolean is_given(const LexiconEdit *edit, const char *key)
{
    static const char *const keys[] = {"say",     "letters",        "word",   "ipa",   "language",
                                       "arpabet", "pronunciations", "source", "status"};
    gsize length = strcspn(key, ": \t\r\n");
    if (length == strlen("note") && strncmp(key, "note", length) == 0)
        return edit->note != NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strlen(keys[i]) == length && strncmp(key, keys[i], length) == 0)
            return TRUE;
    return FALSE;
}

/* The lines of an entry with what the edit gives in place of what it gave; its spelling, context,
 * tests and comments stay. */
static char *change_lines(const char *begin, const char *end, const LexiconEdit *edit)
{
    const guint indent = indent_of(begin), key_indent = indent + DASH_BYTES;
    GString *out = g_string_new(NULL);
    gboolean dropped = FALSE, told = FALSE;
    for (const char *line = begin; line < end;) {
        const char *next = strchr(line, '\n');
        next = next != NULL && next < end ? next + 1 : end;
        if (line == begin || (!is_blank(line) && indent_of(line) == key_indent))
            dropped = is_given(edit, line + key_indent);
        if (dropped && !told)
            append_rest(out, edit, indent, line == begin);
        told |= dropped;
        if (!dropped || (is_blank(line) && line != begin))
            g_string_append_len(out, line, next - line);
        line = next;
    }
    if (!told && !g_str_has_suffix(out->str, "\n"))
        g_string_append_c(out, '\n');
    if (!told)
        append_rest(out, edit, indent, FALSE);
    return g_string_free(out, FALSE);
}

static char *replace_entry(const char *text, const YamlNode *entry, gboolean alone,
                           const char *path, const LexiconEdit *edit, GError **error)
{
    Place place = yaml_node_place(entry);
    const char *line = dash_line(text, entry);
    if (!edit->replace) {
        g_set_error(error, LEXICON_EDIT_ERROR, LEXICON_EDIT_ERROR_EXISTS,
                    "'%s' is in %s:%u already; use --replace to change it", edit->write, path,
                    place.line);
        return NULL;
    }
    if (!alone || line == NULL) {
        g_set_error(error, LEXICON_EDIT_ERROR, LEXICON_EDIT_ERROR_FORM,
                    "the entry of '%s' at %s:%u is for other spellings too; change it there",
                    edit->write, path, place.line);
        return NULL;
    }
    const char *end = entry_end(line);
    const char *first_key = line + indent_of(line) + DASH_BYTES;
    g_autofree char *lines = strchr("{ ", *first_key) == NULL ? change_lines(line, end, edit)
                                                              : entry_lines(edit, indent_of(line));
    return splice(text, line, end, lines);
}

static char *append_entry(const char *text, const YamlNode *entries, const char *path,
                          const LexiconEdit *edit, GError **error)
{
    guint n = entries != NULL ? yaml_node_size(entries) : 0;
    if (n == 0 && (entries == NULL || yaml_node_is_null(entries))) {
        gboolean joined = *text != '\0' && !g_str_has_suffix(text, "\n");
        g_autofree char *head = entries == NULL
                                    ? g_strconcat(text, joined ? "\n" : "", "entries:\n", NULL)
                                    : g_strdup(text);
        const char *at =
            entries != NULL ? line_begin(head, yaml_node_place(entries).line) : head + strlen(head);
        const char *newline = entries != NULL ? strchr(at, '\n') : NULL;
        at = newline != NULL ? newline + 1 : head + strlen(head);
        g_autofree char *lines = entry_lines(edit, 0);
        return splice(head, at, at, lines);
    }
    const char *line = n > 0 ? dash_line(text, yaml_node_item(entries, n - 1)) : NULL;
    if (line == NULL) {
        g_set_error(error, LEXICON_EDIT_ERROR, LEXICON_EDIT_ERROR_FORM,
                    "'entries' of %s is not a list of one entry a line, so nothing can be added",
                    path);
        return NULL;
    }
    const char *end = entry_end(line);
    g_autofree char *lines = entry_lines(edit, indent_of(line));
    return splice(text, end, end, lines);
}

char *lexicon_edit_apply(const char *text, const char *path, const LexiconEdit *edit,
                         GError **error)
{
    if (text == NULL)
        text = new_file;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    g_autoptr(YamlDocument) document =
        yaml_document_parse(text, strlen(text), path, 1, diagnostics);
    if (document == NULL) {
        g_set_error(error, LEXICON_EDIT_ERROR, LEXICON_EDIT_ERROR_FORM,
                    "%s cannot be read; 'narrator lexicon lint %s' says why", path, path);
        return NULL;
    }
    const YamlNode *entries = entries_of(document);
    gboolean alone = FALSE;
    const YamlNode *there = find_entry(entries, edit->write, &alone);
    return there != NULL ? replace_entry(text, there, alone, path, edit, error)
                         : append_entry(text, entries, path, edit, error);
}
