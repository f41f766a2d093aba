/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/language: a language's data, languages/TAG/NAME.yaml: words, not code.
 *
 * "en-GB" loads languages/en and lets languages/en-GB override it, where there is one.  An
 * edition's own languages/ folder is laid over that. */
#pragma once
#include "base/diagnostics.h"

typedef struct Language Language;

/* Loads a language.  edition_folder may be NULL.  NULL, with an error reported, where there is no
 * data for it or the data is bad. */
Language *language_load(const char *tag, const char *edition_folder, Diagnostics *diagnostics);
void language_free(Language *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Language, language_free)

/* The tag that it was loaded for. */
const char *language_tag(const Language *self);
