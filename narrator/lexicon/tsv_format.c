/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab-separated lists: spelling, kind, value, note; or spelling and value, where "/.../" and what
 * has letters of the phonetic alphabet is IPA and the rest is said.  "#" begins a comment line. */
#include <string.h>

#include "lexicon/formats.h"
#include "lexicon/ipa.h"

/* Of the words that a list may have in its first line. */
static gboolean is_heading(char **fields)
{
    static const char *const names[] = {"write", "word", "spelling", "grapheme", NULL};
    g_autofree char *first = g_ascii_strdown(fields[0], -1);
    return g_strv_contains(names, first);
}

static int kind_of(const char *name)
{
    for (int i = 0; i < LEXICON_KINDS; i++)
        if (strcmp(name, lexicon_kind_name((LexiconKind)i)) == 0)
            return i;
    return -1;
}

static LexiconKind guess_kind(const char *value)
{
    if (*value == '/' || *value == '[')
        return LEXICON_IPA;
    for (const char *p = value; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if ((c >= 0x250 && c <= 0x2CF) || c == 0x2D0 || c == 0x14B || c == 0x3B8)
            return LEXICON_IPA;
    }
    return LEXICON_SAY;
}

static void read_line(const char *line, guint number, const char *path, LexemeList *into,
                      Diagnostics *diagnostics)
{
    g_auto(GStrv) fields = g_strsplit(line, "\t", 5);
    guint n = g_strv_length(fields);
    for (guint i = 0; i < n; i++)
        g_strstrip(fields[i]);
    Place place = {path, number, 1};
    if (number == 1 && is_heading(fields))
        return;
    if (n < 2 || *fields[0] == '\0') {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "a line is a spelling, a tab, and how it is said");
        return;
    }
    int kind = n >= 3 ? kind_of(fields[1]) : (int)guess_kind(fields[1]);
    const char *value = n >= 3 ? fields[2] : fields[1];
    if (kind < 0) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "'%s' is no kind of pronunciation; it is one of: say, letters, word, "
                        "ipa, language",
                        fields[1]);
        return;
    }
    if (kind == LEXICON_LETTERS && strcmp(value, "true") == 0)
        value = "";
    Lexeme *lexeme = lexeme_list_add(into);
    lexeme->line = number;
    lexeme_add_spelling(lexeme, fields[0]);
    lexeme_add_pronunciation(lexeme, (LexiconKind)kind, NULL, value, FALSE);
    if (n >= 4 && *fields[3] != '\0')
        lexeme->note = g_strdup(fields[3]);
}

static gboolean tsv_read(const char *bytes, gsize length, const char *path, LexemeList *into,
                         Diagnostics *diagnostics)
{
    const char *end = bytes + length;
    guint number = 0;
    for (const char *p = bytes; p < end;) {
        const char *newline = memchr(p, '\n', (gsize)(end - p));
        const char *stop = newline != NULL ? newline : end;
        g_autofree char *line = g_strndup(p, (gsize)(stop - p));
        if (g_str_has_suffix(line, "\r"))
            line[strlen(line) - 1] = '\0';
        number++;
        if (*line != '\0' && *line != '#')
            read_line(line, number, path, into, diagnostics);
        p = stop + 1;
    }
    return TRUE;
}

/* Tabs and line ends would be read as another field or line. */
static void append_field(GString *out, const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        g_string_append_c(out, *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
}

static char *tsv_write(const LexemeList *list, Diagnostics *diagnostics)
{
    GString *out = g_string_new("write\tkind\tvalue\tnote\n");
    g_autoptr(GPtrArray) dropped = g_ptr_array_new();
    for (guint i = 0; i < list->lexemes->len; i++) {
        const Lexeme *lexeme = g_ptr_array_index(list->lexemes, i);
        const LexemePronunciation *used = lexeme_is_plain(lexeme) ? lexeme_used(lexeme) : NULL;
        if (used == NULL)
            g_ptr_array_add(dropped, g_ptr_array_index(lexeme->spellings, 0));
        for (guint j = 0; used != NULL && j < lexeme->spellings->len; j++) {
            append_field(out, g_ptr_array_index(lexeme->spellings, j));
            g_string_append_printf(out, "\t%s\t", lexicon_kind_name(used->kind));
            append_field(out, used->value);
            g_string_append_c(out, '\t');
            append_field(out, lexeme->note);
            g_string_append_c(out, '\n');
        }
    }
    format_warn(dropped,
                "left out: without a pronunciation, not approved, or only before or after certain "
                "words",
                diagnostics);
    return g_string_free(out, FALSE);
}

const LexiconFormat tsv_format = {
    .name = "tsv",
    .suffixes = ".tsv .tab",
    .summary = "tab-separated: spelling, kind, value, note",
    .read = tsv_read,
    .write = tsv_write,
};
