/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/narration.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "command/publication.h"
#include "command/studio.h"

/* The longest file name that is made of an article's. */
#define SLUG_BYTES 60
/* Episodes that wait for their segments: enough to keep all children busy, few enough to hold. */
#define MAX_WAITING 4
/* A tag is fetched before sound is heard, so its picture stays small. */
#define MAX_COVER_BYTES (300 * 1024)
/* Of an article's file, for the bar. */
#define BYTES_PER_WORD 6.0

typedef struct {
    Narration *narration;
    char *path;
    char *slug;
    char *stamp;              /* what goes in, by the files' bytes */
    GBytes *picture;          /* the article's own; NULL: none */
    const char *picture_type; /* its media type */
    Article *article;
    Script *script;
    Plan *plan;
    Speaker *speaker; /* borrowed */
    Manifest *draft;
    Manifest *previous;
    GPtrArray *jobs; /* SpeakJob *, of what is or was being spoken */
    guint pending;   /* of them, not done */
    guint new_segments;
    gboolean failed;
} Waiting;

typedef struct {
    Waiting *episode;
    const PlanSegment *segment;
} SpeakJob;

struct Narration {
    CommandContext *context;
    Pipeline *pipeline;
    NarrationOptions options;
    NarrationListener listener;
    Studio *studio;
    Store *store; /* the studio's, and so is the pool */
    Pool *pool;
    Progress *progress;
    EpisodeSettings settings;
    char *edition_guid;
    char *common; /* pipeline_digest() and the options */
    GBytes *cover;
    GHashTable *spoken; /* keys that are in the store or on their way */
    GHashTable *slugs;  /* slug -> path */
    GQueue waiting;     /* Waiting *, in order */
};

static void G_GNUC_PRINTF(3, 4)
    fail(const Narration *self, const char *path, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &(Place){path, 0, 0}, "%s",
                    message);
}

char *narration_slug(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot != NULL && dot != name)
        *dot = '\0';
    return text_slug(name, SLUG_BYTES);
}

static void waiting_free(Waiting *waiting)
{
    plan_free(waiting->plan);
    script_free(waiting->script);
    article_free(waiting->article);
    g_ptr_array_unref(waiting->jobs);
    manifest_free(waiting->draft);
    manifest_free(waiting->previous);
    g_free(waiting->path);
    g_free(waiting->slug);
    g_free(waiting->stamp);
    g_clear_pointer(&waiting->picture, g_bytes_unref);
    g_free(waiting);
}

/* A cover that is not there was reported by whoever publishes it; the tag does without. */
static void load_cover(Narration *self)
{
    const Edition *edition = pipeline_edition(self->pipeline);
    char *bytes = NULL;
    gsize length = 0;
    g_autofree char *path = edition->image ? edition_path(edition, edition->image) : NULL;
    if (path == NULL || !text_read_file(path, MAX_COVER_BYTES, &bytes, &length, NULL))
        return;
    self->cover = g_bytes_new_take(bytes, length);
    self->settings.cover = self->cover;
    self->settings.cover_type = length > 1 && (guint8)bytes[0] == 0xFF ? "image/jpeg" : "image/png";
}

static char *digest_common(const Narration *self)
{
    g_autoptr(Digest) sum = digest_new();
    g_autofree char *files = pipeline_digest(self->pipeline);
    digest_text(sum, "files", files);
    digest_text(sum, "voice", self->options.voice);
    const Speaker *speaker = studio_speaker(self->studio, self->options.voice);
    digest_text(sum, "engine", speaker->engine->version(speaker->state));
    digest_text(sum, "encoder", mp3_encoder_version());
    return digest_finish(sum);
}

