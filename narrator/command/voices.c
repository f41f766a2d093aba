/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "command/commands.h"
#include "speech/engine.h"

typedef struct {
    gboolean names;
} VoicesOptions;

static const CommandOption options[] = {
    {"names", 0, COMMAND_FLAG, offsetof(VoicesOptions, names), NULL, "print the names alone"},
    {NULL, 0, 0, 0, NULL, NULL}};

static void print_json(const GPtrArray *voices)
{
    JsonWriter *json = json_writer_new(stdout);
    json_writer_begin_array(json, NULL);
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = g_ptr_array_index(voices, i);
        json_writer_begin_object(json, NULL);
        json_writer_text(json, "name", voice->name);
        json_writer_text(json, "engine", voice->engine);
        json_writer_text(json, "language", voice->language);
        json_writer_text(json, "summary", voice->summary);
        json_writer_text(json, "speaker", voice->speaker);
        json_writer_integer(json, "rate", voice->rate_wpm);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_finish(json);
}

static void print_table(const GPtrArray *voices)
{
    for (guint i = 0; i < voices->len; i++) {
        const Voice *voice = g_ptr_array_index(voices, i);
        (void)printf("%-16s %-8s %-6s %3d words a minute  %s\n", voice->name, voice->engine,
                     voice->language, voice->rate_wpm, voice->summary);
    }
    (void)printf("\nengines:\n");
    for (const SpeechEngine *const *engine = speech_engine_all(); *engine != NULL; engine++)
        (void)printf("%-16s %s\n", (*engine)->name, (*engine)->summary);
}

static int run(CommandContext *context)
{
    const VoicesOptions *own = context->options;
    g_auto(GStrv) names = voice_names(context->folder);
    if (*names == NULL)
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "no voices: narrator's data is not where it was installed; "
                        "NARRATOR_DATA may name its folder");
    g_autoptr(GPtrArray) voices = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    for (gsize i = 0; names[i] != NULL; i++) {
        if (own->names) {
            (void)puts(names[i]);
            continue;
        }
        Voice *voice = voice_load(names[i], context->folder, NULL, context->diagnostics);
        if (voice != NULL)
            g_ptr_array_add(voices, voice);
    }
    if (context->json)
        print_json(voices);
    else if (!own->names)
        print_table(voices);
    return command_outcome(context);
}

const Command voices_command = {
    .name = "voices",
    .summary = "engines and voices at hand",
    .details = "A voice is a file voices/NAME.yaml, of the edition or of those that ship with\n"
               "narrator: an engine with its settings.  narrator.yaml names one under 'voice'.",
    .options = options,
    .options_size = sizeof(VoicesOptions),
    .takes_json = TRUE,
    .run = run,
};
