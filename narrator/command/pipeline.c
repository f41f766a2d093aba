/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/pipeline.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "article/phrases.h"
#include "article/reader.h"
#include "audio/audio_error.h"
#include "audio/mp3_frame.h"
#include "base/data_dir.h"
#include "base/digest.h"
#include "base/text.h"
#include "episode/jingle.h"
#include "script/opening.h"

/* Where there is no edition. */
#define DEFAULT_LANGUAGE "en-GB"
/* Folders of articles inside folders of articles. */
#define MAX_DEPTH 8

typedef struct {
    Language *language;
    Lexicon *lexicon;
} Speech;

struct Pipeline {
    CommandContext *context;
    Edition *edition;
    GHashTable *speeches; /* BCP 47 tag -> Speech */
    PhraseBook *phrases;
};

static void speech_free(gpointer data)
{
    Speech *speech = data;
    language_free(speech->language);
    lexicon_free(speech->lexicon);
    g_free(speech);
}

/* A misspelt name would only leave its line out. */
static gboolean check_template(const Pipeline *self, const char *key, const char *template)
{
    g_autofree char *unknown = opening_unknown_name(template);
    if (unknown == NULL)
        return TRUE;
    g_autofree char *known = g_strjoinv("}, {", (char **)opening_names);
    Place place = edition_place(self->edition, "script", key);
    diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &place,
                    "'%s' has no '{%s}'; there are: {%s}", key, unknown, known);
    return FALSE;
}

static gboolean check_templates(const Pipeline *self)
{
    gboolean fine = check_template(self, "introduction", self->edition->introduction);
    return check_template(self, "closing", self->edition->closing) && fine;
}

/* Without it every article would fail. */
static gboolean check_language(const Pipeline *self)
{
    const char *tag = self->edition->language;
    g_autofree char *base = text_base_language(tag);
    const char *const names[] = {base, tag};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = g_build_filename("languages", names[i], NULL);
        g_autofree char *shipped = data_dir_path(name);
        g_autofree char *own = edition_path(self->edition, name);
        if (shipped != NULL || g_file_test(own, G_FILE_TEST_IS_DIR))
            return TRUE;
    }
    Place place = edition_place(self->edition, NULL, "language");
    diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &place,
                    "no data for the language '%s': there is no folder 'languages/%s'", tag, base);
    return FALSE;
}

Pipeline *pipeline_open(CommandContext *context, PipelineNeed need)
{
    g_autoptr(Pipeline) self = g_new0(Pipeline, 1);
    self->context = context;
    self->speeches = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, speech_free);
    self->phrases = phrase_book_new(context->folder);
    g_autofree char *path = g_build_filename(context->folder, "narrator.yaml", NULL);
    if (need == PIPELINE_EDITION_OPTIONAL && !g_file_test(path, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&self);
    self->edition = edition_load(context->folder, context->diagnostics);
    return self->edition && check_language(self) && check_templates(self) ? g_steal_pointer(&self)
                                                                          : NULL;
}

void pipeline_free(Pipeline *self)
{
    if (self == NULL)
        return;
    edition_free(self->edition);
    phrase_book_free(self->phrases);
    g_hash_table_unref(self->speeches);
    g_free(self);
}

const Edition *pipeline_edition(const Pipeline *self)
{
    return self->edition;
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean is_article_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    g_autofree char *suffix = dot ? g_ascii_strdown(dot + 1, -1) : NULL;
    for (const ArticleReader *const *reader = reader_all(); suffix && *reader != NULL; reader++)
        if (g_strv_contains((*reader)->suffixes, suffix))
            return TRUE;
    return FALSE;
}

/* A path is written into manifests and messages, which are UTF-8. */
static void add_path(const Pipeline *self, char *path, GPtrArray *paths)
{
    if (g_utf8_validate(path, -1, NULL)) {
        g_ptr_array_add(paths, path);
        return;
    }
    g_autofree char *shown = g_utf8_make_valid(path, -1);
    diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &(Place){shown, 0, 0},
                    "the file's name is not UTF-8: rename it");
    g_free(path);
}

