/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/transcript_vtt.h"

#include <string.h>

#include "base/text.h"
#include "episode/clock.h"
#include "episode/cue.h"

/* A name that stands in <v NAME>: without what would end or escape it there. */
static char *voice_span(const char *speaker)
{
    g_autofree char *legal = g_strdelimit(g_strdup(speaker), "&<>", ' ');
    g_autofree char *name = text_collapse_space(legal, strlen(legal));
    return *name != '\0' ? g_strdup_printf("<v %s>", name) : g_strdup("");
}

static void put_escaped(const char *text, gsize length, FILE *stream)
{
    for (const char *p = text; p < text + length; p++) {
        if (*p == '&')
            (void)fputs("&amp;", stream);
        else if (*p == '<')
            (void)fputs("&lt;", stream);
        else if (*p == '>')
            (void)fputs("&gt;", stream);
        else
            (void)putc(*p == '\n' || *p == '\r' ? ' ' : *p, stream);
    }
}

gboolean transcript_vtt_write(const Timeline *timeline, const TranscriptOptions *options,
                              FILE *stream, GError **error)
{
    g_autofree char *speaker = voice_span(options->manifest->speaker);
    g_autoptr(GArray) cues = cue_list(timeline);
    (void)fputs("WEBVTT\n", stream);
    for (guint i = 0; i < cues->len; i++) {
        const Cue *cue = &g_array_index(cues, Cue, i);
        const char *written = g_array_index(timeline->paragraphs, TimelineParagraph, cue->paragraph)
                                  .paragraph->written;
        char start[CLOCK_BYTES];
        char end[CLOCK_BYTES];
        (void)fprintf(stream, "\n%s --> %s\n%s", clock_format(start, cue->start_ms, CLOCK_WEBVTT),
                      clock_format(end, cue->end_ms, CLOCK_WEBVTT), speaker);
        put_escaped(written + cue->start, cue->end - cue->start, stream);
        (void)putc('\n', stream);
    }
    return transcript_finish(stream, error);
}
