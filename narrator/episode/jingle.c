/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/jingle.h"

#include <math.h>

#include "audio/loudness.h"
#include "audio/sound_file.h"
#include "base/digest.h"

/* A file that is quieter than this is taken as it is. */
#define QUIET_LUFS (-60.0)

char *jingle_key(const char *path, const SegmentSettings *settings, GError **error)
{
    g_autoptr(Digest) sum = digest_new();
    if (!digest_file(sum, "jingle", path)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "cannot read the audio file '%s'",
                    path);
        return NULL;
    }
    digest_integer(sum, "segment", SEGMENT_VERSION);
    digest_integer(sum, "format", settings->format);
    digest_integer(sum, "sample rate", settings->mp3.sample_rate_hz);
    digest_integer(sum, "bitrate", settings->mp3.bitrate_kbps);
    digest_real(sum, "loudness", settings->loudness_lufs);
    digest_real(sum, "true peak", settings->true_peak_dbtp);
    digest_text(sum, "encoder", mp3_encoder_version());
    g_autofree char *digest = digest_finish(sum);
    return g_strndup(digest, 40);
}

static double find_gain(const float *samples, gsize n, const SegmentSettings *settings,
                        GError **error)
{
    g_autoptr(LoudnessMeter) meter = loudness_meter_new(settings->mp3.sample_rate_hz, error);
    if (meter == NULL)
        return NAN;
    loudness_meter_add(meter, samples, n);
    const GArray *blocks = loudness_meter_finish(meter);
    double lufs = loudness_integrated((const float *)blocks->data, blocks->len);
    return lufs > QUIET_LUFS ? settings->loudness_lufs - lufs : 0;
}

gboolean jingle_make(const char *path, const SegmentSettings *settings, const Store *store,
                     const char *key, GError **error)
{
    g_autoptr(GArray) samples = sound_file_read(path, settings->mp3.sample_rate_hz, error);
    if (samples == NULL)
        return FALSE;
    double gain_db = find_gain((const float *)samples->data, samples->len, settings, error);
    if (isnan(gain_db))
        return FALSE;
    g_autoptr(Segment) segment =
        segment_write(settings, (const float *)samples->data, samples->len, gain_db, error);
    return segment != NULL && store_save(store, key, segment, error);
}
