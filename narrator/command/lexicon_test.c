/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `narrator lexicon test`. */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/publish.h"
#include "command/lexicon_desk.h"
#include "command/lexicon_parts.h"
#include "curation/expectation.h"

/* Files of tests that stand beside the entries. */
static const char suffix[] = ".tests";

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean add_folder(GPtrArray *into, const LexiconDesk *desk)
{
    g_autofree char *folder = lexicon_desk_folder(desk);
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; directory != NULL && (name = g_dir_read_name(directory)) != NULL;)
        if (g_str_has_suffix(name, suffix))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(paths, compare_names);
    gboolean fine = TRUE;
    for (guint i = 0; i < paths->len; i++)
        fine =
            expectation_add_file(into, g_ptr_array_index(paths, i), desk->context->diagnostics) &&
            fine;
    return fine;
}

static gboolean collect(GPtrArray *into, const LexiconDesk *desk)
{
    if (desk->context->n_arguments == 0) {
        const LexiconOptions *own = desk->context->options;
        if (own->all || lexicon_desk_edits_shipped(desk))
            expectation_add_layer(into, desk->lexicon, LEXICON_SHIPPED);
        expectation_add_layer(into, desk->lexicon, LEXICON_EDITION);
        return add_folder(into, desk);
    }
    gboolean fine = TRUE;
    for (char **path = desk->context->arguments; *path != NULL; path++)
        fine = expectation_add_file(into, *path, desk->context->diagnostics) && fine;
    return fine;
}

static void print_failure(const LexiconDesk *desk, const Expectation *failed)
{
    const char *slash = failed->ipa ? "/" : "";
    g_autofree char *bare = g_strdup(failed->expected);
    g_strdelimit(bare, "/", ' ');
    g_strstrip(bare);
    (void)printf("%s:%u: %s\n", lexicon_desk_shown(desk, failed->path), failed->line,
                 failed->sentence);
    if (*bare == '\0')
        (void)printf("  - nothing is recorded yet\n");
    else
        (void)printf("  - expected %s%s%s\n", slash, bare, slash);
    (void)printf("  + said     %s%s%s\n", slash, failed->said, slash);
}

static void write_json(const LexiconDesk *desk, const GPtrArray *all)
{
    JsonWriter *json = json_writer_new(stdout);
    json_writer_begin_array(json, NULL);
    for (guint i = 0; i < all->len; i++) {
        const Expectation *one = g_ptr_array_index(all, i);
        json_writer_begin_compact_object(json, NULL);
        json_writer_text(json, "path", lexicon_desk_shown(desk, one->path));
        json_writer_integer(json, "line", one->line);
        json_writer_text(json, "sentence", one->sentence);
        json_writer_text(json, "expected", one->expected);
        json_writer_text(json, "said", one->said);
        json_writer_boolean(json, "passed", one->fulfilled);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_finish(json);
}

/* Writes what is said into every file with a test that failed. */
static int accept(const LexiconDesk *desk, const GPtrArray *all)
{
    g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < all->len; i++) {
        const Expectation *one = g_ptr_array_index(all, i);
        g_autofree char *text = NULL;
        g_autoptr(GError) error = NULL;
        if (one->fulfilled || !g_hash_table_add(done, one->path))
            continue;
        if (!g_file_get_contents(one->path, &text, NULL, &error))
            continue;
        g_autofree char *changed = expectation_accept(all, one->path, text);
        if (changed != NULL && publish_bytes(one->path, changed, strlen(changed), NULL, &error))
            (void)printf("%s: recorded\n", lexicon_desk_shown(desk, one->path));
        else
            diagnostics_add(desk->context->diagnostics, DIAGNOSTIC_ERROR, NULL, "%s: %s", one->path,
                            error ? error->message
                                  : "the tests are not written one a line; change them by hand");
    }
    return command_outcome(desk->context);
}

int lexicon_test(CommandContext *context)
{
    const LexiconOptions *own = context->options;
    g_autoptr(LexiconDesk) desk = lexicon_desk_open(context, own->voice, DESK_VOICE);
    if (desk == NULL)
        return COMMAND_USAGE;
    g_autoptr(GPtrArray) all = expectation_list_new();
    if (!collect(all, desk))
        return COMMAND_FAILED;
    guint failed = expectation_run(all, &desk->reading);
    if (context->json)
        write_json(desk, all);
    for (guint i = 0; i < all->len && !context->json; i++) {
        const Expectation *one = g_ptr_array_index(all, i);
        if (!one->fulfilled)
            print_failure(desk, one);
    }
    if (!context->json)
        (void)printf("%u test%s, %u failed%s\n", all->len, all->len == 1 ? "" : "s", failed,
                     all->len > 0 ? "" : "; an entry's tests stand behind its key 'test'");
    if (failed > 0 && own->accept)
        return accept(desk, all);
    return failed > 0 ? COMMAND_FAILED : command_outcome(context);
}
