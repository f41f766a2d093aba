/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_tree.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "article/decode.h"

typedef struct {
    const char *name;
    HtmlTag tag;
    gboolean block;
} TagRow;

/* By name, for bsearch(). */
static const TagRow tags[] = {
    {"a", HTML_A, FALSE},
    {"abbr", HTML_ABBR, FALSE},
    {"address", HTML_ADDRESS, TRUE},
    {"article", HTML_ARTICLE, TRUE},
    {"aside", HTML_ASIDE, TRUE},
    {"audio", HTML_AUDIO, TRUE},
    {"b", HTML_B, FALSE},
    {"blockquote", HTML_BLOCKQUOTE, TRUE},
    {"body", HTML_BODY, TRUE},
    {"br", HTML_BR, FALSE},
    {"button", HTML_BUTTON, TRUE},
    {"canvas", HTML_CANVAS, TRUE},
    {"caption", HTML_CAPTION, TRUE},
    {"center", HTML_CENTER, TRUE},
    {"cite", HTML_CITE, FALSE},
    {"code", HTML_CODE, FALSE},
    {"dd", HTML_DD, TRUE},
    {"details", HTML_DETAILS, TRUE},
    {"dialog", HTML_DIALOG, TRUE},
    {"div", HTML_DIV, TRUE},
    {"dl", HTML_DL, TRUE},
    {"dt", HTML_DT, TRUE},
    {"em", HTML_EM, FALSE},
    {"fieldset", HTML_FIELDSET, TRUE},
    {"figcaption", HTML_FIGCAPTION, TRUE},
    {"figure", HTML_FIGURE, TRUE},
    {"footer", HTML_FOOTER, TRUE},
    {"form", HTML_FORM, TRUE},
    {"h1", HTML_H1, TRUE},
    {"h2", HTML_H2, TRUE},
    {"h3", HTML_H3, TRUE},
    {"h4", HTML_H4, TRUE},
    {"h5", HTML_H5, TRUE},
    {"h6", HTML_H6, TRUE},
    {"head", HTML_HEAD, TRUE},
    {"header", HTML_HEADER, TRUE},
    {"hr", HTML_HR, TRUE},
    {"html", HTML_HTML, TRUE},
    {"i", HTML_I, FALSE},
    {"iframe", HTML_IFRAME, TRUE},
    {"img", HTML_IMG, FALSE},
    {"input", HTML_INPUT, FALSE},
    {"label", HTML_LABEL, FALSE},
    {"legend", HTML_LEGEND, TRUE},
    {"li", HTML_LI, TRUE},
    {"link", HTML_LINK, FALSE},
    {"main", HTML_MAIN, TRUE},
    {"math", HTML_MATH, FALSE},
    {"menu", HTML_MENU, TRUE},
    {"meta", HTML_META, FALSE},
    {"nav", HTML_NAV, TRUE},
    {"noscript", HTML_NOSCRIPT, TRUE},
    {"object", HTML_OBJECT, TRUE},
    {"ol", HTML_OL, TRUE},
    {"option", HTML_OPTION, TRUE},
    {"p", HTML_P, TRUE},
    {"pre", HTML_PRE, TRUE},
    {"s", HTML_S, FALSE},
    {"script", HTML_SCRIPT, FALSE},
    {"section", HTML_SECTION, TRUE},
    {"select", HTML_SELECT, TRUE},
    {"small", HTML_SMALL, FALSE},
    {"span", HTML_SPAN, FALSE},
    {"strong", HTML_STRONG, FALSE},
    {"style", HTML_STYLE, FALSE},
    {"sup", HTML_SUP, FALSE},
    {"svg", HTML_SVG, FALSE},
    {"table", HTML_TABLE, TRUE},
    {"tbody", HTML_TBODY, TRUE},
    {"td", HTML_TD, TRUE},
    {"template", HTML_TEMPLATE, TRUE},
    {"textarea", HTML_TEXTAREA, TRUE},
    {"tfoot", HTML_TFOOT, TRUE},
    {"th", HTML_TH, TRUE},
    {"thead", HTML_THEAD, TRUE},
    {"time", HTML_TIME, FALSE},
    {"title", HTML_TITLE, TRUE},
    {"tr", HTML_TR, TRUE},
    {"tt", HTML_TT, FALSE},
    {"u", HTML_U, FALSE},
    {"ul", HTML_UL, TRUE},
    {"video", HTML_VIDEO, TRUE},
};

