/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `narrator lexicon list` and `narrator lexicon add`. */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/publish.h"
#include "command/lexicon_desk.h"
#include "command/lexicon_parts.h"
#include "curation/lexicon_edit.h"
#include "lexicon/respelling.h"

/* The file that entries are added to. */
static const char own_file[] = "edition.yaml";

static gboolean is_wanted(const LexiconEntry *entry, const LexiconOptions *own, char **words)
{
    if (own->status != NULL && strcmp(lexicon_status_name(entry->status), own->status) != 0)
        return FALSE;
    if (*words == NULL)
        return TRUE;
    for (; *words != NULL; words++) {
        g_autofree char *a = g_utf8_casefold(entry->write, -1);
        g_autofree char *b = g_utf8_casefold(*words, -1);
        if (strcmp(a, b) == 0)
            return TRUE;
    }
    return FALSE;
}

static void print_entry(const LexiconDesk *desk, const LexiconEntry *entry)
{
    command_print_cell(entry->write, 28);
    command_print_cell(entry->silent ? "off" : lexicon_kind_name(entry->given_kind), 8);
    command_print_cell(entry->given, 28);
    (void)printf("%s:%u%s%s\n", lexicon_desk_shown(desk, entry->path), entry->line,
                 entry->status != LEXICON_APPROVED ? ", " : "",
                 entry->status != LEXICON_APPROVED ? lexicon_status_name(entry->status) : "");
}

static void write_entry(JsonWriter *json, const LexiconDesk *desk, const LexiconEntry *entry)
{
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "write", entry->write);
    json_writer_text(json, "kind", lexicon_kind_name(entry->given_kind));
    json_writer_text(json, "value", entry->given);
    if (entry->kind != entry->given_kind)
        json_writer_text(json, "ipa", entry->value);
    json_writer_text(json, "sense", entry->sense);
    json_writer_text(json, "layer", lexicon_layer_name(entry->layer));
    json_writer_text(json, "status", lexicon_status_name(entry->status));
    json_writer_text(json, "note", entry->details->note);
    json_writer_text(json, "source", entry->details->source);
    json_writer_text(json, "path", lexicon_desk_shown(desk, entry->path));
    json_writer_integer(json, "line", entry->line);
    json_writer_end(json);
}

static gboolean is_status(const char *name)
{
    for (guint i = LEXICON_APPROVED; i <= LEXICON_DISABLED; i++)
        if (strcmp(lexicon_status_name((LexiconStatus)i), name) == 0)
            return TRUE;
    return FALSE;
}

int lexicon_list(CommandContext *context)
{
    const LexiconOptions *own = context->options;
    if (own->status != NULL && !is_status(own->status))
        return command_usage(context, "'%s' is no status; there are: approved, proposed, disabled",
                             own->status);
    g_autoptr(LexiconDesk) desk = lexicon_desk_open(context, NULL, 0);
    if (desk == NULL)
        return COMMAND_USAGE;
    g_autoptr(GPtrArray) entries = lexicon_entries(desk->lexicon);
    JsonWriter *json = context->json ? json_writer_new(stdout) : NULL;
    if (json != NULL)
        json_writer_begin_array(json, NULL);
    guint shown = 0;
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        if (!is_wanted(entry, own, context->arguments))
            continue;
        shown++;
        if (json != NULL)
            write_entry(json, desk, entry);
        else
            print_entry(desk, entry);
    }
    if (json != NULL) {
        json_writer_end(json);
        json_writer_finish(json);
    }
    if (shown > 0 || context->n_arguments == 0)
        return command_outcome(context);
    if (!context->quiet)
        (void)fprintf(stderr,
                      "narrator: no entry; 'narrator explain WORD' says how a word is said\n");
    return COMMAND_FAILED;
}

/* Whether a file's text has an entry for the spelling that is not faulty. */
static gboolean has_entry(const char *text, const char *path, const char *write,
                          Diagnostics *diagnostics)
{
    g_autoptr(Lexicon) lexicon = lexicon_new();
    (void)lexicon_load_text(lexicon, text, strlen(text), path, LEXICON_EDITION, diagnostics);
    g_autoptr(GPtrArray) entries = lexicon_find(lexicon, write);
    return entries->len > 0;
}

/* Whether what was written can be read; reports why not. */
static gboolean is_sound(const char *text, const char *path, const char *write,
                         Diagnostics *diagnostics)
{
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    return has_entry(text, path, write, nobody) || has_entry(text, path, write, diagnostics);
}

/* How a respelling is read. */
static void show_reading(const LexiconEdit *edit)
{
    if (strcmp(edit->key, lexicon_kind_name(LEXICON_SAY)) != 0)
        return;
    g_autofree char *ipa = respelling_to_ipa(edit->value);
    g_autofree char *fault = respelling_fault(edit->value);
    if (ipa != NULL)
        (void)printf("  read as /%s/\n", ipa);
    else if (fault != NULL)
        (void)printf("  read as words: '%s' is not made of the letters for sounds\n", fault);
}

static int write_word(const LexiconDesk *desk, const LexiconEdit *edit, const char *path)
{
    Diagnostics *diagnostics = desk->context->diagnostics;
    g_autofree char *old = NULL;
    g_autoptr(GError) error = NULL;
    const char *shown = lexicon_desk_shown(desk, path);
    if (!g_file_get_contents(path, &old, NULL, &error) &&
        !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
        return COMMAND_FAILED;
    }
    g_clear_error(&error);
    g_autofree char *text = lexicon_edit_apply(old, shown, edit, &error);
    if (text != NULL && !is_sound(text, shown, edit->write, diagnostics)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "there can be no such entry for '%s'; %s is left as it was", edit->write,
                        shown);
        return COMMAND_FAILED;
    }
    if (text == NULL || !publish_bytes(path, text, strlen(text), NULL, &error)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
        return COMMAND_FAILED;
    }
    (void)printf("%s: '%s' has %s: %s\n", shown, edit->write, edit->key, edit->value);
    show_reading(edit);
    return command_outcome(desk->context);
}

int lexicon_add_word(CommandContext *context)
{
    const LexiconOptions *own = context->options;
    if (context->n_arguments != 1)
        return command_usage(context, "add takes one word or name; put several words in quotes");
    guint needs = DESK_EDITION | (own->said.language != NULL ? DESK_VOICE : 0);
    g_autoptr(LexiconDesk) desk = lexicon_desk_open(context, own->voice, needs);
    if (desk == NULL)
        return COMMAND_USAGE;
    LexiconEdit edit = {.write = context->arguments[0],
                        .note = own->note,
                        .source = own->source,
                        .status = own->proposed ? "proposed" : NULL,
                        .replace = own->replace};
    LexiconChoice choice = {LEXICON_SAY, NULL};
    g_autoptr(GError) error = NULL;
    if (!lexicon_said_choose(&own->said, desk->language, &choice, &error))
        return command_usage(context, "%s", error->message);
    g_autofree char *value = choice.value;
    g_autofree char *complaint = lexicon_desk_complaint(desk, edit.write, choice.kind, value);
    if (complaint != NULL)
        return command_usage(context, "%s", complaint);
    edit.key = lexicon_kind_name(choice.kind);
    edit.value = value;
    g_autofree char *folder = lexicon_desk_folder(desk);
    g_autofree char *path =
        own->output != NULL ? g_strdup(own->output) : g_build_filename(folder, own_file, NULL);
    return write_word(desk, &edit, path);
}
