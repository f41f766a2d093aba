/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Drawn at most this often. */
#define REDRAW_US (G_USEC_PER_SEC / 10)

struct Progress {
    gboolean terminal;
    gboolean drawn;
    gint64 begun_us;
    gint64 drawn_us;
    double expected, done, audio_seconds;
    char *label;
};

Progress *progress_new(gboolean terminal)
{
    Progress *self = g_new0(Progress, 1);
    self->terminal = terminal;
    self->begun_us = g_get_monotonic_time();
    self->label = g_strdup("");
    return self;
}

void progress_free(Progress *self)
{
    if (self == NULL)
        return;
    progress_clear(self);
    g_free(self->label);
    g_free(self);
}

static guint terminal_columns(void)
{
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20)
        return 80;
    return size.ws_col;
}

static char *time_left(const Progress *self, double elapsed)
{
    if (self->done <= 0 || elapsed < 0.5)
        return g_strdup("");
    guint seconds = (guint)(elapsed * MAX(0, self->expected - self->done) / self->done + 0.5);
    return g_strdup_printf("  %u:%02u left", seconds / 60, seconds % 60);
}

static void draw(Progress *self)
{
    enum { CELLS = 24 };
    gint64 now = g_get_monotonic_time();
    if (!self->terminal || (self->drawn && now - self->drawn_us < REDRAW_US))
        return;
    self->drawn_us = now;
    self->drawn = TRUE;
    double share = self->expected > 0 ? MIN(1, self->done / self->expected) : 0;
    guint full = (guint)(share * CELLS);
    char bar[CELLS + 1];
    for (guint i = 0; i < CELLS; i++)
        bar[i] = i < full ? '#' : '.';
    bar[CELLS] = '\0';
    double elapsed = (double)(now - self->begun_us) / G_USEC_PER_SEC;
    g_autofree char *left = time_left(self, elapsed);
    g_autofree char *line =
        g_strdup_printf("[%s] %3.0f%%  %.0fx real time%s  %s", bar, 100 * share,
                        elapsed > 0 ? self->audio_seconds / elapsed : 0, left, self->label);
    g_autofree char *fit =
        g_utf8_substring(line, 0, MIN(g_utf8_strlen(line, -1), (glong)terminal_columns() - 1));
    (void)fprintf(stderr, "\r\033[K%s", fit);
    (void)fflush(stderr);
}

void progress_expect(Progress *self, double units)
{
    self->expected += units;
    draw(self);
}

void progress_advance(Progress *self, double units, double audio_seconds)
{
    self->done += units;
    self->audio_seconds += audio_seconds;
    draw(self);
}

void progress_label(Progress *self, const char *label)
{
    g_free(self->label);
    self->label = g_strdup(label);
    draw(self);
}

void progress_clear(Progress *self)
{
    if (!self->drawn)
        return;
    (void)fputs("\r\033[K", stderr);
    (void)fflush(stderr);
    self->drawn = FALSE;
}
