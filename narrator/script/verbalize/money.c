/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/unit.h"
#include "script/verbalize/verbalizers.h"

/* A currency's code or sign, with a space for "Rs. ". */
#define MAX_CURRENCY_BYTES 12
/* "pppn" */
#define MAX_PURPOSE_BYTES 4
/* From this on a round number is a noun of its own: "un millón de euros". */
#define SCALE_WITH_NOUN 1000000

typedef struct {
    const LanguageCurrency *currency;
    Number first, second;
    gboolean range;
    gboolean twice; /* the currency stands at both: $250-$300 */
    gboolean minus; /* stands behind the currency: $-5 */
    gsize end;
} Amount;

/* The currency whose sign or code begins at offset: letters, then perhaps a sign ("US$"). */
static const LanguageCurrency *currency_at(const Reading *reading, gsize at, gsize *end)
{
    const Scan *scan = &reading->scan;
    const LanguageCurrency *found = NULL;
    gsize i = at;
    while (i - at < MAX_CURRENCY_BYTES) {
        gsize bytes;
        guint kind = scan_kind(scan, i, &bytes);
        gboolean joined = kind == SCAN_SPACE && i > at && scan_byte(scan, i + 1) == '$';
        if (joined) {
            i++;
            continue;
        }
        if (kind == 0 || kind & (SCAN_SPACE | SCAN_DIGIT | SCAN_FOREIGN | SCAN_IGNORED))
            break;
        i += bytes;
        if ((kind & SCAN_LETTER) && (scan_kind(scan, i, NULL) & SCAN_LETTER))
            continue;
        const LanguageWord *word = language_word(reading->language, scan->text + at, i - at);
        if (word != NULL && word->currency != NULL) {
            found = word->currency;
            *end = i;
        }
    }
    return found;
}

/* "$5m-£6m": the second amount's own sign. */
static gsize skip_sign(const Reading *reading, const Amount *amount, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize dash = scan_dash(scan, scan_spaces(scan, at)), end = 0;
    if (dash == 0)
        return 0;
    gsize next = scan_spaces(scan, scan_spaces(scan, at) + dash);
    return currency_at(reading, next, &end) == amount->currency ? end : 0;
}

static void scan_second(const Reading *reading, Amount *amount)
{
    gsize sign = skip_sign(reading, amount, amount->first.end);
    if (sign > 0 && number_scan(reading, scan_spaces(&reading->scan, sign), &amount->second))
        amount->range = amount->twice = TRUE;
    else if (number_scan_range(reading, &amount->first, &amount->second) > 0)
        amount->range = TRUE;
    if (!amount->range)
        return;
    number_scan_scale(reading, &amount->second, TRUE);
    amount->end = amount->second.end;
}

/* Whether a number shows by itself that something is counted. */
static gboolean is_amount(const Number *number)
{
    return number->grouped || number->scale != NULL || number->decimals == 2;
}

/* "$5", "US$40-60 million", "EUR 5m". */
static gboolean scan_before(const Reading *reading, Amount *amount)
{
    const Scan *scan = &reading->scan;
    gsize end;
    amount->currency = currency_at(reading, reading->at, &end);
    if (amount->currency == NULL || amount->currency->major.glued ||
        amount->currency->major.decimal || !context_free_start(reading))
        return FALSE;
    gsize at = scan_spaces(scan, end);
    gboolean code = (scan_kind(scan, end - 1, NULL) & SCAN_LETTER) != 0;
    /* "USD/JPY 151.20" */
    if (code && reading->at > 1 && scan->text[reading->at - 1] == '/' &&
        g_ascii_isupper(scan->text[reading->at - 2]))
        return FALSE;
    if (at == end && code && scan_byte(scan, at) == '.')
        at = scan_spaces(scan, at + 1);
    gsize minus = code ? 0 : scan_dash(scan, at);
    amount->minus = minus > 0;
    if (!number_scan(reading, at + minus, &amount->first))
        return FALSE;
    /* "CHF5" is an amount; "A 5" and "in 5" are not money whatever the data says */
    number_scan_scale(reading, &amount->first, TRUE);
    amount->end = amount->first.end;
    scan_second(reading, amount);
    /* "R500m", but "R101" is a name */
    return end > reading->at + 1 || !code || is_amount(&amount->first);
}

