/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "command/commands.h"
#include "command/pipeline.h"
#include "command/show_article.h"
#include "command/show_stages.h"

typedef struct {
    gboolean body, text;
    char *format, *voice;
} ShowOptions;

static const CommandOption options[] = {
    {"body", 0, COMMAND_FLAG, offsetof(ShowOptions, body), NULL,
     "article: the text alone, paragraphs apart by empty lines"},
    {"text", 0, COMMAND_FLAG, offsetof(ShowOptions, text), NULL,
     "article: read it as plain text, whatever it is called"},
    {"format", 0, COMMAND_TEXT, offsetof(ShowOptions, format), "FORMAT",
     "article: the form it is in: text, markdown, html ..."},
    {"voice", 0, COMMAND_TEXT, offsetof(ShowOptions, voice), "NAME",
     "speech: a voice other than the edition's"},
    {NULL, 0, 0, 0, NULL, NULL}};

static int run_article(CommandContext *context, const char *path)
{
    const ShowOptions *own = context->options;
    g_autoptr(Pipeline) pipeline = pipeline_open(context, PIPELINE_EDITION_OPTIONAL);
    if (pipeline == NULL)
        return COMMAND_USAGE;
    ShowArticleOptions article = {own->body, own->text, own->format};
    return show_article(context, pipeline, path, &article);
}

/* The stages from the script on need the article, its script and sometimes a voice. */
static int run_stage(CommandContext *context, const char *path,
                     int (*show)(CommandContext *context, const ShowStage *stage),
                     gboolean with_speaker)
{
    const ShowOptions *own = context->options;
    g_autoptr(Pipeline) pipeline = pipeline_open(context, PIPELINE_EDITION_OPTIONAL);
    if (pipeline == NULL)
        return COMMAND_USAGE;
    g_autofree char *inside = pipeline_article_path(pipeline, path);
    g_autoptr(Article) article = pipeline_article(pipeline, inside, NULL);
    g_autoptr(Script) script = article ? pipeline_script(pipeline, article) : NULL;
    if (script == NULL)
        return COMMAND_FAILED;
    const char *voice = own->voice ? own->voice : article->voice;
    g_autoptr(Speaker) speaker =
        with_speaker ? pipeline_speaker(pipeline, voice, SEGMENT_MP3) : NULL;
    if (with_speaker && speaker == NULL)
        return COMMAND_USAGE;
    ShowStage stage = {pipeline, script, speaker};
    return show(context, &stage);
}

static int run_script(CommandContext *context, const char *path)
{
    return run_stage(context, path, show_script, FALSE);
}

static int run_speech(CommandContext *context, const char *path)
{
    return run_stage(context, path, show_speech, TRUE);
}

static int run_timeline(CommandContext *context, const char *path)
{
    return run_stage(context, path, show_timeline, TRUE);
}

static const struct {
    const char *name;
    int (*run)(CommandContext *context, const char *path);
} stages[] = {
    {"article", run_article},
    {"script", run_script},
    {"speech", run_speech},
    {"timeline", run_timeline},
};

static int run(CommandContext *context)
{
    if (context->n_arguments != 2)
        return command_usage(context, "takes a stage and an article");
    for (gsize i = 0; i < G_N_ELEMENTS(stages); i++)
        if (strcmp(stages[i].name, context->arguments[0]) == 0)
            return stages[i].run(context, context->arguments[1]);
    return command_usage(context, "no stage '%s'; there are: article, script, speech, timeline",
                         context->arguments[0]);
}

const Command show_command = {
    .name = "show",
    .arguments = "STAGE ARTICLE",
    .summary = "print what a stage made of an article",
    .details =
        "Stages: article (blocks, kept or skipped by which rule), script (chapters, paragraphs,\n"
        "tokens with what is said for them), speech (what the engine is sent), timeline (when\n"
        "each paragraph is heard; of an article that was built).  ARTICLE may be '-'.",
    .options = options,
    .options_size = sizeof(ShowOptions),
    .takes_json = TRUE,
    .run = run,
};
