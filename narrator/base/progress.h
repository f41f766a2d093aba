/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/progress: how far a long job is: a bar on a terminal, nothing elsewhere. */
#pragma once
#include <glib.h>

typedef struct Progress Progress;

/* terminal: draw on stderr, which is one.  The caller frees it with progress_free(). */
Progress *progress_new(gboolean terminal);
void progress_free(Progress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Progress, progress_free)

/* More work is known: units is an estimate of it in any unit, the same for all calls. */
void progress_expect(Progress *self, double units);
/* Work was done; audio_seconds of speech came of it. */
void progress_advance(Progress *self, double units, double audio_seconds);
/* What is being done, shown behind the bar.  Copied. */
void progress_label(Progress *self, const char *label);
/* Takes the bar off the screen, before anything else is printed; the next call draws it again. */
void progress_clear(Progress *self);