/* "10 million USD", "500 JPY", "5 €", "50p". */
static gboolean scan_after(const Reading *reading, Amount *amount)
{
    const Scan *scan = &reading->scan;
    if (!number_scan(reading, reading->at, &amount->first))
        return FALSE;
    Number *last = &amount->first;
    number_scan_scale(reading, last, TRUE);
    if (number_scan_range(reading, &amount->first, &amount->second) > 0) {
        amount->range = TRUE;
        last = &amount->second;
        number_scan_scale(reading, last, TRUE);
    }
    gsize at = scan_spaces(scan, last->end), end;
    amount->currency = currency_at(reading, at, &end);
    if (amount->currency == NULL || (amount->currency->major.glued && at > last->end) ||
        (amount->currency->major.decimal && (last->decimals != 2 || last->scale != NULL)) ||
        scan_is_alnum(scan, end) ||
        (end == at + 1 && !amount->currency->major.glued &&
         scan_kind(scan, at, NULL) == SCAN_UPPER))
        return FALSE;
    /* "1080p" is a picture, "section 12c" a part */
    if (amount->currency->major.glued &&
        (context_before(reading, 1, LIST_NUMBERED) ||
         language_sense(reading->language, scan->text + reading->at, end - reading->at,
                        SENSE_PLAIN) != NULL))
        return FALSE;
    /* "5p.m." is a time */
    if (amount->currency->major.glued && scan_byte(scan, end) == '.' &&
        (scan_kind(scan, end + 1, NULL) & SCAN_LETTER))
        return FALSE;
    /* "5 $10 notes": the sign belongs to what follows it */
    if (scan_kind(scan, at, NULL) != SCAN_UPPER && scan_kind(scan, at, NULL) != SCAN_LOWER &&
        at > last->end && scan_kind(scan, end, NULL) == SCAN_DIGIT)
        return FALSE;
    amount->end = end;
    return TRUE;
}

/* Cents of two decimals: 5, 50, or 50 for ".5" where others are zero; -1 where there are none. */
static int cents_of(const Reading *reading, const Number *number)
{
    const char *digits = reading->scan.text + number->fraction;
    if (number->scale != NULL || number->decimals == 0)
        return number->decimals == 0 && number->scale == NULL ? 0 : -1;
    for (guint i = 2; i < number->decimals; i++)
        if (digits[i] != '0')
            return -1;
    int cents = (digits[0] - '0') * 10;
    return number->decimals > 1 ? cents + digits[1] - '0' : cents;
}

/* "34.5" of dollars is a level or a rate, "0.5" of them 50 cents. */
static gboolean is_plain_decimal(const Number *number)
{
    return number->decimals == 1 && number->value > 0;
}

static NumbersRules rules_for(const LanguageNoun *noun)
{
    return noun->feminine ? NUMBERS_CARDINAL_FEMININE : NUMBERS_CARDINAL_NOUN;
}

static void speak_with_cents(const Reading *reading, Spoken *spoken, const Amount *amount,
                             const Number *number, int cents, gboolean adjective)
{
    const LanguageNoun *major = &amount->currency->major, *minor = &amount->currency->minor;
    gboolean whole = number->digits > 0 && number->fits && number->value > 0;
    if (whole) {
        numbers_speak(reading->language, spoken, rules_for(major), number->value);
        spoken_say(spoken, number->value == 1 || adjective ? major->one : major->many);
        if (!adjective)
            number_speak_term(reading, spoken, "and-cents");
    }
    numbers_speak(reading->language, spoken, rules_for(minor), cents);
    /* "a $2.50 coffee" */
    gboolean one = cents == 1 || (adjective && g_str_has_prefix(minor->many, minor->one));
    if (!adjective || !whole)
        spoken_say(spoken, one ? minor->one : minor->many);
}

/* "deux millions d'euros", whether written so or "2 000 000 €". */
static gboolean ends_in_scale(const Number *number)
{
    return number->scale != NULL || (number->fits && number->decimals == 0 && number->value > 0 &&
                                     number->value % SCALE_WITH_NOUN == 0);
}

/* Says one number of the amount, with the currency's name where noun is wanted. */
static void speak_number(const Reading *reading, Spoken *spoken, const Amount *amount,
                         const Number *number, gboolean noun, gboolean adjective)
{
    const LanguageNoun *major = &amount->currency->major;
    int cents = cents_of(reading, number);
    if (cents > 0 && amount->currency->minor.one != NULL && !is_plain_decimal(number) &&
        (!adjective || number->decimals == 2) && (noun || number->decimals >= 2)) {
        speak_with_cents(reading, spoken, amount, number, cents, adjective);
        return;
    }
    Number said = *number;
    if (cents == 0)
        said.decimals = 0;
    number_speak(reading, spoken, &said, rules_for(major));
    if (!noun)
        return;
    const char *name = adjective || number_is_one(&said) || number_below_two(reading, &said)
                           ? major->one
                           : major->many;
    const char *elided = language_term(reading->language, "of-scale-vowel");
    gboolean scaled = ends_in_scale(number);
    if (scaled && elided != NULL && strchr("aeiouyéh", *name) != NULL) {
        spoken_words(spoken, elided, -1);
        spoken_suffix(spoken, name);
        return;
    }
    if (scaled)
        number_speak_term(reading, spoken, "of-scale");
    spoken_say(spoken, name);
}

/* "a $4m-dollar home": the currency is written out too. */
static gsize skip_noun(const Reading *reading, const Amount *amount)
{
    const Scan *scan = &reading->scan;
    const char *noun = amount->currency->major.one;
    gsize length = strlen(noun);
    return scan_byte(scan, amount->end) == '-' && scan_literal(scan, amount->end + 1, noun) &&
                   !scan_is_alnum(scan, amount->end + 1 + length)
               ? amount->end + 1 + length
               : amount->end;
}

