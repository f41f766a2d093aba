/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/episode.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/text.h"
#include "episode/account.h"
#include "episode/chapters_json.h"
#include "episode/tag.h"
#include "episode/transcript.h"
#include "script/pins.h"

/* A change of what is published from the same input is a change of this number. */
#define EPISODE_VERSION 1
#define MANIFEST_NAME "manifest.json"
/* The hexadecimal digits of a file's SHA-256 in its name. */
#define HASH_DIGITS 8
#define SUMMARY_BYTES 400

typedef struct {
    const EpisodeSettings *settings;
    const Plan *plan;
    const char *folder;
    Manifest *manifest;
    const Assembly *assembly;
    PublishedSet *files;
} Publishing;

char *episode_folder(const Edition *edition, const char *slug)
{
    g_autofree char *output = edition_path(edition, edition->output);
    return g_build_filename(output, "episodes", slug, NULL);
}

gboolean episode_is_whole(const char *folder, const Manifest *manifest)
{
    for (guint i = 0; i < manifest->files->len; i++) {
        const ManifestFile *file = &g_array_index(manifest->files, ManifestFile, i);
        g_autofree char *path = g_build_filename(folder, file->name, NULL);
        struct stat status;
        if (stat(path, &status) != 0 || (guint64)status.st_size != file->bytes)
            return FALSE;
    }
    return manifest->files->len > 0;
}

void episode_sweep(const char *folder, const Manifest *manifest)
{
    g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(named, (gpointer)MANIFEST_NAME);
    for (guint i = 0; i < manifest->files->len; i++)
        g_hash_table_add(named, g_array_index(manifest->files, ManifestFile, i).name);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (!g_hash_table_contains(named, name))
            (void)g_unlink(path);
    }
}

static char *describe(const Script *script)
{
    const Article *article = script->article;
    if (article->summary != NULL)
        return pins_written(article->summary);
    if (article->standfirst != NULL)
        return pins_written(article->standfirst);
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        if (paragraph->kind == PARAGRAPH_BODY)
            return text_truncate(paragraph->written, SUMMARY_BYTES);
    }
    return NULL;
}

/* Front matter's guid, the one it had before, else made of what names the article. */
static char *choose_guid(const EpisodeSettings *settings, const Article *article,
                         const Manifest *previous)
{
    if (article->guid != NULL)
        return g_uuid_string_is_valid(article->guid)
                   ? g_ascii_strdown(article->guid, -1)
                   : digest_uuid5(settings->edition_guid, article->guid);
    if (previous != NULL)
        return g_strdup(previous->guid);
    return digest_uuid5(settings->edition_guid, article->url ? article->url : article->path);
}

static Manifest *begin_manifest(const EpisodeSettings *settings, const Plan *plan, const char *slug,
                                const Manifest *previous)
{
    const Script *script = plan->script;
    const Article *article = script->article;
    const Speaker *speaker = plan->speaker;
    Manifest *manifest = manifest_new();
    manifest->slug = g_strdup(slug);
    manifest->guid = choose_guid(settings, article, previous);
    manifest->article = g_strdup(article->path);
    manifest->title = pins_written(article->title);
    manifest->standfirst = pins_written(article->standfirst);
    manifest->summary = describe(script);
    g_strfreev(manifest->authors);
    manifest->authors = g_strdupv(article->authors);
    manifest->date = g_strdup(article->date);
    manifest->url = g_strdup(article->url);
    manifest->language = g_strdup(script->language);
    g_strfreev(manifest->tags);
    manifest->tags = g_strdupv(article->tags);
    manifest->speaker = g_strdup(speaker->voice->speaker);
    manifest->voice = g_strdup(speaker->voice->name);
    manifest->sample_rate_hz = speaker->settings.mp3.sample_rate_hz;
    manifest->bitrate_kbps = speaker->settings.mp3.bitrate_kbps;
    manifest->narrator = g_strdup("narrator " NARRATOR_VERSION);
    manifest->engine = g_strdup(speaker->engine->version(speaker->state));
    manifest->encoder = g_strdup(mp3_encoder_version());
    for (guint i = 0; i < plan->segments->len; i++)
        g_ptr_array_add(manifest->segments,
                        g_strdup(g_array_index(plan->segments, PlanSegment, i).key));
    return manifest;
}

