/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/context.h"

#include <string.h>

/* How far the end of a sentence is looked for behind a dot. */
#define MAX_CLOSERS 8

gsize context_word_before(const Reading *reading, guint nth, gsize *length)
{
    gsize at = reading->at;
    *length = 0;
    for (guint i = 0; i < nth; i++) {
        at = scan_word_before(&reading->scan, at, length);
        if (*length == 0)
            return at;
    }
    return at;
}

gboolean context_in_list(const Reading *reading, gsize at, gsize length, LanguageList list)
{
    const char *text = reading->scan.text + at;
    if (language_in_list(reading->language, text, length, list))
        return TRUE;
    if (!reading->headline || length > SCAN_MAX_WORD_BYTES)
        return FALSE;
    g_autofree char *folded = context_capitalised(text, length);
    return language_in_list(reading->language, folded, strlen(folded), list);
}

char *context_capitalised(const char *text, gsize length)
{
    gsize first = (gsize)g_utf8_skip[(guchar)*text];
    if (length <= first)
        return g_strndup(text, length);
    g_autofree char *rest = g_utf8_strdown(text + first, (gssize)(length - first));
    return g_strdup_printf("%.*s%s", (int)first, text, rest);
}

gboolean context_before(const Reading *reading, guint nth, LanguageList list)
{
    gsize length, at = context_word_before(reading, nth, &length);
    if (length > 1 && reading->scan.text[at + length - 1] == '.')
        length--;
    return length > 0 && context_in_list(reading, at, length, list);
}

gboolean context_among(const Reading *reading, guint n, LanguageList list)
{
    gsize at = reading->at, length;
    for (guint i = 0; i < n; i++) {
        at = scan_word_before(&reading->scan, at, &length);
        if (length == 0)
            return FALSE;
        gboolean dotted = length > 1 && reading->scan.text[at + length - 1] == '.';
        if (context_in_list(reading, at, length - dotted, list))
            return TRUE;
    }
    return FALSE;
}

gboolean context_next(const Reading *reading, gsize at, gsize *start, ScanWord *word)
{
    *start = scan_spaces(&reading->scan, at);
    return *start > at && scan_word(&reading->scan, *start, word);
}

gboolean context_after(const Reading *reading, gsize at, LanguageList list)
{
    gsize start = scan_spaces(&reading->scan, at);
    ScanWord word;
    start += scan_dash(&reading->scan, start);
    return scan_word(&reading->scan, start, &word) &&
           context_in_list(reading, start, word.stem, list);
}

