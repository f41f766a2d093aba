/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/show_notes.h"

#include <string.h>

static Manifest *sample(guint chapters)
{
    Manifest *manifest = manifest_new();
    manifest->title = g_strdup("The ferry");
    manifest->speaker = g_strdup("Clara");
    manifest->url = g_strdup("https://paper.example/ferry?a&b");
    for (guint i = 0; i < chapters; i++) {
        ManifestChapter chapter = {i * 61000, (i + 1) * 61000, g_strdup_printf("Part <%u>", i + 1)};
        g_array_append_val(manifest->chapters, chapter);
    }
    return manifest;
}

static void set_authors(Manifest *manifest, const char *names)
{
    g_strfreev(manifest->authors);
    manifest->authors = g_strsplit(names, ",", -1);
}

static void test_whole(void)
{
    g_autoptr(Manifest) manifest = sample(3);
    manifest->summary = g_strdup("It left & came back.");
    set_authors(manifest, "Ada Reed,Ben Ito,Cy Lund");
    g_autofree char *notes = show_notes_new(manifest, "https://x.example/e/index.html", 0);
    g_assert_cmpstr(notes, ==,
                    "<p>It left &amp; came back.</p>\n"
                    "<p>By Ada Reed, Ben Ito and Cy Lund. Read by Clara, a synthetic voice.</p>\n"
                    "<p>00:00:00 Part &lt;1&gt;<br>\n00:01:01 Part &lt;2&gt;<br>\n"
                    "00:02:02 Part &lt;3&gt;</p>\n"
                    "<p><a href=\"https://paper.example/ferry?a&amp;b\">The article</a></p>\n"
                    "<p><a href=\"https://x.example/e/index.html\">Text to read along</a></p>");
}

static void test_least(void)
{
    g_autoptr(Manifest) manifest = sample(2);
    g_free(g_steal_pointer(&manifest->url));
    manifest->url = g_strdup("javascript:alert(1)");
    g_autofree char *notes = show_notes_new(manifest, NULL, 0);
    g_assert_cmpstr(notes, ==, "<p>The ferry</p>\n<p>Read by Clara, a synthetic voice.</p>");
}

/* Whatever is long, a description keeps its limit, and is whole HTML. */
static void test_limit(void)
{
    static const struct {
        const char *name;
        char letter;
        guint summary_bytes, chapters, url_bytes, authors;
        gboolean with_chapters, with_links;
    } rows[] = {
        {"short", 'a', 100, 10, 30, 2, TRUE, TRUE},
        {"long summary", 'a', 9000, 10, 30, 2, TRUE, TRUE},
        {"escapes", '"', 9000, 10, 30, 2, FALSE, TRUE},
        {"many chapters", 'a', 100, 255, 30, 2, FALSE, TRUE},
        {"both", 'a', 9000, 255, 30, 2, FALSE, TRUE},
        {"long address", 'a', 9000, 255, 9000, 2, FALSE, FALSE},
        {"many authors", 'a', 9000, 255, 9000, 900, FALSE, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Manifest) manifest = sample(rows[i].chapters);
        manifest->summary = g_strnfill(rows[i].summary_bytes, rows[i].letter);
        g_autofree char *path = g_strnfill(rows[i].url_bytes, '&');
        g_free(manifest->url);
        manifest->url = g_strconcat("https://paper.example/", path, NULL);
        g_autofree char *names = g_strnfill(rows[i].authors * 2 - 1, '<');
        for (guint k = 1; k < rows[i].authors * 2 - 1; k += 2)
            names[k] = ',';
        set_authors(manifest, names);
        g_autofree char *notes = show_notes_new(manifest, NULL, SHOW_NOTES_DESCRIPTION_BYTES);
        gboolean fine = strlen(notes) <= SHOW_NOTES_DESCRIPTION_BYTES &&
                        g_str_has_suffix(notes, "</p>") &&
                        (strstr(notes, "00:00:00") != NULL) == rows[i].with_chapters &&
                        (strstr(notes, "href=") != NULL) == rows[i].with_links;
        if (!fine)
            g_test_fail_printf("row '%s': %s", rows[i].name, notes);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/notes/whole", test_whole);
    g_test_add_func("/notes/least", test_least);
    g_test_add_func("/notes/limit", test_limit);
    return g_test_run();
}
