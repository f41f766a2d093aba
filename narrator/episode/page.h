/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/page: what narrator's HTML pages share: head, style, escapes.  A page is one file that
 * loads nothing but the edition's own audio and pictures, and works from a folder without a
 * server. */
#pragma once
#include <glib.h>

typedef struct {
    const char *language; /* BCP 47 */
    const char *title;
    const char *description; /* NULL: none */
    const char *feed;        /* relative address of the feed, or NULL */
} PageHead;

/* Appends all up to and with <body>. */
void page_begin(GString *html, const PageHead *head);
/* Appends </body> and what follows; script is JavaScript or NULL. */
void page_end(GString *html, const char *script);
/* Appends text, escaped for content and for attributes in double quotes. */
void page_append_text(GString *html, const char *text, gsize length);
/* http or https, the only kinds that are linked to. */
gboolean page_is_web_address(const char *url);
/* "A", "A and B", "A, B and C".  The caller frees it. */
char *page_names(char *const *names);
/* A date (ISO 8601, day or time in UTC) as people read it in English, "24 March 2024", in a <time>
 * element; the text itself, escaped, where it is no date. */
void page_append_date(GString *html, const char *date);
/* "4 min", "1 h 5 min", "40 s": rounded, for people. */
void page_append_duration(GString *html, guint64 ms);
