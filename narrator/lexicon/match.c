/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The searching half of lexicon.h: lexicon_match() and lexicon_match_all(). */
#include <string.h>

#include "lexicon/spelling.h"
#include "lexicon/store.h"

#define MAX_KEY_BYTES (2 * LEXICON_MAX_SPELLING_BYTES + 8)
/* "NATO" may stand for an entry "Nato", but a word of three capitals is an acronym of its own. */
#define LEAST_CAPITALS 4

/* The text from the offset on, as keys have it, word by word. */
typedef struct {
    const Lexicon *lexicon;
    const char *text, *end;
    gsize offset;
    guint words;
    gsize key_bytes[SPELLING_MAX_WORDS];  /* of the key, up to the end of each word */
    gsize text_bytes[SPELLING_MAX_WORDS]; /* from the offset, the same */
    char key[MAX_KEY_BYTES + 8];
} Scan;

/* A way of taking what stands behind an entry's spelling. */
typedef struct {
    LexiconInflection inflection;
    gsize stem_bytes; /* of the key */
    gsize suffix_chars;
} Reading;

typedef struct {
    LexiconMatch match;
    gboolean in_context, exact;
} Candidate;

typedef void (*CandidateVisitor)(const Candidate *candidate, gpointer user_data);

/* Takes one more word into the key; FALSE where there is none, or no spelling is as long. */
static gboolean scan_word(Scan *scan)
{
    gsize used = scan->words > 0 ? scan->key_bytes[scan->words - 1] : 0;
    const char *p = scan->text + scan->offset;
    if (scan->words > 0)
        p += scan->text_bytes[scan->words - 1];
    const char *word_end = NULL;
    gboolean space = FALSE;
    while (p < scan->end && p != word_end) {
        if (word_end == NULL) {
            const char *found = spelling_word_end(p, scan->end);
            word_end = found > p ? found : NULL;
        }
        gunichar c;
        p = spelling_next(p, scan->end, &c);
        c = spelling_plain(c);
        if (c == 0 || (c == ' ' && space))
            continue;
        space = c == ' ';
        if (used + 8 > MAX_KEY_BYTES)
            return FALSE;
        spelling_append_folded(scan->key, &used, c);
    }
    if (word_end == NULL || p != word_end || scan->words == SPELLING_MAX_WORDS)
        return FALSE;
    scan->key_bytes[scan->words] = used;
    scan->text_bytes[scan->words] = (gsize)(p - scan->text) - scan->offset;
    scan->words++;
    return TRUE;
}

static gboolean ends_hissing(const char *key, gsize length)
{
    if (length < 2)
        return FALSE;
    char last = key[length - 1];
    char before = key[length - 2];
    return last == 's' || last == 'x' || last == 'z' ||
           (last == 'h' && (before == 'c' || before == 's'));
}

/* The ways to read a key: as it is, and with an ending taken off.  Returns how many. */
static guint readings_of(const char *key, gsize length, Reading readings[3])
{
    guint n = 0;
    readings[n++] = (Reading){LEXICON_PLAIN, length, 0};
    if (length < 2 || key[length - 1] != 's')
        return n;
    if (key[length - 2] == '\'') {
        if (length > 2)
            readings[n++] = (Reading){LEXICON_POSSESSIVE, length - 2, 2};
        return n;
    }
    readings[n++] = (Reading){LEXICON_PLURAL, length - 1, 1};
    if (length > 3 && key[length - 2] == 'e' && ends_hissing(key, length - 2))
        readings[n++] = (Reading){LEXICON_PLURAL, length - 2, 2};
    return n;
}

static gboolean starts_with_apostrophe(const char *p, const char *end, const char **behind)
{
    gunichar c;
    if (p >= end)
        return FALSE;
    *behind = spelling_next(p, end, &c);
    return spelling_is_apostrophe(c);
}

static gboolean word_goes_on(const char *p, const char *end)
{
    gunichar c;
    if (p >= end)
        return FALSE;
    const char *behind = spelling_next(p, end, &c);
    if (spelling_is_apostrophe(c))
        return behind < end && spelling_is_word_char(g_utf8_get_char(behind));
    return spelling_is_word_char(c);
}

