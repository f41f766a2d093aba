/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/show_article: the article stage of `narrator show`. */
#pragma once
#include "command/pipeline.h"

typedef struct {
    gboolean body;      /* the text alone, paragraphs apart by empty lines */
    gboolean text;      /* read it as plain text, whatever it is called */
    const char *format; /* a reader's name, or NULL */
} ShowArticleOptions;

/* Prints an article that a user named ("-": standard input); the exit code. */
int show_article(CommandContext *context, const Pipeline *pipeline, const char *name,
                 const ShowArticleOptions *options);