static void add_folder(const Pipeline *self, const char *name, guint depth, GPtrArray *paths)
{
    g_autofree char *folder = edition_path(self->edition, name);
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    if (dir == NULL) {
        Place place = edition_place(self->edition, NULL, "articles");
        diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &place,
                        "cannot read the folder of articles: %s", error->message);
        return;
    }
    const char *entry;
    while ((entry = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(name, entry, NULL);
        g_autofree char *real = edition_path(self->edition, path);
        if (*entry == '.' || g_str_has_suffix(entry, "~"))
            continue;
        if (!g_file_test(real, G_FILE_TEST_IS_DIR)) {
            if (is_article_name(entry))
                add_path(self, g_steal_pointer(&path), paths);
            else if (!g_str_has_suffix(entry, ".orig"))
                diagnostics_add(self->context->diagnostics, DIAGNOSTIC_NOTE, &(Place){path, 0, 0},
                                "not an article, by its name's ending");
        } else if (depth < MAX_DEPTH) {
            add_folder(self, path, depth + 1, paths);
        }
    }
}

/* A file's path relative to the edition, whether it was named from there or from here; NULL where
 * it is not in the edition. */
static char *relative_to_edition(const Pipeline *self, const char *name)
{
    g_autofree char *inside = edition_path(self->edition, name);
    gboolean from_there = !g_path_is_absolute(name) && g_file_test(inside, G_FILE_TEST_EXISTS);
    g_autoptr(GFile) folder = g_file_new_for_path(self->edition->folder);
    g_autoptr(GFile) file = g_file_new_for_path(from_there ? inside : name);
    return g_file_get_relative_path(folder, file);
}

char *pipeline_article_path(const Pipeline *self, const char *name)
{
    char *path = self->edition && strcmp(name, "-") != 0 ? relative_to_edition(self, name) : NULL;
    if (path != NULL)
        return path;
    gboolean elsewhere = self->edition && g_file_test(name, G_FILE_TEST_IS_REGULAR);
    return elsewhere ? g_canonicalize_filename(name, NULL) : g_strdup(name);
}

/* Why a name is not that of an article; real is its path where that is in the edition. */
static const char *what_is_wrong(const char *name, const char *real)
{
    if (!g_file_test(real ? real : name, G_FILE_TEST_EXISTS))
        return "there is no such article";
    return real ? "it is a folder; name its articles" : "not in the edition's folder";
}

GPtrArray *pipeline_articles(const Pipeline *self, char **named)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    if (named == NULL || *named == NULL) {
        add_folder(self, self->edition->articles, 0, paths);
        g_ptr_array_sort(paths, compare_paths);
        return paths;
    }
    for (char **name = named; *name != NULL; name++) {
        g_autofree char *path = relative_to_edition(self, *name);
        g_autofree char *real = path ? edition_path(self->edition, path) : NULL;
        if (real != NULL && g_ptr_array_find_with_equal_func(paths, path, g_str_equal, NULL))
            continue;
        if (real != NULL && g_file_test(real, G_FILE_TEST_IS_REGULAR))
            add_path(self, g_steal_pointer(&path), paths);
        else
            diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &(Place){*name, 0, 0},
                            "%s", what_is_wrong(*name, real));
    }
    return paths;
}

ArticleOptions pipeline_reading(const Pipeline *self)
{
    return (ArticleOptions){
        .language = self->edition ? self->edition->language : DEFAULT_LANGUAGE,
        .rules = self->edition ? self->edition->rules : NULL,
        .phrases = self->phrases,
    };
}

Article *pipeline_article(const Pipeline *self, const char *path, const ArticleOptions *reading)
{
    ArticleOptions usual = pipeline_reading(self);
    return article_load(self->edition ? self->edition->folder : NULL, path,
                        reading ? reading : &usual, self->context->diagnostics);
}