typedef struct {
    gboolean equal;        /* to the entry's spelling, letter for letter */
    gboolean first_raised; /* equal but for the first letter, which is a capital in the text */
    gboolean all_capitals; /* the text has no lower case letter, and LEAST_CAPITALS others */
} CaseRelation;

/* Compares the text with the entry's spelling, whose folded forms are equal.  Returns where the
 * text's stem ends. */
static const char *compare_case(const Scan *scan, const StoreNode *node, CaseRelation *relation)
{
    const char *p = scan->text + scan->offset;
    const char *w = node->entry.write;
    const char *w_end = w + node->write_bytes;
    guint capitals = 0;
    gboolean lower = FALSE, space = FALSE, first = TRUE;
    *relation = (CaseRelation){TRUE, FALSE, FALSE};
    while (w < w_end && p < scan->end) {
        gunichar raw;
        p = spelling_next(p, scan->end, &raw);
        gunichar c = spelling_plain(raw);
        if (c == 0 || (c == ' ' && space))
            continue;
        space = c == ' ';
        gunichar wanted;
        w = spelling_next(w, w_end, &wanted);
        if (c != wanted) {
            relation->first_raised = first && g_unichar_isupper(c);
            relation->equal = relation->equal && relation->first_raised;
            if (!relation->equal)
                relation->first_raised = FALSE;
        }
        first = FALSE;
        capitals += g_unichar_isupper(c) ? 1 : 0;
        lower = lower || g_unichar_islower(c);
    }
    if (relation->first_raised)
        relation->equal = FALSE;
    relation->all_capitals = !lower && capitals >= LEAST_CAPITALS;
    return p;
}

static gboolean case_fits(const LexiconEntry *entry, const CaseRelation *relation)
{
    switch (entry->letter_case) {
    case LEXICON_CASE_ANY:
        return TRUE;
    case LEXICON_CASE_EXACT:
        return relation->equal;
    default:
        return relation->equal || relation->first_raised || relation->all_capitals;
    }
}

/* "MPS" is no plural of "MP"; "NATO'S" and "FAJITAS" in capitals are. */
static gboolean ending_fits(char last, const CaseRelation *relation, const Reading *reading)
{
    if (reading->inflection == LEXICON_PLAIN || last == 's')
        return TRUE;
    return relation->all_capitals || reading->inflection == LEXICON_POSSESSIVE;
}

/* The signs behind the last letter of the spelling, "Yahoo!", then an ending behind those, and
 * the apostrophe of "MPs'".  FALSE where the text has other signs, or the word goes on. */
static gboolean take_tail(const Scan *scan, const StoreNode *node, const char *p, Candidate *found)
{
    const char *tail = node->entry.write + node->write_bytes;
    gsize tail_bytes = strlen(tail);
    LexiconInflection *inflection = &found->match.inflection;
    const char *behind;
    if (tail_bytes > 0) {
        if (*inflection != LEXICON_PLAIN || (gsize)(scan->end - p) < tail_bytes ||
            memcmp(p, tail, tail_bytes) != 0)
            return FALSE;
        p += tail_bytes;
        if (!node->entry.uninflected && starts_with_apostrophe(p, scan->end, &behind) &&
            behind < scan->end && g_ascii_tolower(*behind) == 's' &&
            !word_goes_on(behind + 1, scan->end)) {
            *inflection = LEXICON_POSSESSIVE;
            p = behind + 1;
        }
    } else if (*inflection == LEXICON_PLURAL && starts_with_apostrophe(p, scan->end, &behind)) {
        *inflection = LEXICON_PLURAL_POSSESSIVE;
        p = behind;
    }
    if (word_goes_on(p, scan->end))
        return FALSE;
    found->match.length = (gsize)(p - scan->text) - scan->offset;
    return TRUE;
}

