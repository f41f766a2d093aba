/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/number.h"

#include <string.h>

#include <unicode/uchar.h>

#include "script/context.h"

/* Words that scale a number are at most this long. */
#define MAX_SCALE_BYTES 24
/* The ASCII characters that any language has inside numbers. */
#define SEPARATORS ".,' _"
/* Two words before an ordinal that its ending hangs on: "zwischen welchen". */
#define MAX_GOVERNOR_BYTES 32
/* 10^18 is "a trillion" where a billion is 10^12; more than a million of them nobody says. */
#define LOW_DIGITS 18
#define MAX_TRILLIONS 1000000
/* "am 3., 4. und 5. Mai" */
#define MAX_LISTED_ORDINALS 4

static gboolean in_term(const Reading *reading, const char *key, const Scan *scan, gsize at,
                        gsize *bytes)
{
    gunichar c = scan_char(scan, at);
    /* most of what follows digits needs no look at the data */
    if (c < 0x80 && (c == 0 || strchr(SEPARATORS, (int)c) == NULL))
        return FALSE;
    const char *characters = language_term(reading->language, key);
    if (characters == NULL)
        return FALSE;
    (void)scan_kind(scan, at, bytes);
    return g_utf8_strchr(characters, -1, c) != NULL;
}

static gboolean is_thin_space(gunichar c)
{
    return c == 0x2009 || c == 0x202F || c == 0xA0;
}

/* "1 000 000": by common spaces only where two groups of three digits or more follow, or one of
 * zeros, with which no number of its own begins. */
static gboolean is_spaced_group(const Scan *scan, gsize at, gboolean grouped)
{
    if (scan_byte(scan, at) != ' ' || scan_digits(scan, at + 1) != 3)
        return FALSE;
    gsize next = scan_byte(scan, at + 4) == ' ' ? scan_digits(scan, at + 5) : 0;
    return grouped || (next == 3 && !scan_is_alnum(scan, at + 8)) ||
           (next == 0 && scan_literal(scan, at + 1, "000"));
}

/* A group's digits after a separator at offset: 3, or 2 where more groups follow as in India. */
static gsize group_after(const Reading *reading, const Scan *scan, gsize at)
{
    gsize bytes = 0;
    if (!in_term(reading, "group-separators", scan, at, &bytes)) {
        if (!is_thin_space(scan_char(scan, at)))
            return 0;
        (void)scan_kind(scan, at, &bytes);
    }
    gsize digits = scan_digits(scan, at + bytes);
    gsize after = at + bytes + digits, next = 0;
    if (digits == 3)
        return bytes + 3;
    if (digits == 2 && scan->text[at] == ',' && scan_byte(scan, after) == ',')
        next = scan_digits(scan, after + 1);
    return next == 2 || next == 3 ? bytes + 2 : 0;
}

static void scan_integer(const Reading *reading, Number *number)
{
    const Scan *scan = &reading->scan;
    gsize at = number->start;
    gsize digits = scan_digits(scan, at);
    number->digits = (guint)digits;
    at += digits;
    while (digits <= 3 && scan->text[number->start] != '0' && number->digits < SCAN_MAX_DIGITS &&
           is_spaced_group(scan, at, number->grouped)) {
        number->digits += 3;
        number->grouped = TRUE;
        at += 4;
    }
    for (gsize group; digits <= 3 && digits > 0 && scan->text[number->start] != '0' &&
                      number->digits < SCAN_MAX_DIGITS &&
                      (group = group_after(reading, scan, at)) > 0;) {
        number->digits += group - (group > 3 ? group - 3 : 1);
        number->grouped = TRUE;
        at += group;
    }
    number->integer_end = number->end = at;
    number->padded = digits > 1 && scan->text[number->start] == '0';
    number->fits = numbers_value(scan->text + number->start, at - number->start, &number->value);
}

