/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/transcript_json.h"

#include "base/json_writer.h"
#include "episode/cue.h"

static void write_word(JsonWriter *json, const char *speaker, const Cue *word, const char *body)
{
    json_writer_begin_compact_object(json, NULL);
    json_writer_text(json, "speaker", speaker);
    json_writer_real(json, "startTime", word->start_ms / 1000.0, 3);
    json_writer_real(json, "endTime", word->end_ms / 1000.0, 3);
    json_writer_text(json, "body", body);
    json_writer_end(json);
}

gboolean transcript_json_write(const Timeline *timeline, const TranscriptOptions *options,
                               FILE *stream, GError **error)
{
    JsonWriter *json = json_writer_new(stream);
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "version", "1.0.0");
    json_writer_begin_array(json, "segments");
    for (guint p = 0; p < timeline->paragraphs->len; p++) {
        const char *written =
            g_array_index(timeline->paragraphs, TimelineParagraph, p).paragraph->written;
        g_autoptr(GArray) words = cue_words(timeline, p);
        for (guint i = 0; i < words->len; i++) {
            const Cue *word = &g_array_index(words, Cue, i);
            g_autofree char *body =
                g_strdup_printf("%.*s%s", (int)(word->end - word->start), written + word->start,
                                i + 1 == words->len ? "\n" : "");
            write_word(json, options->manifest->speaker, word, body);
        }
    }
    json_writer_end(json);
    json_writer_end(json);
    json_writer_finish(json);
    return transcript_finish(stream, error);
}
