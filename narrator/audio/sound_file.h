/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/sound_file: any audio file that libsndfile reads -> mono samples at the rate wanted.  For
 * the intro and outro of an edition. */
#pragma once
#include <glib.h>

/* A jingle is held in memory as a whole: ten minutes at 48 kHz are 115 MB. */
#define SOUND_FILE_MAX_SECONDS 600

/* The samples, an array of float that the caller frees, its channels mixed with equal weight. NULL,
 * with an error that names the path, where it cannot be read, is no audio, is empty or too long. */
GArray *sound_file_read(const char *path, int sample_rate_hz, GError **error);
