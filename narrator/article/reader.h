/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/reader: a form that articles come in.  To add one, write a file like text_reader.c and
 * list it in reader.c. */
#pragma once
#include "article/article.h"
#include "article/phrases.h"

/* A document on its way in. */
typedef struct {
    const char *text; /* valid UTF-8, NUL-terminated; behind the front matter */
    gsize length;
    guint first_line; /* the line where text begins, from 1 */
    const ArticleOptions *options;
    const Phrases *phrases; /* of the article's language as far as it is known; never NULL */
    PhraseBook *book;       /* for readers that learn the language; never NULL */
    Diagnostics *diagnostics;
} ReaderInput;

typedef struct {
    const char *name;               /* what --format and narrator.yaml say */
    const char *summary;            /* a line for people */
    const char *const *suffixes;    /* of file names, lower case, without a dot, NULL-terminated */
    const char *const *media_types; /* NULL-terminated */
    gboolean pages;                 /* a page: names its charset itself, damaged bytes are usual */

    /* Optional.  Whether text without a known suffix is of this form; looks at a few KB. */
    gboolean (*claims)(const char *text, gsize length);

    /* Optional.  Of a container: the bytes of the document in it, with a NUL behind them, and the
     * charset they are said to be in, or NULL.  NULL with an error where there is none.  The caller
     * frees both. */
    char *(*unpack)(const char *bytes, gsize length, gsize *unpacked_length, char **charset,
                    GError **error);

    /* Optional.  The charset that the document itself names, or NULL; the caller frees it. */
    char *(*charset)(const char *bytes, gsize length);

    /* Mandatory.  Adds blocks, all text that there is, in its order, and fills what members of the
     * article are NULL where the document says it.  FALSE, with an error reported, where that
     * cannot be done. */
    gboolean (*read)(Article *article, const ReaderInput *input);
} ArticleReader;

/* All readers; ends with a NULL. */
const ArticleReader *const *reader_all(void);
/* By name; NULL where there is none. */
const ArticleReader *reader_find(const char *name);
/* By media type ("text/html; charset=..."); NULL where no reader takes it. */
const ArticleReader *reader_for_media_type(const char *media_type);
/* By the path's suffix, then by what it claims; text where nobody claims it. */
const ArticleReader *reader_for(const char *path, const char *bytes, gsize length);
