/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/scan: characters, words and digits of written text, by hand because it is the hot path.
 *
 * All functions take valid UTF-8, an end and an offset on a character's start, never look past the
 * end, and look at no more than one word or number from the offset on.  Stands on GLib and ICU. */
#pragma once
#include <string.h>

#include <glib.h>

/* A longer run of letters is cut into tokens of this many bytes: no word is that long, and nothing
 * that looks ahead over a word may cost more than this. */
#define SCAN_MAX_WORD_BYTES 128
/* Digits beyond this are another token; every number that is said as one is shorter. */
#define SCAN_MAX_DIGITS 36

/* What a character can begin. */
enum {
    SCAN_SPACE = 1 << 0,
    SCAN_LOWER = 1 << 1,
    SCAN_UPPER = 1 << 2,
    SCAN_DIGIT = 1 << 3,
    SCAN_MARK = 1 << 4,    /* ASCII punctuation and signs */
    SCAN_HIGH = 1 << 5,    /* punctuation and signs beyond ASCII, emoji among them */
    SCAN_FOREIGN = 1 << 6, /* a letter of another script than Latin */
    SCAN_IGNORED = 1 << 7, /* soft hyphen, zero-width characters, variation selectors */
    SCAN_LETTER = SCAN_LOWER | SCAN_UPPER,
    SCAN_ALNUM = SCAN_LETTER | SCAN_DIGIT
};

typedef struct {
    const char *text;
    gsize end;
} Scan;

typedef struct {
    gsize length;  /* bytes */
    guint letters; /* characters but apostrophes */
    guint upper;   /* of them in upper case */
    guint lower;
    gboolean capital; /* the first is in upper case */
    gsize stem;       /* bytes before an apostrophe with what follows it; length without one */
    gboolean unclean; /* holds characters that are not spoken, or typographic apostrophes */
} ScanWord;

/* The kinds of ASCII's characters, by code. */
extern const guint8 scan_ascii_kinds[128];
/* The kind of a character beyond ASCII. */
guint scan_unicode_kind(gunichar c);
/* The character at offset, 0 at the end. */
static inline gunichar scan_char(const Scan *scan, gsize at)
{
    guchar c = at < scan->end ? (guchar)scan->text[at] : 0;
    return c < 0x80 ? c : g_utf8_get_char(scan->text + at);
}
/* The kind of the character at offset, one bit; 0 at the end.  *bytes: its length, may be NULL. */
static inline guint scan_kind(const Scan *scan, gsize at, gsize *bytes)
{
    guchar c = at < scan->end ? (guchar)scan->text[at] : 0;
    if (bytes != NULL)
        *bytes = c < 0x80 ? 1 : (gsize)g_utf8_skip[c];
    if (c >= 0x80)
        return scan_unicode_kind(g_utf8_get_char(scan->text + at));
    return at < scan->end ? scan_ascii_kinds[c] : 0;
}
/* The offset of the character before offset, which is not 0. */
static inline gsize scan_previous(const Scan *scan, gsize at)
{
    for (at--; at > 0 && ((guchar)scan->text[at] & 0xC0) == 0x80;)
        at--;
    return at;
}
/* The kind of the character before offset; 0 at the start. */
static inline guint scan_kind_before(const Scan *scan, gsize at)
{
    return at > 0 ? scan_kind(scan, scan_previous(scan, at), NULL) : 0;
}
/* The byte at offset, 0 at the end. */
static inline char scan_byte(const Scan *scan, gsize at)
{
    return at < scan->end ? scan->text[at] : '\0';
}
/* Whether literal stands at offset. */
static inline gboolean scan_literal(const Scan *scan, gsize at, const char *literal)
{
    gsize length = strlen(literal);
    return at + length <= scan->end && memcmp(scan->text + at, literal, length) == 0;
}
/* The offset after any spaces, no-break ones too. */
gsize scan_spaces(const Scan *scan, gsize at);
/* A word of Latin letters with apostrophes inside it; FALSE where none begins. */
gboolean scan_word(const Scan *scan, gsize at, ScanWord *word);
/* The last word that ends before offset with only spaces or a hyphen between; its offset, and its
 * length in *length.  length 0 where there is none. */
gsize scan_word_before(const Scan *scan, gsize at, gsize *length);
/* How many ASCII digits stand at offset, at most SCAN_MAX_DIGITS. */
static inline gsize scan_digits(const Scan *scan, gsize at)
{
    gsize i = at;
    while (i < scan->end && i - at < SCAN_MAX_DIGITS && g_ascii_isdigit(scan->text[i]))
        i++;
    return i - at;
}
/* The bytes of an apostrophe of either form at offset, else 0. */
gsize scan_apostrophe(const Scan *scan, gsize at);
/* The bytes of a hyphen, U+2010, U+2011 or en dash at offset, else 0. */
gsize scan_dash(const Scan *scan, gsize at);
/* Whether a letter or digit stands at offset. */
static inline gboolean scan_is_alnum(const Scan *scan, gsize at)
{
    return (scan_kind(scan, at, NULL) & (SCAN_ALNUM | SCAN_FOREIGN)) != 0;
}
