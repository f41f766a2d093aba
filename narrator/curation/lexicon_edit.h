/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/lexicon_edit: one entry more, or another, in a lexicon file, whose comments, order and
 * layout stay as they are. */
#pragma once
#include "lexicon/lexicon.h"

#define LEXICON_EDIT_ERROR (lexicon_edit_error_quark())
typedef enum {
    LEXICON_EDIT_ERROR_EXISTS, /* and was not to be replaced */
    LEXICON_EDIT_ERROR_FORM    /* the file is not laid out so that it can be edited */
} LexiconEditError;
GQuark lexicon_edit_error_quark(void);

typedef struct {
    const char *write;
    const char *key;   /* "say", "letters", "word", "ipa", "language" */
    const char *value; /* "true" for word and for letters that spell what is written */
    const char *note, *source, *status; /* or NULL */
    gboolean replace; /* how the entry for this spelling alone is said; the rest of it stays */
} LexiconEdit;

/* The file's new text.  text is the old one, or NULL for a new file; path is for messages.  NULL
 * with an error.  The caller frees it. */
char *lexicon_edit_apply(const char *text, const char *path, const LexiconEdit *edit,
                         GError **error);
