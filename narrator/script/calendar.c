/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/calendar.h"

#include <string.h>

#include "script/context.h"

/* Years of two digits from here on are of the last century. */
#define FIRST_SHORT_YEAR 40

gsize calendar_day(const Reading *reading, gsize at, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    guint days[CALENDAR_MAX_DAYS] = {0}, n = 0;
    for (;;) {
        gsize digits = scan_digits(scan, at);
        gint64 value = 0;
        (void)numbers_value(scan->text + at, digits, &value);
        if (digits == 0 || digits > 2 || value < 1 || value > 31)
            return 0;
        days[n++] = (guint)value;
        at += digits;
        char c = scan_byte(scan, at);
        if (n == CALENDAR_MAX_DAYS || (c != '/' && c != '-') || scan_digits(scan, at + 1) == 0 ||
            !language_setting(reading->language, "days-listed"))
            break;
        at++;
    }
    date->day = days[0];
    memcpy(date->more_days, days + 1, sizeof date->more_days);
    ScanWord word;
    if (scan_word(scan, at, &word)) {
        char key[32];
        g_snprintf(key, sizeof key, "ordinal %.*s", (int)MIN(word.stem, 12), scan->text + at);
        if (language_term(reading->language, key) == NULL)
            return 0;
        at += word.stem;
        if (scan_kind(scan, at, NULL) & SCAN_LETTER)
            return 0;
    } else if (scan_byte(scan, at) == '.' && language_setting(reading->language, "ordinal-dot")) {
        at++;
    }
    return at;
}

gsize calendar_of(const Reading *reading, gsize at)
{
    const char *of = language_term(reading->language, "date-of");
    if (of == NULL || !scan_literal(&reading->scan, at, of))
        return 0;
    gsize end = at + strlen(of), next = scan_spaces(&reading->scan, end);
    return next > end ? next : 0;
}

/* "may 5", "25 may 2012": the end of what makes a word in small letters a month. */
static gboolean is_dated(const Reading *reading, gsize end)
{
    const Scan *scan = &reading->scan;
    gsize number = scan_spaces(scan, end), digits = scan_digits(scan, number);
    gsize after = scan_spaces(scan, number + digits);
    if (digits == 4)
        return scan_kind_before(scan, reading->at) != SCAN_LOWER && reading->kind == SCAN_DIGIT;
    if (digits == 0 || digits > 2 || scan_is_alnum(scan, number + digits))
        return FALSE;
    char c = scan_byte(scan, after);
    return c == '\0' || c == ',' || scan_digits(scan, after) == 4;
}

gsize calendar_month(const Reading *reading, gsize at, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    ScanWord word;
    if (!scan_word(scan, at, &word))
        return 0;
    const LanguageWord *record = language_word(reading->language, scan->text + at, word.stem);
    if (record == NULL || record->month == 0 ||
        (!word.capital && language_word_in(record, LIST_MONTH_WORDS) &&
         !is_dated(reading, at + word.stem)))
        return 0;
    date->month = record->month;
    gsize end = at + word.stem;
    if (scan_byte(scan, end) == '.' && !calendar_is_name(reading, at, end) &&
        !context_dot_final(reading, end))
        end++;
    return end;
}

gboolean calendar_is_name(const Reading *reading, gsize at, gsize end)
{
    const Scan *scan = &reading->scan;
    const LanguageWord *record = language_word(reading->language, scan->text + at, end - at);
    const char *name = record != NULL ? language_month(reading->language, record->month) : NULL;
    return name != NULL && strlen(name) == end - at &&
           g_ascii_strncasecmp(name, scan->text + at, end - at) == 0;
}

gsize calendar_weekday(const Reading *reading, gsize at, guint *weekday)
{
    const Scan *scan = &reading->scan;
    ScanWord word;
    if (!scan_word(scan, at, &word))
        return 0;
    const LanguageWord *record = language_word(reading->language, scan->text + at, word.stem);
    if (record == NULL || record->weekday == 0)
        return 0;
    *weekday = record->weekday;
    gsize end = at + word.stem;
    const char *name = language_weekday(reading->language, record->weekday);
    return scan_byte(scan, end) == '.' && strlen(name) != word.stem ? end + 1 : end;
}

