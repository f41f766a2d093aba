/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/calendar: days, months and years as they are written, and dates said by the language's
 * templates ("date-day-month", "date-month-day", "date-month", "date-year" in its terms). */
#pragma once
#include "script/number.h"

/* More days than "17/18/19 juin" are a list, not a date. */
#define CALENDAR_MAX_DAYS 3

typedef struct {
    guint day;                              /* 0: none */
    guint more_days[CALENDAR_MAX_DAYS - 1]; /* of "17/18/19 juin" */
    guint last_day;                         /* of "4-8"; 0: no range */
    const char *joint;                      /* the term before it; NULL: "to" */
    guint month;
    gint64 year;
    gboolean of;       /* written "the 4th of July", or with "the" before it */
    guint year_digits; /* 0: no year; 2: as said, "ninety-eight" of the century */
} CalendarDate;

/* Each reads what begins at offset and returns its end, 0 where it is not there. */
gsize calendar_day(const Reading *reading, gsize at, CalendarDate *date);
gsize calendar_month(const Reading *reading, gsize at, CalendarDate *date);
gsize calendar_weekday(const Reading *reading, gsize at, guint *weekday);
/* "of ", "de " between a day and its month. */
gsize calendar_of(const Reading *reading, gsize at);
/* "-8" behind a day; at where there is none. */
gsize calendar_day_range(const Reading *reading, gsize at, CalendarDate *date);
/* " and 4", " to 4", ", 4 or 5" behind a day; at where there is none. */
gsize calendar_day_joined(const Reading *reading, gsize at, CalendarDate *date);
/* ", 2024" or " 2024" behind a date; at where there is none. */
gsize calendar_year_after(const Reading *reading, gsize at, CalendarDate *date);
/* Digits alone: "2024-03-24", "24/03/2024", "11/17/05", "01.10.2010", "2/22" behind a weekday. */
gsize calendar_numeric(const Reading *reading, CalendarDate *date);
/* Whether the text is the month's full name. */
gboolean calendar_is_name(const Reading *reading, gsize at, gsize end);

void calendar_speak_month(const Reading *reading, Spoken *spoken, guint month);
/* month_first: as it was written, which some languages keep. */
void calendar_speak(const Reading *reading, Spoken *spoken, const CalendarDate *date,
                    gboolean month_first);
