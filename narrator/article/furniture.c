/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/furniture.h"

#include <string.h>

#include "article/block.h"
#include "article/furniture_box.h"
#include "article/furniture_head.h"
#include "article/furniture_tail.h"
#include "article/rules.h"
#include "article/text_structure.h"

/* Longer blocks are text, whatever they say. */
#define MAX_WORDS 80
#define MAX_TEASER_WORDS 24
#define MAX_REPEATED_WORDS 6
#define MIN_REPEATS 3
/* A caption that is a sentence is told by other means. */
#define MAX_CAPTION_WORDS 8
#define MAX_CREDIT_WORDS 14
#define MAX_FRAMED_WORDS 40
/* How near to its source a pull quote stands. */
#define PULL_QUOTE_REACH 12
#define MIN_DUPLICATE_WORDS 6
#define MIN_MEASURES 3
/* Of fewer words nothing can be told. */
#define MIN_DOUBTED_WORDS 40
#define MIN_PULL_QUOTE_WORDS 7
#define MAX_PULL_QUOTE_WORDS 60

/* Beside each block. */
typedef struct {
    char *folded; /* phrases_fold()'s */
    char *exact;  /* phrases_fold_exactly()'s */
    guint words;
} Form;

typedef struct {
    Article *article;
    const Phrases *phrases;
    const BlockLook *looks; /* or NULL */
    Form *forms;
} Furniture;

static Block *kept(const Furniture *furniture, guint i)
{
    Block *block = block_at(furniture->article, i);
    return block->skipped == NULL && block->kind != BLOCK_TITLE ? block : NULL;
}

static void skip(Block *block, const char *rule)
{
    block->skipped = rules_name(rule);
}

static void mark_phrases(const Furniture *furniture)
{
    for (guint i = 0; i < furniture->article->blocks->len; i++) {
        Block *block = kept(furniture, i);
        const Form *form = &furniture->forms[i];
        if (block == NULL)
            continue;
        /* An item of a list says "Sign up for an account" and means it. */
        PhrasesText text = {.folded = form->folded,
                            .words = form->words,
                            .sentence = text_structure_ends_sentence(block->text),
                            .whole = block->kind == BLOCK_LIST_ITEM};
        const char *rule = phrases_match(furniture->phrases, &text);
        if (rule != NULL)
            block->skipped = rule;
    }
}

/* Whether the last words of a text have these letters for initials: "European Photo Agency" before
 * "(EPA)" says what it stands for. */
static gboolean spells_out(const char *text, gsize length, const char *initials)
{
    gsize left = strlen(initials);
    for (gsize i = length; i > 0 && left > 0; i--)
        if (text[i - 1] != ' ' && (i == 1 || text[i - 2] == ' ') && text[i - 1] != initials[--left])
            return FALSE;
    return left == 0;
}

/* Whether an agency's name ends a text as a credit does: in brackets, or behind a mark without a
 * space. */
static gboolean ends_in_credit(const Block *block, const char *folded, const char *agency)
{
    gsize before = strlen(folded) - strlen(agency);
    char edge = before > 0 ? folded[before - 1] : ' ';
    if (edge == '/' || edge == '|' || edge == '.')
        return TRUE;
    const char *open = MAX(strrchr(folded, '('), strrchr(folded, '['));
    gboolean bracket = g_str_has_suffix(block->text, ")") || g_str_has_suffix(block->text, "]");
    if (!bracket || open == NULL || strchr("( [,|", edge) == NULL)
        return FALSE;
    /* "(ePA)" is no agency's way to write itself. */
    const char *name =
        block->text + strlen(block->text) - MIN(strlen(block->text), strlen(agency) + 1);
    if (g_ascii_islower(name[0]) && g_ascii_isupper(name[1]))
        return FALSE;
    gsize length = (gsize)(open - folded);
    while (length > 0 && folded[length - 1] == ' ')
        length--;
    return !spells_out(folded, length, agency);
}

