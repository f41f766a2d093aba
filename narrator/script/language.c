/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/language.h"

#include <string.h>

#include "base/data_dir.h"
#include "script/language_private.h"
#include "script/workshop.h"

LanguageWord *language_put(Language *self, const char *word)
{
    gpointer *place = word_table_place(self->words, word, strlen(word));
    if (*place == NULL)
        *place = language_own(self, g_new0(LanguageWord, 1), g_free);
    return *place;
}

typedef struct {
    gpointer memory;
    GDestroyNotify free_function;
} Owned;

static void owned_free(gpointer data)
{
    Owned *owned = data;
    owned->free_function(owned->memory);
    g_free(owned);
}

gpointer language_own(Language *self, gpointer memory, GDestroyNotify free_function)
{
    Owned *owned = g_new(Owned, 1);
    *owned = (Owned){memory, free_function};
    g_ptr_array_add(self->owned, owned);
    return memory;
}

static void document_free(gpointer data)
{
    yaml_document_free(data);
}

static Language *language_new(const char *tag)
{
    Language *self = g_new0(Language, 1);
    self->tag = g_strdup(tag);
    self->documents = g_ptr_array_new_with_free_func(document_free);
    self->owned = g_ptr_array_new_with_free_func(owned_free);
    self->words = word_table_new();
    self->terms = word_table_new();
    self->sets = word_table_new();
    self->workshop = workshop_new(self);
    return self;
}

void language_free(Language *self)
{
    if (self == NULL)
        return;
    workshop_free(self->workshop);
    word_table_free(self->words);
    word_table_free(self->terms);
    word_table_free(self->sets);
    g_ptr_array_unref(self->owned);
    g_ptr_array_unref(self->documents);
    g_free(self->tag);
    g_free(self);
}

/* article/'s own file in the same folders. */
static const char *const not_ours = "furniture.yaml";

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean load_file(Language *self, const char *path, Diagnostics *diagnostics)
{
    YamlDocument *document = yaml_document_load(path, diagnostics);
    if (document == NULL)
        return FALSE;
    g_ptr_array_add(self->documents, document);
    const YamlNode *root = yaml_document_root(document);
    return root == NULL || language_read_sections(self, root, diagnostics);
}

/* Adds the files of one folder, in the order of their names. */
static gboolean load_folder(Language *self, const char *folder, gboolean *found,
                            Diagnostics *diagnostics)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    if (dir == NULL)
        return TRUE;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_suffix(name, ".yaml") && name[0] != '.' && strcmp(name, not_ours) != 0)
            g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    gboolean good = TRUE;
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        good &= load_file(self, path, diagnostics);
        *found = TRUE;
    }
    return good;
}

/* "en_gb" and "EN-GB" are "en-GB". */
static char *canonical_tag(const char *tag)
{
    char *canonical = g_strdelimit(g_ascii_strdown(tag, -1), "_", '-');
    char *region = strchr(canonical, '-');
    for (char *c = region; c != NULL && *c != '\0'; c++)
        *c = g_ascii_toupper(*c);
    return canonical;
}

static gboolean is_tag(const char *tag)
{
    for (const char *c = tag; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c) && *c != '-')
            return FALSE;
    return *tag != '\0' && strlen(tag) <= 35; /* RFC 5646, 4.4.1 */
}

static gboolean load_layers(Language *self, const char *const *roots, gboolean *found,
                            Diagnostics *diagnostics)
{
    g_autofree char *base = g_strndup(self->tag, strcspn(self->tag, "-"));
    gboolean good = TRUE;
    for (guint i = 0; roots[i] != NULL; i++) {
        g_autofree char *general = g_build_filename(roots[i], "languages", base, NULL);
        good &= load_folder(self, general, found, diagnostics);
        if (strcmp(base, self->tag) != 0) {
            g_autofree char *special = g_build_filename(roots[i], "languages", self->tag, NULL);
            good &= load_folder(self, special, found, diagnostics);
        }
    }
    return good;
}

Language *language_load(const char *tag, const char *edition_folder, Diagnostics *diagnostics)
{
    g_autofree char *canonical = canonical_tag(tag);
    g_autofree char *shipped = data_dir_find();
    gboolean found = FALSE, good = is_tag(canonical);
    g_autoptr(Language) self = language_new(canonical);
    const char *roots[3] = {NULL};
    guint n_roots = 0;
    if (shipped != NULL)
        roots[n_roots++] = shipped;
    if (edition_folder != NULL && g_strcmp0(edition_folder, shipped) != 0)
        roots[n_roots++] = edition_folder;
    if (good)
        good = load_layers(self, roots, &found, diagnostics);
    if (!found)
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL, "no data for the language '%s'", tag);
    return good && found ? g_steal_pointer(&self) : NULL;
}

const char *language_tag(const Language *self)
{
    return self->tag;
}

const LanguageWord *language_word(const Language *self, const char *text, gsize length)
{
    return word_table_get(self->words, text, length);
}

const char *language_sense(const Language *self, const char *text, gsize length,
                           LanguageSense sense)
{
    const LanguageWord *word = language_word(self, text, length);
    return word != NULL ? word->senses[sense] : NULL;
}

gboolean language_in_list(const Language *self, const char *text, gsize length, LanguageList list)
{
    return language_word_in(language_word(self, text, length), list);
}

gboolean language_has_list(const Language *self, LanguageList list)
{
    return (self->lists & (G_GUINT64_CONSTANT(1) << list)) != 0;
}

const char *language_term_sized(const Language *self, const char *key, gsize length)
{
    return word_table_get(self->terms, key, length);
}

gboolean language_setting(const Language *self, const char *key)
{
    const char *term = language_term(self, key);
    return term != NULL && strcmp(term, "no") != 0;
}

const char *language_month(const Language *self, guint month)
{
    return month >= 1 && month <= 12 ? self->months[month] : NULL;
}

const char *language_weekday(const Language *self, guint weekday)
{
    return weekday >= 1 && weekday <= 7 ? self->weekdays[weekday] : NULL;
}

LanguageWorkshop *language_workshop(const Language *self)
{
    return self->workshop;
}
