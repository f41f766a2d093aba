/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/mp3_encoder.h"

#include <lame/lame.h>
#include <string.h>

#include "audio/audio_error.h"
#include "audio/mp3_frame.h"

/* What an Info frame holds behind its side information (info_frame.c). */
#define INFO_BYTES 156
/* Samples are handed to LAME in blocks, so that its output fits a buffer of fixed size: at most
 * 1.25 bytes a sample and 7200 (lame.h). */
#define BLOCK_SAMPLES 1152
#define BLOCK_MAX_BYTES (BLOCK_SAMPLES * 5 / 4 + 7200)
/* LAME is behind its input by less than this. */
#define MAX_FRAMES_BEHIND 8

struct Mp3Encoder {
    Mp3Settings settings;
    lame_t lame;
    float unit;      /* what LAME takes for 1/32768 of full scale */
    guint64 samples; /* taken */
    guint64 frames;  /* given */
    float block[BLOCK_SAMPLES];
    guint8 encoded[BLOCK_MAX_BYTES];
};

static gboolean holds_info_frame(int sample_rate_hz, int bitrate_kbps)
{
    guint samples = mp3_frame_samples(sample_rate_hz);
    int side_info_bytes = samples == 1152 ? 17 : 9;
    int size = (int)samples / 8 * bitrate_kbps * 1000 / sample_rate_hz;
    return size >= 4 + side_info_bytes + INFO_BYTES;
}

gboolean mp3_encoder_check(const Mp3Settings *settings, GError **error)
{
    const int *kbps = mp3_frame_bitrates(settings->sample_rate_hz);
    if (kbps == NULL) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS,
                    "MP3 has no sample rate of '%d' Hz: use 48000, 44100, 32000, 24000, 22050, "
                    "16000, 12000, 11025 or 8000",
                    settings->sample_rate_hz);
        return FALSE;
    }
    g_autoptr(GString) usable = g_string_new(NULL);
    for (; *kbps != 0; kbps++) {
        if (!holds_info_frame(settings->sample_rate_hz, *kbps))
            continue;
        if (*kbps == settings->bitrate_kbps)
            return TRUE;
        g_string_append_printf(usable, "%s%d", usable->len > 0 ? ", " : "", *kbps);
    }
    if (mp3_frame_allows(settings->sample_rate_hz, settings->bitrate_kbps))
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS,
                    "MP3 at %d Hz and '%d' kbit/s has frames too small to tell players the length: "
                    "use %s",
                    settings->sample_rate_hz, settings->bitrate_kbps, usable->str);
    else
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS,
                    "MP3 at %d Hz has no bitrate of '%d' kbit/s: use %s", settings->sample_rate_hz,
                    settings->bitrate_kbps, usable->str);
    return FALSE;
}

guint mp3_encoder_frame_samples(const Mp3Settings *settings)
{
    return mp3_frame_samples(settings->sample_rate_hz);
}

guint64 mp3_encoder_segment_samples(const Mp3Settings *settings, guint64 n_samples)
{
    guint frame = mp3_encoder_frame_samples(settings);
    return (n_samples + MP3_ENCODER_SILENCE_SAMPLES + frame - 1) / frame * frame;
}

guint mp3_encoder_tail_frames(const Mp3Settings *settings)
{
    guint frame = mp3_encoder_frame_samples(settings);
    return (MP3_ENCODER_DELAY_SAMPLES + MP3_DECODER_DELAY_SAMPLES + frame - 1) / frame;
}

/* The library prints to stderr otherwise.  What it says is told by its return codes too. */
G_GNUC_PRINTF(1, 0) static void say_nothing(const char *format, va_list arguments)
{
    (void)format;
    (void)arguments;
}

static gboolean start_lame(Mp3Encoder *self)
{
    lame_t lame = self->lame;
    lame_set_errorf(lame, say_nothing);
    lame_set_debugf(lame, say_nothing);
    lame_set_msgf(lame, say_nothing);
    lame_set_num_channels(lame, 1);
    lame_set_mode(lame, MONO);
    lame_set_in_samplerate(lame, self->settings.sample_rate_hz);
    lame_set_out_samplerate(lame, self->settings.sample_rate_hz);
    lame_set_VBR(lame, vbr_off);
    lame_set_brate(lame, self->settings.bitrate_kbps);
    lame_set_quality(lame, MP3_QUALITY);
    lame_set_disable_reservoir(lame, 1);
    lame_set_bWriteVbrTag(lame, 0);
    lame_set_write_id3tag_automatic(lame, 0);
    lame_set_findReplayGain(lame, 0);
    return lame_init_params(lame) >= 0;
}

