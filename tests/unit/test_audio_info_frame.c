/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_audio_signal.h"

#include "audio/audio_error.h"
#include "audio/info_frame.h"
#include "audio/mp3_frame.h"
#include "audio/mp3_silence.h"

static const Mp3Settings all_settings[] = {
    {22050, 64}, {24000, 64}, {44100, 64}, {48000, 64}, {48000, 96}, {22050, 56}, {48000, 320},
};

/* Bit by bit, as the standard defines it: x^16 + x^15 + x^2 + 1, reflected. */
static guint crc16(const guint8 *bytes, gsize length)
{
    guint crc = 0;
    for (gsize i = 0; i < length; i++)
        for (int bit = 0; bit < 8; bit++) {
            gboolean one = ((crc ^ (guint)bytes[i] >> bit) & 1) != 0;
            crc = one ? crc >> 1 ^ 0xa001 : crc >> 1;
        }
    return crc;
}

static guint big_endian(const guint8 *bytes, guint n)
{
    guint value = 0;
    for (guint i = 0; i < n; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* Some segments and pauses and the tail; *n_samples is what is to be heard. */
static GByteArray *make_audio(const Mp3Settings *settings, guint64 *n_samples)
{
    g_autoptr(Mp3Silence) silence = mp3_silence_new(settings, NULL);
    GByteArray *audio = g_byte_array_new();
    *n_samples = 0;
    for (guint i = 0; i < 3; i++) {
        g_autofree float *samples = signal_speech(30000 + i, settings->sample_rate_hz, i);
        guint64 length = 0;
        g_autoptr(GByteArray) segment = signal_encode(settings, samples, 30000 + i, 999, &length);
        g_byte_array_append(audio, segment->data, segment->len);
        mp3_silence_append(silence, 10, audio);
        *n_samples += length + 10 * mp3_encoder_frame_samples(settings);
    }
    mp3_silence_append(silence, mp3_encoder_tail_frames(settings), audio);
    return audio;
}

static GByteArray *make_info(const Mp3Settings *settings, const GByteArray *audio, gsize piece,
                             guint64 n_samples)
{
    GError *error = NULL;
    g_autoptr(InfoFrame) info = info_frame_new(settings, &error);
    g_assert_no_error(error);
    for (gsize i = 0; i < audio->len; i += piece) {
        info_frame_update(info, audio->data + i, MIN(piece, audio->len - i), &error);
        g_assert_no_error(error);
    }
    GByteArray *into = g_byte_array_new();
    info_frame_finish(info, n_samples, into, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(into->len, ==, info_frame_size(info));
    return into;
}

static void test_fields(gconstpointer user_data)
{
    const Mp3Settings *settings = user_data;
    guint spf = mp3_encoder_frame_samples(settings);
    guint64 n_samples = 0;
    g_autoptr(GByteArray) audio = make_audio(settings, &n_samples);
    g_autoptr(GByteArray) info = make_info(settings, audio, 1000, n_samples);
    Mp3Frame frame, first;
    gsize offset = 0;
    g_assert_true(mp3_frame_next(info->data, info->len, &offset, &frame));
    g_assert_cmpuint(offset, ==, info->len);
    offset = 0;
    g_assert_true(mp3_frame_next(audio->data, audio->len, &offset, &first));
    g_assert_cmpmem(info->data, 2, audio->data, 2);
    g_assert_cmpint(frame.sample_rate_hz, ==, first.sample_rate_hz);
    g_assert_cmpint(frame.bitrate_kbps, ==, first.bitrate_kbps);
    g_assert_cmpint(frame.mode, ==, first.mode);
    g_assert_false(frame.padded);

    guint frames = 1;
    while (mp3_frame_next(audio->data, audio->len, &offset, &frame))
        frames++;
    g_assert_cmpuint(offset, ==, audio->len);

    const guint8 *xing = info->data + (spf == 1152 ? 21 : 13);
    for (const guint8 *p = info->data + 4; p < xing; p++)
        g_assert_cmpuint(*p, ==, 0);
    g_assert_cmpmem(xing, 4, "Info", 4);
    g_assert_cmpuint(big_endian(xing + 4, 4), ==, 0x0f);
    g_assert_cmpuint(big_endian(xing + 8, 4), ==, frames);
    g_assert_cmpuint(big_endian(xing + 12, 4), ==, audio->len + info->len);
    for (guint i = 0; i < 100; i++)
        g_assert_cmpfloat(fabs(xing[16 + i] - i * 2.56), <=, 1);
    const guint8 *lame = xing + 120;
    g_assert_cmpmem(lame, 9, "LAME3.100", 9);
    g_assert_cmpuint(lame[9], ==, 0x01);
    g_assert_cmpuint(lame[10], >=, 70);
    g_assert_cmpuint(lame[10] * 100, <=, settings->sample_rate_hz / 2);
    g_assert_cmpuint(lame[20], ==, MIN(settings->bitrate_kbps, 255));
    guint delay = big_endian(lame + 21, 3) >> 12;
    guint pad = big_endian(lame + 21, 3) & 0xfff;
    g_assert_cmpuint(delay, ==, 576);
    g_assert_cmpuint(pad, >=, 529);
    g_assert_cmpuint((guint64)frames * spf - delay - pad, ==, n_samples);
    g_assert_cmpuint(big_endian(lame + 26, 2), ==, settings->bitrate_kbps);
    g_assert_cmpuint(big_endian(lame + 28, 4), ==, audio->len + info->len);
    g_assert_cmpuint(big_endian(lame + 32, 2), ==, crc16(audio->data, audio->len));
    g_assert_cmpuint(big_endian(lame + 34, 2), ==,
                     crc16(info->data, (gsize)(lame + 34 - info->data)));
    for (const guint8 *p = lame + 36; p < info->data + info->len; p++)
        g_assert_cmpuint(*p, ==, 0);
}

static void test_decoded_length(gconstpointer user_data)
{
    const Mp3Settings *settings = user_data;
    guint64 n_samples = 0;
    g_autoptr(GByteArray) audio = make_audio(settings, &n_samples);
    g_autoptr(GByteArray) file = make_info(settings, audio, 1000, n_samples);
    g_byte_array_append(file, audio->data, audio->len);
    int rate_hz = 0;
    g_autoptr(GArray) decoded = signal_decode(file, &rate_hz);
    g_assert_cmpint(rate_hz, ==, settings->sample_rate_hz);
    g_assert_cmpuint(decoded->len, ==, n_samples);
}

static void test_pieces(void)
{
    static const gsize pieces[] = {1, 7, 8, 9, 191, 192, 193, 5000};
    guint64 n_samples = 0;
    g_autoptr(GByteArray) audio = make_audio(&all_settings[0], &n_samples);
    g_autoptr(GByteArray) whole = make_info(&all_settings[0], audio, audio->len, n_samples);
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GByteArray) info = make_info(&all_settings[0], audio, pieces[i], n_samples);
        g_assert_cmpmem(info->data, info->len, whole->data, whole->len);
    }
}

static void test_refuses_frames(void)
{
    static const struct {
        const char *name;
        guint frame; /* which one is spoilt, from 0 */
        guint byte;
        guint8 value;
        const char *message;
    } rows[] = {
        {"lost sync", 3, 0, 0xfe, "MP3 frame 4 at byte 576 is not one"},
        {"the first is garbage", 0, 1, 0x00, "MP3 frame 1 at byte 0 is not one"},
        {"another rate", 3, 2, 0x80, "MP3 frame 4 at byte 576 has another sample rate"},
        {"another bitrate", 3, 2, 0x94, "MP3 frame 4 at byte 576 has another bitrate"},
        {"stereo", 3, 3, 0x04, "MP3 frame 4 at byte 576 is not mono"},
        {"bit reservoir", 3, 4, 0x01, "MP3 frame 4 at byte 576 needs the bit reservoir"},
        {"another header", 3, 3, 0xcc, "MP3 frame 4 at byte 576 has another header than the first"},
        {"crc", 3, 1, 0xf2, "MP3 frame 4 at byte 576 *"},
    };
    Mp3Settings settings = {24000, 64};
    g_autoptr(Mp3Silence) silence = mp3_silence_new(&settings, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].name);
        g_autoptr(GByteArray) audio = g_byte_array_new();
        mp3_silence_append(silence, 6, audio);
        audio->data[rows[i].frame * 192 + rows[i].byte] = rows[i].value;
        g_autoptr(InfoFrame) info = info_frame_new(&settings, NULL);
        g_autoptr(GError) error = NULL;
        g_assert_false(info_frame_update(info, audio->data, audio->len, &error));
        g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA);
        if (!g_pattern_match_simple(rows[i].message, error->message))
            g_error("%s: %s", rows[i].name, error->message);
    }
}

