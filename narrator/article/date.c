/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/date.h"

#include <stdio.h>
#include <string.h>

/* No date is written with more. */
#define MAX_BYTES 200
#define MAX_TOKENS 24
#define FIRST_YEAR 1800
#define LAST_YEAR 2199

static const char *const english_months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                             "jul", "aug", "sep", "oct", "nov", "dec"};

static char *format_day(int year, int month, int day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

static char *format_time(GDateTime *time)
{
    g_autoptr(GDateTime) utc = g_date_time_to_utc(time);
    return g_date_time_format(utc, "%Y-%m-%dT%H:%M:%SZ");
}

/* "2024-03-24T06:00:00+0300" and its kin.  g_date_time_new_from_iso8601() wants seconds. */
static char *parse_iso(const char *text)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int used = 0;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used < 8)
        return NULL;
    g_autofree char *date = format_day(year, month, day);
    if (date == NULL)
        return NULL;
    const char *rest = text + used;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if ((*rest != 'T' && *rest != 't' && *rest != ' ') ||
        sscanf(rest + 1, "%2d:%2d%n", &hour, &minute, &used) != 2 || used < 3)
        return g_steal_pointer(&date);
    rest += 1 + used;
    if (sscanf(rest, ":%2d%n", &second, &used) == 1)
        rest += used;
    if (*rest == '.' || *rest == ',')
        rest += 1 + strspn(rest + 1, "0123456789");
    while (*rest == ' ')
        rest++;
    gsize zone_length = strspn(rest, "+-:0123456789Zz");
    g_autofree char *zone = g_strndup(rest, zone_length);
    g_autoptr(GTimeZone) parsed = zone_length > 0 ? g_time_zone_new_identifier(zone) : NULL;
    g_autoptr(GTimeZone) used_zone = parsed ? g_time_zone_ref(parsed) : g_time_zone_new_utc();
    g_autoptr(GDateTime) time =
        g_date_time_new(used_zone, year, month, day, hour, minute, MIN(second, 59));
    return time ? format_time(time) : g_steal_pointer(&date);
}

typedef struct {
    int number;     /* -1: a word */
    int digits;     /* of the number */
    char word[32];  /* folded; cut */
    char separator; /* the character behind */
} Token;

static gsize tokenize(const char *text, Token *tokens)
{
    g_autofree char *head = g_strndup(text, MAX_BYTES);
    g_autofree char *valid = g_utf8_make_valid(head, -1);
    g_autofree char *lower = g_utf8_strdown(valid, -1);
    gsize count = 0;
    for (const char *p = lower; *p != '\0' && count < MAX_TOKENS;) {
        const char *start = p;
        Token token = {.number = -1};
        if (g_ascii_isdigit(*p)) {
            while (g_ascii_isdigit(*p))
                p++;
            token.digits = (int)(p - start);
            token.number = token.digits <= 4 ? (int)g_ascii_strtoull(start, NULL, 10) : 0;
        } else if (g_unichar_isalpha(g_utf8_get_char(p))) {
            while (*p != '\0' && g_unichar_isalpha(g_utf8_get_char(p)))
                p = g_utf8_next_char(p);
            (void)g_strlcpy(token.word, start, MIN(sizeof token.word, (gsize)(p - start) + 1));
        } else {
            p = g_utf8_next_char(p);
            continue;
        }
        token.separator = *p;
        tokens[count++] = token;
    }
    return count;
}

static int month_of(const Token *token, const Phrases *phrases)
{
    if (token->number >= 0)
        return 0;
    static const PhraseList lists[] = {PHRASES_MONTH, PHRASES_MONTH_CUT};
    for (gsize l = 0; phrases != NULL && l < G_N_ELEMENTS(lists); l++) {
        const char *const *names = phrases_list(phrases, lists[l]);
        for (int i = 0; i < 12 && names[i] != NULL; i++)
            if (strcmp(names[i], token->word) == 0)
                return i + 1;
    }
    if (strlen(token->word) < 3)
        return 0;
    static const char *const full[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};
    for (int i = 0; i < 12; i++)
        if (strcmp(token->word, english_months[i]) == 0 || strcmp(token->word, full[i]) == 0 ||
            (i == 8 && strcmp(token->word, "sept") == 0))
            return i + 1;
    return 0;
}

