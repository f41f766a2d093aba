/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/mp3_frame.h"

enum { MPEG_2_5 = 0, MPEG_RESERVED = 1, MPEG_2 = 2, MPEG_1 = 3 };

/* Layer III, in the order of the header's four bits, from 1. */
static const int mpeg_1_kbps[] = {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};
static const int mpeg_2_kbps[] = {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
/* A 2.5 header can say more, and is read; but nobody writes more, and LAME refuses. */
static const int mpeg_2_5_kbps[] = {8, 16, 24, 32, 40, 48, 56, 64, 0};

static const struct {
    int rate_hz;
    guint samples;
    const int *kbps;
} rates[] = {
    {48000, 1152, mpeg_1_kbps},  {44100, 1152, mpeg_1_kbps},  {32000, 1152, mpeg_1_kbps},
    {24000, 576, mpeg_2_kbps},   {22050, 576, mpeg_2_kbps},   {16000, 576, mpeg_2_kbps},
    {12000, 576, mpeg_2_5_kbps}, {11025, 576, mpeg_2_5_kbps}, {8000, 576, mpeg_2_5_kbps},
};

guint mp3_frame_samples(int sample_rate_hz)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++)
        if (rates[i].rate_hz == sample_rate_hz)
            return rates[i].samples;
    return 0;
}

const int *mp3_frame_bitrates(int sample_rate_hz)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++)
        if (rates[i].rate_hz == sample_rate_hz)
            return rates[i].kbps;
    return NULL;
}

gboolean mp3_frame_allows(int sample_rate_hz, int bitrate_kbps)
{
    const int *kbps = mp3_frame_bitrates(sample_rate_hz);
    for (; kbps != NULL && *kbps != 0; kbps++)
        if (*kbps == bitrate_kbps)
            return TRUE;
    return FALSE;
}

/* Sample rate, bitrate and what follows from them.  FALSE where a field has a reserved value. */
static gboolean parse_rates(const guint8 *bytes, guint version, Mp3Frame *frame)
{
    static const int mpeg_1_hz[] = {44100, 48000, 32000};
    guint bitrate_index = bytes[2] >> 4;
    guint rate_index = bytes[2] >> 2 & 3;
    if (bitrate_index == 0 || bitrate_index == 15 || rate_index == 3)
        return FALSE;
    guint shift = version == MPEG_1 ? 0 : version == MPEG_2 ? 1 : 2;
    frame->sample_rate_hz = mpeg_1_hz[rate_index] >> shift;
    frame->bitrate_kbps = (version == MPEG_1 ? mpeg_1_kbps : mpeg_2_kbps)[bitrate_index - 1];
    frame->samples = version == MPEG_1 ? 1152 : 576;
    frame->padded = (bytes[2] & 2) != 0;
    frame->size_bytes =
        frame->samples / 8 * (guint)frame->bitrate_kbps * 1000 / (guint)frame->sample_rate_hz +
        frame->padded;
    return TRUE;
}

gboolean mp3_frame_parse(const guint8 *bytes, gsize length, Mp3Frame *frame)
{
    if (length < MP3_FRAME_HEADER_BYTES || bytes[0] != 0xff || (bytes[1] & 0xe0) != 0xe0)
        return FALSE;
    guint version = bytes[1] >> 3 & 3;
    guint layer = bytes[1] >> 1 & 3;
    guint emphasis = bytes[3] & 3;
    if (version == MPEG_RESERVED || layer != 1 || emphasis == 2)
        return FALSE;
    if (!parse_rates(bytes, version, frame))
        return FALSE;
    frame->mode = (Mp3ChannelMode)(bytes[3] >> 6);
    frame->has_crc = (bytes[1] & 1) == 0;
    frame->side_info_offset = frame->has_crc ? 6 : 4;
    guint mono = frame->mode == MP3_MONO;
    guint side_info_bytes = version == MPEG_1 ? (mono ? 17 : 32) : (mono ? 9 : 17);
    frame->main_data_offset = frame->side_info_offset + side_info_bytes;
    const guint8 *side_info = bytes + frame->side_info_offset;
    frame->main_data_begin =
        version == MPEG_1 ? (guint)side_info[0] << 1 | side_info[1] >> 7 : side_info[0];
    return TRUE;
}

gboolean mp3_frame_next(const guint8 *bytes, gsize length, gsize *offset, Mp3Frame *frame)
{
    if (*offset >= length || !mp3_frame_parse(bytes + *offset, length - *offset, frame) ||
        frame->size_bytes > length - *offset)
        return FALSE;
    *offset += frame->size_bytes;
    return TRUE;
}