static void scan_decimals(const Reading *reading, Number *number)
{
    const Scan *scan = &reading->scan;
    gsize bytes = 0;
    if (!in_term(reading, "decimal-separator", scan, number->end, &bytes))
        return;
    gsize digits = scan_digits(scan, number->end + bytes);
    if (digits == 0)
        return;
    number->fraction = number->end + bytes;
    number->decimals = (guint)digits;
    number->end = number->fraction + digits;
}

/* A character such as U+00BD, or "1/2" after a space behind an integer. */
static void scan_fraction(const Reading *reading, Number *number)
{
    static const struct {
        gunichar c;
        guint8 numerator, denominator;
    } vulgar[] = {{0xBC, 1, 4},    {0xBD, 1, 2},   {0xBE, 3, 4},   {0x2150, 1, 7}, {0x2151, 1, 9},
                  {0x2152, 1, 10}, {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5},
                  {0x2157, 3, 5},  {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8},
                  {0x215C, 3, 8},  {0x215D, 5, 8}, {0x215E, 7, 8}};
    const Scan *scan = &reading->scan;
    gsize at = number->digits > 0 ? scan_spaces(scan, number->end) : number->end, bytes;
    /* "1-1/2 cups" */
    if (number->digits == 1 && scan_byte(scan, at) == '-' && scan_byte(scan, at + 2) == '/')
        at++;
    gunichar c = scan_char(scan, at);
    if (c >= 0xBC && number->decimals == 0)
        for (gsize i = 0; i < G_N_ELEMENTS(vulgar); i++)
            if (vulgar[i].c == c) {
                (void)scan_kind(scan, at, &bytes);
                number->numerator = vulgar[i].numerator;
                number->denominator = vulgar[i].denominator;
                number->end = at + bytes;
                return;
            }
    gsize top = scan_digits(scan, at), slash = at + top;
    gsize slash_bytes = scan_byte(scan, slash) == '/'      ? 1
                        : scan_char(scan, slash) == 0x2044 ? 3
                                                           : 0;
    gsize bottom = slash_bytes > 0 ? scan_digits(scan, slash + slash_bytes) : 0;
    gsize end = slash + slash_bytes + bottom;
    if ((at == number->end) != (number->digits == 0) || number->decimals > 0 || top == 0 ||
        top > 2 || bottom == 0 || bottom > 3 || scan_is_alnum(scan, end) ||
        scan_byte(scan, end) == '/')
        return;
    gint64 numerator = 0, denominator = 0;
    (void)numbers_value(scan->text + at, top, &numerator);
    (void)numbers_value(scan->text + slash + slash_bytes, bottom, &denominator);
    if (numerator == 0 || numerator >= denominator)
        return;
    number->numerator = (guint)numerator;
    number->denominator = (guint)denominator;
    number->end = end;
}

gboolean number_scan_fraction(const Reading *reading, gsize at, Number *number)
{
    *number = (Number){.start = at, .end = at, .integer_end = at, .fits = TRUE};
    scan_fraction(reading, number);
    number->unscaled_end = number->end;
    return number->denominator > 0;
}

/* The numbers scanned last, by offset: many rules ask for the same ones. */
#define KEPT_NUMBERS 8

struct NumberCache {
    gsize keys[KEPT_NUMBERS]; /* offsets and 1; 0: free */
    Number numbers[KEPT_NUMBERS];
};

NumberCache *number_cache_new(void)
{
    return g_new0(NumberCache, 1);
}

void number_cache_reset(NumberCache *self)
{
    memset(self->keys, 0, sizeof self->keys);
}

void number_cache_free(NumberCache *self)
{
    g_free(self);
}

static void scan_number(const Reading *reading, gsize at, Number *number)
{
    *number = (Number){.start = at, .end = at, .integer_end = at, .fits = TRUE};
    if (scan_kind(&reading->scan, at, NULL) == SCAN_DIGIT)
        scan_integer(reading, number);
    scan_decimals(reading, number);
    if (number->digits > 0 || scan_kind(&reading->scan, at, NULL) != SCAN_DIGIT)
        scan_fraction(reading, number);
    number->unscaled_end = number->end;
}

