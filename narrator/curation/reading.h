/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/reading: what would be said for a text, by the lexicon, the rules and the engine
 * together: the same way that an article goes. */
#pragma once
#include "curation/phonemes.h"
#include "script/language.h"
#include "script/script.h"

/* All borrowed. */
typedef struct {
    const Lexicon *lexicon;
    const Language *language;
    PhonemeSource source;
} Reading;

/* The words spoken for a text of one paragraph: "By Aaron Zelin, in the U S."  The caller frees
 * it. */
char *reading_words(const Reading *self, const char *text);
/* What the engine is sent for it.  The caller frees it. */
char *reading_lowered(const Reading *self, const char *text);
/* The IPA of each of n texts, as phonemes_of() returns it. */
GPtrArray *reading_ipa(const Reading *self, const char *const *texts, guint n);
/* The IPA of one text, or NULL.  The caller frees it. */
char *reading_ipa_of(const Reading *self, const char *text);
/* The sentence around a token as it is written, at most so many bytes of it.  The caller frees it.
 */
char *reading_sentence(const Paragraph *paragraph, guint token, gsize max_bytes);
/* What the engine is sent for a run of a paragraph's tokens.  The caller frees it. */
char *reading_lower_tokens(const Reading *self, const Paragraph *paragraph, guint first, guint end);
