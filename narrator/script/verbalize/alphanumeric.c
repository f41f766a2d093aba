/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/number.h"
#include "script/shape.h"
#include "script/verbalize/verbalizers.h"

/* Capitals up to here before digits are letters: "MH370", "GPT-4". */
#define MAX_PREFIX_LETTERS 5
/* Longer ones behind letters are said one by one. */
#define MAX_PAIRED_DIGITS 4
#define YEAR_DIGITS 4
/* "10k gold" is won by running, up to here; pure gold has so many karats. */
#define MAX_RUN_KM 12
#define PURE_KARATS 24

/* "A level", "an A-team"; but in "A list of names" the capital is the sentence's. */
static gboolean is_lone_letter(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    char lower = g_ascii_tolower(scan_byte(scan, reading->at));
    gboolean article = language_in_list(reading->language, &lower, 1, LIST_DETERMINERS);
    if (article && scan_byte(scan, end) == '-' && (scan_kind(scan, end + 1, NULL) & SCAN_LETTER))
        return TRUE;
    if (reading->starts && article)
        return FALSE;
    /* "hepatitis A", "an A": no article stands there */
    if (article && scan_kind_before(scan, reading->at) == SCAN_SPACE &&
        (context_before(reading, 1, LIST_BEFORE_LETTER) ||
         context_before(reading, 1, LIST_DETERMINERS)))
        return TRUE;
    return context_after(reading, end, LIST_AFTER_LETTER);
}

/* One capital before digits or a hyphen and digits, or capitals directly behind digits. */
static gsize letters(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    const ScanWord *word = &reading->word;
    gsize end = reading->at + word->stem;
    gboolean glued_before = scan_kind_before(scan, reading->at) == SCAN_DIGIT;
    gboolean digits_after = (scan_kind(scan, end, NULL) & SCAN_DIGIT) != 0;
    gsize dash = scan_dash(scan, end);
    gboolean dashed = dash > 0 && (scan_kind(scan, end + dash, NULL) & SCAN_DIGIT);
    /* "c1600", "b1950" */
    const char *before_year =
        digits_after && word->length == 1 && word->upper == 0 &&
                scan_digits(scan, end) == YEAR_DIGITS &&
                strchr("12", scan_byte(scan, end)) != NULL &&
                !scan_is_alnum(scan, end + YEAR_DIGITS) && !glued_before
            ? language_sense(reading->language, scan->text + reading->at, 1, SENSE_NUMBERED)
            : NULL;
    if (before_year != NULL) {
        spoken_say(spoken, before_year);
        return word->length;
    }
    /* "21-cv-1234" */
    gboolean joined = dashed && context_behind_dash(reading);
    if ((digits_after || joined) && word->upper == 0 && word->letters <= 3 && !glued_before &&
        !shape_is_word(reading->language, scan, reading->at, word->length)) {
        /* "mp3" */
        spoken_letters(spoken, scan->text + reading->at, (gssize)word->length);
        return word->length;
    }
    /* "Cs-137", but "Su-35" can be said */
    gboolean symbol = word->capital && word->letters == 2 && dashed &&
                      !shape_is_word(reading->language, scan, reading->at, word->length);
    if (word->stem != word->length || (word->upper != word->letters && !symbol) ||
        word->letters > MAX_PREFIX_LETTERS)
        return 0;
    const LanguageWord *record = reading->record;
    if (language_word_in(record, LIST_ACRONYM_WORDS) || reading->headline)
        return 0;
    /* a word that could be said: "COP28", "COVID-19" */
    char sign = scan_byte(scan, end);
    gboolean graded = word->letters == 1 && (sign == '*' || sign == '+');
    if (!glued_before && !digits_after && !graded && !(dashed && word->letters <= 3))
        return word->letters == 1 && is_lone_letter(reading, end)
                   ? (spoken_letters(spoken, scan->text + reading->at, 1), word->length)
                   : 0;
    if (record != NULL && record->senses[SENSE_ACRONYM] != NULL)
        return 0;
    spoken_letters(spoken, scan->text + reading->at, (gssize)word->length);
    return word->length;
}

/* "20ft x 30ft", "4'x8'": the x between two measures or numbers. */
static gsize cross(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize next = scan_spaces(scan, reading->at + 1);
    gboolean measure = reading->previous == TOKEN_MEASURE;
    gboolean number = measure || reading->previous == TOKEN_CARDINAL ||
                      reading->previous == TOKEN_DECIMAL || reading->previous == TOKEN_FRACTION;
    gboolean before = scan_kind_before(scan, reading->at) == SCAN_SPACE;
    gboolean spaced = before && next > reading->at + 1;
    gboolean glued = measure && !before && next == reading->at + 1;
    /* "12 x £20" */
    gboolean amount = g_unichar_type(scan_char(scan, next)) == G_UNICODE_CURRENCY_SYMBOL;
    if (scan_byte(scan, reading->at) != 'x' || !number || !(spaced || glued) ||
        !(scan_kind(scan, next, NULL) == SCAN_DIGIT || amount))
        return 0;
    /* "5 x 10^6" */
    gsize end = next + scan_digits(scan, next);
    gunichar raised = scan_char(scan, end);
    gboolean power =
        raised == '^' || raised == 0xB2 || raised == 0xB3 || (raised >= 0x2070 && raised <= 0x207B);
    number_speak_term(reading, spoken, power || amount ? "between ×" : "by");
    return 1;
}