gsize calendar_day_range(const Reading *reading, gsize at, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    gsize dash = scan_dash(scan, at), digits = dash > 0 ? scan_digits(scan, at + dash) : 0;
    gint64 value = 0;
    if (digits == 0 || digits > 2)
        return at;
    if (scan_is_alnum(scan, at + dash + digits)) {
        /* "9th-13th" */
        CalendarDate last = {0};
        gsize end = calendar_day(reading, at + dash, &last);
        if (end == 0 || scan_is_alnum(scan, end) || last.day <= date->day)
            return at;
        date->last_day = last.day;
        return end;
    }
    (void)numbers_value(scan->text + at + dash, digits, &value);
    if (value <= date->day || value > 31)
        return at;
    date->last_day = (guint)value;
    at += dash + digits;
    return scan_byte(scan, at) == '.' && language_setting(reading->language, "ordinal-dot") ? at + 1
                                                                                            : at;
}

/* Four digits that can be a year. */
static gsize full_year(const Reading *reading, gsize at, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    if (scan_digits(scan, at) != 4 || scan_is_alnum(scan, at + 4) ||
        (scan_byte(scan, at + 4) == ',' && scan_kind(scan, at + 5, NULL) == SCAN_DIGIT))
        return 0;
    gint64 value = 0;
    (void)numbers_value(scan->text + at, 4, &value);
    if (value < 1000 || value > 2999)
        return 0;
    date->year = value;
    date->year_digits = 4;
    return at + 4;
}

/* "Dec '23" */
static gsize short_year(const Reading *reading, gsize at, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    gsize mark = scan_apostrophe(scan, at);
    if (mark == 0 && scan_char(scan, at) == 0x2018)
        mark = 3;
    if (mark == 0 || scan_digits(scan, at + mark) != 2 || scan_is_alnum(scan, at + mark + 2))
        return 0;
    (void)numbers_value(scan->text + at + mark, 2, &date->year);
    date->year_digits = 2;
    return at + mark + 2;
}

gsize calendar_day_joined(const Reading *reading, gsize at, CalendarDate *date)
{
    static const char *const joints[] = {"and", "to", "or"};
    const Scan *scan = &reading->scan;
    const gsize first = at;
    for (gsize i = 0; i < G_N_ELEMENTS(date->more_days) && scan_byte(scan, at) == ','; i++) {
        CalendarDate other = {0};
        gsize end = calendar_day(reading, scan_spaces(scan, at + 1), &other);
        if (end == 0)
            break;
        date->more_days[i] = other.day;
        at = end;
    }
    gsize start = scan_spaces(scan, at);
    for (gsize i = 0; start > at && i < G_N_ELEMENTS(joints); i++) {
        const char *word = language_term(reading->language, joints[i]);
        if (word == NULL || !scan_literal(scan, start, word))
            continue;
        gsize behind = start + strlen(word), next = scan_spaces(scan, behind);
        CalendarDate other = {0};
        gsize end = next > behind ? calendar_day(reading, next, &other) : 0;
        if (end == 0)
            continue;
        date->last_day = other.day;
        date->joint = joints[i];
        return end;
    }
    return first;
}

gsize calendar_year_after(const Reading *reading, gsize at, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    gsize next = at;
    gboolean comma = scan_byte(scan, next) == ',';
    next = scan_spaces(scan, next + (comma ? 1 : 0));
    if (!comma && next == at)
        next += scan_dash(scan, at);
    if (next == at || (comma && date->day == 0))
        return at;
    gsize of = calendar_of(reading, next);
    gsize end = full_year(reading, of > 0 ? of : next, date);
    if (end == 0)
        end = short_year(reading, next, date);
    return end > 0 ? end : at;
}

/* A field of a numeric date: its value, and in *digits how long it is. */
static gint64 field(const Reading *reading, gsize at, gsize *digits)
{
    gint64 value = 0;
    *digits = scan_digits(&reading->scan, at);
    if (*digits == 0 || *digits > 4)
        return -1;
    (void)numbers_value(reading->scan.text + at, *digits, &value);
    return value;
}

