/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/limiter.h"

#include <math.h>
#include <string.h>

/* Gains are whole numbers of 2^-24, so that sums over them are exact and come back to where they
 * began: outside its work the limiter is a multiplication. */
#define UNITY (1 << 24)
/* Peaks between two samples are estimated at three places, each from this many samples around. */
#define PLACES 3
#define TAPS 12
#define TAPS_BEFORE 5
/* Samples are looked at in runs, shorter than a millisecond at most rates: most runs are quiet
 * enough to be passed over, and the compiler makes vectors of a fixed number. */
#define RUN 16
#define BLOCK_RUNS 64

/* A moving average of the gains of runs: the last n of them and their sum. */
typedef struct {
    gint64 *values;
    gint64 sum;
    guint n, next;
} Average;

struct Limiter {
    float gain;
    float ceiling;
    gint64 release; /* the share of what is missing to UNITY that comes back, in UNITY */
    float taps[PLACES][TAPS];
    float most; /* the highest peak that samples of 1 can have between them */

    guint ahead;    /* the look-ahead, in runs */
    guint head;     /* runs kept from block to block: the one before, the look-ahead, the last */
    float *line;    /* head + BLOCK_RUNS runs */
    gint32 *limits; /* the highest gain that each run may have */
    guint n_new;    /* samples of the next block that are there */
    guint skip;     /* samples to come that are not of the stream, but were there before it */
    guint64 taken, given;

    float previous, current; /* the highest samples of the run before the next to be examined, and
                                of that one */
    gint64 held;             /* the gain of a run: instant attack, slow release */
    Average first, second;   /* which smooth it; from run to run it goes in a straight line */
    gint64 full;             /* what second.sum is where the gain is 1 */
    float peak;              /* of the input, gain applied */
    gint64 least;            /* second.sum at its lowest */
};

static void fill_average(Average *self, gint64 value)
{
    for (guint i = 0; i < self->n; i++)
        self->values[i] = value;
    self->sum = value * self->n;
}

static inline gint64 push_average(Average *self, gint64 value)
{
    self->sum += value - self->values[self->next];
    self->values[self->next] = value;
    if (++self->next == self->n)
        self->next = 0;
    return self->sum;
}

/* Sinc in a raised cosine, each place's taps with sum 1. */
static void fill_taps(Limiter *self)
{
    for (int place = 0; place < PLACES; place++) {
        double at = TAPS_BEFORE + (place + 1) / (PLACES + 1.0);
        double taps[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double x = i - at;
            taps[i] = sin(G_PI * x) / (G_PI * x) * (1 + cos(G_PI * x / (TAPS / 2.0 + 0.5)));
            sum += taps[i];
        }
        double most = 0;
        for (int i = 0; i < TAPS; i++) {
            self->taps[place][i] = (float)(taps[i] / sum);
            most += fabs(taps[i] / sum);
        }
        self->most = MAX(self->most, (float)most);
    }
}

/* As before the first sample: silence, nothing held back. */
static void rewind_stream(Limiter *self)
{
    memset(self->line, 0, self->head * RUN * sizeof *self->line);
    for (guint i = 0; i < self->head + BLOCK_RUNS; i++)
        self->limits[i] = UNITY;
    self->n_new = 0;
    self->skip = (self->head - 1) * RUN;
    self->taken = self->given = 0;
    self->previous = self->current = 0;
    self->held = UNITY;
    fill_average(&self->first, UNITY);
    fill_average(&self->second, (gint64)UNITY * self->first.n);
}

Limiter *limiter_new(const LimiterSettings *settings)
{
    Limiter *self = g_new0(Limiter, 1);
    self->gain = (float)pow(10, settings->gain_db / 20);
    self->ceiling = (float)pow(10, settings->ceiling_dbtp / 20);
    double release_runs = settings->sample_rate_hz * LIMITER_RELEASE_MS / 1000.0 / RUN;
    self->release = (gint64)(UNITY * (1 - exp(-1 / MAX(release_runs, 1))));
    fill_taps(self);
    self->ahead = (guint)MAX(settings->sample_rate_hz, 0) * LIMITER_LOOK_AHEAD_MS / 1000 / RUN + 1;
    self->head = self->ahead + 2;
    self->line = g_new(float, (self->head + BLOCK_RUNS) * RUN);
    self->limits = g_new(gint32, self->head + BLOCK_RUNS);
    /* Both together reach back over the look-ahead, so that the gain arrives with the peak. */
    self->first.n = (self->ahead + 1) / 2;
    self->second.n = self->ahead + 1 - self->first.n;
    self->first.values = g_new(gint64, self->first.n);
    self->second.values = g_new(gint64, self->second.n);
    self->full = self->least = (gint64)UNITY * self->first.n * self->second.n;
    rewind_stream(self);
    return self;
}

void limiter_free(Limiter *self)
{
    if (self == NULL)
        return;
    g_free(self->line);
    g_free(self->limits);
    g_free(self->first.values);
    g_free(self->second.values);
    g_free(self);
}

static void apply_gain(const Limiter *self, float *samples)
{
    for (int i = 0; i < RUN; i++)
        samples[i] *= self->gain;
}

static float find_highest(const float *samples)
{
    float highest[4] = {0};
    for (int i = 0; i < RUN; i += 4)
        for (int j = 0; j < 4; j++) {
            float level = fabsf(samples[i + j]);
            highest[j] = level > highest[j] ? level : highest[j];
        }
    return MAX(MAX(highest[0], highest[1]), MAX(highest[2], highest[3]));
}

