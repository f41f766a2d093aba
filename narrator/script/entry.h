/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/entry: what a lexicon's entry makes of a token. */
#pragma once
#include "script/language.h"
#include "script/spoken.h"

/* Says what match found at text, with its ending. */
void entry_speak(const Language *language, Spoken *spoken, const LexiconMatch *match,
                 const char *text);
