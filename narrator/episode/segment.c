/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A segment's file, all numbers little-endian:
 *
 *   8 bytes   "narrseg" and the digit of SEGMENT_VERSION
 *   8 x u32   format, sample rate, samples, speech samples, peak (a float), number of tokens,
 *             number of blocks, bytes of payload
 *   tokens    u32 token, u32 sample each
 *   blocks    a float each
 *   payload
 *   20 bytes  SHA-1 of all before
 *
 * The checksum lets the store do without waiting for the disk: what a crash left behind is seen.  It
 * guards against damage, not against malice; SHA-1 is GLib's fastest. */
#include "episode/segment.h"

#include <string.h>

#define MAGIC "narrseg" G_STRINGIFY(SEGMENT_VERSION)
#define MAGIC_BYTES 8
#define HEADER_NUMBERS 8
#define HEADER_BYTES (MAGIC_BYTES + 4 * HEADER_NUMBERS)
#define DIGEST_BYTES 20

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

static void digest(const guint8 *bytes, gsize length, guint8 *out)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(sum, bytes, (gssize)length);
    gsize size = DIGEST_BYTES;
    g_checksum_get_digest(sum, out, &size);
}

GByteArray *segment_to_bytes(const Segment *self)
{
    GByteArray *out = g_byte_array_sized_new(HEADER_BYTES + self->payload->len + 1024);
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
    g_byte_array_append(out, (const guint8 *)MAGIC, MAGIC_BYTES);
    g_byte_array_append(out, (const guint8 *)header, sizeof header);
    g_byte_array_append(out, (const guint8 *)self->tokens->data,
                        (guint)(self->tokens->len * sizeof(SegmentToken)));
    g_byte_array_append(out, (const guint8 *)self->blocks->data,
                        (guint)(self->blocks->len * sizeof(float)));
    g_byte_array_append(out, self->payload->data, self->payload->len);
    guint8 sum[DIGEST_BYTES];
    digest(out->data, out->len, sum);
    g_byte_array_append(out, sum, sizeof sum);
    return out;
}

static gboolean has_form(gsize length, const guint32 *header)
{
    guint64 wanted = HEADER_BYTES + DIGEST_BYTES + (guint64)header[5] * sizeof(SegmentToken) +
                     (guint64)header[6] * sizeof(float) + header[7];
    return wanted == length && header[0] <= SEGMENT_PCM;
}

static gboolean is_whole(const guint8 *bytes, gsize length)
{
    guint8 sum[DIGEST_BYTES];
    digest(bytes, length - DIGEST_BYTES, sum);
    return memcmp(sum, bytes + length - DIGEST_BYTES, DIGEST_BYTES) == 0;
}

Segment *segment_from_bytes(const guint8 *bytes, gsize length, SegmentPart part)
{
    guint32 header[HEADER_NUMBERS];
    if (length < HEADER_BYTES + DIGEST_BYTES || memcmp(bytes, MAGIC, MAGIC_BYTES) != 0)
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
