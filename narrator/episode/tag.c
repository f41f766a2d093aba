/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/tag.h"

#include <string.h>

#include <unicode/uloc.h>

#include "audio/id3.h"

/* The article's text, a paragraph a line, as far as the tag takes it. */
static char *plain_transcript(const Script *script)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        if (text->len > ID3_MAX_LYRICS_BYTES)
            break;
        g_string_append_printf(text, "%s%s", i > 0 ? "\n\n" : "", paragraph->written);
    }
    return g_string_free(text, FALSE);
}

static Id3Chapter *list_chapters(const Manifest *manifest)
{
    Id3Chapter *chapters = g_new0(Id3Chapter, manifest->chapters->len + 1);
    for (guint i = 0; i < manifest->chapters->len; i++) {
        const ManifestChapter *chapter = &g_array_index(manifest->chapters, ManifestChapter, i);
        chapters[i].title = chapter->title;
        chapters[i].start_ms = chapter->start_ms;
        chapters[i].end_ms = chapter->end_ms;
    }
    return chapters;
}

gboolean tag_write(const TagContext *context, GByteArray *into, GError **error)
{
    const Manifest *manifest = context->manifest;
    g_autofree char *authors = g_strjoinv(", ", manifest->authors);
    g_autofree char *lyrics = plain_transcript(context->script);
    g_autofree char *page =
        g_strdup_printf("%sepisodes/%s/", context->edition->base_url, manifest->slug);
    /* Addresses in a tag are ASCII; what is escaped already stays so. */
    g_autofree char *url =
        g_uri_escape_string(manifest->url ? manifest->url : page, ":/?#[]@!$&'()*+,;=%", FALSE);
    g_autofree Id3Chapter *chapters = list_chapters(manifest);
    const char *language = uloc_getISO3Language(manifest->language);
    Id3Tag tag = {
        .title = manifest->title,
        .artist = *authors ? authors : context->edition->author,
        .album = context->edition->title,
        .genre = "Podcast",
        .date = manifest->date,
        .language = language != NULL && *language != '\0' ? language : NULL,
        .length_ms = manifest->duration_ms,
        .encoder = manifest->narrator,
        .comment = manifest->summary,
        .lyrics = lyrics,
        .url = url,
        .link = page,
        .link_name = "episode page",
        .contents_title = manifest->title,
        .chapters = chapters,
        .n_chapters = manifest->chapters->len,
    };
    if (context->cover != NULL) {
        gsize length = 0;
        tag.picture.bytes = g_bytes_get_data((GBytes *)context->cover, &length);
        tag.picture.length = length;
        tag.picture.media_type = context->cover_type;
    }
    return id3_write(&tag, into, error);
}