typedef struct {
    const char *name;
    HtmlAttribute attribute;
} AttributeRow;

static const AttributeRow attribute_rows[] = {
    {"aria-hidden", HTML_ATTRIBUTE_ARIA_HIDDEN},
    {"aria-label", HTML_ATTRIBUTE_ARIA_LABEL},
    {"class", HTML_ATTRIBUTE_CLASS},
    {"content", HTML_ATTRIBUTE_CONTENT},
    {"data-component", HTML_ATTRIBUTE_TESTID},
    {"data-module", HTML_ATTRIBUTE_TESTID},
    {"data-testid", HTML_ATTRIBUTE_TESTID},
    {"datetime", HTML_ATTRIBUTE_DATETIME},
    {"hidden", HTML_ATTRIBUTE_HIDDEN},
    {"href", HTML_ATTRIBUTE_HREF},
    {"id", HTML_ATTRIBUTE_ID},
    {"itemprop", HTML_ATTRIBUTE_ITEMPROP},
    {"itemtype", HTML_ATTRIBUTE_ITEMTYPE},
    {"lang", HTML_ATTRIBUTE_LANG},
    {"name", HTML_ATTRIBUTE_NAME},
    {"property", HTML_ATTRIBUTE_PROPERTY},
    {"rel", HTML_ATTRIBUTE_REL},
    {"role", HTML_ATTRIBUTE_ROLE},
    {"start", HTML_ATTRIBUTE_START},
    {"style", HTML_ATTRIBUTE_STYLE},
    {"type", HTML_ATTRIBUTE_TYPE},
};

typedef struct {
    HtmlTree *tree;
    GArray *open;        /* guint32: nodes from the root down */
    guint32 text_node;   /* the one that characters are added to; 0: none */
    const char *failure; /* why parsing was stopped, or NULL */
    htmlParserCtxtPtr context;
} Parsing;

static int compare_tag(const void *name, const void *row)
{
    return g_ascii_strcasecmp(name, ((const TagRow *)row)->name);
}

static const TagRow *find_tag(const char *name)
{
    return bsearch(name, tags, G_N_ELEMENTS(tags), sizeof *tags, compare_tag);
}

static int compare_attribute(const void *name, const void *row)
{
    return g_ascii_strcasecmp(name, ((const AttributeRow *)row)->name);
}

gboolean html_tree_is_block(HtmlTag tag)
{
    /* The tags are numbered in the order of their names. */
    return tag >= HTML_A && tag < HTML_TAGS && tags[tag - HTML_A].block;
}

static void stop(Parsing *parsing, const char *failure)
{
    if (parsing->failure == NULL)
        parsing->failure = failure;
    xmlStopParser(parsing->context);
}

static guint32 add_node(Parsing *parsing, HtmlTag tag)
{
    GArray *nodes = parsing->tree->nodes;
    const guint32 *open = (const guint32 *)(gpointer)parsing->open->data;
    if (nodes->len >= HTML_MAX_NODES) {
        stop(parsing, "it has more than a million elements");
        return 0;
    }
    HtmlNode node = {.parent = parsing->open->len > 0 ? open[parsing->open->len - 1] : 0,
                     .tag = (guint16)tag,
                     .depth = (guint16)parsing->open->len,
                     .next = nodes->len + 1};
    if (parsing->context != NULL && parsing->context->input != NULL) {
        node.line = (guint32)MAX(parsing->context->input->line, 0);
        node.column = (guint32)MAX(parsing->context->input->col, 0);
    }
    g_array_append_val(nodes, node);
    return nodes->len - 1;
}

static guint32 add_text(HtmlTree *tree, const char *text, gsize length)
{
    guint32 offset = (guint32)tree->text->len;
    g_string_append_len(tree->text, text, (gssize)length);
    g_string_append_c(tree->text, '\0');
    return offset;
}

