/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/manifest.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

static void set_texts(Manifest *self)
{
    self->slug = g_strdup("the-ferry");
    self->guid = g_strdup("5b1f2b52-6c1c-5b0a-8d8e-0d6a4b5f6a01");
    self->input = g_strdup("abc");
    self->article = g_strdup("articles/ferry.md");
    self->title = g_strdup("The \"ferry\" \\ returns \xF0\x9F\x9A\xA2");
    self->summary = g_strdup("Two lines\nof it");
    self->authors = g_strsplit("Ada Reed,Tom\xC3\xA1\xC5\xA1 Hol\xC3\xBD", ",", -1);
    self->date = g_strdup("2024-03-24");
    self->language = g_strdup("en-GB");
    self->tags = g_strsplit("sea,trade", ",", -1);
    self->speaker = g_strdup("Clara");
    self->voice = g_strdup("clara");
    self->narrator = g_strdup("0.1.0");
    self->engine = g_strdup("tone 1");
    self->encoder = g_strdup("LAME 3.100");
}

static Manifest *sample(void)
{
    Manifest *self = manifest_new();
    g_strfreev(self->authors);
    g_strfreev(self->tags);
    set_texts(self);
    self->samples = G_GUINT64_CONSTANT(6000000000);
    self->sample_rate_hz = 22050;
    self->bitrate_kbps = 64;
    self->duration_ms = 272109;
    self->words = 701;
    self->loudness_lufs = -16.03;
    self->true_peak_dbtp = -1;
    ManifestFile page = {g_strdup("index.html"), g_strdup("text/html"), 9000, g_strdup("00ff")};
    ManifestFile audio = {g_strdup("the-ferry-1a2b.mp3"), g_strdup("audio/mpeg"),
                          G_GUINT64_CONSTANT(5000000000), g_strdup("ff00")};
    g_array_append_val(self->files, page);
    g_array_append_val(self->files, audio);
    ManifestChapter chapter = {0, 272109, g_strdup("Opening")};
    g_array_append_val(self->chapters, chapter);
    ManifestBlock spoken = {3, g_strdup("paragraph"), NULL, 1500, 9000, NULL};
    ManifestBlock skipped = {9, g_strdup("other"),     g_strdup("share-links"), 0,
                             0, g_strdup("Share this")};
    g_array_append_val(self->blocks, spoken);
    g_array_append_val(self->blocks, skipped);
    g_ptr_array_add(self->segments, g_strdup("key1"));
    g_ptr_array_add(self->segments, g_strdup("key2"));
    return self;
}

static void test_round_trip(void)
{
    g_autoptr(Manifest) before = sample();
    g_autofree char *json = manifest_to_json(before);
    g_autoptr(GError) error = NULL;
    g_autoptr(Manifest) after = manifest_parse(json, strlen(json), "m", &error);
    g_assert_no_error(error);
    g_autofree char *again = manifest_to_json(after);
    g_assert_cmpstr(again, ==, json);
    g_assert_cmpstr(after->title, ==, before->title);
    g_assert_null(after->standfirst);
    g_assert_null(after->url);
    g_assert_cmpstr(after->authors[1], ==, before->authors[1]);
    g_assert_cmpuint(after->samples, ==, before->samples);
    g_assert_cmpfloat(after->loudness_lufs, ==, -16.03);
    g_assert_cmpuint(after->blocks->len, ==, 2);
    g_assert_null(g_array_index(after->blocks, ManifestBlock, 0).skipped);
    g_assert_cmpstr(g_array_index(after->blocks, ManifestBlock, 1).skipped, ==, "share-links");
    g_assert_cmpstr(g_ptr_array_index(after->segments, 1), ==, "key2");
}

static void test_silent_loudness(void)
{
    g_autoptr(Manifest) before = sample();
    before->loudness_lufs = -HUGE_VAL;
    g_autofree char *json = manifest_to_json(before);
    g_autoptr(Manifest) after = manifest_parse(json, strlen(json), "m", NULL);
    g_assert_nonnull(after);
    g_assert_true(isinf(after->loudness_lufs) && after->loudness_lufs < 0);
}

