/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/unit.h"
#include "script/verbalize/verbalizers.h"

/* Larger screens than so many inches are given in metres. */
#define MAX_INCHES 200
/* Behind a quotation mark this close, another one closes it and is no inch. */
#define QUOTE_REACH 200

typedef struct {
    Number first, second;
    gboolean range, times; /* there is a second number: 5-10 km, 4x100 m */
    const Number *last;
    Unit unit;
} Measure;

/* "4x100m", "2 x 4 in": the second number of an area. */
static gboolean scan_times(const Reading *reading, Measure *measure)
{
    const Scan *scan = &reading->scan;
    gsize at = scan_spaces(scan, measure->first.end);
    gboolean cross = scan_char(scan, at) == 0xD7;
    if (!cross && scan_byte(scan, at) != 'x')
        return FALSE;
    gsize next = scan_spaces(scan, at + (cross ? 2 : 1));
    return number_scan(reading, next, &measure->second);
}

static gboolean scan_numbers(const Reading *reading, Measure *measure)
{
    measure->last = &measure->first;
    if (number_scan_fraction(reading, reading->at, &measure->first))
        return TRUE;
    if (!number_scan(reading, reading->at, &measure->first))
        return FALSE;
    if (scan_times(reading, measure)) {
        measure->times = TRUE;
        measure->last = &measure->second;
    } else if (number_scan_range(reading, &measure->first, &measure->second) > 0) {
        measure->range = TRUE;
        measure->last = &measure->second;
    }
    return TRUE;
}

/* "3m x 4m", "3m by 4m": another measure stands on either side. */
static gboolean is_side(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize cross = scan_spaces(scan, end);
    if ((cross > end && scan_byte(scan, cross) == 'x' &&
         scan_kind(scan, cross + 1, NULL) == SCAN_SPACE) ||
        (reading->at > 2 && memcmp(scan->text + reading->at - 3, " x ", 3) == 0))
        return TRUE;
    const char *by = language_term(reading->language, "by");
    gsize length, before = context_word_before(reading, 1, &length);
    ScanWord word;
    if (by == NULL)
        return FALSE;
    if (length == strlen(by) && memcmp(scan->text + before, by, length) == 0)
        return before > 2 && scan->text[before - 2] == 'm' &&
               g_ascii_isdigit(scan->text[before - 3]);
    Number other;
    return context_next(reading, end, &before, &word) && word.length == strlen(by) &&
           memcmp(scan->text + before, by, word.length) == 0 &&
           number_scan(reading, scan_spaces(scan, before + word.length), &other) &&
           scan_byte(scan, other.end) == 'm' && !scan_is_alnum(scan, other.end + 1);
}

/* "400m (1,312ft)": the same length in another unit. */
static gboolean is_converted(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize bracket = scan_spaces(scan, end);
    Number number;
    Unit unit;
    return scan_byte(scan, bracket) == '(' && number_scan(reading, bracket + 1, &number) &&
           unit_scan(reading, number.end, &unit) && unit.noun != NULL &&
           unit.end > unit.start + 1 && !scan_is_alnum(scan, unit.end);
}

/* Whether an m, k or t behind the digits is a unit there, not millions or thousands. */
static gboolean letter_is_unit(const Reading *reading, const Number *number, gsize end)
{
    const Scan *scan = &reading->scan;
    if (scan->text[number->end] == 'm' && (is_side(reading, end) || is_converted(reading, end)))
        return TRUE;
    if (context_after(reading, end, LIST_DISTANCE) || context_after(reading, end, LIST_PLACES))
        return TRUE;
    if (context_counted(reading, end))
        return FALSE;
    if (scan->text[number->end] == 't')
        return TRUE;
    if (scan->text[number->end] != 'm')
        return FALSE;
    if (context_before(reading, 1, LIST_BEFORE_DISTANCE) ||
        (context_before(reading, 2, LIST_BEFORE_DISTANCE) &&
         (context_before(reading, 1, LIST_BEFORE_COUNT) ||
          context_before(reading, 1, LIST_DETERMINERS))))
        return TRUE;
    /* "he ran the 100m in ten seconds" */
    if (context_before(reading, 1, LIST_DETERMINERS) && number->decimals == 0 &&
        number->digits == 3)
        return TRUE;
    if (number->digits > 3 || number->grouped)
        return TRUE;
    return number->fits && number->value == 0 && number->decimals > 0;
}

