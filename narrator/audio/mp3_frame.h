/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/mp3_frame: the header and side information of an MPEG-1, 2 or 2.5 Layer III frame.
 *
 * Knows sizes and fields, decodes nothing.  ISO/IEC 11172-3 2.4.1 and 2.4.2, ISO/IEC 13818-3 2.4.1;
 * MPEG 2.5 is the customary extension to 8, 11.025 and 12 kHz.  Stands on GLib alone. */
#pragma once
#include <glib.h>

/* The bytes that mp3_frame_parse() looks at: header, CRC, the side information's first two bytes.
 */
#define MP3_FRAME_HEADER_BYTES 8
/* The largest frame there is: 320 kbit/s at 32 kHz with padding. */
#define MP3_FRAME_MAX_BYTES 1441

typedef enum { MP3_STEREO, MP3_JOINT_STEREO, MP3_DUAL_CHANNEL, MP3_MONO } Mp3ChannelMode;

typedef struct {
    int sample_rate_hz;
    int bitrate_kbps;
    guint samples;          /* per channel: 1152 in MPEG-1, else 576 */
    guint size_bytes;       /* of the whole frame, header and padding included */
    guint side_info_offset; /* from the frame's start: 4, or 6 behind a CRC */
    guint main_data_offset; /* from the frame's start: behind the side information */
    guint
        main_data_begin; /* bytes of the bit reservoir that the frame needs from those before it */
    gboolean padded;
    gboolean has_crc;
    Mp3ChannelMode mode;
} Mp3Frame;

/* Parses the frame that begins at bytes; needs MP3_FRAME_HEADER_BYTES of it, not the whole.  FALSE
 * where no Layer III frame of a known bitrate begins there (free format is refused). */
gboolean mp3_frame_parse(const guint8 *bytes, gsize length, Mp3Frame *frame);

/* Takes the frame at *offset, which must be whole, and moves *offset behind it.  FALSE, and *offset
 * stays, at the end, at garbage, and at a frame that is cut: whoever walks a buffer compares
 * *offset with its length afterwards. */
gboolean mp3_frame_next(const guint8 *bytes, gsize length, gsize *offset, Mp3Frame *frame);

/* The samples a frame has at this rate, 1152 or 576; 0 where MPEG has no such rate. */
guint mp3_frame_samples(int sample_rate_hz);
/* Whether MPEG has frames of this bitrate at this rate. */
gboolean mp3_frame_allows(int sample_rate_hz, int bitrate_kbps);
/* The bitrates that MPEG has at this rate, in ascending order, ended by 0; NULL where it has no
 * such rate.  A static table. */
const int *mp3_frame_bitrates(int sample_rate_hz);
