/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/edition.h"

#include <string.h>

#include "base/digest.h"
#include "base/text.h"
#include "edition/category.h"

#define FILE_NAME "narrator.yaml"
/* Of the podcast namespace: github.com/Podcastindex-org/podcast-namespace, tag "guid". */
#define PODCAST_NAMESPACE "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"

static const char *const types[] = {"episodic", "serial", NULL};

#define AT(member) offsetof(Edition, member)

static const YamlField fields[] = {
    {"title", YAML_FIELD_TEXT, AT(title), 0, 0, NULL},
    {"author", YAML_FIELD_TEXT, AT(author), 0, 0, NULL},
    {"description", YAML_FIELD_TEXT, AT(description), 0, 0, NULL},
    {"language", YAML_FIELD_TEXT, AT(language), 0, 0, NULL},
    {"link", YAML_FIELD_TEXT, AT(link), 0, 0, NULL},
    {"base_url", YAML_FIELD_TEXT, AT(base_url), 0, 0, NULL},
    {"guid", YAML_FIELD_TEXT, AT(guid), 0, 0, NULL},
    {"image", YAML_FIELD_TEXT, AT(image), 0, 0, NULL},
    {"category", YAML_FIELD_TEXT, AT(category), 0, 0, NULL},
    {"subcategory", YAML_FIELD_TEXT, AT(subcategory), 0, 0, NULL},
    {"explicit", YAML_FIELD_BOOLEAN, AT(explicit_content), 0, 0, NULL},
    {"copyright", YAML_FIELD_TEXT, AT(copyright), 0, 0, NULL},
    {"type", YAML_FIELD_TEXT, AT(type), 0, 0, types},
    {"locked", YAML_FIELD_BOOLEAN, AT(locked), 0, 0, NULL},
    {"block", YAML_FIELD_BOOLEAN, AT(blocked), 0, 0, NULL},
    {"feed_limit", YAML_FIELD_INTEGER, AT(feed_limit), 0, 100000, NULL},
    {"voice", YAML_FIELD_TEXT, AT(voice), 0, 0, NULL},
    {"articles", YAML_FIELD_TEXT, AT(articles), 0, 0, NULL},
    {"output", YAML_FIELD_TEXT, AT(output), 0, 0, NULL},
    {"rules", YAML_FIELD_NODE, AT(rules), 0, 0, NULL},
    {"owner", YAML_FIELD_NODE, AT(sections.owner), 0, 0, NULL},
    {"audio", YAML_FIELD_NODE, AT(sections.audio), 0, 0, NULL},
    {"script", YAML_FIELD_NODE, AT(sections.script), 0, 0, NULL},
};
static const YamlField owner_fields[] = {
    {"name", YAML_FIELD_TEXT, AT(owner_name), 0, 0, NULL},
    {"email", YAML_FIELD_TEXT, AT(owner_email), 0, 0, NULL},
};
static const YamlField audio_fields[] = {
    {"sample_rate", YAML_FIELD_INTEGER, AT(sample_rate_hz), 8000, 48000, NULL},
    {"bitrate", YAML_FIELD_INTEGER, AT(bitrate_kbps), 24, 320, NULL},
    {"loudness", YAML_FIELD_REAL, AT(loudness_lufs), -31, -9, NULL},
    {"true_peak", YAML_FIELD_REAL, AT(true_peak_dbtp), -9, -0.1, NULL},
    {"intro", YAML_FIELD_TEXT, AT(intro), 0, 0, NULL},
    {"outro", YAML_FIELD_TEXT, AT(outro), 0, 0, NULL},
};
static const YamlField script_fields[] = {
    {"introduction", YAML_FIELD_TEXT, AT(introduction), 0, 0, NULL},
    {"closing", YAML_FIELD_TEXT, AT(closing), 0, 0, NULL},
    {"pauses", YAML_FIELD_NODE, AT(sections.pauses), 0, 0, NULL},
};
/* A chapter begins on a whole second inside the pause before it, so that is at least 1.1 s. */
static const YamlField pause_fields[] = {
    {"paragraph", YAML_FIELD_INTEGER, AT(pause_paragraph_ms), 150, 10000, NULL},
    {"item", YAML_FIELD_INTEGER, AT(pause_item_ms), 150, 10000, NULL},
    {"heading", YAML_FIELD_INTEGER, AT(pause_heading_ms), 150, 10000, NULL},
    {"title", YAML_FIELD_INTEGER, AT(pause_title_ms), 150, 10000, NULL},
    {"chapter", YAML_FIELD_INTEGER, AT(pause_chapter_ms), 1100, 10000, NULL},
};

