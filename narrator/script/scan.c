/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/scan.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum {
    S = SCAN_SPACE,
    L = SCAN_LOWER,
    U = SCAN_UPPER,
    D = SCAN_DIGIT,
    M = SCAN_MARK,
    I = SCAN_IGNORED
};

/* clang-format off */
const guint8 scan_ascii_kinds[128] = {
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
    D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M,
    M, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, M, M, M, M, M,
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, I,
};
/* clang-format on */

static gboolean is_ignored(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

/* Signs of Latin-1, quotation marks, dashes, and currencies, which need no look at ICU. */
static gboolean is_plain_sign(gunichar c)
{
    return (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xAD && c != 0xB5 && c != 0xBA) ||
           (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
           (c >= 0x20A0 && c <= 0x20BF);
}

guint scan_unicode_kind(gunichar c)
{
    if (is_plain_sign(c))
        return SCAN_HIGH;
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
            /* "Hawai‘i" */
            if (apostrophe == 0 && i > at && scan_literal(scan, i, "\u2018"))
                apostrophe = 3;
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
        gsize start = scan_previous(scan, end);
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
        gsize before = scan_previous(scan, start);
        if (!(scan_kind(scan, before, NULL) & SCAN_ALNUM) && scan_apostrophe(scan, before) == 0)
            break;
        start = before;
    }
    if (start == end || (end - start == 1 && scan->text[start] == '.'))
        return at;
    *length = end - start;
    return start;
}
