/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/camel.h"
#include "script/context.h"
#include "script/verbalize/verbalizers.h"

/* Mixed letters up to here are spelled: PwC, AfD. */
#define MAX_SPELLED 3

/* "McDonald", "DeSantis" */
static gboolean is_name(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at, bytes;
    (void)scan_kind(scan, at, &bytes);
    at += bytes;
    while (at < reading->at + reading->word.length && scan_kind(scan, at, &bytes) == SCAN_LOWER)
        at += bytes;
    return scan_kind(scan, at, NULL) == SCAN_UPPER &&
           language_in_list(reading->language, scan->text + reading->at, at - reading->at,
                            LIST_NAME_PREFIXES);
}

/* "a price per MWh", "measured in kWh": a unit without a number. */
static gboolean say_unit(const Reading *reading, Spoken *spoken)
{
    const LanguageNoun *unit = reading->record != NULL ? reading->record->unit : NULL;
    if (unit == NULL)
        return FALSE;
    gsize length, at = context_word_before(reading, 1, &length);
    const char *per = language_term(reading->language, "per");
    gboolean single = (length > 0 && per != NULL && length == strlen(per) &&
                       memcmp(reading->scan.text + at, per, length) == 0) ||
                      context_before(reading, 1, LIST_DETERMINERS);
    spoken_say(spoken, single ? unit->one : unit->many);
    return TRUE;
}

/* Bytes that are spelled: all of "PwC" and "PBoC", "MoUs" without its s; 0 where words are in it. */
static gsize spelled(const Reading *reading)
{
    const ScanWord *word = &reading->word;
    const char *text = reading->scan.text + reading->at;
    if (word->stem != word->length || word->letters != word->length || word->upper < 2)
        return 0;
    if (word->letters <= MAX_SPELLED)
        return word->length;
    const char *last = text + word->length - 1;
    if (word->letters == MAX_SPELLED + 1 && *last == 's' && g_ascii_isupper(last[-1]))
        return word->length - 1;
    return word->letters == MAX_SPELLED + 1 && word->lower == 1 && g_ascii_isupper(text[1]) &&
                   g_ascii_isupper(*last)
               ? word->length
               : 0;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const ScanWord *word = &reading->word;
    const char *text = reading->scan.text + reading->at;
    guint inner = word->upper - (word->capital ? 1 : 0);
    /* "O'Neill" and "D'Souza" are one word */
    if (is_name(reading) || inner == 0 || word->lower == 0 ||
        (word->stem < word->length && word->length - word->stem > 4))
        return 0;
    if (say_unit(reading, spoken))
        return word->length;
    gsize letters = spelled(reading);
    if (letters > 0)
        spoken_letters(spoken, text, (gssize)letters);
    else
        camel_speak(reading->language, spoken, text, word->stem);
    if (letters > 0 && letters < word->length)
        spoken_ending(spoken, LEXICON_PLURAL);
    if (word->stem < word->length)
        context_contraction(reading, spoken);
    return word->length;
}

const Verbalizer verbalize_camel = {
    .name = "camel",
    .class = TOKEN_NAME,
    .first = SCAN_LETTER,
    .speak = speak,
};
