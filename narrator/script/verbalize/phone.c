/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* ITU-T E.164: at most 15 digits; with an extension a few more groups. */
#define MAX_GROUPS 7
#define MIN_DIGITS 7
/* In one row behind a plus. */
#define MIN_PLUS_DIGITS 10
#define MAX_PHONE_DIGITS 16
/* "call", "phone" and the like may stand this many words before the number. */
#define REACH_WORDS 4

typedef struct {
    gsize at[MAX_GROUPS], length[MAX_GROUPS];
    guint groups, digits;
    gboolean plus, bracket;
    char separator; /* between most groups */
    gsize end;
} Phone;

static gsize separator_at(const Scan *scan, gsize at, char *which)
{
    gsize next = at;
    if (scan_byte(scan, next) == ')')
        next++;
    gsize dash = scan_dash(scan, next);
    if (dash > 0)
        *which = '-';
    else if (scan_byte(scan, next) == '/')
        *which = '/';
    else if (scan_byte(scan, next) == '.' || scan_kind(scan, next, NULL) == SCAN_SPACE)
        *which = scan->text[next] == '.' ? '.' : ' ';
    else
        return next > at ? next - at : 0;
    gsize bytes;
    (void)scan_kind(scan, next, &bytes);
    next += dash > 0 ? dash : bytes;
    if (scan_byte(scan, next) == '(')
        next++;
    return next - at;
}

static gboolean scan_phone(const Reading *reading, Phone *phone)
{
    const Scan *scan = &reading->scan;
    *phone = (Phone){0};
    gsize at = reading->at;
    if (scan_byte(scan, at) == '+') {
        phone->plus = TRUE;
        at++;
    }
    if (scan_byte(scan, at) == '(') {
        phone->bracket = TRUE;
        at++;
    }
    for (;;) {
        gsize digits = scan_digits(scan, at);
        if (digits == 0 || phone->groups == MAX_GROUPS)
            break;
        phone->at[phone->groups] = at;
        phone->length[phone->groups++] = digits;
        phone->digits += (guint)digits;
        phone->end = at + digits;
        char which = 0;
        gsize bytes = separator_at(scan, phone->end, &which);
        if (bytes == 0 || scan_digits(scan, phone->end + bytes) == 0)
            break;
        if (phone->separator != 0 && phone->separator != which && (which == '.' || which == '/'))
            break;
        phone->separator = which;
        at = phone->end + bytes;
    }
    /* "(1809-1882)" is no area code */
    if (phone->bracket && phone->groups > 0 &&
        scan_byte(scan, phone->at[0] + phone->length[0]) != ')')
        return FALSE;
    return phone->groups > 0 && !scan_is_alnum(scan, phone->end);
}

static gboolean in_context(const Reading *reading, const Phone *phone)
{
    /* "a 911 call", "the 116 117 hotline" */
    gboolean brief =
        phone->groups == 1 ? phone->digits <= 4 : phone->groups == 2 && phone->digits == 6;
    if (brief && context_after(reading, phone->end, LIST_PHONE_AFTER))
        return TRUE;
    /* "number 411" */
    if (phone->digits < MIN_DIGITS && context_before(reading, 1, LIST_NUMBERED))
        return FALSE;
    if (phone->digits < 3)
        return FALSE;
    /* "text of 250 pages", "calls in 2019" */
    guint reach = phone->groups == 1 && phone->digits < MIN_DIGITS &&
                          (context_counted(reading, phone->end) || phone->digits == 4)
                      ? 1
                      : REACH_WORDS;
    /* "Tel.: 089 12345" */
    const Scan *scan = &reading->scan;
    Reading before = *reading;
    while (before.at > 0 && scan->text[before.at - 1] == ' ')
        before.at--;
    before.at = before.at > 0 && scan->text[before.at - 1] == ':' ? before.at - 1 : reading->at;
    return context_among(&before, reach, LIST_PHONE);
}

/* "212 555 0123", "1 800 555 0199" */
static gboolean is_north_american(const Phone *phone)
{
    if (phone->groups < 3)
        return FALSE;
    const gsize *last = phone->length + phone->groups - 3;
    return last[0] == 3 && last[1] == 3 && last[2] == 4 &&
           (phone->groups == 3 || (phone->groups == 4 && phone->length[0] == 1));
}