/* The lexicon of "en-GB": shipped en, then the edition's pronunciations/en. */
static Lexicon *load_lexicon(const Pipeline *self, const char *tag)
{
    g_autofree char *base = text_base_language(tag);
    g_autofree char *name = g_build_filename("pronunciations", base, NULL);
    g_autofree char *shipped = data_dir_path(name);
    g_autoptr(Lexicon) lexicon = lexicon_new();
    if (shipped != NULL)
        (void)lexicon_load_folder(lexicon, shipped, LEXICON_SHIPPED, self->context->diagnostics);
    if (self->edition != NULL) {
        g_autofree char *own = edition_path(self->edition, name);
        /* The sample edition lives in the source tree, where both are the same folder. */
        GStatBuf a;
        GStatBuf b;
        gboolean same = shipped != NULL && g_stat(own, &a) == 0 && g_stat(shipped, &b) == 0 &&
                        a.st_ino == b.st_ino && a.st_dev == b.st_dev;
        if (!same)
            (void)lexicon_load_folder(lexicon, own, LEXICON_EDITION, self->context->diagnostics);
    }
    return lexicon_is_whole(lexicon) ? g_steal_pointer(&lexicon) : NULL;
}

static const Speech *get_speech(Pipeline *self, const char *tag)
{
    Speech *speech = g_hash_table_lookup(self->speeches, tag);
    if (speech != NULL)
        return speech;
    speech = g_new0(Speech, 1);
    speech->language = language_load(tag, self->edition ? self->edition->folder : NULL,
                                     self->context->diagnostics);
    speech->lexicon = load_lexicon(self, tag);
    if (speech->language == NULL && self->edition != NULL &&
        strcmp(tag, self->edition->language) == 0) {
        Place place = edition_place(self->edition, NULL, "language");
        diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &place,
                        "the edition's language '%s' cannot be used", tag);
    }
    g_hash_table_insert(self->speeches, g_strdup(tag), speech);
    return speech;
}

const Language *pipeline_language(Pipeline *self, const char *tag)
{
    return get_speech(self, tag)->language;
}

Lexicon *pipeline_lexicon(Pipeline *self, const char *tag)
{
    return get_speech(self, tag)->lexicon;
}

Script *pipeline_script(Pipeline *self, const Article *article)
{
    const Edition *edition = self->edition;
    const char *tag = article->language ? article->language
                      : edition != NULL ? edition->language
                                        : DEFAULT_LANGUAGE;
    const Speech *speech = get_speech(self, tag);
    if (speech->language == NULL && article->language != NULL)
        diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &(Place){article->path, 0, 0},
                        "its language '%s' cannot be used", tag);
    if (speech->language == NULL || speech->lexicon == NULL)
        return NULL;
    ScriptOptions options = {.language = tag,
                             .introduction = "By {authors}.\n{date}.",
                             .pause_paragraph_ms = 600,
                             .pause_heading_ms = 700,
                             .pause_title_ms = 800,
                             .pause_chapter_ms = 1400,
                             .pause_item_ms = 400};
    if (edition != NULL) {
        options.introduction = edition->introduction;
        options.closing = edition->closing;
        options.edition = edition->title;
        options.pause_paragraph_ms = (guint)edition->pause_paragraph_ms;
        options.pause_heading_ms = (guint)edition->pause_heading_ms;
        options.pause_title_ms = (guint)edition->pause_title_ms;
        options.pause_chapter_ms = (guint)edition->pause_chapter_ms;
        options.pause_item_ms = (guint)edition->pause_item_ms;
    }
    lexicon_drop_layer(speech->lexicon, LEXICON_ARTICLE);
    if (article->pronunciations != NULL)
        (void)lexicon_add_node(speech->lexicon, article->pronunciations, LEXICON_ARTICLE,
                               self->context->diagnostics);
    return script_new(article, speech->lexicon, speech->language, &options,
                      self->context->diagnostics);
}

gboolean pipeline_check_entries(const Pipeline *self, const Script *script)
{
    g_autoptr(GHashTable) reported = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        for (guint t = 0; t < paragraph->tokens.len; t++) {
            const LexiconEntry *entry = script_token_entry(&paragraph->tokens.data[t]);
            if (entry == NULL || !entry->faulty || !g_hash_table_add(reported, (gpointer)entry))
                continue;
            Place place = {script->article->path,
                           paragraph->block != NULL ? paragraph->block->line : 0, 0};
            diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, &place,
                            "the entry for '%s' is faulty: correct %s:%u", entry->write,
                            entry->path, entry->line);
        }
    }
    return g_hash_table_size(reported) == 0;
}