static gboolean in_list(const char *const *list, const char *key, gsize length)
{
    for (; *list != NULL; list++)
        if (strlen(*list) == length && memcmp(*list, key, length) == 0)
            return TRUE;
    return FALSE;
}

/* Whether one of the phrases, which are folded, begins with the words at p. */
static gboolean phrase_at(const Scan *scan, const char *const *list, const char *p)
{
    Scan words = {.text = scan->text, .end = scan->end, .offset = (gsize)(p - scan->text)};
    while (words.words < 4 && scan_word(&words))
        if (in_list(list, words.key, words.key_bytes[words.words - 1]))
            return TRUE;
    return FALSE;
}

static const char *next_word(const char *p, const char *end)
{
    while (p < end && spelling_word_end(p, end) == p)
        p = g_utf8_next_char(p);
    return p;
}

/* Where the word before p begins; NULL where there is none. */
static const char *word_before(const Scan *scan, const char *p)
{
    const char *found = NULL;
    while (p > scan->text) {
        const char *before = g_utf8_find_prev_char(scan->text, p);
        gunichar c = g_utf8_get_char(before);
        if (spelling_is_word_char(c))
            found = before;
        else if (found != NULL && !spelling_is_apostrophe(c))
            break;
        p = before;
    }
    return found;
}