/* "1-800-GOFEDEX": letters of the keys, read as what they spell. */
static gboolean is_vanity(const Reading *reading, const Phone *phone)
{
    const Scan *scan = &reading->scan;
    gboolean one = phone->groups >= 2 && phone->length[0] == 1 && phone->length[1] == 3 &&
                   scan->text[phone->at[0]] == '1';
    /* "800-273-TALK" */
    gboolean area = phone->groups == 2 && phone->length[0] == 3 && phone->length[1] == 3;
    return phone->separator == '-' && (one || area) && scan_byte(scan, phone->end) == '-' &&
           scan_kind(scan, phone->end + 1, NULL) == SCAN_UPPER;
}

/* "1300 22 4636", "1800 737 732": Australia's free and local-rate calls. */
static gboolean is_special_rate(const Reading *reading, const Phone *phone)
{
    const char *digits = reading->scan.text + reading->at;
    return phone->groups >= 3 && phone->digits == 10 && phone->length[0] == 4 && digits[0] == '1' &&
           memcmp(digits + 2, "00", 2) == 0;
}

static gboolean is_phone(const Reading *reading, const Phone *phone)
{
    const Scan *scan = &reading->scan;
    if (phone->digits > MAX_PHONE_DIGITS)
        return FALSE;
    /* "089/123456" begins with an area code, or is no telephone */
    if (phone->separator == '/' && (scan->text[reading->at] != '0' || phone->length[0] < 3))
        return FALSE;
    if (in_context(reading, phone) && (phone->groups > 1 || phone->digits <= 11) &&
        !(phone->groups == 1 && phone->digits < 3))
        return TRUE;
    if (phone->plus && phone->groups == 1)
        return phone->digits >= MIN_PLUS_DIGITS;
    if (is_vanity(reading, phone))
        return TRUE;
    if (phone->digits < MIN_DIGITS || phone->separator == 0)
        return FALSE;
    /* "+33 1 42 68 53 00" */
    if (phone->plus)
        return phone->groups >= 2 && phone->length[0] <= 3;
    for (guint i = 1; i < phone->groups; i++)
        if (phone->length[i] < 2 && i + 1 < phone->groups)
            return FALSE;
    if (phone->bracket)
        return phone->groups >= 2;
    /* "555-1234", but "500-1000" is a range */
    if (phone->groups == 2 && phone->separator == '-' && phone->length[0] == 3 &&
        phone->length[1] == 4)
        return memcmp(scan->text + phone->end - 2, "00", 2) != 0;
    if (phone->separator == ' ')
        return (scan->text[reading->at] == '0' && phone->groups >= 2 &&
                (phone->digits >= 9 || phone->length[0] == 4)) ||
               is_north_american(phone) || is_special_rate(reading, phone);
    gboolean north =
        phone->groups >= 3 && phone->length[phone->groups - 1] <= 4 && phone->digits >= 9;
    return north && (phone->separator != '.' || phone->length[0] == 3 || is_north_american(phone));
}

/* "800" is "eight hundred", "0800" "oh eight hundred"; else one by one. */
static void say_group(const Reading *reading, const Phone *phone, guint i, Spoken *spoken)
{
    const char *digits = reading->scan.text + phone->at[i];
    gsize length = phone->length[i];
    gboolean first = i == 0 || (i == 1 && phone->length[0] == 1);
    gboolean free_call = first && length >= 3 && length <= 4 && digits[length - 1] == '0' &&
                         digits[length - 2] == '0' && digits[length - 3] != '0' &&
                         language_setting(reading->language, "phone-hundreds");
    /* French: "zéro un, vingt-trois" */
    gint64 pair = 0;
    if (length == 2 && digits[0] != '0' && language_setting(reading->language, "phone-pairs") &&
        numbers_value(digits, length, &pair)) {
        numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, pair);
        return;
    }
    if (!free_call) {
        numbers_speak_oh(reading->language, spoken, digits, length);
        return;
    }
    numbers_speak_oh(reading->language, spoken, digits, length - 3);
    numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, (digits[length - 3] - '0') * 100);
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Phone phone;
    if (!context_free_start(reading) || context_behind_dash(reading) ||
        !scan_phone(reading, &phone) || !is_phone(reading, &phone))
        return 0;
    if (phone.plus)
        number_speak_term(reading, spoken, "plus");
    for (guint i = 0; i < phone.groups; i++) {
        /* a country code of one digit belongs to what follows it */
        if (i > 0 && (phone.length[i - 1] > 1 || phone.plus))
            spoken_pause(spoken);
        say_group(reading, &phone, i, spoken);
    }
    return phone.end - reading->at;
}

const Verbalizer verbalize_phone = {
    .name = "phone",
    .class = TOKEN_PHONE,
    .first = SCAN_DIGIT | SCAN_MARK,
    .marks = "+(",
    .speak = speak,
};
