/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/text: small things done to valid UTF-8 that more than one stage needs. */
#pragma once
#include <glib.h>

/* The line and column, from 1, of the byte at offset; the column counts characters. */
void text_position(const char *text, gsize offset, guint *line, guint *column);

/* The known word that is nearest to word by edit distance, if near enough to be meant (at most a
 * third of its letters wrong); else NULL.  known is NULL-terminated; the result is borrowed. */
const char *text_nearest(const char *word, const char *const *known);

/* A name for files and addresses: ASCII letters of lower case, digits and single hyphens, at most
 * max_bytes long; letters with accents lose them, other scripts are transliterated (ICU's
 * "Any-Latin; Latin-ASCII").  "article" where nothing is left.  The caller frees it. */
char *text_slug(const char *text, gsize max_bytes);

/* The language of a tag (BCP 47, or as locales write it) without its region: "en" of "en-GB" and of
 * "en_GB".  The caller frees it. */
char *text_base_language(const char *tag);

/* text cut to at most max_bytes on a character's end, at a word's end where one is near, with an
 * ellipsis where anything was cut.  The caller frees it. */
char *text_truncate(const char *text, gsize max_bytes);

/* The first eight bytes of the SHA-256 of bytes, in 16 lower-case hexadecimal digits. */
char *text_short_digest(const void *bytes, gsize length);

/* Appends the character at p; the letters of a typographic ligature, U+FB00 to U+FB06, which PDF
 * files leave in text. */
void text_append_unligated(GString *out, const char *p);

/* White space at both ends removed, runs of it (also U+00A0 and line ends) made one space. */
char *text_collapse_space(const char *text, gsize length);

/* The bytes of a file of at most max_bytes, with a NUL behind them that length does not count.  The
 * message does not name the file: it goes behind a Place.  The caller frees *bytes. */
gboolean text_read_file(const char *path, gsize max_bytes, char **bytes, gsize *length,
                        GError **error);
/* The same of standard input. */
gboolean text_read_input(gsize max_bytes, char **bytes, gsize *length, GError **error);
