/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/cue: a timeline cut into what transcripts show at a time: words, and cues of a line or
 * two.  All transcripts are made of these, so that they agree.  Times lie inside their paragraph's
 * speech, never overlap and never stand still; text is what was written, none of it lost. */
#pragma once
#include "episode/timeline.h"

/* Of a cue, and of each of its two lines where its words allow (podcast namespace, transcripts). */
#define CUE_MAX_CHARACTERS 64
#define CUE_LINE_CHARACTERS 32

typedef struct {
    guint paragraph;        /* index in Timeline.paragraphs */
    guint32 start, end;     /* bytes of its written text, without white space around it */
    guint start_ms, end_ms; /* end above start */
} Cue;

/* The words of a paragraph as Cues, in order: what stands between white space.  What is not heard,
 * such as a dash by itself, is part of the word before it (or after it where there is none); in
 * scripts without spaces a word is what the timeline calls one.  Empty where the paragraph has no
 * length.  Unref with g_array_unref(). */
GArray *cue_words(const Timeline *timeline, guint paragraph);

/* The whole timeline as Cues, in order.  A cue never spans sentences, ends at a clause's end where
 * it can, and has at most CUE_MAX_CHARACTERS unless a single word is longer. */
GArray *cue_list(const Timeline *timeline);

/* Where a cue's text of length bytes is broken into two lines: the offset of a space, 0 for a
 * single line. */
gsize cue_line_break(const char *text, gsize length);