static void add_attribute(HtmlTree *tree, const char *name, const char *value)
{
    const AttributeRow *row = bsearch(name, attribute_rows, G_N_ELEMENTS(attribute_rows),
                                      sizeof *attribute_rows, compare_attribute);
    if (row == NULL)
        return;
    HtmlAttributeValue attribute = {row->attribute, add_text(tree, value, strlen(value))};
    g_array_append_val(tree->attributes, attribute);
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
    Parsing *parsing = data;
    HtmlTree *tree = parsing->tree;
    parsing->text_node = 0;
    if (parsing->open->len >= HTML_MAX_DEPTH) {
        stop(parsing, "its elements are nested more than 512 deep");
        return;
    }
    const TagRow *row = find_tag((const char *)name);
    guint32 index = add_node(parsing, row ? row->tag : HTML_OTHER);
    if (index == 0)
        return;
    guint32 first = tree->attributes->len;
    for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
        add_attribute(tree, (const char *)attributes[i],
                      attributes[i + 1] ? (const char *)attributes[i + 1] : "");
    HtmlNode *node = &g_array_index(tree->nodes, HtmlNode, index);
    node->first_attribute = first;
    node->attributes = tree->attributes->len - first;
    g_array_append_val(parsing->open, index);
}

static void end_element(void *data, const xmlChar *name)
{
    (void)name;
    Parsing *parsing = data;
    parsing->text_node = 0;
    if (parsing->open->len <= 1 || parsing->failure != NULL)
        return;
    guint32 index = g_array_index(parsing->open, guint32, parsing->open->len - 1);
    g_array_index(parsing->tree->nodes, HtmlNode, index).next = parsing->tree->nodes->len;
    g_array_set_size(parsing->open, parsing->open->len - 1);
}

static gboolean keeps_text(const Parsing *parsing)
{
    guint32 parent = g_array_index(parsing->open, guint32, parsing->open->len - 1);
    const HtmlNode *node = html_tree_node(parsing->tree, parent);
    if (node->tag == HTML_SCRIPT) {
        const char *type = html_tree_attribute(parsing->tree, parent, HTML_ATTRIBUTE_TYPE);
        return type != NULL && g_ascii_strncasecmp(type, "application/ld+json", 19) == 0;
    }
    return node->tag != HTML_STYLE;
}

static void characters(void *data, const xmlChar *text, int length)
{
    Parsing *parsing = data;
    if (parsing->failure != NULL || length <= 0 || !keeps_text(parsing))
        return;
    HtmlTree *tree = parsing->tree;
    if (parsing->text_node != 0) {
        /* The text is the last thing in the buffer: it grows in place. */
        g_string_truncate(tree->text, tree->text->len - 1);
        (void)add_text(tree, (const char *)text, (gsize)length);
        g_array_index(tree->nodes, HtmlNode, parsing->text_node).length += (guint32)length;
        return;
    }
    guint32 index = add_node(parsing, HTML_TEXT);
    if (index == 0)
        return;
    HtmlNode *node = &g_array_index(tree->nodes, HtmlNode, index);
    node->text = add_text(tree, (const char *)text, (gsize)length);
    node->length = (guint32)length;
    parsing->text_node = index;
}

