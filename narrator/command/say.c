/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/interrupt.h"
#include "base/publish.h"
#include "command/commands.h"
#include "command/pipeline.h"
#include "command/say_word.h"
#include "episode/assembly.h"
#include "episode/pool.h"

#define LIMIT_SECONDS 60
/* Text on standard input. */
#define MAX_TEXT_BYTES (1024 * 1024)

typedef struct {
    char *output, *voice, *word;
    LexiconSaid said;
} SayOptions;

#define SAID(member) offsetof(SayOptions, said.member)

static const CommandOption options[] = {
    {"output", 'o', COMMAND_FILE, offsetof(SayOptions, output), "FILE",
     "write a .wav, .flac or .mp3 instead of playing"},
    {"voice", 0, COMMAND_TEXT, offsetof(SayOptions, voice), "NAME",
     "a voice (default: the edition's)"},
    {"word", 0, COMMAND_TEXT, offsetof(SayOptions, word), "WORD",
     "a word alone, then in TEXT or an article"},
    {"say", 0, COMMAND_TEXT, SAID(say), "TEXT", "the word: as other words, or 'zuh-LEN-skee'"},
    {"ipa", 0, COMMAND_TEXT, SAID(ipa), "IPA", "the word: as dictionaries print it"},
    {"letters", 0, COMMAND_FLAG, SAID(letters), NULL, "the word: letter by letter"},
    {"spell", 0, COMMAND_TEXT, SAID(spell), "LETTERS", "the word: these letters: 'M E E'"},
    {"arpabet", 0, COMMAND_TEXT, SAID(arpabet), "SOUNDS", "the word: as CMUdict has it"},
    {"espeak", 0, COMMAND_TEXT, SAID(espeak), "PHONEMES", "the word: as espeak-ng -x prints it"},
    {"language", 0, COMMAND_TEXT, SAID(language), "TAG",
     "the word: by the rules of 'fr', 'pl' ..."},
    {NULL, 0, 0, 0, NULL, NULL}};

/* Programs that play a WAV file, the usual ones first. */
static const char *const players[][4] = {
    {"pw-play", NULL},
    {"paplay", NULL},
    {"aplay", "-q", NULL},
    {"play", "-q", NULL},
    {"mpv", "--really-quiet", NULL},
    {"ffplay", "-nodisp", "-autoexit", NULL},
};

typedef struct {
    const Plan *plan;
    Speaker *speaker;
    const Store *store;
    GError *error;
} Saying;

typedef struct {
    Saying *saying;
    const PlanSegment *segment; /* NULL: the voice's gain */
} SayJob;

static gboolean work(gpointer data, GError **error)
{
    const SayJob *job = data;
    const Saying *saying = job->saying;
    if (job->segment == NULL)
        return speaker_measure_gain(saying->speaker, saying->store, error);
    g_autofree char *lowered = plan_lower(saying->plan, job->segment, NULL);
    return speaker_speak(saying->speaker, saying->store, lowered, job->segment->words, error);
}

static void done(gpointer data, const GError *error)
{
    const SayJob *job = data;
    if (error != NULL && job->saying->error == NULL)
        job->saying->error = g_error_copy(error);
}

static gboolean run_job(Saying *saying, const PlanSegment *segment)
{
    g_autoptr(Pool) pool = pool_new(1, LIMIT_SECONDS);
    SayJob job = {saying, segment};
    PoolJob pool_job = {work, done, &job};
    return pool_submit(pool, &pool_job) && pool_drain(pool) && saying->error == NULL;
}

/* Speaks all segments into the store; FALSE with saying->error, or without where interrupted. */
static gboolean speak(Saying *saying, const Script *script, Diagnostics *diagnostics, Plan **plan)
{
    if (!run_job(saying, NULL))
        return FALSE;
    (void)speaker_calibrate(saying->speaker, saying->store);
    *plan = plan_new(script, saying->speaker, diagnostics);
    saying->plan = *plan;
    for (guint i = 0; i < (*plan)->segments->len; i++)
        if (!run_job(saying, &g_array_index((*plan)->segments, PlanSegment, i)))
            return FALSE;
    return TRUE;
}

static gboolean write_audio(const Saying *saying, const char *path, GError **error)
{
    AssemblyFrame frame = {NULL, NULL, 0};
    g_autoptr(Assembly) assembly = assembly_new(saying->plan, saying->store, &frame, error);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(PublishedFile) file = assembly ? publish_begin(folder, error) : NULL;
    if (file == NULL)
        return FALSE;
    const char *format = strrchr(path, '.') + 1;
    MasterTags tags = {NULL, NULL, NULL, NULL};
    gboolean fine = saying->speaker->settings.format == SEGMENT_MP3
                        ? assembly_write_mp3(assembly, file, error)
                        : assembly_write_master(assembly, file, format, &tags, error);
    return fine && publish_commit(g_steal_pointer(&file), name, TRUE, error);
}

/* Waits for the player, and ends it when interrupted. */
static gboolean run_player(char **arguments, GError **error)
{
    GPid player;
    int status = 0;
    if (!g_spawn_async(NULL, arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                       NULL, &player, error))
        return FALSE;
    while (waitpid(player, &status, 0) < 0 && errno == EINTR)
        if (interrupt_requested())
            (void)kill(player, SIGTERM);
    return g_spawn_check_wait_status(status, error);
}

