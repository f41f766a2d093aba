/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/impact: what a change to the lexicon does to the edition, before anyone builds it:
 * articles are read with the lexicon of before and that of after, and compared. */
#pragma once
#include "curation/reading.h"

/* A run of text that the engine is sent otherwise; before and after may sound the same. */
typedef struct {
    char *written;
    char *before, *after;                 /* in IPA; NULL: not known */
    guint count;                          /* how often it stands in the articles */
    char *lowered_before, *lowered_after; /* what the engine is sent */
} ImpactWord;

typedef struct {
    char *article;
    guint line;    /* of the article's file; 0: what narrator adds */
    char *written; /* the paragraph, cut short */
    guint words;   /* spoken in it */
} ImpactParagraph;

typedef struct Impact Impact;

/* Both readings have the same language and source. */
Impact *impact_new(const Reading *before, const Reading *after);
void impact_free(Impact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Impact, impact_free)

/* Compares an article's two scripts, made with the two lexicons. */
void impact_add(Impact *self, const Script *before, const Script *after);
/* Asks the engine for the phonemes; call it once, behind the last article. */
void impact_finish(Impact *self);

/* ImpactWord *, the most frequent first, then in the order of the articles; ImpactParagraph *. */
const GPtrArray *impact_words(const Impact *self);
const GPtrArray *impact_paragraphs(const Impact *self);
/* In how many articles. */
guint impact_articles(const Impact *self);
/* Spoken words in the paragraphs that change. */
guint impact_spoken_words(const Impact *self);
