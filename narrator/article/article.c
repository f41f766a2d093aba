/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/article.h"

#include <string.h>

#include "article/block.h"
#include "article/decode.h"
#include "article/front_matter.h"
#include "article/phrases.h"
#include "article/reader.h"
#include "article/text_structure.h"
#include "base/text.h"

/* What subscribers' pages show to others is shorter. */
#define MAX_STUB_WORDS 250

static const char *const kind_names[BLOCK_KINDS] = {
    [BLOCK_TITLE] = "title",     [BLOCK_STANDFIRST] = "standfirst",
    [BLOCK_BYLINE] = "byline",   [BLOCK_DATELINE] = "dateline",
    [BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_QUOTE] = "quote",     [BLOCK_LIST_ITEM] = "list-item",
    [BLOCK_CAPTION] = "caption", [BLOCK_TABLE_ROW] = "table-row",
    [BLOCK_CODE] = "code",       [BLOCK_FOOTNOTE] = "footnote",
    [BLOCK_OTHER] = "other",
};

const char *article_block_kind_name(BlockKind kind)
{
    return kind_names[kind];
}

void article_free(Article *self)
{
    if (self == NULL)
        return;
    char *const texts[] = {self->path,  self->title,    self->standfirst,  self->date,
                           self->url,   self->language, self->guid,        self->summary,
                           self->image, self->voice,    self->publication, self->digest};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(self->authors);
    g_strfreev(self->tags);
    g_ptr_array_unref(self->blocks);
    yaml_document_free(self->front_matter);
    g_free(self);
}

static void report(const Article *article, Diagnostics *diagnostics, const char *message)
{
    Place place = {.path = article->path};
    diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", message);
}

/* "2024-03-24-the-title.html" -> "The title". */
static char *title_from_path(const char *path)
{
    g_autofree char *base = g_path_get_basename(path);
    char *dot = strrchr(base, '.');
    if (dot != NULL && dot != base)
        *dot = '\0';
    const char *start = base;
    if (strlen(base) > 11 && strspn(base, "0123456789-") >= 11)
        start = base + 11;
    g_autofree char *valid = g_utf8_make_valid(start, -1);
    g_strdelimit(valid, "-_", ' ');
    g_autofree char *clean = decode_clean(valid, strlen(valid));
    if (clean == NULL)
        return g_strdup("Article");
    g_autofree char *first = g_utf8_substring(clean, 0, 1);
    g_autofree char *upper = g_utf8_strup(first, -1);
    return g_strconcat(upper, clean + strlen(first), NULL);
}

/* The standfirst of the front matter is a block: the paragraph that says the same, else one behind
 * the title. */
static void place_standfirst(Article *article)
{
    guint place = 0;
    for (guint i = 0; i < article->blocks->len; i++) {
        Block *block = block_at(article, i);
        if (strcmp(block->text, article->standfirst) == 0) {
            block->kind = BLOCK_STANDFIRST;
            return;
        }
        if (block->kind == BLOCK_TITLE && block->skipped == NULL)
            place = i + 1;
    }
    char *text = decode_clean(article->standfirst, strlen(article->standfirst));
    if (text == NULL || article->blocks->len == 0)
        return;
    (void)block_add_clean(article, BLOCK_STANDFIRST, text, 1, 1);
    gpointer block = g_ptr_array_steal_index(article->blocks, article->blocks->len - 1);
    g_ptr_array_insert(article->blocks, (gint)place, block);
}

/* What members readers and front matter have left. */
static void complete(Article *article)
{
    if (article->front_matter != NULL && article->standfirst != NULL)
        place_standfirst(article);
    if (article->title == NULL)
        article->title = title_from_path(article->path);
    if (article->authors == NULL)
        article->authors = g_new0(char *, 1);
    if (article->tags == NULL)
        article->tags = g_new0(char *, 1);
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        if (block->kind == BLOCK_STANDFIRST && block->skipped == NULL &&
            article->standfirst == NULL)
            article->standfirst = g_strdup(block->text);
    }
}

static gboolean has_text(const Article *article)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        if (block->skipped == NULL && block->kind != BLOCK_TITLE)
            return TRUE;
    }
    return FALSE;
}

/* A page for subscribers gives its beginning and an invitation. */
static void report_paywall(const Article *article, Diagnostics *diagnostics)
{
    const char *paywall = rules_name("paywall");
    guint words = 0;
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        words += block->skipped == NULL ? text_structure_words(block->text) : 0;
        if (block->skipped != paywall || words > MAX_STUB_WORDS)
            continue;
        Place place = {article->path, block->line, block->column};
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                        "only its beginning may be here: it asks to subscribe for the rest");
        return;
    }
}

/* What is not heard and might be missed. */
static void report_tables(const Article *article, Diagnostics *diagnostics)
{
    const char *table = rules_name("table");
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        const Block *before = i > 0 ? block_at(article, i - 1) : NULL;
        if (block->kind != BLOCK_TABLE_ROW || block->skipped != table ||
            i + 1 == article->blocks->len || block_at(article, i + 1)->skipped != table ||
            (before != NULL && before->kind == BLOCK_TABLE_ROW))
            continue;
        Place place = {article->path, block->line, block->column};
        diagnostics_add(diagnostics, DIAGNOSTIC_NOTE, &place,
                        "a table is skipped: it is too large to be heard");
    }
}

