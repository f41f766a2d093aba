/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/quick_reader: the plain subset of YAML that long lists of entries are written in, at a
 * tenth of the cost of a whole YAML parser: one key a line, lists and mappings in one line.
 *
 * It reads a file as base/yaml does, or declines it; what it declines is read by base/yaml.  A
 * test holds the two against each other. */
#pragma once
#include "lexicon/entry.h"

/* Whether all of the file is in the subset: then quick_reader_read() reads it. */
gboolean quick_reader_takes(const char *bytes, gsize length);

/* Reads the entries through the draft.  quick_reader_takes() must have said so.  FALSE after any
 * fault in an entry, each reported. */
gboolean quick_reader_read(const char *bytes, gsize length, const char *path, EntryDraft *draft);
