/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/lexicon_said.h"

#include <string.h>

#include "lexicon/arpabet.h"
#include "lexicon/value.h"
#include "speech/ipa_espeak.h"

typedef struct {
    const char *option, *value;
    LexiconKind kind;
} Given;

/* The option that is given; their number in *n. */
static Given find_given(const LexiconSaid *self, guint *n)
{
    const Given all[] = {
        {"say", self->say, LEXICON_SAY},
        {"ipa", self->ipa, LEXICON_IPA},
        {"arpabet", self->arpabet, LEXICON_IPA},
        {"espeak", self->espeak, LEXICON_IPA},
        {"letters", self->letters ? "true" : NULL, LEXICON_LETTERS},
        {"spell", self->spell, LEXICON_LETTERS},
        {"word", self->word ? "true" : NULL, LEXICON_WORD},
        {"language", self->language, LEXICON_LANGUAGE},
    };
    Given found = {NULL, NULL, LEXICON_SAY};
    *n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i].value != NULL) {
            found = all[i];
            (*n)++;
        }
    return found;
}

gboolean lexicon_said_is_given(const LexiconSaid *self)
{
    guint n;
    (void)find_given(self, &n);
    return n > 0;
}

/* Whether the voice can say it. */
static gboolean check(const Given *given, const char *value, const char *language, GError **error)
{
    if (strcmp(value, "true") == 0)
        return TRUE;
    LexiconKind kind = given->kind;
    g_autofree char *spoken = value_to_speak(&kind, NULL, value, error);
    if (spoken == NULL || kind != LEXICON_IPA)
        return spoken != NULL;
    g_autofree char *lowered = ipa_espeak_lower(spoken, language, UTTERANCE_BARE, error);
    return lowered != NULL;
}

gboolean lexicon_said_choose(const LexiconSaid *self, const char *language, LexiconChoice *choice,
                             GError **error)
{
    guint n;
    Given given = find_given(self, &n);
    if (n != 1) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "say how it is said%s: as it sounds, --say zuh-LEN-skee, or with --letters, "
                    "--word, --spell, --language, --ipa, --arpabet or --espeak",
                    n > 1 ? " in one way, not several" : "");
        return FALSE;
    }
    g_autofree char *value =
        strcmp(given.option, "arpabet") == 0  ? arpabet_to_ipa(given.value, error)
        : strcmp(given.option, "espeak") == 0 ? ipa_espeak_raise(given.value, error)
                                              : g_strdup(given.value);
    if (value == NULL || !check(&given, value, language, error))
        return FALSE;
    *choice = (LexiconChoice){given.kind, g_steal_pointer(&value)};
    return TRUE;
}
