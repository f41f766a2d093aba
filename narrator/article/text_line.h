/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/text_line: what each line of a pasted page is worth as an article's: sentences, scraps,
 * furniture's phrases, and what is no sentence but an article's all the same: lists, scores, answers,
 * quoted posts, numbered parts, times over their entries. */
#pragma once
#include "article/reader.h"

/* Lines of so few words that end no sentence are scraps. */
#define TEXT_LINE_SCRAP_WORDS 4
/* A sentence of so many words is likelier a paragraph's than a teaser's. */
#define TEXT_LINE_SENTENCE_WORDS 12
/* A date alone has no more. */
#define TEXT_LINE_DATE_WORDS 6

typedef struct {
    guint words;
    gboolean sentence; /* it ends as one */
    gboolean list;     /* no sentence perhaps, but the article's */
    gboolean phrase;   /* all of it is one of the rule's */
    gboolean date;     /* it names a day and says hardly more */
    const char *rule;  /* whose phrase it has, or NULL; static */
    gint worth;
} TextLine;

/* One a block.  The caller frees them with g_free(). */
TextLine *text_line_list(const Article *article, const Phrases *phrases);
