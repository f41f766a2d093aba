/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/entry: one entry as a file gives it, key by key, checked and put into the lexicon.
 *
 * Whoever reads a form of file fills a draft and finishes it.  A new key is a row in entry.c's
 * table, and a paragraph in docs/pronunciations.md. */
#pragma once
#include "lexicon/lexicon.h"

/* Spellings of one entry; a name has a handful of transliterations. */
#define ENTRY_MAX_SPELLINGS 64

/* The value of a key: one text or a list.  Strings are borrowed. */
typedef struct {
    const char *const *texts;
    guint n_texts;
    gboolean is_null, is_quoted;
    Place place;
    guint text_column; /* of a single text, as yaml_node_text_column() has it */
} EntryValue;

typedef struct EntryDraft EntryDraft;

EntryDraft *entry_draft_new(Lexicon *lexicon, LexiconLayer layer, Diagnostics *diagnostics);
void entry_draft_free(EntryDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntryDraft, entry_draft_free)

/* What all entries of a file share where they do not say; borrowed until the draft is freed. */
void entry_draft_set_source(EntryDraft *self, const char *source);
/* Begins an entry at a place; strings given are borrowed until it is finished. */
void entry_draft_begin(EntryDraft *self, const Place *place);
/* Takes a key.  Faults are reported, and make the entry a faulty one. */
void entry_draft_set(EntryDraft *self, const char *key, const Place *key_place,
                     const EntryValue *value);
/* Reads an entry's node, or the value of front matter's "spelling: value" (spelling not NULL). */
void entry_draft_read(EntryDraft *self, const YamlNode *node, const YamlNode *spelling);
/* Checks the entry and adds it; FALSE where it is faulty, and then added as such. */
gboolean entry_draft_finish(EntryDraft *self);
