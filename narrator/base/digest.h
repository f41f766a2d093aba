/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/digest: names by content.  Values go in with their name and length, so that no two lists of
 * values give the same digest by running together. */
#pragma once
#include <glib.h>

/* SHA-256, by nettle, which is met only here: three times as fast as GLib's where the processor
 * helps. */
typedef struct Digest Digest;

Digest *digest_new(void);
void digest_free(Digest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Digest, digest_free)

/* The bytes alone, without a name. */
void digest_add(Digest *self, const void *bytes, gsize length);
/* The digest as 64 lower-case hexadecimal digits.  Called once.  The caller frees it. */
char *digest_finish(Digest *self);

void digest_bytes(Digest *self, const char *name, const void *bytes, gsize length);
void digest_text(Digest *self, const char *name, const char *text); /* NULL is not "" */
void digest_integer(Digest *self, const char *name, gint64 value);
/* In nine significant digits. */
void digest_real(Digest *self, const char *name, double value);
/* The content of a file; FALSE where it cannot be read, which changes the digest too. */
gboolean digest_file(Digest *self, const char *name, const char *path);
/* SHA-1 based UUID, version 5 (RFC 4122 section 4.3), of name in a namespace written as a UUID.
 * NULL where the namespace is none.  The caller frees it. */
char *digest_uuid5(const char *name_space, const char *name);
