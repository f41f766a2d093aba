/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/unit.h"

#include <string.h>

/* Micro is often written with the Greek letter, ohm always (UAX 15 folds its sign into it). */
#define GREEK_MU 0x3BC
#define GREEK_OMEGA 0x3A9
/* The longest symbol in the data, "fl. oz." and the like, with room. */
#define MAX_SYMBOL_BYTES 16
/* "per 1000 km" */
#define MAX_PER_DIGITS 4
/* A shorter word behind a slash is a symbol, which is known or is none. */
#define MIN_RATE_LETTERS 4

static gboolean boundary(const Scan *scan, gsize at)
{
    return !(scan_kind(scan, at, NULL) & (SCAN_LETTER | SCAN_FOREIGN));
}

/* The unit of a symbol; in a headline in capitals of one in small letters: "80MPH WINDS". */
static const LanguageNoun *unit_of(const Reading *reading, gsize at, gsize length)
{
    const char *text = reading->scan.text + at;
    const LanguageWord *word = language_word(reading->language, text, length);
    if ((word == NULL || word->unit == NULL) && reading->headline && length > 1 &&
        g_ascii_isupper(*text)) {
        g_autofree char *lower = g_ascii_strdown(text, (gssize)length);
        word = language_word(reading->language, lower, length);
    }
    return word != NULL ? word->unit : NULL;
}

/* The longest known symbol that begins at offset. */
static const LanguageNoun *symbol_at(const Reading *reading, gsize at, gboolean spaced, gsize *end)
{
    const Scan *scan = &reading->scan;
    const LanguageNoun *found = NULL;
    gsize i = at;
    while (i < scan->end && i - at < MAX_SYMBOL_BYTES) {
        gsize bytes;
        guint kind = scan_kind(scan, i, &bytes);
        /* a digit only as in "tCO2" */
        gboolean digit =
            kind == SCAN_DIGIT && (i == at || !(scan_kind_before(scan, i) & SCAN_LETTER));
        if ((kind == SCAN_SPACE && (i == at || i - at > 8)) || digit ||
            (kind == SCAN_FOREIGN && scan_char(scan, i) != GREEK_MU &&
             scan_char(scan, i) != GREEK_OMEGA))
            break;
        i += bytes;
        if ((kind & SCAN_LETTER) && !boundary(scan, i))
            continue;
        const LanguageNoun *unit = unit_of(reading, at, i - at);
        /* "12 in.", "12 in, then", but "12 in all" */
        const char next = scan_byte(scan, i);
        gboolean dotted = i - at > 1 && (next == '\0' || strchr(".,;:)", next) != NULL);
        if (unit != NULL && !(unit->glued && spaced && !dotted)) {
            found = unit;
            *end = i;
        }
    }
    return found;
}

/* "²", "³", or the digit directly behind the symbol. */
static UnitPower power_at(const Scan *scan, gsize *at)
{
    static const struct {
        const char *sign;
        UnitPower power;
    } powers[] = {{"\u00B2", UNIT_SQUARE}, {"\u00B3", UNIT_CUBIC}, {"^2", UNIT_SQUARE},
                  {"^3", UNIT_CUBIC},      {"2", UNIT_SQUARE},     {"3", UNIT_CUBIC}};
    for (gsize i = 0; i < G_N_ELEMENTS(powers); i++)
        if (scan_literal(scan, *at, powers[i].sign) &&
            !scan_is_alnum(scan, *at + strlen(powers[i].sign))) {
            *at += strlen(powers[i].sign);
            return powers[i].power;
        }
    return UNIT_PLAIN;
}

/* "sq km", "cu ft": the prefix word is a term of the language. */
static UnitPower prefix_at(const Reading *reading, gsize *at)
{
    const Scan *scan = &reading->scan;
    static const struct {
        const char *key;
        UnitPower power;
    } prefixes[] = {{"unit-square", UNIT_SQUARE}, {"unit-cubic", UNIT_CUBIC}};
    for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        const char *prefix = language_term(reading->language, prefixes[i].key);
        if (prefix == NULL || !scan_literal(scan, *at, prefix))
            continue;
        gsize next = *at + strlen(prefix);
        gboolean dot = scan_byte(scan, next) == '.';
        next += dot;
        gsize symbol = scan_spaces(scan, next);
        /* "a 500-sq-ft flat", "2 cu.ft." */
        if (symbol == next && scan_byte(scan, next) == '-')
            symbol++;
        if (symbol > next || (dot && (scan_kind(scan, next, NULL) & SCAN_LETTER))) {
            *at = symbol;
            return prefixes[i].power;
        }
    }
    return UNIT_PLAIN;
}

static gboolean scan_per(const Reading *reading, Unit *unit, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize end;
    if (scan_byte(scan, at) != '/')
        return FALSE;
    /* "l/100 km" */
    gsize digits = scan_digits(scan, at + 1), symbol = at + 1 + digits;
    gboolean round =
        digits > 1 && scan->text[at + 1] == '1' && strspn(scan->text + at + 2, "0") >= digits - 1;
    if (digits > MAX_PER_DIGITS || (digits > 0 && (unit->noun == NULL || !round)))
        return FALSE;
    if (digits > 0)
        symbol = scan_spaces(scan, symbol);
    const LanguageNoun *per = symbol_at(reading, symbol, FALSE, &end);
    if (per == NULL || (digits > 0 && scan_is_alnum(scan, end)))
        return FALSE;
    /* "3/F" */
    if (unit->noun == NULL && end == symbol + 1 && scan_kind(scan, symbol, NULL) == SCAN_UPPER)
        return FALSE;
    unit->per_number = digits > 0 ? at + 1 : 0;
    unit->per = per;
    unit->per_power = power_at(scan, &end);
    unit->end = end;
    return TRUE;
}

