/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/furniture_tail.h"

#include <string.h>

#include "article/block.h"
#include "article/rules.h"
#include "article/text_structure.h"

#define MAX_NOTE_WORDS 90
#define MAX_NAME_WORDS 5
#define MAX_ABOUT_WORDS 8
/* Of "Written by ". */
#define MAX_OPENING_BYTES 24
/* So many blocks, and so much of the text, may stand behind its end. */
#define MAX_BLOCKS 8
#define MAX_PERCENT 35

/* The words at the beginning of text that begin with capitals: the length of "Ann Lee". */
static gsize name_length(const char *text, guint *words)
{
    gsize length = 0;
    *words = 0;
    for (const char *p = text; *p != '\0';) {
        const char *end = strchr(p, ' ');
        if (end == NULL || !g_unichar_isupper(g_utf8_get_char(p)) || *words == MAX_NAME_WORDS)
            break;
        (*words)++;
        length = (gsize)(end - text);
        gboolean last = end[-1] == ',' || end[-1] == ':';
        p = end + 1;
        if (last)
            break;
    }
    if (length > 0 && text[length - 1] == ',')
        length--;
    return length;
}

static gboolean has_word_of(const Phrases *phrases, PhraseList list, const char *text)
{
    g_autofree char *folded = phrases_fold(text);
    g_auto(GStrv) words = g_strsplit_set(folded, " ,.;:()'-", -1);
    for (gsize i = 0; words[i] != NULL; i++)
        if (phrases_list_has(phrases, list, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean says_who(const Phrases *phrases, const char *rest)
{
    const char *const *notes = phrases_list(phrases, PHRASES_NOTE);
    g_autofree char *folded = phrases_fold(rest);
    for (gsize i = 0; notes[i] != NULL; i++) {
        gsize length = strlen(notes[i]);
        if (strncmp(folded, notes[i], length) == 0 && !g_ascii_isalpha(folded[length]))
            return TRUE;
    }
    return FALSE;
}

/* Whether a line over the text says "By" and the name, with whatever else behind it. */
static gboolean is_named_in_head(const Article *article, const Phrases *phrases, const char *name)
{
    const char *const *openings = phrases_list(phrases, PHRASES_BYLINE);
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = block_at(article, i);
        if (block->skipped == NULL && block->kind == BLOCK_PARAGRAPH)
            return FALSE;
        const char *place = strstr(block->text, name);
        if (place == NULL || place - block->text > MAX_OPENING_BYTES)
            continue;
        g_autofree char *before = g_strndup(block->text, (gsize)(place - block->text));
        g_autofree char *opening = phrases_fold(before);
        if (g_strv_contains(openings, opening))
            return TRUE;
    }
    return FALSE;
}

/* "Ann Lee is a reporter in Oslo.": the name that it is about, or NULL. */
static char *note_name(const Article *article, const Phrases *phrases, const Block *block)
{
    if (block->kind != BLOCK_PARAGRAPH || text_structure_words(block->text) > MAX_NOTE_WORDS)
        return NULL;
    guint words = 0;
    gsize length = name_length(block->text, &words);
    if (words < 2 || !says_who(phrases, block->text + length))
        return NULL;
    g_autofree char *name = g_strndup(block->text, length);
    gboolean known = FALSE;
    for (gsize i = 0; article->authors != NULL && article->authors[i] != NULL; i++)
        known = known || g_ascii_strcasecmp(article->authors[i], name) == 0;
    if (!known && !is_named_in_head(article, phrases, name) &&
        !has_word_of(phrases, PHRASES_PROFESSION, block->text))
        return NULL;
    return g_steal_pointer(&name);
}

static gboolean all_capital(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (gsize i = 0; words[i] != NULL; i++)
        if (g_unichar_islower(g_utf8_get_char(words[i])))
            return FALSE;
    return TRUE;
}

/* "About Ann Lee", "About the Harbour Trust": a name, not a heading of the text's, which has words
 * of lower case. */
static gboolean is_about(const Phrases *phrases, const Block *block)
{
    if (block->kind == BLOCK_LIST_ITEM || block->kind == BLOCK_QUOTE ||
        text_structure_words(block->text) > MAX_ABOUT_WORDS ||
        text_structure_ends_sentence(block->text))
        return FALSE;
    g_autofree char *lower = g_utf8_strdown(block->text, -1);
    const char *const *abouts = phrases_list(phrases, PHRASES_ABOUT);
    for (gsize i = 0; abouts[i] != NULL; i++) {
        gsize length = strlen(abouts[i]);
        if (!g_str_has_prefix(lower, abouts[i]) || lower[length] != ' ')
            continue;
        const char *rest = g_utf8_offset_to_pointer(block->text, g_utf8_strlen(abouts[i], -1));
        return all_capital(rest);
    }
    return FALSE;
}

/* The name of an author and nothing else, as over a note. */
static gboolean is_author(const Article *article, const Block *block)
{
    for (gsize i = 0; article->authors != NULL && article->authors[i] != NULL; i++)
        if (g_ascii_strcasecmp(article->authors[i], block->text) == 0)
            return TRUE;
    return FALSE;
}

/* The index from which on blocks may be behind the text. */
static guint find_tail(const Article *article)
{
    guint all = 0;
    for (guint i = 0; i < article->blocks->len; i++)
        if (block_at(article, i)->skipped == NULL)
            all += text_structure_words(block_at(article, i)->text);
    guint behind = 0;
    guint blocks = 0;
    guint i = article->blocks->len;
    for (; i > 0; i--) {
        const Block *block = block_at(article, i - 1);
        if (block->skipped != NULL)
            continue;
        behind += text_structure_words(block->text);
        if (block->kind == BLOCK_TITLE || ++blocks > MAX_BLOCKS || behind * 100 > all * MAX_PERCENT)
            break;
    }
    return i;
}

void furniture_tail_mark(Article *article, const Phrases *phrases)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    const char *disclaimer = rules_name("disclaimer");
    const char *note = rules_name("author-note");
    gboolean over = FALSE; /* the text has ended */
    gboolean named = FALSE;
    for (guint i = find_tail(article); i < article->blocks->len; i++) {
        Block *block = block_at(article, i);
        g_autofree char *name = block->skipped == NULL ? note_name(article, phrases, block) : NULL;
        if (name != NULL) {
            block->skipped = note;
            g_strv_builder_add(names, name);
            named = TRUE;
        } else if (block->skipped == NULL &&
                   (is_about(phrases, block) || is_author(article, block))) {
            block->skipped = note;
        } else if (block->skipped == NULL && over) {
            block->skipped = rules_name("boilerplate");
        }
        over = over || block->skipped == disclaimer || block->skipped == note;
    }
    if (named && (article->authors == NULL || article->authors[0] == NULL)) {
        g_strfreev(article->authors);
        article->authors = g_strv_builder_end(names);
    }
}
