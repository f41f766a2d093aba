/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/opening: the lines that an edition puts before and after an article, from its templates:
 * "By {authors}", "{title} was published by {edition} on {date}." */
#pragma once
#include "article/article.h"

typedef struct Language Language;

typedef struct {
    const Article *article;
    const Language *language;
    const char *edition;
    gboolean has_byline, has_dateline; /* the article's own text says them */
} OpeningFacts;

/* The names that a template may hold in braces; NULL at the end. */
extern const char *const opening_names[];

/* The first name in braces of a template that is none of those; NULL where there is none, or no
 * template.  The caller frees it. */
char *opening_unknown_name(const char *template);

/* The template's lines with {title}, {authors}, {date}, {publication} and {edition} filled in.  A
 * line that asks for what is not known, or for authors or date where the article's text has them,
 * is left out; so is an unknown {name}.  NULL gives no lines.  The caller frees it. */
char **opening_lines(const char *template, const OpeningFacts *facts);
