/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/add_article: a document that arrives becomes files of the edition: DATE-SLUG.md, with
 * what came beside it as DATE-SLUG.html.orig. */
#pragma once
#include "article/article.h"
#include "command/add_record.h"

/* What came, and what is known of it besides; all but bytes and name may be NULL. */
typedef struct {
    const char *bytes;
    gsize length;
    const char *name; /* path or address, for messages and for telling the form */
    const char *url, *guid, *title, *author, *date;
    const char *format, *charset;
} Arrival;

/* Where it goes. */
typedef struct {
    char *folder;       /* of articles, as a path */
    char *shown_folder; /* the same relative to the edition */
    AddRecord *record;
    const char *language; /* the edition's */
    PhraseBook *phrases;
    gboolean dry_run;
    Diagnostics *diagnostics;
} AddTarget;

typedef struct {
    char *file; /* relative to the edition; NULL after an error */
    char *title;
} AddArticleResult;

void add_article_result_clear(AddArticleResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AddArticleResult, add_article_result_clear)

/* Reads the document and, unless it is a dry run, writes the files and enters them into the record
 * under the guid, the address and the bytes.  FALSE after an error, reported. */
gboolean add_article(const AddTarget *target, const Arrival *arrival, AddArticleResult *added);
/* What is under this guid, address or content already: a file's name, or NULL. */
const char *add_article_known(const AddTarget *target, const Arrival *arrival);
