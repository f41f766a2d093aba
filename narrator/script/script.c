/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/script.h"

#include <string.h>

#include "script/language.h"
#include "script/opening.h"
#include "script/tokenizer.h"

static const char *const class_names[TOKEN_CLASSES] = {
    [TOKEN_WORD] = "word",
    [TOKEN_PUNCTUATION] = "punctuation",
    [TOKEN_NAME] = "name",
    [TOKEN_ACRONYM] = "acronym",
    [TOKEN_ABBREVIATION] = "abbreviation",
    [TOKEN_CARDINAL] = "cardinal",
    [TOKEN_ORDINAL] = "ordinal",
    [TOKEN_DECIMAL] = "decimal",
    [TOKEN_FRACTION] = "fraction",
    [TOKEN_YEAR] = "year",
    [TOKEN_DATE] = "date",
    [TOKEN_TIME] = "time",
    [TOKEN_MONEY] = "money",
    [TOKEN_PERCENT] = "percent",
    [TOKEN_MEASURE] = "measure",
    [TOKEN_RANGE] = "range",
    [TOKEN_SCORE] = "score",
    [TOKEN_RATIO] = "ratio",
    [TOKEN_PHONE] = "phone",
    [TOKEN_ROMAN] = "roman",
    [TOKEN_ALPHANUMERIC] = "alphanumeric",
    [TOKEN_ADDRESS] = "address",
    [TOKEN_ELECTRONIC] = "electronic",
    [TOKEN_SYMBOL] = "symbol",
    [TOKEN_EMOJI] = "emoji",
    [TOKEN_FOREIGN] = "foreign",
    [TOKEN_LEGAL] = "legal",
};

static const char *const kind_names[PARAGRAPH_KINDS] = {
    [PARAGRAPH_TITLE] = "title",
    [PARAGRAPH_BYLINE] = "byline",
    [PARAGRAPH_STANDFIRST] = "standfirst",
    [PARAGRAPH_HEADING] = "heading",
    [PARAGRAPH_BODY] = "body",
    [PARAGRAPH_QUOTE] = "quote",
    [PARAGRAPH_LIST_ITEM] = "list-item",
    [PARAGRAPH_CLOSING] = "closing",
};

const char *script_token_rule(const Token *token)
{
    return token->by_entry ? "lexicon" : token->chosen_by.rule;
}

const LexiconEntry *script_token_entry(const Token *token)
{
    return token->by_entry ? token->chosen_by.entry : NULL;
}

const char *script_token_class_name(TokenClass class)
{
    g_return_val_if_fail(class < TOKEN_CLASSES, "word");
    return class_names[class];
}

const char *script_paragraph_kind_name(ParagraphKind kind)
{
    g_return_val_if_fail(kind < PARAGRAPH_KINDS, "body");
    return kind_names[kind];
}

static void paragraph_free(gpointer data)
{
    Paragraph *paragraph = data;
    g_free(paragraph->tokens.data);
    g_free(paragraph);
}

static Script *script_alloc(gsize chunk_bytes)
{
    Script *self = g_new0(Script, 1);
    self->paragraphs = g_ptr_array_new_with_free_func(paragraph_free);
    self->chapters = g_array_new(FALSE, TRUE, sizeof(Chapter));
    self->parts = g_array_new(FALSE, FALSE, sizeof(Part));
    self->strings = g_string_chunk_new(chunk_bytes);
    return self;
}

void script_free(Script *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->paragraphs);
    g_array_unref(self->chapters);
    g_array_unref(self->parts);
    g_string_chunk_free(self->strings);
    g_free(self->language);
    g_free(self);
}

static Paragraph *add_paragraph(Script *self, ParagraphKind kind, const Block *block)
{
    Paragraph *paragraph = g_new0(Paragraph, 1);
    paragraph->kind = kind;
    paragraph->block = block;
    paragraph->parts = self->parts;
    g_ptr_array_add(self->paragraphs, paragraph);
    if (self->chapters->len > 0)
        g_array_index(self->chapters, Chapter, self->chapters->len - 1).paragraphs++;
    return paragraph;
}

/* What a script is made with. */
typedef struct {
    Script *script;
    Tokenizer *tokenizer;
    const ScriptOptions *options;
    GArray *inline_pins; /* InlinePin, of the paragraph at hand */
} Maker;

/* text is owned by the script or by the article, which lives as long. */
static void say(Maker *maker, ParagraphKind kind, const Block *block, const char *text)
{
    Paragraph *paragraph = add_paragraph(maker->script, kind, block);
    g_array_set_size(maker->inline_pins, 0);
    paragraph->written = pins_strip(text, maker->script->strings, maker->inline_pins);
    tokenizer_read(maker->tokenizer, paragraph, maker->inline_pins);
}