static gboolean open_all(Narration *self, int *code)
{
    const Edition *edition = pipeline_edition(self->pipeline);
    StudioOptions options = {self->options.jobs, self->options.limit_seconds,
                             self->options.master ? SEGMENT_PCM : SEGMENT_MP3,
                             self->options.dry_run};
    *code = COMMAND_FAILED;
    self->studio = studio_open(self->context, self->pipeline, &options);
    if (self->studio == NULL)
        return FALSE;
    self->store = studio_store(self->studio);
    self->pool = studio_pool(self->studio);
    *code = COMMAND_USAGE;
    if (!studio_prepare(self->studio, self->options.voice))
        return FALSE;
    load_cover(self);
    self->edition_guid = publication_guid(edition, self->store, self->context->diagnostics);
    self->common = digest_common(self);
    self->settings.edition = edition;
    self->settings.store = self->store;
    self->settings.edition_guid = self->edition_guid;
    self->settings.intro_key = studio_intro_key(self->studio);
    self->settings.outro_key = studio_outro_key(self->studio);
    return TRUE;
}

Narration *narration_open(CommandContext *context, Pipeline *pipeline,
                          const NarrationOptions *options, const NarrationListener *listener,
                          int *code)
{
    g_autoptr(Narration) self = g_new0(Narration, 1);
    self->context = context;
    self->pipeline = pipeline;
    self->options = *options;
    self->listener = *listener;
    if (self->options.voice == NULL)
        self->options.voice = pipeline_edition(pipeline)->voice;
    self->progress = progress_new(!context->quiet && isatty(STDERR_FILENO));
    context->progress = self->progress;
    self->spoken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->slugs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return open_all(self, code) ? g_steal_pointer(&self) : NULL;
}

void narration_free(Narration *self)
{
    if (self == NULL)
        return;
    studio_end_jobs(self->studio);
    g_queue_clear_full(&self->waiting, (GDestroyNotify)waiting_free);
    self->context->progress = NULL;
    progress_free(self->progress);
    g_hash_table_unref(self->spoken);
    g_hash_table_unref(self->slugs);
    g_clear_pointer(&self->cover, g_bytes_unref);
    g_free(self->edition_guid);
    g_free(self->common);
    studio_free(self->studio);
    g_free(self);
}

static void tell(const Narration *self, const Waiting *waiting, NarrationOutcome outcome,
                 const char *file)
{
    NarrationReport report = {
        .outcome = outcome,
        .path = waiting->path,
        .slug = waiting->slug,
        .manifest =
            waiting->draft && outcome == NARRATION_PUBLISHED ? waiting->draft : waiting->previous,
        .segments = waiting->plan ? waiting->plan->segments->len : 0,
        .new_segments = waiting->new_segments,
        .file = file,
    };
    progress_clear(self->progress);
    self->listener.report(&report, self->listener.user_data);
}

static gboolean work_speak(gpointer data, GError **error)
{
    const SpeakJob *job = data;
    const Waiting *episode = job->episode;
    g_autofree char *lowered = plan_lower(episode->plan, job->segment, NULL);
    return speaker_speak(episode->speaker, episode->narration->store, lowered, job->segment->words,
                         error);
}

/* Where a segment's paragraph stands in the article, for messages. */
static guint segment_line(const Waiting *episode, const PlanSegment *segment)
{
    const Paragraph *paragraph = g_ptr_array_index(episode->script->paragraphs, segment->paragraph);
    return paragraph->block ? paragraph->block->line : 0;
}

static void speak_done(gpointer data, const GError *error)
{
    const SpeakJob *job = data;
    Waiting *episode = job->episode;
    Narration *self = episode->narration;
    episode->pending--;
    progress_advance(self->progress, job->segment->words,
                     job->segment->words * 60.0 / episode->speaker->voice->rate_wpm);
    if (error == NULL)
        return;
    episode->failed = TRUE;
    Place place = {episode->path, segment_line(episode, job->segment), 0};
    diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &place,
                    "this paragraph could not be spoken: %s", error->message);
}

static gboolean submit_segment(Narration *self, Waiting *episode, const PlanSegment *segment)
{
    SpeakJob *job = g_new(SpeakJob, 1);
    *job = (SpeakJob){episode, segment};
    g_ptr_array_add(episode->jobs, job);
    progress_expect(self->progress, segment->words);
    episode->pending++;
    PoolJob pool_job = {work_speak, speak_done, job};
    return pool_submit(self->pool, &pool_job);
}

