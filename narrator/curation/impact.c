/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/impact.h"

#include <string.h>

#include "base/text.h"

/* Of a paragraph that is listed. */
#define MAX_WRITTEN_BYTES 120

struct Impact {
    const Reading *before, *after;
    GHashTable *by_text;   /* "written\nlowered after" -> ImpactWord */
    GPtrArray *words;      /* ImpactWord * */
    GPtrArray *paragraphs; /* ImpactParagraph * */
    guint articles, spoken_words;
};

static void word_free(gpointer data)
{
    ImpactWord *word = data;
    g_free(word->written);
    g_free(word->before);
    g_free(word->after);
    g_free(word->lowered_before);
    g_free(word->lowered_after);
    g_free(word);
}

static void paragraph_free(gpointer data)
{
    ImpactParagraph *paragraph = data;
    g_free(paragraph->article);
    g_free(paragraph->written);
    g_free(paragraph);
}

Impact *impact_new(const Reading *before, const Reading *after)
{
    Impact *self = g_new0(Impact, 1);
    self->before = before;
    self->after = after;
    self->by_text = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->words = g_ptr_array_new_with_free_func(word_free);
    self->paragraphs = g_ptr_array_new_with_free_func(paragraph_free);
    return self;
}

void impact_free(Impact *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_text);
    g_ptr_array_unref(self->words);
    g_ptr_array_unref(self->paragraphs);
    g_free(self);
}

static const Token *token_at(const Paragraph *paragraph, guint index)
{
    return &paragraph->tokens.data[index];
}

static void add_word(Impact *self, const char *written, gsize length, const char *before,
                     const char *after)
{
    g_autofree char *text = text_collapse_space(written, length);
    g_autofree char *key = g_strdup_printf("%s\n%s\n%s", text, before, after);
    ImpactWord *word = g_hash_table_lookup(self->by_text, key);
    if (word == NULL) {
        word = g_new0(ImpactWord, 1);
        word->written = g_steal_pointer(&text);
        word->lowered_before = g_strdup(before);
        word->lowered_after = g_strdup(after);
        g_ptr_array_add(self->words, word);
        g_hash_table_insert(self->by_text, g_steal_pointer(&key), word);
    }
    word->count++;
}

/* The tokens from first on that both scripts end at the same place; *a and *b are set behind. */
static void common_run(const Paragraph *before, const Paragraph *after, guint *a, guint *b)
{
    guint32 left = token_at(before, (*a)++)->end;
    guint32 right = token_at(after, (*b)++)->end;
    while (left != right && *a <= before->tokens.len && *b <= after->tokens.len) {
        if (left < right && *a < before->tokens.len)
            left = token_at(before, (*a)++)->end;
        else if (right < left && *b < after->tokens.len)
            right = token_at(after, (*b)++)->end;
        else
            return;
    }
}

static void compare_words(Impact *self, const Paragraph *before, const Paragraph *after)
{
    for (guint a = 0, b = 0; a < before->tokens.len && b < after->tokens.len;) {
        guint first_a = a, first_b = b;
        common_run(before, after, &a, &b);
        g_autofree char *old = reading_lower_tokens(self->before, before, first_a, a);
        g_autofree char *new = reading_lower_tokens(self->after, after, first_b, b);
        if (strcmp(old, new) == 0)
            continue;
        guint32 start = token_at(after, first_b)->start;
        guint32 end = token_at(after, b - 1)->end;
        add_word(self, after->written + start, end - start, old, new);
    }
}

static guint count_words(const Paragraph *paragraph)
{
    guint words = 0;
    for (guint i = 0; i < paragraph->tokens.len; i++)
        words += script_count_words(paragraph, &paragraph->tokens.data[i]);
    return words;
}

static gboolean compare_paragraph(Impact *self, const Script *script, const Paragraph *before,
                                  const Paragraph *after)
{
    g_autofree char *old = reading_lower_tokens(self->before, before, 0, before->tokens.len);
    g_autofree char *new = reading_lower_tokens(self->after, after, 0, after->tokens.len);
    if (strcmp(old, new) == 0)
        return FALSE;
    ImpactParagraph *paragraph = g_new0(ImpactParagraph, 1);
    paragraph->article = g_strdup(script->article->path);
    paragraph->line = after->block != NULL ? after->block->line : 0;
    paragraph->written = text_truncate(after->written, MAX_WRITTEN_BYTES);
    paragraph->words = count_words(after);
    self->spoken_words += paragraph->words;
    g_ptr_array_add(self->paragraphs, paragraph);
    compare_words(self, before, after);
    return TRUE;
}

void impact_add(Impact *self, const Script *before, const Script *after)
{
    guint n = MIN(before->paragraphs->len, after->paragraphs->len);
    gboolean changed = FALSE;
    for (guint i = 0; i < n; i++)
        changed = compare_paragraph(self, after, g_ptr_array_index(before->paragraphs, i),
                                    g_ptr_array_index(after->paragraphs, i)) ||
                  changed;
    self->articles += changed ? 1 : 0;
}

static int compare_counts(gconstpointer a, gconstpointer b)
{
    const ImpactWord *x = *(const ImpactWord *const *)a;
    const ImpactWord *y = *(const ImpactWord *const *)b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->written, y->written);
}

/* One word for those that are the same to a listener, though the engine is sent something else, as
 * at a sentence's end. */
static void join_words(Impact *self)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint kept = 0;
    for (guint i = 0; i < self->words->len; i++) {
        ImpactWord *word = g_ptr_array_index(self->words, i);
        g_autofree char *key =
            g_strdup_printf("%s\n%s\n%s", word->written, word->before, word->after);
        ImpactWord *first = g_hash_table_lookup(seen, key);
        if (first != NULL) {
            first->count += word->count;
            continue;
        }
        g_hash_table_insert(seen, g_steal_pointer(&key), word);
        self->words->pdata[i] = self->words->pdata[kept];
        self->words->pdata[kept++] = word;
    }
    g_ptr_array_set_size(self->words, (gint)kept);
}

void impact_finish(Impact *self)
{
    g_autoptr(GPtrArray) lowered = g_ptr_array_new();
    for (guint i = 0; i < self->words->len; i++) {
        const ImpactWord *word = g_ptr_array_index(self->words, i);
        g_ptr_array_add(lowered, word->lowered_before);
        g_ptr_array_add(lowered, word->lowered_after);
    }
    g_autoptr(GPtrArray) heard =
        phonemes_of(&self->after->source, (const char *const *)lowered->pdata, lowered->len);
    for (guint i = 0; i < self->words->len; i++) {
        ImpactWord *word = g_ptr_array_index(self->words, i);
        word->before = g_strdup(g_ptr_array_index(heard, 2 * i));
        word->after = g_strdup(g_ptr_array_index(heard, 2 * i + 1));
    }
    join_words(self);
    g_ptr_array_sort(self->words, compare_counts);
}

const GPtrArray *impact_words(const Impact *self)
{
    return self->words;
}

const GPtrArray *impact_paragraphs(const Impact *self)
{
    return self->paragraphs;
}

guint impact_articles(const Impact *self)
{
    return self->articles;
}

guint impact_spoken_words(const Impact *self)
{
    return self->spoken_words;
}