static void begin_chapter(Script *script, const char *title)
{
    g_autofree char *shown = pins_written(title);
    Chapter chapter = {.title = g_string_chunk_insert(script->strings, shown),
                       .first_paragraph = script->paragraphs->len};
    g_array_append_val(script->chapters, chapter);
}

static ParagraphKind kind_of(BlockKind kind)
{
    switch (kind) {
    case BLOCK_TITLE:
        return PARAGRAPH_TITLE;
    case BLOCK_STANDFIRST:
        return PARAGRAPH_STANDFIRST;
    case BLOCK_BYLINE:
    case BLOCK_DATELINE:
        return PARAGRAPH_BYLINE;
    case BLOCK_HEADING:
        return PARAGRAPH_HEADING;
    case BLOCK_QUOTE:
        return PARAGRAPH_QUOTE;
    case BLOCK_LIST_ITEM:
        return PARAGRAPH_LIST_ITEM;
    default:
        return PARAGRAPH_BODY;
    }
}

static void say_block(Maker *maker, const Block *block)
{
    if (block->kind == BLOCK_HEADING)
        begin_chapter(maker->script, block->text);
    if (block->kind == BLOCK_LIST_ITEM && block->number > 0) {
        g_autofree char *numbered = g_strdup_printf("%u. %s", block->number, block->text);
        say(maker, PARAGRAPH_LIST_ITEM, block,
            g_string_chunk_insert(maker->script->strings, numbered));
        return;
    }
    say(maker, kind_of(block->kind), block, block->text);
}

static const Block *find_block(const Article *article, BlockKind kind)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = article->blocks->pdata[i];
        if (block->kind == kind && block->skipped == NULL)
            return block;
    }
    return NULL;
}

/* The title, then the introduction's lines; what the article itself says of them is not said
 * twice. */
static void say_opening(Maker *maker, const Article *article, const Language *language)
{
    const Block *title = find_block(article, BLOCK_TITLE);
    begin_chapter(maker->script, article->title);
    say(maker, PARAGRAPH_TITLE, title, title != NULL ? title->text : article->title);
    const OpeningFacts facts = {
        .article = article,
        .language = language,
        .edition = maker->options->edition,
        .has_byline = find_block(article, BLOCK_BYLINE) != NULL,
        .has_dateline = find_block(article, BLOCK_DATELINE) != NULL,
    };
    g_auto(GStrv) lines = opening_lines(maker->options->introduction, &facts);
    for (guint i = 0; lines[i] != NULL; i++)
        say(maker, PARAGRAPH_BYLINE, NULL, g_string_chunk_insert(maker->script->strings, lines[i]));
}

static void say_closing(Maker *maker, const Article *article, const Language *language)
{
    const OpeningFacts facts = {
        .article = article, .language = language, .edition = maker->options->edition};
    g_auto(GStrv) lines = opening_lines(maker->options->closing, &facts);
    for (guint i = 0; lines[i] != NULL; i++)
        say(maker, PARAGRAPH_CLOSING, NULL,
            g_string_chunk_insert(maker->script->strings, lines[i]));
}

/* The silence after a paragraph: by what it is and what comes. */
static guint pause_after(const ScriptOptions *options, ParagraphKind kind, ParagraphKind next)
{
    if (next == PARAGRAPH_HEADING || next == PARAGRAPH_CLOSING)
        return options->pause_chapter_ms;
    if (kind == PARAGRAPH_TITLE || kind == PARAGRAPH_BYLINE)
        return options->pause_title_ms;
    if (kind == PARAGRAPH_HEADING)
        return options->pause_heading_ms;
    if (kind == PARAGRAPH_LIST_ITEM && next == PARAGRAPH_LIST_ITEM)
        return options->pause_item_ms;
    return options->pause_paragraph_ms;
}

static void set_pauses(Script *script, const ScriptOptions *options)
{
    for (guint i = 0; i < script->paragraphs->len; i++) {
        Paragraph *paragraph = script->paragraphs->pdata[i];
        gboolean last = i + 1 == script->paragraphs->len;
        const Paragraph *next = last ? NULL : script->paragraphs->pdata[i + 1];
        paragraph->pause_after_ms = last ? 0 : pause_after(options, paragraph->kind, next->kind);
    }
}

static gsize text_bytes(const Article *article)
{
    gsize bytes = 0;
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = article->blocks->pdata[i];
        bytes += block->skipped == NULL ? strlen(block->text) : 0;
    }
    return bytes;
}

