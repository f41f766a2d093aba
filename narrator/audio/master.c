/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/master.h"

#include <math.h>
#include <sndfile.h>
#include <string.h>

#include "audio/audio_error.h"

#define BLOCK_SAMPLES 4096
/* What a header may take of the 4 GB. */
#define WAV_HEADER_BYTES 65536

static const struct MasterFormat {
    const char *name;
    int format; /* libsndfile's */
    int max_rate_hz;
    guint64 max_samples; /* what its header can count */
} formats[] = {
    {"flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 655350, G_GUINT64_CONSTANT(1) << 36},
    {"wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, G_MAXINT32,
     (G_MAXUINT32 - WAV_HEADER_BYTES) / sizeof(gint16)},
};

struct Master {
    SNDFILE *file;
    const struct MasterFormat *format;
    guint64 n_samples;
};

static const struct MasterFormat *find_format(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (g_strcmp0(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

gboolean master_has_format(const char *format)
{
    return find_format(format) != NULL;
}

static void set_tags(SNDFILE *file, const MasterTags *tags)
{
    const struct {
        int type;
        const char *text;
    } rows[] = {{SF_STR_TITLE, tags->title},
                {SF_STR_ARTIST, tags->artist},
                {SF_STR_ALBUM, tags->album},
                {SF_STR_DATE, tags->date}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].text != NULL)
            sf_set_string(file, rows[i].type, rows[i].text);
}

static gboolean fail(const char *format, const char *reason, GError **error)
{
    /* The library's own words are sentences. */
    const char *colon = strstr(reason, " : ");
    g_autofree char *phrase = g_strdup(colon != NULL ? colon + 3 : reason);
    if (g_str_has_suffix(phrase, "."))
        phrase[strlen(phrase) - 1] = '\0';
    g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_IO, "%s file cannot be written: %s", format,
                phrase);
    return FALSE;
}

Master *master_new(int fd, const char *format, int sample_rate_hz, const MasterTags *tags,
                   GError **error)
{
    const struct MasterFormat *found = find_format(format);
    if (found == NULL) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS,
                    "'%s' is no lossless format: use flac or wav", format);
        return NULL;
    }
    if (sample_rate_hz < 1 || sample_rate_hz > found->max_rate_hz) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS, "%s has no sample rate of '%d' Hz",
                    found->name, sample_rate_hz);
        return NULL;
    }
    SF_INFO info = {.samplerate = sample_rate_hz, .channels = 1, .format = found->format};
    SNDFILE *file = sf_open_fd(fd, SFM_WRITE, &info, FALSE);
    if (file == NULL) {
        fail(found->name, sf_strerror(NULL), error);
        return NULL;
    }
    set_tags(file, tags);
    Master *self = g_new0(Master, 1);
    self->file = file;
    self->format = found;
    return self;
}

void master_free(Master *self)
{
    if (self == NULL)
        return;
    if (self->file != NULL)
        sf_close(self->file);
    g_free(self);
}

gboolean master_add_int16(Master *self, const gint16 *samples, gsize n_samples, GError **error)
{
    if (n_samples > self->format->max_samples - self->n_samples) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE,
                    "%s file cannot hold more than %" G_GUINT64_FORMAT " samples",
                    self->format->name, self->format->max_samples);
        return FALSE;
    }
    if (sf_write_short(self->file, samples, (sf_count_t)n_samples) != (sf_count_t)n_samples)
        return fail(self->format->name, sf_strerror(self->file), error);
    self->n_samples += n_samples;
    return TRUE;
}

gboolean master_add(Master *self, const float *samples, gsize n_samples, GError **error)
{
    gint16 block[BLOCK_SAMPLES];
    while (n_samples > 0) {
        gsize n = MIN(n_samples, BLOCK_SAMPLES);
        for (gsize i = 0; i < n; i++) {
            float sample = isfinite(samples[i]) ? samples[i] * 32768.0f : 0;
            block[i] = (gint16)lrintf(CLAMP(sample, G_MININT16, G_MAXINT16));
        }
        if (!master_add_int16(self, block, n, error))
            return FALSE;
        samples += n;
        n_samples -= n;
    }
    return TRUE;
}

gboolean master_add_silence(Master *self, guint64 n_samples, GError **error)
{
    static const gint16 silence[BLOCK_SAMPLES];
    while (n_samples > 0) {
        gsize n = (gsize)MIN(n_samples, BLOCK_SAMPLES);
        if (!master_add_int16(self, silence, n, error))
            return FALSE;
        n_samples -= n;
    }
    return TRUE;
}

gboolean master_finish(Master *self, GError **error)
{
    int code = sf_close(self->file);
    self->file = NULL;
    return code == 0 || fail(self->format->name, sf_error_number(code), error);
}
