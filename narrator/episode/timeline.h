/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/timeline: when each paragraph and word of a script is heard, in the published audio.
 *
 * The one source of every time that is published: chapters, transcripts, notes, durations. */
#pragma once
#include "script/script.h"

/* A written word and when it is heard.  Punctuation that touches it belongs to it. */
typedef struct {
    guint32 start, end; /* bytes of Paragraph.written */
    guint32 start_ms, end_ms;
} TimedWord;

/* As long as what is in it, like TokenList. */
typedef struct {
    TimedWord *data;
    guint len;
} TimedWordList;

typedef struct {
    const Paragraph *paragraph;
    guint64 start_sample, end_sample; /* of its speech, without the pause after it */
    TimedWordList words;              /* in order, none overlapping */
} TimelineParagraph;

typedef struct {
    const char *title;
    guint start_ms, end_ms; /* whole seconds, but for the last end */
    guint first_paragraph, paragraphs;
} TimelineChapter;

typedef struct {
    int sample_rate_hz;
    guint64 samples; /* of the whole episode */
    guint duration_ms;
    GArray *paragraphs; /* TimelineParagraph */
    GArray *chapters;   /* TimelineChapter: start of the first is 0, each ends where the next
                           begins, the last with the audio */
} Timeline;

/* What an ID3 table of contents counts; the last chapter takes the rest. */
#define TIMELINE_MAX_CHAPTERS 255

Timeline *timeline_new(int sample_rate_hz);
void timeline_free(Timeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Timeline, timeline_free)

/* Samples in milliseconds, rounded. */
guint timeline_ms(const Timeline *self, guint64 samples);

/* The next paragraph, speech beginning at a sample.  Its end and its words' spans and starts are
 * filled in by the caller, then completed by timeline_finish_words(): words take the punctuation
 * that touches them, and last until the next begins.  Valid until the next call. */
TimelineParagraph *timeline_add_paragraph(Timeline *self, const Paragraph *paragraph,
                                          guint64 start_sample);
void timeline_finish_words(const Timeline *self, TimelineParagraph *paragraph);

/* Sets the length and places the chapters: each begins on a whole second in the pause before it. */
void timeline_finish(Timeline *self, const Script *script, guint64 samples);
