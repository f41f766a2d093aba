/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/audio_error.h"

G_DEFINE_QUARK(narrator - audio - error - quark, audio_error)
