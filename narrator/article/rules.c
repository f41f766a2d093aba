/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/rules.h"

#include <string.h>

#include "article/block.h"
#include "article/phrases.h"

/* Names, and why a block is not read. */
static const char *const rules[] = {
    "advertisement", /* an advertisement or the word for it */
    "author-note",   /* who the author is, after the article */
    "boilerplate",   /* what stands under every article of a publication */
    "byline",        /* a line of authors that the introduction says already */
    "caption",       /* what stands under a picture, or its credit */
    "code",          /* program text */
    "comments",      /* readers' comments, or the way to them */
    "cookie-notice", /* consent to cookies and the like */
    "date",          /* when it was published or changed */
    "dateline",      /* place and date before the text */
    "disclaimer",    /* whose views these are and are not */
    "duplicate",     /* a line that stands there more than once */
    "edition",       /* narrator.yaml says so */
    "embed",         /* a player, a post or a frame of another site */
    "footer",        /* what follows the article's end */
    "footnote",      /* a note at the foot */
    "front-matter",  /* the article's front matter says so */
    "header",        /* what stands over the text beside the title */
    "hidden",        /* not shown on the page */
    "label",         /* a section's or series' name over the title */
    "navigation",    /* menus and the like */
    "paywall",       /* an invitation to subscribe in place of text */
    "promotion",     /* newsletters, subscriptions, apps, events */
    "pull-quote",    /* a line that repeats the text beside it */
    "raw-html",      /* markup in Markdown */
    "related-link",  /* a link to another article */
    "share",         /* buttons for sharing, printing, saving */
    "sidebar",       /* beside the article */
    "table",         /* a table too large to be heard */
    "tags",          /* topics and keywords */
};

const char *rules_name(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
        if (strcmp(rules[i], name) == 0)
            return rules[i];
    return NULL;
}

void rule_overrides_clear(RuleOverrides *self)
{
    g_clear_pointer(&self->keep, g_strfreev);
    g_clear_pointer(&self->skip, g_strfreev);
}

gboolean rule_overrides_read(RuleOverrides *self, const YamlNode *mapping, Diagnostics *diagnostics)
{
    static const YamlField fields[] = {
        {.key = "keep",
         .type = YAML_FIELD_TEXT_LIST,
         .offset = G_STRUCT_OFFSET(RuleOverrides, keep)},
        {.key = "skip",
         .type = YAML_FIELD_TEXT_LIST,
         .offset = G_STRUCT_OFFSET(RuleOverrides, skip)},
    };
    return yaml_read_fields(mapping, fields, G_N_ELEMENTS(fields), self, diagnostics);
}

static gboolean begins_with(const Block *block, const char *folded)
{
    /* Enough of the block to compare: folding never makes text more than three times as long. */
    g_autofree char *head =
        g_utf8_substring(block->text, 0, MIN(g_utf8_strlen(block->text, 4000), 1000));
    g_autofree char *text = phrases_fold(head);
    return *folded != '\0' && g_str_has_prefix(text, folded);
}

typedef struct {
    Article *article;
    const char *skipped; /* what becomes of blocks that match; NULL: they are kept */
    const Place *place;
    Diagnostics *diagnostics;
} Override;

static void apply_row(const Override *override, const char *row)
{
    const char *rule = rules_name(row);
    g_autofree char *folded = phrases_fold(row);
    guint met = 0;
    for (guint i = 0; i < override->article->blocks->len; i++) {
        Block *block = block_at(override->article, i);
        gboolean meant = rule != NULL && override->skipped == NULL
                             ? block->skipped == rule
                             : strcmp(article_block_kind_name(block->kind), row) == 0 ||
                                   begins_with(block, folded);
        if (!meant)
            continue;
        met++;
        block->skipped = override->skipped;
        if (block->skipped == NULL && block->kind == BLOCK_OTHER)
            block->kind = BLOCK_PARAGRAPH;
    }
    if (met == 0 && rule == NULL && override->place != NULL)
        diagnostics_add(override->diagnostics, DIAGNOSTIC_WARNING, override->place,
                        "no block begins with '%s'", row);
}

void rule_overrides_apply(const RuleOverrides *self, Article *article, const Place *place,
                          Diagnostics *diagnostics)
{
    Override keep = {article, NULL, place, diagnostics};
    for (gsize i = 0; self->keep != NULL && self->keep[i] != NULL; i++)
        apply_row(&keep, self->keep[i]);
    Override skip = {article, rules_name(place ? "front-matter" : "edition"), place, diagnostics};
    for (gsize i = 0; self->skip != NULL && self->skip[i] != NULL; i++)
        apply_row(&skip, self->skip[i]);
}
