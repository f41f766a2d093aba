/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/show_article.h"

#include <stdio.h>

#include "article/article.h"
#include "article/rules.h"
#include "base/json_writer.h"

static void print_body(const Article *article)
{
    gboolean first = TRUE;
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = g_ptr_array_index(article->blocks, i);
        if (block->skipped != NULL || block->kind == BLOCK_TITLE || block->kind == BLOCK_STANDFIRST)
            continue;
        (void)printf("%s%s\n", first ? "" : "\n", block->text);
        first = FALSE;
    }
}

typedef struct {
    const char *name;
    const char *value;
} Member;

static void print_text(const Article *article)
{
    const Member members[] = {
        {"title", article->title},
        {"standfirst", article->standfirst},
        {"date", article->date},
        {"url", article->url},
        {"language", article->language},
        {"guid", article->guid},
        {"publication", article->publication},
        {"summary", article->summary},
        {"image", article->image},
        {"voice", article->voice},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(members); i++)
        if (members[i].value != NULL)
            (void)printf("%s: %s\n", members[i].name, members[i].value);
    g_autofree char *authors = g_strjoinv(", ", article->authors);
    g_autofree char *tags = g_strjoinv(", ", article->tags);
    if (*authors != '\0')
        (void)printf("authors: %s\n", authors);
    if (*tags != '\0')
        (void)printf("tags: %s\n", tags);
    (void)printf("\n");
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = g_ptr_array_index(article->blocks, i);
        const char *kind = article_block_kind_name(block->kind);
        g_autofree char *label = block->skipped ? g_strdup_printf("skipped:%s", block->skipped)
                                 : block->level > 0 && block->kind == BLOCK_HEADING
                                     ? g_strdup_printf("%s %u", kind, block->level)
                                     : g_strdup(kind);
        (void)printf("%u\t%s\t%s\n", block->line, label, block->text);
    }
}

static void print_list(JsonWriter *json, const char *key, char *const *values)
{
    json_writer_begin_array(json, key);
    for (gsize i = 0; values[i] != NULL; i++)
        json_writer_text(json, NULL, values[i]);
    json_writer_end(json);
}

static void print_block(JsonWriter *json, const Block *block)
{
    json_writer_begin_compact_object(json, NULL);
    json_writer_integer(json, "line", block->line);
    json_writer_integer(json, "column", block->column);
    json_writer_text(json, "kind", article_block_kind_name(block->kind));
    if (block->level > 0)
        json_writer_integer(json, "level", block->level);
    if (block->number > 0)
        json_writer_integer(json, "number", block->number);
    json_writer_text(json, "skipped", block->skipped);
    json_writer_text(json, "text", block->text);
    json_writer_end(json);
}

static void print_json(const Article *article)
{
    JsonWriter *json = json_writer_new(stdout);
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "path", article->path);
    json_writer_text(json, "title", article->title);
    json_writer_text(json, "standfirst", article->standfirst);
    print_list(json, "authors", article->authors);
    json_writer_text(json, "date", article->date);
    json_writer_text(json, "url", article->url);
    json_writer_text(json, "language", article->language);
    json_writer_text(json, "guid", article->guid);
    json_writer_text(json, "publication", article->publication);
    json_writer_text(json, "summary", article->summary);
    json_writer_text(json, "image", article->image);
    json_writer_text(json, "voice", article->voice);
    print_list(json, "tags", article->tags);
    json_writer_text(json, "digest", article->digest);
    json_writer_begin_array(json, "blocks");
    for (guint i = 0; i < article->blocks->len; i++)
        print_block(json, g_ptr_array_index(article->blocks, i));
    json_writer_end(json);
    json_writer_end(json);
    (void)json_writer_finish(json);
}

int show_article(CommandContext *context, const Pipeline *pipeline, const char *name,
                 const ShowArticleOptions *options)
{
    ArticleOptions reading = pipeline_reading(pipeline);
    reading.format = options->text ? "text" : options->format;
    reading.keep_empty = TRUE;
    g_autofree char *path = pipeline_article_path(pipeline, name);
    g_autoptr(Article) article = pipeline_article(pipeline, path, &reading);
    if (article == NULL)
        return COMMAND_FAILED;
    if (context->json)
        print_json(article);
    else if (options->body)
        print_body(article);
    else
        print_text(article);
    return command_outcome(context);
}
