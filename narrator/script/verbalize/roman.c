/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/gender.h"
#include "script/verbalize/verbalizers.h"

/* MMMDCCCLXXXVIII is the longest below 4000. */
#define MAX_ROMAN_LETTERS 15
/* Larger numerals that begin a paragraph are abbreviations. */
#define MAX_HEADING 39
/* Nobody in the news is the twenty-fifth of a name. */
#define MAX_ORDINAL 30
/* Olympiads and centuries go further. */
#define MAX_COUNTED 49
/* "MMXXIV": as many letters, and between these, make a year; shorter ones are acronyms. */
#define MIN_YEAR_LETTERS 5
#define FIRST_YEAR 1000
#define LAST_YEAR 2199

static int digit_of(char c)
{
    static const char letters[] = "IVXLCDM";
    static const int values[] = {1, 5, 10, 50, 100, 500, 1000};
    const char *at = c != '\0' ? strchr(letters, c) : NULL;
    return at != NULL ? values[at - letters] : 0;
}

/* The value of a well-formed numeral, else 0. */
static int value_of(const char *text, gsize length)
{
    static const struct {
        const char *letters;
        int value;
    } steps[] = {{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100},
                 {"XC", 90},  {"L", 50},   {"XL", 40}, {"X", 10},   {"IX", 9},
                 {"V", 5},    {"IV", 4},   {"I", 1}};
    int value = 0;
    gsize at = 0;
    if (length == 0 || length > MAX_ROMAN_LETTERS)
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        gsize size = strlen(steps[i].letters);
        guint most = size == 1 && digit_of(*steps[i].letters) % 9 == 1 ? 3 : 1;
        for (guint n = 0;
             n < most && at + size <= length && memcmp(text + at, steps[i].letters, size) == 0;
             n++) {
            value += steps[i].value;
            at += size;
        }
    }
    return at == length ? value : 0;
}

/* The longest suffix: "ième" and the like. */
#define MAX_SUFFIX_BYTES 8

typedef enum { NOT_ROMAN, AS_CARDINAL, AS_ORDINAL, AS_PLAIN_ORDINAL, AS_YEAR } Style;

static gboolean capital_before(const Reading *reading, guint nth)
{
    gsize length, at = context_word_before(reading, nth, &length);
    ScanWord word;
    return length > 1 && scan_word(&reading->scan, at, &word) && word.capital &&
           (word.lower > 0 || reading->headline);
}

/* "Parts I and II", "James VI and I": numerals in a row share the word before the first. */
static gboolean in_row(const Reading *reading, LanguageList shared)
{
    gsize length, first = context_word_before(reading, 2, &length);
    if (reading->previous != TOKEN_WORD || value_of(reading->scan.text + first, length) == 0 ||
        !context_before(reading, 1, LIST_FUNCTION))
        return FALSE;
    return context_before(reading, 3, shared);
}

/* "Robert F. Hale III": a name, or the initial between two. */
static gboolean name_or_initial_before(const Reading *reading, guint nth)
{
    gsize length, at = context_word_before(reading, nth, &length);
    return capital_before(reading, nth) ||
           (length > 0 && length <= 2 && scan_kind(&reading->scan, at, NULL) == SCAN_UPPER &&
            scan_byte(&reading->scan, at + 1) == '.');
}

/* "I" alone is a numeral behind "Part" and behind "Charles", but "the part I like", "told John I
 * was late": not in running text with more of the sentence behind it. */
static Style style_of_one(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize end = reading->at + reading->word.length, start, length;
    ScanWord next;
    gboolean goes_on = context_next(reading, end, &start, &next) && !next.capital;
    gsize before = context_word_before(reading, 1, &length);
    if (context_before(reading, 1, LIST_NUMBERED) || in_row(reading, LIST_NUMBERED)) {
        /* "Wars I and II", but "Wars I fought" */
        gboolean many = length > 2 && scan->text[before + length - 1] == 's' &&
                        scan->text[before + length - 2] != 's';
        gboolean noun = scan_kind(scan, before, NULL) == SCAN_UPPER &&
                        (!many || context_after(reading, end, LIST_FUNCTION));
        return goes_on && !noun ? NOT_ROMAN : AS_CARDINAL;
    }
    if (context_before(reading, 1, LIST_TITLED) && !goes_on)
        return AS_CARDINAL;
    if (in_row(reading, LIST_FIRST_NAMES) && !goes_on)
        return AS_PLAIN_ORDINAL;
    if (!context_before(reading, 1, LIST_FIRST_NAMES) &&
        !(capital_before(reading, 1) && context_before(reading, 2, LIST_REGNAL)))
        return NOT_ROMAN;
    /* a verb in front of the name has it for its object */
    (void)context_word_before(reading, 2, &length);
    gboolean subject = length == 0 || context_before(reading, 2, LIST_FUNCTION) ||
                       context_before(reading, 2, LIST_REGNAL) || capital_before(reading, 2);
    return !goes_on || subject || context_after(reading, end, LIST_YEARS) ||
                   context_after(reading, end, LIST_STARTERS)
               ? AS_ORDINAL
               : NOT_ROMAN;
}

