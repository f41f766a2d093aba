/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/audio_error: the one error domain of audio/.  Messages are complete enough to be shown
 * behind a path or a position. */
#pragma once
#include <glib.h>

#define AUDIO_ERROR (audio_error_quark())

typedef enum {
    AUDIO_ERROR_SETTINGS,  /* a sample rate, bitrate or format that does not exist */
    AUDIO_ERROR_BAD_DATA,  /* bytes that are not what they should be */
    AUDIO_ERROR_TOO_LARGE, /* more than a format or a named limit allows */
    AUDIO_ERROR_IO,        /* a file cannot be read or written */
    AUDIO_ERROR_LIBRARY    /* a library refused or ran out of memory */
} AudioError;

GQuark audio_error_quark(void);
