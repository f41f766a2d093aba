/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/phonemes: what an engine says for thousands of texts, in its own IPA, in seconds.
 *
 * Forked children ask the engine, each for a share; a text that kills its child is reported as one
 * without an answer, and the others go on. */
#pragma once
#include "speech/engine.h"

typedef struct {
    const SpeechEngine *engine;
    SpeechEngineState *state; /* open; has spoken nothing */
} PhonemeSource;

/* For each of n lowered texts (what SpeechEngine.lower() returned) its IPA, or NULL where there is
 * no answer.  The caller frees the array, which frees the strings. */
GPtrArray *phonemes_of(const PhonemeSource *source, const char *const *lowered, guint n);