static void test_files(void)
{
    g_autoptr(Manifest) self = sample();
    g_assert_cmpstr(manifest_file(self, "text/html")->name, ==, "index.html");
    g_assert_null(manifest_file(self, "text/vtt"));
    ManifestFile master = {g_strdup("the-ferry-3c4d.flac"), g_strdup("audio/flac"), 1,
                           g_strdup("00")};
    g_array_prepend_val(self->files, master);
    g_assert_cmpstr(manifest_audio(self)->name, ==, "the-ferry-1a2b.mp3");
    g_array_remove_index(self->files, 2);
    g_assert_cmpstr(manifest_audio(self)->name, ==, "the-ferry-3c4d.flac");
    g_autoptr(Manifest) empty = manifest_new();
    g_assert_null(manifest_audio(empty));
}

/* Each row is made of a good file by replacing a part of it. */
static void test_refused(void)
{
    static const struct {
        const char *what, *part, *replacement, *message;
    } rows[] = {
        {"other version", "\"version\": 1", "\"version\": 2", "'version' is not this program's"},
        {"no version", "\"version\": 1,", "", "'version' is not a whole number"},
        {"missing text", "\"slug\": \"the-ferry\",", "", "'slug' is not a text"},
        {"null text", "\"title\": \"The", "\"title\": null, \"x\": \"The", "'title' is not a text"},
        {"number as text", "\"samples\": 6000000000", "\"samples\": \"6\"",
         "'samples' is not a whole number"},
        {"negative", "\"words\": 701", "\"words\": -1", "'words' is out of range"},
        {"too large", "\"words\": 701", "\"words\": 9999999999", "'words' is out of range"},
        {"list", "\"authors\": [", "\"authors\": 1, \"x\": [", "'authors' is not a list"},
        {"list of numbers", "\"sea\"", "1", "'tags' is not a list of texts"},
        {"rows", "\"files\": [", "\"files\": {}, \"x\": [", "'files' is not a list"},
        {"row of another kind", "\"files\": [", "\"files\": [7, ",
         "'files' is not a list of objects"},
        {"member of a row", "\"sha256\": \"00ff\"", "\"sha256\": 1", "'sha256' is not a text"},
        {"not an object", "{", "[", NULL},
    };
    g_autoptr(Manifest) good = sample();
    g_autofree char *json = manifest_to_json(good);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *at = strstr(json, rows[i].part);
        g_assert_nonnull(at);
        g_autofree char *bad = g_strdup_printf("%.*s%s%s", (int)(at - json), json,
                                               rows[i].replacement, at + strlen(rows[i].part));
        g_autoptr(GError) error = NULL;
        g_autoptr(Manifest) manifest = manifest_parse(bad, strlen(bad), "m.json", &error);
        if (manifest != NULL || error == NULL)
            g_test_fail_printf("row '%s' was taken", rows[i].what);
        if (rows[i].message != NULL && strstr(error->message, rows[i].message) == NULL)
            g_test_fail_printf("row '%s': '%s'", rows[i].what, error->message);
    }
}

static void test_load(void)
{
    g_autoptr(Manifest) before = sample();
    g_autofree char *json = manifest_to_json(before);
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    int fd = g_file_open_tmp("manifest-XXXXXX", &path, &error);
    g_assert_no_error(error);
    g_assert_true(g_close(fd, NULL));
    g_assert_true(g_file_set_contents(path, json, -1, NULL));
    g_autoptr(Manifest) after = manifest_load(path, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(after->slug, ==, "the-ferry");
    g_assert_cmpuint(before->blocks->len, >, 0);
    g_assert_cmpuint(after->blocks->len, ==, 0);
    g_assert_cmpuint(after->segments->len, ==, before->segments->len);
    (void)g_unlink(path);
    g_autoptr(Manifest) gone = manifest_load(path, &error);
    g_assert_null(gone);
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/manifest/round-trip", test_round_trip);
    g_test_add_func("/manifest/silent-loudness", test_silent_loudness);
    g_test_add_func("/manifest/files", test_files);
    g_test_add_func("/manifest/refused", test_refused);
    g_test_add_func("/manifest/load", test_load);
    return g_test_run();
}
