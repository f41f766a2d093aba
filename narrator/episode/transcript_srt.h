/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/transcript_srt: SubRip: numbered cues of at most two lines.  It has no escapes: what
 * would be taken for a time line is written with one hyphen less. */
#pragma once
#include "episode/transcript.h"

/* See TranscriptFormat.write. */
gboolean transcript_srt_write(const Timeline *timeline, const TranscriptOptions *options,
                              FILE *stream, GError **error);