static gboolean is_ordinal_ending(const Token *token)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "de", "er", "del", "of", NULL};
    return token->number < 0 && g_strv_contains(endings, token->word);
}

static gboolean is_day(const Token *token)
{
    return token->number >= 1 && token->number <= 31 && token->digits <= 2;
}

static gboolean is_year(const Token *token)
{
    return token->digits == 4 && token->number >= FIRST_YEAR && token->number <= LAST_YEAR;
}

/* The token behind i, past "th", "de" and the like. */
static gsize after(const Token *tokens, gsize count, gsize i)
{
    for (i++; i < count && is_ordinal_ending(&tokens[i]);)
        i++;
    return i;
}

/* "24 March 2024" or "March 24, 2024" around the month at i. */
static char *around_month(const Token *tokens, gsize count, gsize i, int month)
{
    gsize next = after(tokens, count, i);
    gsize before = i;
    while (before > 0 && is_ordinal_ending(&tokens[before - 1]))
        before--;
    if (before > 0 && is_day(&tokens[before - 1]) && next < count && is_year(&tokens[next]))
        return format_day(tokens[next].number, month, tokens[before - 1].number);
    gsize last = next < count ? after(tokens, count, next) : count;
    if (last < count && is_day(&tokens[next]) && is_year(&tokens[last]))
        return format_day(tokens[last].number, month, tokens[next].number);
    return NULL;
}

/* "24.03.2024", or with slashes where one number cannot be a month. */
static char *numeric(const Token *tokens, gsize i)
{
    const Token *day = &tokens[i];
    const Token *month = &tokens[i + 1];
    const Token *year = &tokens[i + 2];
    if (!is_day(day) || !is_day(month) || !is_year(year) || day->separator != month->separator)
        return NULL;
    if (day->separator == '.')
        return format_day(year->number, month->number, day->number);
    if (day->separator != '/' || (day->number <= 12 && month->number <= 12))
        return NULL;
    return month->number <= 12 ? format_day(year->number, month->number, day->number)
                               : format_day(year->number, day->number, month->number);
}

/* A time and zone behind an RFC 5322 date: "06:00:00 GMT", "06:00 +0300". */
static char *with_time(const char *text, const char *date)
{
    const char *colon = strchr(text, ':');
    if (colon == NULL || colon - text < 2)
        return NULL;
    const char *start = colon - 1;
    while (start > text && g_ascii_isdigit(start[-1]))
        start--;
    char zone[8] = "";
    int hour = 0;
    int minute = 0;
    int second = 0;
    int used = 0;
    if (sscanf(start, "%2d:%2d%n:%2d%n", &hour, &minute, &used, &second, &used) < 2)
        return NULL;
    if (sscanf(start + used, " %7[A-Za-z0-9+-]", zone) != 1)
        return NULL;
    const char *offset = *zone == '+' || *zone == '-' ? zone : "Z";
    if (*offset == 'Z' && strcmp(zone, "GMT") != 0 && strcmp(zone, "UTC") != 0 &&
        strcmp(zone, "Z") != 0)
        return NULL;
    g_autofree char *iso =
        g_strdup_printf("%sT%02d:%02d:%02d%s", date, hour, minute, second, offset);
    return parse_iso(iso);
}

char *date_parse(const char *text, const Phrases *phrases, gboolean whole)
{
    while (g_ascii_isspace(*text))
        text++;
    char *iso = parse_iso(text);
    if (iso != NULL)
        return iso;
    Token tokens[MAX_TOKENS];
    gsize count = tokenize(text, tokens);
    g_autofree char *date = NULL;
    for (gsize i = 0; i < count && date == NULL; i++) {
        int month = month_of(&tokens[i], phrases);
        if (month > 0)
            date = around_month(tokens, count, i, month);
        else if (i + 2 < count)
            date = numeric(tokens, i);
    }
    char *timed = date != NULL && whole ? with_time(text, date) : NULL;
    return timed ? timed : g_steal_pointer(&date);
}
