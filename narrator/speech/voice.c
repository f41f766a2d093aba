/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech/voice.h"

#include <string.h>

#include "base/data_dir.h"
#include "base/text.h"
#include "base/yaml.h"
#include "speech/engine.h"

static const YamlField fields[] = {
    {"engine", YAML_FIELD_TEXT, offsetof(Voice, engine), 0, 0, NULL},
    {"language", YAML_FIELD_TEXT, offsetof(Voice, language), 0, 0, NULL},
    {"summary", YAML_FIELD_TEXT, offsetof(Voice, summary), 0, 0, NULL},
    {"speaker", YAML_FIELD_TEXT, offsetof(Voice, speaker), 0, 0, NULL},
    {"variant", YAML_FIELD_TEXT, offsetof(Voice, variant), 0, 0, NULL},
    {"rate", YAML_FIELD_INTEGER, offsetof(Voice, rate_wpm), 80, 6000, NULL},
    {"pitch", YAML_FIELD_INTEGER, offsetof(Voice, pitch), 0, 99, NULL},
    {"range", YAML_FIELD_INTEGER, offsetof(Voice, range), 0, 99, NULL},
    {"volume", YAML_FIELD_INTEGER, offsetof(Voice, volume), 10, 200, NULL},
    {"word_gap", YAML_FIELD_INTEGER, offsetof(Voice, word_gap_ms), 0, 500, NULL},
};

static void add_names(GPtrArray *names, const char *folder)
{
    g_autoptr(GDir) dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_suffix(name, ".yaml"))
            continue;
        g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".yaml"));
        if (!g_ptr_array_find_with_equal_func(names, stem, g_str_equal, NULL))
            g_ptr_array_add(names, g_steal_pointer(&stem));
    }
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **voice_names(const char *edition_folder)
{
    GPtrArray *names = g_ptr_array_new();
    if (edition_folder != NULL) {
        g_autofree char *own = g_build_filename(edition_folder, "voices", NULL);
        add_names(names, own);
    }
    g_autofree char *shipped = data_dir_path("voices");
    add_names(names, shipped);
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

static char *find_profile(const char *name, const char *edition_folder)
{
    g_autofree char *file = g_strdup_printf("voices/%s.yaml", name);
    if (edition_folder != NULL) {
        g_autofree char *own = g_build_filename(edition_folder, file, NULL);
        if (g_file_test(own, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&own);
    }
    return data_dir_path(file);
}

static void report_missing(const char *name, const char *edition_folder, const Place *asked,
                           Diagnostics *diagnostics)
{
    g_auto(GStrv) names = voice_names(edition_folder);
    const char *nearest = text_nearest(name, (const char *const *)names);
    g_autofree char *list = g_strjoinv(", ", names);
    if (nearest != NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, asked, "no voice '%s'; did you mean '%s'?",
                        name, nearest);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, asked, "no voice '%s'; there are: %s", name,
                        *list ? list : "none");
}

/* What a profile must say for itself. */
static gboolean check(const Voice *voice, const YamlDocument *document, const char *path,
                      Diagnostics *diagnostics)
{
    const Place place = {path, 0, 0};
    if (voice->engine == NULL || voice->language == NULL) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "the key '%s' is missing",
                        voice->engine == NULL ? "engine" : "language");
        return FALSE;
    }
    if (speech_engine_find(voice->engine) != NULL)
        return TRUE;
    g_autoptr(GString) list = g_string_new(NULL);
    for (const SpeechEngine *const *e = speech_engine_all(); *e != NULL; e++)
        g_string_append_printf(list, "%s%s", list->len ? ", " : "", (*e)->name);
    yaml_node_report(yaml_node_get(yaml_document_root(document), "engine"), diagnostics,
                     DIAGNOSTIC_ERROR, "no engine '%s'; there are: %s", voice->engine, list->str);
    return FALSE;
}

Voice *voice_load(const char *name, const char *edition_folder, const Place *asked,
                  Diagnostics *diagnostics)
{
    g_autofree char *path = strchr(name, '/') == NULL ? find_profile(name, edition_folder) : NULL;
    if (path == NULL) {
        report_missing(name, edition_folder, asked, diagnostics);
        return NULL;
    }
    g_autoptr(YamlDocument) document = yaml_document_load(path, diagnostics);
    if (document == NULL)
        return NULL;
    g_autoptr(Voice) voice = g_new0(Voice, 1);
    voice->name = g_strdup(name);
    voice->rate_wpm = 165;
    voice->pitch = 50;
    voice->range = 50;
    voice->volume = 100;
    const YamlNode *root = yaml_document_root(document);
    if (root != NULL && !yaml_read_fields(root, fields, G_N_ELEMENTS(fields), voice, diagnostics))
        return NULL;
    if (!check(voice, document, path, diagnostics))
        return NULL;
    if (voice->summary == NULL)
        voice->summary = g_strdup("");
    if (voice->speaker == NULL)
        voice->speaker = g_strdup("narrator");
    return g_steal_pointer(&voice);
}

void voice_free(Voice *self)
{
    if (self == NULL)
        return;
    g_free(self->name);
    g_free(self->engine);
    g_free(self->language);
    g_free(self->summary);
    g_free(self->speaker);
    g_free(self->variant);
    g_free(self);
}
