/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/utter: a run of a paragraph's tokens -> the utterance that an engine speaks.  Where
 * script/ and speech/ meet. */
#pragma once
#include "script/script.h"
#include "speech/utterance.h"

/* The utterance of the tokens from first to below end.  Its tokens are numbered as in the
 * paragraph; its strings are the script's.  It ends in a clause mark.  The caller frees it with
 * utter_free(). */
Utterance *utter_tokens(const Paragraph *paragraph, guint first, guint end, const char *language);
/* Takes the tokens out: an engine then marks none, and sends speech alone. */
void utter_forget_tokens(Utterance *self);
void utter_free(Utterance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Utterance, utter_free)
