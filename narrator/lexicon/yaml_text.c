/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/yaml_text.h"

#include <string.h>

/* Words that YAML readers take for something else than text; numbers too, but ours does not. */
static gboolean is_special(const char *text)
{
    static const char *const special[] = {"true", "false", "yes", "no", "on", "off",
                                          "null", "~",     "y",   "n",  NULL};
    g_autofree char *lower = g_ascii_strdown(text, -1);
    return g_strv_contains(special, lower);
}

static gboolean is_plain(const char *text, gboolean in_list)
{
    gsize length = strlen(text);
    if (length == 0 || strchr("-?:,[]{}#&*!|>'\"%@` ", *text) != NULL || text[length - 1] == ' ' ||
        text[length - 1] == ':' || is_special(text))
        return FALSE;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF)
            return FALSE;
        if (c == '#' || (c == ':' && (in_list || p[1] == ' ')))
            return FALSE;
        if (in_list && strchr(",[]{}?", (int)c) != NULL && c < 0x80)
            return FALSE;
    }
    return TRUE;
}

void yaml_text_append(GString *out, const char *text, gboolean in_list)
{
    if (is_plain(text, in_list)) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", (char)c);
        else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF)
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_unichar(out, c);
    }
    g_string_append_c(out, '"');
}