static void digest_edition(Digest *sum, const EpisodeSettings *settings)
{
    const Edition *edition = settings->edition;
    digest_text(sum, "edition", edition->title);
    digest_text(sum, "author", edition->author);
    digest_text(sum, "base url", edition->base_url);
    digest_text(sum, "edition guid", settings->edition_guid);
    digest_text(sum, "copyright", edition->copyright);
    digest_text(sum, "intro", settings->intro_key);
    digest_text(sum, "outro", settings->outro_key);
    digest_integer(sum, "pause", edition->pause_chapter_ms);
    gsize length = 0;
    gconstpointer bytes =
        settings->cover ? g_bytes_get_data((GBytes *)settings->cover, &length) : NULL;
    digest_bytes(sum, "cover", bytes ? bytes : "", length);
    digest_integer(sum, "own cover", settings->cover_is_own);
}

/* Of everything that decides the episode's files. */
static char *digest_input(const EpisodeSettings *settings, const Plan *plan,
                          const Manifest *manifest)
{
    g_autoptr(Digest) sum = digest_new();
    digest_integer(sum, "version", EPISODE_VERSION);
    digest_text(sum, "narrator", NARRATOR_VERSION);
    digest_edition(sum, settings);
    g_autofree char *facts = manifest_to_json(manifest);
    digest_text(sum, "facts", facts);
    const Script *script = plan->script;
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        digest_integer(sum, "kind", paragraph->kind);
        digest_text(sum, "written", paragraph->written);
        digest_integer(sum, "pause", paragraph->pause_after_ms);
    }
    for (guint i = 0; i < script->chapters->len; i++) {
        const Chapter *chapter = &g_array_index(script->chapters, Chapter, i);
        digest_text(sum, "chapter", chapter->title);
        digest_integer(sum, "first", chapter->first_paragraph);
    }
    for (guint i = 0; i < script->article->blocks->len; i++) {
        const Block *block = g_ptr_array_index(script->article->blocks, i);
        digest_integer(sum, "line", block->line);
        digest_text(sum, "skipped", block->skipped);
        if (block->skipped != NULL)
            digest_text(sum, "text", block->text);
    }
    return digest_finish(sum);
}

Manifest *episode_draft(const EpisodeSettings *settings, const Plan *plan, const char *slug,
                        const Manifest *previous)
{
    Manifest *manifest = begin_manifest(settings, plan, slug, previous);
    manifest->input = digest_input(settings, plan, manifest);
    return manifest;
}

static void add_times(Publishing *publishing)
{
    const Assembly *assembly = publishing->assembly;
    Manifest *manifest = publishing->manifest;
    manifest->samples = assembly->samples;
    manifest->duration_ms = assembly->timeline->duration_ms;
    manifest->words = assembly->words;
    manifest->loudness_lufs = assembly->loudness_lufs;
    manifest->true_peak_dbtp = assembly->true_peak_dbtp;
    for (guint i = 0; i < assembly->timeline->chapters->len; i++) {
        const TimelineChapter *chapter =
            &g_array_index(assembly->timeline->chapters, TimelineChapter, i);
        ManifestChapter entry = {chapter->start_ms, chapter->end_ms, g_strdup(chapter->title)};
        g_array_append_val(manifest->chapters, entry);
    }
}

/* Puts a finished file among those to be named, and into the manifest.  name: where it never
 * changes. */
static gboolean add_file(Publishing *publishing, PublishedFile *taken, const char *suffix,
                         const char *name, const char *type, GError **error)
{
    g_autoptr(PublishedFile) file = taken;
    g_autofree char *sha256 = publish_digest(file, error);
    if (sha256 == NULL)
        return FALSE;
    ManifestFile entry = {.type = g_strdup(type)};
    entry.bytes = (guint64)ftello(publish_stream(file));
    entry.name = name ? g_strdup(name)
                      : g_strdup_printf("%s-%.*s%s", publishing->manifest->slug, HASH_DIGITS,
                                        sha256, suffix);
    entry.sha256 = g_steal_pointer(&sha256);
    g_array_append_val(publishing->manifest->files, entry);
    publish_set_add(publishing->files, g_steal_pointer(&file), entry.name);
    return TRUE;
}

