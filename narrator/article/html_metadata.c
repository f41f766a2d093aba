/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_metadata.h"

#include <string.h>

#include "article/decode.h"

/* More are spam for search engines. */
#define MAX_VALUES 16
/* The names of a byline are so near each other. */
#define MAX_BYLINE_NODES 40

typedef struct {
    const char *name; /* of <meta property=>, name= or itemprop= */
    MetadataField field;
} MetaRow;

/* In the order of trust. */
static const MetaRow meta_rows[] = {
    {"og:title", METADATA_TITLE},
    {"twitter:title", METADATA_TITLE},
    {"dc.title", METADATA_TITLE},
    {"dcterms.title", METADATA_TITLE},
    {"headline", METADATA_TITLE},
    {"og:description", METADATA_DESCRIPTION},
    {"description", METADATA_DESCRIPTION},
    {"twitter:description", METADATA_DESCRIPTION},
    {"dc.description", METADATA_DESCRIPTION},
    {"author", METADATA_AUTHOR},
    {"article:author_name", METADATA_AUTHOR},
    {"parsely-author", METADATA_AUTHOR},
    {"sailthru.author", METADATA_AUTHOR},
    {"byl", METADATA_AUTHOR},
    {"dc.creator", METADATA_AUTHOR},
    {"dcterms.creator", METADATA_AUTHOR},
    {"article:author", METADATA_AUTHOR},
    {"article:published_time", METADATA_DATE},
    {"datepublished", METADATA_DATE},
    {"parsely-pub-date", METADATA_DATE},
    {"pubdate", METADATA_DATE},
    {"publish-date", METADATA_DATE},
    {"publishdate", METADATA_DATE},
    {"sailthru.date", METADATA_DATE},
    {"dc.date.issued", METADATA_DATE},
    {"dcterms.issued", METADATA_DATE},
    {"dc.date", METADATA_DATE},
    {"dcterms.date", METADATA_DATE},
    {"date", METADATA_DATE},
    {"og:url", METADATA_URL},
    {"og:locale", METADATA_LANGUAGE},
    {"dc.language", METADATA_LANGUAGE},
    {"og:image", METADATA_IMAGE},
    {"twitter:image", METADATA_IMAGE},
    {"og:site_name", METADATA_PUBLICATION},
    {"application-name", METADATA_PUBLICATION},
    {"dc.publisher", METADATA_PUBLICATION},
    {"article:tag", METADATA_TAG},
};

static void add(HtmlMetadata *self, MetadataField field, char *value)
{
    if (value == NULL || self->values[field]->len >= MAX_VALUES) {
        g_free(value);
        return;
    }
    g_ptr_array_add(self->values[field], value);
    if (field == METADATA_AUTHOR)
        g_array_append_val(self->author_sources, self->source);
}

static void add_clean(HtmlMetadata *self, MetadataField field, const char *value)
{
    add(self, field, decode_clean(value, strlen(value)));
}

static const MetaRow *find_row(const char *name)
{
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(meta_rows); i++)
        if (g_ascii_strcasecmp(name, meta_rows[i].name) == 0)
            return &meta_rows[i];
    return NULL;
}

typedef struct {
    const MetaRow *row;
    guint32 node;
} Found;

