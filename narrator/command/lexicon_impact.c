/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `narrator lexicon impact`. */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "command/lexicon_desk.h"
#include "command/lexicon_parts.h"
#include "curation/impact.h"

/* What git is asked for when neither a file nor a revision is named. */
static const char last_commit[] = "HEAD";

static char *run_git(const char *folder, const char *const *arguments, GError **error)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    const char *const first[] = {"git", "-C", folder};
    for (gsize i = 0; i < G_N_ELEMENTS(first); i++)
        g_ptr_array_add(argv, (gpointer)first[i]);
    for (; *arguments != NULL; arguments++)
        g_ptr_array_add(argv, (gpointer)*arguments);
    g_ptr_array_add(argv, NULL);
    char *output = NULL;
    g_autofree char *complaint = NULL;
    int status = 0;
    if (!g_spawn_sync(NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                      &complaint, &status, error))
        return NULL;
    if (g_spawn_check_wait_status(status, NULL))
        return output;
    g_free(output);
    g_strstrip(complaint);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "git: %s", complaint);
    return NULL;
}

static char *base_language(const LexiconDesk *desk)
{
    return text_base_language(desk->language);
}

/* The edition's entries as they were at a revision. */
static gboolean load_revision(const LexiconDesk *desk, Lexicon *into, const char *revision,
                              GError **error)
{
    const char *folder = desk->context->folder;
    const char *const where[] = {"rev-parse", "--git-dir", NULL};
    g_autofree char *repository = run_git(folder, where, NULL);
    if (repository == NULL) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "the edition is not kept in git");
        return FALSE;
    }
    g_autofree char *base = base_language(desk);
    g_autofree char *path = g_strdup_printf("pronunciations/%s/", base);
    const char *const list[] = {"ls-tree", "--name-only", revision, "--", path, NULL};
    g_autofree char *names = run_git(folder, list, error);
    if (names == NULL)
        return FALSE;
    g_auto(GStrv) lines = g_strsplit(names, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (!g_str_has_suffix(lines[i], ".yaml"))
            continue;
        g_autofree char *object = g_strdup_printf("%s:./%s", revision, lines[i]);
        const char *const show[] = {"show", object, NULL};
        g_autofree char *text = run_git(folder, show, error);
        if (text == NULL)
            return FALSE;
        (void)lexicon_load_text(into, text, strlen(text), lines[i], LEXICON_EDITION,
                                desk->context->diagnostics);
    }
    return TRUE;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    g_autofree char *x = g_path_get_basename(*(const char *const *)a);
    g_autofree char *y = g_path_get_basename(*(const char *const *)b);
    return strcmp(x, y);
}

/* What ships, and on top of it the edition's files; a file of the same name as one of the edition's
 * stands in for that, also in the order in which a build reads them. */
static gboolean load_with_files(const LexiconDesk *desk, Lexicon *into, char **files)
{
    Diagnostics *diagnostics = desk->context->diagnostics;
    g_autofree char *folder = lexicon_desk_folder(desk);
    g_autoptr(GHashTable) replaced = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (char **file = files; *file != NULL; file++) {
        g_hash_table_add(replaced, g_path_get_basename(*file));
        g_ptr_array_add(names, g_strdup(*file));
    }
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    for (const char *name; directory != NULL && (name = g_dir_read_name(directory)) != NULL;)
        if (*name != '.' && g_str_has_suffix(name, ".yaml") &&
            !g_hash_table_contains(replaced, name))
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(names, compare_names);
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    gboolean fine = TRUE;
    for (guint i = 0; i < names->len; i++) {
        const char *path = g_ptr_array_index(names, i);
        gboolean given = g_strv_contains((const char *const *)files, path);
        gboolean read =
            lexicon_load_file(into, path, LEXICON_EDITION, given ? diagnostics : nobody);
        fine = fine && (read || !given);
    }
    return fine;
}

typedef struct {
    LexiconDesk *desk;
    const Lexicon *other;
    gboolean other_is_before;
    Impact *impact;
} Comparison;

static void add_article_layer(const Comparison *comparison, const Article *article)
{
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    Lexicon *other = (Lexicon *)comparison->other;
    lexicon_drop_layer(other, LEXICON_ARTICLE);
    if (article->pronunciations != NULL)
        (void)lexicon_add_node(other, article->pronunciations, LEXICON_ARTICLE, nobody);
}

static void compare(const Script *script, gpointer user_data)
{
    Comparison *comparison = user_data;
    add_article_layer(comparison, script->article);
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    ScriptOptions options = {.language = script->language};
    const Language *language = comparison->desk->reading.language;
    g_autoptr(Script) now =
        script_new(script->article, comparison->desk->lexicon, language, &options, nobody);
    g_autoptr(Script) other =
        script_new(script->article, comparison->other, language, &options, nobody);
    if (comparison->other_is_before)
        impact_add(comparison->impact, other, now);
    else
        impact_add(comparison->impact, now, other);
}

static guint seconds_of(const LexiconDesk *desk, const Impact *impact)
{
    return (impact_spoken_words(impact) * 60 + (guint)desk->speaker->voice->rate_wpm - 1) /
           (guint)desk->speaker->voice->rate_wpm;
}

