/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/page.h"

#include <stdio.h>
#include <string.h>

/* One colour for all that can be pressed, one for what is heard; both keep a contrast of 4.5. */
static const char style[] =
    ":root{color-scheme:light dark;--paper:#fcfbf8;--ink:#1d1c1a;--quiet:#66625b;--line:#dedad1;"
    "--link:#0b5a86;--heard:#ffe28a;--panel:#f3f0e9}\n"
    "@media(prefers-color-scheme:dark){:root{--paper:#151617;--ink:#e4e2dc;--quiet:#a09c94;"
    "--line:#37383a;--link:#82c4ee;--heard:#6a5200;--panel:#1f2123}}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding:2rem 0 7rem}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);"
    "font:1.125rem/1.6 Charter,\"Bitstream Charter\",\"Iowan Old Style\",Georgia,serif;"
    "overflow-wrap:anywhere}\n"
    "a{color:var(--link);text-underline-offset:.15em}\n"
    "a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n"
    ".page{max-width:40rem;margin:0 auto;padding:1.5rem 1.25rem 8rem}\n"
    ".small,.masthead,.chapters,footer,cite,.transcript time{"
    "font:.875rem/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,sans-serif;"
    "font-variant-numeric:tabular-nums}\n"
    ".small,.masthead,footer,cite,.transcript time{color:var(--quiet)}\n"
    ".masthead{margin:0 0 2.5rem;padding-bottom:.75rem;border-bottom:1px solid var(--line)}\n"
    ".masthead a,.transcript time a{color:inherit;text-decoration:none}\n"
    ".masthead a:hover,.transcript time a:hover{text-decoration:underline}\n"
    "h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.5rem);line-height:1.15;margin:0 0 .75rem;"
    "text-wrap:balance}\n"
    "h2{font-size:1.375rem;line-height:1.25;margin:2.5rem 0 .75rem;text-wrap:balance}\n"
    "p{margin:0 0 1.1rem}\n"
    "audio{display:block;width:100%}\n"
    "footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line)}\n"
    "footer ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}\n"
    /* The list of episodes. */
    ".cover{display:block;width:9rem;height:9rem;border-radius:.5rem;margin:0 0 1.25rem}\n"
    ".episodes{list-style:none;margin:2rem 0 0;padding:0}\n"
    ".episodes>li{padding:1.5rem 0;border-top:1px solid var(--line)}\n"
    ".episodes h2{margin:0 0 .25rem}\n"
    ".episodes p{margin:0 0 .75rem}\n"
    ".episodes h2 a{color:inherit;text-decoration:none}\n"
    ".episodes h2 a:hover{color:var(--link);text-decoration:underline}\n"
    /* An episode. */
    ".player{position:fixed;z-index:1;inset:auto 0 0;background:var(--panel);"
    "border-top:1px solid var(--line);padding:.75rem 1.25rem;"
    "padding-bottom:max(.75rem,env(safe-area-inset-bottom))}\n"
    ".player audio{max-width:37.5rem;margin:0 auto}\n"
    ".chapters{margin:1.5rem 0 2rem;padding:.75rem 1rem;background:var(--panel);"
    "border-radius:.5rem}\n"
    ".chapters summary{cursor:pointer;font-weight:600}\n"
    ".chapters ol{list-style:none;margin:.5rem 0 0;padding:0}\n"
    ".chapters a{display:flex;gap:.75rem;padding:.25rem 0;text-decoration:none}\n"
    ".chapters a:hover span{text-decoration:underline}\n"
    ".chapters time{min-width:3.25em;text-align:right;color:var(--quiet)}\n"
    ".chapters [aria-current]{font-weight:600;color:var(--ink)}\n"
    ".transcript cite{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}\n"
    ".transcript .standfirst{font-size:1.25rem;line-height:1.45}\n"
    ".transcript .byline,.transcript .closing{color:var(--quiet)}\n"
    ".transcript blockquote{margin:0 0 1.1rem;padding-left:1.25rem;"
    "border-left:3px solid var(--line)}\n"
    ".transcript ol,.transcript ul{margin:0 0 1.1rem;padding-left:1.5rem}\n"
    ".transcript li,.transcript blockquote p{margin-bottom:.5rem}\n"
    ".transcript li p,.transcript blockquote p:last-child{margin:0}\n"
    ".transcript time{display:none}\n"
    ".transcript .title{font-size:1.5rem;font-weight:700}\n"
    "[data-t] span{cursor:pointer;border-radius:.15em}\n"
    "[data-t] span:hover{box-shadow:inset 0 -.1em var(--line)}\n"
    "[data-t] .heard{background:var(--heard);box-shadow:0 0 0 .12em var(--heard)}\n"
    "@media(min-width:64rem){.transcript{position:relative}\n"
    ".transcript "
    "time{display:block;position:absolute;right:100%;margin-right:1.5rem;line-height:1.8rem;"
    "white-space:nowrap}\n"
    ".transcript time:has(+h2){margin-top:1.45rem}}\n"
    "@media print{body{background:#fff;color:#000;font-size:11pt}.page{max-width:none;padding:0}\n"
    ".player,.chapters,.episodes audio,.transcript time{display:none}\n"
    "[data-t] .heard{background:none;box-shadow:none}a{color:inherit}}\n";

