/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/review: the names and acronyms of many articles that no entry covers, the riskiest and
 * most heard first. */
#pragma once
#include "curation/dictionary.h"
#include "curation/reading.h"

/* Sentences that are kept of each word. */
#define REVIEW_CONTEXTS 3

typedef struct {
    char *article;
    guint line;
    char *sentence;
} ReviewContext;

typedef struct {
    char *word;
    guint count;    /* how often it is heard */
    guint articles; /* in how many */
    guint points;   /* risk_signs() */
    char *reasons;
    char *said;       /* by the engine, in IPA; may be NULL */
    char *suggestion; /* "ipa: ...": a line of an entry */
    GArray *contexts; /* ReviewContext, up to REVIEW_CONTEXTS */
} ReviewWord;

typedef struct Review Review;

/* dictionary, of that language, may be NULL.  Both are borrowed. */
Review *review_new(const Language *language, const Dictionary *dictionary);
void review_free(Review *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Review, review_free)

/* Collects the words of an article, but those of paragraphs in another language, which only the
 * dictionary tells.  FALSE where most of the article is: nothing of it is collected. */
gboolean review_add(Review *self, const Script *script);
/* Weighs what was collected: ReviewWord *, those with any risk, by points times count, then by the
 * alphabet.  The array is the review's. */
const GPtrArray *review_rank(Review *self, const Reading *reading);
