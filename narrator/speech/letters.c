/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech/letters.h"

#include <string.h>

typedef struct {
    const char *onset;  /* before the stress */
    const char *rest;   /* the vowel and what follows */
    const char *plural; /* what an s sounds like after it */
} LetterName;

static const LetterName letter_names[26] = {
    {"", "eI", "z"},   {"b", "i:", "z"},  {"s", "i:", "z"},       {"d", "i:", "z"},
    {"", "i:", "z"},   {"", "Ef", "s"},   {"dZ", "i:", "z"},      {"", "eItS", "Iz"},
    {"", "aI", "z"},   {"dZ", "eI", "z"}, {"k", "eI", "z"},       {"", "El", "z"},
    {"", "Em", "z"},   {"", "En", "z"},   {"", "oU", "z"},        {"p", "i:", "z"},
    {"kj", "u:", "z"}, {"", "A@", "z"},   {"", "Es", "Iz"},       {"t", "i:", "z"},
    {"j", "u:", "z"},  {"v", "i:", "z"},  {"d", "Vb@Lj|u:", "z"}, {"", "Eks", "Iz"},
    {"w", "aI", "z"},  {"z", "Ed", "z"},
};
static const LetterName american_z = {"z", "i:", "z"};

static const LetterName digit_names[10] = {
    {"z", "i@3roU", "z"}, {"w", "Vn", "z"},  {"t", "u:", "z"},   {"Tr", "i:", "z"},
    {"f", "O@", "z"},     {"f", "aIv", "z"}, {"s", "Iks", "Iz"}, {"s", "Ev@n", "z"},
    {"", "eIt", "s"},     {"n", "aIn", "z"},
};

static const LetterName *find_name(char c, gboolean american)
{
    if (american && (c == 'z' || c == 'Z'))
        return &american_z;
    if (g_ascii_isalpha(c))
        return &letter_names[g_ascii_tolower(c) - 'a'];
    return g_ascii_isdigit(c) ? &digit_names[c - '0'] : NULL;
}

char *letters_to_mnemonics(const char *letters, const char *language, UtteranceEnding ending)
{
    if (g_ascii_strncasecmp(language, "en", 2) != 0)
        return NULL;
    gboolean american = g_ascii_strcasecmp(language, "en-US") == 0;
    const char *last = letters + strlen(letters);
    while (last > letters && last[-1] == ' ')
        last--;
    g_autoptr(GString) out = g_string_new(NULL);
    const LetterName *name = NULL;
    for (const char *p = letters; p < last; p++) {
        if (*p == ' ')
            continue;
        name = find_name(*p, american);
        if (name == NULL)
            return NULL;
        g_string_append_printf(out, "%s%s%c%s", out->len ? "|" : "", name->onset,
                               p + 1 == last ? '\'' : ',', name->rest);
    }
    if (name == NULL)
        return NULL;
    if (ending == UTTERANCE_S)
        g_string_append_printf(out, "|%s", name->plural);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
