/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pronunciation, in any notation: what is taken must be canonical, and what is lowered must be
 * phonemes that can be read back. */
#include <stdlib.h>
#include <string.h>

#include "curation/respell.h"
#include "curation/sound_key.h"
#include "lexicon/arpabet.h"
#include "lexicon/ipa.h"
#include "lexicon/respelling.h"
#include "speech/ipa_espeak.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void check_lowered(const char *ipa)
{
    g_autofree char *lowered = ipa_espeak_lower(ipa, "en", UTTERANCE_S, NULL);
    if (lowered == NULL)
        return;
    g_autofree char *raised = ipa_espeak_raise(lowered, NULL);
    if (raised == NULL)
        abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size > 2000 || !g_utf8_validate_len((const char *)data, size, NULL))
        return 0;
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autofree char *ipa = ipa_canonical(text, NULL);
    if (ipa != NULL) {
        g_autofree char *again = ipa_canonical(ipa, NULL);
        if (again == NULL || strcmp(again, ipa) != 0)
            abort();
        check_lowered(ipa);
        g_autofree char *arpabet G_GNUC_UNUSED = arpabet_from_ipa(ipa);
    }
    check_lowered(text);
    g_autofree char *from_arpabet G_GNUC_UNUSED = arpabet_to_ipa(text, NULL);
    g_autofree char *respelled G_GNUC_UNUSED = respelling_to_ipa(text);
    g_autofree char *from_mnemonics G_GNUC_UNUSED = ipa_espeak_raise(text, NULL);
    g_autofree char *fault G_GNUC_UNUSED = respelling_fault(text);
    g_autofree char *syllables = respell(text);
    g_autofree char *back = syllables != NULL ? respelling_to_ipa(syllables) : NULL;
    if (syllables != NULL && (back == NULL || sound_key_distance(back, ipa) >= SOUND_KEY_FAR))
        abort();
    g_autofree char *key G_GNUC_UNUSED = sound_key(text, SOUND_KEY_STRESS | SOUND_KEY_WORDS);
    return 0;
}