/* Says, once a paragraph, which words are in a script that the voice does not read. */
static void report_foreign(const Script *self, Diagnostics *diagnostics)
{
    for (guint i = 0; i < self->paragraphs->len; i++) {
        const Paragraph *paragraph = self->paragraphs->pdata[i];
        const Token *first = NULL;
        for (guint t = 0; t < paragraph->tokens.len && first == NULL; t++) {
            const Token *token = &paragraph->tokens.data[t];
            const Part *part = &g_array_index(paragraph->parts, Part, token->first_part);
            if (token->class == TOKEN_FOREIGN && (token->parts == 0 || part->kind == PART_WORDS))
                first = token;
        }
        if (first == NULL)
            continue;
        Place place = {self->article->path, 0, 0};
        if (paragraph->block != NULL) {
            place.line = paragraph->block->line;
            place.column = paragraph->block->column;
        }
        const char *text = paragraph->written + first->start;
        int length = (int)(first->end - first->start);
        if (first->parts == 0)
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                            "'%.*s' is in a script that cannot be spoken, and is left out", length,
                            text);
        else
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                            "'%.*s' is in another script, said as '%s': a pronunciation may help",
                            length, text,
                            g_array_index(paragraph->parts, Part, first->first_part).text);
    }
}

Script *script_new(const Article *article, const Lexicon *lexicon, const Language *language,
                   const ScriptOptions *options, Diagnostics *diagnostics)
{
    Script *self = script_alloc(4096);
    self->article = article;
    self->language = g_strdup(article->language != NULL   ? article->language
                              : options->language != NULL ? options->language
                                                          : language_tag(language));
    g_autoptr(Pins) pins = pins_new(article->pins, language, diagnostics);
    g_autoptr(Tokenizer) tokenizer =
        tokenizer_new(self, lexicon, language, pins, text_bytes(article));
    g_autoptr(GArray) inline_pins = g_array_new(FALSE, FALSE, sizeof(InlinePin));
    Maker maker = {self, tokenizer, options, inline_pins};
    const Block *title = find_block(article, BLOCK_TITLE);
    say_opening(&maker, article, language);
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = article->blocks->pdata[i];
        if (block->skipped != NULL)
            continue;
        Place place = {article->path, block->line, block->column};
        pins_check(block->text, language, &place, diagnostics);
        if (block != title)
            say_block(&maker, block);
    }
    say_closing(&maker, article, language);
    set_pauses(self, options);
    report_foreign(self, diagnostics);
    return self;
}

Script *script_new_for_text(const char *text, const Lexicon *lexicon, const Language *language)
{
    gsize length = strlen(text);
    Script *self = script_alloc(MIN(length + 64, 4096));
    self->language = g_strdup(language_tag(language));
    g_autoptr(Tokenizer) tokenizer = tokenizer_new(self, lexicon, language, NULL, length);
    g_autoptr(GArray) inline_pins = g_array_new(FALSE, FALSE, sizeof(InlinePin));
    Maker maker = {self, tokenizer, NULL, inline_pins};
    begin_chapter(self, "");
    say(&maker, PARAGRAPH_BODY, NULL, g_string_chunk_insert(self->strings, text));
    return self;
}

guint script_count_words(const Paragraph *paragraph, const Token *token)
{
    guint words = 0;
    for (guint i = 0; i < token->parts; i++) {
        const char *text = g_array_index(paragraph->parts, Part, token->first_part + i).text;
        gboolean inside = FALSE;
        for (; *text != '\0'; text++) {
            words += !inside && *text != ' ';
            inside = *text != ' ';
        }
    }
    return words;
}

static void append_part(const Part *part, GString *into)
{
    if (into->len > 0 && into->str[into->len - 1] != ' ' && into->str[into->len - 1] != '\n')
        g_string_append_c(into, ' ');
    g_string_append(into, part->text);
    if (part->kind == PART_WORDS || part->kind == PART_LANGUAGE)
        return;
    if (part->ending == LEXICON_PLURAL)
        g_string_append(into, part->kind == PART_LETTERS ? "'s" : "s");
    else if (part->ending == LEXICON_POSSESSIVE)
        g_string_append(into, "'s");
    else if (part->ending == LEXICON_PLURAL_POSSESSIVE)
        g_string_append(into, "s'");
}

void script_spoken_text(const Paragraph *paragraph, GString *into)
{
    gsize start = into->len;
    for (guint i = 0; i < paragraph->tokens.len; i++) {
        const Token *token = &paragraph->tokens.data[i];
        for (guint j = 0; j < token->parts; j++)
            append_part(&g_array_index(paragraph->parts, Part, token->first_part + j), into);
        if (token->mark != '\0' && into->len > start)
            g_string_append_c(into, token->mark);
    }
}