/* "... in Moscow (Ann Lee/AFP)": ends in brackets that name an agency, or in its name. */
static gboolean is_credit(const Furniture *furniture, const Block *block, const Form *form)
{
    /* A mark is before every agency that counts. */
    if (form->words > MAX_WORDS || strpbrk(form->folded, "([/|.") == NULL ||
        block->kind == BLOCK_HEADING || text_structure_ends_sentence(form->folded))
        return FALSE;
    const char *const *agencies = phrases_list(furniture->phrases, PHRASES_AGENCY);
    for (gsize i = 0; agencies[i] != NULL; i++)
        if (g_str_has_suffix(form->folded, agencies[i]) &&
            ends_in_credit(block, form->folded, agencies[i]))
            return TRUE;
    return FALSE;
}

static void mark_credits(const Furniture *furniture)
{
    for (guint i = 0; i < furniture->article->blocks->len; i++) {
        Block *block = kept(furniture, i);
        if (block != NULL && is_credit(furniture, block, &furniture->forms[i])) {
            block->kind = BLOCK_CAPTION;
            skip(block, "caption");
        }
    }
}

/* How often each text stands there. */
static GHashTable *count_texts(const Furniture *furniture)
{
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < furniture->article->blocks->len; i++) {
        const Block *block = block_at(furniture->article, i);
        gpointer exact = furniture->forms[i].exact;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, exact));
        if (block->skipped == NULL)
            g_hash_table_insert(counts, exact, GUINT_TO_POINTER(count + 1));
    }
    return counts;
}

/* Three numbers or more: an ingredient's line, a result. */
static gboolean is_measured(const Form *form)
{
    guint numbers = 0;
    for (const char *p = form->folded; (p = strchr(p, '#')) != NULL; p++)
        numbers++;
    return numbers >= MIN_MEASURES;
}

/* The second of two blocks that say the same: one behind the other, or, in text, anywhere.  Short
 * lines, measures, and what comes more often may be meant. */
static void mark_duplicates(const Furniture *furniture)
{
    g_autoptr(GHashTable) counts = count_texts(furniture);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    const char *before = NULL;
    for (guint i = 0; i < furniture->article->blocks->len; i++) {
        Block *block = block_at(furniture->article, i);
        const Form *form = &furniture->forms[i];
        if (block->skipped != NULL)
            continue;
        gboolean twice = !g_hash_table_add(seen, form->exact) && furniture->looks == NULL &&
                         form->words >= MIN_DUPLICATE_WORDS && !is_measured(form) &&
                         GPOINTER_TO_UINT(g_hash_table_lookup(counts, form->exact)) == 2;
        gboolean behind = form->words >= 3 && g_strcmp0(form->exact, before) == 0;
        if (block->kind != BLOCK_TITLE && (twice || behind))
            skip(block, "duplicate");
        before = form->exact;
    }
}

static gboolean is_quoted_in(const Furniture *furniture, guint quote, guint i)
{
    const Block *block = i < furniture->article->blocks->len ? kept(furniture, i) : NULL;
    return i != quote && block != NULL &&
           furniture->forms[i].words > furniture->forms[quote].words &&
           strstr(furniture->forms[i].exact, furniture->forms[quote].exact) != NULL;
}

/* A line that the text beside it says too. */
static void mark_pull_quotes(const Furniture *furniture)
{
    for (guint i = 0; i < furniture->article->blocks->len; i++) {
        Block *block = kept(furniture, i);
        guint words = furniture->forms[i].words;
        if (block == NULL || words < MIN_PULL_QUOTE_WORDS || words > MAX_PULL_QUOTE_WORDS ||
            block->kind == BLOCK_LIST_ITEM || block->kind == BLOCK_HEADING)
            continue;
        guint last = i + PULL_QUOTE_REACH;
        for (guint k = i > PULL_QUOTE_REACH ? i - PULL_QUOTE_REACH : 0; k <= last; k++)
            if (is_quoted_in(furniture, i, k)) {
                skip(block, "pull-quote");
                break;
            }
    }
}

