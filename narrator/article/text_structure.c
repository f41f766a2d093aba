/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/text_structure.h"

#include <string.h>

#include "article/block.h"
#include "article/furniture.h"

/* Longer lines are text. */
#define MAX_TITLE_WORDS 32
#define MAX_HEADING_WORDS 14
#define MAX_BYLINE_WORDS 16
/* Of "PhD" and "MSNBC". */
#define MAX_LETTERS 5
/* Shorter lines are no paragraphs. */
#define MIN_PROSE_WORDS 12

/* Chinese, Japanese and Thai have no spaces; a word has about two characters. */
static gboolean is_unspaced(gunichar c)
{
    return (c >= 0x3040 && c < 0xA000) || (c >= 0x0E00 && c < 0x0F00) ||
           (c >= 0x20000 && c < 0x30000);
}

guint text_structure_words(const char *text)
{
    guint words = 0;
    guint unspaced = 0;
    gboolean inside = FALSE;
    for (const char *p = text; *p != '\0'; p++) {
        gboolean space = *p == ' ' || *p == '\n' || *p == '\t';
        words += !space && !inside;
        inside = !space;
        if ((unsigned char)*p >= 0xE0)
            unspaced += is_unspaced(g_utf8_get_char(p));
    }
    return words + unspaced / 2;
}

/* The end of a text without the notes' marks behind its last sentence: "[12]". */
static const char *before_marks(const char *text)
{
    const char *end = text + strlen(text);
    while (end > text && end[-1] == ']') {
        const char *p = end - 1;
        while (p > text && g_ascii_isdigit(p[-1]))
            p--;
        if (p == end - 1 || p == text || p[-1] != '[')
            break;
        end = p - 1;
    }
    return end;
}

gboolean text_structure_ends_sentence(const char *text)
{
    const char *p = before_marks(text);
    while (p > text) {
        p = g_utf8_prev_char(p);
        gunichar c = g_utf8_get_char(p);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
            c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964)
            return TRUE;
        GUnicodeType type = g_unichar_type(c);
        /* Quotes, brackets and emoji stand behind the mark. */
        if (c != '"' && c != '\'' && c != ' ' && type != G_UNICODE_CLOSE_PUNCTUATION &&
            type != G_UNICODE_FINAL_PUNCTUATION && type != G_UNICODE_INITIAL_PUNCTUATION &&
            type != G_UNICODE_OTHER_SYMBOL && type != G_UNICODE_NON_SPACING_MARK)
            return FALSE;
    }
    return FALSE;
}

/* A name begins with a letter that is not of lower case, has at most six words and no digit. */
static gboolean is_name(const char *text)
{
    gunichar first = g_utf8_get_char(text);
    return g_unichar_isalpha(first) && !g_unichar_islower(first) &&
           text_structure_words(text) <= 6 && strpbrk(text, "0123456789:?!|@") == NULL;
}

