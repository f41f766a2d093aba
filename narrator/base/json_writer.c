/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json_writer.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 16
/* Written out when this much has gathered. */
#define BUFFER_BYTES 65536

struct JsonWriter {
    FILE *stream;
    GString *text;
    guint depth;
    char closing[MAX_DEPTH];
    gboolean filled[MAX_DEPTH]; /* something stands in it already */
    guint compact;              /* the depth from which on all is on one line; 0: none */
};

JsonWriter *json_writer_new(FILE *stream)
{
    JsonWriter *self = g_new0(JsonWriter, 1);
    self->stream = stream;
    self->text = g_string_new(NULL);
    return self;
}

static void flush(JsonWriter *self)
{
    if (self->stream == NULL)
        return;
    (void)fwrite(self->text->str, 1, self->text->len, self->stream);
    g_string_truncate(self->text, 0);
}

static void line_break(JsonWriter *self)
{
    g_string_append_c(self->text, '\n');
    for (guint i = 0; i < self->depth; i++)
        g_string_append(self->text, "  ");
}

/* RFC 8259 section 7. */
static void append_quoted(GString *out, const char *value)
{
    g_string_append_c(out, '"');
    for (const unsigned char *p = (const unsigned char *)value; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        if (*p == '\n')
            g_string_append(out, "\\n");
        else if (*p < 0x20)
            g_string_append_printf(out, "\\u%04x", *p);
        else
            g_string_append_c(out, (char)*p);
    }
    g_string_append_c(out, '"');
}

static void begin_value(JsonWriter *self, const char *key)
{
    if (self->text->len > BUFFER_BYTES)
        flush(self);
    if (self->depth > 0) {
        gboolean compact = self->compact != 0 && self->depth >= self->compact;
        gboolean first = !self->filled[self->depth - 1];
        self->filled[self->depth - 1] = TRUE;
        if (!first)
            g_string_append(self->text, compact ? ", " : ",");
        if (!compact)
            line_break(self);
    }
    if (key != NULL) {
        append_quoted(self->text, key);
        g_string_append(self->text, ": ");
    }
}

static void begin(JsonWriter *self, const char *key, char opening, char closing)
{
    g_assert(self->depth < MAX_DEPTH);
    begin_value(self, key);
    g_string_append_c(self->text, opening);
    self->closing[self->depth] = closing;
    self->filled[self->depth] = FALSE;
    self->depth++;
}

void json_writer_begin_object(JsonWriter *self, const char *key)
{
    begin(self, key, '{', '}');
}

void json_writer_begin_array(JsonWriter *self, const char *key)
{
    begin(self, key, '[', ']');
}

void json_writer_begin_compact_object(JsonWriter *self, const char *key)
{
    begin(self, key, '{', '}');
    if (self->compact == 0)
        self->compact = self->depth;
}

void json_writer_end(JsonWriter *self)
{
    g_assert(self->depth > 0);
    gboolean compact = self->compact != 0;
    if (self->compact == self->depth)
        self->compact = 0;
    self->depth--;
    if (self->filled[self->depth] && !compact)
        line_break(self);
    g_string_append_c(self->text, self->closing[self->depth]);
}

void json_writer_text(JsonWriter *self, const char *key, const char *value)
{
    begin_value(self, key);
    if (value == NULL)
        g_string_append(self->text, "null");
    else
        append_quoted(self->text, value);
}

void json_writer_integer(JsonWriter *self, const char *key, gint64 value)
{
    begin_value(self, key);
    g_string_append_printf(self->text, "%" G_GINT64_FORMAT, value);
}

void json_writer_real(JsonWriter *self, const char *key, double value, int decimals)
{
    begin_value(self, key);
    if (!isfinite(value)) {
        g_string_append(self->text, "null");
        return;
    }
    char format[8];
    char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
    (void)g_snprintf(format, sizeof format, "%%.%df", CLAMP(decimals, 0, 9));
    g_ascii_formatd(digits, sizeof digits, format, value);
    if (strchr(digits, '.') != NULL) {
        gsize length = strlen(digits);
        while (digits[length - 1] == '0')
            length--;
        if (digits[length - 1] == '.')
            length--;
        digits[length] = '\0';
    }
    g_string_append(self->text, strcmp(digits, "-0") == 0 ? "0" : digits);
}

void json_writer_boolean(JsonWriter *self, const char *key, gboolean value)
{
    begin_value(self, key);
    g_string_append(self->text, value ? "true" : "false");
}

char *json_writer_finish(JsonWriter *self)
{
    g_assert(self->depth == 0);
    g_string_append_c(self->text, '\n');
    flush(self);
    char *text = g_string_free(self->text, self->stream != NULL);
    g_free(self);
    return text;
}
