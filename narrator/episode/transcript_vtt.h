/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/transcript_vtt: WebVTT, as podcast apps take it: one cue a time, the speaker in each, no
 * time stamps inside. https://www.w3.org/TR/webvtt1/ */
#pragma once
#include "episode/transcript.h"

/* See TranscriptFormat.write. */
gboolean transcript_vtt_write(const Timeline *timeline, const TranscriptOptions *options,
                              FILE *stream, GError **error);