/* The peak of a run, that between its last sample and the next run included. */
static float estimate_peak(const Limiter *self, const float *samples)
{
    float highest = find_highest(samples);
    for (int place = 0; place < PLACES; place++) {
        float sums[RUN] = {0};
        for (int tap = 0; tap < TAPS; tap++)
            for (int i = 0; i < RUN; i++)
                sums[i] += self->taps[place][tap] * samples[i + tap - TAPS_BEFORE];
        highest = MAX(highest, find_highest(sums));
    }
    return highest;
}

/* Examines a run that has its surroundings in hand, and holds those down from which the gain must
 * go down to let it pass. */
static void examine_run(Limiter *self, guint run)
{
    const float *samples = self->line + run * RUN;
    float next = find_highest(samples + RUN);
    float highest = MAX(MAX(self->previous, self->current), next);
    self->previous = self->current;
    self->current = next;
    if (highest * self->most <= MIN(self->ceiling, self->peak))
        return;
    float peak = estimate_peak(self, samples);
    self->peak = MAX(self->peak, peak);
    if (peak <= self->ceiling)
        return;
    gint32 limit = (gint32)(self->ceiling / peak * (float)UNITY);
    for (guint i = run - self->ahead; i <= run + 1; i++)
        self->limits[i] = MIN(self->limits[i], limit);
}

/* Brings the gain to where it is at the end of a run that may not be above limit. */
static void move_gain(Limiter *self, gint32 limit)
{
    gint64 back = ((UNITY - self->held) * self->release) >> 24;
    self->held = MIN(MIN(self->held + MAX(back, 1), UNITY), limit);
    gint64 sum = push_average(&self->second, push_average(&self->first, self->held));
    self->least = MIN(self->least, sum);
}

static float current_gain(const Limiter *self)
{
    return (float)((double)self->second.sum / (double)self->full);
}

static void render_run(Limiter *self, guint run)
{
    if (self->limits[run] == UNITY && self->held == UNITY && self->second.sum == self->full)
        return;
    float *samples = self->line + run * RUN;
    float gain = current_gain(self);
    move_gain(self, self->limits[run]);
    float step = (current_gain(self) - gain) / RUN;
    for (int i = 0; i < RUN; i++) {
        float sample = samples[i] * (gain + step * (float)(i + 1));
        samples[i] = CLAMP(sample, -self->ceiling, self->ceiling);
    }
}

/* Takes a whole block and gives one, late by all runs of the head but the first. */
static void process_block(Limiter *self, GArray *into)
{
    for (guint run = self->head; run < self->head + BLOCK_RUNS; run++)
        apply_gain(self, self->line + run * RUN);
    for (guint run = self->head - 1; run < self->head + BLOCK_RUNS - 1; run++)
        examine_run(self, run);
    for (guint run = 1; run <= BLOCK_RUNS; run++)
        render_run(self, run);
    guint skipped = MIN(self->skip, BLOCK_RUNS * RUN);
    g_array_append_vals(into, self->line + RUN + skipped, BLOCK_RUNS * RUN - skipped);
    self->skip -= skipped;
    self->given += BLOCK_RUNS * RUN - skipped;
    memmove(self->line, self->line + BLOCK_RUNS * RUN, self->head * RUN * sizeof *self->line);
    memmove(self->limits, self->limits + BLOCK_RUNS, self->head * sizeof *self->limits);
    for (guint run = self->head; run < self->head + BLOCK_RUNS; run++)
        self->limits[run] = UNITY;
    self->n_new = 0;
}

/* Where the next samples go, and how many of n_samples have room there. */
static float *find_room(Limiter *self, gsize n_samples, gsize *n)
{
    *n = MIN(n_samples, BLOCK_RUNS * RUN - self->n_new);
    return self->line + self->head * RUN + self->n_new;
}

static void count_new(Limiter *self, gsize n, GArray *into)
{
    self->taken += n;
    self->n_new += (guint)n;
    if (self->n_new == BLOCK_RUNS * RUN)
        process_block(self, into);
}

void limiter_add(Limiter *self, const float *samples, gsize n_samples, GArray *into)
{
    gsize n;
    for (gsize i = 0; i < n_samples; i += n) {
        float *room = find_room(self, n_samples - i, &n);
        for (gsize j = 0; j < n; j++)
            room[j] = fabsf(samples[i + j]) <= LIMITER_LOUDEST ? samples[i + j] : 0;
        count_new(self, n, into);
    }
}

void limiter_add_int16(Limiter *self, const gint16 *samples, gsize n_samples, GArray *into)
{
    gsize n;
    for (gsize i = 0; i < n_samples; i += n) {
        float *room = find_room(self, n_samples - i, &n);
        for (gsize j = 0; j < n; j++)
            room[j] = samples[i + j] / 32768.0f;
        count_new(self, n, into);
    }
}

void limiter_finish(Limiter *self, GArray *into)
{
    while (self->given < self->taken) {
        gsize n;
        float *room = find_room(self, G_MAXSIZE, &n);
        memset(room, 0, n * sizeof *room);
        process_block(self, into);
    }
    g_array_set_size(into, into->len - (guint)(self->given - self->taken));
    rewind_stream(self);
}

double limiter_peak_dbtp(const Limiter *self)
{
    return self->peak > 0 ? 20 * log10((double)MIN(self->peak, self->ceiling)) : -HUGE_VAL;
}

double limiter_reduction_db(const Limiter *self)
{
    return 20 * log10((double)self->full / (double)self->least);
}