/* What stands before a numeral says whether it is one. */
static Style style_of(const Reading *reading, gsize letters, int value)
{
    /* "la I Guerra Mundial" */
    gboolean counted = context_after(reading, reading->at + reading->word.length, LIST_NUMBERED);
    if (letters == 1 && counted && value <= MAX_ORDINAL &&
        language_setting(reading->language, "roman-single") &&
        context_before(reading, 1, LIST_DETERMINERS))
        return AS_PLAIN_ORDINAL;
    /* "XIV. The harbour": a heading's number */
    const gsize behind = reading->at + reading->word.length;
    if (letters > 1 && value <= MAX_HEADING && reading->at == 0 &&
        scan_byte(&reading->scan, behind) == '.' &&
        scan_kind(&reading->scan, behind + 1, NULL) == SCAN_SPACE)
        return AS_CARDINAL;
    if (value == 1)
        return style_of_one(reading);
    /* "Group C", "Schedule D" */
    if (letters == 1 && value > 10)
        return NOT_ROMAN;
    if (context_before(reading, 1, LIST_NUMBERED) || in_row(reading, LIST_NUMBERED))
        return AS_CARDINAL;
    if (in_row(reading, LIST_FIRST_NAMES))
        return AS_PLAIN_ORDINAL;
    if (letters >= MIN_YEAR_LETTERS && value >= FIRST_YEAR && value <= LAST_YEAR)
        return AS_YEAR;
    /* "the XXXIII Olympiad", "XIX century", "III Corps" */
    if (letters > 1 && value <= MAX_COUNTED && counted &&
        (value % 10 != 0 || context_before(reading, 1, LIST_DETERMINERS) ||
         context_after(reading, reading->at + reading->word.length, LIST_NUMBERED)))
        return AS_PLAIN_ORDINAL;
    /* "XVIII Airborne Corps" */
    gsize start;
    ScanWord next;
    if (letters > 3 && value <= MAX_ORDINAL && !capital_before(reading, 1) &&
        context_next(reading, reading->at + reading->word.length, &start, &next) && next.capital &&
        next.lower > 0)
        return AS_PLAIN_ORDINAL;
    /* "the XIX century", "the XVI Games"; but CD, XL and XXL are something else */
    if (letters > 2 && value <= MAX_ORDINAL && value % 10 != 0 &&
        context_before(reading, 1, LIST_DETERMINERS))
        return AS_PLAIN_ORDINAL;
    if (language_word_in(reading->record, LIST_ACRONYM_LETTERS))
        return NOT_ROMAN;
    if (context_before(reading, 1, LIST_TITLED))
        return AS_CARDINAL;
    if (value <= MAX_ORDINAL &&
        (context_before(reading, 1, LIST_FIRST_NAMES) ||
         (capital_before(reading, 1) && context_before(reading, 2, LIST_REGNAL))))
        return AS_ORDINAL;
    /* "MEETS XI JINPING" */
    if (letters == 1 || value > MAX_ORDINAL || reading->headline || !capital_before(reading, 1) ||
        scan_byte(&reading->scan, reading->at - 1) == '-')
        return NOT_ROMAN;
    /* "John Smith III" is a person, "Rocky IV" a film */
    return name_or_initial_before(reading, 2) && value <= 5 ? AS_ORDINAL : AS_CARDINAL;
}

/* "XXIe", "IIIème": the numeral with an ordinal's suffix behind it. */
static gsize suffixed(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at, end = at + reading->word.length;
    while (scan_kind(scan, at, NULL) == SCAN_UPPER)
        at++;
    if (at == reading->at || at == end || reading->word.stem != reading->word.length ||
        end - at > MAX_SUFFIX_BYTES)
        return 0;
    int value = value_of(scan->text + reading->at, at - reading->at);
    char key[16 + MAX_SUFFIX_BYTES];
    g_snprintf(key, sizeof key, "ordinal %.*s", (int)(end - at), scan->text + at);
    const char *how = language_term(reading->language, key);
    if (value == 0 || value > MAX_ORDINAL || how == NULL || g_ascii_isdigit(*how))
        return 0;
    gboolean feminine = strcmp(how, "feminine") == 0;
    numbers_speak(reading->language, spoken, feminine ? NUMBERS_ORDINAL_FEMININE : NUMBERS_ORDINAL,
                  value);
    return reading->word.length;
}

/* Whether the ruler, or the thing that is numbered behind it, is feminine. */
static gboolean is_feminine(const Reading *reading, gboolean behind)
{
    gsize length, at = context_word_before(reading, 1, &length);
    ScanWord word;
    if (!behind)
        return length > 0 &&
               language_in_list(reading->language, reading->scan.text + at, length, LIST_FEMININE);
    return context_next(reading, reading->at + reading->word.length, &at, &word) &&
           gender_is_feminine(reading, at, word.length);
}

