/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/format: file formats of pronunciations.  To add one, write a file like tsv_format.c and
 * list it in format.c. */
#pragma once
#include "lexicon/lexeme.h"

/* CMUdict has 4 MB, and no list of names comes near this; larger files are refused unread. */
#define FORMAT_MAX_BYTES (64 * 1024 * 1024)

typedef struct {
    const char *name;     /* what --format takes */
    const char *suffixes; /* of file names, with spaces between */
    const char *summary;  /* a line for people */

    /* Mandatory.  Reads bytes, which are UTF-8, into the list.  Faults are reported at their place
     * in path; FALSE where nothing of the file can be used. */
    gboolean (*read)(const char *bytes, gsize length, const char *path, LexemeList *into,
                     Diagnostics *diagnostics);

    /* Mandatory.  The text of a file; what the format cannot hold is left out and reported as a
     * warning.  The caller frees it. */
    char *(*write)(const LexemeList *list, Diagnostics *diagnostics);
} LexiconFormat;

/* The format of that name, or NULL. */
const LexiconFormat *format_find(const char *name);
/* The format of a file by its name, or NULL. */
const LexiconFormat *format_of_file(const char *path);
/* All of them, ended by NULL. */
const LexiconFormat *const *format_all(void);

/* Reads a file.  FALSE where nothing of it can be used; reported. */
gboolean format_load(const LexiconFormat *format, const char *path, LexemeList *into,
                     Diagnostics *diagnostics);
