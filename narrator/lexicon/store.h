/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/store: the inside of a Lexicon, shared by the files that fill it and those that search
 * it: per layer the entries, in slabs, and two hash tables by folded spelling.  For lexicon/ alone.
 */
#pragma once
#include "lexicon/lexicon.h"

/* Senses and contexts of one spelling in one layer; bounds what one word of a text can cost. */
#define STORE_MAX_SAME_SPELLING 64

/* An entry with what finding it takes. */
typedef struct StoreNode {
    LexiconEntry entry; /* first: a LexiconEntry * of the lexicon is a StoreNode * */
    const char *key;    /* folded, up to the last letter of the spelling */
    guint32 hash;       /* of key */
    guint16 key_bytes;
    guint16 write_bytes;        /* of entry.write up to the last letter */
    guint8 words;               /* in key */
    guint8 same;                /* how many nodes follow in same_key */
    struct StoreNode *same_key; /* the next entry with this key */
} StoreNode;

typedef struct {
    guint32 hash;
    guint32 word_counts; /* first words: bit n - 1: there is an entry of n words */
    StoreNode *node;     /* NULL: a free slot */
} StoreSlot;

/* Open addressing; the size is a power of two, at most two thirds full. */
typedef struct {
    StoreSlot *slots;
    guint size, used;
} StoreTable;

typedef struct {
    GPtrArray *slabs; /* StoreNode[STORE_SLAB] each */
    guint nodes;
    StoreTable keys;        /* by whole key */
    StoreTable first_words; /* by the key's first word */
    GStringChunk *strings;
    GPtrArray *blocks; /* what else is freed with the layer */
} StoreLayer;

struct Lexicon {
    StoreLayer layers[LEXICON_LAYERS];
    gboolean unread; /* a file could not be read */
};

/* Adds an entry whose strings are the layer's already, but for write, which is normalised, at most
 * LEXICON_MAX_SPELLING_BYTES long, and written; both are copied.  FALSE, with nothing added, where the spelling
 * cannot be one or there are too many of it; reported at the entry's place.  A clash is reported
 * as a warning, and the entry is added behind the other. */
gboolean store_add(Lexicon *self, const LexiconEntry *entry, Diagnostics *diagnostics);

/* A copy of text that lives as long as the layer. */
const char *store_text(StoreLayer *layer, const char *text, gsize length);
/* Memory that is freed with the layer. */
gpointer store_block(StoreLayer *layer, gsize bytes);

StoreNode *store_node(const StoreLayer *layer, guint index);
/* The entries of this key in the layer, linked by same_key, or NULL. */
StoreNode *store_find(const StoreLayer *layer, const char *key, gsize length, guint32 hash);
/* How many words entries have that begin with this one: bit n - 1 for n words. */
guint32 store_word_counts(const StoreLayer *layer, const char *word, gsize length, guint32 hash);