static gboolean behind_letters(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at;
    if (at > 0 && scan->text[at - 1] == '-')
        at--;
    return (scan_kind_before(scan, at) & SCAN_LETTER) != 0;
}

/* An s behind digits: "F-35s", "747s". */
static gsize plural(const Reading *reading, gsize end, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    if (scan_byte(scan, end) != 's' || scan_is_alnum(scan, end + 1))
        return context_possessive(reading, end, spoken);
    spoken_plural(spoken);
    return end + 1;
}

/* Digits behind letters: by pairs from three digits on; "PM2.5", "H5N1". */
static gsize digits_of_name(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Number number;
    if (!behind_letters(reading) || !number_scan(reading, reading->at, &number) || number.grouped ||
        number.denominator > 0)
        return 0;
    gsize digits = number.digits, end = reading->at + digits;
    /* "v1.2.3" */
    if (number.decimals > 0 && scan_byte(scan, number.end) == '.' &&
        scan_digits(scan, number.end + 1) > 0)
        return 0;
    if (number.decimals > 0 && number.decimals <= 2) {
        number_speak_bare(reading, spoken, &number, NUMBERS_CARDINAL);
        return number.end - reading->at;
    }
    /* "post-2020", "mid-1990s" are years, "pre-5pm" a time */
    gboolean hyphen = scan->text[reading->at - 1] == '-';
    gsize length, before = scan_word_before(scan, reading->at, &length);
    ScanWord word;
    gboolean capitals = scan_word(scan, before, &word) && word.upper == word.letters;
    if (hyphen && !capitals && digits != 2 && digits != 3)
        return 0;
    if (hyphen && !capitals && scan_is_alnum(scan, end))
        return 0;
    if (hyphen && !capitals && scan_byte(scan, end) == '/')
        return 0;
    if (digits > MAX_PAIRED_DIGITS)
        numbers_speak_oh(reading->language, spoken, scan->text + reading->at, digits);
    else
        numbers_speak_pairs(reading->language, spoken, scan->text + reading->at, digits);
    /* "Q1-Q3" */
    gsize dash = !hyphen && digits <= 2 ? scan_dash(scan, end) : 0;
    if (dash > 0 && length > 0 && word.upper == 1 &&
        scan_byte(scan, end + dash) == scan->text[reading->at - 1] &&
        scan_digits(scan, end + dash + 1) > 0) {
        number_speak_term(reading, spoken, "to");
        return end + dash - reading->at;
    }
    return plural(reading, end, spoken) - reading->at;
}

/* "2×3=6", "1.5×10^6" */
static gboolean in_calculation(const Scan *scan, gsize end)
{
    gunichar next = scan_char(scan, scan_spaces(scan, end));
    return next == '=' || next == '^' || next == '+' || next == 0xB2 || next == 0xB3 ||
           (next >= 0x2070 && next <= 0x2079);
}

/* "1920x1080" is said by pairs. */
static void say_side(const Reading *reading, Spoken *spoken, const Number *side, gboolean pixels)
{
    if (pixels)
        numbers_speak_pairs(reading->language, spoken, reading->scan.text + side->start,
                            side->digits);
    else
        number_speak_bare(reading, spoken, side, NUMBERS_CARDINAL);
}

static gboolean is_pixels(const Number *side)
{
    return !side->grouped && side->decimals == 0 && side->denominator == 0 &&
           (side->digits == 3 || side->digits == 4);
}

/* "4x4", "4×4": the first number; "x" says "by". */
static gsize by(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    Number first, second;
    if (!number_scan(reading, reading->at, &first))
        return 0;
    gboolean sign = scan_char(scan, first.end) == 0xD7;
    if ((scan_byte(scan, first.end) != 'x' && !sign) ||
        !number_scan(reading, first.end + (sign ? 2 : 1), &second) ||
        (sign && in_calculation(scan, second.end)) ||
        (scan_is_alnum(scan, second.end) &&
         (scan_byte(scan, second.end) != 's' || scan_is_alnum(scan, second.end + 1))))
        return 0;
    gboolean pixels = first.digits == 4 && is_pixels(&first) && is_pixels(&second);
    say_side(reading, spoken, &first, pixels);
    number_speak_term(reading, spoken, "by");
    say_side(reading, spoken, &second, pixels);
    return plural(reading, second.end, spoken) - reading->at;
}

/* "777" is "triple seven", "007" "double oh seven". */
static void say_digitwise(const Reading *reading, const char *digits, gsize length, Spoken *spoken)
{
    const Language *language = reading->language;
    const char *triple = language_term(language, "triple"),
               *twice = language_term(language, "double");
    if (length == 3 && triple != NULL && digits[0] == digits[1] && digits[1] == digits[2]) {
        spoken_say(spoken, triple);
        numbers_speak_oh(language, spoken, digits, 1);
    } else if (length == 3 && twice != NULL && digits[0] == '0' && digits[1] == '0') {
        spoken_say(spoken, twice);
        numbers_speak_oh(language, spoken, digits + 1, 2);
    } else {
        numbers_speak_pairs(language, spoken, digits, length);
    }
}

