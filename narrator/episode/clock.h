/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/clock: points in time as each kind of file writes them.  To add a form, add a case
 * to clock.c. */
#pragma once
#include <glib.h>

typedef enum {
    CLOCK_WEBVTT,  /* 00:01:02.345, also normal play time */
    CLOCK_SUBRIP,  /* 00:01:02,345 */
    CLOCK_SECONDS, /* 00:01:02, cut */
    CLOCK_SHORT    /* 1:02 or 1:01:02, cut: for people */
} ClockForm;

#define CLOCK_BYTES 24

/* Writes the point in time into text, of at least CLOCK_BYTES bytes, and returns it. */
const char *clock_format(char *text, guint64 ms, ClockForm form);
/* The point in time of a sample, in milliseconds, rounded.  sample_rate_hz is above 0. */
guint clock_ms(guint64 sample, int sample_rate_hz);