static gboolean scan_measure(const Reading *reading, Measure *measure)
{
    Number *last = measure->last == &measure->first ? &measure->first : &measure->second;
    const Number bare = *last;
    number_scan_scale(reading, last, TRUE);
    if (!last->scale_glued)
        return unit_scan(reading, last->end, &measure->unit);
    /* "2m b/d" is millions of barrels; "2m tall" is metres; "2m" alone is left to others */
    const Number scaled = *last;
    if (unit_scan(reading, scaled.end, &measure->unit) && measure->unit.spaced)
        return TRUE;
    *last = bare;
    return unit_scan(reading, bare.end, &measure->unit) &&
           (measure->unit.end > scaled.end || letter_is_unit(reading, &bare, measure->unit.end) ||
            measure->times);
}

/* "777x": a number that is a name has no times. */
static gboolean is_model(const Reading *reading, const Measure *measure)
{
    const Scan *scan = &reading->scan;
    return scan_byte(scan, measure->unit.start) == 'x' &&
           context_in_list(reading, reading->at, measure->first.digits, LIST_DIGITS_NUMBERS);
}

/* "page 404"": nothing is so many inches. */
static gboolean is_long(const Number *number)
{
    return number->digits > 3 || (number->fits && number->value > MAX_INCHES);
}

/* 12" is a length only where no quotation is open. */
static gboolean closes_quote(const Reading *reading, const Unit *unit)
{
    const Scan *scan = &reading->scan;
    char c = scan_byte(scan, unit->start);
    if (c != '"' && c != '\'')
        return FALSE;
    gboolean open = FALSE;
    for (gsize i = reading->at > QUOTE_REACH ? reading->at - QUOTE_REACH : 0; i < reading->at;
         i++) {
        /* `2.1' */
        if (c == '\'' && scan->text[i] == '`')
            open = TRUE;
        if (scan->text[i] != c)
            continue;
        guint before = scan_kind_before(scan, i), after = scan_kind(scan, i + 1, NULL);
        /* the apostrophe of "he's" opens nothing */
        if (!(before & SCAN_ALNUM) || !(after & SCAN_ALNUM))
            open = !(before & SCAN_ALNUM) && after != 0 && after != SCAN_SPACE;
    }
    return open;
}

/* Whether a number behind larger can be nothing but what is smaller, which is not said. */
static gboolean is_inches(const Reading *reading, const Unit *larger, const Number *number)
{
    char key[48];
    g_snprintf(key, sizeof key, "compound %.20s 12", larger->noun->many);
    const char *style = language_term(reading->language, key);
    const char next = scan_byte(&reading->scan, number->end);
    gboolean sign = scan_byte(&reading->scan, larger->end - 1) == '\'' && !number->padded &&
                    number->start == larger->end;
    return style != NULL && !larger->spaced && (sign || number->start > larger->end) &&
           number->fits && number->value < 12 && number->decimals == 0 && !number->grouped &&
           (next == '\0' || strchr(sign ? ".,;:) " : ".,;:)", next) != NULL) &&
           (next == ' ' || !scan_is_alnum(&reading->scan, number->end + 1));
}

/* "5ft 11in", "12st 4lb", "2hr 5min": a smaller measure that goes with it, and how the
 * two are said. */