gboolean number_scan(const Reading *reading, gsize at, Number *number)
{
    NumberCache *cache = reading->numbers;
    guint slot = at % KEPT_NUMBERS;
    if (cache->keys[slot] != at + 1) {
        scan_number(reading, at, &cache->numbers[slot]);
        cache->keys[slot] = at + 1;
    }
    *number = cache->numbers[slot];
    return number->end > at;
}

static const char *scale_word(const Reading *reading, gsize at, LanguageSense sense, gsize *length)
{
    const Scan *scan = &reading->scan;
    ScanWord word;
    if (!scan_word(scan, at, &word) || word.stem > MAX_SCALE_BYTES)
        return NULL;
    gsize end = at + word.stem;
    if (scan_kind(scan, end, NULL) & SCAN_DIGIT)
        return NULL;
    *length = word.stem;
    return language_sense(reading->language, scan->text + at, word.stem, sense);
}

void number_scan_scale(const Reading *reading, Number *number, gboolean letters)
{
    const Scan *scan = &reading->scan;
    gsize at = number->end, length = 0;
    gsize word = scan_spaces(scan, at + (scan_byte(scan, at) == '-' ? 1 : 0));
    if (!(scan_kind(scan, word, NULL) & SCAN_LETTER))
        return;
    const char *scale = scale_word(reading, at, SENSE_SCALE, &length);
    if (scale == NULL && letters) {
        scale = scale_word(reading, at, SENSE_SCALE_GLUED, &length);
        number->scale_glued = scale != NULL;
    }
    if (scale == NULL) {
        gsize next = scan_spaces(scan, at);
        if (next == at && scan_byte(scan, at) == '-')
            next++;
        if (next > at) {
            scale = scale_word(reading, next, SENSE_SCALE, &length);
            at = next;
        }
    }
    if (scale == NULL)
        return;
    number->scale = scale;
    number->end = at + length;
    gsize next = scan_spaces(scan, number->end);
    const char *more = next > number->end ? scale_word(reading, next, SENSE_SCALE, &length) : NULL;
    if (more != NULL) {
        number->scale_more = more;
        number->end = next + length;
    }
    /* "Mio." ends in a dot of its own where more follows */
    gboolean full = strlen(scale) == length && memcmp(scale, scan->text + at, length) == 0;
    if (!full && !number->scale_glued && scan_byte(scan, number->end) == '.' &&
        scan_kind(scan, number->end + 1, NULL) == SCAN_SPACE &&
        !context_dot_final(reading, number->end))
        number->end++;
}

gboolean number_below_two(const Reading *reading, const Number *number)
{
    const char *which = language_term(reading->language, "singular-below-two");
    if (which == NULL || number->scale != NULL || !number->fits || number->value > 1 ||
        number->digits == 0)
        return FALSE;
    return number->denominator > 0 ? number->value == 1
                                   : number->decimals > 0 && strcmp(which, "all") == 0;
}

gboolean number_is_one(const Number *number)
{
    if (number->scale != NULL)
        return FALSE;
    if (number->denominator > 0)
        return number->digits == 0;
    return number->fits && number->value == 1 && number->decimals == 0 && number->digits > 0;
}

void number_speak_term(const Reading *reading, Spoken *spoken, const char *key)
{
    const char *term = language_term(reading->language, key);
    if (term != NULL)
        spoken_say(spoken, term);
}

/* Decimals: one by one; or as a number after its zeros; or in pairs, as the language's term
 * "decimals" says. */
