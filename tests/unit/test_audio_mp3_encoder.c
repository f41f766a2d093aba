/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_audio_signal.h"

#include "audio/audio_error.h"
#include "audio/mp3_encoder.h"
#include "audio/mp3_frame.h"
#include "audio/mp3_silence.h"

static const Mp3Settings all_settings[] = {
    {22050, 64}, {24000, 64}, {44100, 64},  {48000, 64},  {22050, 56},  {44100, 96}, {48000, 96},
    {16000, 48}, {32000, 64}, {24000, 128}, {44100, 128}, {48000, 320}, {8000, 64},  {12000, 64},
};

static void test_check(void)
{
    static const struct {
        Mp3Settings settings;
        const char *message; /* NULL: good */
    } rows[] = {
        {{24000, 64}, NULL},
        {{22050, 56}, NULL},
        {{48000, 64}, NULL},
        {{44100, 56}, NULL},
        {{24000, 56}, "*'56'*too small*use 64, 80, 96, 112, 128, 144, 160"},
        {{48000, 56}, "*'56'*too small*use 64, 80,*320"},
        {{24000, 192}, "*no bitrate of '192'*use 64,*160"},
        {{24000, 63}, "*no bitrate of '63'*"},
        {{24000, 0}, "*no bitrate of '0'*"},
        {{48000, 8}, "*no bitrate of '8'*"},
        {{8000, 80}, "*no bitrate of '80'*use 24, 32, 40, 48, 56, 64"},
        {{96000, 64}, "*no sample rate of '96000' Hz*"},
        {{0, 64}, "*no sample rate of '0' Hz*"},
        {{-1, -1}, "*no sample rate of '-1' Hz*"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        gboolean good = mp3_encoder_check(&rows[i].settings, &error);
        g_test_message("%d Hz, %d kbit/s: %s", rows[i].settings.sample_rate_hz,
                       rows[i].settings.bitrate_kbps, good ? "good" : error->message);
        g_assert_cmpint(good, ==, rows[i].message == NULL);
        if (good)
            continue;
        g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS);
        g_assert_true(g_pattern_match_simple(rows[i].message, error->message));
        g_assert_null(mp3_encoder_new(&rows[i].settings, NULL));
        g_assert_null(mp3_silence_new(&rows[i].settings, NULL));
    }
}

/* Every pair that the check allows can be encoded. */
static void test_all_pairs(void)
{
    static const int rates[] = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
    guint pairs = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++)
        for (const int *kbps = mp3_frame_bitrates(rates[i]); *kbps != 0; kbps++) {
            Mp3Settings settings = {rates[i], *kbps};
            if (!mp3_encoder_check(&settings, NULL))
                continue;
            g_autofree float *samples = signal_speech(3000, rates[i], 1);
            guint64 length = 0;
            g_autoptr(GByteArray) encoded = signal_encode(&settings, samples, 3000, 3000, &length);
            gsize offset = 0;
            Mp3Frame frame;
            g_assert_true(mp3_frame_next(encoded->data, encoded->len, &offset, &frame));
            g_assert_cmpint(frame.sample_rate_hz, ==, rates[i]);
            g_assert_cmpint(frame.bitrate_kbps, ==, *kbps);
            pairs++;
        }
    g_assert_cmpuint(pairs, >, 60);
}

/* Frames are whole, alike and stand alone, and there are as many as promised. */
static void test_frames(void)
{
    static const gsize lengths[] = {0, 1, 575, 576, 577, 1152, 2304, 5000, 30000};
    for (gsize s = 0; s < G_N_ELEMENTS(all_settings); s++) {
        const Mp3Settings *settings = &all_settings[s];
        guint frame_samples = mp3_encoder_frame_samples(settings);
        for (gsize l = 0; l < G_N_ELEMENTS(lengths); l++) {
            g_autofree float *samples = signal_speech(lengths[l], settings->sample_rate_hz, 7);
            guint64 planned = mp3_encoder_segment_samples(settings, lengths[l]);
            guint64 length = 0;
            g_autoptr(GByteArray) encoded =
                signal_encode(settings, samples, lengths[l], 10000, &length);
            g_test_message("%d Hz, %d kbit/s, %" G_GSIZE_FORMAT " samples",
                           settings->sample_rate_hz, settings->bitrate_kbps, lengths[l]);
            g_assert_cmpuint(length, ==, planned);
            g_assert_cmpuint(length, >=, lengths[l] + 2304);
            g_assert_cmpuint(length, <, lengths[l] + 2304 + frame_samples);
            gsize offset = 0;
            guint frames = 0;
            Mp3Frame frame;
            while (mp3_frame_next(encoded->data, encoded->len, &offset, &frame)) {
                g_assert_cmpint(frame.sample_rate_hz, ==, settings->sample_rate_hz);
                g_assert_cmpint(frame.bitrate_kbps, ==, settings->bitrate_kbps);
                g_assert_cmpuint(frame.samples, ==, frame_samples);
                g_assert_cmpint(frame.mode, ==, MP3_MONO);
                g_assert_false(frame.has_crc);
                g_assert_cmpuint(frame.main_data_begin, ==, 0);
                frames++;
            }
            g_assert_cmpuint(offset, ==, encoded->len);
            g_assert_cmpuint(frames, ==, length / frame_samples);
        }
    }
}

