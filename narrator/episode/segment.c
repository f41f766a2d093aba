/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A segment's file, all numbers little-endian:
 *
 *   8 bytes   "narrseg" and the digit of SEGMENT_VERSION
 *   8 x u32   format, sample rate, samples, speech samples, peak (a float), number of tokens,
 *             number of blocks, bytes of payload
 *   tokens    u32 token, u32 sample each
 *   blocks    a float each
 *   payload
 *   u32       CRC-32 of all before
 *
 * The checksum lets the store do without waiting for the disk: what a crash left behind is seen.  It
 * guards against damage, not against malice, and every byte that is published passes it. */
#include "episode/segment.h"

#include <string.h>
#include <zlib.h>

#define MAGIC "narrseg" G_STRINGIFY(SEGMENT_VERSION)
#define MAGIC_BYTES 8
#define HEADER_NUMBERS 8
#define HEADER_BYTES (MAGIC_BYTES + 4 * HEADER_NUMBERS)
#define CHECKSUM_BYTES 4

G_STATIC_ASSERT(sizeof(MAGIC) == MAGIC_BYTES + 1);
G_STATIC_ASSERT(sizeof(SegmentToken) == 8);
G_STATIC_ASSERT(G_BYTE_ORDER == G_LITTLE_ENDIAN);

Segment *segment_new(void)
{
    Segment *self = g_new0(Segment, 1);
    self->tokens = g_array_new(FALSE, FALSE, sizeof(SegmentToken));
    self->blocks = g_array_new(FALSE, FALSE, sizeof(float));
    self->payload = g_byte_array_new();
    return self;
}

void segment_free(Segment *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->tokens);
    g_array_unref(self->blocks);
    g_byte_array_unref(self->payload);
    g_free(self);
}

/* Writes bytes and takes them into the checksum.  An empty list's bytes may be NULL, from which
 * crc32_z() would begin anew. */
static gboolean put(FILE *stream, gconstpointer bytes, gsize length, guint32 *sum)
{
    if (length == 0)
        return TRUE;
    *sum = (guint32)crc32_z(*sum, bytes, length);
    return fwrite(bytes, 1, length, stream) == length;
}

gboolean segment_save(const Segment *self, FILE *stream)
{
    guint32 peak;
    memcpy(&peak, &self->peak_dbtp, sizeof peak);
    const guint32 header[HEADER_NUMBERS] = {self->format,
                                            (guint32)self->sample_rate_hz,
                                            self->samples,
                                            self->speech_samples,
                                            peak,
                                            self->tokens->len,
                                            self->blocks->len,
                                            self->payload->len};
    guint32 sum = 0;
    return put(stream, MAGIC, MAGIC_BYTES, &sum) && put(stream, header, sizeof header, &sum) &&
           put(stream, self->tokens->data, self->tokens->len * sizeof(SegmentToken), &sum) &&
           put(stream, self->blocks->data, self->blocks->len * sizeof(float), &sum) &&
           put(stream, self->payload->data, self->payload->len, &sum) &&
           fwrite(&sum, 1, sizeof sum, stream) == sizeof sum;
}

static gboolean has_form(gsize length, const guint32 *header)
{
    guint64 wanted = HEADER_BYTES + CHECKSUM_BYTES + (guint64)header[5] * sizeof(SegmentToken) +
                     (guint64)header[6] * sizeof(float) + header[7];
    return wanted == length && header[0] <= SEGMENT_PCM;
}

static gboolean is_whole(const guint8 *bytes, gsize length)
{
    guint32 sum;
    memcpy(&sum, bytes + length - CHECKSUM_BYTES, sizeof sum);
    return sum == crc32_z(0, bytes, length - CHECKSUM_BYTES);
}

Segment *segment_from_bytes(const guint8 *bytes, gsize length, SegmentPart part)
{
    guint32 header[HEADER_NUMBERS];
    if (length < HEADER_BYTES + CHECKSUM_BYTES || memcmp(bytes, MAGIC, MAGIC_BYTES) != 0)
        return NULL;
    memcpy(header, bytes + MAGIC_BYTES, sizeof header);
    if (!has_form(length, header) || (part == SEGMENT_WHOLE && !is_whole(bytes, length)))
        return NULL;
    Segment *self = segment_new();
    self->format = (SegmentFormat)header[0];
    self->sample_rate_hz = (int)header[1];
    self->samples = header[2];
    self->speech_samples = header[3];
    memcpy(&self->peak_dbtp, &header[4], sizeof self->peak_dbtp);
    const guint8 *p = bytes + HEADER_BYTES;
    g_array_append_vals(self->tokens, p, header[5]);
    p += header[5] * sizeof(SegmentToken);
    g_array_append_vals(self->blocks, p, header[6]);
    p += header[6] * sizeof(float);
    if (part == SEGMENT_WHOLE)
        g_byte_array_append(self->payload, p, header[7]);
    return self;
}
