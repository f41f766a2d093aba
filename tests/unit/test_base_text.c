/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/json_writer.h"
#include "base/publish.h"

static void check_text(const char *row, const char *got, const char *wanted)
{
    if (g_strcmp0(got, wanted) != 0) {
        g_test_message("row '%s': got '%s', wanted '%s'", row, got ? got : "(null)",
                       wanted ? wanted : "(null)");
        g_test_fail();
    }
}

static void test_slug(void)
{
    static const struct {
        const char *text;
        gsize max;
        const char *slug;
    } rows[] = {
        {"The ferry is late", 60, "the-ferry-is-late"},
        {"Caf\xC3\xA9 -- No. 5!", 60, "cafe-no-5"},
        {"\xC3\x86r\xC3\xB8", 60, "aero"},
        {"  ", 60, "article"},
        {"!!!", 60, "article"},
        {"a/../b", 60, "a-b"},
        {"one two three", 8, "one-two"},
        {"---x---", 60, "x"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *slug = text_slug(rows[i].text, rows[i].max);
        check_text(rows[i].text, slug, rows[i].slug);
    }
    g_autofree char *russian = text_slug("\xD0\x9F\xD0\xBE\xD1\x80\xD1\x82", 60);
    check_text("Cyrillic", russian, "port");
}

static void test_truncate(void)
{
    static const char text[] = "The ferry left caf\xC3\xA9s behind";
    for (gsize max = 4; max < sizeof text + 3; max++) {
        g_autofree char *cut = text_truncate(text, max);
        g_assert_cmpuint(strlen(cut), <=, max);
        g_assert_true(g_utf8_validate(cut, -1, NULL));
        if (max >= strlen(text))
            g_assert_cmpstr(cut, ==, text);
        else
            g_assert_true(g_str_has_suffix(cut, "\xE2\x80\xA6"));
    }
}

static void test_small(void)
{
    static const char *const known[] = {"title", "author", "base_url", NULL};
    check_text("nearest", text_nearest("autor", known), "author");
    check_text("none near", text_nearest("zebra", known), NULL);
    check_text("the same", text_nearest("title", known), "title");
    static const char lines[] = "a\n\xC3\xA9z\nb";
    guint line, column;
    text_position(lines, 4, &line, &column);
    g_assert_cmpuint(line, ==, 2);
    g_assert_cmpuint(column, ==, 2);
    g_autofree char *collapsed = text_collapse_space(" a\n\t b\xC2\xA0\xC2\xA0"
                                                     "c ",
                                                     11);
    check_text("collapsed", collapsed, "a b c");
    g_autofree char *digest = text_short_digest("abc", 3);
    check_text("digest", digest, "ba7816bf8f01cfea");
}

/* The vectors of the podcast namespace's guid, and of RFC 4122's own namespace for DNS. */
static void test_uuid(void)
{
    static const struct {
        const char *space, *name, *uuid;
    } rows[] = {
        {"ead4c236-bf58-58c6-a2c6-a6b28d128cb6", "podnews.net/rss",
         "9b024349-ccf0-5f69-a609-6b82873eab3c"},
        {"ead4c236-bf58-58c6-a2c6-a6b28d128cb6", "mp3s.nashownotes.com/pc20rss.xml",
         "917393e3-1b1e-5cef-ace4-edaa54e1f810"},
        {"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org",
         "886313e1-3b8a-5372-9b90-0c9aee199e5d"},
        {"no namespace", "x", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *uuid = digest_uuid5(rows[i].space, rows[i].name);
        check_text(rows[i].name, uuid, rows[i].uuid);
    }
}

static char *digest_of_two(const char *a, const char *b)
{
    g_autoptr(Digest) sum = digest_new();
    digest_text(sum, "a", a);
    digest_text(sum, "b", b);
    return digest_finish(sum);
}

static void test_digest(void)
{
    static const char *const rows[][2] = {{"x", "yz"},   {"xy", "z"}, {"xyz", ""},
                                          {"xyz", NULL}, {"", "xyz"}, {NULL, "xyz"}};
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_true(g_hash_table_add(seen, digest_of_two(rows[i][0], rows[i][1])));
}

static void test_json(void)
{
    JsonWriter *json = json_writer_new(NULL);
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "text", "a\"\\\n\x01\xC3\xA9</");
    json_writer_text(json, "none", NULL);
    json_writer_real(json, "tenth", 0.1, 3);
    json_writer_real(json, "whole", 2.0, 3);
    json_writer_real(json, "minus", -0.0004, 3);
    json_writer_integer(json, "big", G_MAXINT64);
    json_writer_begin_array(json, "rows");
    json_writer_begin_compact_object(json, NULL);
    json_writer_boolean(json, "yes", TRUE);
    json_writer_integer(json, "n", 1);
    json_writer_end(json);
    json_writer_end(json);
    json_writer_begin_array(json, "empty");
    json_writer_end(json);
    json_writer_end(json);
    g_autofree char *text = json_writer_finish(json);
    check_text("json", text,
               "{\n"
               "  \"text\": \"a\\\"\\\\\\n\\u0001\xC3\xA9</\",\n"
               "  \"none\": null,\n"
               "  \"tenth\": 0.1,\n"
               "  \"whole\": 2,\n"
               "  \"minus\": 0,\n"
               "  \"big\": 9223372036854775807,\n"
               "  \"rows\": [\n"
               "    {\"yes\": true, \"n\": 1}\n"
               "  ],\n"
               "  \"empty\": []\n"
               "}\n");
}

static guint count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;
    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static void test_publish(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("narrator-test-XXXXXX", &error);
    g_assert_no_error(error);
    g_autofree char *path = g_build_filename(folder, "file", NULL);
    gboolean changed = FALSE;
    g_assert_true(publish_bytes(path, "one", 3, &changed, &error));
    g_assert_true(changed);
    g_assert_true(publish_bytes(path, "one", 3, &changed, &error));
    g_assert_false(changed);

    PublishedFile *file = publish_begin(folder, &error);
    g_assert_true(publish_write(file, "abc", 3, &error));
    g_autofree char *digest = publish_digest(file, &error);
    check_text("digest", digest,
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    g_assert_cmpuint(count_files(folder), ==, 2);
    publish_abort(file);
    g_assert_cmpuint(count_files(folder), ==, 1);

    file = publish_begin(folder, &error);
    g_assert_true(publish_write(file, "two", 3, &error));
    g_assert_true(publish_commit(file, "file", TRUE, &error));
    g_autofree char *now = NULL;
    g_assert_true(g_file_get_contents(path, &now, NULL, &error));
    check_text("replaced", now, "two");

    g_autofree char *left = g_build_filename(folder, ".narrator-left.part", NULL);
    g_assert_true(g_file_set_contents(left, "x", 1, &error));
    publish_sweep(folder);
    g_assert_cmpuint(count_files(folder), ==, 1);
    g_assert_null(publish_begin(path, &error));
    g_assert_nonnull(error);
    (void)g_remove(path);
    (void)g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/slug", test_slug);
    g_test_add_func("/text/truncate", test_truncate);
    g_test_add_func("/text/small", test_small);
    g_test_add_func("/digest/uuid5", test_uuid);
    g_test_add_func("/digest/runs", test_digest);
    g_test_add_func("/json_writer/all", test_json);
    g_test_add_func("/publish/all", test_publish);
    return g_test_run();
}
