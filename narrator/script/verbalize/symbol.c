/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* Signs are at most this long. */
#define MAX_SIGN_BYTES 8
#define SUBSCRIPT_ZERO 0x2080
#define RAISED_MINUS 0x207B
#define MAX_EXPONENT_DIGITS 3
/* Arrows and mathematical signs, which may stand apart from their number. */
#define FIRST_ARROW 0x2190
#define BLACK_STAR 0x2605
#define WHITE_STAR 0x2606
#define MAX_STARS 10
/* Standard & Poor's and Fitch go down to D. */
#define LAST_RATING 'D'

static gboolean before_number(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize bytes;
    Number number;
    if (scan_kind(scan, at, &bytes) & SCAN_DIGIT)
        return TRUE;
    /* "-½" */
    if (scan_kind(scan, at, NULL) == SCAN_HIGH && number_scan_fraction(reading, at, &number))
        return TRUE;
    return scan_byte(scan, at) == '.' && scan_digits(scan, at + 1) > 0;
}

static gboolean before_amount(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize bytes;
    (void)scan_kind(scan, at, &bytes);
    const LanguageWord *word = language_word(reading->language, scan->text + at, bytes);
    return word != NULL && word->currency != NULL && before_number(reading, at + bytes);
}

/* A sign that stands before a number: "-5", "+5", "<5", and nothing before it. */
static const char *leading(const Reading *reading, gsize length)
{
    char key[16 + MAX_SIGN_BYTES];
    const Scan *scan = &reading->scan;
    guint before = scan_kind_before(scan, reading->at);
    gboolean free = before == 0 || before == SCAN_SPACE ||
                    (reading->at > 0 && strchr("([{\"'-/", scan->text[reading->at - 1]) != NULL);
    gsize next = reading->at + length;
    /* "≈ 5", "(< 5 cases)"; between two operands a spaced sign is said otherwise */
    if (scan_char(scan, reading->at) > FIRST_ARROW || scan_byte(scan, reading->at) == '#' ||
        (*(scan->text + reading->at) == '<' && before != SCAN_SPACE))
        next = scan_spaces(scan, next);
    if (!free || !(before_number(reading, next) || before_amount(reading, next)))
        return NULL;
    g_snprintf(key, sizeof key, "leading %.*s", (int)length, scan->text + reading->at);
    return language_term(reading->language, key);
}

/* Between two operands: "2+3", "x = 1". */
static const char *between(const Reading *reading, gsize length)
{
    char key[16 + MAX_SIGN_BYTES];
    const Scan *scan = &reading->scan;
    gsize next = scan_spaces(scan, reading->at + length);
    gboolean spaced = scan_kind_before(scan, reading->at) == SCAN_SPACE;
    if (reading->previous == TOKEN_CLASSES ||
        !(scan_is_alnum(scan, next) || before_number(reading, next)) ||
        spaced != (next > reading->at + length))
        return NULL;
    /* "**bold**" */
    if (scan_byte(scan, reading->at) == '*' && reading->previous != TOKEN_CARDINAL &&
        !(scan_kind(scan, next, NULL) & SCAN_DIGIT))
        return NULL;
    g_snprintf(key, sizeof key, "between %.*s", (int)length, scan->text + reading->at);
    return language_term(reading->language, key);
}

/* "AA-", "BBB+": the same letter up to three times. */
static gboolean is_rating(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at - 1;
    while (at > 0 && scan->text[at - 1] == scan->text[reading->at - 1])
        at--;
    return scan->text[at] <= LAST_RATING && reading->at - at <= 3 &&
           (at == 0 || !scan_is_alnum(scan, scan_previous(scan, at)));
}

/* "A*" */
static const char *behind_letter(const Reading *reading, gsize length)
{
    char key[24 + MAX_SIGN_BYTES];
    const Scan *scan = &reading->scan;
    /* "Grade II*" */
    gboolean numeral =
        reading->previous == TOKEN_ROMAN && context_before(reading, 2, LIST_BEFORE_LETTER);
    if (reading->at == 0 || !g_ascii_isupper(scan->text[reading->at - 1]) ||
        (reading->at > 1 && scan_is_alnum(scan, reading->at - 2) && !numeral &&
         !is_rating(reading)))
        return NULL;
    g_snprintf(key, sizeof key, "behind-letter %.*s", (int)length, scan->text + reading->at);
    return language_term(reading->language, key);
}

