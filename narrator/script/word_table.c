/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/word_table.h"

#include <string.h>

/* A language has hundreds of tables, most of them of a few words. */
#define FIRST_SLOTS 16
#define CHUNK_BYTES 512
/* Odd, and its bits well mixed: 2^64 divided by the golden ratio. */
#define HASH_FACTOR G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)

typedef struct {
    const char *word; /* NULL: free */
    guint32 length, hash;
    gpointer value;
} Slot;

struct WordTable {
    Slot *slots;
    guint mask, used;
    GStringChunk *words;
};

WordTable *word_table_new(void)
{
    WordTable *self = g_new0(WordTable, 1);
    self->slots = g_new0(Slot, FIRST_SLOTS);
    self->mask = FIRST_SLOTS - 1;
    self->words = g_string_chunk_new(CHUNK_BYTES);
    return self;
}

void word_table_free(WordTable *self)
{
    if (self == NULL)
        return;
    g_free(self->slots);
    g_string_chunk_free(self->words);
    g_free(self);
}

/* Up to eight bytes as a number. */
static guint64 load(const char *bytes, gsize length)
{
    guint32 first, last;
    if (length < sizeof first) {
        guint64 sum = 0;
        for (gsize i = 0; i < length; i++)
            sum = sum << 8 | (guchar)bytes[i];
        return sum;
    }
    memcpy(&first, bytes, sizeof first);
    memcpy(&last, bytes + length - sizeof last, sizeof last);
    return (guint64)first << 32 | last;
}

/* Eight bytes at a time: words are looked up many times for each one that is written. */
guint32 word_table_hash(const char *word, gsize length)
{
    guint64 hash = length * HASH_FACTOR;
    for (; length > 8; word += 8, length -= 8) {
        hash = (hash ^ load(word, 8)) * HASH_FACTOR;
        hash ^= hash >> 32;
    }
    hash = (hash ^ load(word, length)) * HASH_FACTOR;
    return (guint32)(hash >> 32);
}

static Slot *find(const WordTable *self, const char *word, gsize length, guint32 hash)
{
    guint i = hash & self->mask;
    for (;;) {
        Slot *slot = &self->slots[i];
        if (slot->word == NULL ||
            (slot->hash == hash && slot->length == length && memcmp(slot->word, word, length) == 0))
            return slot;
        i = (i + 1) & self->mask;
    }
}

static void grow(WordTable *self)
{
    Slot *old = self->slots;
    guint n_old = self->mask + 1;
    self->slots = g_new0(Slot, (gsize)n_old * 2);
    self->mask = n_old * 2 - 1;
    for (guint i = 0; i < n_old; i++)
        if (old[i].word != NULL)
            *find(self, old[i].word, old[i].length, old[i].hash) = old[i];
    g_free(old);
}

gpointer *word_table_place(WordTable *self, const char *word, gsize length)
{
    if ((self->used + 1) * 2 > self->mask)
        grow(self);
    guint32 hash = word_table_hash(word, length);
    Slot *slot = find(self, word, length, hash);
    if (slot->word == NULL) {
        slot->word = g_string_chunk_insert_len(self->words, word, (gssize)length);
        slot->length = (guint32)length;
        slot->hash = hash;
        self->used++;
    }
    return &slot->value;
}

gpointer word_table_get(const WordTable *self, const char *word, gsize length)
{
    return find(self, word, length, word_table_hash(word, length))->value;
}