/* "$50 million USD": the code behind the amount says which dollars. */
static void take_code(const Reading *reading, Amount *amount)
{
    gsize at = scan_spaces(&reading->scan, amount->end), end;
    const LanguageCurrency *code = at > amount->end ? currency_at(reading, at, &end) : NULL;
    if (code == NULL || scan_kind(&reading->scan, at, NULL) != SCAN_UPPER || end < at + 3 ||
        scan_is_alnum(&reading->scan, end) || scan_kind(&reading->scan, end, NULL) == SCAN_DIGIT ||
        !g_str_has_suffix(code->major.one, amount->currency->major.one))
        return;
    amount->currency = code;
    amount->end = end;
}

/* "£15pp", "£50,000pa": letters directly behind the amount; the end behind them, or at. */
static gsize purpose(const Reading *reading, gsize at, Spoken *spoken)
{
    ScanWord word;
    if (!scan_word(&reading->scan, at, &word) || word.length > MAX_PURPOSE_BYTES ||
        scan_is_alnum(&reading->scan, at + word.length))
        return at;
    char key[16 + MAX_PURPOSE_BYTES];
    g_snprintf(key, sizeof key, "amount %.*s", (int)word.length, reading->scan.text + at);
    const char *said = language_term(reading->language, key);
    if (said == NULL)
        return at;
    spoken_say(spoken, said);
    return at + word.length;
}

/* "in £m", "($bn)": a sign and how many of it are one. */
static gsize scale_alone(const Reading *reading, const LanguageCurrency *currency, gsize end,
                         Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    ScanWord word;
    if (!scan_word(scan, end, &word) || word.upper == word.length ||
        scan_is_alnum(scan, end + word.length))
        return 0;
    const LanguageWord *record = language_word(reading->language, scan->text + end, word.length);
    const char *scale = record == NULL                        ? NULL
                        : record->senses[SENSE_SCALE] != NULL ? record->senses[SENSE_SCALE]
                                                              : record->senses[SENSE_SCALE_GLUED];
    if (scale == NULL)
        return 0;
    spoken_say(spoken, scale);
    spoken_say(spoken, currency->major.many);
    return end + word.length - reading->at;
}

/* "$/bbl": a sign and what it is paid for. */
static gsize rate_alone(const Reading *reading, Spoken *spoken)
{
    gsize end = 0;
    Unit unit;
    const LanguageCurrency *currency = currency_at(reading, reading->at, &end);
    if (currency == NULL || currency->major.glued ||
        (scan_kind(&reading->scan, end - 1, NULL) & SCAN_LETTER) || !context_free_start(reading))
        return 0;
    gsize scaled = scale_alone(reading, currency, end, spoken);
    if (scaled > 0)
        return scaled;
    if (scan_byte(&reading->scan, end) != '/' || !unit_scan(reading, end, &unit) ||
        unit.noun != NULL || scan_is_alnum(&reading->scan, unit.end))
        return 0;
    spoken_say(spoken, currency->major.many);
    return unit_speak_rate(reading, spoken, end) - reading->at;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Amount amount = {0};
    gboolean digit = reading->kind == SCAN_DIGIT;
    /* "HbA1c" */
    if (digit && (scan_kind_before(&reading->scan, reading->at) & SCAN_LETTER))
        return 0;
    if (digit ? !scan_after(reading, &amount) : !scan_before(reading, &amount))
        return digit ? 0 : rate_alone(reading, spoken);
    if (!digit)
        take_code(reading, &amount);
    gboolean adjective = context_adjective(reading, amount.end) ||
                         context_after(reading, amount.end, LIST_AMOUNT_NOUNS);
    /* "a $1.3-billion, ten-year contract" */
    const Number *last = amount.range ? &amount.second : &amount.first;
    if (last->scale != NULL && scan_byte(&reading->scan, last->unscaled_end) == '-' &&
        context_before(reading, 1, LIST_DETERMINERS))
        adjective = TRUE;
    if (amount.minus)
        number_speak_term(reading, spoken, "minus");
    if (amount.range) {
        gboolean with_noun = cents_of(reading, &amount.first) > 0 && amount.twice;
        speak_number(reading, spoken, &amount, &amount.first, with_noun, FALSE);
        number_speak_term(reading, spoken, "to");
        speak_number(reading, spoken, &amount, &amount.second, TRUE, adjective);
    } else {
        speak_number(reading, spoken, &amount, &amount.first, TRUE, adjective);
    }
    gsize end = unit_speak_rate(reading, spoken, skip_noun(reading, &amount));
    end = purpose(reading, end, spoken);
    return context_possessive(reading, end, spoken) - reading->at;
}

const Verbalizer verbalize_money = {
    .name = "money",
    .class = TOKEN_MONEY,
    .first = SCAN_DIGIT | SCAN_MARK | SCAN_HIGH | SCAN_LETTER,
    .marks = "$",
    .before_lexicon = TRUE,
    .speak = speak,
};
