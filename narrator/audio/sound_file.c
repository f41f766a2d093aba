/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/sound_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sndfile.h>
#include <unistd.h>

#include "audio/audio_error.h"
#include "audio/resampler.h"

#define BLOCK_FRAMES 4096
/* More than any layout of loudspeakers; the library allows 1024. */
#define MAX_CHANNELS 64

/* Mixes frames of n channels down, in place: what is not a number is silence. */
static void mix(float *samples, gsize n_frames, int n_channels)
{
    for (gsize i = 0; i < n_frames; i++) {
        float sum = 0;
        for (int channel = 0; channel < n_channels; channel++)
            sum += samples[i * (gsize)n_channels + (gsize)channel];
        samples[i] = isfinite(sum) ? sum / (float)n_channels : 0;
    }
}

static gboolean check_format(const char *path, const SF_INFO *info, GError **error)
{
    if (info->channels > 0 && info->channels <= MAX_CHANNELS)
        return TRUE;
    g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA,
                "'%s' has %d channels, and at most %d can be mixed", path, info->channels,
                MAX_CHANNELS);
    return FALSE;
}

/* Reads, mixes and resamples all of file. */
static gboolean read_samples(SNDFILE *file, const char *path, const SF_INFO *info,
                             Resampler *resampler, GArray *into, GError **error)
{
    g_autofree float *block = g_new(float, BLOCK_FRAMES *(gsize)info->channels);
    const guint64 most = (guint64)SOUND_FILE_MAX_SECONDS * (guint64)info->samplerate;
    guint64 n_frames = 0;
    sf_count_t n;
    while ((n = sf_readf_float(file, block, BLOCK_FRAMES)) > 0) {
        n_frames += (guint64)n;
        if (n_frames > most) {
            g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE, "'%s' is longer than %d seconds",
                        path, SOUND_FILE_MAX_SECONDS);
            return FALSE;
        }
        mix(block, (gsize)n, info->channels);
        if (!resampler_add(resampler, block, (gsize)n, into, error))
            return FALSE;
    }
    if (n_frames == 0) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA, "'%s' has no sound in it", path);
        return FALSE;
    }
    return resampler_finish(resampler, into, error);
}

static GArray *read_descriptor(int fd, const char *path, int sample_rate_hz, GError **error)
{
    SF_INFO info = {0};
    SNDFILE *file = sf_open_fd(fd, SFM_READ, &info, FALSE);
    if (file == NULL) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA,
                    "'%s' is no audio file of a known format", path);
        return NULL;
    }
    g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(Resampler) resampler = NULL;
    gboolean done = check_format(path, &info, error) &&
                    (resampler = resampler_new(info.samplerate, sample_rate_hz, error)) != NULL &&
                    read_samples(file, path, &info, resampler, samples, error);
    sf_close(file);
    return done ? g_steal_pointer(&samples) : NULL;
}

GArray *sound_file_read(const char *path, int sample_rate_hz, GError **error)
{
    int fd = g_open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_IO, "'%s' cannot be read: %s", path,
                    g_strerror(errno));
        return NULL;
    }
    GArray *samples = read_descriptor(fd, path, sample_rate_hz, error);
    close(fd);
    return samples;
}
