/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/tokenizer: a paragraph's text -> tokens.  At each place, in this order: a pin, rules that
 * take a whole address or amount, the lexicon, the verbalizers, and else the word as it is. */
#pragma once
#include "script/pins.h"
#include "script/script.h"

typedef struct Tokenizer Tokenizer;

/* What is needed for many paragraphs of one script.  size_hint: bytes of text to come, for the size
 * of its tables.  pins may be NULL.  All arguments are borrowed and outlive it. */
Tokenizer *tokenizer_new(Script *script, const Lexicon *lexicon, const Language *language,
                         const Pins *pins, gsize size_hint);
void tokenizer_free(Tokenizer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tokenizer, tokenizer_free)

/* Fills the paragraph's tokens and parts from its written text.  Linear in its length. */
void tokenizer_read(Tokenizer *self, Paragraph *paragraph, const GArray *inline_pins);