static gboolean sounds_the_same(const ImpactWord *word)
{
    return word->before != NULL && g_strcmp0(word->before, word->after) == 0;
}

static void print_word(const ImpactWord *word)
{
    command_print_cell(word->written, 24);
    if (sounds_the_same(word))
        (void)printf("/%s/ as before", word->before);
    else
        (void)printf("/%s/ -> /%s/", word->before ? word->before : "?",
                     word->after ? word->after : "?");
    (void)printf("  %u time%s\n", word->count, word->count == 1 ? "" : "s");
}

static void print_impact(const LexiconDesk *desk, const Impact *impact)
{
    const GPtrArray *words = impact_words(impact);
    const GPtrArray *paragraphs = impact_paragraphs(impact);
    if (paragraphs->len == 0) {
        (void)puts("nothing in the edition would be said otherwise");
        return;
    }
    guint otherwise = 0;
    for (guint i = 0; i < words->len; i++)
        otherwise += !sounds_the_same(g_ptr_array_index(words, i));
    (void)printf("%u %s said otherwise, in %u %s of %u %s; about %u s of audio to speak again\n\n",
                 otherwise, otherwise == 1 ? "word is" : "words are", paragraphs->len,
                 paragraphs->len == 1 ? "paragraph" : "paragraphs", impact_articles(impact),
                 impact_articles(impact) == 1 ? "episode" : "episodes", seconds_of(desk, impact));
    for (guint i = 0; i < words->len; i++)
        print_word(g_ptr_array_index(words, i));
    (void)putchar('\n');
    for (guint i = 0; i < paragraphs->len; i++) {
        const ImpactParagraph *paragraph = g_ptr_array_index(paragraphs, i);
        if (paragraph->line > 0)
            (void)printf("%s:%u: %s\n", paragraph->article, paragraph->line, paragraph->written);
        else
            (void)printf("%s: %s\n", paragraph->article, paragraph->written);
    }
}

static void write_impact(const LexiconDesk *desk, const Impact *impact)
{
    JsonWriter *json = json_writer_new(stdout);
    json_writer_begin_object(json, NULL);
    json_writer_integer(json, "episodes", impact_articles(impact));
    json_writer_integer(json, "seconds", seconds_of(desk, impact));
    json_writer_begin_array(json, "words");
    for (guint i = 0; i < impact_words(impact)->len; i++) {
        const ImpactWord *word = g_ptr_array_index(impact_words(impact), i);
        json_writer_begin_compact_object(json, NULL);
        json_writer_text(json, "written", word->written);
        json_writer_text(json, "before", word->before);
        json_writer_text(json, "after", word->after);
        json_writer_integer(json, "count", word->count);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_begin_array(json, "paragraphs");
    for (guint i = 0; i < impact_paragraphs(impact)->len; i++) {
        const ImpactParagraph *paragraph = g_ptr_array_index(impact_paragraphs(impact), i);
        json_writer_begin_compact_object(json, NULL);
        json_writer_text(json, "article", paragraph->article);
        json_writer_integer(json, "line", paragraph->line);
        json_writer_text(json, "written", paragraph->written);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_end(json);
    json_writer_finish(json);
}

/* The shipped entries, copied by loading them again. */
static void load_shipped(const LexiconDesk *desk, Lexicon *into)
{
    g_autoptr(GPtrArray) entries = lexicon_entries(desk->lexicon);
    g_autoptr(GHashTable) files = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        if (entry->layer == LEXICON_SHIPPED && g_hash_table_add(files, (gpointer)entry->path))
            (void)lexicon_load_file(into, entry->path, LEXICON_SHIPPED, nobody);
    }
}

int lexicon_impact(CommandContext *context)
{
    const LexiconOptions *own = context->options;
    if (own->since != NULL && context->n_arguments > 0)
        return command_usage(context, "impact takes files or --since, not both");
    g_autoptr(LexiconDesk) desk = lexicon_desk_open(context, own->voice, DESK_EDITION | DESK_VOICE);
    if (desk == NULL)
        return COMMAND_USAGE;
    g_autoptr(Lexicon) other = lexicon_new();
    g_autoptr(GError) error = NULL;
    gboolean files = context->n_arguments > 0;
    load_shipped(desk, other);
    gboolean fine = files
                        ? load_with_files(desk, other, context->arguments)
                        : load_revision(desk, other, own->since ? own->since : last_commit, &error);
    if (error != NULL && own->since == NULL)
        return command_usage(context,
                             "what changed is not known (%s); name the file of changed entries: "
                             "narrator lexicon impact FILE",
                             error->message);
    if (error != NULL)
        return command_usage(context, "%s", error->message);
    if (!fine)
        return COMMAND_FAILED;
    Reading reading = desk->reading;
    reading.lexicon = other;
    g_autoptr(Impact) impact =
        files ? impact_new(&desk->reading, &reading) : impact_new(&reading, &desk->reading);
    Comparison comparison = {desk, other, !files, impact};
    (void)lexicon_desk_scripts(desk, NULL, compare, &comparison);
    impact_finish(impact);
    if (context->json)
        write_impact(desk, impact);
    else
        print_impact(desk, impact);
    return command_outcome(context);
}
