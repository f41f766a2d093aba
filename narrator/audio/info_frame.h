/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/info_frame: the frame at the front of an MP3 file that says how long it is and how many
 * samples to drop at both ends: Xing's header with LAME's extension, in a frame of the file's own
 * bitrate.
 *
 * The file's bytes stream through, so its length does not matter: reserve info_frame_size() bytes,
 * write the audio and update with the same bytes, then seek back and write what finish returns. */
#pragma once
#include <glib.h>

typedef struct Mp3Settings Mp3Settings;
typedef struct InfoFrame InfoFrame;

/* NULL with an error where the settings are bad. */
InfoFrame *info_frame_new(const Mp3Settings *settings, GError **error);
void info_frame_free(InfoFrame *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InfoFrame, info_frame_free)

/* The frame's size: what to leave free between the ID3 tag and the audio. */
gsize info_frame_size(const InfoFrame *self);

/* Takes the file's next bytes, cut anywhere.  FALSE where they are not whole frames of the
 * settings, one behind the other, each with main_data_begin 0; the error names the frame's number.
 */
gboolean info_frame_update(InfoFrame *self, const void *bytes, gsize length, GError **error);

/* Appends the frame, info_frame_size() bytes, to into.  n_samples is what a player shall play: the
 * segments and pauses without the tail (mp3_encoder_tail_frames()).  FALSE where the frames that
 * were seen do not fit it: the last is cut, or the decoder's delay or 12 bits do not hold the rest.
 */
gboolean info_frame_finish(InfoFrame *self, guint64 n_samples, GByteArray *into, GError **error);