static void test_pieces(void)
{
    static const gsize pieces[] = {1, 7, 576, 1000, 4096};
    Mp3Settings settings = {22050, 64};
    g_autofree float *samples = signal_speech(20000, 22050, 3);
    guint64 length = 0;
    g_autoptr(GByteArray) whole = signal_encode(&settings, samples, 20000, 20000, &length);
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GByteArray) encoded =
            signal_encode(&settings, samples, 20000, pieces[i], &length);
        g_assert_cmpmem(encoded->data, encoded->len, whole->data, whole->len);
    }
}

/* What a segment decodes to behind nothing but silence.  A decoder's polyphase filter turns around
 * within eight frames, and its sums round as it stands: so that samples can be compared bit by bit,
 * the silence brings the filter to where it is at frame number first_frame. */
static GArray *decode_alone(const GByteArray *segment, const Mp3Silence *silence,
                            const Mp3Settings *settings, guint64 first_frame)
{
    guint lead = (guint)(first_frame % 8);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    mp3_silence_append(silence, lead, bytes);
    g_byte_array_append(bytes, segment->data, segment->len);
    GArray *decoded = signal_decode(bytes, NULL);
    g_assert_cmpuint(decoded->len, >, lead * mp3_encoder_frame_samples(settings));
    for (guint i = 0; i < lead * mp3_encoder_frame_samples(settings); i++)
        g_assert_cmpfloat(g_array_index(decoded, float, i), ==, 0);
    return g_array_remove_range(decoded, 0, lead * mp3_encoder_frame_samples(settings));
}

/* What the store lives on: segments and pauses joined frame by frame decode to exactly what each
 * decodes to alone. */
static void test_splice(gconstpointer user_data)
{
    const Mp3Settings *settings = user_data;
    static const gsize lengths[] = {40000, 1, 577, 20011, 3 * 1152, 70000, 0, 9999};
    static const guint pauses[] = {0, 1, 0, 25, 2, 0, 60, 3};
    guint frame_samples = mp3_encoder_frame_samples(settings);
    g_autoptr(Mp3Silence) silence = mp3_silence_new(settings, NULL);
    g_autoptr(GByteArray) splice = g_byte_array_new();
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(float));
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autofree float *samples = signal_speech(lengths[i], settings->sample_rate_hz, i);
        guint64 length = 0;
        g_autoptr(GByteArray) segment = signal_encode(settings, samples, lengths[i], 5000, &length);
        g_autoptr(GArray) alone =
            decode_alone(segment, silence, settings, parts->len / frame_samples);
        g_assert_cmpuint(alone->len, ==, length);
        g_byte_array_append(splice, segment->data, segment->len);
        g_array_append_vals(parts, alone->data, alone->len);
        mp3_silence_append(silence, pauses[i], splice);
        g_array_set_size(parts, parts->len + pauses[i] * frame_samples);
    }
    g_autoptr(GArray) decoded = signal_decode(splice, NULL);
    g_assert_cmpmem(decoded->data, decoded->len * sizeof(float), parts->data,
                    parts->len * sizeof(float));
}

/* The silence at a segment's end is needed: without it the next one begins with a click. */
static void test_splice_without_silence(void)
{
    Mp3Settings settings = {24000, 64};
    g_autofree float *samples = signal_speech(48 * 576, 24000, 2);
    g_autoptr(Mp3Silence) silence = mp3_silence_new(&settings, NULL);
    guint64 length = 0;
    g_autoptr(GByteArray) splice = signal_encode(&settings, samples, 48 * 576, 576, &length);
    g_autoptr(GByteArray) segment = signal_encode(&settings, samples, 48 * 576, 576, &length);
    g_autoptr(GArray) alone = decode_alone(segment, silence, &settings, 48);
    g_byte_array_set_size(splice, 48 * 192);
    g_byte_array_append(splice, segment->data, segment->len);
    g_autoptr(GArray) decoded = signal_decode(splice, NULL);
    g_assert_cmpuint(decoded->len, ==, 48 * 576 + alone->len);
    float worst = 0;
    for (guint i = 0; i < alone->len; i++)
        worst = MAX(worst, fabsf(g_array_index(decoded, float, 48 * 576 + i) -
                                 g_array_index(alone, float, i)));
    g_assert_cmpfloat(worst, >, 0.01);
}