static int compare_words(gconstpointer a, gconstpointer b)
{
    const PlanSegment *first = *(const PlanSegment *const *)a;
    const PlanSegment *second = *(const PlanSegment *const *)b;
    return (first->words < second->words) - (first->words > second->words);
}

/* The longest first, so that the children end together. */
static gboolean submit_segments(Narration *self, Waiting *episode)
{
    const GArray *segments = episode->plan->segments;
    g_autoptr(GPtrArray) missing = g_ptr_array_new();
    for (guint i = 0; i < segments->len; i++) {
        PlanSegment *segment = &g_array_index(segments, PlanSegment, i);
        if (!g_hash_table_add(self->spoken, g_strdup(segment->key)) ||
            store_has(self->store, segment->key))
            continue;
        g_ptr_array_add(missing, segment);
    }
    episode->new_segments = missing->len;
    g_ptr_array_sort(missing, compare_words);
    for (guint i = 0; !self->options.dry_run && i < missing->len; i++)
        if (!submit_segment(self, episode, g_ptr_array_index(missing, i)))
            return FALSE;
    return TRUE;
}

static char *stamp_name(const char *slug)
{
    return g_strdup_printf("stamp-%s", slug);
}

static gboolean publish_master(Narration *self, Waiting *episode, GError **error)
{
    AssemblyFrame frame = {self->settings.intro_key, self->settings.outro_key,
                           (guint)self->settings.edition->pause_chapter_ms};
    g_autoptr(Assembly) assembly = assembly_new(episode->plan, self->store, &frame, error);
    g_autoptr(PublishedFile) file =
        assembly ? publish_begin(self->options.master_folder, error) : NULL;
    const Article *article = episode->article;
    g_autofree char *authors = g_strjoinv(", ", article->authors);
    MasterTags tags = {article->title, *authors ? authors : NULL, self->settings.edition->title,
                       article->date};
    if (file == NULL || !assembly_write_master(assembly, file, self->options.master, &tags, error))
        return FALSE;
    g_autofree char *name = g_strdup_printf("%s.%s", episode->slug, self->options.master);
    if (!publish_commit(g_steal_pointer(&file), name, TRUE, error))
        return FALSE;
    g_autofree char *path = g_build_filename(self->options.master_folder, name, NULL);
    tell(self, episode, NARRATION_PUBLISHED, path);
    return TRUE;
}

/* The edition's, with the article's own picture for a cover. */
static EpisodeSettings settings_of(const Narration *self, const Waiting *episode)
{
    EpisodeSettings settings = self->settings;
    settings.cover_is_own = episode->picture != NULL;
    if (settings.cover_is_own) {
        settings.cover = episode->picture;
        settings.cover_type = episode->picture_type;
    }
    return settings;
}

static gboolean publish_episode(Narration *self, Waiting *episode, GError **error)
{
    EpisodeSettings settings = settings_of(self, episode);
    if (!episode_publish(&settings, episode->plan, episode->draft, error))
        return FALSE;
    g_autofree char *name = stamp_name(episode->slug);
    if (!store_save_note(self->store, name, episode->stamp, error))
        return FALSE;
    tell(self, episode, NARRATION_PUBLISHED, NULL);
    return TRUE;
}

/* All segments of the episode are done with. */
static void conclude(Narration *self, Waiting *episode)
{
    g_autoptr(GError) error = NULL;
    if (self->options.dry_run) {
        tell(self, episode, NARRATION_PLANNED, NULL);
        return;
    }
    if (!episode->failed) {
        episode->failed = self->options.master ? !publish_master(self, episode, &error)
                                               : !publish_episode(self, episode, &error);
        if (episode->failed)
            fail(self, episode->path, "%s", error->message);
    }
    if (episode->failed)
        tell(self, episode, NARRATION_FAILED, NULL);
}

