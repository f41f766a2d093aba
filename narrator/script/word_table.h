/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/word_table: a hash from spellings to pointers that looks up slices of text without copying
 * them.  Stands on GLib. */
#pragma once
#include <glib.h>

typedef struct WordTable WordTable;

WordTable *word_table_new(void);
void word_table_free(WordTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WordTable, word_table_free)

/* The place for the spelling's value, made (holding NULL) where there is none yet; valid until the
 * next call.  The spelling is copied. */
gpointer *word_table_place(WordTable *self, const char *word, gsize length);
/* The value, or NULL. */
gpointer word_table_get(const WordTable *self, const char *word, gsize length);
/* Of 32 bits, the same in every run on machines of one byte order. */
guint32 word_table_hash(const char *word, gsize length);