static gint compare_found(gconstpointer a, gconstpointer b)
{
    const Found *x = a;
    const Found *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* <meta> and microdata, by trust. */
static void read_meta(HtmlMetadata *self, const HtmlTree *tree)
{
    static const HtmlAttribute names[] = {HTML_ATTRIBUTE_PROPERTY, HTML_ATTRIBUTE_NAME,
                                          HTML_ATTRIBUTE_ITEMPROP};
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    for (guint32 i = 1; i < tree->nodes->len; i++) {
        if (html_tree_node(tree, i)->tag != HTML_META)
            continue;
        for (gsize n = 0; n < G_N_ELEMENTS(names); n++) {
            Found one = {find_row(html_tree_attribute(tree, i, names[n])), i};
            if (one.row != NULL)
                g_array_append_val(found, one);
        }
    }
    g_array_sort(found, compare_found);
    for (guint i = 0; i < found->len; i++) {
        const Found *one = &g_array_index(found, Found, i);
        const char *content = html_tree_attribute(tree, one->node, HTML_ATTRIBUTE_CONTENT);
        self->source = 1 + (guint)(one->row - meta_rows);
        if (content != NULL)
            add_clean(self, one->row->field, content);
    }
}

static gboolean has_rel(const HtmlTree *tree, guint32 node, const char *rel)
{
    const char *value = html_tree_attribute(tree, node, HTML_ATTRIBUTE_REL);
    return value != NULL && g_ascii_strcasecmp(value, rel) == 0;
}

static void read_time(HtmlMetadata *self, const HtmlTree *tree, guint32 node)
{
    const char *date = html_tree_attribute(tree, node, HTML_ATTRIBUTE_DATETIME);
    if (date != NULL)
        add_clean(self, METADATA_DATE, date);
}

static gboolean names_author(const HtmlTree *tree, guint32 node, HtmlTag tag)
{
    const char *itemprop = html_tree_attribute(tree, node, HTML_ATTRIBUTE_ITEMPROP);
    if (itemprop != NULL && strcmp(itemprop, "author") == 0 && tag != HTML_META)
        return TRUE;
    return tag == HTML_A && has_rel(tree, node, "author");
}

/* Elements that say something by what they are. */
static void read_elements(HtmlMetadata *self, const HtmlTree *tree)
{
    guint32 author = 0; /* the last */
    self->source = G_N_ELEMENTS(meta_rows) + 1;
    for (guint32 i = 1; i < tree->nodes->len; i++) {
        const HtmlNode *node = html_tree_node(tree, i);
        const char *href = html_tree_attribute(tree, i, HTML_ATTRIBUTE_HREF);
        if (node->tag == HTML_LINK && href != NULL && has_rel(tree, i, "canonical"))
            g_ptr_array_insert(self->values[METADATA_URL], 0, g_strdup(href));
        else if (node->tag == HTML_TITLE && html_tree_node(tree, node->parent)->tag != HTML_SVG)
            add(self, METADATA_TITLE, html_tree_inner_text(tree, i));
        else if (node->tag == HTML_TIME)
            read_time(self, tree, i);
        else if (names_author(tree, i, node->tag)) {
            /* Further on are those of other articles and of comments. */
            self->source += author != 0 && i - author > MAX_BYLINE_NODES;
            author = i;
            add(self, METADATA_AUTHOR, html_tree_inner_text(tree, i));
        } else if (node->tag == HTML_HTML && self->values[METADATA_LANGUAGE]->len == 0) {
            const char *lang = html_tree_attribute(tree, i, HTML_ATTRIBUTE_LANG);
            if (lang != NULL)
                add_clean(self, METADATA_LANGUAGE, lang);
        }
    }
}

/* The JSON often holds what HTML would: "&amp;", tags in the text. */
static void read_json(HtmlMetadata *self, const HtmlTree *tree)
{
    for (guint32 i = 1; i + 1 < tree->nodes->len; i++) {
        const HtmlNode *text = html_tree_node(tree, i + 1);
        if (html_tree_node(tree, i)->tag == HTML_SCRIPT && text->tag == HTML_TEXT &&
            text->parent == i)
            json_ld_read(html_tree_text(tree, i + 1), text->length, self->values);
    }
    for (gsize f = 0; f < METADATA_FIELDS; f++) {
        if (f == METADATA_BODY)
            continue; /* its lines are paragraphs */
        for (guint i = self->values[f]->len; i > 0; i--) {
            char **value = (char **)&g_ptr_array_index(self->values[f], i - 1);
            char *clean = decode_clean(*value, strlen(*value));
            if (clean == NULL) {
                g_ptr_array_remove_index(self->values[f], i - 1);
            } else {
                g_free(*value);
                *value = clean;
            }
        }
    }
}

void html_metadata_init(HtmlMetadata *self, const HtmlTree *tree)
{
    for (gsize i = 0; i < METADATA_FIELDS; i++)
        self->values[i] = g_ptr_array_new_with_free_func(g_free);
    self->author_sources = g_array_new(FALSE, TRUE, sizeof(guint));
    self->source = 0;
    read_json(self, tree);
    g_array_set_size(self->author_sources, self->values[METADATA_AUTHOR]->len);
    read_meta(self, tree);
    read_elements(self, tree);
}

void html_metadata_clear(HtmlMetadata *self)
{
    for (gsize i = 0; i < METADATA_FIELDS; i++)
        g_clear_pointer(&self->values[i], g_ptr_array_unref);
    g_clear_pointer(&self->author_sources, g_array_unref);
}

const char *html_metadata_get(const HtmlMetadata *self, MetadataField field)
{
    return self->values[field]->len > 0 ? g_ptr_array_index(self->values[field], 0) : NULL;
}
