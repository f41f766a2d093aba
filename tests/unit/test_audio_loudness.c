/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_audio_signal.h"

#include <ebur128.h>

#include "audio/audio_error.h"
#include "audio/loudness.h"

/* Measures a segment and appends its blocks. */
static void measure(const float *samples, gsize n, gsize piece, int rate_hz, GArray *blocks)
{
    g_autoptr(LoudnessMeter) meter = loudness_meter_new(rate_hz, NULL);
    for (gsize i = 0; i < n; i += piece)
        loudness_meter_add(meter, samples + i, MIN(piece, n - i));
    const GArray *measured = loudness_meter_finish(meter);
    g_array_append_vals(blocks, measured->data, measured->len);
}

static double integrate(const GArray *blocks)
{
    return loudness_integrated((const float *)(const void *)blocks->data, blocks->len);
}

/* A tone of 997 Hz in stretches of given peak levels, as in EBU Tech 3341, but with one channel
 * counted twice where the standard has two.  The loudness of such a tone is its peak level. */
static void test_tones(void)
{
    static const struct {
        const char *name;
        struct {
            double level_dbfs, seconds;
        } parts[5];
        double lufs;
    } rows[] = {
        {"one level", {{-23, 20}}, -23},
        {"another", {{-33, 20}}, -33},
        {"relative gate", {{-36, 5}, {-23, 30}, {-36, 5}}, -23},
        {"both gates", {{-72, 5}, {-36, 5}, {-23, 30}, {-36, 5}, {-72, 5}}, -23},
        {"below the absolute gate", {{-75, 10}}, LOUDNESS_SILENCE_LUFS},
        {"two levels", {{-26, 20}, {-20, 20.1}, {-26, 20}}, -23},
    };
    static const int rates[] = {22050, 24000, 48000};
    for (gsize r = 0; r < G_N_ELEMENTS(rates); r++)
        for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
            g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(float));
            for (gsize p = 0; p < 5; p++)
                for (double n = rows[i].parts[p].seconds * rates[r]; n >= 1; n--) {
                    double phase = 2 * G_PI * 997 * samples->len / rates[r];
                    float sample = (float)(pow(10, rows[i].parts[p].level_dbfs / 20) * sin(phase));
                    g_array_append_val(samples, sample);
                }
            g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(float));
            measure((const float *)(const void *)samples->data, samples->len, 1000, rates[r],
                    blocks);
            double lufs = integrate(blocks);
            g_test_message("%s at %d Hz: %g LUFS", rows[i].name, rates[r], lufs);
            g_assert_cmpfloat(fabs(lufs - rows[i].lufs), <, 0.1);
        }
}

/* Segments with pauses between, measured apart and put together, come to what a meter makes of the
 * whole. */
static void test_segments(void)
{
    static const gsize lengths[] = {100000, 3000, 22050, 54321, 1, 200000, 11111};
    static const float levels[] = {0.3f, 0.1f, 0.5f, 0.05f, 0.5f, 0.2f, 0.4f};
    const int rate_hz = 22050;
    ebur128_state *whole = ebur128_init(1, (unsigned long)rate_hz, EBUR128_MODE_I);
    ebur128_set_channel(whole, 0, EBUR128_DUAL_MONO);
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(float));
    float silence[12345] = {0};
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autofree float *samples = signal_speech(lengths[i], rate_hz, i);
        for (gsize j = 0; j < lengths[i]; j++)
            samples[j] *= levels[i];
        measure(samples, lengths[i], 5000, rate_hz, blocks);
        ebur128_add_frames_float(whole, samples, lengths[i]);
        ebur128_add_frames_float(whole, silence, i % 2 == 0 ? 7000 : 12345);
    }
    double expected = 0;
    ebur128_loudness_global(whole, &expected);
    ebur128_destroy(&whole);
    double lufs = integrate(blocks);
    g_test_message("%g LUFS, of the whole %g", lufs, expected);
    g_assert_cmpfloat(fabs(lufs - expected), <, 0.05);
}

static void test_pieces(void)
{
    static const gsize pieces[] = {1, 2204, 2205, 2206, 30000};
    g_autofree float *samples = signal_speech(30000, 22050, 6);
    g_autoptr(GArray) whole = g_array_new(FALSE, FALSE, sizeof(float));
    measure(samples, 30000, 30000, 22050, whole);
    g_assert_cmpuint(whole->len, ==, 14 + 3);
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(float));
        measure(samples, 30000, pieces[i], 22050, blocks);
        g_assert_cmpmem(blocks->data, blocks->len * sizeof(float), whole->data,
                        whole->len * sizeof(float));
    }
}

static void test_nothing(void)
{
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(float));
    measure(NULL, 0, 1, 22050, blocks);
    g_assert_cmpuint(blocks->len, ==, 0);
    g_assert_cmpfloat(integrate(blocks), ==, LOUDNESS_SILENCE_LUFS);
    float silence[20000] = {0};
    measure(silence, 20000, 20000, 22050, blocks);
    g_assert_cmpuint(blocks->len, >, 0);
    g_assert_cmpfloat(integrate(blocks), ==, LOUDNESS_SILENCE_LUFS);
}

static void test_rates(void)
{
    static const struct {
        int rate_hz;
        gboolean good;
    } rows[] = {{8000, TRUE},    {11025, TRUE}, {192000, TRUE}, {7999, FALSE},
                {192001, FALSE}, {0, FALSE},    {-1, FALSE}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(LoudnessMeter) meter = loudness_meter_new(rows[i].rate_hz, &error);
        g_test_message("%d Hz", rows[i].rate_hz);
        g_assert_cmpint(meter != NULL, ==, rows[i].good);
        g_assert_true(rows[i].good || g_error_matches(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/loudness/tones", test_tones);
    g_test_add_func("/loudness/segments", test_segments);
    g_test_add_func("/loudness/pieces", test_pieces);
    g_test_add_func("/loudness/nothing", test_nothing);
    g_test_add_func("/loudness/rates", test_rates);
    return g_test_run();
}
