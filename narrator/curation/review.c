/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/review.h"

#include <string.h>

#include "curation/risk.h"
#include "lexicon/spelling.h"

/* Of a sentence that is shown. */
#define MAX_SENTENCE_BYTES 200
/* A text with fewer unknown words may be English all the same. */
#define LEAST_FOREIGN_WORDS 4
/* A smaller dictionary is a list of names, and does not tell a language. */
#define LEAST_DICTIONARY_WORDS 20000

/* A word while it is collected. */
typedef struct {
    ReviewWord word;          /* first: handed out as a ReviewWord */
    guint last_article;       /* the number of the one it was seen in last, from 1 */
    gboolean inside_sentence; /* seen with its capital where none has to be */
} Found;

struct Review {
    const Language *language;
    const Dictionary *dictionary;
    GHashTable *found; /* word -> Found */
    GHashTable *small; /* set of words seen in small letters */
    GPtrArray *ranked; /* ReviewWord * */
    guint articles;    /* so many were added */
};

static void context_clear(gpointer data)
{
    ReviewContext *context = data;
    g_free(context->article);
    g_free(context->sentence);
}

static void found_free(gpointer data)
{
    Found *found = data;
    g_free(found->word.word);
    g_free(found->word.reasons);
    g_free(found->word.said);
    g_free(found->word.suggestion);
    g_array_unref(found->word.contexts);
    g_free(found);
}

Review *review_new(const Language *language, const Dictionary *dictionary)
{
    Review *self = g_new0(Review, 1);
    self->language = language;
    self->dictionary = dictionary;
    self->small = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->found = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, found_free);
    self->ranked = g_ptr_array_new();
    return self;
}

void review_free(Review *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->found);
    g_hash_table_unref(self->small);
    g_ptr_array_unref(self->ranked);
    g_free(self);
}

static void add_context(Found *found, const Script *script, const Paragraph *paragraph, guint token)
{
    GArray *contexts = found->word.contexts;
    if (contexts->len == REVIEW_CONTEXTS)
        return;
    g_autofree char *sentence = reading_sentence(paragraph, token, MAX_SENTENCE_BYTES);
    for (guint i = 0; i < contexts->len; i++)
        if (strcmp(g_array_index(contexts, ReviewContext, i).sentence, sentence) == 0)
            return;
    ReviewContext context = {g_strdup(script->article->path),
                             paragraph->block != NULL ? paragraph->block->line : 0,
                             g_steal_pointer(&sentence)};
    g_array_append_val(contexts, context);
}