/* Words of a text that are no more than a mark: "|" between links. */
static guint count_marks(const char *text)
{
    guint marks = 0;
    for (const char *p = text; *p != '\0';) {
        gsize length = strcspn(p, " ");
        gboolean mark = TRUE;
        for (const char *c = p; c < p + length; c = g_utf8_next_char(c))
            mark = mark && !g_unichar_isalnum(g_utf8_get_char(c));
        marks += mark && length > 0;
        p += length + (p[length] == ' ');
    }
    return marks;
}

/* Whether a block is kept, of that kind, and nothing but a link. */
static gboolean is_link(const Furniture *furniture, guint i, BlockKind kind)
{
    const Block *block = i < furniture->article->blocks->len ? kept(furniture, i) : NULL;
    const BlockLook *look = &furniture->looks[i];
    gboolean row = kind == BLOCK_PARAGRAPH && look->links >= 2;
    return block != NULL && block->kind == kind && look->link_words >= (row ? 2 : 3) &&
           look->link_words + count_marks(block->text) >= look->words;
}

static guint next_kept(const Furniture *furniture, guint i)
{
    do
        i++;
    while (i < furniture->article->blocks->len && kept(furniture, i) == NULL);
    return i;
}

/* A line that is nothing but a link stands for another page.  One heading or item may be the
 * text's own; several in a row are not. */
static void mark_links(const Furniture *furniture)
{
    guint count = furniture->article->blocks->len;
    for (guint i = 0; furniture->looks != NULL && i < count; i++) {
        BlockKind kind = block_at(furniture->article, i)->kind;
        if (!is_link(furniture, i, kind))
            continue;
        gboolean alone_is_fine = kind == BLOCK_HEADING || kind == BLOCK_LIST_ITEM;
        guint next = next_kept(furniture, i);
        gboolean more = is_link(furniture, next, kind);
        if (alone_is_fine && !more && next < count)
            continue;
        for (; i < count && is_link(furniture, i, kind); i = next) {
            skip(block_at(furniture->article, i), "related-link");
            next = next_kept(furniture, i);
        }
        i--;
    }
}

/* Whether a text is a button, or a number: a price, a count; years and times of day head what is told
 * under them. */
static gboolean is_button_or_number(const Form *form, const BlockLook *look)
{
    g_return_val_if_fail(form->folded != NULL, FALSE);
    for (const char *p = form->folded; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalpha(g_utf8_get_char(p)))
            return look->link_words >= look->words;
    gboolean year = strlen(form->exact) == 4 && strspn(form->exact, "0123456789") == 4;
    return strchr(form->folded, '#') != NULL && strchr(form->folded, ':') == NULL && !year;
}

/* The same button or number again and again. */
static void mark_repeats(const Furniture *furniture)
{
    if (furniture->looks == NULL)
        return;
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < furniture->article->blocks->len; i++) {
            Block *block = kept(furniture, i);
            const Form *form = &furniture->forms[i];
            if (block == NULL || block->kind != BLOCK_PARAGRAPH || furniture->looks[i].bold ||
                form->words > MAX_REPEATED_WORDS ||
                !is_button_or_number(form, &furniture->looks[i]) ||
                g_str_has_suffix(block->text, ":") || text_structure_ends_sentence(block->text))
                continue;
            guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, form->folded));
            if (pass == 0)
                g_hash_table_insert(counts, form->folded, GUINT_TO_POINTER(count + 1));
            else if (count >= MIN_REPEATS)
                skip(block, "label");
        }
}

