/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "command/commands.h"
#include "command/narration.h"
#include "command/publication.h"
#include "episode/episode.h"
#include "feed/feed.h"

/* Headlines have a hundred. */
#define LONG_TITLE_CHARACTERS 200

typedef struct {
    gboolean deep;
} CheckOptions;

static const CommandOption options[] = {{"hashes", 0, COMMAND_FLAG, offsetof(CheckOptions, deep),
                                         NULL, "read every published file and compare its hash"},
                                        {NULL, 0, 0, 0, NULL, NULL}};

typedef struct {
    guint articles, blocks, skipped, words, episodes, files;
} Findings;

static void check_url(const Edition *edition, Diagnostics *diagnostics)
{
    g_autoptr(GUri) uri = g_uri_parse(edition->base_url, G_URI_FLAGS_NONE, NULL);
    const char *host = uri ? g_uri_get_host(uri) : "";
    if (strcmp(host, "localhost") == 0 || g_str_has_prefix(host, "127.") ||
        g_str_has_prefix(host, "example.") || strstr(host, ".example") != NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL,
                        "base_url is '%s': change it to where output/ will be before publishing",
                        edition->base_url);
    else if (!g_str_has_prefix(edition->base_url, "https:"))
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL,
                        "base_url is '%s': podcast directories want https", edition->base_url);
    if (edition->image == NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL, FEED_NO_COVER);
}

static void check_title(const char *path, const char *title, Diagnostics *diagnostics)
{
    glong length = g_utf8_strlen(title, -1);
    if (length > LONG_TITLE_CHARACTERS)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &(Place){path, 0, 0},
                        "the title has %ld characters: podcast apps cut it; 'title' in front "
                        "matter gives it a shorter one",
                        length);
}

static void check_picture(const Edition *edition, const Article *article, Diagnostics *diagnostics)
{
    const char *media_type;
    g_autofree char *path = publication_picture_path(edition, article);
    GBytes *picture = path != NULL ? publication_picture(path, &media_type, diagnostics) : NULL;
    g_clear_pointer(&picture, g_bytes_unref);
}

static void check_article(CommandContext *context, Pipeline *pipeline, const Speaker *speaker,
                          const char *path, Findings *findings)
{
    g_autoptr(Article) article = pipeline_article(pipeline, path, NULL);
    g_autoptr(Script) script = article ? pipeline_script(pipeline, article) : NULL;
    if (script == NULL)
        return;
    (void)pipeline_check_entries(pipeline, script);
    findings->articles++;
    for (guint i = 0; i < article->blocks->len; i++) {
        findings->blocks++;
        findings->skipped +=
            ((const Block *)g_ptr_array_index(article->blocks, i))->skipped != NULL;
    }
    check_title(path, article->title, context->diagnostics);
    check_picture(pipeline_edition(pipeline), article, context->diagnostics);
    if (article->date == NULL)
        diagnostics_add(context->diagnostics, DIAGNOSTIC_WARNING, &(Place){path, 0, 0},
                        FEED_NO_DATE);
    if (article->voice != NULL) {
        g_autoptr(Speaker) own = pipeline_speaker(pipeline, article->voice, SEGMENT_MP3);
        if (own == NULL)
            return;
    }
    g_autoptr(Plan) plan = plan_new(script, speaker, context->diagnostics);
    for (guint i = 0; i < plan->segments->len; i++)
        findings->words += g_array_index(plan->segments, PlanSegment, i).words;
    if (plan->segments->len == 0)
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, &(Place){path, 0, 0},
                        "there is nothing in it to be spoken");
}

static gboolean has_hash(const char *path, const char *sha256)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    if (file == NULL)
        return FALSE;
    g_autofree char *digest = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *)g_mapped_file_get_contents(file),
        g_mapped_file_get_length(file));
    return strcmp(digest, sha256) == 0;
}

