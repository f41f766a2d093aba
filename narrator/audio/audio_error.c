/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/audio_error.h"

G_DEFINE_QUARK(narrator_audio_error, audio_error)