static const char *scan_smaller(const Reading *reading, const Measure *measure, Number *number,
                                Unit *unit)
{
    const Scan *scan = &reading->scan;
    const Unit *larger = &measure->unit;
    if (larger->noun == NULL || larger->per != NULL || measure->range || measure->first.scale)
        return NULL;
    gsize behind = larger->end + (scan_byte(scan, larger->end) == '.' ? 1 : 0);
    gsize at = scan_spaces(scan, behind);
    /* 5'-10" */
    if (at == behind && scan_byte(scan, at) == '-' && scan_byte(scan, at - 1) == '\'')
        at++;
    /* "6ft 2": behind feet a small number that ends all is inches */
    if (number_scan(reading, at, number) && is_inches(reading, larger, number)) {
        *unit = (Unit){.end = number->end};
        return "brief";
    }
    /* behind feet, a spaced "in" is inches */
    if (!number_scan(reading, at, number) ||
        (!unit_scan(reading, number->end, unit) &&
         !unit_scan(reading, scan_spaces(scan, number->end), unit)) ||
        unit->noun == NULL)
        return NULL;
    char key[48];
    g_snprintf(key, sizeof key, "compound %.20s %.20s", larger->noun->many, unit->noun->many);
    return language_term(reading->language, key);
}

static NumbersRules rules_of(const LanguageNoun *noun)
{
    return noun == NULL     ? NUMBERS_CARDINAL
           : noun->feminine ? NUMBERS_CARDINAL_FEMININE
                            : NUMBERS_CARDINAL_NOUN;
}

static gsize speak_compound(const Reading *reading, const Measure *measure, const Number *number,
                            const Unit *unit, gboolean brief, Spoken *spoken)
{
    number_speak(reading, spoken, &measure->first, rules_of(measure->unit.noun));
    unit_speak(reading, spoken, &measure->unit, brief || number_is_one(&measure->first));
    /* "2 h 05 min" */
    Number plain = *number;
    plain.padded = FALSE;
    number_speak(reading, spoken, &plain, rules_of(unit->noun));
    if (!brief)
        unit_speak(reading, spoken, unit, number_is_one(number));
    gboolean dotted = scan_byte(&reading->scan, measure->unit.end) == '.' &&
                      scan_byte(&reading->scan, unit->end) == '.';
    if (dotted)
        context_take_dot(reading, unit->end, spoken);
    return unit->end + (dotted ? 1 : 0) - reading->at;
}

static void speak_numbers(const Reading *reading, const Measure *measure, Spoken *spoken)
{
    NumbersRules rules = rules_of(measure->unit.noun);
    const Number *first = &measure->first;
    const char *half = rules == NUMBERS_CARDINAL_FEMININE ? "half-feminine" : "half";
    /* "media hora", "un demi-litre" */
    if (measure->last == first && first->digits == 0 && first->numerator == 1 &&
        first->denominator == 2 && language_term(reading->language, half) != NULL) {
        number_speak_term(reading, spoken, half);
        return;
    }
    number_speak(reading, spoken, first, rules);
    if (measure->last == &measure->first)
        return;
    number_speak_term(reading, spoken, measure->times ? "by" : "to");
    number_speak(reading, spoken, &measure->second, rules);
}

/* "123 W. Main St.", "3 F-16s", "STS-51-L": a capital that is no unit. */
static gboolean is_letter(const Reading *reading, const Unit *unit)
{
    const Scan *scan = &reading->scan;
    gsize start, end = unit->start + 1;
    ScanWord word;
    if (unit->noun == NULL || unit->end != end || scan_kind(scan, unit->start, NULL) != SCAN_UPPER)
        return FALSE;
    /* "Form 20-F" */
    const LanguageWord *degree = language_word(reading->language, "\u00B0", strlen("\u00B0"));
    if (scan->text[unit->start - 1] == '-' && degree != NULL && degree->unit != NULL &&
        g_str_has_prefix(unit->noun->one, degree->unit->one))
        return TRUE;
    /* "I-35W", "STS-51-L" */
    const char before = reading->at > 1 ? scan->text[reading->at - 2] : '\0';
    if (!unit->spaced)
        return before != '\0' && scan->text[reading->at - 1] == '-' &&
               (g_ascii_isupper(before) || scan->text[unit->start - 1] == '-');
    const char next = scan_byte(scan, end);
    if (next != '\0' && strchr("-'+*&/", next) != NULL)
        return TRUE;
    end += scan_byte(scan, end) == '.' ? 1 : 0;
    start = scan_spaces(scan, end);
    return (scan_kind(scan, start, NULL) & SCAN_DIGIT) ||
           (context_next(reading, end, &start, &word) && word.capital && word.lower > 0 &&
            !context_after(reading, end, LIST_STARTERS));
}

