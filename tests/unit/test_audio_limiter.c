/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test_audio_signal.h"

#include <ebur128.h>

#include "audio/limiter.h"

#define N 50000

static GArray *limit(const LimiterSettings *settings, const float *samples, gsize n, gsize piece)
{
    g_autoptr(Limiter) limiter = limiter_new(settings);
    GArray *out = g_array_new(FALSE, FALSE, sizeof(float));
    for (gsize i = 0; i < n; i += piece)
        limiter_add(limiter, samples + i, MIN(piece, n - i), out);
    limiter_finish(limiter, out);
    return out;
}

static float square_wave(guint i, guint32 *state)
{
    (void)state;
    return i / 37 % 2 == 0 ? 1.0f : -1.0f;
}

static float nyquist(guint i, guint32 *state)
{
    (void)state;
    return i % 2 == 0 ? 1.0f : -1.0f;
}

static float impulses(guint i, guint32 *state)
{
    (void)state;
    return i % 1009 == 0 ? 1.0f : i % 1009 == 500 ? -1.0f : 0.0f;
}

static float noise(guint i, guint32 *state)
{
    (void)i;
    return signal_noise(state);
}

static float bursts(guint i, guint32 *state)
{
    return i / 700 % 3 == 0 ? signal_noise(state) : 0.01f * signal_noise(state);
}

static float direct_current(guint i, guint32 *state)
{
    (void)state;
    return i > 3000 && i < 20000 ? 1.0f : 0.0f;
}

static float enormous(guint i, guint32 *state)
{
    (void)state;
    return i % 5000 == 0 ? 900000.0f : 0.25f;
}

static float not_numbers(guint i, guint32 *state)
{
    static const float values[] = {NAN, INFINITY, -INFINITY, 3e38f, -3e38f, 1e-42f, -0.0f};
    return i % 11 == 0 ? values[i / 11 % G_N_ELEMENTS(values)] : signal_noise(state);
}

/* The first sample and the last are the loudest. */
static float ends(guint i, guint32 *state)
{
    (void)state;
    return i == 0 || i == N - 1 ? 1.0f : 0.0f;
}

static void test_ceiling(void)
{
    static const struct {
        const char *name;
        float (*sample)(guint i, guint32 *state);
    } signals[] = {
        {"square wave", square_wave},
        {"nyquist", nyquist},
        {"impulses", impulses},
        {"noise", noise},
        {"bursts", bursts},
        {"direct current", direct_current},
        {"enormous", enormous},
        {"not numbers", not_numbers},
        {"ends", ends},
    };
    static const LimiterSettings settings[] = {
        {22050, 0, -1}, {22050, 20, -1.7}, {48000, 3, -6}, {8000, 40, 0}, {44100, -3, -20},
    };
    for (gsize s = 0; s < G_N_ELEMENTS(signals); s++)
        for (gsize j = 0; j < G_N_ELEMENTS(settings); j++) {
            g_test_message("%s, %d Hz, %g dB to %g", signals[s].name, settings[j].sample_rate_hz,
                           settings[j].gain_db, settings[j].ceiling_dbtp);
            guint32 state = 1;
            g_autofree float *samples = g_new(float, N);
            for (guint i = 0; i < N; i++)
                samples[i] = signals[s].sample(i, &state);
            g_autoptr(GArray) out = limit(&settings[j], samples, N, 3000);
            g_assert_cmpuint(out->len, ==, N);
            float ceiling = (float)pow(10, settings[j].ceiling_dbtp / 20);
            for (guint i = 0; i < N; i++) {
                g_assert_true(isfinite(g_array_index(out, float, i)));
                g_assert_cmpfloat(fabsf(g_array_index(out, float, i)), <=, ceiling);
            }
        }
}

static double true_peak_dbtp(const GArray *samples, int rate_hz)
{
    ebur128_state *state = ebur128_init(1, (unsigned long)rate_hz, EBUR128_MODE_TRUE_PEAK);
    double peak = 0;
    ebur128_add_frames_float(state, (const float *)(const void *)samples->data, samples->len);
    ebur128_true_peak(state, 0, &peak);
    ebur128_destroy(&state);
    return 20 * log10(peak);
}

/* Of speech the peaks between the samples are held too, as another meter finds. */
static void test_true_peak(void)
{
    static const LimiterSettings settings[] = {
        {22050, 6, -1}, {24000, 12, -3}, {44100, 6, -1}, {48000, 9, -1.7}};
    for (gsize j = 0; j < G_N_ELEMENTS(settings); j++) {
        g_autofree float *samples = signal_speech(N, settings[j].sample_rate_hz, 4);
        g_autoptr(Limiter) limiter = limiter_new(&settings[j]);
        g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(float));
        limiter_add(limiter, samples, N, out);
        limiter_finish(limiter, out);
        double peak = true_peak_dbtp(out, settings[j].sample_rate_hz);
        g_test_message("%d Hz: %g dBTP", settings[j].sample_rate_hz, peak);
        g_assert_cmpfloat(peak, <=, settings[j].ceiling_dbtp + 0.1);
        g_assert_cmpfloat(peak, >=, settings[j].ceiling_dbtp - 0.5);
        g_assert_cmpfloat(fabs(limiter_peak_dbtp(limiter) - settings[j].ceiling_dbtp), <, 1e-6);
        g_assert_cmpfloat(limiter_reduction_db(limiter), >, 3);
    }
}