static void speak_decimals(const Reading *reading, Spoken *spoken, const Number *number,
                           NumbersRules rules)
{
    const Language *language = reading->language;
    const char *digits = reading->scan.text + number->fraction;
    const char *style = language_term(language, "decimals");
    gsize n = number->decimals;
    gint64 value;
    if (style != NULL && strcmp(style, "number") == 0 && n <= 3 && digits[0] != '0' &&
        numbers_value(digits, n, &value)) {
        numbers_speak(language, spoken, NUMBERS_CARDINAL, value);
        return;
    }
    gboolean pairs = style != NULL && strcmp(style, "pairs") == 0;
    if (pairs && n == 3 && digits[0] != '0' && numbers_value(digits, n, &value)) {
        numbers_speak(language, spoken, rules, value);
        return;
    }
    for (gsize i = 0; i < n;) {
        NumbersRules own = i + 2 >= n ? rules : NUMBERS_CARDINAL;
        gsize step = pairs && i + 1 < n ? 2 : 1;
        if (pairs && (digits[i] != '0' || step == 1) && numbers_value(digits + i, step, &value)) {
            numbers_speak(language, spoken, own, value);
        } else if (pairs && digits[i] == '0' && numbers_value(digits + i + 1, 1, &value)) {
            numbers_speak_digits(language, spoken, digits + i, 1);
            numbers_speak(language, spoken, own, value);
        } else {
            numbers_speak_digits(language, spoken, digits + i, step);
        }
        i += step;
    }
}

/* 10^18 and more, where the language has a word for 10^18 and fewer than a million of it. */
static gboolean speak_huge(const Reading *reading, Spoken *spoken, const char *digits, gsize length)
{
    const Language *language = reading->language;
    const char *one = language_term(language, "trillion"),
               *many = language_term(language, "trillions");
    gint64 high, low;
    gsize cut = length;
    for (guint low_digits = 0; cut > 0 && low_digits < LOW_DIGITS; cut--)
        low_digits += g_ascii_isdigit(digits[cut - 1]);
    if (one == NULL || many == NULL || !numbers_value(digits, cut, &high) ||
        !numbers_value(digits + cut, length - cut, &low) || high >= MAX_TRILLIONS)
        return FALSE;
    numbers_speak(language, spoken,
                  language_setting(language, "scales-feminine") ? NUMBERS_CARDINAL_FEMININE
                                                                : NUMBERS_CARDINAL_NOUN,
                  high);
    spoken_words(spoken, high == 1 ? one : many, -1);
    if (low > 0)
        numbers_speak(language, spoken, NUMBERS_CARDINAL, low);
    return TRUE;
}

static void speak_integer(const Reading *reading, Spoken *spoken, const Number *number,
                          NumbersRules rules)
{
    gsize length = number->integer_end - number->start;
    const char *digits = reading->scan.text + number->start;
    if (!number->fits && number->grouped && speak_huge(reading, spoken, digits, length))
        return;
    if (!number->fits || (number->padded && number->decimals == 0))
        numbers_speak_digits(reading->language, spoken, digits, length);
    else
        numbers_speak(reading->language, spoken, rules, number->value);
}

/* "a quarter" without its article where the text has one: "a 1/4 share". */
static const char *without_article(const Reading *reading, const char *words)
{
    gsize article = strcspn(words, " ");
    gboolean written = words[article] == ' ' && context_before(reading, 1, LIST_DETERMINERS) &&
                       language_in_list(reading->language, words, article, LIST_DETERMINERS);
    return written ? words + article + 1 : words;
}

