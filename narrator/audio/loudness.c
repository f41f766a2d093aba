/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/loudness.h"

#include <ebur128.h>
#include <math.h>

#include "audio/audio_error.h"

#define LOWEST_RATE_HZ 8000
#define HIGHEST_RATE_HZ 192000
#define STEPS_PER_BLOCK 4
#define ABSOLUTE_GATE_LUFS (-70.0)
#define RELATIVE_GATE_LU (-10.0)
/* Of the formula that turns energy into loudness. */
#define OFFSET_LU (-0.691)

struct LoudnessMeter {
    ebur128_state *state;
    gsize step_samples;
    gsize n_samples;               /* of the step that is not complete */
    double steps[STEPS_PER_BLOCK]; /* energies of the last ones */
    guint n_steps;
    GArray *blocks; /* float */
};

LoudnessMeter *loudness_meter_new(int sample_rate_hz, GError **error)
{
    if (sample_rate_hz < LOWEST_RATE_HZ || sample_rate_hz > HIGHEST_RATE_HZ) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS,
                    "loudness cannot be measured at a sample rate of '%d' Hz", sample_rate_hz);
        return NULL;
    }
    g_autoptr(LoudnessMeter) self = g_new0(LoudnessMeter, 1);
    self->step_samples = (gsize)sample_rate_hz * LOUDNESS_STEP_MS / 1000;
    self->blocks = g_array_new(FALSE, FALSE, sizeof(float));
    self->state = ebur128_init(1, (unsigned long)sample_rate_hz, EBUR128_MODE_M);
    if (self->state == NULL) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY,
                    "libebur128 has no meter for a sample rate of '%d' Hz", sample_rate_hz);
        return NULL;
    }
    ebur128_set_channel(self->state, 0, EBUR128_DUAL_MONO);
    return g_steal_pointer(&self);
}

void loudness_meter_free(LoudnessMeter *self)
{
    if (self == NULL)
        return;
    if (self->state != NULL)
        ebur128_destroy(&self->state);
    g_array_unref(self->blocks);
    g_free(self);
}

/* The block that ends with a step of this energy. */
static void append_block(LoudnessMeter *self, double step_energy)
{
    self->steps[self->n_steps++ % STEPS_PER_BLOCK] = step_energy;
    double sum = 0;
    for (guint i = 0; i < STEPS_PER_BLOCK; i++)
        sum += self->steps[i];
    float energy = (float)(sum / STEPS_PER_BLOCK);
    g_array_append_val(self->blocks, energy);
}

static double energy_of_loudness(double lufs)
{
    return pow(10, (lufs - OFFSET_LU) / 10);
}

void loudness_meter_add(LoudnessMeter *self, const float *samples, gsize n_samples)
{
    while (n_samples > 0) {
        gsize n = MIN(n_samples, self->step_samples - self->n_samples);
        ebur128_add_frames_float(self->state, samples, n);
        self->n_samples += n;
        samples += n;
        n_samples -= n;
        if (self->n_samples < self->step_samples)
            continue;
        /* A window of one step, not of one block: its sum is a quarter of the work. */
        double lufs = -HUGE_VAL;
        ebur128_loudness_window(self->state, LOUDNESS_STEP_MS, &lufs);
        append_block(self, energy_of_loudness(lufs));
        self->n_samples = 0;
    }
}

const GArray *loudness_meter_finish(LoudnessMeter *self)
{
    if (self->n_samples > 0) {
        gsize missing = self->step_samples - self->n_samples;
        g_autofree float *silence = g_new0(float, missing);
        loudness_meter_add(self, silence, missing);
    }
    for (guint i = 0; i < STEPS_PER_BLOCK - 1 && self->n_steps > 0; i++)
        append_block(self, 0);
    return self->blocks;
}

/* The mean energy of blocks above a gate; 0 where there is none. */
static double mean_above(const float *blocks, gsize n_blocks, double gate)
{
    double sum = 0;
    gsize n = 0;
    for (gsize i = 0; i < n_blocks; i++)
        if (blocks[i] > gate) {
            sum += blocks[i];
            n++;
        }
    return n > 0 ? sum / (double)n : 0;
}

double loudness_integrated(const float *blocks, gsize n_blocks)
{
    double gate = energy_of_loudness(ABSOLUTE_GATE_LUFS);
    double mean = mean_above(blocks, n_blocks, gate);
    if (mean <= 0)
        return LOUDNESS_SILENCE_LUFS;
    gate = MAX(gate, mean * pow(10, RELATIVE_GATE_LU / 10));
    return 10 * log10(mean_above(blocks, n_blocks, gate)) + OFFSET_LU;
}
