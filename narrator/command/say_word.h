/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/say_word: the word of `narrator say --word`, alone and in its sentence. */
#pragma once
#include "command/lexicon_said.h"
#include "command/pipeline.h"

/* The text that is spoken: the word, then sentence, or, where that is NULL, the first sentence of
 * the edition's articles that has the word.  Where an option says how the word is said, the
 * lexicon's article layer gets it as an entry.  NULL with an error.  The caller frees it. */
char *say_word_text(Pipeline *pipeline, const char *language, const char *word,
                    const LexiconSaid *said, const char *sentence, GError **error);
