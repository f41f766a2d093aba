/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/rules: the names of the rules that say why a block is not read, and what front matter and
 * narrator.yaml say about them.  To add a rule, add a row in rules.c and a paragraph in
 * docs/articles.md. */
#pragma once
#include "article/article.h"

/* The name as it stands in the table (blocks point there), or NULL. */
const char *rules_name(const char *name);

/* What keep and skip say: names of rules, or the words that a block begins with. */
typedef struct {
    char **keep; /* NULL-terminated; may be NULL */
    char **skip;
} RuleOverrides;

void rule_overrides_clear(RuleOverrides *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RuleOverrides, rule_overrides_clear)
/* Reads keep and skip of a mapping: narrator.yaml's "rules".  FALSE after an error, reported. */
gboolean rule_overrides_read(RuleOverrides *self, const YamlNode *mapping,
                             Diagnostics *diagnostics);
/* Applies them to all blocks: keep first, then skip.  A row that meets no block is reported as a
 * warning at place (NULL: none is wanted). */
void rule_overrides_apply(const RuleOverrides *self, Article *article, const Place *place,
                          Diagnostics *diagnostics);
