/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/engine: a synthesizer.  To add one, write a file like tone.c and list it in engine.c. */
#pragma once
#include "speech/utterance.h"
#include "speech/voice.h"
#include <gio/gio.h>

typedef struct SpeechEngineState SpeechEngineState; /* each engine's own */

/* Where speech goes. */
typedef struct {
    /* Samples in order, mono, 16 bits, at the state's rate.  FALSE ends the speech. */
    gboolean (*samples)(gpointer user_data, const gint16 *samples, gsize n_samples);
    /* A token begins at this sample. */
    void (*token)(gpointer user_data, guint32 token, guint64 sample);
    gpointer user_data;
} SpeechSink;

/* An item that an engine cannot speak as asked. */
typedef struct {
    guint32 token;
    guint position; /* of it in the item's detail, in characters from 1; 0: not known */
    char *message;  /* owned */
} SpeechComplaint;

typedef struct {
    const char *name;    /* what a voice profile says under "engine" */
    const char *summary; /* a line for `narrator voices` */

    /* Mandatory.  Called once, in the parent, before any child is forked; speaks nothing.
     * On failure it has released all that it took. */
    SpeechEngineState *(*open)(const Voice *voice, GError **error);

    /* Mandatory.  Any time after open().  What the engine is sent for an utterance: pronunciations
     * lowered to its notation, input that would be read as markup neutralised.  Depends on the
     * utterance and the voice alone.  An item that the engine cannot speak is added to complaints
     * (of SpeechComplaint; may be NULL) and falls back on its text.  The caller frees the result.
     */
    char *(*lower)(SpeechEngineState *state, const Utterance *utterance, GArray *complaints);

    /* Mandatory.  Called in a child, once.  Samples and token times depend on the lowered text and
     * the voice alone. */
    gboolean (*speak)(SpeechEngineState *state, const char *lowered, SpeechSink *sink,
                      GError **error);

    /* Optional.  What will be said, in the engine's own IPA; called in a child, once. */
    char *(*phonemes)(SpeechEngineState *state, const char *lowered, GError **error);

    /* Mandatory.  After open(): "espeak-ng 1.51", with the version of its data. */
    const char *(*version)(SpeechEngineState *state);

    /* Mandatory.  After open(). */
    int (*sample_rate_hz)(SpeechEngineState *state);

    /* Optional.  After a successful open(), in the parent. */
    void (*close)(SpeechEngineState *state);
} SpeechEngine;

/* An array of SpeechComplaint that frees their messages.  The caller unrefs it. */
GArray *speech_complaints_new(void);

/* The engine of that name, or NULL.  The table itself ends with a NULL. */
const SpeechEngine *speech_engine_find(const char *name);
const SpeechEngine *const *speech_engine_all(void);
