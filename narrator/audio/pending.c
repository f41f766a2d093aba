/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Until resampler.c, sound_file.c, master.c and image.c are in: their engineer deletes this file in
 * the commit that adds them. */
#include "audio/image.h"
#include "audio/master.h"
#include "audio/resampler.h"
#include "audio/sound_file.h"
gboolean image_probe(const guint8 *bytes, gsize length, ImageInfo *info, GError **error)
{
    *info = (ImageInfo){"image/png", 3000, 3000, IMAGE_RGB, 0};
    return TRUE;
}
gboolean master_has_format(const char *f)
{
    return 1;
}
Master *master_new(int fd, const char *format, int sample_rate_hz, const MasterTags *tags,
                   GError **error)
{
    return 0;
}
void master_free(Master *m)
{
}
gboolean master_add_int16(Master *self, const gint16 *samples, gsize n_samples, GError **error)
{
    return 0;
}
gboolean master_add_silence(Master *self, guint64 n_samples, GError **error)
{
    return 0;
}
gboolean master_finish(Master *self, GError **error)
{
    return 0;
}
struct Resampler {
    int x;
};
Resampler *resampler_new(int from_hz, int to_hz, GError **error)
{
    return g_new0(Resampler, 1);
}
void resampler_free(Resampler *r)
{
    g_free(r);
}
gboolean resampler_add(Resampler *self, const float *samples, gsize n_samples, GArray *into,
                       GError **error)
{
    g_array_append_vals(into, samples, n_samples);
    return 1;
}
gboolean resampler_finish(Resampler *self, GArray *into, GError **error)
{
    return 1;
}
GArray *sound_file_read(const char *path, int sample_rate_hz, GError **error)
{
    return NULL;
}
