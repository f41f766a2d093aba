/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/clock.h"

const char *clock_format(char *text, guint64 ms, ClockForm form)
{
    guint hours = (guint)(ms / 3600000);
    guint minutes = (guint)(ms / 60000 % 60);
    guint seconds = (guint)(ms / 1000 % 60);
    guint rest = (guint)(ms % 1000);
    switch (form) {
    case CLOCK_WEBVTT:
        g_snprintf(text, CLOCK_BYTES, "%02u:%02u:%02u.%03u", hours, minutes, seconds, rest);
        break;
    case CLOCK_SUBRIP:
        g_snprintf(text, CLOCK_BYTES, "%02u:%02u:%02u,%03u", hours, minutes, seconds, rest);
        break;
    case CLOCK_SECONDS:
        g_snprintf(text, CLOCK_BYTES, "%02u:%02u:%02u", hours, minutes, seconds);
        break;
    case CLOCK_SHORT:
        if (hours > 0)
            g_snprintf(text, CLOCK_BYTES, "%u:%02u:%02u", hours, minutes, seconds);
        else
            g_snprintf(text, CLOCK_BYTES, "%u:%02u", minutes, seconds);
        break;
    }
    return text;
}

guint clock_ms(guint64 sample, int sample_rate_hz)
{
    guint64 rate = (guint64)sample_rate_hz;
    return (guint)((sample * 1000 + rate / 2) / rate);
}
