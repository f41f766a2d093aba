/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/json_writer: JSON out, in a fixed form: two spaces of indentation, keys in the order given,
 * numbers with the decimals asked for.  It streams: a transcript of forty hours is never held as a
 * tree (json-glib's takes 880 bytes a word, and prints 0.1 with 17 digits).  Reading JSON is
 * json-glib's. */
#pragma once
#include <glib.h>
#include <stdio.h>

typedef struct JsonWriter JsonWriter;

/* Writes to stream, or, where stream is NULL, into a string that json_writer_finish() returns. */
JsonWriter *json_writer_new(FILE *stream);
/* key is NULL inside arrays and at the top. */
void json_writer_begin_object(JsonWriter *self, const char *key);
void json_writer_begin_array(JsonWriter *self, const char *key);
/* The same on one line, with all inside it: for short rows. */
void json_writer_begin_compact_object(JsonWriter *self, const char *key);
/* Ends what was begun last. */
void json_writer_end(JsonWriter *self);
void json_writer_text(JsonWriter *self, const char *key, const char *value); /* NULL: null */
void json_writer_integer(JsonWriter *self, const char *key, gint64 value);
/* decimals: 0 to 9 digits after the point, trailing zeros dropped. */
void json_writer_real(JsonWriter *self, const char *key, double value, int decimals);
void json_writer_boolean(JsonWriter *self, const char *key, gboolean value);
/* Ends with a line end and frees self.  The text where stream was NULL (the caller frees it), else
 * NULL.  Write errors stay with the stream: see ferror(). */
char *json_writer_finish(JsonWriter *self);
