/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/image: what the header of a JPEG or PNG says, for covers.  Reads no pixels.  ITU-T T.81
 * annex B; PNG, third edition, section 11. */
#pragma once
#include <glib.h>

typedef enum {
    IMAGE_GREY,
    IMAGE_RGB, /* or YCbCr, or a palette */
    IMAGE_CMYK
} ImageColour;

typedef struct {
    const char *media_type; /* "image/jpeg" or "image/png", static */
    guint width, height;
    ImageColour colour;
    gboolean alpha; /* an alpha channel or transparent colours */
} ImageInfo;

/* Reads the header of the picture in bytes, as much of it as is there.  Linear in length.  FALSE
 * where it is neither a JPEG nor a PNG, or is cut before its size is known. */
gboolean image_probe(const guint8 *bytes, gsize length, ImageInfo *info, GError **error);