static gboolean has_before(const Scan *scan, const char *const *list)
{
    const char *p = scan->text + scan->offset;
    for (guint i = 0; i < 4 && (p = word_before(scan, p)) != NULL; i++) {
        Scan words = {.text = scan->text,
                      .end = scan->text + scan->offset,
                      .offset = (gsize)(p - scan->text)};
        guint n = 0;
        while (n <= i && scan_word(&words))
            n++;
        if (n == i + 1 && in_list(list, words.key, words.key_bytes[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean has_near(const Scan *scan, const char *const *list, const char *behind)
{
    const char *p = scan->text + scan->offset;
    for (guint i = 0; i < LEXICON_NEAR_WORDS && (p = word_before(scan, p)) != NULL; i++)
        if (phrase_at(scan, list, p))
            return TRUE;
    p = behind;
    for (guint i = 0; i < LEXICON_NEAR_WORDS; i++) {
        p = next_word(p, scan->end);
        if (p >= scan->end)
            return FALSE;
        if (phrase_at(scan, list, p))
            return TRUE;
        p = spelling_word_end(p, scan->end);
    }
    return FALSE;
}

static gboolean context_fits(const Scan *scan, const LexiconContext *context, const char *behind)
{
    if (context->before != NULL && !phrase_at(scan, context->before, next_word(behind, scan->end)))
        return FALSE;
    if (context->after != NULL && !has_before(scan, context->after))
        return FALSE;
    return context->near == NULL || has_near(scan, context->near, behind);
}

static gboolean try_node(const Scan *scan, const StoreNode *node, const Reading *reading,
                         Candidate *found)
{
    const LexiconEntry *entry = &node->entry;
    if (reading->inflection != LEXICON_PLAIN && entry->uninflected)
        return FALSE;
    CaseRelation relation;
    const char *p = compare_case(scan, node, &relation);
    if (!case_fits(entry, &relation))
        return FALSE;
    for (gsize i = 0; i < reading->suffix_chars; i++)
        p = g_utf8_next_char(p);
    if (!ending_fits(p[-1], &relation, reading))
        return FALSE;
    found->match = (LexiconMatch){entry, 0, reading->inflection};
    if (!take_tail(scan, node, p, found))
        return FALSE;
    const LexiconContext *context = &entry->details->context;
    found->in_context = lexicon_entry_has_context(entry);
    found->exact = relation.equal;
    return !found->in_context ||
           context_fits(scan, context, scan->text + scan->offset + found->match.length);
}

static void visit_words(const Scan *scan, guint words, CandidateVisitor visit, gpointer user_data)
{
    Reading readings[3];
    guint n = readings_of(scan->key, scan->key_bytes[words - 1], readings);
    for (guint i = 0; i < n; i++) {
        guint32 hash = spelling_hash(scan->key, readings[i].stem_bytes);
        for (guint layer = 0; layer < LEXICON_LAYERS; layer++) {
            const StoreNode *node =
                store_find(&scan->lexicon->layers[layer], scan->key, readings[i].stem_bytes, hash);
            for (; node != NULL; node = node->same_key) {
                Candidate candidate;
                if (try_node(scan, node, &readings[i], &candidate))
                    visit(&candidate, user_data);
            }
        }
    }
}

/* Shows every entry that fits at the offset, the longest last. */
static void visit_all(const Lexicon *self, const char *text, gsize length, gsize offset,
                      CandidateVisitor visit, gpointer user_data)
{
    if (!spelling_word_begins(text, length, offset))
        return;
    Scan scan;
    scan.lexicon = self;
    scan.text = text;
    scan.end = text + length;
    scan.offset = offset;
    scan.words = 0;
    if (!scan_word(&scan))
        return;
    guint32 counts = 0;
    guint32 hash = spelling_hash(scan.key, scan.key_bytes[0]);
    for (guint layer = 0; layer < LEXICON_LAYERS; layer++)
        counts |= store_word_counts(&self->layers[layer], scan.key, scan.key_bytes[0], hash);
    visit_words(&scan, 1, visit, user_data);
    while ((counts >> scan.words) != 0 && scan_word(&scan))
        if (counts >> (scan.words - 1) & 1)
            visit_words(&scan, scan.words, visit, user_data);
}

/* Above 0 where a goes before b. */
static int rank(const Candidate *a, const Candidate *b)
{
    const LexiconEntry *x = a->match.entry;
    const LexiconEntry *y = b->match.entry;
    if (a->match.length != b->match.length)
        return a->match.length > b->match.length ? 1 : -1;
    if (x->layer != y->layer)
        return x->layer > y->layer ? 1 : -1;
    gboolean a_plain = a->match.inflection == LEXICON_PLAIN;
    gboolean b_plain = b->match.inflection == LEXICON_PLAIN;
    if (a_plain != b_plain)
        return a_plain ? 1 : -1;
    if (a->in_context != b->in_context)
        return a->in_context ? 1 : -1;
    return a->exact - b->exact;
}

static void keep_best(const Candidate *candidate, gpointer user_data)
{
    Candidate *best = user_data;
    if (candidate->match.entry->status != LEXICON_APPROVED)
        return;
    if (best->match.entry == NULL || rank(candidate, best) > 0)
        *best = *candidate;
}

gboolean lexicon_match(const Lexicon *self, const char *text, gsize length, gsize offset,
                       LexiconMatch *match)
{
    Candidate best = {.match = {NULL, 0, LEXICON_PLAIN}};
    visit_all(self, text, length, offset, keep_best, &best);
    if (best.match.entry == NULL || best.match.entry->silent)
        return FALSE;
    *match = best.match;
    return TRUE;
}

static void collect(const Candidate *candidate, gpointer user_data)
{
    g_array_append_vals(user_data, candidate, 1);
}

/* What speaks goes before what is only proposed or disabled. */
static int compare_candidates(gconstpointer a, gconstpointer b)
{
    const Candidate *x = a;
    const Candidate *y = b;
    gboolean x_speaks = x->match.entry->status == LEXICON_APPROVED;
    gboolean y_speaks = y->match.entry->status == LEXICON_APPROVED;
    if (x_speaks != y_speaks)
        return x_speaks ? -1 : 1;
    int order = rank(x, y);
    if (order != 0)
        return -order;
    return x->match.entry < y->match.entry ? -1 : x->match.entry > y->match.entry;
}

GArray *lexicon_match_all(const Lexicon *self, const char *text, gsize length, gsize offset)
{
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    visit_all(self, text, length, offset, collect, candidates);
    g_array_sort(candidates, compare_candidates);
    GArray *matches = g_array_new(FALSE, FALSE, sizeof(LexiconMatch));
    for (guint i = 0; i < candidates->len; i++)
        g_array_append_val(matches, g_array_index(candidates, Candidate, i).match);
    return matches;
}