/* The first sample of a segment is heard 1105 samples after its first frame begins, and it sounds
 * as it did: the errors are a codec's, not those of a shift. */
static void test_alignment(gconstpointer user_data)
{
    const Mp3Settings *settings = user_data;
    gsize n_samples = 40000;
    g_autofree float *samples = signal_speech(n_samples, settings->sample_rate_hz, 5);
    guint64 length = 0;
    g_autoptr(GByteArray) segment = signal_encode(settings, samples, n_samples, 5000, &length);
    g_autoptr(GArray) decoded = signal_decode(segment, NULL);
    double best = -HUGE_VAL;
    guint best_delay = 0;
    double best_gain = 0;
    for (guint delay = 1095; delay < 1115; delay++) {
        double product = 0;
        double power = 0;
        for (gsize i = 0; i < n_samples; i++) {
            product += samples[i] * g_array_index(decoded, float, i + delay);
            power += samples[i] * samples[i];
        }
        if (product > best) {
            best = product;
            best_delay = delay;
            best_gain = product / power;
        }
    }
    g_test_message("gain %g dB", 20 * log10(best_gain));
    g_assert_cmpuint(best_delay, ==, MP3_ENCODER_DELAY_SAMPLES + MP3_DECODER_DELAY_SAMPLES);
    g_assert_cmpfloat(fabs(20 * log10(best_gain)), <, 0.1);
}

/* The bitrate is kept over a run of silence: its bytes are what they should be, less than one off.
 */
static void test_silence(void)
{
    static const guint runs[] = {0, 1, 2, 48, 49, 50, 1000};
    for (gsize s = 0; s < G_N_ELEMENTS(all_settings); s++) {
        const Mp3Settings *settings = &all_settings[s];
        g_autoptr(Mp3Silence) silence = mp3_silence_new(settings, NULL);
        for (gsize i = 0; i < G_N_ELEMENTS(runs); i++) {
            g_autoptr(GByteArray) bytes = g_byte_array_new();
            mp3_silence_append(silence, runs[i], bytes);
            gsize offset = 0;
            guint frames = 0;
            Mp3Frame frame;
            while (mp3_frame_next(bytes->data, bytes->len, &offset, &frame)) {
                g_assert_cmpuint(frame.main_data_begin, ==, 0);
                frames++;
            }
            g_assert_cmpuint(offset, ==, bytes->len);
            g_assert_cmpuint(frames, ==, runs[i]);
            guint64 due = (guint64)runs[i] * mp3_encoder_frame_samples(settings) *
                          (guint64)settings->bitrate_kbps * 125 / (guint64)settings->sample_rate_hz;
            g_assert_cmpuint(bytes->len, ==, due);
        }
    }
}

static void test_tail(void)
{
    for (gsize s = 0; s < G_N_ELEMENTS(all_settings); s++) {
        guint samples = mp3_encoder_frame_samples(&all_settings[s]);
        guint frames = mp3_encoder_tail_frames(&all_settings[s]);
        g_assert_cmpuint(frames, ==, samples == 1152 ? 1 : 2);
        g_assert_cmpuint(frames * samples, >=, 576 + 529);
    }
}

static void test_version(void)
{
    g_assert_true(g_str_has_prefix(mp3_encoder_version(), "LAME 3."));
    g_assert_true(mp3_encoder_version() == mp3_encoder_version());
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mp3-encoder/check", test_check);
    g_test_add_func("/mp3-encoder/all-pairs", test_all_pairs);
    g_test_add_func("/mp3-encoder/frames", test_frames);
    g_test_add_func("/mp3-encoder/pieces", test_pieces);
    g_test_add_func("/mp3-encoder/silence", test_silence);
    g_test_add_func("/mp3-encoder/tail", test_tail);
    g_test_add_func("/mp3-encoder/version", test_version);
    g_test_add_func("/mp3-encoder/splice/without-silence", test_splice_without_silence);
    for (gsize i = 0; i < G_N_ELEMENTS(all_settings); i++) {
        const Mp3Settings *s = &all_settings[i];
        g_autofree char *splice =
            g_strdup_printf("/mp3-encoder/splice/%d/%d", s->sample_rate_hz, s->bitrate_kbps);
        g_autofree char *alignment =
            g_strdup_printf("/mp3-encoder/alignment/%d/%d", s->sample_rate_hz, s->bitrate_kbps);
        g_test_add_data_func(splice, s, test_splice);
        g_test_add_data_func(alignment, s, test_alignment);
    }
    return g_test_run();
}
