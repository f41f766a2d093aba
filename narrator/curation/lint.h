/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/lint: what an editor may have got wrong in the lexicon, in words that need no phonetics.
 *
 * A check is a function and a row in lint_entry.c (one entry by itself), lint.c (entries against
 * each other) or lint_engine.c (entries against the voice). */
#pragma once
#include "curation/reading.h"

typedef struct {
    Reading reading;      /* source.engine NULL: nothing is asked of a voice */
    gboolean superfluous; /* also look for entries that change nothing, which takes longest */
    LexiconLayer layer;   /* whose entries are checked */
    GHashTable *used;     /* set of lint_entry_key() of what articles use; NULL: not known */
    Diagnostics *diagnostics;
} Lint;

/* Reports what is wrong (errors), likely wrong (warnings) and superfluous (notes), each at its
 * entry's place. */
void lint_run(const Lint *self);

/* What all spellings of one entry have in common.  The caller frees it. */
char *lint_entry_key(const LexiconEntry *entry);

/* diagnostics_add() at an entry's place. */
void lint_report(const Lint *self, const LexiconEntry *entry, DiagnosticLevel level,
                 const char *format, ...) G_GNUC_PRINTF(4, 5);

/* The parts of lint_run(). */
void lint_entry_run(const Lint *self, const LexiconEntry *entry);
void lint_engine_run(const Lint *self, const GPtrArray *entries);