/* Which of two fields is the month: the one that can be, else as the language writes it. */
static gboolean take_day_month(const Reading *reading, gint64 first, gint64 second,
                               CalendarDate *date)
{
    gboolean day_first = language_setting(reading->language, "day-first");
    if (first > 12 || language_setting(reading->language, "day-always-first"))
        day_first = TRUE;
    else if (second > 12)
        day_first = FALSE;
    gint64 day = day_first ? first : second, month = day_first ? second : first;
    if (day < 1 || day > 31 || month < 1 || month > 12)
        return FALSE;
    date->day = (guint)day;
    date->month = (guint)month;
    return TRUE;
}

static gboolean take_short_year(gint64 value, gsize digits, CalendarDate *date)
{
    if (digits != 2 && digits != 4)
        return FALSE;
    date->year = digits == 4 ? value : value + (value >= FIRST_SHORT_YEAR ? 1900 : 2000);
    date->year_digits = 4;
    return TRUE;
}

/* "Mo., 3.6.": a weekday, a comma. */
static gboolean behind_comma(const Reading *reading)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at, length;
    guint day;
    while (at > 0 && scan->text[at - 1] == ' ')
        at--;
    if (at == 0 || scan->text[at - 1] != ',')
        return FALSE;
    gsize before = scan_word_before(scan, at - 1, &length);
    return length > 0 && calendar_weekday(reading, before, &day) > 0;
}

/* "am 3.6.24": what stands before asks for a day. */
static gboolean governed(const Reading *reading)
{
    return language_setting(reading->language, "dotted-dates") &&
           context_before(reading, 1, LIST_BEFORE_ORDINAL);
}

/* Two fields only: "2/22" behind a weekday; German "02.03"; "2003-03". */
static gsize two_fields(const Reading *reading, gint64 first, gsize first_digits, gint64 second,
                        gsize end, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    char separator = scan->text[reading->at + first_digits];
    gsize second_digits = end - reading->at - first_digits - 1;
    if (separator == '-' && first_digits == 4 && second_digits == 2 && second >= 1 &&
        second <= 12 && scan->text[end - 2] == '0' &&
        language_setting(reading->language, "iso-months")) {
        date->month = (guint)second;
        date->year = first;
        date->year_digits = 4;
        return end;
    }
    gboolean behind_weekday = reading->previous == TOKEN_DATE || behind_comma(reading);
    if (!behind_weekday && reading->previous == TOKEN_PUNCTUATION) {
        gsize bracket = reading->at > 0 && scan->text[reading->at - 1] == '(' ? reading->at - 1 : 0;
        gsize length, before = scan_word_before(scan, bracket, &length);
        guint day;
        behind_weekday = bracket > 0 && length > 0 && calendar_weekday(reading, before, &day) > 0;
    }
    gboolean own_dot = scan_byte(scan, end) == '.' &&
                       (!context_dot_final(reading, end) || governed(reading) || behind_weekday);
    gboolean dotted = separator == '.' && language_setting(reading->language, "dotted-dates") &&
                      ((first_digits == 2 && second_digits == 2) || own_dot);
    if (!(separator == '/' && behind_weekday) && !dotted)
        return 0;
    if (!take_day_month(reading, first, second, date))
        return 0;
    /* "am 24.12. um acht" has a dot of its own */
    return dotted && scan_byte(scan, end) == '.' && !context_dot_final(reading, end) ? end + 1
                                                                                     : end;
}

