/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech/engine.h"

#include <string.h>

#include "speech/espeak.h"
#include "speech/tone.h"

static const SpeechEngine *const engines[] = {&espeak_engine, &tone_engine, NULL};

const SpeechEngine *const *speech_engine_all(void)
{
    return engines;
}

const SpeechEngine *speech_engine_find(const char *name)
{
    for (const SpeechEngine *const *engine = engines; *engine != NULL; engine++)
        if (strcmp((*engine)->name, name) == 0)
            return *engine;
    return NULL;
}

static void clear_complaint(gpointer data)
{
    g_free(((SpeechComplaint *)data)->message);
}

GArray *speech_complaints_new(void)
{
    GArray *complaints = g_array_new(FALSE, FALSE, sizeof(SpeechComplaint));
    g_array_set_clear_func(complaints, clear_complaint);
    return complaints;
}
