/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/studio.h"

#include "episode/jingle.h"

struct Studio {
    CommandContext *context;
    Pipeline *pipeline;
    StudioOptions options;
    Store *store;
    Pool *pool;
    GHashTable *speakers; /* voice name -> Speaker */
    char *intro_key, *outro_key;
};

/* What is asked of a child before any article: a voice's gain, a sound. */
typedef struct {
    const Studio *studio;
    const Speaker *speaker;
    const char *path, *key;
    gboolean failed;
} SetupJob;

Studio *studio_open(CommandContext *context, Pipeline *pipeline, const StudioOptions *options)
{
    g_autoptr(Studio) self = g_new0(Studio, 1);
    self->context = context;
    self->pipeline = pipeline;
    self->options = *options;
    self->pool = pool_new(options->jobs, options->limit_seconds);
    self->speakers =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)speaker_free);
    self->store = store_open(pipeline_edition(pipeline)->folder);
    g_autoptr(GError) error = NULL;
    if (options->dry_run || store_lock(self->store, &error))
        return g_steal_pointer(&self);
    diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
    return NULL;
}

void studio_end_jobs(Studio *self)
{
    if (self == NULL)
        return;
    pool_free(self->pool);
    self->pool = NULL;
}

void studio_free(Studio *self)
{
    if (self == NULL)
        return;
    studio_end_jobs(self);
    g_hash_table_unref(self->speakers);
    g_free(self->intro_key);
    g_free(self->outro_key);
    store_free(self->store);
    g_free(self);
}

static gboolean measure_gain(gpointer data, GError **error)
{
    const SetupJob *job = data;
    return speaker_measure_gain(job->speaker, job->studio->store, error);
}

static gboolean make_jingle(gpointer data, GError **error)
{
    const SetupJob *job = data;
    return jingle_make(job->path, &job->speaker->settings, job->studio->store, job->key, error);
}

static void setup_done(gpointer data, const GError *error)
{
    SetupJob *job = data;
    job->failed = error != NULL;
    if (error != NULL)
        diagnostics_add(job->studio->context->diagnostics, DIAGNOSTIC_ERROR,
                        &(Place){job->path, 0, 0}, "%s", error->message);
}

static gboolean run_setup(const Studio *self, SetupJob *job,
                          gboolean (*work)(gpointer data, GError **error))
{
    PoolJob pool_job = {work, setup_done, job};
    if (!pool_submit(self->pool, &pool_job))
        return FALSE;
    /* Meanwhile, what the first article will need. */
    (void)pipeline_language(self->pipeline, pipeline_edition(self->pipeline)->language);
    return pool_drain(self->pool) && !job->failed;
}

Speaker *studio_speaker(Studio *self, const char *name)
{
    Speaker *speaker = g_hash_table_lookup(self->speakers, name);
    if (speaker != NULL)
        return speaker;
    speaker = pipeline_speaker(self->pipeline, name, self->options.format);
    if (speaker == NULL)
        return NULL;
    SetupJob job = {.studio = self, .speaker = speaker};
    /* A dry run leaves the gain at 0: no segment of a voice that was never measured is there. */
    if (!speaker_calibrate(speaker, self->store) && !self->options.dry_run &&
        (!run_setup(self, &job, measure_gain) || !speaker_calibrate(speaker, self->store))) {
        speaker_free(speaker);
        return NULL;
    }
    g_hash_table_insert(self->speakers, g_strdup(name), speaker);
    return speaker;
}

/* The sound that the setting "intro" or "outro" names. */
static gboolean prepare_jingle(Studio *self, const Speaker *speaker, const char *setting,
                               const char *name, char **key)
{
    if (name == NULL || *name == '\0')
        return TRUE;
    const Edition *edition = pipeline_edition(self->pipeline);
    g_autofree char *path = edition_path(edition, name);
    g_autoptr(GError) error = NULL;
    *key = jingle_key(path, &speaker->settings, &error);
    if (*key == NULL) {
        Place place = edition_place(edition, "audio", setting);
        diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return FALSE;
    }
    SetupJob job = {.studio = self, .speaker = speaker, .path = path, .key = *key};
    return self->options.dry_run || store_has(self->store, *key) ||
           run_setup(self, &job, make_jingle);
}

gboolean studio_prepare(Studio *self, const char *voice)
{
    const Edition *edition = pipeline_edition(self->pipeline);
    const Speaker *speaker = studio_speaker(self, voice);
    return speaker != NULL &&
           prepare_jingle(self, speaker, "intro", edition->intro, &self->intro_key) &&
           prepare_jingle(self, speaker, "outro", edition->outro, &self->outro_key);
}

Store *studio_store(const Studio *self)
{
    return self->store;
}

Pool *studio_pool(const Studio *self)
{
    return self->pool;
}

const char *studio_intro_key(const Studio *self)
{
    return self->intro_key;
}

const char *studio_outro_key(const Studio *self)
{
    return self->outro_key;
}
