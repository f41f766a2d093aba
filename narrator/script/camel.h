/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/camel: words written together with capitals inside: ChatGPT, MeToo, BBCNews. */
#pragma once
#include "script/spoken.h"

typedef struct Language Language;

/* Says the words of text one by one: a run of capitals is spelled where it is no word, the rest is
 * in lower case. */
void camel_speak(const Language *language, Spoken *spoken, const char *text, gsize length);
