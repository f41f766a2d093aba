/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of lint.h that looks at one entry by itself. */
#include <string.h>

#include "curation/acronym.h"
#include "curation/lint.h"
#include "lexicon/ipa.h"
#include "lexicon/respelling.h"

/* Each word of a pronunciation by itself. */
static void check_stress(const Lint *self, const LexiconEntry *entry)
{
    g_auto(GStrv) words = g_strsplit_set(entry->value, " ", -1);
    gboolean any_primary = strstr(entry->value, "ˈ") != NULL;
    IpaShape whole = ipa_shape(entry->value);
    if (whole.vowels == 0)
        lint_report(self, entry, DIAGNOSTIC_ERROR,
                    "the pronunciation '%s' of '%s' has no vowel: it cannot be said", entry->value,
                    entry->write);
    else if (!any_primary && whole.vowels > 1)
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "the pronunciation '%s' of '%s' has no main stress; put ˈ before the loudest "
                    "syllable",
                    entry->value, entry->write);
    for (guint i = 0; words[i] != NULL; i++) {
        IpaShape shape = ipa_shape(words[i]);
        if (shape.primary > 1)
            lint_report(self, entry, DIAGNOSTIC_WARNING,
                        "'%s' of '%s' has %u main stresses (ˈ); a word has one, the others may be "
                        "ˌ",
                        words[i], entry->write, shape.primary);
    }
}

static void check_lookalike(const Lint *self, const LexiconEntry *entry)
{
    gunichar found;
    const char *proper;
    if (entry->given_kind != LEXICON_IPA || !ipa_find_lookalike(entry->given, &found, &proper))
        return;
    char sign[8] = "";
    sign[g_unichar_to_utf8(found, sign)] = '\0';
    lint_report(self, entry, DIAGNOSTIC_WARNING,
                "'%s' in the pronunciation of '%s' is a letter of another alphabet that looks like "
                "'%s'; it is read as that",
                sign, entry->write, proper);
}

static void check_ipa(const Lint *self, const LexiconEntry *entry)
{
    if (entry->kind != LEXICON_IPA)
        return;
    check_lookalike(self, entry);
    check_stress(self, entry);
}

static void check_letters(const Lint *self, const LexiconEntry *entry)
{
    if (entry->kind == LEXICON_LETTERS && entry->details->note == NULL &&
        acronym_is_pronounceable(entry->write))
        lint_report(self, entry, DIAGNOSTIC_NOTE,
                    "'%s' is spelled letter by letter but could be said as a word; if that is "
                    "right, say so in a note",
                    entry->write);
}

/* Words that headlines may mean as capitals, so that the language's list does not have them. */
static gboolean is_small_word(const char *text)
{
    static const char *const words[] = {"a",  "am", "an",  "as",  "at",  "be", "by", "do",
                                        "go", "he", "i",   "if",  "in",  "is", "it", "me",
                                        "my", "no", "of",  "on",  "or",  "so", "to", "up",
                                        "us", "we", "all", "are", "who", NULL};
    return g_strv_contains(words, text);
}

static gboolean is_common(const Lint *self, const char *text, gsize length)
{
    return is_small_word(text) ||
           language_in_list(self->reading.language, text, length, LIST_HEADLINE);
}

static gboolean first_is_capital(const char *write)
{
    const char *rest = g_utf8_next_char(write);
    if (!g_unichar_isupper(g_utf8_get_char(write)))
        return FALSE;
    for (; *rest != '\0'; rest = g_utf8_next_char(rest))
        if (!g_unichar_islower(g_utf8_get_char(rest)))
            return FALSE;
    return TRUE;
}

/* "us" in any case, "Will" where it begins a sentence. */
static void check_common_word(const Lint *self, const LexiconEntry *entry)
{
    if (lexicon_entry_has_context(entry))
        return;
    g_autofree char *lower = g_utf8_strdown(entry->write, -1);
    gsize length = strlen(lower);
    gboolean small = strcmp(lower, entry->write) == 0;
    if (entry->letter_case == LEXICON_CASE_ANY && !small && is_common(self, lower, length))
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "'%s' in any case is also the word '%s'; write 'case: exact', or say with "
                    "'before', 'after' or 'near' where it applies",
                    entry->write, lower);
    else if (small && entry->sense == NULL && entry->details->note == NULL &&
             is_common(self, lower, length))
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "'%s' is a common word, and this entry changes it everywhere; say with "
                    "'before', 'after' or 'near' where it applies, or in a note why everywhere",
                    entry->write);
    else if (first_is_capital(entry->write) && is_common(self, lower, length))
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "'%s' is also the word '%s' where that begins a sentence; say with 'before', "
                    "'after' or 'near' where the entry applies",
                    entry->write, lower);
    g_autofree char *plural = g_strconcat(lower, "s", NULL);
    if (!entry->uninflected && (first_is_capital(entry->write) || small) &&
        !is_common(self, lower, length) && is_common(self, plural, length + 1))
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "the plural of '%s' would be the word '%s'; add 'inflect: false'", entry->write,
                    plural);
}

/* "oh-DRIS-kole": meant as a respelling, and read as words. */
static void check_respelling(const Lint *self, const LexiconEntry *entry)
{
    if (entry->kind != LEXICON_SAY)
        return;
    g_autofree char *syllable = respelling_fault(entry->given);
    if (syllable != NULL)
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "'%s' looks like a respelling, but its syllable '%s' is not made of the "
                    "letters for sounds, so that it is read as words",
                    entry->given, syllable);
}

static void check_status(const Lint *self, const LexiconEntry *entry)
{
    if (entry->status == LEXICON_PROPOSED && entry->spelling == 0)
        lint_report(self, entry, DIAGNOSTIC_NOTE,
                    "'%s' is only proposed and not used; approve it by removing 'status: proposed'",
                    entry->write);
}

void lint_entry_run(const Lint *self, const LexiconEntry *entry)
{
    static void (*const checks[])(const Lint *, const LexiconEntry *) = {
        check_ipa, check_respelling, check_letters, check_common_word, check_status};
    for (gsize i = 0; i < G_N_ELEMENTS(checks); i++)
        checks[i](self, entry);
}
