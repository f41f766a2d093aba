/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `narrator lexicon lint`. */
#include <stdio.h>

#include "command/lexicon_desk.h"
#include "command/lexicon_parts.h"
#include "curation/lint.h"

static void note_used(const Script *script, gpointer user_data)
{
    GHashTable *used = user_data;
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        for (guint t = 0; t < paragraph->tokens.len; t++) {
            const Token *token = &paragraph->tokens.data[t];
            if (script_token_entry(token) != NULL)
                g_hash_table_add(used, lint_entry_key(script_token_entry(token)));
        }
    }
}

/* Notes are for those who ask for them. */
static void lint_layer(const LexiconDesk *desk, const Lexicon *lexicon, LexiconLayer layer,
                       GHashTable *used)
{
    const LexiconOptions *own = desk->context->options;
    Lint lint = {.reading = desk->reading,
                 .superfluous = desk->context->verbose,
                 .layer = layer,
                 .used = used,
                 .diagnostics = desk->context->diagnostics};
    lint.reading.lexicon = lexicon;
    if (own->quick)
        lint.reading.source.engine = NULL;
    lint_run(&lint);
}

static gboolean lint_files(LexiconDesk *desk)
{
    g_autoptr(Lexicon) lexicon = lexicon_new();
    gboolean fine = TRUE;
    for (char **path = desk->context->arguments; *path != NULL; path++)
        fine =
            lexicon_load_file(lexicon, *path, LEXICON_EDITION, desk->context->diagnostics) && fine;
    lint_layer(desk, lexicon, LEXICON_EDITION, NULL);
    return fine;
}

static gboolean lint_edition(LexiconDesk *desk)
{
    const LexiconOptions *own = desk->context->options;
    gboolean shipped = lexicon_desk_edits_shipped(desk);
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean read = !shipped && lexicon_desk_scripts(desk, NULL, note_used, used);
    lint_layer(desk, desk->lexicon, LEXICON_EDITION, read ? used : NULL);
    if (shipped || own->all)
        lint_layer(desk, desk->lexicon, LEXICON_SHIPPED, NULL);
    return TRUE;
}

int lexicon_lint(CommandContext *context)
{
    const LexiconOptions *own = context->options;
    g_autoptr(LexiconDesk) desk =
        lexicon_desk_open(context, own->voice, own->quick ? 0 : DESK_VOICE);
    if (desk == NULL)
        return COMMAND_USAGE;
    gboolean fine = context->n_arguments > 0 ? lint_files(desk) : lint_edition(desk);
    guint warnings = diagnostics_count(context->diagnostics, DIAGNOSTIC_WARNING);
    guint notes = diagnostics_count(context->diagnostics, DIAGNOSTIC_NOTE);
    guint errors = diagnostics_count(context->diagnostics, DIAGNOSTIC_ERROR);
    if (!context->quiet)
        (void)printf("%u error%s, %u warning%s, %u note%s%s\n", errors, errors == 1 ? "" : "s",
                     warnings, warnings == 1 ? "" : "s", notes, notes == 1 ? "" : "s",
                     context->verbose ? "" : " (-v looks for more, and shows them)");
    if (!fine || errors > 0 || (own->strict && warnings > 0))
        return COMMAND_FAILED;
    return COMMAND_DONE;
}
