/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/expectation: pronunciations as regression tests: "sentence => words or /IPA/".
 *
 * They stand in entries, under "test", and in files of one a line, where "#" begins a comment.
 * What is expected is a run of whole words of what is said; IPA is compared as a listener would. */
#pragma once
#include "curation/reading.h"

/* A file of tests has thousands of lines, not millions. */
#define EXPECTATION_MAX_FILE_BYTES (16 * 1024 * 1024)

typedef struct {
    char *sentence;
    char *expected;            /* as written; "" where nothing is recorded yet */
    gboolean ipa;              /* expected is IPA */
    char *path;                /* where it stands */
    guint line;                /* of an entry: of the entry */
    const LexiconEntry *entry; /* NULL: from a file */
    char *said;                /* expectation_run(): what is said, IPA or words */
    gboolean fulfilled;
} Expectation;

/* An array that frees its expectations. */
GPtrArray *expectation_list_new(void);
/* Adds the tests of a layer's entries that are used. */
void expectation_add_layer(GPtrArray *into, const Lexicon *lexicon, LexiconLayer layer);
/* Adds those of a file.  FALSE after errors, which have been reported. */
gboolean expectation_add_file(GPtrArray *into, const char *path, Diagnostics *diagnostics);

/* Fills in what is said, and whether that is what was expected.  How many are not fulfilled. */
guint expectation_run(GPtrArray *expectations, const Reading *reading);

/* The text of the file at path with what is said in place of what was expected, for all that stand
 * in it and are not fulfilled; NULL where nothing can be replaced.  The caller frees it. */
char *expectation_accept(const GPtrArray *expectations, const char *path, const char *text);
