/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/info_frame.h"

#include <string.h>

#include "audio/audio_error.h"
#include "audio/mp3_encoder.h"
#include "audio/mp3_frame.h"

/* What a player takes from the tag in 12 bits. */
#define MAX_PAD_SAMPLES 4095
/* 100 - 10 * (VBR quality, 4 unless set) - quality, as LAME reckons it. */
#define QUALITY (100 - 40 - MP3_QUALITY)
#define TOC_ENTRIES 100
/* Bytes that the CRC takes at a time. */
#define CRC_STEP 8
/* The bits of a header that all frames of a file share: all but the padding. */
#define PADDING_BIT 0x02

struct InfoFrame {
    Mp3Settings settings;
    gsize size;
    int lowpass_hz;
    guint64 frames;
    guint64 bytes;
    guint16 crc;
    guint16 crc_tables[CRC_STEP][256];
    guint8 first[4];                        /* the first frame's header, unpadded */
    guint8 pending[MP3_FRAME_HEADER_BYTES]; /* the next frame's beginning */
    gsize pending_bytes;
    gsize awaited_bytes; /* of the frame that is passing through */
};

/* CRC-16/ARC: polynomial 0x8005 reflected, nothing inverted.  Table n is of a byte with n bytes
 * behind it, as in Kounavis and Berry, "A Systematic Approach to Building High Performance
 * Software-Based CRC Generators", 2005: the whole file passes here. */
static void fill_crc_tables(guint16 tables[CRC_STEP][256])
{
    for (guint i = 0; i < 256; i++) {
        guint crc = i;
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xa001 : crc >> 1;
        tables[0][i] = (guint16)crc;
    }
    for (guint n = 1; n < CRC_STEP; n++)
        for (guint i = 0; i < 256; i++) {
            guint16 before = tables[n - 1][i];
            tables[n][i] = (guint16)(before >> 8 ^ tables[0][before & 0xff]);
        }
}

static guint16 update_crc(const InfoFrame *self, guint16 crc, const guint8 *bytes, gsize length)
{
    const guint16(*tables)[256] = self->crc_tables;
    for (; length >= CRC_STEP; bytes += CRC_STEP, length -= CRC_STEP) {
        guint16 next = tables[CRC_STEP - 1][(bytes[0] ^ crc) & 0xff] ^
                       tables[CRC_STEP - 2][bytes[1] ^ crc >> 8];
        for (guint i = 2; i < CRC_STEP; i++)
            next ^= tables[CRC_STEP - 1 - i][bytes[i]];
        crc = next;
    }
    for (gsize i = 0; i < length; i++)
        crc = (guint16)(crc >> 8 ^ tables[0][(crc ^ bytes[i]) & 0xff]);
    return crc;
}

InfoFrame *info_frame_new(const Mp3Settings *settings, GError **error)
{
    g_autoptr(Mp3Encoder) encoder = mp3_encoder_new(settings, error);
    if (encoder == NULL)
        return NULL;
    InfoFrame *self = g_new0(InfoFrame, 1);
    self->settings = *settings;
    self->lowpass_hz = mp3_encoder_lowpass_hz(encoder);
    self->size = mp3_encoder_frame_samples(settings) / 8 * (gsize)settings->bitrate_kbps * 1000 /
                 (gsize)settings->sample_rate_hz;
    fill_crc_tables(self->crc_tables);
    return self;
}

void info_frame_free(InfoFrame *self)
{
    g_free(self);
}

gsize info_frame_size(const InfoFrame *self)
{
    return self->size;
}

/* What is wrong with the frame that begins with self->pending, or NULL. */
static const char *find_fault(const InfoFrame *self, const Mp3Frame *frame)
{
    const guint8 *header = self->pending;
    if (frame->sample_rate_hz != self->settings.sample_rate_hz)
        return "has another sample rate";
    if (frame->bitrate_kbps != self->settings.bitrate_kbps)
        return "has another bitrate";
    if (frame->mode != MP3_MONO)
        return "is not mono";
    if (frame->main_data_begin != 0)
        return "needs the bit reservoir";
    gboolean alike = header[0] == self->first[0] && header[1] == self->first[1] &&
                     (header[2] & ~PADDING_BIT) == self->first[2] && header[3] == self->first[3];
    if (self->frames > 0 && !alike)
        return "has another header than the first";
    return NULL;
}

/* Looks at the frame whose beginning is in self->pending. */
static gboolean begin_frame(InfoFrame *self, GError **error)
{
    Mp3Frame frame;
    gboolean found = mp3_frame_parse(self->pending, self->pending_bytes, &frame);
    const char *fault = found ? find_fault(self, &frame) : "is not one";
    if (fault != NULL) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA,
                    "MP3 frame %" G_GUINT64_FORMAT " at byte %" G_GUINT64_FORMAT " %s",
                    self->frames + 1, self->bytes - self->pending_bytes, fault);
        return FALSE;
    }
    if (self->frames == 0) {
        memcpy(self->first, self->pending, sizeof self->first);
        self->first[2] &= (guint8)~PADDING_BIT;
    }
    self->frames++;
    self->awaited_bytes = frame.size_bytes - self->pending_bytes;
    self->pending_bytes = 0;
    return TRUE;
}