static void test_refuses_lengths(void)
{
    static const struct {
        guint frames, cut_bytes;
        guint64 n_samples;
        gboolean good;
    } rows[] = {
        {10, 0, 10 * 576 - 1105, TRUE},
        {10, 0, 10 * 576 - 1104, FALSE},
        {10, 0, 10 * 576 - 576 - 4095, TRUE},
        {10, 0, 10 * 576 - 576 - 4096, FALSE},
        {10, 1, 10 * 576 - 1152, FALSE},
        {10, 191, 10 * 576 - 1152, FALSE},
        {0, 0, 0, FALSE},
        {2, 0, 0, TRUE},
    };
    Mp3Settings settings = {24000, 64};
    g_autoptr(Mp3Silence) silence = mp3_silence_new(&settings, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("row %" G_GSIZE_FORMAT, i);
        g_autoptr(GByteArray) audio = g_byte_array_new();
        mp3_silence_append(silence, rows[i].frames, audio);
        g_autoptr(InfoFrame) info = info_frame_new(&settings, NULL);
        g_assert_true(info_frame_update(info, audio->data, audio->len - rows[i].cut_bytes, NULL));
        g_autoptr(GByteArray) into = g_byte_array_new();
        g_autoptr(GError) error = NULL;
        g_assert_cmpint(info_frame_finish(info, rows[i].n_samples, into, &error), ==, rows[i].good);
        g_assert_cmpint(error == NULL, ==, rows[i].good);
        g_assert_cmpuint(into->len, ==, rows[i].good ? 192 : 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(all_settings); i++) {
        const Mp3Settings *s = &all_settings[i];
        g_autofree char *fields =
            g_strdup_printf("/info-frame/fields/%d/%d", s->sample_rate_hz, s->bitrate_kbps);
        g_autofree char *length =
            g_strdup_printf("/info-frame/length/%d/%d", s->sample_rate_hz, s->bitrate_kbps);
        g_test_add_data_func(fields, s, test_fields);
        g_test_add_data_func(length, s, test_decoded_length);
    }
    g_test_add_func("/info-frame/pieces", test_pieces);
    g_test_add_func("/info-frame/refuses/frames", test_refuses_frames);
    g_test_add_func("/info-frame/refuses/lengths", test_refuses_lengths);
    return g_test_run();
}
