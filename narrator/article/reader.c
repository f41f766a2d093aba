/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/reader.h"

#include <string.h>

#include "article/epub_reader.h"
#include "article/html_reader.h"
#include "article/markdown_reader.h"
#include "article/mhtml_reader.h"
#include "article/text_reader.h"

/* The last takes what nobody claims. */
static const ArticleReader *const readers[] = {&html_reader,     &mhtml_reader, &epub_reader,
                                               &markdown_reader, &text_reader,  NULL};

const ArticleReader *const *reader_all(void)
{
    return readers;
}

const ArticleReader *reader_find(const char *name)
{
    for (gsize i = 0; readers[i] != NULL; i++)
        if (strcmp(readers[i]->name, name) == 0)
            return readers[i];
    return NULL;
}

const ArticleReader *reader_for_media_type(const char *media_type)
{
    gsize length = strcspn(media_type, "; ");
    g_autofree char *bare = g_ascii_strdown(media_type, (gssize)length);
    for (gsize i = 0; readers[i] != NULL; i++)
        if (g_strv_contains(readers[i]->media_types, bare))
            return readers[i];
    return NULL;
}

const ArticleReader *reader_for(const char *path, const char *bytes, gsize length)
{
    const char *dot = strrchr(path, '.');
    g_autofree char *suffix = dot ? g_ascii_strdown(dot + 1, -1) : g_strdup("");
    for (gsize i = 0; readers[i] != NULL; i++)
        if (g_strv_contains(readers[i]->suffixes, suffix))
            return readers[i];
    for (gsize i = 0; readers[i] != NULL; i++)
        if (readers[i]->claims != NULL && readers[i]->claims(bytes, length))
            return readers[i];
    return readers[G_N_ELEMENTS(readers) - 2];
}
