/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/feed.h"

#include <string.h>

#include "feed/front_page.h"
#include "feed/playlist.h"
#include "feed/rss.h"

const FeedFormat feed_formats[] = {
    {"playlist.m3u", playlist_write},
    {"index.html", front_page_write},
    {"feed.xml", rss_write},
    {NULL, NULL},
};

/* A day without a time is its first second: an episode is never dated to come. */
static gboolean parse_date(const char *date, gint64 *seconds)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *whole =
        strchr(date, 'T') != NULL ? g_strdup(date) : g_strconcat(date, "T00:00:00Z", NULL);
    g_autoptr(GDateTime) parsed = g_date_time_new_from_iso8601(whole, utc);
    if (parsed == NULL)
        return FALSE;
    *seconds = g_date_time_to_unix(parsed);
    return TRUE;
}

static void warn_of_date(const FeedEpisode *episode, gint64 now, Diagnostics *diagnostics)
{
    const char *date = episode->manifest->date;
    Place place = {episode->manifest->article, 0, 0};
    if (date == NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place, FEED_NO_DATE);
    else if (!episode->dated)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                        "the date '%s' is not one: the episode is listed after all others", date);
    else if (episode->published > now)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                        "the date '%s' is still to come: some podcast apps hide the episode", date);
}

/* Oldest first, those without a date before all. */
static gint compare(gconstpointer a, gconstpointer b)
{
    const FeedEpisode *left = a;
    const FeedEpisode *right = b;
    if (left->dated != right->dated)
        return left->dated ? 1 : -1;
    if (left->dated && left->published != right->published)
        return left->published < right->published ? -1 : 1;
    return strcmp(left->manifest->slug, right->manifest->slug);
}

static void put_in_order(GArray *episodes)
{
    g_array_sort(episodes, compare);
    const FeedEpisode *last = NULL;
    for (guint i = 0; i < episodes->len; i++) {
        FeedEpisode *episode = &g_array_index(episodes, FeedEpisode, i);
        if (last != NULL && last->dated)
            episode->published = MAX(episode->published, last->published + 1);
        episode->number = i + 1;
        last = episode;
    }
    for (guint i = 0; i < episodes->len / 2; i++) {
        FeedEpisode *first = &g_array_index(episodes, FeedEpisode, i);
        FeedEpisode *other = &g_array_index(episodes, FeedEpisode, episodes->len - 1 - i);
        FeedEpisode kept = *first;
        *first = *other;
        *other = kept;
    }
}

/* FALSE where it cannot be listed. */
static gboolean accept(const FeedEpisode *episode, GHashTable *by_guid, Diagnostics *diagnostics)
{
    const Manifest *manifest = episode->manifest;
    Place place = {manifest->article, 0, 0};
    if (episode->audio == NULL) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "the episode '%s' has no audio",
                        manifest->slug);
        return FALSE;
    }
    const Manifest *other = g_hash_table_lookup(by_guid, manifest->guid);
    if (other != NULL) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "the guid '%s' is that of '%s': it is not listed; give it its own 'guid'",
                        manifest->guid, other->article);
        return FALSE;
    }
    g_hash_table_insert(by_guid, manifest->guid, (gpointer)manifest);
    return TRUE;
}

static gint compare_slugs(gconstpointer a, gconstpointer b)
{
    const Manifest *const *left = a;
    const Manifest *const *right = b;
    return strcmp((*left)->slug, (*right)->slug);
}

Feed *feed_new(const FeedOptions *options, Diagnostics *diagnostics)
{
    Feed *self = g_new0(Feed, 1);
    self->edition = options->edition;
    self->guid = options->guid;
    self->cover = options->cover;
    self->episodes = g_array_new(FALSE, TRUE, sizeof(FeedEpisode));
    if (self->cover == NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL, FEED_NO_COVER);
    /* In a fixed order, so that messages, and which of two equal guids stands, are the same. */
    g_autoptr(GPtrArray) manifests = g_ptr_array_new();
    for (guint i = 0; i < options->manifests->len; i++)
        g_ptr_array_add(manifests, g_ptr_array_index(options->manifests, i));
    g_ptr_array_sort(manifests, compare_slugs);
    g_autoptr(GHashTable) by_guid = g_hash_table_new(g_str_hash, g_str_equal);
    gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    for (guint i = 0; i < manifests->len; i++) {
        const Manifest *manifest = g_ptr_array_index(manifests, i);
        FeedEpisode episode = {.manifest = manifest, .audio = manifest_audio(manifest)};
        episode.dated = manifest->date != NULL && parse_date(manifest->date, &episode.published);
        if (!accept(&episode, by_guid, diagnostics))
            continue;
        warn_of_date(&episode, now, diagnostics);
        g_array_append_val(self->episodes, episode);
    }
    put_in_order(self->episodes);
    return self;
}

void feed_free(Feed *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->episodes);
    g_free(self);
}

char *feed_encode_address(const char *address)
{
    /* RFC 3986: reserved characters and "%", beside the unreserved that GLib always keeps. */
    return g_uri_escape_string(address, ":/?#[]@!$&'()*+,;=%", FALSE);
}

char *feed_address(const Feed *self, const Manifest *manifest, const char *file_name)
{
    g_autofree char *address =
        g_strconcat(self->edition->base_url, "episodes/", manifest->slug, "/", file_name, NULL);
    return feed_encode_address(address);
}
