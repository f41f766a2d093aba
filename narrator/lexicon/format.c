/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/format.h"

#include <string.h>

#include "base/text.h"
#include "lexicon/formats.h"

/* Enough for knowing what is meant. */
#define NAMED_AT_MOST 5

static const LexiconFormat *const formats[] = {&yaml_format, &pls_format, &cmudict_format,
                                               &tsv_format, NULL};

const LexiconFormat *const *format_all(void)
{
    return formats;
}

const LexiconFormat *format_find(const char *name)
{
    for (gsize i = 0; formats[i] != NULL; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

const LexiconFormat *format_of_file(const char *path)
{
    for (gsize i = 0; formats[i] != NULL; i++) {
        g_auto(GStrv) suffixes = g_strsplit(formats[i]->suffixes, " ", -1);
        for (gsize j = 0; suffixes[j] != NULL; j++)
            if (g_str_has_suffix(path, suffixes[j]))
                return formats[i];
    }
    return NULL;
}

gboolean format_load(const LexiconFormat *format, const char *path, LexemeList *into,
                     Diagnostics *diagnostics)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    Place place = {path, 0, 0};
    if (!text_read_file(path, FORMAT_MAX_BYTES, &bytes, &length, &error)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return FALSE;
    }
    const char *begin = g_str_has_prefix(bytes, "\xEF\xBB\xBF") ? bytes + 3 : bytes;
    length -= (gsize)(begin - bytes);
    const char *bad;
    if (!g_utf8_validate_len(begin, length, &bad)) {
        text_position(begin, (gsize)(bad - begin), &place.line, &place.column);
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "not UTF-8: bad byte 0x%02x; save the file as UTF-8", (guchar)*bad);
        return FALSE;
    }
    return format->read(begin, length, path, into, diagnostics);
}

void format_warn(const GPtrArray *spellings, const char *what, Diagnostics *diagnostics)
{
    if (spellings->len == 0)
        return;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < MIN(spellings->len, NAMED_AT_MOST); i++)
        g_string_append_printf(names, "%s'%s'", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(spellings, i));
    if (spellings->len > NAMED_AT_MOST)
        g_string_append_printf(names, " and %u more", spellings->len - NAMED_AT_MOST);
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, NULL, "%s %s %s", names->str,
                    spellings->len == 1 ? "was" : "were", what);
}
