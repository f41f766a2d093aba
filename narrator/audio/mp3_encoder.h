/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/mp3_encoder: mono samples -> the frames of one segment, by LAME.
 *
 * Segments made with the same settings can be joined frame by frame: decoding the join gives
 * exactly what decoding each gives, one behind the other.  That holds because there is no bit
 * reservoir and every segment ends in MP3_ENCODER_SILENCE_SAMPLES of digital silence.  LAME is met
 * only here. */
#pragma once
#include <glib.h>

/* LAME's -q: noise shaping in full.  Measured on 400 s of speech, 0 takes 2.7 times as long, 3 0.57
 * times, 5 0.46 and 7 0.26. */
#define MP3_QUALITY 2
/* The silence at a segment's end that flushes encoder and decoder: with less, joins click. */
#define MP3_ENCODER_SILENCE_SAMPLES 2304
/* The samples by which LAME delays what it encodes; what an Info frame calls the encoder delay. */
#define MP3_ENCODER_DELAY_SAMPLES 576
/* The samples by which any Layer III decoder delays what it decodes. */
#define MP3_DECODER_DELAY_SAMPLES 529

typedef struct Mp3Settings {
    int sample_rate_hz;
    int bitrate_kbps; /* constant */
} Mp3Settings;

/* Whether files can be made so: MPEG has the pair, and the file's own Info frame fits in a frame of
 * that size.  Else FALSE, and the error names the bitrates that would do. */
gboolean mp3_encoder_check(const Mp3Settings *settings, GError **error);

/* The samples of one frame, 1152 or 576.  The settings must be good. */
guint mp3_encoder_frame_samples(const Mp3Settings *settings);

/* The length of the segment that n_samples of input become: the next whole frame at or above
 * n_samples + MP3_ENCODER_SILENCE_SAMPLES. */
guint64 mp3_encoder_segment_samples(const Mp3Settings *settings, guint64 n_samples);

/* How many silent frames a file needs behind its last segment so that decoders, which run late, get
 * to its end: 1 at 1152 samples a frame, 2 at 576. */
guint mp3_encoder_tail_frames(const Mp3Settings *settings);

typedef struct Mp3Encoder Mp3Encoder;

/* An encoder of one segment.  NULL with an error where the settings are bad. */
Mp3Encoder *mp3_encoder_new(const Mp3Settings *settings, GError **error);
void mp3_encoder_free(Mp3Encoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mp3Encoder, mp3_encoder_free)

/* Encodes samples, mono, full scale 1.0, and appends the frames that are complete.  Any split of
 * the same samples into calls gives the same bytes. */
gboolean mp3_encoder_add(Mp3Encoder *self, const float *samples, gsize n_samples, GByteArray *into,
                         GError **error);
/* Appends silence as mp3_encoder_segment_samples() says and the frames that are left, and puts the
 * segment's length, a whole number of frames and exactly those appended, into *n_samples.  Called
 * once; the encoder is of no use afterwards. */
gboolean mp3_encoder_finish(Mp3Encoder *self, GByteArray *into, guint64 *n_samples, GError **error);

/* Where LAME's lowpass filter ends, for the Info frame. */
int mp3_encoder_lowpass_hz(const Mp3Encoder *self);

/* Everything but the settings that decides the bytes: "LAME 3.100, q 2". Static. */
const char *mp3_encoder_version(void);
