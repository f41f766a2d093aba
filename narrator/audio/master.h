/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/master: a lossless file, FLAC or WAV, 16 bits, mono, written as the samples come.  The same
 * samples and tags give the same bytes.  To add a format: a row in master.c. */
#pragma once
#include <glib.h>

/* Each may be NULL.  date is ISO 8601. */
typedef struct {
    const char *title, *artist, *album, *date;
} MasterTags;

typedef struct Master Master;

/* Whether there is a format of this name: "flac" or "wav". */
gboolean master_has_format(const char *format);

/* Begins a file in fd, which is open for reading and writing, empty, and stays the caller's, open.
 */
Master *master_new(int fd, const char *format, int sample_rate_hz, const MasterTags *tags,
                   GError **error);
/* Gives up what was not finished. */
void master_free(Master *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Master, master_free)

/* Writes samples, full scale 1.0, rounded to 16 bits, what is beyond clipped.  FALSE when the disk
 * is full, or a WAV passes the 4 GB that its header can count. */
gboolean master_add(Master *self, const float *samples, gsize n_samples, GError **error);
gboolean master_add_int16(Master *self, const gint16 *samples, gsize n_samples, GError **error);
/* Writes silence. */
gboolean master_add_silence(Master *self, guint64 n_samples, GError **error);
/* Completes the file. */
gboolean master_finish(Master *self, GError **error);
