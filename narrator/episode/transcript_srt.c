/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/transcript_srt.h"

#include <string.h>

#include "episode/clock.h"
#include "episode/cue.h"

static void put_text(const char *text, gsize length, FILE *stream)
{
    gsize line_end = cue_line_break(text, length);
    for (gsize i = 0; i < length; i++) {
        if (length - i >= 3 && strncmp(text + i, "-->", 3) == 0)
            continue;
        gboolean ends = (line_end > 0 && i == line_end);
        (void)putc(ends ? '\n' : text[i] == '\n' || text[i] == '\r' ? ' ' : text[i], stream);
    }
}

gboolean transcript_srt_write(const Timeline *timeline, const TranscriptOptions *options,
                              FILE *stream, GError **error)
{
    (void)options;
    g_autoptr(GArray) cues = cue_list(timeline);
    for (guint i = 0; i < cues->len; i++) {
        const Cue *cue = &g_array_index(cues, Cue, i);
        const char *written = g_array_index(timeline->paragraphs, TimelineParagraph, cue->paragraph)
                                  .paragraph->written;
        char start[CLOCK_BYTES];
        char end[CLOCK_BYTES];
        (void)fprintf(stream, "%s%u\n%s --> %s\n", i > 0 ? "\n" : "", i + 1,
                      clock_format(start, cue->start_ms, CLOCK_SUBRIP),
                      clock_format(end, cue->end_ms, CLOCK_SUBRIP));
        put_text(written + cue->start, cue->end - cue->start, stream);
        (void)putc('\n', stream);
    }
    return transcript_finish(stream, error);
}