/* A few words under a picture that are no sentence, or what stands with it alone. */
static gboolean is_below_picture(const Block *block, const BlockLook *look, guint words)
{
    if (!look->picture || look->bold)
        return FALSE;
    return (words <= MAX_CAPTION_WORDS && !text_structure_ends_sentence(block->text)) ||
           (words <= MAX_FRAMED_WORDS && look->framed);
}

static void mark_captions(const Furniture *furniture)
{
    for (guint i = 0; i < furniture->article->blocks->len; i++) {
        Block *block = kept(furniture, i);
        const BlockLook *look = furniture->looks ? &furniture->looks[i] : NULL;
        guint words = furniture->forms[i].words;
        if (block == NULL || block->kind != BLOCK_PARAGRAPH)
            continue;
        gboolean credit = words <= MAX_CREDIT_WORDS && g_str_has_prefix(block->text, "\xC2\xA9");
        if (credit || (look != NULL && is_below_picture(block, look, words))) {
            block->kind = BLOCK_CAPTION;
            skip(block, "caption");
        }
    }
}

/* A line over "Read more".  before: what was skipped when only the article's bounds were known. */
static void mark_teasers(const Furniture *furniture, const char *const *before)
{
    const char *related = rules_name("related-link");
    for (guint i = 1; i < furniture->article->blocks->len; i++) {
        const Block *below = block_at(furniture->article, i);
        Block *block = kept(furniture, i - 1);
        if (below->skipped == related && before[i] == NULL && furniture->forms[i].words <= 3 &&
            block != NULL && furniture->forms[i - 1].words >= 3 &&
            furniture->forms[i - 1].words <= MAX_TEASER_WORDS &&
            !text_structure_ends_sentence(block->text))
            block->skipped = related;
    }
}

static guint kept_words(const Furniture *furniture)
{
    guint words = 0;
    for (guint i = 0; i < furniture->article->blocks->len; i++)
        words += kept(furniture, i) ? furniture->forms[i].words : 0;
    return words;
}

/* What is taken for furniture is little beside the text; where it is most of it, as on a page of
 * links, that is what the article is. */
static void doubt_marks(const Furniture *furniture, const char *const *before, guint words)
{
    if (words < MIN_DOUBTED_WORDS || kept_words(furniture) * 4 >= words)
        return;
    for (guint i = 0; i < furniture->article->blocks->len; i++)
        block_at(furniture->article, i)->skipped = before[i];
}

static Furniture measure(Article *article, const Phrases *phrases, const BlockLook *looks)
{
    Furniture furniture = {article, phrases, looks, g_new0(Form, article->blocks->len + 1)};
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        Form *form = &furniture.forms[i];
        form->words = text_structure_words(block->text);
        form->folded = phrases_fold(block->text);
        form->exact = phrases_fold_exactly(block->text);
    }
    return furniture;
}

static void furniture_clear(Furniture *self)
{
    for (guint i = 0; i < self->article->blocks->len; i++) {
        g_free(self->forms[i].folded);
        g_free(self->forms[i].exact);
    }
    g_free(self->forms);
}

void furniture_mark(Article *article, const Phrases *phrases, const BlockLook *looks)
{
    Furniture furniture = measure(article, phrases, looks);
    mark_credits(&furniture);
    furniture_head_mark(article, phrases, looks);
    g_autofree const char **before = g_new0(const char *, article->blocks->len + 1);
    for (guint i = 0; i < article->blocks->len; i++)
        before[i] = block_at(article, i)->skipped;
    guint words = kept_words(&furniture);
    mark_phrases(&furniture);
    /* Comments repeat what the text says, and may be longer. */
    if (looks != NULL)
        words -= furniture_box_mark(article, looks);
    mark_captions(&furniture);
    mark_repeats(&furniture);
    mark_links(&furniture);
    mark_duplicates(&furniture);
    mark_pull_quotes(&furniture);
    mark_teasers(&furniture, before);
    doubt_marks(&furniture, before, words);
    furniture_tail_mark(article, phrases);
    furniture_clear(&furniture);
}
