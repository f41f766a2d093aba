/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CMU pronouncing dictionary's format: a word, spaces, ARPAbet; "word(2)" is another
 * pronunciation of the word; ";;;" begins a comment, "#" one at a line's end.  Copies
 * without stress digits, such as the one that Debian's pocketsphinx-en-us has, are read too. */
#include <string.h>

#include "lexicon/arpabet.h"
#include "lexicon/formats.h"
#include "lexicon/ipa.h"
#include "lexicon/value.h"

/* Where a word is written with o and without a, the dictionary's AA is the vowel of "hot". */
static char *fit_to_spelling(const char *word, char *ipa)
{
    if (strchr(word, 'a') != NULL || strchr(word, 'o') == NULL)
        return ipa;
    g_auto(GStrv) parts = g_strsplit(ipa, "ɑː", -1);
    g_autoptr(GString) out = g_string_new(parts[0]);
    for (guint i = 1; parts[i] != NULL; i++) {
        g_string_append(out, g_str_has_prefix(parts[i], "ɹ") ? "ɑː" : "ɒ");
        g_string_append(out, parts[i]);
    }
    g_free(ipa);
    return g_strdup(out->str);
}

/* The word without "(2)". */
static void strip_variant(char *word)
{
    char *open = strrchr(word, '(');
    if (open != NULL && open > word && g_str_has_suffix(word, ")"))
        *open = '\0';
}

typedef struct {
    const char *path;
    LexemeList *into;
    GHashTable *by_word; /* variants do not always follow their word */
    Diagnostics *diagnostics;
} Reader;

static Lexeme *lexeme_of(const Reader *reader, const char *word, guint line)
{
    Lexeme *lexeme = g_hash_table_lookup(reader->by_word, word);
    if (lexeme != NULL)
        return lexeme;
    lexeme = lexeme_list_add(reader->into);
    lexeme->line = line;
    lexeme->letter_case = LEXEME_CASE_ANY;
    lexeme_add_spelling(lexeme, word);
    g_hash_table_insert(reader->by_word, g_ptr_array_index(lexeme->spellings, 0), lexeme);
    return lexeme;
}

static void read_line(const Reader *reader, char *line, guint number)
{
    Place place = {reader->path, number, 1};
    Diagnostics *diagnostics = reader->diagnostics;
    char *comment = strstr(line, " #");
    if (comment != NULL)
        *comment = '\0';
    g_strchomp(line);
    gsize word_length = strcspn(line, " \t");
    if (line[word_length] == '\0') {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "'%.40s' has no pronunciation",
                        line);
        return;
    }
    line[word_length] = '\0';
    g_autoptr(GError) error = NULL;
    char *ipa = arpabet_to_ipa(line + word_length + 1, &error);
    if (ipa == NULL) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return;
    }
    strip_variant(line);
    g_autofree char *word = g_utf8_strdown(line, -1);
    g_autofree char *fitted = fit_to_spelling(word, ipa);
    lexeme_add_pronunciation(lexeme_of(reader, word, number), LEXICON_IPA, NULL, fitted, FALSE);
}

static gboolean cmudict_read(const char *bytes, gsize length, const char *path, LexemeList *into,
                             Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) by_word = g_hash_table_new(g_str_hash, g_str_equal);
    const Reader reader = {path, into, by_word, diagnostics};
    const char *end = bytes + length;
    guint number = 0;
    for (const char *p = bytes; p < end;) {
        const char *newline = memchr(p, '\n', (gsize)(end - p));
        const char *stop = newline != NULL ? newline : end;
        g_autofree char *line = g_strndup(p, (gsize)(stop - p));
        g_strstrip(line);
        number++;
        if (*line != '\0' && !g_str_has_prefix(line, ";;;"))
            read_line(&reader, line, number);
        p = stop + 1;
    }
    return TRUE;
}

static guint write_lexeme(const Lexeme *lexeme, const char *spelling, GString *out)
{
    guint written = 0;
    g_autofree char *word = g_utf8_strdown(spelling, -1);
    if (!lexeme_is_plain(lexeme) || strchr(word, ' ') != NULL)
        return 0;
    for (guint i = 0; i < lexeme->pronunciations->len; i++) {
        const LexemePronunciation *item =
            &g_array_index(lexeme->pronunciations, LexemePronunciation, i);
        LexiconKind kind = item->kind; /* a respelling becomes IPA */
        g_autofree char *spoken =
            kind != LEXICON_KINDS ? value_to_speak(&kind, NULL, item->value, NULL) : NULL;
        g_autofree char *arpabet =
            spoken != NULL && kind == LEXICON_IPA ? arpabet_from_ipa(spoken) : NULL;
        if (arpabet == NULL)
            continue;
        written++;
        if (written == 1)
            g_string_append_printf(out, "%s %s\n", word, arpabet);
        else
            g_string_append_printf(out, "%s(%u) %s\n", word, written, arpabet);
    }
    return written;
}

static char *cmudict_write(const LexemeList *list, Diagnostics *diagnostics)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) dropped = g_ptr_array_new();
    for (guint i = 0; i < list->lexemes->len; i++) {
        const Lexeme *lexeme = g_ptr_array_index(list->lexemes, i);
        for (guint j = 0; j < lexeme->spellings->len; j++)
            if (write_lexeme(lexeme, g_ptr_array_index(lexeme->spellings, j), out) == 0)
                g_ptr_array_add(dropped, g_ptr_array_index(lexeme->spellings, j));
    }
    format_warn(dropped,
                "left out: this format holds single words, said everywhere alike, by the sounds of "
                "American English",
                diagnostics);
    return g_string_free(out, FALSE);
}

const LexiconFormat cmudict_format = {
    .name = "cmudict",
    .suffixes = ".dict .dic cmudict cmudict-0.7b",
    .summary = "the CMU pronouncing dictionary: a word and ARPAbet",
    .read = cmudict_read,
    .write = cmudict_write,
};
