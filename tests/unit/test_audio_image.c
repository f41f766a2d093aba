/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "audio/audio_error.h"
#include "audio/image.h"

/* Bytes as C writes them: the end that it adds is not counted. */
#define BYTES(text) (const guint8 *)(text), sizeof(text) - 1

#define JFIF "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define TABLES "\xff\xdb\0\x04\1\2\xff\xc4\0\x03\1"
#define PNG "\x89PNG\r\n\x1a\n"
#define IHDR "\0\0\0\x0dIHDR"

typedef struct {
    const char *name;
    const guint8 *bytes;
    gsize length;
    ImageInfo info;
} Good;

static const Good good[] = {
    {"baseline, rgb",
     BYTES("\xff\xd8" JFIF TABLES "\xff\xc0\0\x11\x08\x0b\xb8\x0b\xb9\3\1\2\3"),
     {"image/jpeg", 3001, 3000, IMAGE_RGB, FALSE}},
    {"progressive, grey",
     BYTES("\xff\xd8" JFIF "\xff\xc2\0\x0b\x08\5\x78\5\x78\1\1\x11\0"),
     {"image/jpeg", 1400, 1400, IMAGE_GREY, FALSE}},
    {"cmyk, fill bytes",
     BYTES("\xff\xd8\xff\xff\xff\xee\0\x04"
           "ad\xff\xff\xc1\0\x14\x08\0\1\0\2\4"),
     {"image/jpeg", 2, 1, IMAGE_CMYK, FALSE}},
    {"png, rgb",
     BYTES(PNG IHDR "\0\0\x0b\xb8\0\0\x0b\xb8\x08\2\0\0\0crc_\0\0\0\0IDAT"),
     {"image/png", 3000, 3000, IMAGE_RGB, FALSE}},
    {"png, rgba",
     BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\6\0\0\0crc_"),
     {"image/png", 1, 2, IMAGE_RGB, TRUE}},
    {"png, grey",
     BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\0\0\0\0"),
     {"image/png", 1, 2, IMAGE_GREY, FALSE}},
    {"png, grey and alpha",
     BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\4\0\0\0"),
     {"image/png", 1, 2, IMAGE_GREY, TRUE}},
    {"png, palette",
     BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\3\0\0\0crc_\0\0\0\3PLTEabccrc_"),
     {"image/png", 1, 2, IMAGE_RGB, FALSE}},
    {"png, transparent palette",
     BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\3\0\0\0crc_\0\0\0\3PLTEabccrc_\0\0\0\1tRNSxcrc_"),
     {"image/png", 1, 2, IMAGE_RGB, TRUE}},
    {"png, a chunk that is longer than the file",
     BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\2\0\0\0crc_\xff\xff\xff\xf0pHYsabccrc_tRNS"),
     {"image/png", 1, 2, IMAGE_RGB, FALSE}},
};

static void test_good(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autoptr(GError) error = NULL;
        ImageInfo info;
        g_test_message("%s", good[i].name);
        image_probe(good[i].bytes, good[i].length, &info, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(info.media_type, ==, good[i].info.media_type);
        g_assert_cmpuint(info.width, ==, good[i].info.width);
        g_assert_cmpuint(info.height, ==, good[i].info.height);
        g_assert_cmpint(info.colour, ==, good[i].info.colour);
        g_assert_cmpint(info.alpha, ==, good[i].info.alpha);
    }
}

static void test_bad(void)
{
    static const struct {
        const char *name;
        const guint8 *bytes;
        gsize length;
        const char *message;
    } rows[] = {
        {"nothing", BYTES(""), "picture is neither JPEG nor PNG"},
        {"gif", BYTES("GIF89a\1\0\1\0"), "picture is neither JPEG nor PNG"},
        {"webp", BYTES("RIFF\0\0\0\0WEBPVP8 "), "picture is neither JPEG nor PNG"},
        {"start alone", BYTES("\xff\xd8\xff"), "JPEG ends before its frame header"},
        {"no marker", BYTES("\xff\xd8" JFIF "abcdefgh"), "JPEG has no marker where one must be"},
        {"data first", BYTES("\xff\xd8" JFIF "\xff\xda\0\2ab"),
         "JPEG has no frame header before its data"},
        {"segment too short", BYTES("\xff\xd8\xff\xe0\0\1abcdef"),
         "JPEG ends before its frame header"},
        {"segment too long",
         BYTES("\xff\xd8\xff\xe0\xff\xff"
               "abcdef"),
         "JPEG ends before its frame header"},
        {"cut", BYTES("\xff\xd8\xff\xc0\0\x11\x08\x0b\xb8"), "JPEG has a frame header that is cut"},
        {"short header", BYTES("\xff\xd8\xff\xc0\0\x05\x08\x0b\xb8\x0b\xb8\3"),
         "JPEG has a frame header that is cut"},
        {"no height", BYTES("\xff\xd8\xff\xc0\0\x11\x08\0\0\x0b\xb8\3"),
         "JPEG does not say its size"},
        {"two components", BYTES("\xff\xd8\xff\xc0\0\x11\x08\0\1\0\1\2"),
         "JPEG is neither grey nor RGB nor CMYK"},
        {"png cut", BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\2\0\0"),
         "PNG has no header, or it is cut"},
        {"png without header", BYTES(PNG "\0\0\0\x0dIDAT\0\0\0\1\0\0\0\2\x08\2\0\0\0"),
         "PNG has no header, or it is cut"},
        {"png colour", BYTES(PNG IHDR "\0\0\0\1\0\0\0\2\x08\5\0\0\0"),
         "PNG has no known type of colour"},
        {"png empty", BYTES(PNG IHDR "\0\0\0\0\0\0\0\2\x08\2\0\0\0"), "PNG does not say its size"},
        {"png huge", BYTES(PNG IHDR "\x80\0\0\0\0\0\0\2\x08\2\0\0\0"), "PNG does not say its size"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        ImageInfo info;
        g_test_message("%s", rows[i].name);
        g_assert_false(image_probe(rows[i].bytes, rows[i].length, &info, &error));
        g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA);
        g_assert_cmpstr(error->message, ==, rows[i].message);
    }
}

/* Cut anywhere and with any byte changed it is read or refused, and nothing beyond it is touched:
 * each copy fills its memory to the last byte. */
static void test_damaged(void)
{
    guint refused = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
        for (gsize length = 1; length <= good[i].length; length++)
            for (guint value = 0; value < 256; value += 5) {
                ImageInfo info;
                g_autofree guint8 *copy = g_memdup2(good[i].bytes, length);
                copy[value * 7 % length] = (guint8)value;
                refused += !image_probe(copy, length, &info, NULL);
            }
    g_assert_cmpuint(refused, >, 1000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/good", test_good);
    g_test_add_func("/image/bad", test_bad);
    g_test_add_func("/image/damaged", test_damaged);
    return g_test_run();
}