/* "6ft5in": digits and another unit stand directly behind one. */
static gboolean smaller_follows(const Reading *reading, gsize at)
{
    gsize digits = scan_digits(&reading->scan, at), end;
    return digits <= 2 && symbol_at(reading, at + digits, FALSE, &end) != NULL &&
           end > at + digits + 1 && !scan_is_alnum(&reading->scan, end);
}

gboolean unit_scan(const Reading *reading, gsize at, Unit *unit)
{
    const Scan *scan = &reading->scan;
    *unit = (Unit){.start = scan_spaces(scan, at)};
    /* "a 10-km run" */
    if (scan_byte(scan, at) == '-' && (scan_kind(scan, at + 1, NULL) & SCAN_LETTER))
        unit->start = at + 1;
    unit->spaced = scan_kind(scan, at, NULL) == SCAN_SPACE;
    gsize symbol = unit->start, end;
    UnitPower prefix = prefix_at(reading, &symbol);
    /* "a 4-pt lead" */
    if (unit->start == at + 1 && !unit->spaced)
        unit->noun = symbol_at(reading, at, FALSE, &end);
    if (unit->noun == NULL)
        unit->noun = symbol_at(reading, symbol, unit->spaced, &end);
    if (unit->noun == NULL)
        return prefix == UNIT_PLAIN && scan_per(reading, unit, unit->start);
    /* "1-in-100" */
    if (scan_byte(scan, at) == '-' && scan_byte(scan, end) == '-' &&
        scan_kind(scan, end + 1, NULL) == SCAN_DIGIT)
        return FALSE;
    /* a factor has no square: "3x3" */
    gboolean letters = (scan_kind(scan, end - 1, NULL) & SCAN_LETTER) != 0 &&
                       !(end == symbol + 1 && scan->text[symbol] == 'x');
    unit->power = prefix != UNIT_PLAIN ? prefix : letters ? power_at(scan, &end) : UNIT_PLAIN;
    unit->end = end;
    if (letters && (scan_kind(scan, end, NULL) & SCAN_DIGIT))
        return end > symbol + 1 && smaller_follows(reading, end);
    (void)scan_per(reading, unit, end);
    return TRUE;
}

/* "square kilometres", or "kilomètres carrés" where the language puts it behind. */
static void speak_noun(const Reading *reading, Spoken *spoken, const LanguageNoun *noun,
                       UnitPower power, gboolean one)
{
    static const char *const keys[][3] = {{"", "", ""},
                                          {"square", "after-square-one", "after-square-many"},
                                          {"cubic", "after-cubic-one", "after-cubic-many"}};
    if (power != UNIT_PLAIN)
        number_speak_term(reading, spoken, keys[power][0]);
    spoken_say(spoken, one ? noun->one : noun->many);
    if (power != UNIT_PLAIN)
        number_speak_term(reading, spoken, keys[power][one ? 1 : 2]);
}

void unit_speak(const Reading *reading, Spoken *spoken, const Unit *unit, gboolean one)
{
    if (unit->noun != NULL)
        speak_noun(reading, spoken, unit->noun, unit->power, one);
    if (unit->per == NULL)
        return;
    number_speak_term(reading, spoken, "per");
    gint64 count = 1;
    if (unit->per_number > 0 &&
        numbers_value(reading->scan.text + unit->per_number,
                      scan_digits(&reading->scan, unit->per_number), &count))
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL_NOUN, count);
    /* "per second squared", but "per square metre" */
    char key[40];
    g_snprintf(key, sizeof key, "squared %.30s", unit->per->one);
    const char *squared =
        unit->per_power == UNIT_SQUARE ? language_term(reading->language, key) : NULL;
    if (squared != NULL)
        spoken_say(spoken, squared);
    else
        speak_noun(reading, spoken, unit->per, unit->per_power, count == 1);
}

gsize unit_speak_rate(const Reading *reading, Spoken *spoken, gsize at)
{
    const Scan *scan = &reading->scan;
    Unit unit;
    ScanWord word;
    if (scan_byte(scan, at) != '/' || language_term(reading->language, "per") == NULL)
        return at;
    if (unit_scan(reading, at, &unit) && unit.noun == NULL && !scan_is_alnum(scan, unit.end)) {
        unit_speak(reading, spoken, &unit, TRUE);
        return unit.end;
    }
    /* "$5/sq ft" */
    if (unit_scan(reading, at + 1, &unit) && unit.noun != NULL && unit.power != UNIT_PLAIN &&
        unit.per == NULL && !scan_is_alnum(scan, unit.end)) {
        number_speak_term(reading, spoken, "per");
        unit_speak(reading, spoken, &unit, TRUE);
        return unit.end;
    }
    /* "£40/night" */
    if (!scan_word(scan, at + 1, &word) || word.upper > 0 || word.letters < MIN_RATE_LETTERS ||
        scan_is_alnum(scan, at + 1 + word.length))
        return at;
    number_speak_term(reading, spoken, "per");
    spoken_words(spoken, scan->text + at + 1, (gssize)word.length);
    return at + 1 + word.length;
}