gsize calendar_numeric(const Reading *reading, CalendarDate *date)
{
    const Scan *scan = &reading->scan;
    gsize first_digits, second_digits, third_digits;
    gint64 first = field(reading, reading->at, &first_digits);
    gsize at = reading->at + first_digits;
    char separator = scan_byte(scan, at);
    if (first < 0 || (separator != '-' && separator != '/' && separator != '.'))
        return 0;
    gint64 second = field(reading, at + 1, &second_digits);
    if (second < 0 || second_digits > 2)
        return 0;
    at += 1 + second_digits;
    if (scan_byte(scan, at) != separator || scan_digits(scan, at + 1) == 0)
        return scan_is_alnum(scan, at) ? 0
                                       : two_fields(reading, first, first_digits, second, at, date);
    gint64 third = field(reading, at + 1, &third_digits);
    gsize end = at + 1 + third_digits;
    if (third < 0 || scan_is_alnum(scan, end) ||
        (scan_byte(scan, end) == separator && scan_digits(scan, end + 1) > 0))
        return 0;
    if (first_digits == 4) {
        date->year = first;
        date->year_digits = 4;
        date->month = (guint)second;
        date->day = (guint)third;
        return third_digits <= 2 && second >= 1 && second <= 12 && third >= 1 && third <= 31 ? end
                                                                                             : 0;
    }
    if (first_digits > 2 || (third_digits == 2 && separator == '.' && !governed(reading)) ||
        !take_day_month(reading, first, second, date) ||
        !take_short_year(third, third_digits, date))
        return 0;
    return end;
}

void calendar_speak_month(const Reading *reading, Spoken *spoken, guint month)
{
    spoken_words(spoken, language_month(reading->language, month), -1);
}

static void speak_day(const Reading *reading, Spoken *spoken, guint day)
{
    char key[24];
    g_snprintf(key, sizeof key, "day-%u", day);
    const char *own = language_term(reading->language, key);
    if (own != NULL)
        spoken_say(spoken, own);
    else
        numbers_speak(reading->language, spoken, NUMBERS_ORDINAL_DAY, day);
    if (own == NULL && language_setting(reading->language, "ordinal-dot"))
        spoken_suffix(spoken, number_ordinal_ending(reading));
}

static void speak_days(const Reading *reading, Spoken *spoken, const CalendarDate *date)
{
    speak_day(reading, spoken, date->day);
    for (guint i = 0; i < G_N_ELEMENTS(date->more_days) && date->more_days[i] > 0; i++) {
        if (date->joint != NULL)
            spoken_pause(spoken);
        speak_day(reading, spoken, date->more_days[i]);
    }
    if (date->last_day > 0) {
        number_speak_term(reading, spoken, date->joint != NULL ? date->joint : "to");
        speak_day(reading, spoken, date->last_day);
    }
}

/* "the" of "the {day} of {month}" stands in the text already. */
static gboolean has_article(const Reading *reading, const char *template)
{
    gsize length, before = context_word_before(reading, 1, &length);
    gsize first = strcspn(template, " ");
    return length == first && length > 0 && template[0] != '{' &&
           g_ascii_strncasecmp(reading->scan.text + before, template, first) == 0;
}

static void fill(const Reading *reading, Spoken *spoken, const char *template,
                 const CalendarDate *date)
{
    if (strstr(template, "{day}") != NULL && has_article(reading, template))
        template += strcspn(template, " ");
    g_auto(GStrv) words = g_strsplit(template, " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], "{day}") == 0)
            speak_days(reading, spoken, date);
        else if (strcmp(words[i], "{month}") == 0)
            calendar_speak_month(reading, spoken, date->month);
        else if (strcmp(words[i], "{year}") == 0)
            numbers_speak(reading->language, spoken, NUMBERS_YEAR, date->year);
        else if (*words[i] != '\0')
            spoken_words(spoken, words[i], -1);
    }
}

void calendar_speak(const Reading *reading, Spoken *spoken, const CalendarDate *date,
                    gboolean month_first)
{
    const Language *language = reading->language;
    const char *template = date->day == 0            ? language_term(language, "date-month")
                           : month_first && date->of ? language_term(language, "date-the-month-day")
                           : month_first             ? language_term(language, "date-month-day")
                           : date->of                ? language_term(language, "date-day-of-month")
                                                     : NULL;
    if (template == NULL && date->day > 0 && month_first)
        template = language_term(language, "date-month-day");
    if (template == NULL && date->day > 0)
        template = language_term(language, "date-day-month");
    if (template == NULL)
        template = date->day > 0 ? "{day} {month}" : "{month}";
    fill(reading, spoken, template, date);
    const char *year = language_term(language, "date-year");
    if (date->year_digits > 0)
        fill(reading, spoken, year != NULL ? year : "{year}", date);
}
