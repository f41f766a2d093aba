/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/entry.h"

#include <string.h>

#include "script/numbers.h"

/* "U N", or letters with words between: "M I five". */
static void speak_letters(Spoken *spoken, const char *value)
{
    for (const char *c = value; *c != '\0'; c++)
        if (g_ascii_islower(*c) && strchr(value, ' ') != NULL) {
            spoken_say(spoken, value);
            return;
        }
    spoken_letters(spoken, value, -1);
}

/* A word never goes out in capitals: "Nato". */
static char *as_word(const char *value)
{
    for (const char *c = value; *c != '\0'; c++)
        if (g_ascii_islower(*c))
            return g_strdup(value);
    const char *rest = g_utf8_next_char(value);
    g_autofree char *lowered = g_utf8_strdown(rest, -1);
    return g_strdup_printf("%.*s%s", (int)(rest - value), value, lowered);
}

/* "Opec+" has its sign in words, for engines that do not take the IPA. */
static char *with_signs(const Language *language, char *word)
{
    if (strpbrk(word, "+&") == NULL)
        return word;
    GString *said = g_string_new(NULL);
    for (const char *c = word; *c != '\0'; c++) {
        const char *sign =
            *c == '+' || *c == '&' ? language_sense(language, c, 1, SENSE_SIGN) : NULL;
        if (sign != NULL)
            g_string_append_printf(said, " %s ", sign);
        else
            g_string_append_c(said, *c);
    }
    g_free(word);
    return g_strchomp(g_string_free(said, FALSE));
}

/* How one piece of a name is said in words: the saint of "St. Kitts", the number of "Ligue 1"; NULL
 * as it is. */
static const char *piece_said(const Language *language, const char *piece, gboolean last)
{
    gsize length = strlen(piece);
    gint64 value;
    if (length > 0 && strspn(piece, "0123456789") == length && numbers_value(piece, length, &value))
        return numbers_words(language, NUMBERS_CARDINAL, value);
    length -= length > 0 && piece[length - 1] == '.' ? 1 : 0;
    return last ? NULL : language_sense(language, piece, length, SENSE_TITLE);
}

static char *in_words(const Language *language, char *word)
{
    if (strchr(word, ' ') == NULL)
        return word;
    g_auto(GStrv) pieces = g_strsplit(word, " ", -1);
    for (guint i = 0; pieces[i] != NULL; i++) {
        const char *said = piece_said(language, pieces[i], pieces[i + 1] == NULL);
        if (said == NULL)
            continue;
        g_free(pieces[i]);
        pieces[i] = g_strdup(said);
    }
    g_free(word);
    return g_strjoinv(" ", pieces);
}

void entry_speak(const Language *language, Spoken *spoken, const LexiconMatch *match,
                 const char *text)
{
    const LexiconEntry *entry = match->entry;
    gssize length = (gssize)match->length;
    gboolean has_value = entry->value != NULL && *entry->value != '\0';
    g_autofree char *named = with_signs(
        language, as_word(entry->kind == LEXICON_WORD && has_value ? entry->value : entry->write));
    g_autofree char *word = in_words(language, g_steal_pointer(&named));
    switch (entry->kind) {
    case LEXICON_SAY:
        spoken_words(spoken, entry->value, -1);
        break;
    case LEXICON_LETTERS:
        speak_letters(spoken, has_value ? entry->value : entry->write);
        break;
    case LEXICON_WORD:
        spoken_words(spoken, word, -1);
        break;
    case LEXICON_IPA:
        spoken_ipa(spoken, word, -1, entry->value);
        break;
    case LEXICON_LANGUAGE:
        spoken_language(spoken, text, length, entry->value);
        return;
    case LEXICON_KINDS:
        break;
    }
    spoken_ending(spoken, match->inflection);
}
