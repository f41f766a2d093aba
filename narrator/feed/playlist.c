/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/playlist.h"

#include <string.h>

#include "base/text.h"

/* An entry's name is all that follows the comma, to the end of the line. */
static void append_line(GString *text, const char *name)
{
    g_autofree char *line = text_collapse_space(name, strlen(name));
    g_string_append(text, line);
    g_string_append_c(text, '\n');
}

void playlist_write(const Feed *feed, GString *text)
{
    g_string_append(text, "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:");
    append_line(text, feed->edition->title);
    for (guint i = 0; i < feed->episodes->len; i++) {
        const FeedEpisode *episode = &g_array_index(feed->episodes, FeedEpisode, i);
        const Manifest *manifest = episode->manifest;
        g_string_append_printf(text, "#EXTINF:%u,", (manifest->duration_ms + 500) / 1000);
        append_line(text, manifest->title);
        g_autofree char *name = feed_encode_address(episode->audio->name);
        g_string_append_printf(text, "episodes/%s/%s\n", manifest->slug, name);
    }
}
