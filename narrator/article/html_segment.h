/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_segment: the text of a page cut where its elements begin lines: what becomes blocks.
 */
#pragma once
#include "article/article.h"
#include "article/html_names.h"

typedef struct {
    guint32 node; /* the innermost element that begins a line */
    BlockKind kind;
    guint level, number; /* as in Block */
    char *text;          /* clean, never empty */
    guint line, column;
    guint words, link_words;
    guint links; /* how many begin in it */
    guint box;   /* how many segments, this one first, are in the largest element that it begins */
    gboolean bold;               /* all of it is emphasised */
    gboolean picture;            /* a picture stands directly before */
    gboolean framed;             /* ... and there is nothing else in their element */
    gboolean cell;               /* of a table */
    gboolean standfirst, byline; /* named so */
    const char *rule;            /* why it is not read, or NULL; static */
} HtmlSegment;

/* All segments of a tree in order: an array of HtmlSegment that frees their texts.  names:
 * html_names_list()'s. */
GArray *html_segment_list(const HtmlTree *tree, const GArray *names);
