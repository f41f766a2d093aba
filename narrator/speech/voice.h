/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/voice: a voice profile, voices/NAME.yaml: an engine with its settings. */
#pragma once
#include "base/diagnostics.h"

typedef struct {
    char *name;      /* the file's, without .yaml */
    char *engine;    /* "espeak" */
    char *language;  /* BCP 47: en-GB */
    char *summary;   /* a line for people */
    char *speaker;   /* what transcripts and feeds call the narrator */
    char *variant;   /* the engine's own name of the timbre, or NULL */
    int rate_wpm;    /* words a minute */
    int pitch;       /* 0 to 99, the engine's scale */
    int range;       /* 0 to 99: how lively */
    int volume;      /* 10 to 200 */
    int word_gap_ms; /* silence added between words */
} Voice;

/* Loads a profile: from the edition's voices/ (edition_folder may be NULL), else from what ships.
 * NULL, with an error reported that names the nearest voice there is, at asked: where the name stands,
 * NULL for the command line. */
Voice *voice_load(const char *name, const char *edition_folder, const Place *asked,
                  Diagnostics *diagnostics);
void voice_free(Voice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Voice, voice_free)

/* The names of all profiles, sorted.  The caller frees them with g_strfreev(). */
char **voice_names(const char *edition_folder);