static gboolean publish_audio(Publishing *publishing, GError **error)
{
    g_autoptr(GByteArray) tag = g_byte_array_new();
    TagContext context = {publishing->settings->edition, publishing->manifest,
                          publishing->plan->script, publishing->settings->cover,
                          publishing->settings->cover_type};
    if (!tag_write(&context, tag, error))
        return FALSE;
    g_autoptr(PublishedFile) file = publish_begin(publishing->folder, error);
    return file != NULL && publish_write(file, tag->data, tag->len, error) &&
           assembly_write_mp3(publishing->assembly, file, error) &&
           add_file(publishing, g_steal_pointer(&file), ".mp3", NULL, "audio/mpeg", error);
}

static gboolean publish_picture(Publishing *publishing, GError **error)
{
    const EpisodeSettings *settings = publishing->settings;
    if (!settings->cover_is_own)
        return TRUE;
    gsize length;
    gconstpointer bytes = g_bytes_get_data((GBytes *)settings->cover, &length);
    const char *suffix = strcmp(settings->cover_type, "image/png") == 0 ? ".png" : ".jpg";
    g_autoptr(PublishedFile) file = publish_begin(publishing->folder, error);
    return file != NULL && publish_write(file, bytes, length, error) &&
           add_file(publishing, g_steal_pointer(&file), suffix, NULL, settings->cover_type, error);
}

static gboolean publish_chapters(Publishing *publishing, GError **error)
{
    g_autofree char *text =
        chapters_json_new(publishing->manifest, publishing->settings->edition->title);
    g_autoptr(PublishedFile) file = publish_begin(publishing->folder, error);
    return file != NULL && publish_write(file, text, strlen(text), error) &&
           add_file(publishing, g_steal_pointer(&file), ".chapters.json", NULL,
                    CHAPTERS_JSON_MEDIA_TYPE, error);
}

static gboolean publish_transcripts(Publishing *publishing, GError **error)
{
    TranscriptOptions options = {publishing->manifest, publishing->settings->edition->title};
    for (const TranscriptFormat *format = transcript_formats; format->name != NULL; format++) {
        g_autoptr(PublishedFile) file = publish_begin(publishing->folder, error);
        if (file == NULL ||
            !format->write(publishing->assembly->timeline, &options, publish_stream(file), error) ||
            !add_file(publishing, g_steal_pointer(&file), format->suffix, format->file_name,
                      format->media_type, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean publish_manifest(const Publishing *publishing, GError **error)
{
    g_autoptr(PublishedFile) file = publish_begin(publishing->folder, error);
    if (file == NULL)
        return FALSE;
    manifest_write(publishing->manifest, publish_stream(file));
    return publish_commit(g_steal_pointer(&file), MANIFEST_NAME, TRUE, error);
}

static gboolean publish_all(Publishing *publishing, GError **error)
{
    return account_blocks(publishing->plan->script, publishing->assembly->timeline,
                          publishing->manifest, error) &&
           publish_audio(publishing, error) && publish_picture(publishing, error) &&
           publish_chapters(publishing, error) && publish_transcripts(publishing, error) &&
           publish_set_commit(publishing->files, error) && publish_manifest(publishing, error);
}

gboolean episode_publish(const EpisodeSettings *settings, const Plan *plan, Manifest *draft,
                         GError **error)
{
    g_autofree char *folder = episode_folder(settings->edition, draft->slug);
    AssemblyFrame frame = {settings->intro_key, settings->outro_key,
                           (guint)settings->edition->pause_chapter_ms};
    g_autoptr(Assembly) assembly = assembly_new(plan, settings->store, &frame, error);
    if (assembly == NULL)
        return FALSE;
    g_autoptr(PublishedSet) files = publish_set_new();
    Publishing publishing = {settings, plan, folder, draft, assembly, files};
    add_times(&publishing);
    return publish_all(&publishing, error);
}
