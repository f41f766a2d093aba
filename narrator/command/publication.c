/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/publication.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "audio/image.h"
#include "base/publish.h"
#include "base/text.h"
#include "episode/episode.h"
#include "feed/feed.h"

#define GUID_NOTE "edition-guid"
/* What Apple takes. */
#define MIN_COVER_PIXELS 1400
#define MAX_COVER_PIXELS 3000
/* Larger ones some directories refuse, and apps load slowly. */
#define LARGE_COVER_BYTES (512 * 1024)
#define MAX_COVER_BYTES (16 * 1024 * 1024)

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *list_folders(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return names;
}

gboolean publication_article_is_gone(const Edition *edition, const Manifest *manifest)
{
    g_autofree char *path = edition_path(edition, manifest->article);
    GStatBuf status;
    return g_stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

GPtrArray *publication_manifests(const Edition *edition, Diagnostics *diagnostics)
{
    GPtrArray *manifests = g_ptr_array_new_with_free_func((GDestroyNotify)manifest_free);
    g_autofree char *output = edition_path(edition, edition->output);
    g_autofree char *episodes = g_build_filename(output, "episodes", NULL);
    g_autoptr(GPtrArray) names = list_folders(episodes);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path =
            g_build_filename(episodes, g_ptr_array_index(names, i), "manifest.json", NULL);
        g_autoptr(GError) error = NULL;
        g_autoptr(Manifest) manifest = manifest_load(path, &error);
        if (manifest == NULL) {
            if (g_file_test(path, G_FILE_TEST_EXISTS))
                diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL, "%s", error->message);
            continue;
        }
        if (!publication_article_is_gone(edition, manifest))
            g_ptr_array_add(manifests, g_steal_pointer(&manifest));
        else
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL,
                            "the article '%s' has gone: its episode is no longer listed; "
                            "'narrator clean' removes its files",
                            manifest->article);
    }
    return manifests;
}

char *publication_guid(const Edition *edition, const Store *store, Diagnostics *diagnostics)
{
    g_autofree char *guid = edition_guid(edition);
    g_autofree char *kept = store_load_note(store, GUID_NOTE);
    if (edition->guid == NULL && kept != NULL && g_uuid_string_is_valid(kept)) {
        if (strcmp(kept, guid) != 0)
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL,
                            "the feed's address has changed; the podcast keeps its identity: "
                            "write 'guid: %s' into narrator.yaml to keep it for good",
                            kept);
        return g_steal_pointer(&kept);
    }
    return g_steal_pointer(&guid);
}

/* A picture, what it is called in messages, and how bad it is that it cannot be used. */
typedef struct {
    const char *path, *what;
    DiagnosticLevel level;
} Picture;

static gboolean check_image(const Picture *picture, const ImageInfo *info, Diagnostics *diagnostics)
{
    const Place place = {picture->path, 0, 0};
    gboolean fine = info->width == info->height && info->width >= MIN_COVER_PIXELS &&
                    info->width <= MAX_COVER_PIXELS;
    if (!fine)
        diagnostics_add(diagnostics, picture->level, &place,
                        "%s is %u by %u pixels; podcast apps want a square of %d to %d",
                        picture->what, info->width, info->height, MIN_COVER_PIXELS,
                        MAX_COVER_PIXELS);
    if (info->colour != IMAGE_RGB) {
        diagnostics_add(diagnostics, picture->level, &place, "%s is %s; podcast apps want RGB",
                        picture->what, info->colour == IMAGE_GREY ? "grey" : "CMYK");
        fine = FALSE;
    }
    if (info->alpha)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                        "%s has transparent parts; some podcast apps show them black",
                        picture->what);
    return fine;
}

