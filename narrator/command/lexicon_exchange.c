/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `narrator lexicon import` and `narrator lexicon export`. */
#include <stdio.h>
#include <string.h>

#include "base/publish.h"
#include "base/text.h"
#include "command/lexicon_desk.h"
#include "command/lexicon_parts.h"
#include "lexicon/format.h"
#include "lexicon/value.h"

/* A list of words to import. */
#define MAX_WORDS_BYTES (16 * 1024 * 1024)

static char *format_names(void)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const LexiconFormat *const *format = format_all(); *format != NULL; format++)
        g_ptr_array_add(names, (gpointer)(*format)->name);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(", ", (char **)names->pdata);
}

/* The format by name, else by the file; NULL after a report. */
static const LexiconFormat *choose_format(CommandContext *context, const char *name,
                                          const char *path, const LexiconFormat *otherwise)
{
    const LexiconFormat *format = name != NULL   ? format_find(name)
                                  : path != NULL ? format_of_file(path)
                                                 : otherwise;
    if (format != NULL)
        return format;
    g_autofree char *names = format_names();
    (void)command_usage(context,
                        name != NULL ? "there is no format '%s'; there are: %s"
                                     : "what format is '%s'? name it with --format: %s",
                        name != NULL ? name : path, names);
    return NULL;
}

/* Keeps the lexemes of the words in a list, one a line, and gives them the list's capitals. */
static gboolean keep_only(LexemeList *list, const char *path, Diagnostics *diagnostics)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    Place place = {path, 0, 0};
    if (!text_read_file(path, MAX_WORDS_BYTES, &bytes, &length, &error)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return FALSE;
    }
    g_autoptr(GHashTable) wanted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_strstrip(lines[i]);
        g_hash_table_insert(wanted, g_utf8_strdown(lines[i], -1), lines[i]);
    }
    for (guint i = list->lexemes->len; i-- > 0;) {
        Lexeme *lexeme = g_ptr_array_index(list->lexemes, i);
        g_autofree char *lower = g_utf8_strdown(g_ptr_array_index(lexeme->spellings, 0), -1);
        const char *written = g_hash_table_lookup(wanted, lower);
        if (written == NULL) {
            g_ptr_array_remove_index(list->lexemes, i);
            continue;
        }
        if (lexeme->letter_case == LEXEME_CASE_ANY) {
            g_free(lexeme->spellings->pdata[0]);
            lexeme->spellings->pdata[0] = g_strdup(written);
            lexeme->letter_case = LEXEME_CASE_USUAL;
        }
    }
    return TRUE;
}

static int write_text(CommandContext *context, const char *path, const char *text, guint n)
{
    g_autoptr(GError) error = NULL;
    if (path == NULL) {
        (void)fputs(text, stdout);
        return command_outcome(context);
    }
    if (!publish_bytes(path, text, strlen(text), NULL, &error)) {
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
        return COMMAND_FAILED;
    }
    (void)printf("%s: written, from %u entr%s\n", path, n, n == 1 ? "y" : "ies");
    return command_outcome(context);
}

/* What cannot be read is kept, but switched off, as one in an alphabet that narrator does not
 * know. */
static void check_lexeme(Lexeme *lexeme, const char *path, Diagnostics *diagnostics)
{
    Place place = {path, lexeme->line, 0};
    for (guint i = 0; i < lexeme->pronunciations->len; i++) {
        LexemePronunciation *item = &g_array_index(lexeme->pronunciations, LexemePronunciation, i);
        LexiconKind kind = item->kind;
        g_autoptr(GError) error = NULL;
        g_autofree char *spoken = value_to_speak(&kind, item->alphabet, item->value, &error);
        if (spoken != NULL)
            continue;
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        if (item->kind == LEXICON_IPA) {
            item->kind = LEXICON_KINDS;
            g_free(item->alphabet);
            item->alphabet = g_strdup("ipa");
        }
    }
}

int lexicon_import(CommandContext *context)
{
    const LexiconOptions *own = context->options;
    if (context->n_arguments != 1)
        return command_usage(context, "import takes one file");
    const char *path = context->arguments[0];
    const LexiconFormat *format = choose_format(context, own->format, path, NULL);
    if (format == NULL)
        return COMMAND_USAGE;
    if (own->output != NULL && !own->replace && g_file_test(own->output, G_FILE_TEST_EXISTS))
        return command_usage(context,
                             "'%s' is there already; name a new file, as all files of "
                             "pronunciations/ are read, or use --replace",
                             own->output);
    g_autoptr(LexemeList) list = lexeme_list_new();
    if (!format_load(format, path, list, context->diagnostics))
        return COMMAND_FAILED;
    if (own->only != NULL && !keep_only(list, own->only, context->diagnostics))
        return COMMAND_FAILED;
    for (guint i = 0; i < list->lexemes->len; i++) {
        Lexeme *lexeme = g_ptr_array_index(list->lexemes, i);
        check_lexeme(lexeme, path, context->diagnostics);
        if (own->proposed)
            lexeme->status = LEXICON_PROPOSED;
    }
    g_autofree char *text = format_find("yaml")->write(list, context->diagnostics);
    return write_text(context, own->output, text, list->lexemes->len);
}

static gboolean collect(CommandContext *context, LexemeList *list)
{
    if (context->n_arguments == 1) {
        const char *path = context->arguments[0];
        const LexiconFormat *format = choose_format(context, NULL, path, NULL);
        return format != NULL && format_load(format, path, list, context->diagnostics);
    }
    g_autoptr(LexiconDesk) desk = lexicon_desk_open(context, NULL, 0);
    if (desk == NULL)
        return FALSE;
    g_free(list->language);
    list->language = g_strdup(desk->language);
    lexeme_list_take(list, desk->lexicon, LEXICON_EDITION);
    if (list->lexemes->len == 0)
        lexeme_list_take(list, desk->lexicon, LEXICON_SHIPPED);
    return TRUE;
}

int lexicon_export(CommandContext *context)
{
    const LexiconOptions *own = context->options;
    if (context->n_arguments > 1)
        return command_usage(context, "export takes one file, or none for the edition's entries");
    const LexiconFormat *format =
        choose_format(context, own->format, own->output, format_find("pls"));
    if (format == NULL)
        return COMMAND_USAGE;
    g_autoptr(LexemeList) list = lexeme_list_new();
    if (!collect(context, list))
        return COMMAND_FAILED;
    g_autofree char *text = format->write(list, context->diagnostics);
    return write_text(context, own->output, text, list->lexemes->len);
}
