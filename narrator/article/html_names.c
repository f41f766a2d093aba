/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_names.h"

#include <string.h>

#include "article/rules.h"

/* Names with more words are generated ones; the first say enough. */
#define MAX_WORDS 24
#define MAX_WORD_BYTES 24

typedef struct {
    const char *words; /* one word or two, folded, as they follow each other in a name */
    const char *rule;
    gboolean prefix; /* longer words that begin so are meant too */
} NameRow;

static const NameRow rows[] = {
    {"ad", "advertisement", FALSE},
    {"adbox", "advertisement", FALSE},
    {"adcontainer", "advertisement", FALSE},
    {"addthis", "share", TRUE},
    {"addtoany", "share", FALSE},
    {"adblock", "advertisement", TRUE},
    {"ads", "advertisement", FALSE},
    {"adsbygoogle", "advertisement", FALSE},
    {"adsense", "advertisement", FALSE},
    {"adslot", "advertisement", TRUE},
    {"advert", "advertisement", TRUE},
    {"adwrap", "advertisement", TRUE},
    {"also like", "related-link", FALSE},
    {"also read", "related-link", FALSE},
    {"appbanner", "promotion", FALSE},
    {"article tags", "tags", FALSE},
    {"article tools", "share", FALSE},
    {"author bio", "author-note", FALSE},
    {"author box", "author-note", FALSE},
    {"author card", "author-note", FALSE},
    {"author description", "author-note", FALSE},
    {"author info", "author-note", FALSE},
    {"author meta", "author-note", FALSE},
    {"author profile", "author-note", FALSE},
    {"about author", "author-note", FALSE},
    {"authorbio", "author-note", FALSE},
    {"authorbox", "author-note", FALSE},
    {"bio", "author-note", FALSE},
    {"breadcrumb", "navigation", TRUE},
    {"bread crumb", "navigation", FALSE},
    {"byline", "byline", FALSE},
    {"caption", "caption", TRUE},
    {"catlinks", "tags", FALSE},
    {"carousel", "related-link", FALSE},
    {"colophon", "footer", FALSE},
    {"comment", "comments", FALSE},
    {"commentlist", "comments", FALSE},
    {"comments", "comments", TRUE},
    {"consent", "cookie-notice", FALSE},
    {"contributors", "byline", FALSE},
    {"cookie", "cookie-notice", TRUE},
    {"copyright", "footer", FALSE},
    {"credit", "caption", TRUE},
    {"crosslink", "related-link", TRUE},
    {"crumbs", "navigation", FALSE},
    {"dateline", "date", FALSE},
    {"disqus", "comments", TRUE},
    {"donate", "promotion", FALSE},
    {"donation", "promotion", TRUE},
    {"dropdown", "navigation", FALSE},
    {"editsection", "hidden", FALSE},
    {"entry meta", "tags", FALSE},
    {"entry utility", "tags", FALSE},
    {"fb like", "share", FALSE},
    {"follow us", "share", FALSE},
    {"featured video", "embed", FALSE},
    {"footer", "footer", TRUE},
    {"footnotes", "footnote", FALSE},
    {"gallery", "caption", FALSE},
    {"gdpr", "cookie-notice", FALSE},
    {"hashtag", "tags", TRUE},
    {"hatnote", "label", FALSE},
    {"infobox", "sidebar", FALSE},
    {"internallink", "related-link", FALSE},
    {"jetpack relatedposts", "related-link", FALSE},
    {"jp relatedposts", "related-link", FALSE},
    {"keywords", "tags", FALSE},
    {"leaderboard", "advertisement", FALSE},
    {"livefyre", "comments", FALSE},
    {"login", "navigation", FALSE},
    {"masthead", "navigation", FALSE},
    {"megamenu", "navigation", FALSE},
    {"menu", "navigation", FALSE},
    {"meta info", "tags", FALSE},
    {"metadata", "tags", FALSE},
    {"modal", "promotion", FALSE},
    {"more from", "related-link", FALSE},
    {"more news", "related-link", FALSE},
    {"more stories", "related-link", FALSE},
    {"most popular", "related-link", FALSE},
    {"most read", "related-link", FALSE},
    {"mostpopular", "related-link", FALSE},
    {"mpu", "advertisement", FALSE},
    {"nav", "navigation", FALSE},
    {"navbar", "navigation", TRUE},
    {"navbox", "related-link", FALSE},
    {"navigation", "navigation", TRUE},
    {"newsletter", "promotion", TRUE},
    {"noprint", "hidden", FALSE},
    {"offscreen", "hidden", FALSE},
    {"outbrain", "related-link", TRUE},
    {"overlay", "promotion", FALSE},
    {"pager", "navigation", FALSE},
    {"pagination", "navigation", TRUE},
    {"paywall", "paywall", FALSE},
    {"photocredit", "caption", FALSE},
    {"popular", "related-link", FALSE},
    {"popover", "hidden", FALSE},
    {"popup", "promotion", FALSE},
    {"post author", "author-note", FALSE},
    {"post footer", "footer", FALSE},
    {"post meta", "tags", FALSE},
    {"post tags", "tags", FALSE},
    {"postmeta", "tags", FALSE},
    {"postmetadata", "tags", FALSE},
    {"postprofile", "byline", FALSE},
    {"prev next", "navigation", FALSE},
    {"promo", "promotion", FALSE},
    {"promobox", "promotion", FALSE},
    {"promotion", "promotion", TRUE},
    {"pull quote", "pull-quote", FALSE},
    {"pullquote", "pull-quote", TRUE},
    {"rating", "share", FALSE},
    {"ratings", "share", FALSE},
    {"read also", "related-link", FALSE},
    {"read more", "related-link", FALSE},
    {"read next", "related-link", FALSE},
    {"readmore", "related-link", FALSE},
    {"recirc", "related-link", TRUE},
    {"recommend", "related-link", TRUE},
    {"references", "footnote", FALSE},
    {"reflist", "footnote", FALSE},
    {"related", "related-link", TRUE},
    {"reply", "comments", FALSE},
    {"respond", "comments", FALSE},
    {"rollover", "hidden", FALSE},
    {"screen reader", "hidden", FALSE},
    {"see also", "related-link", FALSE},
    {"share", "share", FALSE},
    {"shareaholic", "share", TRUE},
    {"sharebar", "share", TRUE},
    {"sharedaddy", "share", FALSE},
    {"sharetools", "share", FALSE},
    {"sharing", "share", TRUE},
    {"shoutbox", "comments", FALSE},
    {"side bar", "sidebar", FALSE},
    {"side rail", "sidebar", FALSE},
    {"sidebar", "sidebar", TRUE},
    {"signin", "navigation", FALSE},
    {"signup", "promotion", TRUE},
    {"sign up", "promotion", FALSE},
    {"skip link", "navigation", FALSE},
    {"slideshow", "caption", FALSE},
    {"social", "share", TRUE},
    {"sponsor", "advertisement", TRUE},
    {"sr only", "hidden", FALSE},
    {"story tools", "share", FALSE},
    {"subnav", "navigation", FALSE},
    {"subscribe", "promotion", FALSE},
    {"subscription", "promotion", FALSE},
    {"syndication", "footer", FALSE},
    {"taboola", "related-link", TRUE},
    {"tagcloud", "tags", FALSE},
    {"taglist", "tags", FALSE},
    {"tags", "tags", FALSE},
    {"timestamp", "date", FALSE},
    {"toc", "navigation", FALSE},
    {"toolbar", "share", FALSE},
    {"tooltip", "hidden", TRUE},
    {"top stories", "related-link", FALSE},
    {"topics", "tags", FALSE},
    {"trending", "related-link", FALSE},
    {"user info", "byline", FALSE},
    {"userinfo", "byline", FALSE},
    {"visually hidden", "hidden", FALSE},
    {"visuallyhidden", "hidden", FALSE},
    {"vote count", "share", FALSE},
    {"votecell", "share", FALSE},
    {"whatsapp", "share", FALSE},
    {"whats next", "related-link", FALSE},
    {"widget", "sidebar", FALSE},
    {"widgets", "sidebar", FALSE},
    {"you might", "related-link", FALSE},
    {"zergnet", "related-link", FALSE},
};

