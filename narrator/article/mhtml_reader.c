/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that a browser saved whole (RFC 2557): GMime finds the page among its parts, the HTML
 * reader reads it. */
#include "article/mhtml_reader.h"

#include <string.h>

#include <gmime/gmime.h>

#include "article/decode.h"
#include "article/html_reader.h"

typedef struct {
    GMimePart *page; /* the first that is HTML; borrowed */
} Search;

static void look_at(GMimeObject *parent, GMimeObject *part, gpointer data)
{
    (void)parent;
    Search *search = data;
    GMimeContentType *type = g_mime_object_get_content_type(part);
    if (search->page == NULL && GMIME_IS_PART(part) &&
        g_mime_content_type_is_type(type, "text", "html"))
        search->page = GMIME_PART(part);
}

/* The part's bytes without their transfer encoding. */
static char *decode_part(GMimePart *part, gsize *length)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (content == NULL)
        return NULL;
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    (void)g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    *length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(bytes, FALSE);
}

static char *unpack_mhtml(const char *bytes, gsize length, gsize *page_length, char **charset,
                          GError **error)
{
    g_mime_init();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    Search search = {NULL};
    if (message != NULL)
        g_mime_message_foreach(message, look_at, &search);
    char *page = search.page ? decode_part(search.page, page_length) : NULL;
    if (page != NULL)
        *charset = g_strdup(
            g_mime_object_get_content_type_parameter(GMIME_OBJECT(search.page), "charset"));
    else
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "there is no page in it");
    if (message != NULL)
        g_object_unref(message);
    return page;
}

static gboolean claims_mhtml(const char *bytes, gsize length)
{
    gsize looked = MIN(length, 2048);
    return looked > 5 && memchr(bytes, '<', 1) == NULL &&
           g_strstr_len(bytes, (gssize)looked, "MIME-Version:") != NULL &&
           g_strstr_len(bytes, (gssize)looked, "multipart/related") != NULL;
}

static gboolean read_mhtml(Article *article, const ReaderInput *input)
{
    return html_reader.read(article, input);
}

static const char *const suffixes[] = {"mhtml", "mht", NULL};
static const char *const media_types[] = {"multipart/related", "message/rfc822",
                                          "application/x-mimearchive", NULL};

const ArticleReader mhtml_reader = {
    .name = "mhtml",
    .summary = "pages that a browser saved whole",
    .suffixes = suffixes,
    .media_types = media_types,
    .pages = TRUE,
    .claims = claims_mhtml,
    .unpack = unpack_mhtml,
    .read = read_mhtml,
};