static void set_defaults(Edition *edition)
{
    edition->language = g_strdup("en");
    edition->category = g_strdup("News");
    edition->type = g_strdup("episodic");
    edition->locked = TRUE;
    edition->voice = g_strdup(EDITION_VOICE_DEFAULT);
    edition->articles = g_strdup("articles");
    edition->output = g_strdup("output");
    edition->bitrate_kbps = 64;
    edition->loudness_lufs = -16;
    edition->true_peak_dbtp = -1;
    edition->introduction = g_strdup("By {authors}.\n{date}.");
    edition->pause_paragraph_ms = 600;
    edition->pause_item_ms = 400;
    edition->pause_heading_ms = 700;
    edition->pause_title_ms = 800;
    edition->pause_chapter_ms = 1400;
}

static gboolean read_section(const YamlNode *node, const YamlField *table, gsize n,
                             Edition *edition, Diagnostics *diagnostics)
{
    return node == NULL || yaml_read_fields(node, table, n, edition, diagnostics);
}

static gboolean read_all(Edition *edition, Diagnostics *diagnostics)
{
    const YamlNode *root = yaml_document_root(edition->document);
    if (root == NULL)
        return TRUE;
    gboolean fine = read_section(root, fields, G_N_ELEMENTS(fields), edition, diagnostics);
    fine = read_section(edition->sections.owner, owner_fields, G_N_ELEMENTS(owner_fields), edition,
                        diagnostics) &&
           fine;
    fine = read_section(edition->sections.audio, audio_fields, G_N_ELEMENTS(audio_fields), edition,
                        diagnostics) &&
           fine;
    fine = read_section(edition->sections.script, script_fields, G_N_ELEMENTS(script_fields),
                        edition, diagnostics) &&
           fine;
    return read_section(edition->sections.pauses, pause_fields, G_N_ELEMENTS(pause_fields), edition,
                        diagnostics) &&
           fine;
}

/* An error at the key's value, or at the file where the key is not there. */
static gboolean G_GNUC_PRINTF(4, 5) refuse(const Edition *edition, const char *key,
                                           Diagnostics *diagnostics, const char *format, ...)
{
    Place place = edition_place(edition, NULL, key);
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", message);
    return FALSE;
}

static gboolean check_required(const Edition *edition, Diagnostics *diagnostics)
{
    const struct {
        const char *key, *value;
    } required[] = {{"title", edition->title},
                    {"author", edition->author},
                    {"description", edition->description},
                    {"base_url", edition->base_url}};
    gboolean fine = TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(required); i++)
        if (required[i].value == NULL || *required[i].value == '\0')
            fine = refuse(edition, required[i].key, diagnostics, "the key '%s' is missing",
                          required[i].key);
    return fine;
}

static gboolean is_web_address(const char *text)
{
    g_autoptr(GUri) uri = g_uri_parse(text, G_URI_FLAGS_NONE, NULL);
    if (uri == NULL || g_uri_get_host(uri) == NULL || *g_uri_get_host(uri) == '\0')
        return FALSE;
    const char *scheme = g_uri_get_scheme(uri);
    return strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0;
}

static gboolean check_addresses(Edition *edition, Diagnostics *diagnostics)
{
    gboolean fine = TRUE;
    if (edition->base_url != NULL && !is_web_address(edition->base_url))
        fine = refuse(edition, "base_url", diagnostics,
                      "'base_url' is '%s'; it takes an address like https://example.org/audio/",
                      edition->base_url);
    if (edition->base_url != NULL && !g_str_has_suffix(edition->base_url, "/")) {
        char *with_slash = g_strconcat(edition->base_url, "/", NULL);
        g_free(edition->base_url);
        edition->base_url = with_slash;
    }
    if (edition->link != NULL && !is_web_address(edition->link))
        fine = refuse(edition, "link", diagnostics, "'link' is '%s'; it takes a web address",
                      edition->link);
    if (edition->guid != NULL && !g_uuid_string_is_valid(edition->guid))
        fine =
            refuse(edition, "guid", diagnostics, "'guid' is '%s'; it takes a UUID", edition->guid);
    if (edition->owner_email != NULL && strchr(edition->owner_email, '@') == NULL) {
        Place place = edition_place(edition, "owner", "email");
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "'email' is '%s'; it takes an e-mail address", edition->owner_email);
        fine = FALSE;
    }
    return fine;
}

/* Of the form of a BCP 47 tag, as feeds take them; whether there is data for it is for script/. */
static gboolean check_language(const Edition *edition, Diagnostics *diagnostics)
{
    if (g_regex_match_simple("^[a-z]{2,3}(-[a-z0-9]{2,8})*$", edition->language, G_REGEX_CASELESS,
                             0))
        return TRUE;
    return refuse(edition, "language", diagnostics,
                  "'language' is '%s'; it takes a tag like en or en-GB", edition->language);
}

/* A path with a slash at its end, "." and ".." resolved, so that folders compare by their names. */
static char *canonical_folder(const Edition *edition, const char *name)
{
    g_autofree char *path = edition_path(edition, name);
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    return g_strconcat(whole, "/", NULL);
}