/* What publications call the element around their text. */
static const char *const body_words[] = {
    "article body",   "articlebody",   "article content", "articlecontent", "article text",
    "articletext",    "entry content", "entrycontent",    "post content",   "postcontent",
    "post body",      "postbody",      "story body",      "storybody",      "story content",
    "storycontent",   "story text",    "storytext",       "news content",   "newscontent",
    "news text",      "news body",     "newstext",        "newsbody",       "body text",
    "bodytext",       "body copy",     "bodycopy",        "content body",   "contentbody",
    "article copy",   "article main",  "main text",       "page content",   "rich text",
    "single content", "blog content",  "blog post",       "text content",   "article detail",
    "artikel text",   "texte article", "nota cuerpo",     "cuerpo nota",
};

static const char *const article_words[] = {"article", "story", "post", "entry",   "artikel",
                                            "hentry",  "main",  "news", "noticia", "content"};

static const char *const standfirst_words[] = {
    "standfirst",      "subtitle",     "subheadline", "dek",          "deck",
    "subhead",         "teaser text",  "chapo",       "entradilla",   "bajada",
    "article summary", "sub headline", "sub title",   "article intro"};

typedef struct {
    GHashTable *exact;       /* words -> NameRow */
    GPtrArray *prefixes[26]; /* NameRow, by first letter */
    GHashTable *body, *article, *standfirst;
} Words;

