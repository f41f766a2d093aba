/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline made of plain lines, for tests of what is made of timelines: 50 ms a byte of a word,
 * 20 ms between words, 400 ms between paragraphs; a word alone of punctuation is not heard. */
#pragma once
#include "episode/timeline.h"

#include <string.h>

typedef struct {
    ParagraphKind kind;
    const char *written;
    guint number; /* of a list item; its block has it */
} SampleLine;

/* With the Paragraphs it borrows. */
typedef struct {
    Timeline timeline;
    GPtrArray *paragraphs;
} SampleTimeline;

enum { SAMPLE_RATE_HZ = 24000, SAMPLES_PER_MS = 24 };

static inline void sample_paragraph_free(gpointer data)
{
    Paragraph *paragraph = data;
    g_free(paragraph->tokens.data);
    g_free((gpointer)paragraph->block);
    g_free(paragraph);
}

static inline gboolean sample_is_heard(const char *from, const char *to)
{
    for (; from < to; from = g_utf8_next_char(from))
        if (g_unichar_isalnum(g_utf8_get_char(from)))
            return TRUE;
    return FALSE;
}

/* Tokens and words of one line; the time after it. */
static inline guint sample_time_words(Paragraph *paragraph, TimedWordList *words, guint ms)
{
    gboolean sentence = TRUE;
    TokenList *tokens = &paragraph->tokens;
    guint most = 1;
    for (const char *p = paragraph->written; *p != '\0'; p++)
        most += *p == ' ';
    tokens->data = g_renew(Token, tokens->data, tokens->len + most);
    words->data = g_renew(TimedWord, words->data, words->len + most);
    for (const char *p = paragraph->written; *p != '\0';) {
        const char *end = p + strcspn(p, " ");
        guint32 start_byte = (guint32)(p - paragraph->written);
        guint32 end_byte = (guint32)(end - paragraph->written);
        Token token = {.start = start_byte, .end = end_byte, .sentence = sentence};
        if (strchr(",;:.?!", end[-1]) != NULL)
            token.mark = end[-1];
        sentence = strchr(".?!", end[-1]) != NULL;
        tokens->data[tokens->len++] = token;
        if (sample_is_heard(p, end)) {
            guint length_ms = (end_byte - start_byte) * 50;
            words->data[words->len++] = (TimedWord){start_byte, end_byte, ms, ms + length_ms};
            ms += length_ms + 20;
        }
        p = *end == ' ' ? end + 1 : end;
    }
    return ms;
}

static inline void sample_add_chapter(GArray *chapters, const char *title, guint start_ms,
                                      guint paragraph)
{
    if (chapters->len > 0)
        g_array_index(chapters, TimelineChapter, chapters->len - 1).end_ms = start_ms;
    TimelineChapter chapter = {title, start_ms, start_ms, paragraph, 0};
    g_array_append_val(chapters, chapter);
}

/* A chapter begins with the first line and with each heading. */
static inline SampleTimeline *sample_timeline_new(const SampleLine *lines, gsize n_lines)
{
    SampleTimeline *self = g_new0(SampleTimeline, 1);
    self->paragraphs = g_ptr_array_new_with_free_func(sample_paragraph_free);
    Timeline *timeline = &self->timeline;
    timeline->sample_rate_hz = SAMPLE_RATE_HZ;
    timeline->paragraphs = g_array_new(FALSE, TRUE, sizeof(TimelineParagraph));
    timeline->chapters = g_array_new(FALSE, TRUE, sizeof(TimelineChapter));
    guint ms = 0;
    for (guint i = 0; i < n_lines; i++) {
        Paragraph *paragraph = g_new0(Paragraph, 1);
        paragraph->kind = lines[i].kind;
        paragraph->written = lines[i].written;
        if (lines[i].number > 0) {
            Block *block = g_new0(Block, 1);
            block->number = lines[i].number;
            paragraph->block = block;
        }
        g_ptr_array_add(self->paragraphs, paragraph);
        if (i == 0 || lines[i].kind == PARAGRAPH_HEADING) {
            guint start_ms = (ms + 999) / 1000 * 1000;
            sample_add_chapter(timeline->chapters, i == 0 ? "Opening" : lines[i].written, start_ms,
                               i);
            ms = start_ms + (i == 0 ? 0 : 100);
        }
        TimelineParagraph timed = {.paragraph = paragraph,
                                   .start_sample = (guint64)ms * SAMPLES_PER_MS};
        ms = sample_time_words(paragraph, &timed.words, ms);
        timed.end_sample = (guint64)ms * SAMPLES_PER_MS;
        g_array_append_val(timeline->paragraphs, timed);
        ms += 400;
    }
    timeline->duration_ms = ms;
    timeline->samples = (guint64)ms * SAMPLES_PER_MS;
    g_array_index(timeline->chapters, TimelineChapter, timeline->chapters->len - 1).end_ms = ms;
    return self;
}

static inline void sample_timeline_free(SampleTimeline *self)
{
    for (guint i = 0; i < self->timeline.paragraphs->len; i++)
        g_free(g_array_index(self->timeline.paragraphs, TimelineParagraph, i).words.data);
    g_array_unref(self->timeline.paragraphs);
    g_array_unref(self->timeline.chapters);
    g_ptr_array_unref(self->paragraphs);
    g_free(self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SampleTimeline, sample_timeline_free)