static GBytes *load_picture(const Picture *picture, const char **media_type,
                            Diagnostics *diagnostics)
{
    const Place place = {picture->path, 0, 0};
    g_autofree char *bytes = NULL;
    gsize length = 0;
    ImageInfo info;
    g_autoptr(GError) error = NULL;
    if (!text_read_file(picture->path, MAX_COVER_BYTES, &bytes, &length, &error) ||
        !image_probe((const guint8 *)bytes, length, &info, &error)) {
        diagnostics_add(diagnostics, picture->level, &place, "%s: %s", picture->what,
                        error->message);
        return NULL;
    }
    if (!check_image(picture, &info, diagnostics))
        return NULL;
    if (length > LARGE_COVER_BYTES)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                        "%s has %" G_GSIZE_FORMAT " kB; some directories refuse more than 512 kB",
                        picture->what, length / 1024);
    *media_type = info.media_type;
    return g_bytes_new_take(g_steal_pointer(&bytes), length);
}

GBytes *publication_cover(const Edition *edition, const char **media_type, Diagnostics *diagnostics)
{
    *media_type = NULL;
    if (edition->image == NULL)
        return NULL;
    g_autofree char *path = edition_path(edition, edition->image);
    return load_picture(&(Picture){path, "the cover", DIAGNOSTIC_ERROR}, media_type, diagnostics);
}

char *publication_picture_path(const Edition *edition, const Article *article)
{
    if (article->image == NULL || g_uri_peek_scheme(article->image) != NULL)
        return NULL;
    return edition_path(edition, article->image);
}

GBytes *publication_picture(const char *path, const char **media_type, Diagnostics *diagnostics)
{
    *media_type = NULL;
    return load_picture(&(Picture){path, "the article's picture", DIAGNOSTIC_WARNING}, media_type,
                        diagnostics);
}

/* Publishes "cover-1a2b3c4d.png" and returns that name; NULL where there is none. */
static char *publish_cover(const Edition *edition, const char *output, Diagnostics *diagnostics)
{
    const char *media_type;
    g_autoptr(GBytes) cover = publication_cover(edition, &media_type, diagnostics);
    if (cover == NULL)
        return NULL;
    gsize length;
    gconstpointer bytes = g_bytes_get_data(cover, &length);
    g_autofree char *digest = text_short_digest(bytes, length);
    g_autofree char *name = g_strdup_printf("cover-%.8s.%s", digest,
                                            strcmp(media_type, "image/png") == 0 ? "png" : "jpg");
    g_autofree char *path = g_build_filename(output, name, NULL);
    g_autoptr(GError) error = NULL;
    if (publish_bytes(path, bytes, length, NULL, &error))
        return g_steal_pointer(&name);
    diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
    return NULL;
}

/* Covers of before, and what a killed build left; the feed names neither. */
static void sweep_output(const char *output, const char *cover)
{
    publish_sweep(output);
    g_autoptr(GPtrArray) names = list_folders(output);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_build_filename(output, name, NULL);
        if (g_str_has_prefix(name, "cover-") && g_strcmp0(name, cover) != 0 && cover != NULL)
            (void)g_unlink(path);
    }
}

static gboolean publish_forms(const Feed *feed, const char *output, Diagnostics *diagnostics)
{
    for (const FeedFormat *format = feed_formats; format->file_name != NULL; format++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *path = g_build_filename(output, format->file_name, NULL);
        g_autoptr(GError) error = NULL;
        format->write(feed, text);
        if (!publish_bytes(path, text->str, text->len, NULL, &error)) {
            diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
            return FALSE;
        }
    }
    return TRUE;
}

void publication_publish(const Edition *edition, const Store *store, Diagnostics *diagnostics)
{
    g_autofree char *output = edition_path(edition, edition->output);
    g_autoptr(GPtrArray) manifests = publication_manifests(edition, diagnostics);
    if (manifests->len == 0) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "no episodes: the feed is not written");
        return;
    }
    g_autofree char *cover = publish_cover(edition, output, diagnostics);
    g_autofree char *guid = publication_guid(edition, store, diagnostics);
    (void)store_save_note(store, GUID_NOTE, guid, NULL);
    FeedOptions options = {edition, guid, cover, manifests};
    g_autoptr(Feed) feed = feed_new(&options, diagnostics);
    if (!publish_forms(feed, output, diagnostics))
        return;
    sweep_output(output, cover);
    for (guint i = 0; i < manifests->len; i++) {
        const Manifest *manifest = g_ptr_array_index(manifests, i);
        g_autofree char *folder = episode_folder(edition, manifest->slug);
        episode_sweep(folder, manifest);
    }
}
