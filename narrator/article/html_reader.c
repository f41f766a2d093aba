/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: the tree, its metadata, the segments of text, and which of them are the article. */
#include "article/html_reader.h"

#include <string.h>

#include "article/block.h"
#include "article/furniture.h"
#include "article/html_head.h"
#include "article/html_select.h"
#include "article/rules.h"
#include "article/text_structure.h"

/* Browsers look at 1024 bytes; pages name their charset later. */
#define CHARSET_REACH ((gsize)8192)
#define MAX_CHARSET_BYTES 40
/* A language is told by so much text. */
#define GUESS_BYTES 8192
/* Data with fewer words have a summary at most. */
#define MIN_BODY_WORDS 60
/* So many words are text, not a kicker over the title. */
#define MIN_TEXT_WORDS 12
#define MIN_TITLE_WORDS 3
#define MAX_KICKER_WORDS 5

static void add_blocks(Article *article, GArray *segments)
{
    for (guint i = 0; i < segments->len; i++) {
        HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        Block *block = block_add_clean(article, segment->kind, g_steal_pointer(&segment->text),
                                       segment->line, segment->column);
        block->level = segment->kind == BLOCK_OTHER ? 0 : segment->level;
        block->number = segment->number;
        block->skipped = segment->rule;
    }
}

static BlockLook *list_looks(const GArray *segments)
{
    BlockLook *looks = g_new0(BlockLook, segments->len + 1);
    for (guint i = 0; i < segments->len; i++) {
        const HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        looks[i] = (BlockLook){.link_words = segment->link_words,
                               .links = segment->links,
                               .words = segment->words,
                               .bold = segment->bold,
                               .picture = segment->picture,
                               .framed = segment->framed,
                               .box = segment->box,
                               .standfirst = segment->standfirst,
                               .byline = segment->byline};
    }
    return looks;
}

/* Whether a block says the title, with a few words before it in a heading: "Weather: Rain again". */
static gboolean says_title(const Block *block, const char *title)
{
    if (strlen(block->text) >= 1000)
        return FALSE;
    g_autofree char *text = phrases_fold(block->text);
    if (strcmp(text, title) == 0)
        return TRUE;
    return block->kind == BLOCK_HEADING && g_str_has_suffix(text, title) &&
           text_structure_words(title) >= MIN_TITLE_WORDS &&
           text_structure_words(text) <= text_structure_words(title) + MAX_KICKER_WORDS;
}

/* The last block before the text that says the title is the title. */
static void mark_title(Article *article)
{
    if (article->title == NULL)
        return;
    g_autofree char *folded = phrases_fold(article->title);
    guint title = G_MAXUINT;
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        if (block->skipped == NULL && block->kind != BLOCK_HEADING &&
            text_structure_words(block->text) >= MIN_TEXT_WORDS && title != G_MAXUINT)
            break;
        if (says_title(block, folded) && (title == G_MAXUINT || block->kind == BLOCK_HEADING))
            title = i;
    }
    for (guint i = 0; title != G_MAXUINT && i <= title; i++) {
        Block *block = block_at(article, i);
        if (block->skipped == NULL || block->skipped == rules_name("header"))
            block->skipped = rules_name("navigation");
        if (i == title) {
            block->skipped = NULL;
            block->kind = BLOCK_TITLE;
            block->level = 0;
        }
    }
}

/* The phrases of the language that the page names, else of the one that its text is in. */
static const Phrases *find_phrases(const Article *article, const ReaderInput *input)
{
    const char *language = article->language;
    if (language == NULL) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint i = 0; i < article->blocks->len && text->len < GUESS_BYTES; i++)
            if (block_at(article, i)->skipped == NULL)
                g_string_append_printf(text, "%s\n", block_at(article, i)->text);
        const char *fallback = input->options->language ? input->options->language : "en";
        language =
            phrase_book_guess(input->book, text->str, text->len, fallback, input->diagnostics);
    }
    return phrase_book_get(input->book, language, input->diagnostics);
}

static guint count_kept_words(const Article *article)
{
    guint words = 0;
    for (guint i = 0; i < article->blocks->len; i++)
        if (block_at(article, i)->skipped == NULL && block_at(article, i)->kind != BLOCK_TITLE)
            words += text_structure_words(block_at(article, i)->text);
    return words;
}

