/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/value.h"

#include <string.h>

#include "lexicon/arpabet.h"
#include "lexicon/ipa.h"
#include "lexicon/respelling.h"
#include "lexicon/spelling.h"

gboolean value_has_capital(const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isupper((guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

/* The letters of one word; more than one, and no small ones, make it capitals. */
static gboolean is_capitals(const char *word, const char *end)
{
    guint capitals = 0;
    for (const char *p = word; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_islower(c))
            return FALSE;
        capitals += g_unichar_isupper(c) ? 1 : 0;
    }
    return capitals > 1;
}

char *value_as_word(const char *spelling)
{
    GString *out = g_string_new(NULL);
    const char *end = spelling + strlen(spelling);
    for (const char *p = spelling; p < end;) {
        const char *word_end = spelling_word_end(p, end);
        gboolean capitals = is_capitals(p, word_end);
        const char *stop = word_end > p ? word_end : g_utf8_next_char(p);
        for (gboolean first = TRUE; p < stop; p = g_utf8_next_char(p), first = FALSE) {
            gunichar c = g_utf8_get_char(p);
            g_string_append_unichar(out, capitals && !first ? g_unichar_tolower(c) : c);
        }
    }
    return g_string_free(out, FALSE);
}

static gboolean is_language_tag(const char *text)
{
    gsize part = 0;
    gboolean first = TRUE;
    for (const char *p = text;; p++) {
        if (*p == '-' || *p == '\0') {
            if (part < (first ? 2 : 1) || part > (first ? 3 : 8))
                return FALSE;
            if (*p == '\0')
                return TRUE;
            part = 0;
            first = FALSE;
        } else if (first ? g_ascii_isalpha(*p) : g_ascii_isalnum(*p)) {
            part++;
        } else {
            return FALSE;
        }
    }
}

/* Words as text; syllables in capitals are lowered, or an engine would spell them. */
static char *say_as_text(const char *text, GError **error)
{
    g_autofree char *plain = spelling_normalize(text, strlen(text));
    for (const char *p = plain; *p != '\0'; p = g_utf8_next_char(p))
        if (spelling_is_word_char(g_utf8_get_char(p)))
            return value_as_word(plain);
    g_set_error(error, IPA_ERROR, IPA_ERROR_EMPTY, "'say' has no word in it");
    return NULL;
}

static gboolean has_small(const char *word, const char *end)
{
    for (const char *p = word; p < end; p = g_utf8_next_char(p))
        if (g_unichar_islower(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

/* "MI five" -> "M I five": letters with spaces between, words as they are. */
static char *letters_apart(const char *text, GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = text; *p != '\0';) {
        const char *end = p + strcspn(p, " ");
        gboolean word = has_small(p, end);
        for (const char *start = p; p < end; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            if (!word && !g_unichar_isalnum(c))
                continue;
            if (out->len > 0 && (!word || p == start))
                g_string_append_c(out, ' ');
            g_string_append_unichar(out, c);
        }
        p += *p == ' ' ? 1 : 0;
    }
    if (out->len > 0 || *text == '\0')
        return g_strdup(out->str);
    g_set_error(error, IPA_ERROR, IPA_ERROR_EMPTY, "'letters' has no letter in it");
    return NULL;
}

char *value_to_speak(LexiconKind *kind, const char *alphabet, const char *text, GError **error)
{
    switch (*kind) {
    case LEXICON_IPA:
        return alphabet != NULL ? arpabet_to_ipa(text, error) : ipa_canonical(text, error);
    case LEXICON_LANGUAGE:
        if (is_language_tag(text))
            return g_strdup(text);
        g_set_error(error, IPA_ERROR, IPA_ERROR_SYMBOL,
                    "'%s' is not a language tag like 'fr' or 'pt-BR'", text);
        return NULL;
    case LEXICON_LETTERS:
        return letters_apart(text, error);
    case LEXICON_SAY: {
        char *ipa = respelling_to_ipa(text);
        if (ipa == NULL)
            return say_as_text(text, error);
        *kind = LEXICON_IPA;
        return ipa;
    }
    default:
        return g_strdup(text);
    }
}