/* Published pages would be read as articles. */
static gboolean check_folders(const Edition *edition, Diagnostics *diagnostics)
{
    g_autofree char *articles = canonical_folder(edition, edition->articles);
    g_autofree char *output = canonical_folder(edition, edition->output);
    if (!g_str_has_prefix(output, articles))
        return TRUE;
    return refuse(edition, "output", diagnostics,
                  "'output' is '%s', inside the folder of articles, '%s': what is published would "
                  "be read as articles",
                  edition->output, edition->articles);
}

/* ", did you mean 'X'?" or nothing. */
static char *suggestion(const char *nearest)
{
    return nearest ? g_strdup_printf("; did you mean '%s'?", nearest) : g_strdup("");
}

static gboolean check_category(const Edition *edition, Diagnostics *diagnostics)
{
    const char *const *subcategories = category_subcategories(edition->category);
    if (subcategories == NULL) {
        g_autofree char *hint = suggestion(category_nearest(edition->category));
        return refuse(edition, "category", diagnostics, "'%s' is not one of Apple's categories%s",
                      edition->category, hint);
    }
    if (edition->subcategory == NULL || g_strv_contains(subcategories, edition->subcategory))
        return TRUE;
    g_autofree char *hint =
        suggestion(category_nearest_subcategory(edition->category, edition->subcategory));
    return refuse(edition, "subcategory", diagnostics, "'%s' is not a sub-category of '%s'%s",
                  edition->subcategory, edition->category, hint);
}

static char *settings_path(const char *folder)
{
    return strcmp(folder, ".") == 0 ? g_strdup(FILE_NAME)
                                    : g_build_filename(folder, FILE_NAME, NULL);
}

/* Takes over the document, which may be NULL after errors. */
static Edition *read_document(const char *folder, YamlDocument *document, guint errors,
                              Diagnostics *diagnostics)
{
    if (document == NULL)
        return NULL;
    g_autoptr(Edition) edition = g_new0(Edition, 1);
    edition->folder = g_strdup(folder);
    edition->path = settings_path(folder);
    edition->document = document;
    set_defaults(edition);
    (void)read_all(edition, diagnostics);
    gboolean fine = check_required(edition, diagnostics);
    fine = check_addresses(edition, diagnostics) && fine;
    fine = check_language(edition, diagnostics) && fine;
    fine = check_category(edition, diagnostics) && fine;
    fine = check_folders(edition, diagnostics) && fine;
    /* A key given twice was reported by the parser, which goes on. */
    fine = fine && diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) == errors;
    return fine ? g_steal_pointer(&edition) : NULL;
}

Edition *edition_load(const char *folder, Diagnostics *diagnostics)
{
    g_autofree char *path = settings_path(folder);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "no '%s': this is not the folder of an edition; "
                        "'narrator init DIR' makes one",
                        path);
        return NULL;
    }
    guint errors = diagnostics_count(diagnostics, DIAGNOSTIC_ERROR);
    return read_document(folder, yaml_document_load(path, diagnostics), errors, diagnostics);
}

Edition *edition_parse(const char *folder, const char *text, Diagnostics *diagnostics)
{
    g_autofree char *path = settings_path(folder);
    guint errors = diagnostics_count(diagnostics, DIAGNOSTIC_ERROR);
    YamlDocument *document = yaml_document_parse(text, strlen(text), path, 1, diagnostics);
    return read_document(folder, document, errors, diagnostics);
}

void edition_free(Edition *self)
{
    if (self == NULL)
        return;
    char *const strings[] = {
        self->folder,       self->title,     self->author,     self->description, self->language,
        self->link,         self->base_url,  self->guid,       self->image,       self->category,
        self->subcategory,  self->copyright, self->owner_name, self->owner_email, self->type,
        self->voice,        self->articles,  self->output,     self->intro,       self->outro,
        self->introduction, self->closing,   self->path};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    yaml_document_free(self->document);
    g_free(self);
}

Place edition_place(const Edition *self, const char *section, const char *key)
{
    const YamlNode *mapping = yaml_document_root(self->document);
    if (mapping != NULL && section != NULL)
        mapping = yaml_node_get(mapping, section);
    const YamlNode *node = mapping ? yaml_node_get(mapping, key) : NULL;
    return node ? yaml_node_place(node) : (Place){self->path, 0, 0};
}

char *edition_path(const Edition *self, const char *name)
{
    if (g_path_is_absolute(name) || strcmp(self->folder, ".") == 0)
        return g_strdup(name);
    return g_build_filename(self->folder, name, NULL);
}

char *edition_guid(const Edition *self)
{
    if (self->guid != NULL)
        return g_ascii_strdown(self->guid, -1);
    const char *separator = strstr(self->base_url, "://");
    g_autofree char *name =
        g_strconcat(separator ? separator + 3 : self->base_url, "feed.xml", NULL);
    return digest_uuid5(PODCAST_NAMESPACE, name);
}
