/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/publish.h"
#include "command/commands.h"
#include "command/pipeline.h"
#include "command/publication.h"
#include "episode/episode.h"
#include "episode/jingle.h"

typedef struct {
    gboolean dry_run;
} CleanOptions;

static const CommandOption options[] = {{"dry-run", 'n', COMMAND_FLAG,
                                         offsetof(CleanOptions, dry_run), NULL,
                                         "say what would be removed, and remove nothing"},
                                        {NULL, 0, 0, 0, NULL, NULL}};

typedef struct {
    CommandContext *context;
    const Edition *edition;
    gboolean dry_run;
    guint episodes;
} Cleaning;

/* A folder of an episode whose article has gone: its files, then itself. */
static void remove_episode(Cleaning *self, const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (!self->dry_run && dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        (void)g_unlink(path);
    }
    if (!self->dry_run)
        (void)g_rmdir(folder);
    if (!self->context->quiet)
        (void)printf("%s %s: its article has gone\n", self->dry_run ? "would remove" : "removed",
                     folder);
    self->episodes++;
}

/* Whether a folder's manifest names an article that has gone.  One that cannot be read says nothing,
 * and only what narrator made is narrator's to remove. */
static gboolean is_orphan(const Cleaning *self, const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "manifest.json", NULL);
    g_autoptr(Manifest) manifest = manifest_load(path, NULL);
    return manifest != NULL && publication_article_is_gone(self->edition, manifest);
}

static void remove_orphans(Cleaning *self)
{
    g_autofree char *output = edition_path(self->edition, self->edition->output);
    g_autofree char *episodes = g_build_filename(output, "episodes", NULL);
    g_autoptr(GDir) dir = g_dir_open(episodes, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *folder = g_build_filename(episodes, name, NULL);
        if (is_orphan(self, folder))
            remove_episode(self, folder);
    }
}

static void keep_jingle(const Cleaning *self, const Speaker *speaker, const char *name,
                        GHashTable *keep)
{
    g_autofree char *path = name ? edition_path(self->edition, name) : NULL;
    char *key = path ? jingle_key(path, &speaker->settings, NULL) : NULL;
    if (key != NULL)
        g_hash_table_add(keep, key);
}

static GHashTable *keys_in_use(const Cleaning *self, const Pipeline *pipeline,
                               const GPtrArray *manifests)
{
    GHashTable *keep = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < manifests->len; i++) {
        const Manifest *manifest = g_ptr_array_index(manifests, i);
        for (guint s = 0; s < manifest->segments->len; s++)
            g_hash_table_add(keep, g_strdup(g_ptr_array_index(manifest->segments, s)));
    }
    g_autoptr(Speaker) speaker = pipeline_speaker(pipeline, NULL, SEGMENT_MP3);
    if (speaker != NULL) {
        keep_jingle(self, speaker, self->edition->intro, keep);
        keep_jingle(self, speaker, self->edition->outro, keep);
    }
    return keep;
}

static int run(CommandContext *context)
{
    const CleanOptions *own = context->options;
    g_autoptr(Pipeline) pipeline = pipeline_open(context, PIPELINE_EDITION);
    if (pipeline == NULL)
        return COMMAND_USAGE;
    Cleaning self = {context, pipeline_edition(pipeline), own->dry_run, 0};
    g_autoptr(GError) error = NULL;
    g_autoptr(Store) store = store_open(self.edition->folder);
    if (!store_lock(store, &error)) {
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
        return COMMAND_FAILED;
    }
    g_autoptr(GPtrArray) manifests = publication_manifests(self.edition, context->diagnostics);
    remove_orphans(&self);
    g_autoptr(GHashTable) keep = keys_in_use(&self, pipeline, manifests);
    guint files = 0;
    guint64 bytes = 0;
    store_clean(store, keep, own->dry_run, &files, &bytes);
    if (!context->quiet)
        (void)printf("%s %u %s and %u %s, %.1f MB\n", own->dry_run ? "would remove" : "removed",
                     self.episodes, ngettext("episode", "episodes", self.episodes), files,
                     ngettext("segment", "segments", files), (double)bytes / 1e6);
    return command_outcome(context);
}

const Command clean_command = {
    .name = "clean",
    .summary = "drop what no episode needs",
    .details = "Removes the spoken segments that no episode is made of any more, and the episodes\n"
               "whose articles have gone.  What is published and listed stays as it is.",
    .options = options,
    .options_size = sizeof(CleanOptions),
    .run = run,
};