void page_append_text(GString *html, const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p++) {
        switch (*p) {
        case '&':
            g_string_append(html, "&amp;");
            break;
        case '<':
            g_string_append(html, "&lt;");
            break;
        case '>':
            g_string_append(html, "&gt;");
            break;
        case '"':
            g_string_append(html, "&quot;");
            break;
        default:
            g_string_append_c(html, *p);
        }
    }
}

/* An element's or attribute's text between two literal strings. */
static void append_between(GString *html, const char *before, const char *text, const char *after)
{
    g_string_append(html, before);
    page_append_text(html, text, strlen(text));
    g_string_append(html, after);
}

void page_begin(GString *html, const PageHead *head)
{
    append_between(html, "<!DOCTYPE html>\n<html lang=\"", head->language, "\">\n<head>\n");
    g_string_append(html, "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                          "content=\"width=device-width, initial-scale=1\">\n");
    append_between(html, "<title>", head->title, "</title>\n");
    if (head->description != NULL)
        append_between(html, "<meta name=\"description\" content=\"", head->description, "\">\n");
    g_string_append(html, "<meta name=\"generator\" content=\"narrator " NARRATOR_VERSION "\">\n");
    if (head->feed != NULL)
        append_between(html, "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"",
                       head->feed, "\">\n");
    g_string_append(html, "<style>\n");
    g_string_append(html, style);
    g_string_append(html, "</style>\n</head>\n<body>\n");
}

void page_end(GString *html, const char *script)
{
    if (script != NULL)
        g_string_append_printf(html, "<script>\n%s</script>\n", script);
    g_string_append(html, "</body>\n</html>\n");
}

gboolean page_is_web_address(const char *url)
{
    return g_str_has_prefix(url, "https://") || g_str_has_prefix(url, "http://");
}

char *page_names(char *const *names)
{
    GString *all = g_string_new(NULL);
    for (gsize i = 0; names[i] != NULL; i++)
        g_string_append_printf(all, "%s%s",
                               i == 0                 ? ""
                               : names[i + 1] == NULL ? " and "
                                                      : ", ",
                               names[i]);
    return g_string_free(all, FALSE);
}

void page_append_date(GString *html, const char *date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int year = 0;
    int month = 0;
    int day = 0;
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3 || month < 1 || month > 12) {
        page_append_text(html, date, strlen(date));
        return;
    }
    append_between(html, "<time datetime=\"", date, "\">");
    g_string_append_printf(html, "%d %s %d</time>", day, months[month - 1], year);
}

void page_append_duration(GString *html, guint64 ms)
{
    guint64 seconds = (ms + 500) / 1000;
    guint64 minutes = (seconds + 30) / 60;
    if (seconds < 60)
        g_string_append_printf(html, "%u s", (guint)seconds);
    else if (minutes < 60)
        g_string_append_printf(html, "%u min", (guint)minutes);
    else
        g_string_append_printf(html, "%u h %u min", (guint)(minutes / 60), (guint)(minutes % 60));
}