/* What is behind a name: ", Reuters", " | BBC", " in London". */
static void cut_at_mark(char *text)
{
    static const char *const marks[] = {
        " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " ("};
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        char *mark = strstr(text, marks[i]);
        if (mark != NULL)
            *mark = '\0';
    }
}

/* "PhD", "CNN": letters behind a name, not another one; or "Coast.example". */
static gboolean is_addition(const char *name)
{
    guint capitals = 0;
    if (strchr(name, ' ') != NULL)
        return FALSE;
    for (const char *p = name; *p != '\0'; p++)
        capitals += g_ascii_isupper(*p);
    const char *dot = strchr(name, '.');
    return (strlen(name) <= MAX_LETTERS && capitals > 1) ||
           (dot != NULL && g_ascii_isalpha(dot[1]));
}

/* Splits at commas and at the language's "and". */
static char **split_names(const char *text, const Phrases *phrases)
{
    GString *list = g_string_new(text);
    const char *const *ands = phrases_list(phrases, PHRASES_AND);
    for (gsize i = 0; ands[i] != NULL; i++) {
        g_autofree char *word = g_strdup_printf(" %s ", ands[i]);
        (void)g_string_replace(list, word, ",", 0);
    }
    (void)g_string_replace(list, " & ", ",", 0);
    (void)g_string_replace(list, ";", ",", 0);
    g_auto(GStrv) parts = g_strsplit(list->str, ",", -1);
    g_string_free(list, TRUE);
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (gsize i = 0; parts[i] != NULL; i++) {
        g_strstrip(parts[i]);
        g_strdelimit(parts[i], ".", g_str_has_suffix(parts[i], ".") ? ' ' : '.');
        if (g_str_has_suffix(parts[i], " -"))
            parts[i][strlen(parts[i]) - 2] = '\0';
        if (is_name(parts[i]) && !(i > 0 && is_addition(parts[i])))
            g_strv_builder_add(names, parts[i]);
    }
    char **found = g_strv_builder_end(names);
    if (found[0] == NULL)
        g_clear_pointer(&found, g_strfreev);
    return found;
}

/* Behind "By" or "Von:"; NULL where the line begins otherwise. */
static const char *behind_opening(const char *text, const Phrases *phrases)
{
    const char *const *openings = phrases_list(phrases, PHRASES_BYLINE);
    g_autofree char *head = g_utf8_substring(text, 0, MIN(40, g_utf8_strlen(text, 400)));
    g_autofree char *lower = g_utf8_strdown(head, -1);
    for (gsize i = 0; openings[i] != NULL; i++) {
        gsize length = strlen(openings[i]);
        if (!g_str_has_prefix(lower, openings[i]) || (lower[length] != ' ' && lower[length] != ':'))
            continue;
        const char *rest = text + length + 1;
        return rest + strspn(rest, " :");
    }
    return NULL;
}

char **text_structure_names(const char *text, const Phrases *phrases)
{
    const char *rest = behind_opening(text, phrases);
    g_autofree char *names = g_strdup(rest ? rest : text);
    cut_at_mark(names);
    return split_names(names, phrases);
}

/* "Ann Lee, Harbour News Political Writer": a name and, all in capitals, what its bearer is. */
static gboolean is_titled_name(const char *text, const Phrases *phrases)
{
    const char *comma = strchr(text, ',');
    const char *last = strrchr(text, ' ');
    if (comma == NULL || last == NULL || last < comma)
        return FALSE;
    g_autofree char *name = g_strndup(text, (gsize)(comma - text));
    g_autofree char *folded = phrases_fold(last);
    if (!is_name(name) || text_structure_words(name) < 2 ||
        !phrases_list_has(phrases, PHRASES_PROFESSION, folded))
        return FALSE;
    for (const char *p = text; p != NULL; p = strchr(p + 1, ' '))
        if (g_unichar_islower(g_utf8_get_char(p + (*p == ' '))))
            return FALSE;
    return TRUE;
}

char **text_structure_byline(const char *text, const Phrases *phrases)
{
    if (text_structure_words(text) > MAX_BYLINE_WORDS || text_structure_ends_sentence(text))
        return NULL;
    if (is_titled_name(text, phrases)) {
        const char *name[] = {text, NULL};
        char **names = g_strdupv((char **)name);
        *strchr(names[0], ',') = '\0';
        return names;
    }
    return behind_opening(text, phrases) ? text_structure_names(text, phrases) : NULL;
}

static guint next_kept(const Article *article, guint i)
{
    while (i < article->blocks->len && block_at(article, i)->skipped != NULL)
        i++;
    return i;
}

static gboolean same_text(const char *a, const char *b)
{
    g_autofree char *fa = phrases_fold(a);
    g_autofree char *fb = phrases_fold(b);
    return strcmp(fa, fb) == 0;
}

/* The title's index, or the number of blocks where there is none. */
static guint find_title(Article *article, const Phrases *phrases)
{
    for (guint i = 0; i < article->blocks->len; i++)
        if (block_at(article, i)->kind == BLOCK_TITLE)
            return i;
    guint i = next_kept(article, 0);
    for (; i < article->blocks->len; i = next_kept(article, i + 1)) {
        g_autofree char *folded = phrases_fold(block_at(article, i)->text);
        PhrasesText text = {.folded = folded, .words = text_structure_words(folded), .whole = TRUE};
        const char *rule = phrases_match(phrases, &text);
        if (rule == NULL)
            break;
        block_at(article, i)->skipped = rule;
    }
    if (i == article->blocks->len)
        return i;
    Block *block = block_at(article, i);
    gboolean known = article->title != NULL;
    if (block->kind != BLOCK_HEADING && block->kind != BLOCK_PARAGRAPH)
        return article->blocks->len;
    if (known ? !same_text(block->text, article->title)
              : text_structure_words(block->text) > MAX_TITLE_WORDS ||
                    next_kept(article, i + 1) == article->blocks->len ||
                    (text_structure_ends_sentence(block->text) &&
                     text_structure_words(block->text) > 12))
        return article->blocks->len;
    block->kind = BLOCK_TITLE;
    block->level = 0;
    if (!known)
        article->title = g_strdup(block->text);
    return i;
}

static gboolean is_short_line(const Block *block)
{
    return block->kind == BLOCK_PARAGRAPH &&
           text_structure_words(block->text) <= MAX_HEADING_WORDS &&
           !text_structure_ends_sentence(block->text);
}

static gboolean may_be_heading(const Block *block)
{
    return is_short_line(block) && !g_str_has_suffix(block->text, ":") &&
           !g_str_has_suffix(block->text, ",") && g_unichar_isalnum(g_utf8_get_char(block->text));
}

/* "W hile": a large first letter that was copied apart from its word.  Letters that are words stay. */
static void join_drop_capital(const Article *article, guint first)
{
    guint i = next_kept(article, first);
    while (i < article->blocks->len &&
           text_structure_words(block_at(article, i)->text) < MIN_PROSE_WORDS)
        i = next_kept(article, i + 1);
    char *text = i < article->blocks->len ? block_at(article, i)->text : NULL;
    if (text != NULL && g_ascii_isupper(text[0]) && strchr("AEIOUY", text[0]) == NULL &&
        text[1] == ' ' && g_ascii_islower(text[2]) && g_ascii_islower(text[3]))
        memmove(text + 1, text + 2, strlen(text + 2) + 1);
}

/* Short lines without an end between longer ones are headings; several in a row are a list. */
static void find_headings(Article *article, guint first)
{
    gboolean short_before = FALSE;
    for (guint i = next_kept(article, first); i < article->blocks->len;
         i = next_kept(article, i + 1)) {
        Block *block = block_at(article, i);
        guint next = next_kept(article, i + 1);
        gboolean is_short = is_short_line(block);
        if (next < article->blocks->len && !short_before && may_be_heading(block) &&
            text_structure_words(block_at(article, next)->text) > MAX_HEADING_WORDS) {
            block->kind = BLOCK_HEADING;
            block->level = 2;
        }
        short_before = is_short;
    }
}

void text_structure_find(Article *article, const ReaderInput *input)
{
    guint title = find_title(article, input->phrases);
    furniture_mark(article, input->phrases, NULL);
    join_drop_capital(article, title < article->blocks->len ? title + 1 : 0);
    find_headings(article, title < article->blocks->len ? title + 1 : 0);
}
