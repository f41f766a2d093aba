/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/front_matter: the YAML between two lines of "---" at a text's beginning.  Its keys are
 * rows of a table in front_matter.c and stand in docs/articles.md. */
#pragma once
#include "article/rules.h"

typedef struct {
    RuleOverrides rules;
    Place place; /* where the rules' rows stand, for messages */
    gsize bytes; /* of text, front matter and its lines included; 0: there is none */
    guint lines;
} FrontMatter;

void front_matter_clear(FrontMatter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FrontMatter, front_matter_clear)

/* Reads the front matter, if any, at the beginning of text into the article's members.  FALSE after
 * an error, reported. */
gboolean front_matter_read(FrontMatter *self, Article *article, const char *text, gsize length,
                           Diagnostics *diagnostics);