static gboolean play(const char *path, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(players); i++) {
        g_autofree char *program = g_find_program_in_path(players[i][0]);
        if (program == NULL)
            continue;
        g_autoptr(GPtrArray) arguments = g_ptr_array_new();
        for (gsize k = 0; k < G_N_ELEMENTS(players[i]) && players[i][k] != NULL; k++)
            g_ptr_array_add(arguments, (gpointer)players[i][k]);
        g_ptr_array_add(arguments, (gpointer)path);
        g_ptr_array_add(arguments, NULL);
        if (run_player((char **)arguments->pdata, error))
            return TRUE;
        g_prefix_error(error,
                       "'%s' cannot play it; write a file with -o FILE.wav: ", players[i][0]);
        return FALSE;
    }
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                "no program to play sound (pw-play, paplay, aplay, play, mpv, ffplay); "
                "write a file with -o FILE.wav");
    return FALSE;
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_folder(path);
        else
            (void)g_unlink(path);
    }
    (void)g_rmdir(folder);
}

/* Speaks by way of a store of its own in folder. */
static gboolean say_in(const char *folder, CommandContext *context, const Script *script,
                       Speaker *speaker, GError **error)
{
    const SayOptions *own = context->options;
    g_autoptr(Store) store = store_open(folder);
    Saying saying = {NULL, speaker, store, NULL};
    g_autoptr(Plan) plan = NULL;
    if (!speak(&saying, script, context->diagnostics, &plan)) {
        if (saying.error != NULL)
            g_propagate_error(error, saying.error);
        return FALSE;
    }
    if (plan->segments->len == 0) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "there is nothing to say in this text");
        return FALSE;
    }
    if (own->output != NULL)
        return write_audio(&saying, own->output, error);
    g_autofree char *path = g_build_filename(folder, "say.wav", NULL);
    return write_audio(&saying, path, error) && play(path, error);
}

/* NULL where there is too much of it. */
static char *read_text(const CommandContext *context)
{
    if (context->n_arguments > 0)
        return g_strjoinv(" ", context->arguments);
    g_autoptr(GString) text = g_string_new(NULL);
    char buffer[4096];
    gsize n;
    while (text->len <= MAX_TEXT_BYTES && (n = fread(buffer, 1, sizeof buffer, stdin)) > 0)
        g_string_append_len(text, buffer, (gssize)n);
    return text->len <= MAX_TEXT_BYTES ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}

static int choose_format(CommandContext *context, SegmentFormat *format)
{
    const SayOptions *own = context->options;
    *format = SEGMENT_PCM;
    if (own->output == NULL)
        return COMMAND_DONE;
    if (g_str_has_suffix(own->output, ".mp3"))
        *format = SEGMENT_MP3;
    else if (!g_str_has_suffix(own->output, ".wav") && !g_str_has_suffix(own->output, ".flac"))
        return command_usage(context, "-o takes a file that ends in .wav, .flac or .mp3, not '%s'",
                             own->output);
    return COMMAND_DONE;
}

static int run(CommandContext *context)
{
    const SayOptions *own = context->options;
    SegmentFormat format;
    int bad = choose_format(context, &format);
    if (bad != COMMAND_DONE)
        return bad;
    g_autoptr(Pipeline) pipeline = pipeline_open(context, PIPELINE_EDITION_OPTIONAL);
    g_autoptr(Speaker) speaker = pipeline ? pipeline_speaker(pipeline, own->voice, format) : NULL;
    if (speaker == NULL)
        return COMMAND_USAGE;
    const char *language = speaker->voice->language;
    const Language *data = pipeline_language(pipeline, language);
    const Lexicon *lexicon = pipeline_lexicon(pipeline, language);
    if (data == NULL || lexicon == NULL)
        return COMMAND_USAGE;
    g_autoptr(GError) error = NULL;
    gboolean wanted = own->word == NULL || context->n_arguments > 0;
    g_autofree char *given = wanted ? read_text(context) : NULL;
    if (wanted && given == NULL)
        return command_usage(context, "the text has more than %d kB", MAX_TEXT_BYTES / 1024);
    if ((given != NULL && !g_utf8_validate(given, -1, NULL)) ||
        (own->word != NULL && !g_utf8_validate(own->word, -1, NULL)))
        return command_usage(context, "the text is not UTF-8");
    if (own->word == NULL && lexicon_said_is_given(&own->said))
        return command_usage(context, "name the word with --word");
    g_autofree char *in_sentence = NULL;
    if (own->word != NULL) {
        in_sentence = say_word_text(pipeline, language, own->word, &own->said, given, &error);
        if (in_sentence == NULL)
            return command_usage(context, "%s", error->message);
    }
    g_autoptr(Script) script =
        script_new_for_text(in_sentence != NULL ? in_sentence : given, lexicon, data);
    interrupt_install();
    g_autofree char *folder = g_dir_make_tmp("narrator-XXXXXX", &error);
    gboolean said = folder != NULL && say_in(folder, context, script, speaker, &error);
    if (folder != NULL)
        remove_folder(folder);
    if (interrupt_requested())
        return COMMAND_INTERRUPTED;
    if (!said)
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
    return command_outcome(context);
}

const Command say_command = {
    .name = "say",
    .arguments = "[TEXT...]",
    .summary = "hear a text, or write it to a file",
    .details =
        "Reads standard input where there is no TEXT.  The text is said as an article's\n"
        "paragraph would be, with the edition's pronunciations where there is an edition.\n\n"
        "With --word, a word is said alone and then in TEXT, or in a sentence of the\n"
        "edition's articles; --ipa, --say and so on say how, before an entry is written.",
    .options = options,
    .options_size = sizeof(SayOptions),
    .run = run,
};
