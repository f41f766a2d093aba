/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/speaker: a voice with the audio settings of an edition: what is sent to the engine ->
 * a segment.  Where speech/ and audio/ meet. */
#pragma once
#include "episode/segment_writer.h"
#include "episode/store.h"
#include "speech/engine.h"

typedef struct {
    const SpeechEngine *engine;
    SpeechEngineState *state;
    Voice *voice;
    SegmentSettings settings; /* the sample rate filled in */
    double gain_db;           /* speaker_calibrate()'s */
    SegmentWriter *writer;    /* made once, for each child to use its own copy of; may be NULL */
} Speaker;

/* Opens a voice; speaks nothing.  voice is taken over, also on failure.  NULL with an error where
 * the engine does not open or the settings do not exist. */
Speaker *speaker_open(Voice *voice, const SegmentSettings *settings, GError **error);
void speaker_free(Speaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Speaker, speaker_free)

/* The name in the store of the gain that makes the voice as loud as wanted.  The caller frees it.
 */
char *speaker_gain_note(const Speaker *self);
/* Measures the voice on a fixed passage and saves the gain in the store.  In a child. */
gboolean speaker_measure_gain(const Speaker *self, const Store *store, GError **error);
/* Takes the gain from the store, and prepares for speaking with it; FALSE where it was not measured
 * yet. */
gboolean speaker_calibrate(Speaker *self, const Store *store);

/* The key of everything audible in a segment.  The caller frees it. */
char *speaker_key(const Speaker *self, const char *lowered);

/* Speaks, once in a child, and saves the segment under its key.  words is how many are in it: audio
 * shorter than they allow is an error. */
gboolean speaker_speak(Speaker *self, const Store *store, const char *lowered, guint words,
                       GError **error);