/* "lighter", "southwest", "inwards": no noun, as far as its ending says. */
static gboolean is_comparative(const Scan *scan, gsize at, const ScanWord *word)
{
    static const char *const endings[] = {"er", "est", "ward", "wards", "ly", "ing", "ed"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        gsize length = strlen(endings[i]);
        if (word->length > length && scan_literal(scan, at + word->length - length, endings[i]))
            return TRUE;
    }
    return FALSE;
}

/* "12 V", "500 MW" go with things, "3 tbsp" and "5 kg" with what there is so much of. */
static gboolean has_capital(const Scan *scan, const Unit *unit)
{
    for (gsize i = unit->start; i < unit->end; i++)
        if (g_ascii_isupper(scan->text[i]))
            return TRUE;
    return FALSE;
}

/* "a 3 min read" */
static gboolean is_time(const Reading *reading, const LanguageNoun *noun)
{
    static const char *const keys[] = {"hour", "minute", "second"};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (noun != NULL && g_strcmp0(noun->one, language_term(reading->language, keys[i])) == 0)
            return TRUE;
    return FALSE;
}

/* Units before a noun are singular: "a 6ft-tall man", "a 3kg box". */
static gboolean before_noun(const Reading *reading, const Measure *measure, gsize end)
{
    const Scan *scan = &reading->scan;
    const LanguageNoun *noun = measure->unit.noun;
    gsize start;
    ScanWord word;
    /* "55-inches" was written so */
    if (noun != NULL && strcmp(noun->one, noun->many) != 0 &&
        scan_literal(scan, measure->unit.start, noun->many))
        return FALSE;
    /* "a 12 ft. wall" */
    if (scan_byte(scan, end) == '.' && !context_dot_final(reading, end))
        end++;
    /* "24-hour" */
    if (context_adjective(reading, end) || scan_byte(scan, measure->unit.start - 1) == '-')
        return TRUE;
    if (!language_setting(reading->language, "singular-before-noun") ||
        !context_next(reading, end, &start, &word) || word.upper > 0)
        return FALSE;
    /* "20ft x 30ft", "5 kg lighter" */
    if (word.length == 1 ||
        (measure->unit.spaced &&
         (!(has_capital(scan, &measure->unit) || (reading->starts && is_time(reading, noun))) ||
          is_comparative(scan, start, &word))))
        return FALSE;
    return !language_in_list(reading->language, scan->text + start, word.length, LIST_FUNCTION) &&
           !language_in_list(reading->language, scan->text + start, word.length, LIST_PLACES);
}

/* "3km-5km": the same unit at both numbers. */
static void scan_twice(const Reading *reading, Measure *measure)
{
    const Scan *scan = &reading->scan;
    gsize dash = scan_dash(scan, measure->unit.end);
    Number second;
    Unit unit;
    if (dash == 0 || measure->last != &measure->first || measure->unit.noun == NULL ||
        !number_scan(reading, measure->unit.end + dash, &second) ||
        !unit_scan(reading, second.end, &unit) || unit.noun != measure->unit.noun ||
        unit.power != measure->unit.power || scan_is_alnum(scan, unit.end))
        return;
    measure->second = second;
    measure->unit = unit;
    measure->range = TRUE;
    measure->last = &measure->second;
}

