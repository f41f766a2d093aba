/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/chapters_json.h"

#include "base/json_writer.h"

char *chapters_json_new(const Manifest *manifest, const char *edition)
{
    JsonWriter *json = json_writer_new(NULL);
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "version", "1.2.0");
    g_autofree char *authors = g_strjoinv(", ", manifest->authors);
    if (*authors != '\0')
        json_writer_text(json, "author", authors);
    json_writer_text(json, "title", manifest->title);
    json_writer_text(json, "podcastName", edition);
    const ManifestFile *audio = manifest_audio(manifest);
    if (audio != NULL)
        json_writer_text(json, "fileName", audio->name);
    json_writer_begin_array(json, "chapters");
    for (guint i = 0; i < manifest->chapters->len; i++) {
        const ManifestChapter *chapter = &g_array_index(manifest->chapters, ManifestChapter, i);
        json_writer_begin_compact_object(json, NULL);
        json_writer_real(json, "startTime", chapter->start_ms / 1000.0, 3);
        json_writer_real(json, "endTime", chapter->end_ms / 1000.0, 3);
        json_writer_text(json, "title", chapter->title);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_end(json);
    return json_writer_finish(json);
}
