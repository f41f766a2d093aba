/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/show_article: the article stage of `narrator show`. */
#pragma once
#include "base/yaml.h"
#include "command/command.h"

typedef struct {
    gboolean body;         /* the text alone, paragraphs apart by empty lines */
    gboolean text;         /* read it as plain text, whatever it is called */
    const char *format;    /* a reader's name, or NULL */
    const char *language;  /* the edition's, or NULL */
    const YamlNode *rules; /* the edition's, or NULL */
} ShowArticleOptions;

/* Prints the article at path ("-": standard input); the exit code. */
int show_article(CommandContext *context, const char *path, const ShowArticleOptions *options);
