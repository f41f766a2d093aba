/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/diagnostics: what went wrong where, in words for the user.
 *
 * Stages report recoverable oddities in their input here and go on; only command/ decides what is
 * printed and what the exit code is.  Stands on nothing but GLib. */
#pragma once
#include <glib.h>

typedef enum {
    DIAGNOSTIC_NOTE,
    DIAGNOSTIC_WARNING,
    DIAGNOSTIC_ERROR,
    DIAGNOSTIC_LEVELS
} DiagnosticLevel;

/* A place in a file.  line and column count from 1; 0 says that they are not known.  column counts
 * characters, not bytes.  path is borrowed. */
typedef struct {
    const char *path;
    guint line;
    guint column;
} Place;

typedef struct Diagnostics Diagnostics;

/* Called once for each message, in order. */
typedef void (*DiagnosticsPrinter)(DiagnosticLevel level, const Place *place, const char *message,
                                   gpointer user_data);

/* A sink that counts, and hands each message to print (which may be NULL). */
Diagnostics *diagnostics_new(DiagnosticsPrinter print, gpointer user_data);
void diagnostics_free(Diagnostics *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diagnostics, diagnostics_free)

/* Reports a message: lower case, no full stop, the subject in single quotes.  place may be NULL. */
void diagnostics_add(Diagnostics *self, DiagnosticLevel level, const Place *place,
                     const char *format, ...) G_GNUC_PRINTF(4, 5);

/* How many messages of this level there were. */
guint diagnostics_count(const Diagnostics *self, DiagnosticLevel level);

/* "path:line:column: level: message", without what is not known.  The caller frees it. */
char *diagnostics_format(DiagnosticLevel level, const Place *place, const char *message);