/* Audio settings are narrator.yaml's; all else is the voice's. */
static void report_speaker(const Pipeline *self, const GError *error)
{
    gboolean settings = self->edition != NULL && error->domain == AUDIO_ERROR;
    Place place = {0};
    if (settings && self->edition->sample_rate_hz != 0 &&
        mp3_frame_bitrates(self->edition->sample_rate_hz) == NULL)
        place = edition_place(self->edition, "audio", "sample_rate");
    else if (settings)
        place = edition_place(self->edition, "audio", "bitrate");
    diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, settings ? &place : NULL, "%s",
                    error->message);
}

Speaker *pipeline_speaker(const Pipeline *self, const char *name, SegmentFormat format)
{
    const Edition *edition = self->edition;
    SegmentSettings settings = {
        .format = format, .mp3 = {0, 64}, .loudness_lufs = -16, .true_peak_dbtp = -1};
    if (edition != NULL) {
        settings.mp3 = (Mp3Settings){edition->sample_rate_hz, edition->bitrate_kbps};
        settings.loudness_lufs = edition->loudness_lufs;
        settings.true_peak_dbtp = edition->true_peak_dbtp;
    }
    if (name == NULL)
        name = edition ? edition->voice : EDITION_VOICE_DEFAULT;
    gboolean by_edition = edition != NULL && strcmp(name, edition->voice) == 0;
    Place asked = by_edition ? edition_place(edition, NULL, "voice") : (Place){0};
    Voice *voice = voice_load(name, edition ? edition->folder : NULL, by_edition ? &asked : NULL,
                              self->context->diagnostics);
    g_autoptr(GError) error = NULL;
    Speaker *speaker = voice ? speaker_open(voice, &settings, &error) : NULL;
    if (voice != NULL && speaker == NULL)
        report_speaker(self, error);
    return speaker;
}

static char *find_jingle(const Pipeline *self, const Plan *plan, const char *name)
{
    g_autofree char *path = name ? edition_path(self->edition, name) : NULL;
    return path ? jingle_key(path, &plan->speaker->settings, NULL) : NULL;
}

Assembly *pipeline_assembly(const Pipeline *self, const Plan *plan, const Store *store,
                            GError **error)
{
    g_autofree char *intro = find_jingle(self, plan, self->edition->intro);
    g_autofree char *outro = find_jingle(self, plan, self->edition->outro);
    AssemblyFrame frame = {intro, outro, (guint)self->edition->pause_chapter_ms};
    return assembly_new(plan, store, &frame, error);
}

/* The content of every file below a folder, in the order of their names. */
static void digest_folder(Digest *sum, const char *folder, guint depth)
{
    g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_paths);
    for (guint i = 0; i < names->len; i++) {
        name = g_ptr_array_index(names, i);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_DIR))
            (void)digest_file(sum, name, path);
        else if (depth < MAX_DEPTH)
            digest_folder(sum, path, depth + 1);
    }
}

static void digest_program(Digest *sum)
{
    GStatBuf status;
    digest_text(sum, "narrator", NARRATOR_VERSION);
    if (g_stat("/proc/self/exe", &status) == 0) {
        digest_integer(sum, "size", status.st_size);
        digest_integer(sum, "changed", status.st_mtim.tv_sec);
        digest_integer(sum, "changed ns", status.st_mtim.tv_nsec);
    }
}

char *pipeline_digest(const Pipeline *self)
{
    static const char *const folders[] = {"voices", "pronunciations", "languages"};
    const Edition *edition = self->edition;
    const char *const files[] = {"narrator.yaml", edition->image, edition->intro, edition->outro};
    g_autoptr(Digest) sum = digest_new();
    digest_program(sum);
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *shipped = data_dir_path(folders[i]);
        g_autofree char *own = edition_path(edition, folders[i]);
        digest_folder(sum, shipped, 0);
        digest_folder(sum, own, 0);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = files[i] ? edition_path(edition, files[i]) : NULL;
        if (path != NULL)
            (void)digest_file(sum, files[i], path);
    }
    return digest_finish(sum);
}
