/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "audio/mp3_frame.h"

static void test_headers(void)
{
    static const struct {
        const char *name;
        guint8 bytes[8];
        Mp3Frame expected;
    } rows[] = {
        {"mpeg 1, 48 kHz, mono",
         {0xff, 0xfb, 0x54, 0xc4, 0, 0},
         {48000, 64, 1152, 192, 4, 21, 0, FALSE, FALSE, MP3_MONO}},
        {"mpeg 1, 44.1 kHz, padded, stereo",
         {0xff, 0xfb, 0x92, 0x00, 0xff, 0x80},
         {44100, 128, 1152, 418, 4, 36, 511, TRUE, FALSE, MP3_STEREO}},
        {"mpeg 1, 32 kHz, crc, joint stereo",
         {0xff, 0xfa, 0xe8, 0x40, 0x12, 0x34, 0x01, 0x7f},
         {32000, 320, 1152, 1440, 6, 38, 2, FALSE, TRUE, MP3_JOINT_STEREO}},
        {"mpeg 2, 24 kHz, mono",
         {0xff, 0xf3, 0x84, 0xc4, 0x05, 0xff},
         {24000, 64, 576, 192, 4, 13, 5, FALSE, FALSE, MP3_MONO}},
        {"mpeg 2, 22.05 kHz, padded, crc, dual channel",
         {0xff, 0xf2, 0x82, 0x80, 0xaa, 0xaa, 0xff, 0},
         {22050, 64, 576, 209, 6, 23, 255, TRUE, TRUE, MP3_DUAL_CHANNEL}},
        {"mpeg 2.5, 8 kHz, mono",
         {0xff, 0xe3, 0x18, 0xc4, 0, 0},
         {8000, 8, 576, 72, 4, 13, 0, FALSE, FALSE, MP3_MONO}},
        {"mpeg 2.5, 11.025 kHz, more than LAME writes",
         {0xff, 0xe3, 0xe2, 0xc4, 0, 0},
         {11025, 160, 576, 1045, 4, 13, 0, TRUE, FALSE, MP3_MONO}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        Mp3Frame frame;
        g_test_message("%s", rows[i].name);
        g_assert_true(mp3_frame_parse(rows[i].bytes, 8, &frame));
        const Mp3Frame *expected = &rows[i].expected;
        g_assert_cmpint(frame.sample_rate_hz, ==, expected->sample_rate_hz);
        g_assert_cmpint(frame.bitrate_kbps, ==, expected->bitrate_kbps);
        g_assert_cmpuint(frame.samples, ==, expected->samples);
        g_assert_cmpuint(frame.size_bytes, ==, expected->size_bytes);
        g_assert_cmpuint(frame.side_info_offset, ==, expected->side_info_offset);
        g_assert_cmpuint(frame.main_data_offset, ==, expected->main_data_offset);
        g_assert_cmpuint(frame.main_data_begin, ==, expected->main_data_begin);
        g_assert_cmpint(frame.padded, ==, expected->padded);
        g_assert_cmpint(frame.has_crc, ==, expected->has_crc);
        g_assert_cmpint(frame.mode, ==, expected->mode);
        for (gsize length = 0; length < 8; length++)
            g_assert_false(mp3_frame_parse(rows[i].bytes, length, &frame));
    }
}

static void test_garbage(void)
{
    static const struct {
        const char *name;
        guint8 bytes[8];
    } rows[] = {
        {"nothing", {0}},
        {"ID3", {'I', 'D', '3', 3, 0, 0, 0, 0}},
        {"no sync", {0xff, 0x1b, 0x54, 0xc4}},
        {"reserved version", {0xff, 0xeb, 0x54, 0xc4}},
        {"reserved layer", {0xff, 0xf9, 0x54, 0xc4}},
        {"layer II", {0xff, 0xfd, 0x54, 0xc4}},
        {"layer I", {0xff, 0xff, 0x54, 0xc4}},
        {"free format", {0xff, 0xfb, 0x04, 0xc4}},
        {"bad bitrate", {0xff, 0xfb, 0xf4, 0xc4}},
        {"reserved rate", {0xff, 0xfb, 0x5c, 0xc4}},
        {"reserved emphasis", {0xff, 0xfb, 0x54, 0xc6}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        Mp3Frame frame;
        gsize offset = 0;
        g_test_message("%s", rows[i].name);
        g_assert_false(mp3_frame_parse(rows[i].bytes, 8, &frame));
        g_assert_false(mp3_frame_next(rows[i].bytes, 8, &offset, &frame));
        g_assert_cmpuint(offset, ==, 0);
    }
}

/* All headers there are: no size is smaller than what the frame must hold or larger than the limit.
 */
static void test_all_headers(void)
{
    guint good = 0;
    for (guint b1 = 0; b1 < 256; b1++)
        for (guint b2 = 0; b2 < 256; b2++)
            for (guint b3 = 0; b3 < 256; b3++) {
                guint8 bytes[8] = {0xff, (guint8)b1, (guint8)b2, (guint8)b3};
                Mp3Frame frame;
                if (!mp3_frame_parse(bytes, 8, &frame))
                    continue;
                good++;
                g_assert_cmpuint(frame.size_bytes, <=, MP3_FRAME_MAX_BYTES);
                g_assert_cmpuint(frame.size_bytes, >, frame.main_data_offset);
                g_assert_cmpuint(frame.samples, ==, mp3_frame_samples(frame.sample_rate_hz));
            }
    /* 3 versions, CRC or not, 14 bitrates, 3 rates, 2 paddings, 2 private bits, 64 * 3 in byte 3 */
    g_assert_cmpuint(good, ==, 3 * 2 * 14 * 3 * 2 * 2 * 64 * 3);
}

static void test_walk(void)
{
    guint8 bytes[192 + 72 + 10] = {0xff, 0xfb, 0x54, 0xc4};
    const guint8 second[4] = {0xff, 0xe3, 0x18, 0xc4};
    memcpy(bytes + 192, second, 4);
    gsize offset = 0;
    Mp3Frame frame;
    g_assert_true(mp3_frame_next(bytes, sizeof bytes, &offset, &frame));
    g_assert_cmpuint(offset, ==, 192);
    g_assert_false(mp3_frame_next(bytes, 192, &offset, &frame));
    g_assert_cmpuint(offset, ==, 192);
    g_assert_false(mp3_frame_next(bytes, 192 + 71, &offset, &frame));
    g_assert_cmpuint(offset, ==, 192);
    g_assert_true(mp3_frame_next(bytes, 192 + 72, &offset, &frame));
    g_assert_cmpuint(offset, ==, 192 + 72);
    g_assert_false(mp3_frame_next(bytes, sizeof bytes, &offset, &frame));
    g_assert_cmpuint(offset, ==, 192 + 72);
}

static void test_tables(void)
{
    static const struct {
        int rate_hz, kbps;
        guint samples;
        gboolean allowed;
    } rows[] = {
        {48000, 32, 1152, TRUE},   {48000, 320, 1152, TRUE}, {48000, 24, 1152, FALSE},
        {48000, 144, 1152, FALSE}, {24000, 144, 576, TRUE},  {24000, 192, 576, FALSE},
        {24000, 8, 576, TRUE},     {8000, 64, 576, TRUE},    {8000, 80, 576, FALSE},
        {48001, 64, 0, FALSE},     {0, 0, 0, FALSE},         {24000, 0, 576, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%d Hz, %d kbit/s", rows[i].rate_hz, rows[i].kbps);
        g_assert_cmpuint(mp3_frame_samples(rows[i].rate_hz), ==, rows[i].samples);
        g_assert_cmpint(mp3_frame_allows(rows[i].rate_hz, rows[i].kbps), ==, rows[i].allowed);
        g_assert_cmpint(mp3_frame_bitrates(rows[i].rate_hz) != NULL, ==, rows[i].samples != 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mp3-frame/headers", test_headers);
    g_test_add_func("/mp3-frame/garbage", test_garbage);
    g_test_add_func("/mp3-frame/all-headers", test_all_headers);
    g_test_add_func("/mp3-frame/walk", test_walk);
    g_test_add_func("/mp3-frame/tables", test_tables);
    return g_test_run();
}