/* "5*": a rating, in one digit. */
static const char *behind_digit(const Reading *reading, gsize length)
{
    char key[24 + MAX_SIGN_BYTES];
    const Scan *scan = &reading->scan;
    if (reading->at == 0 || !g_ascii_isdigit(scan->text[reading->at - 1]) ||
        (reading->at > 1 && scan_kind_before(scan, reading->at - 1) != SCAN_SPACE) ||
        scan_is_alnum(scan, reading->at + length))
        return NULL;
    g_snprintf(key, sizeof key, "behind-digit %.*s", (int)length, scan->text + reading->at);
    return language_term(reading->language, key);
}

/* "an A- grade", but "A- and B-lists" */
static gboolean is_grade(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    guint next = scan_kind(scan, reading->at + 1, NULL);
    return !(next & (SCAN_ALNUM | SCAN_FOREIGN | SCAN_HIGH)) &&
           scan_byte(scan, reading->at + 1) != '-' &&
           (!context_after(reading, reading->at + 1, LIST_FUNCTION) ||
            (reading->at > 1 && scan->text[reading->at - 2] == scan->text[reading->at - 1]));
}

/* The digit at offset, raised, or the number behind a "^": its value, or -1; what it takes in
 * *bytes. */
static int exponent_at(const Scan *scan, gsize at, gsize *bytes, gboolean *negative)
{
    gunichar c = scan_char(scan, at);
    (void)scan_kind(scan, at, bytes);
    if (c == '^') {
        gsize dash = scan_dash(scan, at + 1), digit = at + 1 + dash;
        gsize digits = scan_digits(scan, digit);
        gint64 value = -1;
        *negative = dash > 0;
        *bytes = 1 + dash + digits;
        return digits > 0 && digits <= MAX_EXPONENT_DIGITS &&
                       !scan_is_alnum(scan, digit + digits) &&
                       numbers_value(scan->text + digit, digits, &value)
                   ? (int)value
                   : -1;
    }
    if (c == RAISED_MINUS) {
        gsize minus = *bytes;
        int exponent = exponent_at(scan, at + minus, bytes, negative);
        *bytes += minus;
        *negative = TRUE;
        return exponent;
    }
    if (c == 0xB2 || c == 0xB3)
        return (int)(c - 0xB0);
    return c >= 0x2074 && c <= 0x2079 ? (int)(c - 0x2070) : -1;
}

/* "x²", "10^6" */
static gsize power(const Reading *reading, Spoken *spoken)
{
    gsize bytes;
    gboolean negative = FALSE;
    int exponent = exponent_at(&reading->scan, reading->at, &bytes, &negative);
    if (exponent < 0 || !context_is_base(reading) ||
        language_term(reading->language, "power") == NULL)
        return 0;
    char key[16];
    g_snprintf(key, sizeof key, "power %d", exponent);
    const char *own = negative ? NULL : language_term(reading->language, key);
    spoken_say(spoken, own != NULL ? own : language_term(reading->language, "power"));
    if (negative)
        number_speak_term(reading, spoken, "minus");
    if (own == NULL)
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, exponent);
    return bytes;
}

/* "★★★☆☆": three stars. */
static gsize stars(const Reading *reading, Spoken *spoken)
{
    gsize at = reading->at, bytes;
    guint black = 0, all = 0;
    for (gunichar c;
         all <= MAX_STARS && ((c = scan_char(&reading->scan, at)) == BLACK_STAR || c == WHITE_STAR);
         all++) {
        black += c == BLACK_STAR;
        (void)scan_kind(&reading->scan, at, &bytes);
        at += bytes;
    }
    if (all < 2 || all > MAX_STARS || language_term(reading->language, "stars") == NULL)
        return 0;
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, black);
    number_speak_term(reading, spoken, black == 1 ? "star" : "stars");
    return at - reading->at;
}