static gboolean apply_overrides(Article *article, const FrontMatter *front_matter,
                                const ArticleOptions *options, Diagnostics *diagnostics)
{
    g_auto(RuleOverrides) edition = {0};
    if (options->rules != NULL && !rule_overrides_read(&edition, options->rules, diagnostics))
        return FALSE;
    rule_overrides_apply(&edition, article, NULL, diagnostics);
    rule_overrides_apply(&front_matter->rules, article, &front_matter->place, diagnostics);
    return TRUE;
}

static gboolean lines_are_few(const Article *article, const ReaderInput *input)
{
    gsize lines = 0;
    const char *end = input->text + input->length;
    for (const char *p = input->text; (p = memchr(p, '\n', (gsize)(end - p))) != NULL; p++)
        lines++;
    if (lines <= ARTICLE_MAX_LINES)
        return TRUE;
    report(article, input->diagnostics, "it has more than 200000 lines");
    return FALSE;
}

static const Phrases *find_phrases(const Article *article, const ArticleReader *reader,
                                   const ReaderInput *input)
{
    const char *language = article->language ? article->language : input->options->language;
    /* Pages say so themselves; their readers look. */
    if (article->language == NULL && !reader->pages)
        language = phrase_book_guess(input->book, input->text, input->length, language,
                                     input->diagnostics);
    return phrase_book_get(input->book, language ? language : "en", input->diagnostics);
}

/* Everything behind decoding. */
static gboolean read_text(Article *article, const ArticleReader *reader, ReaderInput *input)
{
    g_auto(FrontMatter) front_matter = {0};
    if (!reader->pages && !lines_are_few(article, input))
        return FALSE;
    if (!reader->pages &&
        !front_matter_read(&front_matter, article, input->text, input->length, input->diagnostics))
        return FALSE;
    input->text += front_matter.bytes;
    input->length -= front_matter.bytes;
    input->first_line += front_matter.lines;
    input->phrases = find_phrases(article, reader, input);
    decode_report_controls(input->text, input->length, article->path, input->diagnostics);
    if (!reader->read(article, input))
        return FALSE;
    complete(article);
    report_paywall(article, input->diagnostics);
    report_tables(article, input->diagnostics);
    if (!apply_overrides(article, &front_matter, input->options, input->diagnostics))
        return FALSE;
    if (article->blocks->len == 0)
        report(article, input->diagnostics, "it is empty");
    else if (!has_text(article))
        report(article, input->diagnostics,
               "nothing is left to be read; 'narrator show article' says why");
    return has_text(article) || input->options->keep_empty;
}

typedef struct {
    const char *bytes;
    gsize length;
    const ArticleOptions *options;
} Document;

/* The document's text, unpacked and in UTF-8; NULL after an error. */
static char *decode(const Article *article, const ArticleReader *reader, const Document *document,
                    gsize *text_length, Diagnostics *diagnostics)
{
    const char *bytes = document->bytes;
    gsize length = document->length;
    g_autofree char *unpacked = NULL;
    g_autofree char *charset = g_strdup(document->options->charset);
    if (reader->unpack != NULL) {
        g_autoptr(GError) error = NULL;
        g_clear_pointer(&charset, g_free);
        unpacked = reader->unpack(bytes, length, &length, &charset, &error);
        if (unpacked == NULL) {
            report(article, diagnostics, error->message);
            return NULL;
        }
        bytes = unpacked;
    }
    if (charset == NULL && reader->charset != NULL)
        charset = reader->charset(bytes, length);
    DecodeOptions decoding = {
        .path = article->path, .charset = charset, .damaged_ok = reader->pages};
    return decode_bytes(bytes, length, &decoding, text_length, diagnostics);
}

Article *article_parse(const char *bytes, gsize length, const char *path,
                       const ArticleOptions *options, Diagnostics *diagnostics)
{
    g_autoptr(Article) article = g_new0(Article, 1);
    article->path = g_strdup(path);
    article->blocks = g_ptr_array_new_with_free_func(block_free);
    const ArticleReader *reader =
        options->format ? reader_find(options->format) : reader_for(path, bytes, length);
    if (reader == NULL) {
        g_autofree char *message = g_strdup_printf("there is no reader '%s'", options->format);
        report(article, diagnostics, message);
        return NULL;
    }
    article->digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    Document document = {bytes, length, options};
    gsize text_length = 0;
    g_autofree char *text = decode(article, reader, &document, &text_length, diagnostics);
    if (text == NULL)
        return NULL;
    ReaderInput input = {.text = text,
                         .length = text_length,
                         .first_line = 1,
                         .options = options,
                         .book = options->phrases,
                         .diagnostics = diagnostics};
    if (input.book == NULL)
        input.book = phrase_book_new(NULL);
    gboolean fine = read_text(article, reader, &input);
    if (input.book != options->phrases)
        phrase_book_free(input.book);
    return fine ? g_steal_pointer(&article) : NULL;
}

Article *article_load(const char *folder, const char *path, const ArticleOptions *options,
                      Diagnostics *diagnostics)
{
    gboolean input = strcmp(path, "-") == 0;
    g_autofree char *full = g_path_is_absolute(path) || folder == NULL
                                ? g_strdup(path)
                                : g_build_filename(folder, path, NULL);
    Place place = {.path = path};
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!(input ? text_read_input(DECODE_MAX_BYTES, &bytes, &length, &error)
                : text_read_file(full, DECODE_MAX_BYTES, &bytes, &length, &error))) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return NULL;
    }
    return article_parse(bytes, length, path, options, diagnostics);
}
