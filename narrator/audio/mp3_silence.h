/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/mp3_silence: frames of silence, encoded once, that fit before, between and behind the
 * segments of the same settings (mp3_encoder.h). */
#pragma once
#include <glib.h>

typedef struct Mp3Settings Mp3Settings;
typedef struct Mp3Silence Mp3Silence;

/* Encodes a silent frame.  NULL with an error where the settings are bad. */
Mp3Silence *mp3_silence_new(const Mp3Settings *settings, GError **error);
void mp3_silence_free(Mp3Silence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mp3Silence, mp3_silence_free)

/* Appends frames.  At 22.05 and 44.1 kHz some are one byte longer than others, so that the bitrate
 * is kept over the run; n_frames always gives the same bytes. */
void mp3_silence_append(const Mp3Silence *self, guint n_frames, GByteArray *into);
