/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_tree: a page as a tree of nodes in one array, in document order.
 *
 * The only place that meets libxml2's HTML parser, as a stream of events: its own tree takes ten
 * times the memory.  Scripts, styles and comments are not kept, JSON-LD is.  No network, no
 * entities but HTML's own. */
#pragma once
#include "base/diagnostics.h"

/* The largest news pages have 30,000 nodes; a node takes 56 bytes. */
#define HTML_MAX_NODES 1000000
/* Pages nest to about 60; unclosed tags add to that.  Keeps the parser's own search for open
 * elements bounded. */
#define HTML_MAX_DEPTH 512
/* The parser compares each attribute of an element with all before it. */
#define HTML_MAX_ATTRIBUTES 500

typedef enum {
    HTML_OTHER,
    HTML_TEXT, /* no element */
    HTML_A,
    HTML_ABBR,
    HTML_ADDRESS,
    HTML_ARTICLE,
    HTML_ASIDE,
    HTML_AUDIO,
    HTML_B,
    HTML_BLOCKQUOTE,
    HTML_BODY,
    HTML_BR,
    HTML_BUTTON,
    HTML_CANVAS,
    HTML_CAPTION,
    HTML_CENTER,
    HTML_CITE,
    HTML_CODE,
    HTML_DD,
    HTML_DETAILS,
    HTML_DIALOG,
    HTML_DIV,
    HTML_DL,
    HTML_DT,
    HTML_EM,
    HTML_FIELDSET,
    HTML_FIGCAPTION,
    HTML_FIGURE,
    HTML_FOOTER,
    HTML_FORM,
    HTML_H1,
    HTML_H2,
    HTML_H3,
    HTML_H4,
    HTML_H5,
    HTML_H6,
    HTML_HEAD,
    HTML_HEADER,
    HTML_HR,
    HTML_HTML,
    HTML_I,
    HTML_IFRAME,
    HTML_IMG,
    HTML_INPUT,
    HTML_LABEL,
    HTML_LEGEND,
    HTML_LI,
    HTML_LINK,
    HTML_MAIN,
    HTML_MATH,
    HTML_MENU,
    HTML_META,
    HTML_NAV,
    HTML_NOSCRIPT,
    HTML_OBJECT,
    HTML_OL,
    HTML_OPTION,
    HTML_P,
    HTML_PRE,
    HTML_S,
    HTML_SCRIPT,
    HTML_SECTION,
    HTML_SELECT,
    HTML_SMALL,
    HTML_SPAN,
    HTML_STRONG,
    HTML_STYLE,
    HTML_SUP,
    HTML_SVG,
    HTML_TABLE,
    HTML_TBODY,
    HTML_TD,
    HTML_TEMPLATE,
    HTML_TEXTAREA,
    HTML_TFOOT,
    HTML_TH,
    HTML_THEAD,
    HTML_TIME,
    HTML_TITLE,
    HTML_TR,
    HTML_TT,
    HTML_U,
    HTML_UL,
    HTML_VIDEO,
    HTML_TAGS
} HtmlTag;

typedef enum {
    HTML_ATTRIBUTE_ID,
    HTML_ATTRIBUTE_CLASS,
    HTML_ATTRIBUTE_ROLE,
    HTML_ATTRIBUTE_STYLE,
    HTML_ATTRIBUTE_HIDDEN,
    HTML_ATTRIBUTE_ARIA_HIDDEN,
    HTML_ATTRIBUTE_ARIA_LABEL,
    HTML_ATTRIBUTE_TESTID, /* data-testid, data-component, data-module and the like */
    HTML_ATTRIBUTE_ITEMPROP,
    HTML_ATTRIBUTE_ITEMTYPE,
    HTML_ATTRIBUTE_HREF,
    HTML_ATTRIBUTE_REL,
    HTML_ATTRIBUTE_TYPE,
    HTML_ATTRIBUTE_NAME,
    HTML_ATTRIBUTE_PROPERTY,
    HTML_ATTRIBUTE_CONTENT,
    HTML_ATTRIBUTE_DATETIME,
    HTML_ATTRIBUTE_LANG,
    HTML_ATTRIBUTE_START,
    HTML_ATTRIBUTES
} HtmlAttribute;

/* Indices are of HtmlTree.nodes; 0 is the root and, where a link is meant, none. */
typedef struct {
    guint32 parent;
    guint32 next; /* the next node in document order that is not inside this one */
    guint16 tag;  /* HtmlTag */
    guint16 depth;
    guint32 line, column;
    guint32 text, length;                /* of a text: bytes of HtmlTree.text */
    guint32 first_attribute, attributes; /* in HtmlTree.attributes */
} HtmlNode;

typedef struct {
    HtmlAttribute name;
    guint32 value; /* bytes of HtmlTree.text, NUL-terminated */
} HtmlAttributeValue;

typedef struct {
    GArray *nodes;      /* HtmlNode; the first is the root, a node of its own above all */
    GArray *attributes; /* HtmlAttributeValue */
    GString *text;      /* texts and values, each with a NUL behind it */
} HtmlTree;

/* Parses a page, valid UTF-8.  NULL, with an error reported, where it passes a limit above. */
HtmlTree *html_tree_parse(const char *text, gsize length, const char *path,
                          Diagnostics *diagnostics);
void html_tree_free(HtmlTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlTree, html_tree_free)

static inline const HtmlNode *html_tree_node(const HtmlTree *self, guint32 index)
{
    return &g_array_index(self->nodes, HtmlNode, index);
}

/* The text of a text node, NUL-terminated, as it stands in the page. */
const char *html_tree_text(const HtmlTree *self, guint32 node);
/* The value of an attribute, or NULL. */
const char *html_tree_attribute(const HtmlTree *self, guint32 node, HtmlAttribute name);
/* All text inside a node, cleaned, spaces between blocks; NULL for none.  The caller frees it. */
char *html_tree_inner_text(const HtmlTree *self, guint32 node);
/* Whether an element begins a line of its own. */
gboolean html_tree_is_block(HtmlTag tag);
