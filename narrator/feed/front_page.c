/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/front_page.h"

#include <string.h>

#include "episode/page.h"

/* One player at a time. */
static const char script[] = "document.addEventListener('play', event => {\n"
                             "  for (const audio of document.querySelectorAll('audio'))\n"
                             "    if (audio !== event.target) audio.pause();\n"
                             "}, true);\n";

static void append(GString *html, const char *before, const char *text, const char *after)
{
    g_string_append(html, before);
    page_append_text(html, text, strlen(text));
    g_string_append(html, after);
}

static void append_episode(GString *html, const FeedEpisode *episode)
{
    const Manifest *manifest = episode->manifest;
    append(html, "<li>\n<h2><a href=\"episodes/", manifest->slug, "/index.html\">");
    append(html, "", manifest->title, "</a></h2>\n<p class=\"small\">");
    if (manifest->date != NULL) {
        page_append_date(html, manifest->date);
        g_string_append(html, " \302\267 ");
    }
    page_append_duration(html, manifest->duration_ms);
    g_autofree char *authors = page_names(manifest->authors);
    if (*authors != '\0')
        append(html, " \302\267 By ", authors, "");
    g_string_append(html, "</p>\n");
    const char *summary = manifest->summary != NULL ? manifest->summary : manifest->standfirst;
    if (summary != NULL)
        append(html, "<p>", summary, "</p>\n");
    append(html, "<audio controls preload=\"none\" aria-label=\"", manifest->title, "\" src=\"");
    append(html, "episodes/", manifest->slug, "/");
    append(html, "", episode->audio->name, "\"></audio>\n</li>\n");
}

void front_page_write(const Feed *feed, GString *html)
{
    const Edition *edition = feed->edition;
    page_begin(html,
               &(PageHead){edition->language, edition->title, edition->description, "feed.xml"});
    g_string_append(html, "<div class=\"page\">\n<main>\n");
    if (feed->cover != NULL)
        append(html, "<img class=\"cover\" alt=\"\" src=\"", feed->cover, "\">\n");
    append(html, "<h1>", edition->title, "</h1>\n");
    if (edition->description != NULL)
        append(html, "<p>", edition->description, "</p>\n");
    g_string_append(html, "<p class=\"small\">Read by a synthetic voice. <a href=\"feed.xml\">"
                          "Podcast feed</a> \302\267 <a href=\"playlist.m3u\">Playlist</a></p>\n");
    g_string_append(html, "<ol class=\"episodes\">\n");
    for (guint i = 0; i < feed->episodes->len; i++)
        append_episode(html, &g_array_index(feed->episodes, FeedEpisode, i));
    g_string_append(html, "</ol>\n</main>\n");
    if (edition->copyright != NULL)
        append(html, "<footer><p>", edition->copyright, "</p></footer>\n");
    g_string_append(html, "</div>\n");
    page_end(html, script);
}
