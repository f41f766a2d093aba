/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/plan: Script + Speaker -> the segments that an episode is made of, each named by what the
 * engine is sent.  Nothing is spoken here. */
#pragma once
#include "episode/speaker.h"
#include "script/script.h"

/* A paragraph is one segment, a long one is several: what a child holds in memory stays bounded,
 * and a listener who waits for a change waits less.  Words. */
#define PLAN_SEGMENT_WORDS 250

#define PLAN_KEY_BYTES 41

typedef struct {
    guint paragraph; /* in Script.paragraphs */
    guint32 first_token, end_token;
    guint words;              /* spoken in it; never 0 */
    guint pause_after_ms;     /* before the next segment */
    char key[PLAN_KEY_BYTES]; /* in the store */
} PlanSegment;

typedef struct {
    const Script *script;
    const Speaker *speaker;
    GArray *segments; /* PlanSegment */
} Plan;

/* Plans an episode.  What the engine cannot speak as asked is reported as an error where its
 * lexicon entry stands, else where the block does. */
Plan *plan_new(const Script *script, const Speaker *speaker, Diagnostics *diagnostics);
void plan_free(Plan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* What the engine is sent for a segment.  complaints may be NULL.  The caller frees it. */
char *plan_lower(const Plan *self, const PlanSegment *segment, GArray *complaints);