/* "a 1 in 100 year storm": what is written out is in the number that it is written in. */
static gboolean written_singular(const Reading *reading, const Measure *measure)
{
    const char *one = measure->unit.noun != NULL ? measure->unit.noun->one : NULL;
    gsize length = one != NULL ? strlen(one) : 0, start;
    ScanWord word;
    return length > 2 && measure->unit.end - measure->unit.start == length &&
           scan_literal(&reading->scan, measure->unit.start, one) &&
           context_next(reading, measure->unit.end, &start, &word);
}

static gboolean is_quotation_mark(const Scan *scan, gsize at)
{
    gunichar c = scan_char(scan, at);
    return c == 0x2019 || c == 0x201D;
}

/* "4'x8'": a sign and an x before another number. */
static gboolean is_crossed(const Scan *scan, gsize end)
{
    return !scan_is_alnum(scan, end - 1) && scan_byte(scan, end) == 'x' &&
           scan_digits(scan, end + 1) > 0;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Measure measure = {0};
    Number smaller;
    Unit smaller_unit;
    /* "HbA1c" */
    guint before = scan_kind_before(scan, reading->at);
    if ((before & SCAN_LETTER) && !strchr("x", scan->text[reading->at - 1]) &&
        reading->previous != TOKEN_MEASURE)
        return 0;
    if (!scan_numbers(reading, &measure))
        return 0;
    /* ".50-cal" */
    if (measure.first.digits == 0 && context_after(reading, measure.first.end, LIST_CALIBRES))
        return 0;
    if (!scan_measure(reading, &measure)) {
        if (measure.last == &measure.first)
            return 0;
        measure = (Measure){.first = measure.first, .last = NULL};
        (void)number_scan(reading, reading->at, &measure.first);
        measure.last = &measure.first;
        if (!scan_measure(reading, &measure))
            return 0;
    }
    if (measure.unit.noun != NULL && measure.unit.noun->decimal && measure.last->decimals == 0)
        return 0;
    /* "A1-B2" has no bytes */
    gboolean hyphened = measure.unit.start > 0 && scan_byte(scan, measure.unit.start - 1) == '-';
    if (is_model(reading, &measure) ||
        (scan_byte(scan, measure.unit.start) == '"' && is_long(measure.last)) ||
        closes_quote(reading, &measure.unit) || is_letter(reading, &measure.unit) ||
        (hyphened && !context_free_start(reading)))
        return 0;
    scan_twice(reading, &measure);
    const char *style = scan_smaller(reading, &measure, &smaller, &smaller_unit);
    /* "5’6”", but what is quoted ends in "5”" and "5’" */
    if (style == NULL && is_quotation_mark(scan, measure.unit.start))
        return 0;
    if (style != NULL)
        return speak_compound(reading, &measure, &smaller, &smaller_unit,
                              strcmp(style, "brief") == 0, spoken);
    if (scan_is_alnum(scan, measure.unit.end) && !is_crossed(scan, measure.unit.end))
        return 0;
    speak_numbers(reading, &measure, spoken);
    gsize end = measure.unit.end;
    gboolean one = measure.last == &measure.first &&
                   (number_is_one(measure.last) || number_below_two(reading, measure.last));
    /* "tres quintos de milla" */
    const char *of = language_term(reading->language, "of-fraction");
    if (of != NULL && measure.last->denominator > 2) {
        spoken_say(spoken, of);
        one = TRUE;
    }
    unit_speak(reading, spoken, &measure.unit,
               one || before_noun(reading, &measure, end) || written_singular(reading, &measure));
    if (scan_byte(scan, end) == '.' && (scan->text[end - 1] != '"') &&
        (scan_kind(scan, end - 1, NULL) & SCAN_LETTER) && !context_dot_final(reading, end)) {
        spoken->abbreviation = TRUE;
        end++;
    }
    return end - reading->at;
}

const Verbalizer verbalize_measure = {
    .name = "measure",
    .class = TOKEN_MEASURE,
    .first = SCAN_DIGIT | SCAN_MARK | SCAN_HIGH,
    .marks = ".",
    .speak = speak,
};