static GHashTable *set_of(const char *const *words, gsize count)
{
    GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < count; i++)
        g_hash_table_add(set, (gpointer)words[i]);
    return set;
}

static Words *words_new(void)
{
    Words *self = g_new0(Words, 1);
    self->exact = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < G_N_ELEMENTS(self->prefixes); i++)
        self->prefixes[i] = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_hash_table_insert(self->exact, (gpointer)rows[i].words, (gpointer)&rows[i]);
        if (rows[i].prefix)
            g_ptr_array_add(self->prefixes[rows[i].words[0] - 'a'], (gpointer)&rows[i]);
    }
    self->body = set_of(body_words, G_N_ELEMENTS(body_words));
    self->article = set_of(article_words, G_N_ELEMENTS(article_words));
    self->standfirst = set_of(standfirst_words, G_N_ELEMENTS(standfirst_words));
    return self;
}

static void words_free(Words *self)
{
    g_hash_table_unref(self->exact);
    for (gsize i = 0; i < G_N_ELEMENTS(self->prefixes); i++)
        g_ptr_array_unref(self->prefixes[i]);
    g_hash_table_unref(self->body);
    g_hash_table_unref(self->article);
    g_hash_table_unref(self->standfirst);
    g_free(self);
}

static const char *find_rule(const Words *self, const char *words)
{
    const NameRow *row = g_hash_table_lookup(self->exact, words);
    if (row != NULL)
        return row->rule;
    const GPtrArray *prefixes = g_ascii_islower(words[0]) ? self->prefixes[words[0] - 'a'] : NULL;
    for (guint i = 0; prefixes != NULL && i < prefixes->len; i++) {
        row = g_ptr_array_index(prefixes, i);
        if (g_str_has_prefix(words, row->words))
            return row->rule;
    }
    return NULL;
}

static void consider(const Words *self, const char *words, gboolean place, HtmlNaming *naming)
{
    if (naming->rule == NULL && place)
        naming->rule = rules_name(find_rule(self, words) ? find_rule(self, words) : "");
    naming->body = naming->body || g_hash_table_contains(self->body, words);
    naming->article = naming->article || g_hash_table_contains(self->article, words);
    naming->standfirst = naming->standfirst || g_hash_table_contains(self->standfirst, words);
    naming->byline = naming->byline || strcmp(words, "byline") == 0 || strcmp(words, "author") == 0;
}

/* Names that say what a text is about, or which builder laid it out: "tag-comments" on a post,
 * "elementor-widget" around every paragraph. */
static gboolean is_no_place(const char *name)
{
    static const char *const beginnings[] = {"tag-",      "category-", "cat-", "elementor-widget",
                                             "so-widget", "so-panel"};
    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++)
        if (g_str_has_prefix(name, beginnings[i]))
            return TRUE;
    return FALSE;
}

/* Cuts names at what is no letter and where a capital follows a small letter. */
static const char *next_word(const char *p, char *word)
{
    while (*p != '\0' && !g_ascii_isalpha(*p))
        p++;
    gsize length = 0;
    for (const char *start = p; g_ascii_isalpha(*p); p++) {
        if (p > start && g_ascii_isupper(*p) && g_ascii_islower(p[-1]))
            break;
        if (length < MAX_WORD_BYTES - 1)
            word[length++] = g_ascii_tolower(*p);
    }
    word[length] = '\0';
    return p;
}

static void read_names(const Words *self, const char *names, HtmlNaming *naming)
{
    char pair[2 * MAX_WORD_BYTES];
    char word[MAX_WORD_BYTES];
    char before[MAX_WORD_BYTES] = "";
    names += strspn(names, " \t\r\n");
    gboolean place = !is_no_place(names);
    const char *p = next_word(names, word);
    for (gsize i = 0; *word != '\0' && i < MAX_WORDS; i++) {
        consider(self, word, place, naming);
        if (*before != '\0') {
            (void)g_snprintf(pair, sizeof pair, "%s %s", before, word);
            consider(self, pair, place, naming);
        }
        (void)g_strlcpy(before, g_ascii_isspace(*p) ? "" : word, sizeof before);
        if (g_ascii_isspace(*p))
            place = !is_no_place(p + strspn(p, " \t\r\n"));
        p = next_word(p, word);
    }
}

