/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/headline.h"

#include <string.h>

/* From this length on, a pronounceable word in capitals is more likely a word than an acronym. */
#define LONG_WORD_LETTERS 5
/* Spaces behind a sentence; a paragraph has one. */
#define MAX_SPACES 4

static gboolean is_common(const Language *language, const char *text, gsize length)
{
    g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
    return language_in_list(language, lower, strlen(lower), LIST_HEADLINE);
}

/* What one word says about its sentence: -1 it is no headline, 1 it may be, 2 it speaks for it. */
static int weigh(const Language *language, const Scan *scan, gsize at, const ScanWord *word)
{
    const char *text = scan->text + at;
    if (word->lower > 1 || (word->lower == 1 && text[word->length - 1] != 's'))
        return word->letters > 1 ? -1 : 0;
    if (word->lower == 1)
        return word->upper >= 2 ? 0 : -1;
    if (word->upper < 2)
        return 0;
    /* "IT'S" */
    if (word->stem < word->length && is_common(language, text, word->length))
        return 2;
    const LanguageWord *record = language_word(language, text, word->stem);
    if (language_word_in(record, LIST_ACRONYM_WORDS) ||
        language_word_in(record, LIST_ACRONYM_LETTERS))
        return 1;
    if (is_common(language, text, word->stem) || is_common(language, text, word->length))
        return 2;
    return word->letters >= LONG_WORD_LETTERS && headline_pronounceable(scan, at, word->stem) ? 2
                                                                                              : 1;
}

gboolean headline_detect(const Language *language, const Scan *scan, gsize at, gsize end)
{
    guint words = 0, sure = 0;
    Scan part = {scan->text, end};
    while (at < end) {
        ScanWord word;
        gsize bytes;
        if (scan_word(&part, at, &word)) {
            int weight = weigh(language, &part, at, &word);
            if (weight < 0)
                return FALSE;
            words += weight > 0;
            sure += weight > 1;
            at += word.length;
        } else {
            (void)scan_kind(&part, at, &bytes);
            at += bytes;
        }
    }
    return words >= 2 && sure >= 1;
}

static gboolean is_question(const Reading *reading)
{
    const char *text = reading->scan.text;
    gsize end = reading->sentence_end;
    for (guint i = 0; i < MAX_SPACES && end > reading->at && g_ascii_isspace(text[end - 1]); i++)
        end--;
    return end > reading->at && text[end - 1] == '?';
}

/* "IT WORKER HELD", "WHO WARNS OF SURGE", but "WHO IS TO BLAME?" */
static gboolean stands_for_body(const Reading *reading)
{
    const ScanWord *word = &reading->word;
    gsize end = reading->at + word->length;
    if (word->letters < 2 || word->stem < word->length ||
        !language_word_in(reading->record, LIST_ACRONYM_LETTERS) || is_question(reading))
        return FALSE;
    return context_after(reading, end, LIST_HEADLINE_NOUNS) ||
           (reading->starts && context_after(reading, end, LIST_HEADLINE_VERBS));
}

gboolean headline_is_word(const Reading *reading)
{
    const ScanWord *word = &reading->word;
    const Language *language = reading->language;
    const char *text = reading->scan.text + reading->at;
    if (word->lower > 0 || stands_for_body(reading))
        return FALSE;
    /* "LET US GO" */
    if (language_in_list(language, text, word->stem, LIST_CAPITALS) &&
        !context_before(reading, 1, LIST_HEADLINE_OBJECTS))
        return FALSE;
    return is_common(language, text, word->stem) || is_common(language, text, word->length);
}

/* Whether ASCII letters begin and end as words do: not "JPOST", "AAPL", "FHIR". */
static gboolean is_shaped(const char *text, gsize length)
{
    static const char onsets[] =
        "BL BR CH CL CR DR DW FL FR GH GL GN GR KH KL KN KR LL MC PH PL PN PR PS RH SC SH SK SL SM "
        "SN SP SQ ST SV SW TH TR TS TW VL WH WR ZH";
    static const char vowels[] = "AEIOUY";
    char pair[] = {g_ascii_toupper(text[0]), g_ascii_toupper(text[1]), '\0'};
    char last = g_ascii_toupper(text[length - 1]), before = g_ascii_toupper(text[length - 2]);
    if (strchr(vowels, pair[0]) != NULL) {
        if (pair[0] == pair[1] && strchr("AIU", pair[0]) != NULL)
            return FALSE;
    } else if (strchr(vowels, pair[1]) == NULL && strstr(onsets, pair) == NULL) {
        return FALSE;
    }
    return (last != 'L' && last != 'R') || strchr("AEIOUYLRW", before) != NULL;
}

gboolean headline_pronounceable(const Scan *scan, gsize at, gsize length)
{
    if (length >= 4 && g_ascii_isalpha(scan->text[at]) && g_ascii_isalpha(scan->text[at + 1]) &&
        g_ascii_isalpha(scan->text[at + length - 1]) &&
        g_ascii_isalpha(scan->text[at + length - 2]) && !is_shaped(scan->text + at, length))
        return FALSE;
    /* a short word with no vowel but y is letters: NYPD */
    const char *vowel_letters = length < LONG_WORD_LETTERS ? "AEIOUaeiou" : "AEIOUYaeiouy";
    guint vowels = 0, run = 0, longest = 0, vowel_run = 0;
    for (gsize i = at; i < at + length;) {
        gsize bytes;
        if (!(scan_kind(scan, i, &bytes) & SCAN_LETTER))
            return FALSE;
        gboolean vowel = bytes > 1 || strchr(vowel_letters, scan->text[i]) != NULL;
        vowels += vowel;
        run = vowel ? 0 : run + 1;
        vowel_run = vowel ? vowel_run + 1 : 0;
        longest = MAX(longest, run);
        if (vowel_run > 2 || (i == at + bytes && run == 2 && length < LONG_WORD_LETTERS &&
                              strchr("HLRW", scan->text[i]) == NULL))
            return FALSE;
        i += bytes;
    }
    return vowels > 0 && longest <= (length < LONG_WORD_LETTERS    ? 2u
                                     : length == LONG_WORD_LETTERS ? 3u
                                                                   : 4u);
}
