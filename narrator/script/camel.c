/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/camel.h"

#include "script/language.h"
#include "script/shape.h"

/* The end of the piece that begins at offset: capitals up to the one that begins a word, or one
 * capital with what is in lower case behind it. */
static gsize piece_end(const Scan *scan, gsize at, gboolean *capitals)
{
    gsize i = at, bytes, last = at;
    guint upper = 0;
    while (scan_kind(scan, i, &bytes) == SCAN_UPPER) {
        last = i;
        i += bytes;
        upper++;
    }
    *capitals = upper >= 2;
    if (upper >= 2)
        return scan_kind(scan, i, NULL) == SCAN_LOWER && last > at ? last : i;
    while (scan_kind(scan, i, &bytes) == SCAN_LOWER)
        i += bytes;
    if (i == at)
        (void)scan_kind(scan, i, &bytes);
    return i > at ? i : at + bytes;
}

static void say_capitals(const Language *language, Spoken *spoken, const Scan *scan, gsize at,
                         gsize end)
{
    const char *text = scan->text + at;
    gsize length = end - at;
    if (language_in_list(language, text, length, LIST_ACRONYM_WORDS) ||
        (length > 3 && shape_is_word(language, scan, at, length)))
        spoken_lower(spoken, text, (gssize)length);
    else
        spoken_letters(spoken, text, (gssize)length);
}

/* "MrBeast": an abbreviation before the rest. */
static void say_piece(const Language *language, Spoken *spoken, const char *text, gsize length,
                      gboolean first)
{
    const char *said = first && g_ascii_isupper(*text)
                           ? language_sense(language, text, length, SENSE_PLAIN)
                           : NULL;
    spoken_words(spoken, said != NULL ? said : text, said != NULL ? -1 : (gssize)length);
}

void camel_speak(const Language *language, Spoken *spoken, const char *text, gsize length)
{
    const Scan scan = {text, length};
    for (gsize at = 0; at < length;) {
        gboolean capitals;
        gsize end = piece_end(&scan, at, &capitals);
        /* "MPs", "iPhones": an s of its own is a plural */
        if (end + 1 == length && text[end] == 's' && capitals) {
            say_capitals(language, spoken, &scan, at, end);
            spoken_ending(spoken, LEXICON_PLURAL);
            return;
        }
        if (capitals)
            say_capitals(language, spoken, &scan, at, end);
        else if (end - at == 1 && at == 0 && length > 3)
            spoken_letters(spoken, text, 1);
        else
            say_piece(language, spoken, text + at, end - at, end < length);
        at = end;
    }
}