static gboolean is_hidden(const HtmlTree *tree, guint32 node)
{
    if (html_tree_attribute(tree, node, HTML_ATTRIBUTE_HIDDEN) != NULL)
        return TRUE;
    const char *style = html_tree_attribute(tree, node, HTML_ATTRIBUTE_STYLE);
    if (style == NULL)
        return FALSE;
    const char *display = strstr(style, "display");
    if (display != NULL && g_str_has_prefix(display + 7 + strspn(display + 7, " :"), "none"))
        return TRUE;
    const char *visibility = strstr(style, "visibility");
    return visibility != NULL &&
           g_str_has_prefix(visibility + 10 + strspn(visibility + 10, " :"), "hidden");
}

static const char *rule_of_tag(HtmlTag tag)
{
    switch (tag) {
    case HTML_NAV:
    case HTML_MENU:
        return "navigation";
    case HTML_FOOTER:
        return "footer";
    case HTML_ASIDE:
        return "sidebar";
    case HTML_FIGCAPTION:
        return "caption";
    case HTML_NOSCRIPT:
    case HTML_TEMPLATE:
    case HTML_DIALOG:
        return "hidden";
    case HTML_BUTTON:
    case HTML_SELECT:
    case HTML_TEXTAREA:
    case HTML_OPTION:
        return "navigation";
    case HTML_IFRAME:
    case HTML_OBJECT:
    case HTML_VIDEO:
    case HTML_AUDIO:
    case HTML_CANVAS:
    case HTML_SVG:
        return "embed";
    default:
        return NULL;
    }
}

static const char *rule_of_role(const char *role)
{
    static const struct {
        const char *role, *rule;
    } roles[] = {
        {"navigation", "navigation"}, {"menu", "navigation"},    {"menubar", "navigation"},
        {"banner", "navigation"},     {"contentinfo", "footer"}, {"complementary", "sidebar"},
        {"search", "navigation"},     {"dialog", "promotion"},   {"alertdialog", "promotion"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(roles); i++)
        if (g_ascii_strcasecmp(role, roles[i].role) == 0)
            return roles[i].rule;
    return NULL;
}

static HtmlNaming name_node(const Words *self, const HtmlTree *tree, guint32 node)
{
    static const HtmlAttribute names[] = {HTML_ATTRIBUTE_CLASS, HTML_ATTRIBUTE_ID,
                                          HTML_ATTRIBUTE_TESTID};
    const HtmlNode *n = html_tree_node(tree, node);
    const char *tag_rule = rule_of_tag(n->tag);
    const char *role = html_tree_attribute(tree, node, HTML_ATTRIBUTE_ROLE);
    if (tag_rule == NULL && role != NULL)
        tag_rule = rule_of_role(role);
    HtmlNaming naming = {.rule = tag_rule ? rules_name(tag_rule) : NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = html_tree_attribute(tree, node, names[i]);
        if (value != NULL)
            read_names(self, value, &naming);
    }
    const char *itemprop = html_tree_attribute(tree, node, HTML_ATTRIBUTE_ITEMPROP);
    if (itemprop != NULL && strstr(itemprop, "articleBody") != NULL)
        naming.body = TRUE;
    naming.article = naming.article || n->tag == HTML_ARTICLE || n->tag == HTML_MAIN;
    if (is_hidden(tree, node)) {
        naming.rule = rules_name("hidden");
        naming.certain = TRUE;
    }
    /* A quoted post is a quotation, however its site is named. */
    if (n->tag == HTML_BLOCKQUOTE && naming.rule == rules_name("share"))
        naming.rule = NULL;
    naming.apart = naming.rule != NULL && (n->tag == HTML_SPAN || n->tag == HTML_SMALL);
    return naming;
}

GArray *html_names_list(const HtmlTree *tree)
{
    Words *words = words_new();
    GArray *names = g_array_sized_new(FALSE, TRUE, sizeof(HtmlNaming), tree->nodes->len);
    g_array_set_size(names, tree->nodes->len);
    for (guint32 i = 1; i < tree->nodes->len; i++)
        if (html_tree_node(tree, i)->tag != HTML_TEXT)
            g_array_index(names, HtmlNaming, i) = name_node(words, tree, i);
    words_free(words);
    return names;
}
