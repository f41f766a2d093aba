/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/entry_draft: the inside of an EntryDraft, shared by the file that reads it, entry.c, and
 * the one that finishes it, entry_finish.c. */
#pragma once
#include "lexicon/entry.h"

typedef struct {
    LexiconKind kind;
    const char *alphabet, *text;
    gboolean preferred;
    Place place;
    guint text_column; /* of text in its line; 0: not known */
} DraftPronunciation;

struct EntryDraft {
    Lexicon *lexicon;
    LexiconLayer layer;
    Diagnostics *diagnostics;
    const char *source;                /* of the file */
    const char *path;                  /* the layer's copy of place.path */
    GPtrArray *owned;                  /* lists made while reading */
    const LexiconDetails *source_only; /* of the entry before that had a source and no more */

    gboolean faulty, added;
    Place place;
    EntryValue write, before, after, near, tests, examples;
    GArray *pronunciations; /* DraftPronunciation */
    guint said;             /* how many of the kinds' keys there are */
    DraftPronunciation used;
    gboolean has_case;
    LexiconCase letter_case;
    LexiconStatus status;
    gboolean uninflected;
    const char *sense, *note, *entry_source, *role;
};

/* Reports an error; the entry will be a faulty one. */
void entry_draft_refuse(EntryDraft *self, const Place *place, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
