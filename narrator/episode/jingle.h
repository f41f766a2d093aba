/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/jingle: an audio file -> a segment: the intro and outro of an edition, as loud as speech.
 */
#pragma once
#include "episode/speaker.h"

/* The key of a file's segment; NULL with an error where it cannot be read.  The caller frees it. */
char *jingle_key(const char *path, const SegmentSettings *settings, GError **error);

/* Reads, resamples, levels and encodes the file, and saves it.  In a child. */
gboolean jingle_make(const char *path, const SegmentSettings *settings, const Store *store,
                     const char *key, GError **error);