static void speak_regnal(const Reading *reading, Spoken *spoken, int value)
{
    const Language *language = reading->language;
    gboolean feminine = is_feminine(reading, FALSE);
    const char *most = language_term(language, "regnal-ordinals-to");
    gboolean cardinal = language_setting(language, "regnal-cardinal") ||
                        (most != NULL && value > g_ascii_strtoll(most, NULL, 10));
    gboolean own = feminine && language_term(language, "regnal-article-feminine") != NULL;
    number_speak_term(reading, spoken, own ? "regnal-article-feminine" : "regnal-article");
    numbers_speak(language, spoken,
                  cardinal   ? NUMBERS_CARDINAL
                  : feminine ? NUMBERS_ORDINAL_FEMININE
                             : NUMBERS_ORDINAL,
                  value);
}

/* "Ludwig XIV. regierte" */
static gsize take_dot(const Reading *reading, gsize end, Spoken *spoken)
{
    if (scan_byte(&reading->scan, end) != '.' ||
        !language_setting(reading->language, "ordinal-dot"))
        return end;
    context_take_dot(reading, end, spoken);
    return end + 1;
}

/* "Chapters I-IV", "a Phase I/II trial" */
static gsize range_of(const Reading *reading, int first, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize end = reading->at + reading->word.length, dash = scan_dash(scan, end);
    gboolean slash = scan_byte(scan, end) == '/';
    ScanWord word;
    if (slash)
        dash = 1;
    if (dash == 0 || !context_before(reading, 1, LIST_NUMBERED) ||
        !scan_word(scan, end + dash, &word))
        return 0;
    int second = value_of(scan->text + end + dash, word.length);
    if (second <= first || second > MAX_COUNTED)
        return 0;
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, first);
    if (!slash)
        number_speak_term(reading, spoken, "to");
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, second);
    return end + dash + word.length - reading->at;
}

/* "Scene iv": only what the data lists is a numeral in small letters, and only behind its noun. */
static gsize small(const Reading *reading, Spoken *spoken)
{
    const ScanWord *word = &reading->word;
    if (!language_word_in(reading->record, LIST_SMALL_NUMERALS) || !context_free_start(reading) ||
        scan_is_alnum(&reading->scan, reading->at + word->length) ||
        !context_before(reading, 1, LIST_NUMBERED))
        return 0;
    g_autofree char *upper = g_ascii_strup(reading->scan.text + reading->at, (gssize)word->length);
    int value = value_of(upper, word->length);
    if (value > 0)
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
    return value > 0 ? word->length : 0;
}

/* "clade Ib", "Phase IIa": behind its noun, and one small letter behind it. */
static gsize lettered(const Reading *reading, Spoken *spoken)
{
    const ScanWord *word = &reading->word;
    const char *last = reading->scan.text + reading->at + word->length - 1;
    int value = value_of(reading->scan.text + reading->at, word->length - 1);
    if (word->lower != 1 || !strchr("abc", *last) || value == 0 ||
        !context_before(reading, 1, LIST_NUMBERED))
        return 0;
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
    spoken_letters(spoken, last, 1);
    return word->length;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    if (reading->kind == SCAN_LOWER)
        return small(reading, spoken);
    const ScanWord *word = &reading->word;
    const char *text = reading->scan.text + reading->at;
    int value = value_of(text, word->stem);
    gsize tail = word->length - word->stem;
    if (value == 0 && word->upper > 0 && word->lower > 0 && context_free_start(reading)) {
        gsize bytes = lettered(reading, spoken);
        return bytes > 0 ? bytes : suffixed(reading, spoken);
    }
    if (value == 0 || tail > 4 || !context_free_start(reading) ||
        (scan_kind(&reading->scan, reading->at + word->length, NULL) & SCAN_DIGIT))
        return 0;
    gsize range = range_of(reading, value, spoken);
    if (range > 0)
        return range;
    char after = scan_byte(&reading->scan, reading->at + word->length);
    /* "Grade II-listed" */
    if (after == '-' && context_before(reading, 1, LIST_NUMBERED))
        after = ' ';
    if (after == '&' || after == '-' || after == '/')
        return 0;
    switch (style_of(reading, word->stem, value)) {
    case NOT_ROMAN:
        return 0;
    case AS_YEAR:
        numbers_speak(reading->language, spoken, NUMBERS_YEAR, value);
        break;
    case AS_CARDINAL:
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
        break;
    case AS_PLAIN_ORDINAL:
        numbers_speak(reading->language, spoken,
                      is_feminine(reading, TRUE) ? NUMBERS_ORDINAL_FEMININE : NUMBERS_ORDINAL,
                      value);
        break;
    case AS_ORDINAL:
        speak_regnal(reading, spoken, value);
        break;
    }
    if (tail > 0)
        spoken_ending(spoken, LEXICON_POSSESSIVE);
    return take_dot(reading, reading->at + word->length, spoken) - reading->at;
}

const Verbalizer verbalize_roman = {
    .name = "roman",
    .class = TOKEN_ROMAN,
    .first = SCAN_UPPER | SCAN_LOWER,
    .speak = speak,
};
