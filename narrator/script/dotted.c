/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/dotted.h"

#include <string.h>

#include "script/scan.h"

/* "a.k.a", "i.d.R" and "avant J.-C" with room. */
#define MAX_DOTTED_BYTES 32
/* Letters that words are clipped to: "str". */
#define CLIPPED_BYTES 3

/* What may join two parts at offset, the next begins behind it: "." "/" ".-" ". ", and "-" behind
 * another of them; 0: nothing. */
static gsize joint_at(const Scan *scan, gsize at, gboolean hyphened)
{
    char c = scan_byte(scan, at);
    gboolean hyphen = c == '-' && hyphened;
    if (c != '.' && c != '/' && !hyphen)
        return 0;
    gsize next = at + 1;
    if (c == '.' && scan_byte(scan, next) == '-')
        next++;
    else if (c == '.')
        next = scan_spaces(scan, next);
    return (scan_kind(scan, next, NULL) & SCAN_LETTER) ? next - at : 0;
}

static gboolean add(char *key, gsize *length, const char *text, gsize size)
{
    if (size > MAX_DOTTED_BYTES - *length)
        return FALSE;
    memcpy(key + *length, text, size);
    *length += size;
    return TRUE;
}

typedef struct {
    gboolean (*wanted)(const LanguageWord *word);
    LanguageSense sense; /* SENSES: any */
} Wish;

static gboolean fits(const Wish *wish, const LanguageWord *word)
{
    if (word == NULL)
        return FALSE;
    if (wish->sense < SENSES)
        return word->senses[wish->sense] != NULL;
    return wish->wanted == NULL || wish->wanted(word);
}

static const LanguageWord *longest(const Reading *reading, gsize at, const Wish *wish, gsize *end)
{
    const Scan *scan = &reading->scan;
    const LanguageWord *found = NULL;
    char key[MAX_DOTTED_BYTES];
    gsize length = 0, joint;
    gboolean hyphened = FALSE;
    ScanWord word;
    while (scan_word(scan, at, &word) && add(key, &length, scan->text + at, word.stem)) {
        at += word.stem;
        const LanguageWord *here = language_word(reading->language, key, length);
        if (fits(wish, here)) {
            found = here;
            *end = at;
        }
        if (word.stem != word.length || (joint = joint_at(scan, at, hyphened)) == 0)
            break;
        gsize kept = scan_byte(scan, at + 1) == '-' ? 2 : 1;
        hyphened = kept == 2;
        if (!add(key, &length, scan->text + at, kept))
            break;
        at += joint;
    }
    return found;
}

const LanguageWord *dotted_word(const Reading *reading, gsize at,
                                gboolean (*wanted)(const LanguageWord *word), gsize *end)
{
    return longest(reading, at, &(Wish){wanted, SENSES}, end);
}

const char *dotted_sense(const Reading *reading, gsize at, LanguageSense sense, gsize *end)
{
    const LanguageWord *word = longest(reading, at, &(Wish){NULL, sense}, end);
    return word != NULL ? word->senses[sense] : NULL;
}

const char *dotted_clipped(const Reading *reading, gsize *letters)
{
    const Scan *scan = &reading->scan;
    const gsize end = reading->at + reading->word.length;
    gboolean number =
        scan_kind(scan, end, NULL) == SCAN_SPACE && scan_kind(scan, end + 1, NULL) == SCAN_DIGIT;
    if ((scan_byte(scan, end) != '.' && !number) || reading->word.length < 2 * CLIPPED_BYTES)
        return NULL;
    char key[] = "clipped ???";
    memcpy(key + sizeof key - 1 - CLIPPED_BYTES, scan->text + end - CLIPPED_BYTES, CLIPPED_BYTES);
    *letters = CLIPPED_BYTES;
    return language_term(reading->language, key);
}