/* Adds the text of data, which is lines or again HTML. */
static void add_data(Article *article, const char *body, Diagnostics *diagnostics)
{
    g_autoptr(GString) page = g_string_new(body);
    (void)g_string_replace(page, "\n", "<br><br>", 0);
    g_autoptr(HtmlTree) tree = html_tree_parse(page->str, page->len, article->path, diagnostics);
    if (tree == NULL)
        return;
    g_autoptr(GArray) names = html_names_list(tree);
    g_autoptr(GArray) segments = html_segment_list(tree, names);
    add_blocks(article, segments);
}

/* Pages that a script fills have their text in their data alone: it is taken where the page shows
 * so little of it that it cannot be the article. */
static void take_body_of_data(Article *article, const HtmlMetadata *metadata,
                              Diagnostics *diagnostics)
{
    const char *body = html_metadata_get(metadata, METADATA_BODY);
    guint words = body ? text_structure_words(body) : 0;
    if (words < MIN_BODY_WORDS || count_kept_words(article) * 4 >= words)
        return;
    for (guint i = 0; i < article->blocks->len; i++) {
        Block *block = block_at(article, i);
        if (block->skipped == NULL && block->kind != BLOCK_TITLE)
            block->skipped = rules_name("header");
    }
    add_data(article, body, diagnostics);
}

static gboolean read_html(Article *article, const ReaderInput *input)
{
    g_autoptr(HtmlTree) tree =
        html_tree_parse(input->text, input->length, article->path, input->diagnostics);
    if (tree == NULL)
        return FALSE;
    g_autoptr(GArray) names = html_names_list(tree);
    g_autoptr(GArray) segments = html_segment_list(tree, names);
    g_auto(HtmlMetadata) metadata;
    html_metadata_init(&metadata, tree);
    html_select_article(tree, names, segments);
    if (article->title == NULL)
        article->title = html_head_title(&metadata, segments);
    html_head_describe(article, &metadata, input->phrases);
    /* Of a large page the tree takes most of the memory. */
    g_clear_pointer(&names, g_array_unref);
    g_clear_pointer(&tree, html_tree_free);
    add_blocks(article, segments);
    const Phrases *phrases = find_phrases(article, input);
    mark_title(article);
    g_autofree BlockLook *looks = list_looks(segments);
    furniture_mark(article, phrases, looks);
    take_body_of_data(article, &metadata, input->diagnostics);
    return TRUE;
}

static gboolean claims_html(const char *text, gsize length)
{
    gsize i = 0;
    while (i < length && (g_ascii_isspace(text[i]) || (unsigned char)text[i] >= 0x80))
        i++;
    g_autofree char *head = g_ascii_strdown(text + i, (gssize)MIN(length - i, 1024));
    return g_str_has_prefix(head, "<!doctype html") || g_str_has_prefix(head, "<html") ||
           (head[0] == '<' && (strstr(head, "<head") != NULL || strstr(head, "<body") != NULL));
}

/* The value behind "charset" in a <meta>: up to the quote or what ends it. */
static char *charset_value(const char *p)
{
    p += strspn(p, " \t\r\n");
    if (*p != '=')
        return NULL;
    p++;
    p += strspn(p, " \t\r\n\"'");
    gsize length = strcspn(p, " \t\r\n\"'/>;");
    return length > 0 && length <= MAX_CHARSET_BYTES ? g_strndup(p, length) : NULL;
}

/* HTML, "prescan a byte stream to determine its encoding": the first charset in a <meta>. */
static char *meta_charset(const char *bytes, gsize length)
{
    g_autofree char *head = g_malloc(MIN(length, CHARSET_REACH) + 1);
    gsize n = 0;
    for (; n < length && n < CHARSET_REACH; n++)
        head[n] = bytes[n] ? g_ascii_tolower(bytes[n]) : ' ';
    head[n] = '\0';
    for (const char *meta = head; (meta = strstr(meta, "<meta")) != NULL; meta++) {
        const char *end = strchr(meta, '>');
        const char *name = strstr(meta, "charset");
        if (end == NULL || name == NULL)
            return NULL;
        char *value = name < end ? charset_value(name + strlen("charset")) : NULL;
        if (value != NULL)
            return value;
    }
    return NULL;
}

static const char *const suffixes[] = {"html", "htm", "xhtml", NULL};
static const char *const media_types[] = {"text/html", "application/xhtml+xml", NULL};

const ArticleReader html_reader = {
    .name = "html",
    .summary = "web pages: the article is found in them",
    .suffixes = suffixes,
    .media_types = media_types,
    .pages = TRUE,
    .claims = claims_html,
    .charset = meta_charset,
    .read = read_html,
};
