/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/feed_reader.h"

#include <string.h>

#include <gio/gio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

/* A feed's root stands behind a declaration and perhaps a licence. */
#define HEAD_BYTES 4096

static void item_free(gpointer data)
{
    FeedItem *item = data;
    g_free(item->title);
    g_free(item->url);
    g_free(item->guid);
    g_free(item->date);
    g_free(item->author);
    g_free(item->content);
    g_free(item);
}

void feed_reader_free(Feed *self)
{
    if (self == NULL)
        return;
    g_free(self->title);
    g_free(self->language);
    g_ptr_array_unref(self->items);
    g_free(self);
}

gboolean feed_reader_claims(const char *bytes, gsize length)
{
    static const char *const roots[] = {"<rss", "<feed", "<rdf:RDF"};
    g_autofree char *head = g_strndup(bytes, MIN(length, HEAD_BYTES));
    const char *p = head;
    /* Declarations and comments are before the root. */
    for (p = strchr(p, '<'); p != NULL && (p[1] == '?' || p[1] == '!'); p = strchr(p + 1, '<'))
        if (g_str_has_prefix(p, "<!--") && (p = strstr(p, "-->")) == NULL)
            return FALSE;
    for (gsize i = 0; p != NULL && i < G_N_ELEMENTS(roots); i++)
        if (g_str_has_prefix(p, roots[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *child(const xmlNode *parent, const char *name)
{
    for (const xmlNode *node = parent->children; node != NULL; node = node->next)
        if (is_named(node, name))
            return node;
    return NULL;
}

static char *attribute(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    char *copy = value ? g_strdup((const char *)value) : NULL;
    xmlFree(value);
    return copy;
}

/* The text of an element without white space around it; NULL where there is none. */
static char *text_of(const xmlNode *node)
{
    xmlChar *value = node ? xmlNodeGetContent(node) : NULL;
    char *copy = value ? g_strstrip(g_strdup((const char *)value)) : NULL;
    xmlFree(value);
    if (copy != NULL && *copy == '\0')
        g_clear_pointer(&copy, g_free);
    return copy;
}

static char *child_text(const xmlNode *parent, const char *name)
{
    return text_of(child(parent, name));
}

static gboolean has_type(const xmlNode *node, const char *type)
{
    g_autofree char *value = attribute(node, "type");
    return g_strcmp0(value, type) == 0;
}

/* Atom's content may be HTML as text or XHTML as elements. */
static char *atom_content(const xmlNode *entry)
{
    const xmlNode *content = child(entry, "content");
    if (content == NULL)
        return NULL;
    if (!has_type(content, "xhtml"))
        return text_of(content);
    xmlBufferPtr buffer = xmlBufferCreate();
    for (const xmlNode *node = content->children; node != NULL; node = node->next)
        (void)xmlNodeDump(buffer, node->doc, (xmlNodePtr)node, 0, 0);
    char *copy = g_strdup((const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    return copy;
}

/* Atom's link to the page; RSS has its text. */
static char *item_link(const xmlNode *item)
{
    for (const xmlNode *node = item->children; node != NULL; node = node->next) {
        if (!is_named(node, "link"))
            continue;
        g_autofree char *rel = attribute(node, "rel");
        char *href = attribute(node, "href");
        if (href != NULL && (rel == NULL || strcmp(rel, "alternate") == 0))
            return href;
        g_free(href);
        char *text = text_of(node);
        if (text != NULL)
            return text;
    }
    return NULL;
}

static char *item_author(const xmlNode *item)
{
    const xmlNode *author = child(item, "author");
    char *name = author ? child_text(author, "name") : NULL;
    if (name == NULL)
        name = child_text(item, "creator");
    return name;
}

/* The first of these elements that has text. */
static char *first_text(const xmlNode *item, const char *const *names)
{
    char *text = NULL;
    for (gsize i = 0; names[i] != NULL && text == NULL; i++)
        text = child_text(item, names[i]);
    return text;
}

static FeedItem *read_item(const xmlNode *node, const char *base)
{
    static const char *const guids[] = {"guid", "id", NULL};
    static const char *const dates[] = {"pubDate", "published", "date", "updated", NULL};
    FeedItem *item = g_new0(FeedItem, 1);
    item->title = child_text(node, "title");
    item->guid = first_text(node, guids);
    item->date = first_text(node, dates);
    item->author = item_author(node);
    item->content = child_text(node, "encoded");
    if (item->content == NULL)
        item->content = atom_content(node);
    g_autofree char *link = item_link(node);
    if (link != NULL)
        item->url = g_uri_resolve_relative(base, link, G_URI_FLAGS_NONE, NULL);
    if (item->guid == NULL)
        item->guid = g_strdup(item->url ? item->url : item->title);
    return item;
}

static void read_items(Feed *feed, const xmlNode *parent, const char *base)
{
    for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
        if (!is_named(node, "item") && !is_named(node, "entry"))
            continue;
        FeedItem *item = read_item(node, base);
        if (item->guid != NULL && feed->items->len < FEED_READER_MAX_ITEMS)
            g_ptr_array_add(feed->items, item);
        else
            item_free(item);
    }
}

Feed *feed_reader_parse(const char *bytes, gsize length, const char *url, GError **error)
{
    /* Entities of its own let a small feed grow without bound. */
    gboolean refused = length > G_MAXINT || g_strstr_len(bytes, (gssize)length, "<!ENTITY");
    const int flags = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                      XML_PARSE_RECOVER | XML_PARSE_NOCDATA;
    xmlDocPtr document = refused ? NULL : xmlReadMemory(bytes, (int)length, NULL, NULL, flags);
    const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    if (root == NULL ||
        (!is_named(root, "rss") && !is_named(root, "feed") && !is_named(root, "RDF"))) {
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "it is no feed");
        xmlFreeDoc(document);
        return NULL;
    }
    Feed *feed = g_new0(Feed, 1);
    feed->items = g_ptr_array_new_with_free_func(item_free);
    const xmlNode *channel = child(root, "channel");
    const xmlNode *head = channel ? channel : root;
    feed->title = child_text(head, "title");
    feed->language = child_text(head, "language");
    read_items(feed, head, url);
    if (head != root) /* RSS 1.0 has the items beside the channel */
        read_items(feed, root, url);
    xmlFreeDoc(document);
    return feed;
}
