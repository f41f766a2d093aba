/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/headline.h"
#include "script/shape.h"
#include "script/verbalize/verbalizers.h"

/* Longer capitals are shouted words, unless nobody could say them. */
#define LONG_LETTERS 6

/* Bytes of the capitals at the start, without a plural or possessive s. */
static gsize capitals(const Reading *reading, LexiconInflection *ending)
{
    const Scan *scan = &reading->scan;
    const ScanWord *word = &reading->word;
    const char *text = scan->text + reading->at;
    gsize stem = word->stem;
    *ending = LEXICON_PLAIN;
    if (stem < word->length) {
        gsize tail = stem + scan_apostrophe(scan, reading->at + stem);
        if (word->length - tail != 1 || (text[tail] != 's' && text[tail] != 'S'))
            return 0;
        *ending = LEXICON_POSSESSIVE;
    }
    guint upper = 0;
    gsize i = 0, bytes;
    for (; i < stem && scan_kind(scan, reading->at + i, &bytes) == SCAN_UPPER; i += bytes)
        upper++;
    /* "MPS VOTE" */
    if (reading->headline && i == stem && stem > 2 && text[stem - 1] == 'S' &&
        *ending == LEXICON_PLAIN &&
        language_in_list(reading->language, text, stem - 1, LIST_CAPITALS)) {
        *ending = LEXICON_PLURAL;
        return stem - 1;
    }
    /* "T&Cs" */
    const guint least = reading->at > 0 && text[-1] == '&' && i < stem ? 1 : 2;
    if (i < stem && i + 1 == stem && text[i] == 's' && upper >= least && *ending == LEXICON_PLAIN)
        *ending = LEXICON_PLURAL;
    else if (i < stem)
        return 0;
    return upper >= least ? i : 0;
}

static gboolean has_vowel(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guchar)text[i] >= 0x80 || strchr("AEIOUY", text[i]) != NULL)
            return TRUE;
    return FALSE;
}

static gboolean is_word(const Reading *reading, gsize length)
{
    const Scan *scan = &reading->scan;
    const LanguageWord *record = language_word(reading->language, scan->text + reading->at, length);
    if (language_word_in(record, LIST_ACRONYM_WORDS))
        return TRUE;
    if (language_word_in(record, LIST_ACRONYM_LETTERS) || language_word_in(record, LIST_CAPITALS))
        return FALSE;
    gboolean pronounceable = shape_is_word(reading->language, scan, reading->at, length);
    if (reading->headline)
        return (length > 3 && has_vowel(scan->text + reading->at, length)) || pronounceable;
    if (headline_is_stressed(reading, length))
        return TRUE;
    return length >= LONG_LETTERS ? pronounceable || length > LONG_LETTERS + 2
                                  : length >= 4 && pronounceable;
}

/* "O'BRIEN", "DON'TS" */
static gsize apostrophes(const Reading *reading, Spoken *spoken)
{
    const ScanWord *word = &reading->word;
    if (word->stem == word->length || word->lower > 0 || word->upper <= 2)
        return 0;
    spoken->class = TOKEN_WORD;
    spoken_lower(spoken, reading->scan.text + reading->at, (gssize)word->length);
    return word->length;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const char *text = reading->scan.text + reading->at;
    if (reading->headline && headline_is_word(reading)) {
        spoken->rule = "headline";
        spoken->class = TOKEN_WORD;
        spoken_lower(spoken, text, (gssize)reading->word.length);
        return reading->word.length;
    }
    LexiconInflection ending;
    gsize length = capitals(reading, &ending);
    if (length == 0)
        return apostrophes(reading, spoken);
    const char *own = language_sense(reading->language, text, length, SENSE_ACRONYM);
    if (own != NULL) {
        spoken_say(spoken, own);
    } else if (is_word(reading, length) && reading->headline == HEADLINE_WORDS) {
        spoken_lower(spoken, text, (gssize)length);
    } else if (is_word(reading, length)) {
        spoken_words(spoken, text, 1);
        g_autofree char *rest = g_utf8_strdown(text + 1, (gssize)length - 1);
        g_string_append(spoken->text, rest);
        g_array_index(spoken->pieces, SpokenPiece, 0).length = (guint32)spoken->text->len;
    } else {
        spoken_letters(spoken, text, (gssize)length);
    }
    spoken_ending(spoken, ending);
    gsize end = reading->at + reading->word.length;
    /* "MPs'" */
    if (ending == LEXICON_PLURAL && scan_apostrophe(&reading->scan, end) > 0 &&
        !scan_is_alnum(&reading->scan, end + scan_apostrophe(&reading->scan, end)))
        return reading->word.length + scan_apostrophe(&reading->scan, end);
    return reading->word.length;
}

const Verbalizer verbalize_acronym = {
    .name = "acronym",
    .class = TOKEN_ACRONYM,
    .first = SCAN_UPPER | SCAN_LOWER,
    .speak = speak,
};
