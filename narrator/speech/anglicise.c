/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech/anglicise.h"

#include <string.h>

/* Of Polish, Croatian, Serbian and Romanian; ł only where a word begins with it, as English says
 * "Walesa" with an l. */
static const struct {
    const char *letter, *like;
} rows[] = {
    {"ć", "č"},  {"Ć", "Č"},  {"ś", "š"},  {"Ś", "Š"},  {"ź", "ž"},
    {"Ź", "Ž"},  {"ż", "ž"},  {"Ż", "Ž"},  {"ș", "š"},  {"Ș", "Š"},
    {"ț", "ts"}, {"Ț", "Ts"}, {"ţ", "ts"}, {"Ţ", "Ts"}, {"Ł", "W"},
};

static gboolean is_word_char(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

static gboolean ends_in_vic(const GString *out)
{
    return out->len >= strlen("Xovic") && g_ascii_isalpha(out->str[out->len - strlen("Xovic")]) &&
           (g_str_has_suffix(out->str, "ovic") || g_str_has_suffix(out->str, "evic"));
}

/* What the last letters of a word, which out ends in, want: a mark that was left out, or an "ár"
 * that the voices would not say as two syllables. */
static void end_word(GString *out)
{
    if (ends_in_vic(out)) {
        g_string_append_c(out, 'h');
    } else if (g_str_has_suffix(out->str, "ár")) {
        g_string_truncate(out, out->len - strlen("ár"));
        g_string_append(out, "arr");
    }
}

char *anglicise(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p != '\0';) {
        const char *next = g_utf8_next_char(p);
        const char *like = NULL;
        for (gsize i = 0; i < G_N_ELEMENTS(rows) && (guchar)*p >= 0x80 && like == NULL; i++)
            if (strncmp(rows[i].letter, p, (gsize)(next - p)) == 0)
                like = rows[i].like;
        if (like != NULL)
            g_string_append(out, like);
        else
            g_string_append_len(out, p, next - p);
        p = next;
        if ((p[-1] == 'c' || p[-1] == 'r') && !is_word_char(p))
            end_word(out);
    }
    return g_string_free(out, FALSE);
}
