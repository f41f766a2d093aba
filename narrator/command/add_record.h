/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/add_record: what `narrator add` has brought in, by address or guid, and how feeds were
 * when they were last read: articles/.sources.json. */
#pragma once
#include "base/diagnostics.h"

typedef struct AddRecord AddRecord;

/* Opens the record in a folder of articles; an empty one where there is none.  NULL after an error,
 * reported. */
AddRecord *add_record_open(const char *folder, Diagnostics *diagnostics);
void add_record_free(AddRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AddRecord, add_record_free)

/* The name of the file that a source became, or NULL. */
const char *add_record_file(const AddRecord *self, const char *id);
void add_record_set_file(AddRecord *self, const char *id, const char *file);

/* What a feed's server said last; either may be NULL.  Borrowed. */
void add_record_feed(const AddRecord *self, const char *url, const char **etag,
                     const char **last_modified);
void add_record_set_feed(AddRecord *self, const char *url, const char *etag,
                         const char *last_modified);

/* Writes it where it changed.  FALSE after an error, reported. */
gboolean add_record_save(AddRecord *self, Diagnostics *diagnostics);