gboolean info_frame_update(InfoFrame *self, const void *bytes, gsize length, GError **error)
{
    const guint8 *next = bytes;
    self->crc = update_crc(self, self->crc, next, length);
    while (length > 0) {
        gboolean inside = self->awaited_bytes > 0;
        gsize n = MIN(length,
                      inside ? self->awaited_bytes : MP3_FRAME_HEADER_BYTES - self->pending_bytes);
        if (inside)
            self->awaited_bytes -= n;
        else {
            memcpy(self->pending + self->pending_bytes, next, n);
            self->pending_bytes += n;
        }
        self->bytes += n;
        next += n;
        length -= n;
        if (self->pending_bytes == MP3_FRAME_HEADER_BYTES && !begin_frame(self, error))
            return FALSE;
    }
    return TRUE;
}

static void append_big_endian(GByteArray *into, guint64 value, guint n_bytes)
{
    for (guint i = n_bytes; i-- > 0;) {
        guint8 byte = (guint8)(value >> (8 * i));
        g_byte_array_append(into, &byte, 1);
    }
}

static void append_xing_header(const InfoFrame *self, GByteArray *into)
{
    g_byte_array_append(into, (const guint8 *)"Info", 4);
    append_big_endian(into, 0x0f, 4); /* all four fields follow */
    append_big_endian(into, self->frames, 4);
    append_big_endian(into, self->bytes + self->size, 4);
    /* At a constant bitrate the place of every hundredth is known without looking. */
    for (guint i = 0; i < TOC_ENTRIES; i++)
        append_big_endian(into, i * 256 / TOC_ENTRIES, 1);
    append_big_endian(into, QUALITY, 4);
}

/* Noise shaping 2; mono; "unwise settings", as LAME calls having no reservoir; the source's rate.
 */
static guint8 misc_byte(int sample_rate_hz)
{
    guint rate = sample_rate_hz <= 32000 ? 0 : sample_rate_hz == 44100 ? 1 : 2;
    return (guint8)(2 | 1 << 5 | rate << 6);
}

static void append_lame_extension(const InfoFrame *self, guint pad_samples, GByteArray *into)
{
    g_byte_array_append(into, (const guint8 *)"LAME3.100", 9);
    append_big_endian(into, 0x01, 1); /* revision 0, CBR */
    append_big_endian(into, (guint64)self->lowpass_hz / 100, 1);
    append_big_endian(into, 0, 8);    /* peak and ReplayGain: not measured */
    append_big_endian(into, 0x14, 1); /* LAME's own psychoacoustics, threshold of hearing 4 */
    append_big_endian(into, MIN((guint64)self->settings.bitrate_kbps, 255), 1);
    append_big_endian(into, (guint64)MP3_ENCODER_DELAY_SAMPLES << 12 | pad_samples, 3);
    append_big_endian(into, misc_byte(self->settings.sample_rate_hz), 1);
    append_big_endian(into, 0, 1); /* gain: as encoded */
    append_big_endian(into, (guint64)self->settings.bitrate_kbps, 2);
    append_big_endian(into, self->bytes + self->size, 4);
    append_big_endian(into, self->crc, 2);
}

/* The samples behind the last that is to be heard; FALSE where the tag cannot say so. */
static gboolean reckon_pad(const InfoFrame *self, guint64 n_samples, guint *pad, GError **error)
{
    guint frame_samples = mp3_encoder_frame_samples(&self->settings);
    guint64 decoded = self->frames * frame_samples;
    guint64 least = MP3_ENCODER_DELAY_SAMPLES + MP3_DECODER_DELAY_SAMPLES;
    guint64 most = MP3_ENCODER_DELAY_SAMPLES + MAX_PAD_SAMPLES;
    if (self->awaited_bytes > 0 || self->pending_bytes > 0) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA,
                    "MP3 frame %" G_GUINT64_FORMAT " is cut",
                    self->frames + (self->pending_bytes > 0));
        return FALSE;
    }
    if (decoded < n_samples + least || decoded > n_samples + most) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA,
                    "MP3 of %" G_GUINT64_FORMAT " frames cannot hold just %" G_GUINT64_FORMAT
                    " samples",
                    self->frames, n_samples);
        return FALSE;
    }
    *pad = (guint)(decoded - MP3_ENCODER_DELAY_SAMPLES - n_samples);
    return TRUE;
}

gboolean info_frame_finish(InfoFrame *self, guint64 n_samples, GByteArray *into, GError **error)
{
    guint pad = 0;
    if (!reckon_pad(self, n_samples, &pad, error))
        return FALSE;
    if (self->bytes + self->size > G_MAXUINT32) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE,
                    "MP3 of %" G_GUINT64_FORMAT " bytes is larger than its header can say",
                    self->bytes + self->size);
        return FALSE;
    }
    guint begin = into->len;
    guint side_info_bytes = mp3_encoder_frame_samples(&self->settings) == 1152 ? 17 : 9;
    g_byte_array_append(into, self->first, sizeof self->first);
    for (guint i = 0; i < side_info_bytes; i++)
        append_big_endian(into, 0, 1);
    append_xing_header(self, into);
    append_lame_extension(self, pad, into);
    guint16 crc = update_crc(self, 0, into->data + begin, into->len - begin);
    append_big_endian(into, crc, 2);
    while (into->len - begin < self->size)
        append_big_endian(into, 0, 1);
    return TRUE;
}
