/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/transcript_json: the podcast namespace's JSON form, version 1.0.0: a segment a word, a
 * line end after each paragraph. */
#pragma once
#include "episode/transcript.h"

/* See TranscriptFormat.write. */
gboolean transcript_json_write(const Timeline *timeline, const TranscriptOptions *options,
                               FILE *stream, GError **error);