/* Behind what begins at p and is no markup: a comment, or a script's or style's text; else p. */
static const char *skip_raw(const char *p, const char *end)
{
    static const struct {
        const char *begin, *end;
    } raw[] = {{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};
    for (gsize i = 0; i < G_N_ELEMENTS(raw); i++) {
        gsize length = strlen(raw[i].begin);
        if ((gsize)(end - p) <= length || g_ascii_strncasecmp(p, raw[i].begin, length) != 0)
            continue;
        gsize tail = strlen(raw[i].end);
        for (p += length; (gsize)(end - p) > tail; p++)
            if (*p == *raw[i].end && g_ascii_strncasecmp(p, raw[i].end, tail) == 0)
                return p + tail;
        return end;
    }
    return p;
}

/* Behind a start tag; *attributes counts what may be attributes. */
static const char *skip_tag(const char *p, const char *end, gsize *attributes)
{
    char quote = 0;
    gboolean value = FALSE; /* behind '=' */
    for (*attributes = 0; p < end && (quote != 0 || *p != '>'); p++) {
        if (quote != 0) {
            quote = *p == quote ? 0 : quote;
        } else if ((*p == '"' || *p == '\'') && value) {
            quote = *p;
            value = FALSE;
        } else if (*p == '=') {
            value = TRUE;
        } else if (!g_ascii_isspace(*p)) {
            *attributes += g_ascii_isspace(p[-1]) || strchr("/\"'=", p[-1]) != NULL;
            value = FALSE;
        }
    }
    return p;
}

/* Whether no start tag has more attributes than the parser can take in linear time. */
static gboolean attributes_are_few(const char *text, gsize length)
{
    const char *end = text + length;
    for (const char *p = text; (p = memchr(p, '<', (gsize)(end - p))) != NULL;) {
        const char *behind = skip_raw(p, end);
        gsize attributes = 0;
        if (behind > p)
            p = behind;
        else if (++p < end && g_ascii_isalpha(*p))
            p = skip_tag(p, end, &attributes);
        /* A value without quotes counts too. */
        if (attributes > 2 * HTML_MAX_ATTRIBUTES)
            return FALSE;
    }
    return TRUE;
}

static void run_parser(Parsing *parsing, const char *text, gsize length)
{
    htmlParserCtxtPtr context = htmlNewParserCtxt();
    htmlSAXHandler handler = {.startElement = start_element,
                              .endElement = end_element,
                              .characters = characters,
                              .cdataBlock = characters,
                              .ignorableWhitespace = characters};
    *context->sax = handler;
    context->userData = parsing;
    parsing->context = context;
    (void)htmlCtxtReadMemory(context, text, (int)length, NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    htmlFreeParserCtxt(context);
    parsing->context = NULL;
}

HtmlTree *html_tree_parse(const char *text, gsize length, const char *path,
                          Diagnostics *diagnostics)
{
    HtmlTree *tree = g_new0(HtmlTree, 1);
    tree->nodes = g_array_new(FALSE, TRUE, sizeof(HtmlNode));
    tree->attributes = g_array_new(FALSE, TRUE, sizeof(HtmlAttributeValue));
    tree->text = g_string_sized_new(length / 2 + 64);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint32));
    Parsing parsing = {.tree = tree, .open = open};
    guint32 root = add_node(&parsing, HTML_OTHER);
    g_array_append_val(open, root);
    if (attributes_are_few(text, length))
        run_parser(&parsing, text, length);
    else
        parsing.failure = "it has an element with more than 500 attributes";
    if (parsing.failure != NULL) {
        Place place = {.path = path};
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", parsing.failure);
        html_tree_free(tree);
        return NULL;
    }
    for (guint i = 0; i < open->len; i++)
        g_array_index(tree->nodes, HtmlNode, g_array_index(open, guint32, i)).next =
            tree->nodes->len;
    return tree;
}

void html_tree_free(HtmlTree *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->nodes);
    g_array_unref(self->attributes);
    g_string_free(self->text, TRUE);
    g_free(self);
}

const char *html_tree_text(const HtmlTree *self, guint32 node)
{
    return self->text->str + html_tree_node(self, node)->text;
}

const char *html_tree_attribute(const HtmlTree *self, guint32 node, HtmlAttribute name)
{
    const HtmlNode *n = html_tree_node(self, node);
    for (guint32 i = n->first_attribute; i < n->first_attribute + n->attributes; i++) {
        const HtmlAttributeValue *attribute =
            &g_array_index(self->attributes, HtmlAttributeValue, i);
        if (attribute->name == name)
            return self->text->str + attribute->value;
    }
    return NULL;
}

char *html_tree_inner_text(const HtmlTree *self, guint32 node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint32 i = node; i < html_tree_node(self, node)->next; i++) {
        const HtmlNode *n = html_tree_node(self, i);
        if (n->tag == HTML_TEXT)
            g_string_append_len(text, html_tree_text(self, i), n->length);
        else if (n->tag == HTML_BR || html_tree_is_block(n->tag))
            g_string_append_c(text, ' ');
    }
    return decode_clean(text->str, text->len);
}