/* What is under the ceiling is multiplied and nothing else. */
static void test_quiet(void)
{
    static const double gains_db[] = {0, 3.3, -7};
    for (gsize g = 0; g < G_N_ELEMENTS(gains_db); g++) {
        LimiterSettings settings = {22050, gains_db[g], -1};
        float gain = (float)pow(10, gains_db[g] / 20);
        g_autofree float *samples = signal_speech(N, 22050, 9);
        for (guint i = 0; i < N; i++)
            samples[i] *= 0.4f;
        g_autoptr(Limiter) limiter = limiter_new(&settings);
        g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(float));
        limiter_add(limiter, samples, N, out);
        limiter_finish(limiter, out);
        g_assert_cmpuint(out->len, ==, N);
        for (guint i = 0; i < N; i++)
            g_assert_cmpfloat(g_array_index(out, float, i), ==, samples[i] * gain);
        g_assert_cmpfloat(limiter_reduction_db(limiter), ==, 0);
        double peak = true_peak_dbtp(out, 22050);
        g_assert_cmpfloat(fabs(limiter_peak_dbtp(limiter) - peak), <, 0.3);
    }
}

/* A single peak pulls the gain down evenly from 5 ms before to the peak, which comes out at the
 * ceiling; it is back a second later, to the bit, and nothing is touched before. */
static void test_shape(void)
{
    LimiterSettings settings = {24000, 0, -6.0206};
    const float ceiling = 0.5f;
    const guint peak = 24000;
    g_autofree float *samples = g_new(float, N);
    for (guint i = 0; i < N; i++)
        samples[i] = 0.1f;
    samples[peak] = 0.9f;
    g_autoptr(GArray) out = limit(&settings, samples, N, 1000);
    const float *sample = (const float *)(const void *)out->data;
    g_assert_cmpfloat(fabsf(sample[peak]), <=, ceiling);
    g_assert_cmpfloat(sample[peak], >, 0.85f * ceiling);
    for (guint i = 0; i + 1 < N; i++) {
        float change = sample[i + 1] - sample[i];
        if (i < peak - 240 || i > peak + 24000)
            g_assert_cmpfloat(sample[i], ==, 0.1f);
        if (i + 1 < peak)
            g_assert_true(change <= 0 && change > -0.0025f);
        if (i > peak + 60)
            g_assert_true(change >= 0 && change < 0.0005f);
    }
}

/* A kick that is under the ceiling stays where it is: no delay. */
static void test_alignment(void)
{
    static const guint at[] = {0, 1, 15, 16, 1023, 1024, 1025, 30000, N - 1};
    LimiterSettings settings = {22050, 0, -1};
    for (gsize i = 0; i < G_N_ELEMENTS(at); i++) {
        g_autofree float *samples = g_new0(float, N);
        samples[at[i]] = 0.5f;
        g_autoptr(GArray) out = limit(&settings, samples, N, 777);
        g_assert_cmpmem(out->data, out->len * sizeof(float), samples, N * sizeof(float));
    }
}

static void test_lengths(void)
{
    static const guint lengths[] = {0, 1, 15, 16, 17, 143, 144, 145, 1023, 1024, 1025, 5000};
    LimiterSettings settings = {22050, 6, -1};
    g_autofree float *samples = signal_speech(5000, 22050, 2);
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(GArray) out = limit(&settings, samples, lengths[i], 100);
        g_assert_cmpuint(out->len, ==, lengths[i]);
    }
}

/* The same output, however the input is cut, in whichever form it comes, and once more. */
static void test_pieces(void)
{
    static const gsize pieces[] = {1, 15, 16, 17, 1024, 1025, 10000};
    LimiterSettings settings = {22050, 9, -1.7};
    g_autofree float *samples = signal_speech(N, 22050, 11);
    g_autofree gint16 *rounded = g_new(gint16, N);
    for (guint i = 0; i < N; i++) {
        rounded[i] = (gint16)lrintf(samples[i] * 32767);
        samples[i] = rounded[i] / 32768.0f;
    }
    g_autoptr(GArray) whole = limit(&settings, samples, N, N);
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GArray) out = limit(&settings, samples, N, pieces[i]);
        g_assert_cmpmem(out->data, out->len * sizeof(float), whole->data, N * sizeof(float));
    }
    g_autoptr(Limiter) limiter = limiter_new(&settings);
    for (int round = 0; round < 2; round++) {
        g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(float));
        limiter_add_int16(limiter, rounded, 1234, out);
        limiter_add_int16(limiter, rounded + 1234, N - 1234, out);
        limiter_finish(limiter, out);
        g_assert_cmpmem(out->data, out->len * sizeof(float), whole->data, N * sizeof(float));
    }
}

static void test_silence(void)
{
    LimiterSettings settings = {22050, 9, -1.7};
    g_autoptr(Limiter) limiter = limiter_new(&settings);
    g_assert_true(isinf(limiter_peak_dbtp(limiter)));
    g_autofree float *samples = g_new0(float, N);
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(float));
    limiter_add(limiter, samples, N, out);
    limiter_finish(limiter, out);
    g_assert_cmpmem(out->data, out->len * sizeof(float), samples, N * sizeof(float));
    g_assert_true(limiter_peak_dbtp(limiter) == -HUGE_VAL);
    g_assert_cmpfloat(limiter_reduction_db(limiter), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/limiter/ceiling", test_ceiling);
    g_test_add_func("/limiter/true-peak", test_true_peak);
    g_test_add_func("/limiter/quiet", test_quiet);
    g_test_add_func("/limiter/shape", test_shape);
    g_test_add_func("/limiter/alignment", test_alignment);
    g_test_add_func("/limiter/lengths", test_lengths);
    g_test_add_func("/limiter/pieces", test_pieces);
    g_test_add_func("/limiter/silence", test_silence);
    return g_test_run();
}