void number_speak_fraction(const Reading *reading, Spoken *spoken, guint numerator,
                           guint denominator)
{
    char key[40];
    const Language *language = reading->language;
    g_snprintf(key, sizeof key, "fraction %u/%u", numerator, denominator);
    const char *whole = language_term(language, key);
    if (whole != NULL) {
        spoken_say(spoken, spoken->pieces->len == 0 ? without_article(reading, whole) : whole);
        return;
    }
    g_snprintf(key, sizeof key, numerator == 1 ? "fraction /%u" : "fractions /%u", denominator);
    const char *part = language_term(language, key);
    const char *over = language_term(language, "fraction-over");
    gboolean round = denominator % 1000 == 0 || (denominator % 100 == 0 && denominator < 1000);
    if (part == NULL && over != NULL && denominator > 100 && !round) {
        numbers_speak(language, spoken, NUMBERS_CARDINAL, numerator);
        spoken_say(spoken, over);
        numbers_speak(language, spoken, NUMBERS_CARDINAL, denominator);
        return;
    }
    numbers_speak(language, spoken, NUMBERS_CARDINAL_NOUN, numerator);
    if (part != NULL) {
        spoken_say(spoken, part);
        return;
    }
    numbers_speak(language, spoken, NUMBERS_ORDINAL, denominator);
    const char *suffix = language_term(language, "fraction-suffix");
    if (suffix != NULL)
        spoken_suffix(spoken, suffix);
    else if (numerator != 1)
        spoken_ending(spoken, LEXICON_PLURAL);
}

void number_speak_bare(const Reading *reading, Spoken *spoken, const Number *number,
                       NumbersRules rules)
{
    gboolean counts =
        number->decimals > 0 &&
        (rules == NUMBERS_CARDINAL_NOUN || !language_setting(reading->language, "point-gender"));
    if (number->digits > 0) {
        /* "eineinhalb", but "uno y medio" */
        gboolean joins = language_setting(reading->language, "half-joins");
        if (number->denominator > 0 && rules != NUMBERS_CARDINAL_FEMININE)
            rules = joins ? NUMBERS_CARDINAL_NOUN : NUMBERS_CARDINAL;
        speak_integer(reading, spoken, number, counts ? NUMBERS_CARDINAL : rules);
    } else if (number->decimals > 0 && language_setting(reading->language, "zero-before-point")) {
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, 0);
    }
    if (number->decimals > 0) {
        number_speak_term(reading, spoken, "point");
        gboolean agrees = language_setting(reading->language, "point-gender");
        speak_decimals(reading, spoken, number, agrees ? rules : NUMBERS_CARDINAL);
    }
    if (number->denominator > 0) {
        if (number->digits > 0)
            number_speak_term(reading, spoken, "and-fraction");
        gboolean feminine = rules == NUMBERS_CARDINAL_FEMININE &&
                            language_term(reading->language, "and-half-feminine") != NULL;
        if (number->digits > 0 && number->numerator == 1 && number->denominator == 2 &&
            language_term(reading->language, "and-half") != NULL)
            number_speak_term(reading, spoken, feminine ? "and-half-feminine" : "and-half");
        else
            number_speak_fraction(reading, spoken, number->numerator, number->denominator);
    }
}

/* "1 Mrd." is "eine Milliarde", whatever "Mrd." stands for with more of them. */
static const char *scale_of_one(const Reading *reading, const Number *number)
{
    char key[48];
    if (!number->fits || number->value != 1 || number->decimals > 0 || number->digits == 0)
        return NULL;
    g_snprintf(key, sizeof key, "scale-one %.32s", number->scale);
    return language_term(reading->language, key);
}

/* Says only the scale, where there is one. */
static void speak_scale(const Reading *reading, Spoken *spoken, const Number *number)
{
    const char *one = number->scale != NULL ? scale_of_one(reading, number) : NULL;
    if (number->scale != NULL)
        spoken_say(spoken, one != NULL ? one : number->scale);
    if (number->scale_more != NULL)
        spoken_say(spoken, number->scale_more);
}

/* The term "ordinal-after WORDS" for the last word before offset, or the last two. */
static const char *ending_after(const Reading *reading, gsize at, guint words, gsize *start)
{
    const Scan *scan = &reading->scan;
    gsize length;
    *start = scan_word_before(scan, at, &length);
    gsize end = *start + length;
    if (words > 1 && length > 0)
        *start = scan_word_before(scan, *start, &length);
    if (length == 0 || end - *start > MAX_GOVERNOR_BYTES)
        return NULL;
    g_autofree char *lower = g_utf8_strdown(scan->text + *start, (gssize)(end - *start));
    char key[MAX_GOVERNOR_BYTES * 2];
    g_snprintf(key, sizeof key, "ordinal-after %.*s", MAX_GOVERNOR_BYTES, lower);
    return language_term(reading->language, key);
}