/* "787-9", "two 747s": numbers that are names, where they do not count what follows. */
static gboolean is_model(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize dash = scan_dash(scan, end);
    if (!context_in_list(reading, reading->at, end - reading->at, LIST_DIGITS_NUMBERS))
        return FALSE;
    /* "777X" */
    if (scan_kind(scan, end, NULL) == SCAN_UPPER || scan_byte(scan, end) == 'x')
        return !scan_is_alnum(scan, end + 1);
    /* "a 747", but "the 747 passengers", "a 747-page report" */
    return scan_byte(scan, end) == 's' ||
           (dash > 0
                ? scan_digits(scan, end + dash) > 0
                : context_before(reading, 1, LIST_DETERMINERS) && !context_counted(reading, end));
}

/* "the 501s", "the 740s": three digits and an s are said by pairs, but whole hundreds. */
static gboolean is_plural(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize s = end + scan_apostrophe(scan, end);
    return end - reading->at == 3 && scan_byte(scan, s) == 's' && !scan_is_alnum(scan, s + 1) &&
           memcmp(scan->text + end - 2, "00", 2) != 0 && context_free_start(reading) &&
           language_setting(reading->language, "pairs");
}

/* "Boeing 737-800", "flight 1549", "room 101" */
static gsize numbered(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize digits = scan_digits(scan, reading->at), end = reading->at + digits;
    if (digits < 3 || digits > 4 || scan_byte(scan, end) == ',' ||
        (!context_before(reading, 1, LIST_DIGITS) &&
         !context_after(reading, end, LIST_DIGITS_AFTER) && !is_model(reading, end) &&
         !is_plural(reading, end)))
        return 0;
    gsize dash = scan_dash(scan, end), more = dash > 0 ? scan_digits(scan, end + dash) : 0;
    if (scan_is_alnum(scan, end) && scan_byte(scan, end) != 's' && !is_model(reading, end))
        return 0;
    say_digitwise(reading, scan->text + reading->at, digits, spoken);
    if (more == 0)
        return plural(reading, end, spoken) - reading->at;
    numbers_speak_pairs(reading->language, spoken, scan->text + end + dash, more);
    return plural(reading, end + dash + more, spoken) - reading->at;
}

/* "4K", "3M", "2AA": a number and letters that are no scale. */
static gsize before_letters(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize digits = scan_digits(scan, reading->at), end = reading->at + digits;
    ScanWord word;
    if (digits == 0 || !scan_word(scan, end, &word) || word.upper != word.letters ||
        word.stem != word.length || context_counted(reading, end + word.length))
        return 0;
    /* "256K" */
    if (digits > 2 && word.length == 1 && scan->text[end] == 'K')
        return 0;
    /* "1M AT RISK" */
    if (reading->headline && word.length == 1 &&
        language_sense(reading->language, scan->text + end, 1, SENSE_SCALE_GLUED) != NULL)
        return 0;
    numbers_speak_pairs(reading->language, spoken, scan->text + reading->at, digits);
    spoken_letters(spoken, scan->text + end, (gssize)word.length);
    return digits + word.length;
}

/* "10k race" */
static gsize letter_distance(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize digits = scan_digits(scan, reading->at), end = reading->at + digits;
    gint64 value = 0;
    if (digits == 0 || g_ascii_tolower(scan_byte(scan, end)) != 'k' ||
        scan_is_alnum(scan, end + 1) || !numbers_value(scan->text + reading->at, digits, &value))
        return 0;
    /* "18k gold" */
    gboolean fine =
        value > MAX_RUN_KM && value <= PURE_KARATS && context_after(reading, end + 1, LIST_KARATS);
    /* "4k video" */
    if (!fine && !context_after(reading, end + 1, LIST_DISTANCE) &&
        !(digits == 1 && context_after(reading, end + 1, LIST_DIGITS_AFTER)))
        return 0;
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
    if (fine)
        number_speak_term(reading, spoken, "karat");
    else
        spoken_letters(spoken, scan->text + end, 1);
    return digits + 1;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    static gsize (*const forms[])(const Reading *, Spoken *) = {numbered, digits_of_name, by,
                                                                letter_distance, before_letters};
    if (reading->kind & SCAN_LETTER) {
        gsize bytes = cross(reading, spoken);
        return bytes > 0 ? bytes : letters(reading, spoken);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        gsize bytes = forms[i](reading, spoken);
        if (bytes > 0)
            return bytes;
    }
    return 0;
}

const Verbalizer verbalize_alphanumeric = {
    .name = "alphanumeric",
    .class = TOKEN_ALPHANUMERIC,
    .first = SCAN_DIGIT | SCAN_LETTER,
    .speak = speak,
};
