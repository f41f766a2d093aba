/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/dictionary: an installed pronouncing dictionary in CMUdict's format, to hold names
 * against.  Nothing of it ships; without one, everything works but knows less. */
#pragma once
#include "base/diagnostics.h"

/* CMUdict has 4 MB. */
#define DICTIONARY_MAX_BYTES (64 * 1024 * 1024)
/* How far from a word its other pronunciations are looked for. */
#define DICTIONARY_MAX_LINES 16

typedef struct Dictionary Dictionary;

/* Opens the file at path, or, where path is NULL, where Debian's pocketsphinx-en-us installs one.
 * NULL where there is none; for a path that was given that is reported as an error. */
Dictionary *dictionary_open(const char *path, Diagnostics *diagnostics);
void dictionary_free(Dictionary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dictionary, dictionary_free)

/* The pronunciations of a word in any case, as IPA, ended by NULL; NULL where it is not in.  The
 * caller frees them with g_strfreev(). */
char **dictionary_find(const Dictionary *self, const char *word);
gboolean dictionary_has(const Dictionary *self, const char *word);
/* Whether its pronunciations say where the stress is; some copies of CMUdict do not. */
gboolean dictionary_has_stress(const Dictionary *self);
/* How many pronunciations it has. */
guint dictionary_size(const Dictionary *self);