/* "1- 2 = 5": a hyphen is a minus only where an equation goes on. */
static gboolean in_equation(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize next = scan_spaces(scan, reading->at + 1);
    next += scan_digits(scan, next);
    next = scan_spaces(scan, next);
    char c = scan_byte(scan, next);
    return (reading->previous == TOKEN_CARDINAL || reading->previous == TOKEN_DECIMAL) &&
           (c == '=' || c == '+');
}

/* "UTC-5" */
static gboolean behind_zone(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize length, at = scan_word_before(scan, reading->at, &length);
    gsize digits = scan_digits(scan, reading->at + 1);
    return length > 0 && at + length == reading->at && digits > 0 && digits <= 2 &&
           language_sense(reading->language, scan->text + at, length, SENSE_ZONE) != NULL;
}

/* ">=", "<=" and "!=" before an operand: what the one sign would be. */
static const char *compared(const Reading *reading, gunichar c)
{
    if (!scan_is_alnum(&reading->scan, scan_spaces(&reading->scan, reading->at + 2)))
        return NULL;
    return c == '!' ? language_sense(reading->language, "\u2260", strlen("\u2260"), SENSE_SIGN)
                    : language_term(reading->language, c == '<' ? "leading ≤" : "leading ≥");
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize length;
    gunichar c = scan_char(scan, reading->at);
    (void)scan_kind(scan, reading->at, &length);
    if (c >= SUBSCRIPT_ZERO && c <= SUBSCRIPT_ZERO + 9) {
        /* "H₂O" */
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, c - SUBSCRIPT_ZERO);
        return length;
    }
    gsize raised = power(reading, spoken);
    if (raised == 0 && c == BLACK_STAR)
        raised = stars(reading, spoken);
    if (raised > 0)
        return raised;
    const char *said = leading(reading, length);
    if (c == '+' && scan_literal(scan, reading->at, "+/-") &&
        before_number(reading, scan_spaces(scan, reading->at + 3))) {
        length = 3;
        said = language_term(reading->language, "leading ±");
    }
    /* "x>=1" */
    if (said == NULL && scan_byte(scan, reading->at + 1) == '=' && strchr("<>!", (int)c) != NULL &&
        c < 0x80 && (said = compared(reading, c)) != NULL)
        length = 2;
    if (said == NULL && c == '-' && behind_zone(reading))
        said = language_term(reading->language, "minus");
    if (said == NULL && c == '-' && in_equation(reading))
        said = language_term(reading->language, "minus");
    if (said == NULL && c != '-')
        said = between(reading, length);
    if (said == NULL && (c != '-' || is_grade(reading)))
        said = behind_letter(reading, length);
    if (said == NULL)
        said = behind_digit(reading, length);
    /* "three A*s" */
    gboolean many = said != NULL && c == '*' && scan_byte(scan, reading->at + 1) == 's' &&
                    !scan_is_alnum(scan, reading->at + 2) &&
                    scan_kind_before(scan, reading->at) == SCAN_UPPER;
    if (said == NULL && c == '/' && context_before(reading, 1, LIST_PAIRS) &&
        (scan_kind(scan, reading->at + 1, NULL) & SCAN_LETTER))
        said = language_term(reading->language, "or");
    if (said == NULL && scan_char(scan, reading->at + length) == c) {
        /* "§§" */
        said = language_sense(reading->language, scan->text + reading->at, 2 * length, SENSE_SIGN);
        length *= said != NULL ? 2 : 1;
    }
    /* "$HALE" is a share */
    if (said == NULL && c == '$' && scan_kind(scan, reading->at + 1, NULL) == SCAN_UPPER)
        said = "";
    if (said == NULL)
        said = language_sense(reading->language, scan->text + reading->at, length, SENSE_SIGN);
    if (said == NULL)
        return 0;
    if (*said == '\0')
        spoken->rule = "symbol-dropped";
    spoken_say(spoken, said);
    if (many)
        spoken_plural(spoken);
    return length + many;
}

const Verbalizer verbalize_symbol = {
    .name = "symbol",
    .class = TOKEN_SYMBOL,
    .first = SCAN_MARK | SCAN_HIGH,
    .speak = speak,
};