static void check_episode(CommandContext *context, const Edition *edition, const Manifest *manifest,
                          Findings *findings)
{
    const CheckOptions *own = context->options;
    g_autofree char *folder = episode_folder(edition, manifest->slug);
    findings->episodes++;
    if (!episode_is_whole(folder, manifest))
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "the episode '%s' lacks files: 'narrator build' makes it again",
                        manifest->slug);
    for (guint i = 0; i < manifest->files->len; i++) {
        const ManifestFile *file = &g_array_index(manifest->files, ManifestFile, i);
        g_autofree char *path = g_build_filename(folder, file->name, NULL);
        findings->files++;
        if (own->deep && !has_hash(path, file->sha256))
            diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, &(Place){path, 0, 0},
                            "the file is not what was published; 'narrator build --force' makes "
                            "it again");
    }
    double off = manifest->loudness_lufs - edition->loudness_lufs;
    if (off < -1 || off > 1)
        diagnostics_add(context->diagnostics, DIAGNOSTIC_WARNING, NULL,
                        "the episode '%s' has %.1f LUFS; %.1f are wanted", manifest->slug,
                        manifest->loudness_lufs, edition->loudness_lufs);
}

static void print_findings(const CommandContext *context, const Findings *findings)
{
    guint errors = diagnostics_count(context->diagnostics, DIAGNOSTIC_ERROR);
    guint warnings = diagnostics_count(context->diagnostics, DIAGNOSTIC_WARNING);
    if (context->json) {
        JsonWriter *json = json_writer_new(stdout);
        json_writer_begin_object(json, NULL);
        json_writer_integer(json, "articles", findings->articles);
        json_writer_integer(json, "blocks", findings->blocks);
        json_writer_integer(json, "skipped", findings->skipped);
        json_writer_integer(json, "words", findings->words);
        json_writer_integer(json, "episodes", findings->episodes);
        json_writer_integer(json, "files", findings->files);
        json_writer_integer(json, "errors", errors);
        json_writer_integer(json, "warnings", warnings);
        json_writer_end(json);
        json_writer_finish(json);
    } else if (!context->quiet) {
        (void)printf("%u %s: %u words to speak, %u of %u blocks skipped\n"
                     "%u %s with %u files\n"
                     "%u %s, %u %s\n",
                     findings->articles, ngettext("article", "articles", findings->articles),
                     findings->words, findings->skipped, findings->blocks, findings->episodes,
                     ngettext("episode", "episodes", findings->episodes), findings->files, errors,
                     ngettext("error", "errors", errors), warnings,
                     ngettext("warning", "warnings", warnings));
    }
}

/* Two articles of one slug.  What is published keeps its own. */
static void check_slugs(CommandContext *context, const GPtrArray *paths, const GPtrArray *manifests)
{
    g_autoptr(GHashTable) claims = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < manifests->len; i++) {
        const Manifest *manifest = g_ptr_array_index(manifests, i);
        g_hash_table_insert(claims, g_strdup(manifest->slug), g_strdup(manifest->article));
    }
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *slug = narration_slug(g_ptr_array_index(paths, i));
        (void)narration_claim(claims, slug, g_ptr_array_index(paths, i), context->diagnostics);
    }
}

static int run(CommandContext *context)
{
    g_autoptr(Pipeline) pipeline = pipeline_open(context, PIPELINE_EDITION);
    if (pipeline == NULL)
        return COMMAND_USAGE;
    const Edition *edition = pipeline_edition(pipeline);
    Findings findings = {0};
    check_url(edition, context->diagnostics);
    const char *media_type;
    GBytes *cover = publication_cover(edition, &media_type, context->diagnostics);
    g_clear_pointer(&cover, g_bytes_unref);
    g_autoptr(Speaker) speaker = pipeline_speaker(pipeline, NULL, SEGMENT_MP3);
    if (speaker == NULL)
        return COMMAND_USAGE;
    g_autoptr(GPtrArray) paths = pipeline_articles(pipeline, context->arguments);
    for (guint i = 0; i < paths->len; i++)
        check_article(context, pipeline, speaker, g_ptr_array_index(paths, i), &findings);
    g_autoptr(GPtrArray) manifests = publication_manifests(edition, context->diagnostics);
    check_slugs(context, paths, manifests);
    for (guint i = 0; i < manifests->len; i++)
        check_episode(context, edition, g_ptr_array_index(manifests, i), &findings);
    print_findings(context, &findings);
    return command_outcome(context);
}

const Command check_command = {
    .name = "check",
    .arguments = "[ARTICLE...]",
    .summary = "everything short of speaking",
    .details = "Reads the settings, the cover, the articles, the data of their languages and the\n"
               "pronunciations, asks the voice whether it can say them, and looks at what is\n"
               "published.  Nothing is written.",
    .options = options,
    .options_size = sizeof(CheckOptions),
    .takes_json = TRUE,
    .run = run,
};
