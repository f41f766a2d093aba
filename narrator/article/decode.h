/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/decode: a document's bytes as valid UTF-8: the one place where text is checked.
 *
 * Takes a byte order mark, the charset that a page or a server names, UTF-8, and Windows-1252, in
 * that order.  Stands on base. */
#pragma once
#include "base/diagnostics.h"

/* No article is larger: a long page with its scripts and inlined pictures has 5 MB. */
#define DECODE_MAX_BYTES ((gsize)16 * 1024 * 1024)

typedef struct {
    const char *path;    /* for messages */
    const char *charset; /* what a header or a <meta> says, or NULL */
    gboolean damaged_ok; /* bytes that are wrong become U+FFFD with a warning: for pages */
} DecodeOptions;

/* The text, NUL-terminated, of which *length bytes (without the NUL) are valid UTF-8 without NUL;
 * the byte order mark is gone, nothing else is.  NULL, with an error reported, where it is too
 * large, binary or neither valid nor guessable.  The caller frees it. */
char *decode_bytes(const char *bytes, gsize length, const DecodeOptions *options,
                   gsize *decoded_length, Diagnostics *diagnostics);

/* A piece of decoded text as it stands in a block: NFC, white space at the ends removed and runs of
 * it made one space; control and format characters that no reader sees (soft hyphens, zero-width
 * spaces, direction marks) removed.  NULL where nothing is left.  The caller frees it. */
char *decode_clean(const char *text, gsize length);

/* Warns once where the text has control characters that decode_clean() drops. */
void decode_report_controls(const char *text, gsize length, const char *path,
                            Diagnostics *diagnostics);
