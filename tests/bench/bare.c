/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bare VOICE RATE PITCH RANGE VOLUME OUT.mp3 < TEXT: what the libraries cost without narrator:
 * speaks the SSML of standard input in one go and encodes the samples, by the settings that
 * narrator uses. */
#include <espeak-ng/speak_lib.h>
#include <lame/lame.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX_TEXT_BYTES (4 * 1024 * 1024)

typedef struct {
    lame_t lame;
    FILE *out;
    unsigned char bytes[1 << 17];
} Encoder;

static int take(short *samples, int n, espeak_EVENT *events)
{
    Encoder *self = events->user_data;
    if (samples == NULL)
        return 0;
    int length = lame_encode_buffer(self->lame, samples, NULL, n, self->bytes, sizeof self->bytes);
    return length < 0 || fwrite(self->bytes, 1, (size_t)length, self->out) != (size_t)length;
}

static lame_t open_lame(int rate_hz)
{
    lame_t lame = lame_init();
    lame_set_in_samplerate(lame, rate_hz);
    lame_set_out_samplerate(lame, rate_hz);
    lame_set_num_channels(lame, 1);
    lame_set_mode(lame, MONO);
    lame_set_VBR(lame, vbr_off);
    lame_set_brate(lame, 64);
    lame_set_quality(lame, 2);
    lame_set_disable_reservoir(lame, 1);
    lame_set_bWriteVbrTag(lame, 0);
    return lame_init_params(lame) < 0 ? NULL : lame;
}

int main(int argc, char **argv)
{
    static char text[MAX_TEXT_BYTES];
    static Encoder encoder;
    if (argc != 7)
        return 2;
    size_t length = fread(text, 1, sizeof text - 1, stdin);
    int rate_hz = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 200, NULL, 0);
    if (rate_hz <= 0 || espeak_SetVoiceByName(argv[1]) != EE_OK)
        return 1;
    espeak_SetParameter(espeakRATE, atoi(argv[2]), 0);
    espeak_SetParameter(espeakPITCH, atoi(argv[3]), 0);
    espeak_SetParameter(espeakRANGE, atoi(argv[4]), 0);
    espeak_SetParameter(espeakVOLUME, atoi(argv[5]), 0);
    espeak_SetSynthCallback(take);
    encoder.lame = open_lame(rate_hz);
    encoder.out = fopen(argv[6], "wb");
    if (encoder.lame == NULL || encoder.out == NULL)
        return 1;
    espeak_Synth(text, length + 1, 0, POS_CHARACTER, 0,
                 espeakCHARS_UTF8 | espeakSSML | espeakPHONEMES, NULL, &encoder);
    int rest = lame_encode_flush(encoder.lame, encoder.bytes, sizeof encoder.bytes);
    int failed = rest < 0 || fwrite(encoder.bytes, 1, (size_t)rest, encoder.out) != (size_t)rest;
    return fclose(encoder.out) != 0 || failed;
}
