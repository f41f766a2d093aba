/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/homographs.h"
#include "script/verbalize/verbalizers.h"

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const char *which = NULL;
    if (reading->record == NULL || reading->record->homograph == NULL)
        return 0;
    const char *ipa =
        homograph_decide(reading->record->homograph, reading->scan.text, reading->scan.end,
                         reading->at, reading->word.length, &which);
    if (ipa == NULL)
        return 0;
    spoken_ipa(spoken, reading->scan.text + reading->at, (gssize)reading->word.length, ipa);
    return reading->word.length;
}

const Verbalizer verbalize_homograph = {
    .name = "homograph",
    .class = TOKEN_WORD,
    .first = SCAN_LETTER,
    .speak = speak,
};
