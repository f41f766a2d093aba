/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "audio/master.h"
#include "base/interrupt.h"
#include "base/json_writer.h"
#include "base/publish.h"
#include "command/commands.h"
#include "command/narration.h"
#include "command/publication.h"

#define DEFAULT_LIMIT_SECONDS 60
/* Children beside those that keep the cores busy: they begin while others end. */
#define SPARE_CHILDREN 1

typedef struct {
    int jobs;
    int limit_seconds;
    gboolean force, dry_run;
    char *format, *masters, *voice;
} BuildOptions;

static const CommandOption options[] = {
    {"jobs", 'j', COMMAND_INTEGER, offsetof(BuildOptions, jobs), "N",
     "speak so many paragraphs at a time (default: one more than there are cores)"},
    {"force", 'f', COMMAND_FLAG, offsetof(BuildOptions, force), NULL,
     "publish also the episodes that are up to date"},
    {"dry-run", 'n', COMMAND_FLAG, offsetof(BuildOptions, dry_run), NULL,
     "say what would be done, and do nothing"},
    {"voice", 0, COMMAND_TEXT, offsetof(BuildOptions, voice), "NAME",
     "a voice other than the edition's"},
    {"format", 0, COMMAND_TEXT, offsetof(BuildOptions, format), "FORMAT",
     "mp3; flac or wav write lossless masters instead of episodes"},
    {"masters", 0, COMMAND_FILE, offsetof(BuildOptions, masters), "DIR",
     "where masters go (default: masters, in the edition)"},
    {"time-limit", 0, COMMAND_INTEGER, offsetof(BuildOptions, limit_seconds), "SECONDS",
     "for one paragraph (default: 60)"},
    {NULL, 0, 0, 0, NULL, NULL}};

typedef struct {
    CommandContext *context;
    JsonWriter *json;
    gboolean dry_run;
    guint counts[NARRATION_FAILED + 1];
    double audio_s;
    guint new_segments;
    int code; /* of what kept it from beginning */
} Tally;

static const char *const outcome_names[] = {
    [NARRATION_UNCHANGED] = "unchanged",
    [NARRATION_PUBLISHED] = "published",
    [NARRATION_PLANNED] = "planned",
    [NARRATION_FAILED] = "failed",
};

static void report_json(JsonWriter *json, const NarrationReport *report)
{
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "article", report->path);
    json_writer_text(json, "slug", report->slug);
    json_writer_text(json, "outcome", outcome_names[report->outcome]);
    json_writer_integer(json, "segments", report->segments);
    json_writer_integer(json, "spoken", report->new_segments);
    if (report->file != NULL)
        json_writer_text(json, "file", report->file);
    if (report->manifest != NULL) {
        const ManifestFile *audio = manifest_audio(report->manifest);
        json_writer_text(json, "guid", report->manifest->guid);
        json_writer_text(json, "file", audio ? audio->name : NULL);
        json_writer_real(json, "duration", report->manifest->duration_ms / 1000.0, 3);
        json_writer_real(json, "loudness", report->manifest->loudness_lufs, 1);
    }
    json_writer_end(json);
}

static void report_line(const NarrationReport *report)
{
    const Manifest *manifest = report->manifest;
    switch (report->outcome) {
    case NARRATION_PUBLISHED:
        if (report->file != NULL)
            (void)printf("%s: %u of %u paragraphs spoken\n", report->file, report->new_segments,
                         report->segments);
        else if (manifest != NULL)
            (void)printf("%s: %u:%02u, %u %s, %u words, %.1f LUFS, %u of %u paragraphs "
                         "spoken\n",
                         report->slug, manifest->duration_ms / 60000,
                         manifest->duration_ms / 1000 % 60, manifest->chapters->len,
                         ngettext("chapter", "chapters", manifest->chapters->len), manifest->words,
                         manifest->loudness_lufs, report->new_segments, report->segments);
        break;
    case NARRATION_PLANNED:
        (void)printf("%s: %u of %u paragraphs to speak\n", report->slug, report->new_segments,
                     report->segments);
        break;
    case NARRATION_FAILED:
        (void)printf("%s: failed%s\n", report->slug,
                     manifest ? "; the episode published before stays" : "");
        break;
    case NARRATION_UNCHANGED:
        break;
    }
}

static void tally(const NarrationReport *report, gpointer user_data)
{
    Tally *self = user_data;
    self->counts[report->outcome]++;
    self->new_segments += report->new_segments;
    if (report->manifest != NULL && report->outcome == NARRATION_PUBLISHED)
        self->audio_s += report->manifest->duration_ms / 1000.0;
    if (self->json != NULL)
        report_json(self->json, report);
    else if (!self->context->quiet)
        report_line(report);
    (void)fflush(stdout);
}

