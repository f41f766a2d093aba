/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/pipeline: what the commands share of the way from an article to its plan: the edition,
 * and for each language its data and lexicon, loaded once. */
#pragma once
#include "command/command.h"
#include "edition/edition.h"
#include "episode/assembly.h"
#include "script/language.h"

typedef struct Pipeline Pipeline;

typedef enum {
    PIPELINE_EDITION,         /* narrator.yaml must be there */
    PIPELINE_EDITION_OPTIONAL /* without one, defaults hold */
} PipelineNeed;

/* NULL after errors, which have been reported: exit with COMMAND_USAGE. */
Pipeline *pipeline_open(CommandContext *context, PipelineNeed need);
void pipeline_free(Pipeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pipeline, pipeline_free)

/* NULL where there is no narrator.yaml. */
const Edition *pipeline_edition(const Pipeline *self);

/* The articles that a user named, or else all of the edition's folder, as paths relative to the
 * edition, sorted.  What is named and not there is reported.  The caller frees the array. */
GPtrArray *pipeline_articles(const Pipeline *self, char **named);

/* The path of one article that a user named, for pipeline_article(): relative to the edition where it
 * is in it, whether it was named from there or from here.  The caller frees it. */
char *pipeline_article_path(const Pipeline *self, const char *name);

/* How the edition has its articles read.  Borrows from self. */
ArticleOptions pipeline_reading(const Pipeline *self);
/* Reads an article; "-" is standard input.  reading NULL: as the edition has it.  NULL after
 * errors. */
Article *pipeline_article(const Pipeline *self, const char *path, const ArticleOptions *reading);

/* What a language needs.  NULL after errors, but for those in single entries of a lexicon.
 * Borrowed. */
const Language *pipeline_language(Pipeline *self, const char *tag);
Lexicon *pipeline_lexicon(Pipeline *self, const char *tag);

/* The script of an article.  Its entries of the article's own layer live until the next call. */
Script *pipeline_script(Pipeline *self, const Article *article);
/* An entry that cannot be read fails the articles that have its word, and no others: FALSE for one
 * of those, reported. */
gboolean pipeline_check_entries(const Pipeline *self, const Script *script);

/* Opens a voice by name; NULL: the edition's, or the default.  NULL after errors. */
Speaker *pipeline_speaker(const Pipeline *self, const char *name, SegmentFormat format);

/* Lays out an episode that was built, intro and outro with it; NULL with an error where a segment
 * is not in the store. */
Assembly *pipeline_assembly(const Pipeline *self, const Plan *plan, const Store *store,
                            GError **error);

/* A digest of all files beside the articles that decide what is published: narrator.yaml, voices,
 * pronunciations, languages, the program itself.  The caller frees it. */
char *pipeline_digest(const Pipeline *self);