/* Concludes what is complete at the queue's head, and waits while more than so many are left. */
static gboolean settle(Narration *self, guint most)
{
    for (;;) {
        Waiting *head = g_queue_peek_head(&self->waiting);
        if (head == NULL)
            return TRUE;
        if (head->pending == 0) {
            g_queue_pop_head(&self->waiting);
            conclude(self, head);
            waiting_free(head);
        } else if (g_queue_get_length(&self->waiting) <= most) {
            return TRUE;
        } else if (!pool_wait(self->pool)) {
            return FALSE;
        }
        if (interrupt_requested())
            return FALSE;
    }
}

static char *digest_picture(const char *path)
{
    g_autoptr(Digest) sum = digest_new();
    (void)digest_file(sum, "picture", path);
    return digest_finish(sum);
}

/* Whether a stamp of before is the one at hand.  Behind it stand, where the article has a picture,
 * the picture's digest and path: the article that names it is not read for this. */
static gboolean is_same_stamp(const char *kept, const char *stamp)
{
    g_auto(GStrv) words = g_strsplit(kept, " ", 3);
    if (g_strv_length(words) < 3)
        return strcmp(kept, stamp) == 0;
    g_autofree char *picture = digest_picture(words[2]);
    return strcmp(words[0], stamp) == 0 && strcmp(words[1], picture) == 0;
}

/* Loads the article's own picture, and has the stamp tell of it. */
static void load_picture(const Narration *self, Waiting *episode)
{
    g_autofree char *path = publication_picture_path(self->settings.edition, episode->article);
    if (path == NULL)
        return;
    episode->picture =
        publication_picture(path, &episode->picture_type, self->context->diagnostics);
    g_autofree char *digest = digest_picture(path);
    g_autofree char *stamp = g_steal_pointer(&episode->stamp);
    episode->stamp = g_strdup_printf("%s %s %s", stamp, digest, path);
}

/* Whether the article's files and all else are those of last time, and the episode is whole. */
static gboolean is_stamped(Narration *self, Waiting *episode, const char *folder)
{
    g_autoptr(Digest) sum = digest_new();
    g_autofree char *real = edition_path(self->settings.edition, episode->path);
    digest_text(sum, "common", self->common);
    digest_text(sum, "path", episode->path);
    (void)digest_file(sum, "article", real);
    episode->stamp = digest_finish(sum);
    g_autofree char *name = stamp_name(episode->slug);
    g_autofree char *stamp = store_load_note(self->store, name);
    return !self->options.force && episode->previous != NULL && stamp != NULL &&
           is_same_stamp(stamp, episode->stamp) && episode_is_whole(folder, episode->previous);
}

gboolean narration_claim(GHashTable *claims, const char *slug, const char *path,
                         Diagnostics *diagnostics)
{
    const char *other = g_hash_table_lookup(claims, slug);
    if (other == NULL)
        g_hash_table_insert(claims, g_strdup(slug), g_strdup(path));
    else if (strcmp(other, path) != 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &(Place){path, 0, 0},
                        "it would be published as '%s', and so would '%s': rename one", slug,
                        other);
    return other == NULL || strcmp(other, path) == 0;
}

/* Whether the slug is the article's: not where another's episode has it, whose identity it would
 * take, nor where another article of this run has. */
static gboolean claim_slug(Narration *self, Waiting *episode)
{
    Diagnostics *diagnostics = self->context->diagnostics;
    const char *owner = episode->previous ? episode->previous->article : NULL;
    g_autofree char *real = owner ? edition_path(self->settings.edition, owner) : NULL;
    if (real != NULL && g_file_test(real, G_FILE_TEST_EXISTS))
        (void)g_hash_table_insert(self->slugs, g_strdup(episode->slug), g_strdup(owner));
    if (narration_claim(self->slugs, episode->slug, episode->path, diagnostics))
        return TRUE;
    g_clear_pointer(&episode->previous, manifest_free); /* it is another article's */
    return FALSE;
}