Mp3Encoder *mp3_encoder_new(const Mp3Settings *settings, GError **error)
{
    if (!mp3_encoder_check(settings, error))
        return NULL;
    g_autoptr(Mp3Encoder) self = g_new0(Mp3Encoder, 1);
    self->settings = *settings;
    self->lame = lame_init();
    if (self->lame == NULL || !start_lame(self)) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY,
                    "LAME refuses %d kbit/s at %d Hz, mono", settings->bitrate_kbps,
                    settings->sample_rate_hz);
        return NULL;
    }
    /* LAME turns speech down by up to 0.45 dB, as the bitrate has it, lest decoders clip.  The
     * limiter sees to that, and the loudness shall be what was measured. */
    self->unit = 1 / lame_get_scale(self->lame);
    return g_steal_pointer(&self);
}

void mp3_encoder_free(Mp3Encoder *self)
{
    if (self == NULL)
        return;
    if (self->lame != NULL)
        lame_close(self->lame);
    g_free(self);
}

/* Counts what LAME gave, which must be whole frames that stand alone: a join would hide any other.
 */
static gboolean count_frames(Mp3Encoder *self, gsize length, GError **error)
{
    gsize offset = 0;
    Mp3Frame frame;
    while (mp3_frame_next(self->encoded, length, &offset, &frame)) {
        if (frame.main_data_begin != 0)
            break;
        self->frames++;
    }
    if (offset == length && (length == 0 || frame.main_data_begin == 0))
        return TRUE;
    g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY,
                "LAME %s gives frames that depend on each other", get_lame_version());
    return FALSE;
}

/* Encodes the first n_samples of self->block. */
static gboolean encode_block(Mp3Encoder *self, gsize n_samples, GByteArray *into, GError **error)
{
    int length = lame_encode_buffer_float(self->lame, self->block, self->block, (int)n_samples,
                                          self->encoded, sizeof self->encoded);
    if (length < 0) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY, "LAME cannot encode: code %d", length);
        return FALSE;
    }
    if (!count_frames(self, (gsize)length, error))
        return FALSE;
    self->samples += n_samples;
    g_byte_array_append(into, self->encoded, (guint)length);
    return TRUE;
}

gboolean mp3_encoder_add(Mp3Encoder *self, const float *samples, gsize n_samples, GByteArray *into,
                         GError **error)
{
    while (n_samples > 0) {
        gsize n = MIN(n_samples, BLOCK_SAMPLES);
        for (gsize i = 0; i < n; i++)
            self->block[i] = samples[i] * 32768.0f * self->unit;
        if (!encode_block(self, n, into, error))
            return FALSE;
        samples += n;
        n_samples -= n;
    }
    return TRUE;
}

gboolean mp3_encoder_finish(Mp3Encoder *self, GByteArray *into, guint64 *n_samples, GError **error)
{
    guint frame_samples = mp3_encoder_frame_samples(&self->settings);
    guint64 planned = mp3_encoder_segment_samples(&self->settings, self->samples);
    guint64 most = planned + MAX_FRAMES_BEHIND * frame_samples;
    memset(self->block, 0, sizeof self->block);
    /* More silence, not lame_encode_flush(): it marks the last frames as the end of a stream.  Fed
     * to the next whole frame first, LAME never gives more than one frame at a time. */
    guint64 first = (frame_samples - self->samples % frame_samples) % frame_samples;
    if (!encode_block(self, (gsize)first, into, error))
        return FALSE;
    while (self->frames < planned / frame_samples && self->samples < most)
        if (!encode_block(self, frame_samples, into, error))
            return FALSE;
    if (self->frames * frame_samples != planned) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_LIBRARY,
                    "LAME %s gave %" G_GUINT64_FORMAT " samples for %" G_GUINT64_FORMAT,
                    get_lame_version(), self->frames * frame_samples, planned);
        return FALSE;
    }
    *n_samples = planned;
    return TRUE;
}

int mp3_encoder_lowpass_hz(const Mp3Encoder *self)
{
    return lame_get_lowpassfreq(self->lame);
}

const char *mp3_encoder_version(void)
{
    g_autofree char *version = g_strdup_printf("LAME %s, q %d", get_lame_version(), MP3_QUALITY);
    return g_intern_string(version);
}
