/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/store.h"

#include <string.h>

#include "lexicon/spelling.h"

#define STORE_SLAB 256
#define FIRST_TABLE_SIZE 64
#define STRING_BLOCK_BYTES 65536
/* The article's layer is mostly empty or nearly so. */
#define SMALL_STRING_BLOCK_BYTES 512

/* What a spelling is to the tables. */
typedef struct {
    char key[2 * LEXICON_MAX_SPELLING_BYTES + 8];
    gsize key_bytes, first_word_bytes, write_bytes;
    guint words;
} SpellingShape;

static void layer_init(StoreLayer *layer, gsize string_block_bytes)
{
    layer->slabs = g_ptr_array_new_with_free_func(g_free);
    layer->blocks = g_ptr_array_new_with_free_func(g_free);
    layer->strings = g_string_chunk_new(string_block_bytes);
    layer->nodes = 0;
    layer->keys = layer->first_words = (StoreTable){NULL, 0, 0};
}

static void layer_clear(StoreLayer *layer)
{
    g_ptr_array_unref(layer->slabs);
    g_ptr_array_unref(layer->blocks);
    g_string_chunk_free(layer->strings);
    g_free(layer->keys.slots);
    g_free(layer->first_words.slots);
}

Lexicon *lexicon_new(void)
{
    Lexicon *self = g_new0(Lexicon, 1);
    for (guint i = 0; i < LEXICON_LAYERS; i++)
        layer_init(&self->layers[i],
                   i == LEXICON_SHIPPED ? STRING_BLOCK_BYTES : SMALL_STRING_BLOCK_BYTES);
    return self;
}

void lexicon_free(Lexicon *self)
{
    if (self == NULL)
        return;
    for (guint i = 0; i < LEXICON_LAYERS; i++)
        layer_clear(&self->layers[i]);
    g_free(self);
}

void lexicon_drop_layer(Lexicon *self, LexiconLayer layer)
{
    layer_clear(&self->layers[layer]);
    layer_init(&self->layers[layer], SMALL_STRING_BLOCK_BYTES);
}

const char *store_text(StoreLayer *layer, const char *text, gsize length)
{
    return g_string_chunk_insert_len(layer->strings, text, (gssize)length);
}

gpointer store_block(StoreLayer *layer, gsize bytes)
{
    gpointer block = g_malloc0(bytes);
    g_ptr_array_add(layer->blocks, block);
    return block;
}

StoreNode *store_node(const StoreLayer *layer, guint index)
{
    return (StoreNode *)g_ptr_array_index(layer->slabs, index / STORE_SLAB) + index % STORE_SLAB;
}

static gboolean holds(const StoreSlot *slot, const char *key, gsize length, guint32 hash,
                      gboolean first_word)
{
    const StoreNode *node = slot->node;
    if (slot->hash != hash || node->key_bytes < length || memcmp(node->key, key, length) != 0)
        return FALSE;
    if (node->key_bytes == length)
        return TRUE;
    if (!first_word)
        return FALSE;
    const char *end = node->key + node->key_bytes;
    return spelling_word_end(node->key, end) == node->key + length;
}

/* The slot of a key, or the free one where it would go.  The table is not empty. */
static StoreSlot *slot_of(const StoreTable *table, const char *key, gsize length, guint32 hash,
                          gboolean first_word)
{
    guint at = hash & (table->size - 1);
    while (table->slots[at].node != NULL &&
           !holds(&table->slots[at], key, length, hash, first_word))
        at = (at + 1) & (table->size - 1);
    return &table->slots[at];
}

static void table_reserve(StoreTable *table)
{
    if (table->size > 0 && 3 * (table->used + 1) <= 2 * table->size)
        return;
    StoreTable larger = {NULL, MAX(FIRST_TABLE_SIZE, 2 * table->size), table->used};
    larger.slots = g_new0(StoreSlot, larger.size);
    for (guint i = 0; i < table->size; i++) {
        if (table->slots[i].node == NULL)
            continue;
        guint at = table->slots[i].hash & (larger.size - 1);
        while (larger.slots[at].node != NULL)
            at = (at + 1) & (larger.size - 1);
        larger.slots[at] = table->slots[i];
    }
    g_free(table->slots);
    *table = larger;
}

StoreNode *store_find(const StoreLayer *layer, const char *key, gsize length, guint32 hash)
{
    if (layer->keys.size == 0)
        return NULL;
    return slot_of(&layer->keys, key, length, hash, FALSE)->node;
}

guint32 store_word_counts(const StoreLayer *layer, const char *word, gsize length, guint32 hash)
{
    if (layer->first_words.size == 0)
        return 0;
    const StoreSlot *slot = slot_of(&layer->first_words, word, length, hash, TRUE);
    return slot->node != NULL ? slot->word_counts : 0;
}

