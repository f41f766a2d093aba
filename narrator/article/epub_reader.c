/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A book: libarchive opens it, its package document (EPUB 3.3, "OPF") says what is read in which
 * order, and the documents become one page for the HTML reader. */
#include "article/epub_reader.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "article/decode.h"
#include "article/html_reader.h"

/* A book has some hundred files. */
#define MAX_ENTRIES 10000
#define CHUNK_BYTES 65536

static gboolean refuse(GError **error, const char *message)
{
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
    return FALSE;
}

static void bytes_unref(gpointer data)
{
    g_byte_array_unref(data);
}

static gboolean is_wanted(const char *name)
{
    static const char *const suffixes[] = {".xml", ".opf", ".xhtml", ".xht", ".html", ".htm"};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
        if (g_str_has_suffix(lower, suffixes[i]))
            return TRUE;
    return FALSE;
}

/* Unpacks an entry; *left is what all of them may still have. */
static GByteArray *read_entry(struct archive *archive, gsize *left, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autofree guint8 *buffer = g_malloc(CHUNK_BYTES);
    la_ssize_t got;
    while ((got = archive_read_data(archive, buffer, CHUNK_BYTES)) > 0) {
        if ((gsize)got > *left) {
            (void)refuse(error, "its texts are larger than 16 MB");
            return NULL;
        }
        *left -= (gsize)got;
        g_byte_array_append(bytes, buffer, (guint)got);
    }
    if (got < 0) {
        (void)refuse(error, "it is damaged");
        return NULL;
    }
    return g_steal_pointer(&bytes);
}

/* The files that may be texts, by name.  A warning is of a name that is not in any alphabet. */
static gboolean read_entries(struct archive *archive, GHashTable *files, GError **error)
{
    struct archive_entry *entry = NULL;
    gsize left = DECODE_MAX_BYTES;
    guint n = 0;
    int code;
    while ((code = archive_read_next_header(archive, &entry)) == ARCHIVE_OK ||
           code == ARCHIVE_WARN) {
        const char *name = archive_entry_pathname(entry);
        if (n++ >= MAX_ENTRIES)
            return refuse(error, "it has more than 10000 files");
        if (name == NULL || !is_wanted(name))
            continue;
        GByteArray *bytes = read_entry(archive, &left, error);
        if (bytes == NULL)
            return FALSE;
        g_hash_table_replace(files, g_strdup(name), bytes);
    }
    return code == ARCHIVE_EOF || refuse(error, "it is damaged");
}

static GHashTable *unpack(const char *bytes, gsize length, GError **error)
{
    g_autoptr(GHashTable) files =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, bytes_unref);
    struct archive *archive = archive_read_new();
    (void)archive_read_support_format_zip(archive);
    gboolean fine = archive_read_open_memory(archive, bytes, length) == ARCHIVE_OK
                        ? read_entries(archive, files, error)
                        : refuse(error, "it is no EPUB");
    (void)archive_read_free(archive);
    return fine ? g_steal_pointer(&files) : NULL;
}

