/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/show_notes.h"

#include <string.h>

#include "base/text.h"
#include "episode/clock.h"
#include "episode/page.h"

/* Apple and Spotify take fewer for no chapters at all. */
#define LEAST_CHAPTERS 3

/* What is left out to make the notes short enough, one attempt after the other. */
typedef struct {
    gsize summary_bytes;
    gboolean chapters;
    gboolean links;
} Extent;

static const Extent extents[] = {
    {G_MAXSIZE, TRUE, TRUE}, {1500, TRUE, TRUE},  {1500, FALSE, TRUE},
    {300, FALSE, TRUE},      {300, FALSE, FALSE},
};

static void append(GString *html, const char *before, const char *text, const char *after)
{
    g_string_append(html, before);
    page_append_text(html, text, strlen(text));
    g_string_append(html, after);
}

static void append_summary(GString *html, const Manifest *manifest, gsize max_bytes)
{
    const char *text = manifest->summary != NULL      ? manifest->summary
                       : manifest->standfirst != NULL ? manifest->standfirst
                                                      : manifest->title;
    g_autofree char *summary = text_truncate(text, max_bytes);
    append(html, "<p>", summary, "</p>\n");
}

static void append_credits(GString *html, const Manifest *manifest)
{
    g_autofree char *names = page_names(manifest->authors);
    g_autofree char *authors = text_truncate(names, 300);
    if (*authors != '\0')
        append(html, "<p>By ", authors, ". ");
    else
        g_string_append(html, "<p>");
    append(html, "Read by ", manifest->speaker, ", a synthetic voice.</p>\n");
}

static void append_chapters(GString *html, const GArray *chapters)
{
    if (chapters->len < LEAST_CHAPTERS)
        return;
    for (guint i = 0; i < chapters->len; i++) {
        const ManifestChapter *chapter = &g_array_index(chapters, ManifestChapter, i);
        char clock[CLOCK_BYTES];
        g_string_append(html, i == 0 ? "<p>" : "<br>\n");
        g_string_append(html, clock_format(clock, chapter->start_ms, CLOCK_SECONDS));
        append(html, " ", chapter->title, "");
    }
    g_string_append(html, "</p>\n");
}

static void append_link(GString *html, const char *address, const char *text)
{
    if (address == NULL || !page_is_web_address(address))
        return;
    append(html, "<p><a href=\"", address, "\">");
    append(html, "", text, "</a></p>\n");
}

char *show_notes_new(const Manifest *manifest, const char *page, gsize max_bytes)
{
    GString *html = g_string_new(NULL);
    for (const Extent *extent = extents; extent < extents + G_N_ELEMENTS(extents); extent++) {
        g_string_truncate(html, 0);
        append_summary(html, manifest, extent->summary_bytes);
        append_credits(html, manifest);
        if (extent->chapters)
            append_chapters(html, manifest->chapters);
        if (extent->links) {
            append_link(html, manifest->url, "The article");
            append_link(html, page, "Text to read along");
        }
        if (max_bytes == 0 || html->len <= max_bytes)
            break;
    }
    return g_strchomp(g_string_free(html, FALSE));
}
