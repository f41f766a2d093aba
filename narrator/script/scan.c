/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/scan.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

static guint ascii_kind(guchar c)
{
    if (c >= 'a' && c <= 'z')
        return SCAN_LOWER;
    if (c >= 'A' && c <= 'Z')
        return SCAN_UPPER;
    if (c >= '0' && c <= '9')
        return SCAN_DIGIT;
    if (c <= ' ')
        return SCAN_SPACE;
    return c == 127 ? SCAN_IGNORED : SCAN_MARK;
}

static gboolean is_ignored(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

static guint unicode_kind(gunichar c)
{
    if (is_ignored(c))
        return SCAN_IGNORED;
    if (u_isUWhiteSpace((UChar32)c))
        return SCAN_SPACE;
    if (c == 0xAA || c == 0xBA) /* ordinal indicators are signs, whatever their category */
        return SCAN_HIGH;
    if (u_isalpha((UChar32)c)) {
        UErrorCode status = U_ZERO_ERROR;
        if (c >= 0x250 && uscript_getScript((UChar32)c, &status) != USCRIPT_LATIN &&
            uscript_getScript((UChar32)c, &status) != USCRIPT_COMMON)
            return SCAN_FOREIGN;
        return u_isUUppercase((UChar32)c) ? SCAN_UPPER : SCAN_LOWER;
    }
    if (u_getCombiningClass((UChar32)c) != 0)
        return SCAN_LOWER;
    return u_isdigit((UChar32)c) ? SCAN_FOREIGN : SCAN_HIGH;
}

guint scan_kind(const Scan *scan, gsize at, gsize *bytes)
{
    gsize length = 1;
    guint kind = 0;
    if (at < scan->end) {
        guchar c = (guchar)scan->text[at];
        if (c < 0x80) {
            kind = ascii_kind(c);
        } else {
            gunichar character = g_utf8_get_char(scan->text + at);
            length = (gsize)g_utf8_skip[c];
            kind = unicode_kind(character);
        }
    }
    if (bytes != NULL)
        *bytes = length;
    return kind;
}

guint scan_kind_before(const Scan *scan, gsize at)
{
    if (at == 0)
        return 0;
    const char *before = g_utf8_prev_char(scan->text + at);
    return scan_kind(scan, (gsize)(before - scan->text), NULL);
}

gunichar scan_char(const Scan *scan, gsize at)
{
    return at < scan->end ? g_utf8_get_char(scan->text + at) : 0;
}

gboolean scan_literal(const Scan *scan, gsize at, const char *literal)
{
    gsize length = strlen(literal);
    return at + length <= scan->end && memcmp(scan->text + at, literal, length) == 0;
}

gsize scan_spaces(const Scan *scan, gsize at)
{
    gsize bytes;
    while (scan_kind(scan, at, &bytes) == SCAN_SPACE)
        at += bytes;
    return at;
}

gsize scan_apostrophe(const Scan *scan, gsize at)
{
    if (scan_byte(scan, at) == '\'')
        return 1;
    return scan_byte(scan, at) == '\xE2' && scan_literal(scan, at, "\u2019") ? 3 : 0;
}

gsize scan_dash(const Scan *scan, gsize at)
{
    if (scan_byte(scan, at) == '-')
        return 1;
    if (scan_byte(scan, at) != '\xE2')
        return 0;
    gunichar c = scan_char(scan, at);
    return c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212 ? 3 : 0;
}

gboolean scan_word(const Scan *scan, gsize at, ScanWord *word)
{
    *word = (ScanWord){0};
    gsize i = at, bytes;
    for (;;) {
        guint kind = scan_kind(scan, i, &bytes);
        if (kind & SCAN_LETTER) {
            if (i - at + bytes > SCAN_MAX_WORD_BYTES)
                break;
            word->letters++;
            word->upper += kind == SCAN_UPPER;
            word->lower += kind == SCAN_LOWER;
            i += bytes;
        } else if (kind == SCAN_IGNORED && i > at && i - at < SCAN_MAX_WORD_BYTES &&
                   (scan_kind(scan, i + bytes, NULL) & SCAN_LETTER)) {
            word->unclean = TRUE;
            i += bytes;
        } else {
            gsize apostrophe = i > at ? scan_apostrophe(scan, i) : 0;
            if (apostrophe == 0 || !(scan_kind(scan, i + apostrophe, NULL) & SCAN_LETTER))
                break;
            if (word->stem == 0)
                word->stem = i - at;
            word->unclean |= apostrophe > 1;
            i += apostrophe;
        }
    }
    word->length = i - at;
    word->capital = word->length > 0 && scan_kind(scan, at, NULL) == SCAN_UPPER;
    if (word->stem == 0)
        word->stem = word->length;
    return word->length > 0;
}

gsize scan_word_before(const Scan *scan, gsize at, gsize *length)
{
    *length = 0;
    gsize end = at;
    while (end > 0) {
        gsize start = (gsize)(g_utf8_prev_char(scan->text + end) - scan->text);
        guint kind = scan_kind(scan, start, NULL);
        if (kind == SCAN_SPACE || scan->text[start] == '-')
            end = start;
        else
            break;
        if (at - end > SCAN_MAX_WORD_BYTES)
            return at;
    }
    gsize start = end;
    if (start > 0 && scan->text[start - 1] == '.' && start > 1)
        start--;
    while (start > 0 && end - start < SCAN_MAX_WORD_BYTES) {
        gsize before = (gsize)(g_utf8_prev_char(scan->text + start) - scan->text);
        if (!(scan_kind(scan, before, NULL) & SCAN_ALNUM) && scan_apostrophe(scan, before) == 0)
            break;
        start = before;
    }
    if (start == end || (end - start == 1 && scan->text[start] == '.'))
        return at;
    *length = end - start;
    return start;
}

gsize scan_digits(const Scan *scan, gsize at)
{
    gsize i = at;
    while (i < scan->end && i - at < SCAN_MAX_DIGITS && g_ascii_isdigit(scan->text[i]))
        i++;
    return i - at;
}

gboolean scan_is_alnum(const Scan *scan, gsize at)
{
    return (scan_kind(scan, at, NULL) & (SCAN_ALNUM | SCAN_FOREIGN)) != 0;
}
