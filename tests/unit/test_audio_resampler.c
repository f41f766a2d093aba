/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_audio_signal.h"

#include "audio/audio_error.h"
#include "audio/resampler.h"

static const struct {
    int from_hz, to_hz;
} pairs[] = {
    {22050, 24000}, {22050, 48000}, {22050, 44100}, {48000, 22050},
    {44100, 24000}, {8000, 48000},  {96000, 24000}, {22050, 22050},
};

/* Takes the samples out at every step, as a stream would. */
static GArray *resample(int from_hz, int to_hz, const float *samples, gsize n, gsize piece)
{
    g_autoptr(Resampler) resampler = resampler_new(from_hz, to_hz, NULL);
    g_autoptr(GArray) step = g_array_new(FALSE, FALSE, sizeof(float));
    GArray *out = g_array_new(FALSE, FALSE, sizeof(float));
    for (gsize i = 0; i < n; i += piece) {
        g_array_set_size(step, 0);
        g_assert_true(resampler_add(resampler, samples + i, MIN(piece, n - i), step, NULL));
        g_array_append_vals(out, step->data, step->len);
    }
    g_array_set_size(step, 0);
    g_assert_true(resampler_finish(resampler, step, NULL));
    g_array_append_vals(out, step->data, step->len);
    return out;
}

static void test_lengths(void)
{
    static const gsize lengths[] = {0, 1, 2, 3, 100, 4095, 4096, 4097, 8192, 20001};
    g_autofree float *samples = signal_speech(20001, 22050, 1);
    for (gsize p = 0; p < G_N_ELEMENTS(pairs); p++)
        for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
            g_autoptr(GArray) out =
                resample(pairs[p].from_hz, pairs[p].to_hz, samples, lengths[i], 1000);
            double due = (double)lengths[i] * pairs[p].to_hz / pairs[p].from_hz;
            g_test_message("%d to %d Hz: %" G_GSIZE_FORMAT, pairs[p].from_hz, pairs[p].to_hz,
                           lengths[i]);
            g_assert_cmpuint(out->len, ==, (guint)floor(due + 0.5));
        }
}

/* A tone comes out where and as it was. */
static void test_tone(void)
{
    const guint n = 20000;
    for (gsize p = 0; p < G_N_ELEMENTS(pairs); p++) {
        g_autofree float *samples = g_new(float, n);
        for (guint i = 0; i < n; i++)
            samples[i] = (float)(0.5 * sin(2 * G_PI * 1000 * i / pairs[p].from_hz));
        g_autoptr(GArray) out = resample(pairs[p].from_hz, pairs[p].to_hz, samples, n, 777);
        double worst = 0;
        for (guint i = out->len / 4; i < out->len * 3 / 4; i++) {
            double expected = 0.5 * sin(2 * G_PI * 1000 * i / pairs[p].to_hz);
            worst = MAX(worst, fabs(g_array_index(out, float, i) - expected));
        }
        g_test_message("%d to %d Hz: %g", pairs[p].from_hz, pairs[p].to_hz, worst);
        g_assert_cmpfloat(worst, <, 1e-4);
    }
}

static void test_pieces(void)
{
    static const gsize pieces[] = {1, 4095, 4096, 4097};
    g_autofree float *samples = signal_speech(15000, 22050, 1);
    g_autoptr(GArray) whole = resample(22050, 24000, samples, 15000, 15000);
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GArray) out = resample(22050, 24000, samples, 15000, pieces[i]);
        g_assert_cmpmem(out->data, out->len * sizeof(float), whole->data,
                        whole->len * sizeof(float));
    }
    g_autoptr(GArray) same = resample(22050, 22050, samples, 15000, 100);
    g_assert_cmpmem(same->data, same->len * sizeof(float), samples, 15000 * sizeof(float));
}

static void test_refuses(void)
{
    static const int bad[][2] = {{0, 22050}, {22050, 0}, {-1, 22050}, {100, 48000}, {48000, 100}};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(resampler_new(bad[i][0], bad[i][1], &error));
        g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/resampler/lengths", test_lengths);
    g_test_add_func("/resampler/tone", test_tone);
    g_test_add_func("/resampler/pieces", test_pieces);
    g_test_add_func("/resampler/refuses", test_refuses);
    return g_test_run();
}
