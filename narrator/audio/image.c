/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/image.h"

#include <string.h>

#include "audio/audio_error.h"

static const guint8 png_signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

enum {
    JPEG_SOI = 0xd8, /* the image begins */
    JPEG_EOI = 0xd9,
    JPEG_SOS = 0xda, /* its data begin */
    JPEG_TEM = 0x01,
    JPEG_DHT = 0xc4,
    JPEG_JPG = 0xc8,
    JPEG_DAC = 0xcc
};

static guint read_16(const guint8 *bytes)
{
    return (guint)bytes[0] << 8 | bytes[1];
}

static guint read_32(const guint8 *bytes)
{
    return read_16(bytes) << 16 | read_16(bytes + 2);
}

static gboolean refuse(GError **error, const char *what)
{
    g_set_error_literal(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA, what);
    return FALSE;
}

static gboolean is_frame_header(guint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != JPEG_DHT && marker != JPEG_JPG &&
           marker != JPEG_DAC;
}

/* T.81 B.2.2: length 2, precision 1, height 2, width 2, components 1. */
static gboolean read_frame_header(const guint8 *segment, gsize length, ImageInfo *info,
                                  GError **error)
{
    if (length < 8)
        return refuse(error, "JPEG has a frame header that is cut");
    info->media_type = "image/jpeg";
    info->height = read_16(segment + 3);
    info->width = read_16(segment + 5);
    info->alpha = FALSE;
    guint components = segment[7];
    if (components != 1 && components != 3 && components != 4)
        return refuse(error, "JPEG is neither grey nor RGB nor CMYK");
    info->colour = components == 1 ? IMAGE_GREY : components == 3 ? IMAGE_RGB : IMAGE_CMYK;
    if (info->width == 0 || info->height == 0)
        return refuse(error, "JPEG does not say its size");
    return TRUE;
}

static gboolean probe_jpeg(const guint8 *bytes, gsize length, ImageInfo *info, GError **error)
{
    gsize at = 2;
    while (length - at >= 4) {
        guint8 marker = bytes[at + 1];
        if (bytes[at] != 0xff)
            return refuse(error, "JPEG has no marker where one must be");
        if (marker == 0xff) { /* fill */
            at++;
            continue;
        }
        if (marker == JPEG_EOI || marker == JPEG_SOS)
            return refuse(error, "JPEG has no frame header before its data");
        at += 2;
        if (marker == JPEG_TEM || (marker >= 0xd0 && marker <= JPEG_SOI))
            continue;
        guint segment_bytes = read_16(bytes + at);
        if (is_frame_header(marker))
            return read_frame_header(bytes + at, MIN(length - at, segment_bytes), info, error);
        if (segment_bytes < 2 || segment_bytes > length - at)
            break;
        at += segment_bytes;
    }
    return refuse(error, "JPEG ends before its frame header");
}

/* Whether a chunk of transparent colours comes before the data. */
static gboolean has_transparency(const guint8 *bytes, gsize length)
{
    gsize at = sizeof png_signature;
    while (length - at >= 12) {
        guint chunk_bytes = read_32(bytes + at);
        if (memcmp(bytes + at + 4, "tRNS", 4) == 0)
            return TRUE;
        if (memcmp(bytes + at + 4, "IDAT", 4) == 0 || chunk_bytes > length - at - 12)
            return FALSE;
        at += 12 + (gsize)chunk_bytes;
    }
    return FALSE;
}

static gboolean probe_png(const guint8 *bytes, gsize length, ImageInfo *info, GError **error)
{
    static const guint8 header_chunk[8] = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    const guint8 *chunk = bytes + sizeof png_signature;
    if (length < sizeof png_signature + 8 + 13 || memcmp(chunk, header_chunk, 8) != 0)
        return refuse(error, "PNG has no header, or it is cut");
    guint colour_type = chunk[8 + 9];
    if (colour_type > 6 || colour_type == 1 || colour_type == 5)
        return refuse(error, "PNG has no known type of colour");
    info->media_type = "image/png";
    info->width = read_32(chunk + 8);
    info->height = read_32(chunk + 12);
    info->colour = (colour_type & 2) != 0 ? IMAGE_RGB : IMAGE_GREY;
    info->alpha = (colour_type & 4) != 0 || has_transparency(bytes, length);
    if (info->width == 0 || info->height == 0 || info->width > G_MAXINT32 ||
        info->height > G_MAXINT32)
        return refuse(error, "PNG does not say its size");
    return TRUE;
}

gboolean image_probe(const guint8 *bytes, gsize length, ImageInfo *info, GError **error)
{
    if (length >= sizeof png_signature && memcmp(bytes, png_signature, sizeof png_signature) == 0)
        return probe_png(bytes, length, info, error);
    if (length >= 3 && bytes[0] == 0xff && bytes[1] == JPEG_SOI && bytes[2] == 0xff)
        return probe_jpeg(bytes, length, info, error);
    return refuse(error, "picture is neither JPEG nor PNG");
}
