/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/spelling.h"

#include <string.h>

#define SOFT_HYPHEN 0xAD

gboolean spelling_is_word_char(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalnum((char)c);
    /* Joiners belong to words of Persian and of the scripts of India. */
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == 0x200C || c == 0x200D;
}

gboolean spelling_is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB || c == 0x201B ||
           c == 0xB4 || c == '`';
}

static gboolean is_hyphen(gunichar c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

gunichar spelling_plain(gunichar c)
{
    if (c > 0x20 && c < 0x80)
        return c == '`' ? '\'' : c;
    if (c == SOFT_HYPHEN)
        return 0;
    if (spelling_is_apostrophe(c))
        return '\'';
    if (is_hyphen(c))
        return '-';
    return g_unichar_isspace(c) || c == 0x202F || c == 0xA0 ? ' ' : c;
}

const char *spelling_next(const char *text, const char *end, gunichar *c)
{
    if ((guchar)*text < 0x80) {
        *c = (guchar)*text;
        return text + 1;
    }
    *c = g_utf8_get_char(text);
    const char *next = g_utf8_next_char(text);
    return next > end ? end : next;
}

const char *spelling_word_end(const char *text, const char *end)
{
    const char *word_end = text;
    for (const char *p = text; p < end;) {
        gunichar c;
        const char *next = spelling_next(p, end, &c);
        if (spelling_is_word_char(c) && !spelling_is_apostrophe(c))
            word_end = next;
        else if (c != SOFT_HYPHEN && (!spelling_is_apostrophe(c) || word_end != p || p == text))
            break;
        p = next;
    }
    return word_end;
}

gboolean spelling_word_begins(const char *text, gsize length, gsize offset)
{
    if (offset >= length)
        return FALSE;
    gunichar c;
    spelling_next(text + offset, text + length, &c);
    if (!spelling_is_word_char(c) || spelling_is_apostrophe(c))
        return FALSE;
    if (offset == 0)
        return TRUE;
    const char *before = g_utf8_find_prev_char(text, text + offset);
    c = g_utf8_get_char(before);
    if (c == SOFT_HYPHEN || (spelling_is_word_char(c) && !spelling_is_apostrophe(c)))
        return FALSE;
    if (!spelling_is_apostrophe(c) || before == text)
        return TRUE;
    return !spelling_is_word_char(g_utf8_get_char(g_utf8_find_prev_char(text, before)));
}

static gboolean is_plain_ascii(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        guchar c = (guchar)text[i];
        if (c >= 0x80 || c < 0x20 || c == '`' ||
            (c == ' ' && (i == 0 || i + 1 == length || text[i + 1] == ' ')))
            return FALSE;
    }
    return TRUE;
}

char *spelling_normalize(const char *text, gsize length)
{
    if (is_plain_ascii(text, length))
        return g_strndup(text, length);
    g_autofree char *composed = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFC);
    GString *out = g_string_sized_new(length);
    gboolean space = FALSE;
    for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = spelling_plain(g_utf8_get_char(p));
        if (c == ' ') {
            space = out->len > 0;
        } else if (c != 0) {
            if (space)
                g_string_append_c(out, ' ');
            space = FALSE;
            g_string_append_unichar(out, c);
        }
    }
    return g_string_free(out, FALSE);
}

void spelling_append_folded(char *buffer, gsize *length, gunichar c)
{
    if (c < 0x80)
        buffer[(*length)++] = g_ascii_tolower((char)c);
    else
        *length += (gsize)g_unichar_to_utf8(g_unichar_tolower(c), buffer + *length);
}

char *spelling_fold(const char *text)
{
    gsize length = 0;
    /* A lower case letter may take up to three bytes where its capital takes two. */
    char *folded = g_malloc(strlen(text) * 2 + 8);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        spelling_append_folded(folded, &length, g_utf8_get_char(p));
    folded[length] = '\0';
    return folded;
}

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, its bits mixed once more because tables use
 * the low ones. */
guint32 spelling_hash(const char *key, gsize length)
{
    guint32 hash = 2166136261u;
    for (gsize i = 0; i < length; i++)
        hash = (hash ^ (guchar)key[i]) * 16777619u;
    hash ^= hash >> 15;
    return hash * 0x2C1B3C6Du ^ (hash >> 12);
}
