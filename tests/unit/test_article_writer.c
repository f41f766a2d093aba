/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `narrator add` writes is read again as it was. */
#include "article_case.h"

#include "article/markdown_writer.h"

static const char page[] =
    "---\n"
    "title: 'A \"title\" with: marks'\nauthors: [Ann Lee]\ndate: 2024-03-24\n"
    "standfirst: It leads to the text\nurl: https://coast.example/a\ntags: [one, two]\n"
    "---\n"
    "# A \"title\" with: marks\n\n"
    "1\\. is how this begins, with \\*stars\\* and \\[brackets\\] and a_b.\n\n"
    "\\# is no heading, &amp; \\<b> is no tag.\n\n"
    "## A heading\n\n"
    "3. three\n4. four\n\n"
    "- a\n    - b\n\n"
    "> A quotation.\n";

static void test_round_trip(void)
{
    ArticleSink sink;
    article_sink_init(&sink);
    ArticleOptions options = {.language = "en"};
    g_autoptr(Article) first =
        article_parse(page, strlen(page), "a.md", &options, sink.diagnostics);
    g_autofree char *text = markdown_write(first);
    g_autoptr(Article) second =
        article_parse(text, strlen(text), "a.md", &options, sink.diagnostics);
    g_autofree char *before = article_describe(first);
    g_autofree char *after = article_describe(second);
    g_assert_cmpstr(before, ==,
                    "title A \"title\" with: marks|standfirst It leads to the text"
                    "|paragraph 1. is how this begins, with *stars* and [brackets] and a_b."
                    "|paragraph # is no heading, & <b> is no tag.|heading A heading"
                    "|list-item three|list-item four|list-item a|list-item b|quote A quotation.");
    g_assert_cmpstr(after, ==, before);
    g_assert_cmpstr(second->title, ==, first->title);
    g_assert_cmpstr(second->authors[0], ==, "Ann Lee");
    g_assert_cmpstr(second->date, ==, "2024-03-24");
    g_assert_cmpstr(second->url, ==, "https://coast.example/a");
    g_assert_cmpstr(second->tags[1], ==, "two");
    g_assert_cmpstr(sink.messages->str, ==, "");
    const Block *number = g_ptr_array_index(second->blocks, 5);
    const Block *inner = g_ptr_array_index(second->blocks, 8);
    g_assert_cmpuint(number->number, ==, 3);
    g_assert_cmpuint(inner->level, ==, 2);
    article_sink_clear(&sink);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/writer/round trip", test_round_trip);
    return g_test_run();
}