/* The offset of the number or date with a dot that ends before offset, or 0: "vom 3. bis 5. Mai",
 * "vom 3.4. bis 5.6." */
static gsize ordinal_before(const Scan *scan, gsize at)
{
    while (at > 0 && scan->text[at - 1] == ' ')
        at--;
    if (at < 2 || scan->text[at - 1] != '.' || !g_ascii_isdigit(scan->text[at - 2]))
        return 0;
    for (at--; at > 0 && (g_ascii_isdigit(scan->text[at - 1]) || scan->text[at - 1] == '.');)
        at--;
    return at;
}

/* The offset of the weekday and comma before offset, or offset: "am Montag, 6. Mai". */
static gsize weekday_before(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize comma = at, length;
    while (comma > 0 && scan->text[comma - 1] == ' ')
        comma--;
    if (comma == 0 || scan->text[comma - 1] != ',')
        return at;
    gsize start = scan_word_before(scan, comma - 1, &length);
    if (length > 0 && scan->text[start + length - 1] == '.')
        length--;
    const LanguageWord *word = language_word(reading->language, scan->text + start, length);
    return word != NULL && word->weekday > 0 ? start : at;
}

const char *number_ordinal_ending(const Reading *reading)
{
    gsize at = weekday_before(reading, reading->at), start;
    const char *ending = NULL;
    for (guint i = 0; i < MAX_LISTED_ORDINALS; i++) {
        ending = ending_after(reading, at, 2, &start);
        if (ending == NULL)
            ending = ending_after(reading, at, 1, &start);
        if (ending == NULL || strcmp(ending, "=") != 0)
            break;
        /* "am 3. und 4. Mai": as the one before it */
        at = ordinal_before(&reading->scan, start);
        if (at == 0)
            return "n";
    }
    if (ending == NULL)
        ending = language_term(reading->language, "ordinal-ending");
    return ending != NULL ? ending : "";
}

/* A scale is a noun of its own, but for a thousand: "un millón de libras", "doscientas mil libras". */
static NumbersRules rules_of_scale(const Reading *reading, const Number *number, NumbersRules rules)
{
    const char *thousand = language_term(reading->language, "scale-without-gender");
    if (number->decimals == 0 && language_setting(reading->language, "scales-feminine"))
        return NUMBERS_CARDINAL_FEMININE;
    if (thousand != NULL && strcmp(number->scale, thousand) == 0 && rules != NUMBERS_CARDINAL)
        return rules;
    return NUMBERS_CARDINAL_NOUN;
}

void number_speak(const Reading *reading, Spoken *spoken, const Number *number, NumbersRules rules)
{
    /* "½ million" */
    if (number->scale != NULL && number->digits == 0 && number->denominator > 0 &&
        number->decimals == 0) {
        char key[40];
        g_snprintf(key, sizeof key, "scaled %u/%u", number->numerator, number->denominator);
        const char *said = language_term(reading->language, key);
        if (said != NULL) {
            spoken_say(spoken, said);
            speak_scale(reading, spoken, number);
            return;
        }
    }
    if (number->scale != NULL)
        rules = rules_of_scale(reading, number, rules);
    number_speak_bare(reading, spoken, number, rules);
    speak_scale(reading, spoken, number);
}

gsize number_scan_range(const Reading *reading, const Number *first, Number *second)
{
    const Scan *scan = &reading->scan;
    gsize at = scan_spaces(scan, first->end);
    gsize dash = scan_dash(scan, at);
    if (dash == 0)
        return 0;
    gsize next = scan_spaces(scan, at + dash);
    gboolean spaced_before = at > first->end, spaced_after = next > at + dash;
    if (spaced_before != spaced_after)
        return 0;
    return number_scan(reading, next, second) ? next : 0;
}
