/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/account.h"

#include "base/text.h"

/* What the manifest keeps of a skipped block's text. */
#define TEXT_BYTES 200

/* The paragraph in which the introduction says what a block holds: byline, dateline. */
static const ParagraphKind introduced_by[BLOCK_KINDS] = {
    [BLOCK_TITLE] = PARAGRAPH_TITLE,
    [BLOCK_STANDFIRST] = PARAGRAPH_STANDFIRST,
    [BLOCK_BYLINE] = PARAGRAPH_BYLINE,
    [BLOCK_DATELINE] = PARAGRAPH_BYLINE,
};

static gboolean says(const Paragraph *paragraph, const Block *block)
{
    if (paragraph->block != NULL)
        return paragraph->block == block;
    return block->kind <= BLOCK_DATELINE && introduced_by[block->kind] == paragraph->kind;
}

/* Looks from *next on, as blocks are mostly in the order of paragraphs; then from the front. */
static const TimelineParagraph *find(const Timeline *timeline, const Block *block, guint *next)
{
    guint n = timeline->paragraphs->len;
    for (guint i = 0; i < n; i++) {
        guint index = (*next + i) % n;
        const TimelineParagraph *paragraph =
            &g_array_index(timeline->paragraphs, TimelineParagraph, index);
        if (says(paragraph->paragraph, block)) {
            *next = index;
            return paragraph;
        }
    }
    return NULL;
}

/* All paragraphs of a block follow each other: a long one may have become several. */
static void add_times(const Timeline *timeline, const Block *block, guint first,
                      ManifestBlock *entry)
{
    const GArray *all = timeline->paragraphs;
    entry->start_ms =
        timeline_ms(timeline, g_array_index(all, TimelineParagraph, first).start_sample);
    for (guint i = first; i < all->len; i++) {
        const TimelineParagraph *paragraph = &g_array_index(all, TimelineParagraph, i);
        if (!says(paragraph->paragraph, block))
            break;
        entry->end_ms = timeline_ms(timeline, paragraph->end_sample);
    }
}

gboolean account_blocks(const Script *script, const Timeline *timeline, Manifest *manifest,
                        GError **error)
{
    const GPtrArray *blocks = script->article->blocks;
    guint next = 0;
    for (guint i = 0; i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        ManifestBlock entry = {.line = block->line};
        if (block->skipped == NULL && find(timeline, block, &next) == NULL) {
            g_autofree char *text = text_truncate(block->text, 60);
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                        "the account does not close: line %u is neither spoken nor skipped: '%s'",
                        block->line, text);
            return FALSE;
        }
        entry.kind = g_strdup(article_block_kind_name(block->kind));
        if (block->skipped != NULL) {
            entry.skipped = g_strdup(block->skipped);
            entry.text = text_truncate(block->text, TEXT_BYTES);
        } else {
            add_times(timeline, block, next, &entry);
        }
        g_array_append_val(manifest->blocks, entry);
    }
    return TRUE;
}
