/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "command/commands.h"
#include "command/lexicon_desk.h"
#include "curation/respell.h"
#include "curation/review.h"
#include "lexicon/yaml_text.h"

/* Enough for a morning. */
#define DEFAULT_LIMIT 50

typedef struct {
    gboolean yaml;
    int limit;
    gboolean all;
    char *dictionary, *voice;
} ReviewOptions;

static const CommandOption options[] = {
    {"yaml", 0, COMMAND_FLAG, offsetof(ReviewOptions, yaml), NULL,
     "print entries to paste into a lexicon file, as proposed"},
    {"limit", 'n', COMMAND_INTEGER, offsetof(ReviewOptions, limit), "N",
     "print the first N words (default: 50)"},
    {"all", 0, COMMAND_FLAG, offsetof(ReviewOptions, all), NULL, "print all of them"},
    {"dictionary", 0, COMMAND_FILE, offsetof(ReviewOptions, dictionary), "FILE",
     "a pronouncing dictionary in CMUdict's format"},
    {"voice", 0, COMMAND_TEXT, offsetof(ReviewOptions, voice), "NAME",
     "a voice (default: the edition's)"},
    {NULL, 0, 0, 0, NULL, NULL}};

typedef struct {
    Review *review;
    const LexiconDesk *desk;
} Collection;

static gboolean same_language(const char *a, const char *b)
{
    gsize length = strcspn(a, "-_");
    return length == strcspn(b, "-_") && strncmp(a, b, length) == 0;
}

static void add_script(const Script *script, gpointer user_data)
{
    const Collection *collection = user_data;
    const char *language = script->article->language;
    /* Another voice reads it, by its own rules. */
    if (language != NULL && !same_language(language, collection->desk->language))
        return;
    if (!review_add(collection->review, script))
        diagnostics_add(collection->desk->context->diagnostics, DIAGNOSTIC_WARNING,
                        &(Place){script->article->path, 0, 0},
                        "left out, as most of its words are not in the dictionary: if it is in "
                        "another language, say so in its front matter, with 'language'");
}

static void print_word(const ReviewWord *word)
{
    (void)printf("%s  %u time%s in %u article%s\n", word->word, word->count,
                 word->count == 1 ? "" : "s", word->articles, word->articles == 1 ? "" : "s");
    g_autofree char *respelled = word->said != NULL ? respell(word->said) : NULL;
    (void)printf("    said now    /%s/%s%s\n", word->said ? word->said : "?", respelled ? "  " : "",
                 respelled ? respelled : "");
    (void)printf("    because     %s\n", word->reasons);
    (void)printf("    suggestion  %s\n", word->suggestion);
    for (guint i = 0; i < word->contexts->len; i++) {
        const ReviewContext *context = &g_array_index(word->contexts, ReviewContext, i);
        (void)printf("    %s:%u: %s\n", context->article, context->line, context->sentence);
    }
    (void)putchar('\n');
}

static void print_yaml(const ReviewWord *word)
{
    const ReviewContext *context =
        word->contexts->len > 0 ? &g_array_index(word->contexts, ReviewContext, 0) : NULL;
    g_autoptr(GString) line = g_string_new("- write: ");
    yaml_text_append(line, word->word, FALSE);
    (void)printf("%s\n  %s\n  status: proposed\n  # said now /%s/: %s\n", line->str,
                 word->suggestion, word->said ? word->said : "?", word->reasons);
    if (context != NULL)
        (void)printf("  # %s:%u: %s\n", context->article, context->line, context->sentence);
}

static void write_word(JsonWriter *json, const ReviewWord *word)
{
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "word", word->word);
    json_writer_integer(json, "count", word->count);
    json_writer_integer(json, "articles", word->articles);
    json_writer_integer(json, "risk", word->points);
    json_writer_text(json, "reasons", word->reasons);
    json_writer_text(json, "said", word->said);
    json_writer_text(json, "suggestion", word->suggestion);
    json_writer_begin_array(json, "contexts");
    for (guint i = 0; i < word->contexts->len; i++) {
        const ReviewContext *context = &g_array_index(word->contexts, ReviewContext, i);
        json_writer_begin_compact_object(json, NULL);
        json_writer_text(json, "article", context->article);
        json_writer_integer(json, "line", context->line);
        json_writer_text(json, "sentence", context->sentence);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_end(json);
}

static void print_all(const CommandContext *context, const GPtrArray *words, guint shown)
{
    const ReviewOptions *own = context->options;
    JsonWriter *json = context->json ? json_writer_new(stdout) : NULL;
    if (json != NULL)
        json_writer_begin_array(json, NULL);
    if (own->yaml)
        (void)puts("entries:");
    for (guint i = 0; i < shown; i++) {
        const ReviewWord *word = g_ptr_array_index(words, i);
        if (json != NULL)
            write_word(json, word);
        else if (own->yaml)
            print_yaml(word);
        else
            print_word(word);
    }
    if (json != NULL) {
        json_writer_end(json);
        json_writer_finish(json);
    } else if (!own->yaml) {
        (void)printf("%u word%s to look at%s\n", words->len, words->len == 1 ? "" : "s",
                     shown < words->len ? "; --all prints them all" : "");
    }
}

static int run(CommandContext *context)
{
    const ReviewOptions *own = context->options;
    if (own->limit < 0)
        return command_usage(context, "--limit takes a number from 1");
    if (own->yaml && context->json)
        return command_usage(context, "--yaml and --json exclude each other");
    g_autoptr(LexiconDesk) desk = lexicon_desk_open(context, own->voice, DESK_EDITION | DESK_VOICE);
    if (desk == NULL)
        return COMMAND_USAGE;
    /* The one that is installed is English. */
    gboolean english = same_language(desk->language, "en");
    g_autoptr(Dictionary) dictionary = own->dictionary != NULL || english
                                           ? dictionary_open(own->dictionary, context->diagnostics)
                                           : NULL;
    if (dictionary == NULL && own->dictionary != NULL)
        return COMMAND_USAGE;
    if (dictionary == NULL && english)
        diagnostics_add(context->diagnostics, DIAGNOSTIC_WARNING, NULL,
                        "there is no pronouncing dictionary to compare with; install the package "
                        "pocketsphinx-en-us, or name one with --dictionary");
    g_autoptr(Review) review = review_new(desk->reading.language, dictionary);
    Collection collection = {review, desk};
    (void)lexicon_desk_scripts(desk, context->arguments, add_script, &collection);
    const GPtrArray *words = review_rank(review, &desk->reading);
    guint limit = own->all ? words->len : own->limit > 0 ? (guint)own->limit : DEFAULT_LIMIT;
    print_all(context, words, MIN(limit, words->len));
    return command_outcome(context);
}

const Command review_command = {
    .name = "review",
    .arguments = "[ARTICLE...]",
    .summary = "names and acronyms that may be said wrong, the likeliest first",
    .details = "Lists the names and acronyms of the edition's articles that no entry covers,\n"
               "ranked by how likely they are said wrong times how often they are heard: how\n"
               "often, where, what would be said, why that may be wrong, and a suggestion.",
    .options = options,
    .options_size = sizeof(ReviewOptions),
    .takes_json = TRUE,
    .run = run,
};
