/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/tone: an exact engine for tests: a word is a tone of fixed length, a clause mark silence.
 *
 * A word lasts 60 / rate seconds, a mark of , ; : half as long, of . ? ! as long; a spelled letter
 * is a word.  The pitch follows from the text, so that every change of text changes the samples. */
#pragma once
#include "speech/engine.h"

extern const SpeechEngine tone_engine;