/* The word without 's and without signs at its ends; NULL where there is no letter in it. */
static char *bare_word(const char *written, gsize length)
{
    g_autofree char *plain = spelling_normalize(written, length);
    const char *p = plain;
    const char *end = plain + strlen(plain);
    while (p < end && spelling_word_end(p, end) == p)
        p = g_utf8_next_char(p);
    while (end > p && !spelling_is_word_char(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    if (end - p > 2 && end[-2] == '\'' && g_ascii_tolower(end[-1]) == 's')
        end -= 2;
    /* "MPs" is about MP. */
    if (end - p > 2 && end[-1] == 's' && g_ascii_isupper(end[-2]) && g_ascii_isupper(end[-3]))
        end--;
    for (const char *q = p; q < end; q = g_utf8_next_char(q))
        if (g_unichar_isalpha(g_utf8_get_char(q)))
            return g_strndup(p, (gsize)(end - p));
    return NULL;
}

static gboolean has_capital(const char *word)
{
    for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isupper(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

static gboolean is_strange(const char *word)
{
    for (const char *p = word; *p != '\0'; p++)
        if ((guchar)*p >= 0x80 || g_ascii_isdigit(*p))
            return TRUE;
    return FALSE;
}

/* Read as it is written, or letter by letter: no rule has found other words for it. */
static gboolean is_read_as_written(const Paragraph *paragraph, const Token *token)
{
    const Part *part = &g_array_index(paragraph->parts, Part, token->first_part);
    if (token->parts != 1 || part->kind == PART_LETTERS)
        return part->kind == PART_LETTERS;
    gsize length = strlen(part->text);
    return part->kind == PART_WORDS && length <= token->end - token->start &&
           g_ascii_strncasecmp(part->text, paragraph->written + token->start, length) == 0;
}

/* "U.S", "J": letters, and certainly said as such. */
static gboolean is_initials(const char *word)
{
    for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p))
        if (p > word && *p != '.' && *g_utf8_prev_char(p) != '.')
            return FALSE;
    return TRUE;
}

/* A token that an editor may care about: not one that a rule for numbers and the like reads. */
static gboolean is_candidate(const Paragraph *paragraph, const Token *token)
{
    if (script_token_entry(token) != NULL || token->parts == 0 ||
        !is_read_as_written(paragraph, token))
        return FALSE;
    switch ((TokenClass)token->class) {
    case TOKEN_WORD:
    case TOKEN_NAME:
    case TOKEN_ACRONYM:
    case TOKEN_ALPHANUMERIC:
    case TOKEN_FOREIGN:
        return TRUE;
    default:
        return FALSE;
    }
}

static void add_word(Review *self, const Script *script, const Paragraph *paragraph, guint at,
                     const char *written, gsize length)
{
    const Token *token = &paragraph->tokens.data[at];
    g_autofree char *word = bare_word(written, length);
    if (word == NULL || is_initials(word))
        return;
    if (!has_capital(word) && !is_strange(word)) {
        g_hash_table_add(self->small, g_steal_pointer(&word));
        return;
    }
    g_autofree char *lower = g_utf8_strdown(word, -1);
    const LanguageWord *known = language_word(self->language, word, strlen(word));
    if (known != NULL && (known->month > 0 || known->weekday > 0))
        return;
    if (language_in_list(self->language, lower, strlen(lower), LIST_HEADLINE) &&
        g_unichar_isupper(g_utf8_get_char(word)) && strcmp(word + 1, lower + 1) == 0)
        return;
    Found *found = g_hash_table_lookup(self->found, word);
    if (found == NULL) {
        found = g_new0(Found, 1);
        found->word.word = g_steal_pointer(&word);
        found->word.contexts = g_array_new(FALSE, FALSE, sizeof(ReviewContext));
        g_array_set_clear_func(found->word.contexts, context_clear);
        g_hash_table_insert(self->found, found->word.word, found);
    }
    found->word.count++;
    if (found->last_article != self->articles)
        found->word.articles++;
    found->last_article = self->articles;
    found->inside_sentence = found->inside_sentence || !token->sentence;
    add_context(found, script, paragraph, at);
}

/* Hyphenated words are judged by their parts: "Kyiv-based". */
static void add_token(Review *self, const Script *script, const Paragraph *paragraph, guint at)
{
    const Token *token = &paragraph->tokens.data[at];
    if (!is_candidate(paragraph, token))
        return;
    const char *p = paragraph->written + token->start;
    const char *end = paragraph->written + token->end;
    if (token->class == TOKEN_ALPHANUMERIC || token->class == TOKEN_ACRONYM) {
        add_word(self, script, paragraph, at, p, (gsize)(end - p));
        return;
    }
    while (p < end) {
        const char *word_end = spelling_word_end(p, end);
        if (word_end > p)
            add_word(self, script, paragraph, at, p, (gsize)(word_end - p));
        p = word_end > p ? word_end : g_utf8_next_char(p);
    }
}

typedef struct {
    guint words, unknown;
} WordCount;

/* Words in small letters: names say nothing about a text's language. */
static void count_words(const Review *self, const Paragraph *paragraph, WordCount *count)
{
    if (self->dictionary == NULL || dictionary_size(self->dictionary) < LEAST_DICTIONARY_WORDS)
        return;
    for (guint t = 0; t < paragraph->tokens.len; t++) {
        const Token *token = &paragraph->tokens.data[t];
        if (token->class != TOKEN_WORD)
            continue;
        g_autofree char *word =
            bare_word(paragraph->written + token->start, token->end - token->start);
        if (word == NULL || has_capital(word) || g_utf8_strlen(word, -1) < 2 ||
            strchr(word, '-') != NULL)
            continue;
        count->words++;
        count->unknown += !dictionary_has(self->dictionary, word);
    }
}

static gboolean is_foreign(const WordCount *count)
{
    return count->unknown >= LEAST_FOREIGN_WORDS && 3 * count->unknown > count->words;
}

gboolean review_add(Review *self, const Script *script)
{
    WordCount whole = {0, 0};
    self->articles++;
    for (guint i = 0; i < script->paragraphs->len; i++)
        count_words(self, g_ptr_array_index(script->paragraphs, i), &whole);
    if (is_foreign(&whole))
        return FALSE;
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        WordCount count = {0, 0};
        count_words(self, paragraph, &count);
        for (guint t = 0; paragraph->block != NULL && t < paragraph->tokens.len; t++)
            if (!is_foreign(&count))
                add_token(self, script, paragraph, t);
    }
    return TRUE;
}

static int compare_words(gconstpointer a, gconstpointer b)
{
    const ReviewWord *x = *(const ReviewWord *const *)a;
    const ReviewWord *y = *(const ReviewWord *const *)b;
    guint x_rank = x->points * x->count;
    guint y_rank = y->points * y->count;
    if (x_rank != y_rank)
        return x_rank > y_rank ? -1 : 1;
    return strcmp(x->word, y->word);
}

/* A word that only begins sentences, or is there in small letters too, and that the dictionary has,
 * is no name. */
static gboolean is_plain_word(const Review *self, const Found *found)
{
    const char *word = found->word.word;
    if (self->dictionary == NULL || !dictionary_has(self->dictionary, word))
        return FALSE;
    g_autofree char *lower = g_utf8_strdown(word, -1);
    gboolean capital_first = strcmp(g_utf8_next_char(lower), g_utf8_next_char(word)) == 0;
    return !found->inside_sentence || (capital_first && g_hash_table_contains(self->small, lower));
}

static void weigh(Review *self, Found *found, const char *said)
{
    ReviewWord *word = &found->word;
    RiskCase risk_case = {word->word, said, self->dictionary};
    RiskSigns signs = risk_signs(&risk_case, &word->points);
    if (word->points == 0 || is_plain_word(self, found))
        return;
    word->reasons = risk_describe(signs);
    word->said = g_strdup(said);
    word->suggestion = risk_suggest(&risk_case);
    g_ptr_array_add(self->ranked, word);
}

const GPtrArray *review_rank(Review *self, const Reading *reading)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer value;
    g_hash_table_iter_init(&iterator, self->found);
    while (g_hash_table_iter_next(&iterator, NULL, &value)) {
        g_ptr_array_add(all, value);
        g_ptr_array_add(words, ((Found *)value)->word.word);
    }
    g_autoptr(GPtrArray) said = reading_ipa(reading, (const char *const *)words->pdata, words->len);
    for (guint i = 0; i < all->len; i++)
        weigh(self, g_ptr_array_index(all, i), g_ptr_array_index(said, i));
    g_ptr_array_sort(self->ranked, compare_words);
    return self->ranked;
}