/* Reads and plans an article; FALSE after errors. */
static gboolean plan_article(Narration *self, Waiting *episode)
{
    guint errors = diagnostics_count(self->context->diagnostics, DIAGNOSTIC_ERROR);
    episode->article = pipeline_article(self->pipeline, episode->path, NULL);
    if (episode->article == NULL)
        return FALSE;
    const char *voice = episode->article->voice ? episode->article->voice : self->options.voice;
    episode->speaker = studio_speaker(self->studio, voice);
    /* What is wrong with single entries is no fault of the first article. */
    guint known = diagnostics_count(self->context->diagnostics, DIAGNOSTIC_ERROR);
    const char *language = episode->article->language;
    (void)pipeline_lexicon(self->pipeline,
                           language ? language : pipeline_edition(self->pipeline)->language);
    errors += diagnostics_count(self->context->diagnostics, DIAGNOSTIC_ERROR) - known;
    episode->script = pipeline_script(self->pipeline, episode->article);
    if (episode->speaker == NULL && episode->article->voice != NULL)
        fail(self, episode->path, "the voice '%s' that it asks for cannot be used", voice);
    if (episode->speaker == NULL || episode->script == NULL ||
        !pipeline_check_entries(self->pipeline, episode->script))
        return FALSE;
    episode->plan = plan_new(episode->script, episode->speaker, self->context->diagnostics);
    if (episode->plan->segments->len == 0) {
        fail(self, episode->path, "there is nothing in it to be spoken");
        return FALSE;
    }
    if (!self->options.master)
        load_picture(self, episode);
    EpisodeSettings settings = settings_of(self, episode);
    episode->draft = episode_draft(&settings, episode->plan, episode->slug, episode->previous);
    return diagnostics_count(self->context->diagnostics, DIAGNOSTIC_ERROR) == errors;
}

/* The episode's content is that of last time, whatever changed around it. */
static gboolean is_current(const Narration *self, const Waiting *episode, const char *folder)
{
    return !self->options.force && !self->options.master && episode->previous != NULL &&
           g_strcmp0(episode->previous->input, episode->draft->input) == 0 &&
           episode_is_whole(folder, episode->previous);
}

/* What an article that has not been read will take: it is looked at once more when it has. */
static double estimate_words(const Narration *self, const char *path)
{
    g_autofree char *real = edition_path(self->settings.edition, path);
    GStatBuf status;
    return g_stat(real, &status) == 0 ? (double)status.st_size / BYTES_PER_WORD : 0;
}

static gboolean begin_article(Narration *self, const char *path)
{
    Waiting *episode = g_new0(Waiting, 1);
    episode->narration = self;
    episode->jobs = g_ptr_array_new_with_free_func(g_free);
    episode->path = g_strdup(path);
    episode->slug = narration_slug(path);
    g_autofree char *folder = episode_folder(self->settings.edition, episode->slug);
    g_autofree char *manifest_path = g_build_filename(folder, "manifest.json", NULL);
    progress_expect(self->progress, -estimate_words(self, path));
    progress_label(self->progress, episode->slug);
    episode->previous = manifest_load(manifest_path, NULL);
    gboolean mine = claim_slug(self, episode);
    gboolean stamped = mine && !self->options.master && is_stamped(self, episode, folder);
    if (stamped || !mine || !plan_article(self, episode)) {
        tell(self, episode, stamped ? NARRATION_UNCHANGED : NARRATION_FAILED, NULL);
        waiting_free(episode);
        return TRUE;
    }
    if (is_current(self, episode, folder)) {
        g_autofree char *name = stamp_name(episode->slug);
        if (!self->options.dry_run)
            (void)store_save_note(self->store, name, episode->stamp, NULL);
        tell(self, episode, NARRATION_UNCHANGED, NULL);
        waiting_free(episode);
        return TRUE;
    }
    g_queue_push_tail(&self->waiting, episode);
    return submit_segments(self, episode) && settle(self, MAX_WAITING);
}

gboolean narration_run(Narration *self, const GPtrArray *paths)
{
    for (guint i = 0; i < paths->len; i++)
        progress_expect(self->progress, estimate_words(self, g_ptr_array_index(paths, i)));
    for (guint i = 0; i < paths->len; i++)
        if (interrupt_requested() || !begin_article(self, g_ptr_array_index(paths, i)))
            return FALSE;
    return settle(self, 0);
}

const Store *narration_store(const Narration *self)
{
    return self->store;
}
