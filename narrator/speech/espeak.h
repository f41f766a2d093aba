/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/espeak: the espeak-ng engine; the only place that meets libespeak-ng.
 *
 * What it is sent is SSML with a mark before each token, and phonemes in [[ ]]. */
#pragma once
#include "speech/engine.h"

extern const SpeechEngine espeak_engine;