static void print_summary(const Tally *self, gint64 begun_us)
{
    double seconds = (double)(g_get_monotonic_time() - begun_us) / G_USEC_PER_SEC;
    if (self->context->quiet || self->json != NULL)
        return;
    guint changed = self->counts[self->dry_run ? NARRATION_PLANNED : NARRATION_PUBLISHED];
    (void)printf("%u %s, %u unchanged", changed, self->dry_run ? "to publish" : "published",
                 self->counts[NARRATION_UNCHANGED]);
    if (self->counts[NARRATION_FAILED] > 0)
        (void)printf(", %u failed", self->counts[NARRATION_FAILED]);
    if (self->audio_s > 0)
        (void)printf("; %.1f minutes of audio in %.1f seconds, %.0f times real time",
                     self->audio_s / 60, seconds, self->audio_s / seconds);
    (void)printf("\n");
}

static int check_options(CommandContext *context, const BuildOptions *own)
{
    if (own->jobs < 0 || own->jobs > 256)
        return command_usage(context, "--jobs takes a number from 1 to 256");
    if (own->limit_seconds < 0 || own->limit_seconds > 3600)
        return command_usage(context, "--time-limit takes seconds from 1 to 3600");
    if (own->format != NULL && strcmp(own->format, "mp3") != 0 && !master_has_format(own->format))
        return command_usage(context, "--format takes mp3, flac or wav, not '%s'", own->format);
    return COMMAND_DONE;
}

static NarrationOptions narration_options(const BuildOptions *own, const char *masters)
{
    gboolean master = own->format != NULL && strcmp(own->format, "mp3") != 0;
    return (NarrationOptions){
        .jobs = own->jobs > 0 ? (guint)own->jobs : g_get_num_processors() + SPARE_CHILDREN,
        .limit_seconds = own->limit_seconds > 0 ? (guint)own->limit_seconds : DEFAULT_LIMIT_SECONDS,
        .force = own->force,
        .dry_run = own->dry_run,
        .master = master ? own->format : NULL,
        .master_folder = masters,
        .voice = own->voice,
    };
}

/* What a killed build left of masters.  A folder elsewhere may be another edition's too, whose lock
 * this one does not hold. */
static void sweep_masters(const BuildOptions *own, const NarrationOptions *settings)
{
    if (settings->master != NULL && !settings->dry_run && own->masters == NULL)
        publish_sweep(settings->master_folder);
}

/* Narrates, then lists all episodes that there are; FALSE when interrupted. */
static gboolean build(CommandContext *context, Pipeline *pipeline,
                      const NarrationOptions *narration_settings, Tally *counts)
{
    NarrationListener listener = {tally, counts};
    g_autoptr(Narration) narration =
        narration_open(context, pipeline, narration_settings, &listener, &counts->code);
    if (narration == NULL)
        return !interrupt_requested();
    counts->code = COMMAND_DONE;
    sweep_masters(context->options, narration_settings);
    g_autoptr(GPtrArray) paths = pipeline_articles(pipeline, context->arguments);
    if (!narration_run(narration, paths))
        return FALSE;
    if (narration_settings->dry_run || narration_settings->master != NULL)
        return TRUE;
    publication_publish(pipeline_edition(pipeline), narration_store(narration),
                        context->diagnostics);
    return !interrupt_requested();
}

static int run(CommandContext *context)
{
    const BuildOptions *own = context->options;
    gint64 begun_us = g_get_monotonic_time();
    int bad = check_options(context, own);
    if (bad != COMMAND_DONE)
        return bad;
    g_autoptr(Pipeline) pipeline = pipeline_open(context, PIPELINE_EDITION);
    if (pipeline == NULL)
        return COMMAND_USAGE;
    interrupt_install();
    g_autofree char *masters =
        own->masters ? g_strdup(own->masters) : edition_path(pipeline_edition(pipeline), "masters");
    NarrationOptions settings = narration_options(own, masters);
    Tally counts = {.context = context, .dry_run = own->dry_run};
    counts.json = context->json ? json_writer_new(stdout) : NULL;
    if (counts.json != NULL)
        json_writer_begin_array(counts.json, NULL);
    gboolean whole = build(context, pipeline, &settings, &counts);
    if (counts.json != NULL) {
        json_writer_end(counts.json);
        json_writer_finish(counts.json);
    }
    if (!whole) {
        (void)fprintf(stderr, "narrator: interrupted; run it again to go on from here\n");
        return COMMAND_INTERRUPTED;
    }
    if (counts.code != COMMAND_DONE)
        return counts.code;
    print_summary(&counts, begun_us);
    return counts.counts[NARRATION_FAILED] > 0 ? COMMAND_FAILED : command_outcome(context);
}

const Command build_command = {
    .name = "build",
    .arguments = "[ARTICLE...]",
    .summary = "build what changed: episodes and the feed",
    .details =
        "Without an ARTICLE, all articles of the edition.  Only paragraphs that changed are\n"
        "spoken; a build with nothing to do does nothing.  An article that fails does not keep\n"
        "the others: they are published, and the exit code is 1.",
    .options = options,
    .options_size = sizeof(BuildOptions),
    .takes_json = TRUE,
    .run = run,
};