/* Takes a spelling apart; NULL, or what is wrong with it.  One without words never matches. */
static const char *shape_of(const char *write, SpellingShape *shape)
{
    gsize length = strlen(write);
    if (length == 0)
        return "is empty";
    if (length > LEXICON_MAX_SPELLING_BYTES)
        return "is too long; an entry is a word or a name, not a text";
    *shape = (SpellingShape){.words = 0};
    if (!spelling_word_begins(write, length, 0))
        return NULL;
    const char *end = write + length;
    const char *last = write;
    for (const char *p = write; p < end;) {
        const char *word_end = spelling_word_end(p, end);
        if (word_end > p) {
            shape->words++;
            last = p = word_end;
        } else {
            p = g_utf8_next_char(p);
        }
    }
    if (shape->words > SPELLING_MAX_WORDS)
        return "has too many words; an entry is a word or a name, not a text";
    const char *first_end = spelling_word_end(write, end);
    for (const char *p = write; p < last; p = g_utf8_next_char(p)) {
        if (p == first_end)
            shape->first_word_bytes = shape->key_bytes;
        spelling_append_folded(shape->key, &shape->key_bytes, g_utf8_get_char(p));
    }
    if (shape->first_word_bytes == 0)
        shape->first_word_bytes = shape->key_bytes;
    shape->write_bytes = (gsize)(last - write);
    return NULL;
}

static gboolean lists_equal(const char *const *a, const char *const *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return g_strv_equal(a, b);
}

static gboolean same_place_in_text(const LexiconEntry *a, const LexiconEntry *b)
{
    const LexiconContext *left = &a->details->context;
    const LexiconContext *right = &b->details->context;
    return strcmp(a->write, b->write) == 0 && a->letter_case == b->letter_case &&
           g_strcmp0(a->sense, b->sense) == 0 && lists_equal(left->before, right->before) &&
           lists_equal(left->after, right->after) && lists_equal(left->near, right->near);
}

static void report_clash(const LexiconEntry *entry, const LexiconEntry *first,
                         Diagnostics *diagnostics)
{
    if (entry->status != LEXICON_APPROVED || first->status != LEXICON_APPROVED || entry->faulty ||
        first->faulty || lexicon_entry_sounds_like(entry, first))
        return;
    Place place = lexicon_entry_place(entry);
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                    "'%s' is said '%s' here but '%s' at %s:%u:%u; the first of the two is used, "
                    "remove one of them",
                    entry->write, lexicon_entry_said(entry), lexicon_entry_said(first), first->path,
                    first->line, first->column);
}

/* Links the node behind those of the same key; FALSE where there are too many. */
static gboolean link_key(StoreLayer *layer, StoreNode *node, Diagnostics *diagnostics)
{
    table_reserve(&layer->keys);
    StoreSlot *slot = slot_of(&layer->keys, node->key, node->key_bytes, node->hash, FALSE);
    if (slot->node == NULL) {
        *slot = (StoreSlot){.hash = node->hash, .node = node};
        layer->keys.used++;
        return TRUE;
    }
    if (slot->node->same >= STORE_MAX_SAME_SPELLING)
        return FALSE;
    slot->node->same++;
    StoreNode *last = slot->node;
    gboolean clashed = FALSE;
    for (StoreNode *other = slot->node; other != NULL; last = other, other = other->same_key)
        if (!clashed && same_place_in_text(&node->entry, &other->entry)) {
            report_clash(&node->entry, &other->entry, diagnostics);
            clashed = TRUE;
        }
    last->same_key = node;
    return TRUE;
}

static void link_first_word(StoreLayer *layer, StoreNode *node, gsize first_word_bytes)
{
    g_return_if_fail(node->words > 0);
    table_reserve(&layer->first_words);
    guint32 hash = spelling_hash(node->key, first_word_bytes);
    StoreSlot *slot = slot_of(&layer->first_words, node->key, first_word_bytes, hash, TRUE);
    if (slot->node == NULL) {
        *slot = (StoreSlot){.hash = hash, .node = node};
        layer->first_words.used++;
    }
    slot->word_counts |= 1u << (node->words - 1);
}

static StoreNode *node_reserve(StoreLayer *layer)
{
    if (layer->nodes == layer->slabs->len * STORE_SLAB)
        g_ptr_array_add(layer->slabs, g_new0(StoreNode, STORE_SLAB));
    return store_node(layer, layer->nodes);
}

gboolean store_add(Lexicon *self, const LexiconEntry *entry, Diagnostics *diagnostics)
{
    SpellingShape shape;
    Place place = lexicon_entry_place(entry);
    const char *fault = shape_of(entry->write, &shape);
    if (fault != NULL) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "the spelling '%.80s' %s",
                        entry->write, fault);
        return FALSE;
    }
    StoreLayer *layer = &self->layers[entry->layer];
    StoreNode *node = node_reserve(layer);
    node->entry = *entry;
    node->entry.write = store_text(layer, entry->write, strlen(entry->write));
    node->entry.written = strcmp(entry->written, entry->write) == 0
                              ? node->entry.write
                              : store_text(layer, entry->written, strlen(entry->written));
    node->key = memcmp(node->entry.write, shape.key, shape.key_bytes) == 0
                    ? node->entry.write
                    : store_text(layer, shape.key, shape.key_bytes);
    node->key_bytes = (guint16)shape.key_bytes;
    node->write_bytes = (guint16)shape.write_bytes;
    node->words = (guint8)shape.words;
    node->hash = spelling_hash(node->key, shape.key_bytes);
    node->same = 0;
    node->same_key = NULL;
    layer->nodes++;
    if (node->words == 0) {
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                        "the spelling '%s' does not begin with a letter or a digit: it never "
                        "applies",
                        entry->write);
        return TRUE;
    }
    if (!link_key(layer, node, diagnostics)) {
        layer->nodes--;
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "there are more than %d entries for '%s'", STORE_MAX_SAME_SPELLING,
                        entry->write);
        return FALSE;
    }
    link_first_word(layer, node, shape.first_word_bytes);
    return TRUE;
}
