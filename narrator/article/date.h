/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/date: dates as articles, pages and feeds write them, as ISO 8601. */
#pragma once
#include "article/phrases.h"

/* "2024-03-24", or "2024-03-24T06:00:00Z" where a time with its zone stands there.  Reads ISO 8601,
 * RFC 5322 ("Sun, 24 Mar 2024 06:00:00 GMT"), "24 March 2024", "March 24, 2024", "24. März 2024",
 * "24.03.2024", "24/03/2024" where it cannot be read otherwise.  A time without a zone counts as
 * UTC where whole says that text is nothing but a date; else only the date is taken.  NULL where
 * there is none.  phrases may be NULL: then months are English.  The caller frees it. */
char *date_parse(const char *text, const Phrases *phrases, gboolean whole);
