/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/timeline.h"

#include <string.h>

static void clear_paragraph(gpointer data)
{
    TimelineParagraph *paragraph = data;
    g_free(paragraph->words.data);
}

Timeline *timeline_new(int sample_rate_hz)
{
    Timeline *self = g_new0(Timeline, 1);
    self->sample_rate_hz = sample_rate_hz;
    self->paragraphs = g_array_new(FALSE, FALSE, sizeof(TimelineParagraph));
    g_array_set_clear_func(self->paragraphs, clear_paragraph);
    self->chapters = g_array_new(FALSE, FALSE, sizeof(TimelineChapter));
    return self;
}

void timeline_free(Timeline *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->paragraphs);
    g_array_unref(self->chapters);
    g_free(self);
}

guint timeline_ms(const Timeline *self, guint64 samples)
{
    guint64 rate = (guint64)self->sample_rate_hz;
    return (guint)((samples * 1000 + rate / 2) / rate);
}

TimelineParagraph *timeline_add_paragraph(Timeline *self, const Paragraph *paragraph,
                                          guint64 start_sample)
{
    TimelineParagraph entry = {paragraph, start_sample, start_sample, {NULL, 0}};
    g_array_append_val(self->paragraphs, entry);
    return &g_array_index(self->paragraphs, TimelineParagraph, self->paragraphs->len - 1);
}

/* What stands between two words belongs to the first up to white space, then to the second. */
static void share_gap(const char *written, TimedWord *before, TimedWord *after)
{
    guint32 p = before->end;
    while (p < after->start && written[p] != ' ')
        p++;
    before->end = p;
    while (p < after->start && written[p] == ' ')
        p++;
    after->start = p;
}

void timeline_finish_words(const Timeline *self, TimelineParagraph *paragraph)
{
    const char *written = paragraph->paragraph->written;
    const TimedWordList *words = &paragraph->words;
    if (words->len == 0)
        return;
    TimedWord *all = words->data;
    all[0].start = 0;
    for (guint i = 0; i + 1 < words->len; i++) {
        share_gap(written, &all[i], &all[i + 1]);
        all[i].end_ms = MAX(all[i].start_ms, all[i + 1].start_ms);
    }
    all[words->len - 1].end = (guint32)strlen(written);
    all[words->len - 1].end_ms =
        MAX(all[words->len - 1].start_ms, timeline_ms(self, paragraph->end_sample));
}

/* The last whole second at or before a chapter's speech, which lies in the pause before it. */
static guint chapter_start_ms(const Timeline *self, guint first_paragraph)
{
    if (first_paragraph == 0 || first_paragraph >= self->paragraphs->len)
        return 0;
    const TimelineParagraph *first =
        &g_array_index(self->paragraphs, TimelineParagraph, first_paragraph);
    return timeline_ms(self, first->start_sample) / 1000 * 1000;
}

void timeline_finish(Timeline *self, const Script *script, guint64 samples)
{
    self->samples = samples;
    self->duration_ms = timeline_ms(self, samples);
    for (guint i = 0; i < MIN(script->chapters->len, TIMELINE_MAX_CHAPTERS); i++) {
        const Chapter *chapter = &g_array_index(script->chapters, Chapter, i);
        TimelineChapter entry = {chapter->title, 0, self->duration_ms, chapter->first_paragraph,
                                 chapter->paragraphs};
        entry.start_ms = i == 0 ? 0 : chapter_start_ms(self, chapter->first_paragraph);
        if (i > 0)
            g_array_index(self->chapters, TimelineChapter, i - 1).end_ms = entry.start_ms;
        g_array_append_val(self->chapters, entry);
    }
    if (script->chapters->len > TIMELINE_MAX_CHAPTERS) {
        TimelineChapter *last =
            &g_array_index(self->chapters, TimelineChapter, TIMELINE_MAX_CHAPTERS - 1);
        last->paragraphs = script->paragraphs->len - last->first_paragraph;
    }
}
