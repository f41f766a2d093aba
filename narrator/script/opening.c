/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/opening.h"

#include <string.h>

#include "script/language.h"

const char *const opening_names[] = {"title", "authors", "date", "publication", "edition", NULL};

/* "Anna Berg, Carl Dent and Eva Fox" */
static char *join_authors(const OpeningFacts *facts)
{
    char **authors = facts->article->authors;
    guint n = g_strv_length(authors);
    if (n == 0 || facts->has_byline)
        return NULL;
    const char *and = language_term(facts->language, "and");
    GString *joined = g_string_new(authors[0]);
    for (guint i = 1; i < n; i++) {
        if (i + 1 < n || and == NULL)
            g_string_append_printf(joined, ", %s", authors[i]);
        else
            g_string_append_printf(joined, " %s %s", and, authors[i]);
    }
    return g_string_free(joined, FALSE);
}

static void replace(GString *text, const char *what, const char *with)
{
    char *at = strstr(text->str, what);
    if (at == NULL)
        return;
    gssize position = at - text->str;
    g_string_erase(text, position, (gssize)strlen(what));
    g_string_insert(text, position, with);
}

/* Of the fields of an ISO date, which may begin with zeros. */
static guint number_at(const char *digits)
{
    return (guint)g_ascii_strtoull(digits, NULL, 10);
}

/* The article's day in the language's order: its term "date-format", "{day} {month} {year}". */
static char *format_date(const OpeningFacts *facts)
{
    const char *date = facts->article->date;
    const char *format = language_term(facts->language, "date-format");
    if (date == NULL || facts->has_dateline || strlen(date) < 10)
        return NULL;
    const char *month = language_month(facts->language, (guint)number_at(date + 5));
    if (format == NULL || month == NULL)
        return g_strndup(date, 10);
    g_autofree char *day = g_strdup_printf("%u", number_at(date + 8));
    g_autofree char *year = g_strdup_printf("%u", number_at(date));
    GString *written = g_string_new(format);
    replace(written, "{day}", day);
    replace(written, "{month}", month);
    replace(written, "{year}", year);
    return g_string_free(written, FALSE);
}

/* The value of a placeholder, owned by the caller; NULL where there is none. */
static char *value_of(const char *name, gsize length, const OpeningFacts *facts)
{
    const struct {
        const char *name;
        const char *value;
    } plain[] = {{"title", facts->article->title},
                 {"edition", facts->edition},
                 {"publication", facts->article->publication}};
    for (gsize i = 0; i < G_N_ELEMENTS(plain); i++)
        if (strlen(plain[i].name) == length && memcmp(plain[i].name, name, length) == 0)
            return g_strdup(plain[i].value);
    if (length == 7 && memcmp(name, "authors", 7) == 0)
        return join_authors(facts);
    if (length == 4 && memcmp(name, "date", 4) == 0)
        return format_date(facts);
    return NULL;
}

static char *fill(const char *line, const OpeningFacts *facts)
{
    g_autoptr(GString) filled = g_string_new(NULL);
    for (const char *c = line; *c != '\0';) {
        const char *close = *c == '{' ? strchr(c, '}') : NULL;
        if (close == NULL) {
            g_string_append_c(filled, *c++);
            continue;
        }
        g_autofree char *value = value_of(c + 1, (gsize)(close - c - 1), facts);
        if (value == NULL || *value == '\0')
            return NULL;
        g_string_append(filled, value);
        c = close + 1;
    }
    return g_strdup(filled->str);
}

char *opening_unknown_name(const char *template)
{
    for (const char *c = template; c != NULL && (c = strchr(c, '{')) != NULL; c++) {
        const char *close = strchr(c, '}');
        if (close == NULL)
            return NULL;
        g_autofree char *name = g_strndup(c + 1, (gsize)(close - c - 1));
        if (!g_strv_contains(opening_names, name))
            return g_steal_pointer(&name);
    }
    return NULL;
}

char **opening_lines(const char *template, const OpeningFacts *facts)
{
    GPtrArray *lines = g_ptr_array_new();
    g_auto(GStrv) templates = g_strsplit(template != NULL ? template : "", "\n", -1);
    for (guint i = 0; templates[i] != NULL; i++) {
        g_autofree char *line = fill(g_strstrip(templates[i]), facts);
        if (line != NULL && *line != '\0')
            g_ptr_array_add(lines, g_steal_pointer(&line));
    }
    g_ptr_array_add(lines, NULL);
    return (char **)g_ptr_array_free(lines, FALSE);
}