static gboolean is_quote(gunichar c)
{
    return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

gboolean context_dot_final(const Reading *reading, gsize dot)
{
    const Scan *scan = &reading->scan;
    gsize at = dot + 1, bytes;
    for (guint i = 0; i < MAX_CLOSERS; i++) {
        guint kind = scan_kind(scan, at, &bytes);
        if (kind == 0)
            return TRUE;
        if (kind & (SCAN_ALNUM | SCAN_FOREIGN))
            break;
        if (kind == SCAN_HIGH && !is_quote(scan_char(scan, at)))
            return FALSE;
        if (kind == SCAN_MARK && strchr(",;:-?!.", scan->text[at]) != NULL)
            return FALSE;
        at += bytes;
    }
    return context_after(reading, at, LIST_STARTERS) && scan_kind(scan, at, NULL) == SCAN_UPPER;
}

void context_take_dot(const Reading *reading, gsize dot, Spoken *spoken)
{
    spoken->abbreviation = TRUE;
    if (context_dot_final(reading, dot))
        spoken->mark = '.';
}

static gboolean ends_in(const Scan *scan, gsize at, const ScanWord *word, const char *ending)
{
    gsize length = strlen(ending);
    return word->length > length + 2 && scan_literal(scan, at + word->length - length, ending);
}

/* "the $20 reportedly demanded", "the $5m raised by Hale": no noun. */
static gboolean is_participle(const Reading *reading, gsize at, const ScanWord *word)
{
    const Scan *scan = &reading->scan;
    if (ends_in(scan, at, word, "ly"))
        return TRUE;
    gsize start;
    ScanWord next;
    return ends_in(scan, at, word, "ed") &&
           (!context_next(reading, at + word->length, &start, &next) ||
            language_in_list(reading->language, scan->text + start, next.length, LIST_FUNCTION));
}

gboolean context_adjective(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize start;
    ScanWord word;
    if (scan_byte(scan, end) == '-' && (scan_kind(scan, end + 1, NULL) & SCAN_LETTER)) {
        if (!context_after(reading, end, LIST_AFTER_AMOUNT))
            return TRUE;
        /* "a £5m-plus home" */
        (void)scan_word(scan, end + 1, &word);
        end += 1 + word.length;
    }
    /* "sub-$500 phones" */
    gboolean prefixed = reading->at > 1 && scan->text[reading->at - 1] == '-' &&
                        g_ascii_isalpha(scan->text[reading->at - 2]);
    if ((!prefixed && !context_before(reading, 1, LIST_DETERMINERS)) ||
        !context_next(reading, end, &start, &word))
        return FALSE;
    return !language_in_list(reading->language, scan->text + start, word.length, LIST_FUNCTION) &&
           !is_participle(reading, start, &word);
}

gboolean context_counted(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize start;
    ScanWord word;
    if (!context_next(reading, at, &start, &word))
        return FALSE;
    const char *text = scan->text + start;
    if (language_in_list(reading->language, text, word.length, LIST_PEOPLE))
        return TRUE;
    return word.upper == 0 && word.stem > 3 && text[word.stem - 1] == 's' &&
           text[word.stem - 2] != 's' &&
           !language_in_list(reading->language, text, word.length, LIST_FUNCTION);
}

gboolean context_is_base(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize length, at = scan_word_before(scan, reading->at, &length);
    if (length == 0 || at + length != reading->at)
        return FALSE;
    /* "E=mc²" */
    gboolean product = length == 2 && at > 0 && scan->text[at - 1] == '=' &&
                       scan_kind(scan, at, NULL) == SCAN_LOWER;
    return length == 1 || product || (length < 4 && scan_digits(scan, at) == length);
}

gboolean context_free_start(const Reading *reading)
{
    return !(scan_kind_before(&reading->scan, reading->at) & (SCAN_ALNUM | SCAN_FOREIGN));
}

gboolean context_behind_dash(const Reading *reading)
{
    const char *text = reading->scan.text;
    return reading->at > 1 && text[reading->at - 1] == '-' &&
           g_ascii_isdigit(text[reading->at - 2]);
}

gsize context_possessive(const Reading *reading, gsize end, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize apostrophe = scan_apostrophe(scan, end);
    if (apostrophe == 0 || scan_byte(scan, end + apostrophe) != 's' ||
        scan_is_alnum(scan, end + apostrophe + 1))
        return end;
    /* "$5m's worth": the dollars' */
    if (spoken->class != TOKEN_MONEY || !g_str_has_suffix(spoken->text->str, "s"))
        spoken_ending(spoken, LEXICON_POSSESSIVE);
    return end + apostrophe + 1;
}

void context_contraction(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize apostrophe = reading->at + reading->word.stem;
    gsize at = apostrophe + scan_apostrophe(scan, apostrophe);
    gsize length = reading->at + reading->word.length - at;
    g_autofree char *tail = g_utf8_strdown(scan->text + at, (gssize)length);
    char key[32];
    g_snprintf(key, sizeof key, "contraction %.16s", tail);
    const char *said = language_term(reading->language, key);
    gsize size = said != NULL ? strlen(said) : 0;
    g_autofree char *ipa =
        size > 2 && said[0] == '/' && said[size - 1] == '/' ? g_strndup(said + 1, size - 2) : NULL;
    if (strcmp(tail, "s") == 0)
        spoken_ending(spoken, LEXICON_POSSESSIVE);
    else if (ipa != NULL)
        spoken_ipa(spoken, tail, -1, ipa);
    else
        spoken_words(spoken, said != NULL ? said : tail, -1);
}