static xmlDocPtr parse_file(GHashTable *files, const char *name)
{
    const GByteArray *bytes = name ? g_hash_table_lookup(files, name) : NULL;
    if (bytes == NULL || g_strstr_len((const char *)bytes->data, bytes->len, "<!ENTITY") != NULL)
        return NULL;
    return xmlReadMemory((const char *)bytes->data, (int)bytes->len, NULL, NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

typedef gboolean (*Visit)(const xmlNode *node, gpointer data);

/* Calls visit for elements of a name, anywhere below; stops where it returns TRUE.  XML that
 * libxml2 has read is at most 256 deep. */
static gboolean each(const xmlNode *parent, const char *name, Visit visit, gpointer data)
{
    for (const xmlNode *node = parent ? parent->children : NULL; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE &&
            ((strcmp((const char *)node->name, name) == 0 && visit(node, data)) ||
             each(node, name, visit, data)))
            return TRUE;
    return FALSE;
}

static char *attribute(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    char *copy = value ? g_strdup((const char *)value) : NULL;
    xmlFree(value);
    return copy;
}

static gboolean take_rootfile(const xmlNode *node, gpointer data)
{
    *(char **)data = attribute(node, "full-path");
    return *(char **)data != NULL;
}

typedef struct {
    GHashTable *files;
    GHashTable *names; /* id -> file's name */
    char *folder;      /* of the package document, from "/" */
    const char *meta;  /* what the page calls the element that is visited */
    GString *page;
    GError *error; /* a text that is not there */
} Book;

static gboolean take_manifest_item(const xmlNode *node, gpointer data)
{
    Book *book = data;
    g_autofree char *href = attribute(node, "href");
    char *id = attribute(node, "id");
    if (href != NULL && id != NULL) {
        g_autofree char *plain = g_uri_unescape_string(href, NULL);
        g_autofree char *path = g_canonicalize_filename(plain ? plain : href, book->folder);
        g_hash_table_replace(book->names, id, g_strdup(path + 1));
    } else {
        g_free(id);
    }
    return FALSE;
}

static gboolean take_meta(const xmlNode *node, gpointer data)
{
    Book *book = data;
    xmlChar *text = xmlNodeGetContent(node);
    g_autofree char *escaped = g_markup_escape_text(text ? (const char *)text : "", -1);
    g_string_append_printf(book->page, "<meta name=\"%s\" content=\"%s\">\n", book->meta, escaped);
    xmlFree(text);
    return FALSE;
}

/* What is between the tags of a document's body; to its end, where it is not closed. */
static gboolean append_body(GString *page, const GByteArray *bytes)
{
    const char *text = (const char *)bytes->data;
    const char *body = g_strstr_len(text, bytes->len, "<body");
    const char *begin = body ? memchr(body, '>', bytes->len - (gsize)(body - text)) : NULL;
    if (begin == NULL)
        return FALSE;
    if (begin[-1] == '/')
        return TRUE;
    gsize rest = bytes->len - (gsize)(++begin - text);
    const char *end = g_strstr_len(begin, (gssize)rest, "</body>");
    g_string_append_len(page, begin, end ? end - begin : (gssize)rest);
    return TRUE;
}

/* A document's text.  One that is not there would be missed by nobody but the listener. */
static gboolean take_spine_item(const xmlNode *node, gpointer data)
{
    Book *book = data;
    g_autofree char *id = attribute(node, "idref");
    const char *name = id ? g_hash_table_lookup(book->names, id) : NULL;
    const GByteArray *bytes = name ? g_hash_table_lookup(book->files, name) : NULL;
    if (name == NULL || !is_wanted(name))
        return FALSE;
    if (bytes != NULL && book->page->len + bytes->len > DECODE_MAX_BYTES)
        return !refuse(&book->error, "its texts are larger than 16 MB");
    if (bytes != NULL && append_body(book->page, bytes))
        return FALSE;
    g_set_error(&book->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "its document '%s' %s", name,
                bytes != NULL ? "has no text that can be read" : "is missing");
    return TRUE;
}

static void write_page(Book *book, const xmlNode *package)
{
    static const struct {
        const char *element, *meta;
    } metas[] = {{"title", "dc.title"},
                 {"creator", "dc.creator"},
                 {"language", "dc.language"},
                 {"publisher", "dc.publisher"},
                 {"description", "dc.description"},
                 {"date", "dc.date"}};
    g_string_append(book->page, "<!DOCTYPE html><html><head><meta charset=\"utf-8\">\n");
    for (gsize i = 0; i < G_N_ELEMENTS(metas); i++) {
        book->meta = metas[i].meta;
        (void)each(package, metas[i].element, take_meta, book);
    }
    g_string_append(book->page, "</head><body><article class=\"article-body\">\n");
    (void)each(package, "item", take_manifest_item, book);
    (void)each(package, "itemref", take_spine_item, book);
    g_string_append(book->page, "\n</article></body></html>\n");
}

static char *unpack_epub(const char *bytes, gsize length, gsize *page_length, char **charset,
                         GError **error)
{
    g_autoptr(GHashTable) files = unpack(bytes, length, error);
    if (files == NULL)
        return NULL;
    xmlDocPtr container = parse_file(files, "META-INF/container.xml");
    g_autofree char *rootfile = NULL;
    (void)each((const xmlNode *)container, "rootfile", take_rootfile, &rootfile);
    xmlFreeDoc(container);
    xmlDocPtr package = parse_file(files, rootfile);
    if (package == NULL) {
        (void)refuse(error, "it is no EPUB: its package document is missing");
        return NULL;
    }
    const char *slash = strrchr(rootfile, '/');
    Book book = {.files = files,
                 .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                 .folder = g_strdup_printf("/%.*s", slash ? (int)(slash - rootfile) : 0, rootfile),
                 .page = g_string_new(NULL)};
    write_page(&book, (const xmlNode *)package);
    xmlFreeDoc(package);
    g_hash_table_unref(book.names);
    g_free(book.folder);
    if (book.error != NULL) {
        g_string_free(book.page, TRUE);
        g_propagate_error(error, book.error);
        return NULL;
    }
    *charset = g_strdup("utf-8");
    *page_length = book.page->len;
    return g_string_free(book.page, FALSE);
}

static gboolean claims_epub(const char *bytes, gsize length)
{
    static const char mark[] = "mimetypeapplication/epub+zip";
    return length > 58 && memcmp(bytes, "PK\x03\x04", 4) == 0 &&
           memcmp(bytes + 30, mark, sizeof mark - 1) == 0;
}

static gboolean read_epub(Article *article, const ReaderInput *input)
{
    return html_reader.read(article, input);
}

static const char *const suffixes[] = {"epub", NULL};
static const char *const media_types[] = {"application/epub+zip", NULL};

const ArticleReader epub_reader = {
    .name = "epub",
    .summary = "books: their documents in order",
    .suffixes = suffixes,
    .media_types = media_types,
    .pages = TRUE,
    .claims = claims_epub,
    .unpack = unpack_epub,
    .read = read_epub,
};
