/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/feed.h"
#include "feed/rss.h"

#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

static Edition sample_edition(void)
{
    Edition edition = {
        .title = (char *)"The Morning & Evening Paper",
        .author = (char *)"The Paper",
        .description = (char *)"What happened.",
        .language = (char *)"en-GB",
        .base_url = (char *)"https://paper.example/audio edition/",
        .category = (char *)"News",
        .subcategory = (char *)"Daily News",
        .type = (char *)"episodic",
        .locked = TRUE,
    };
    return edition;
}

static void add_file(Manifest *manifest, const char *name, const char *type)
{
    ManifestFile file = {g_strdup(name), g_strdup(type), 4321, g_strdup("00")};
    g_array_append_val(manifest->files, file);
}

static Manifest *sample_manifest(const char *slug, const char *date)
{
    Manifest *manifest = manifest_new();
    manifest->slug = g_strdup(slug);
    manifest->guid = g_strconcat("guid-", slug, NULL);
    manifest->article = g_strconcat("articles/", slug, ".md", NULL);
    manifest->title = g_strdup("Tea <again> ]]> & more");
    manifest->summary = g_strdup("A \"story\" ]]> of\b tea.");
    manifest->date = g_strdup(date);
    manifest->language = g_strdup("en-GB");
    manifest->speaker = g_strdup("Clara");
    g_strfreev(manifest->authors);
    manifest->authors = g_strsplit("Ada Reed,Ben Ito", ",", -1);
    manifest->samples = 24000 * 61 + 12000;
    manifest->sample_rate_hz = 24000;
    manifest->duration_ms = 61500;
    add_file(manifest, "tea-01.mp3", "audio/mpeg");
    add_file(manifest, "tea-02.vtt", "text/vtt");
    add_file(manifest, "tea-03.srt", "application/x-subrip");
    add_file(manifest, "tea-04.json", "application/json");
    add_file(manifest, "chapters-05.json", "application/json+chapters");
    add_file(manifest, "index.html", "text/html");
    for (guint i = 0; i < 3; i++) {
        ManifestChapter chapter = {i * 20000, (i + 1) * 20000, g_strdup_printf("Part %u", i)};
        g_array_append_val(manifest->chapters, chapter);
    }
    return manifest;
}

static void keep_last(DiagnosticLevel level, const Place *place, const char *message,
                      gpointer user_data)
{
    char **last = user_data;
    g_free(*last);
    *last = diagnostics_format(level, place, message);
}

/* The feed of manifests as text, and, in message, the last thing reported. */
static char *feed_text(const Edition *edition, GPtrArray *manifests, const char *cover,
                       char **message)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(message ? keep_last : NULL, message);
    FeedOptions options = {edition, "917393e3-1b1e-5cef-ace4-edaa54e1f810", cover, manifests};
    g_autoptr(Feed) feed = feed_new(&options, diagnostics);
    GString *text = g_string_new(NULL);
    rss_write(feed, text);
    return g_string_free(text, FALSE);
}

static GPtrArray *one_manifest(void)
{
    GPtrArray *manifests = g_ptr_array_new_with_free_func((GDestroyNotify)manifest_free);
    g_ptr_array_add(manifests, sample_manifest("tea", "2024-03-24"));
    return manifests;
}

static char *ask(xmlXPathContextPtr context, const char *question)
{
    xmlXPathObjectPtr result = xmlXPathEvalExpression((const xmlChar *)question, context);
    g_assert_nonnull(result);
    xmlChar *text = xmlXPathCastToString(result);
    char *answer = g_strdup((const char *)text);
    xmlFree(text);
    xmlXPathFreeObject(result);
    return answer;
}

typedef struct {
    const char *question, *answer;
} Question;

static void assert_answers(const char *text, const Question *questions, gsize n)
{
    static const char *const namespaces[][2] = {
        {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
        {"podcast", "https://podcastindex.org/namespace/1.0"},
        {"atom", "http://www.w3.org/2005/Atom"},
        {"content", "http://purl.org/rss/1.0/modules/content/"},
        {"psc", "http://podlove.org/simple-chapters"},
    };
    xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), "feed", NULL, XML_PARSE_NONET);
    g_assert_nonnull(document);
    xmlXPathContextPtr context = xmlXPathNewContext(document);
    for (gsize i = 0; i < G_N_ELEMENTS(namespaces); i++)
        xmlXPathRegisterNs(context, (const xmlChar *)namespaces[i][0],
                           (const xmlChar *)namespaces[i][1]);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *answer = ask(context, questions[i].question);
        if (strcmp(answer, questions[i].answer) != 0)
            g_test_fail_printf("row '%s': '%s' instead of '%s'", questions[i].question, answer,
                               questions[i].answer);
    }
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
}

static void test_channel(void)
{
    static const Question questions[] = {
        {"string(/rss/@version)", "2.0"},
        {"count(/rss/channel)", "1"},
        {"string(/rss/channel/title)", "The Morning & Evening Paper"},
        {"string(/rss/channel/link)", "https://paper.example/audio%20edition/"},
        {"string(/rss/channel/description)", "What happened."},
        {"string(/rss/channel/language)", "en-gb"},
        {"string(//atom:link[@rel='self']/@href)",
         "https://paper.example/audio%20edition/feed.xml"},
        {"string(//atom:link/@type)", "application/rss+xml"},
        {"string(//channel/itunes:image/@href)",
         "https://paper.example/audio%20edition/cover-1.jpg"},
        {"string(//channel/image/url)", "https://paper.example/audio%20edition/cover-1.jpg"},
        {"string(//channel/itunes:category/@text)", "News"},
        {"string(//channel/itunes:category/itunes:category/@text)", "Daily News"},
        {"string(//channel/itunes:explicit)", "false"},
        {"string(//channel/itunes:author)", "The Paper"},
        {"string(//channel/itunes:type)", "episodic"},
        {"string(//channel/podcast:guid)", "917393e3-1b1e-5cef-ace4-edaa54e1f810"},
        {"string(//channel/podcast:locked)", "yes"},
        {"count(//podcast:locked/@owner)", "0"},
        {"string(//channel/podcast:medium)", "podcast"},
        {"string(//channel/podcast:txt[@purpose='ai-content'])", "true"},
        {"string(//channel/lastBuildDate)", "Sun, 24 Mar 2024 00:00:00 +0000"},
        {"count(//itunes:owner | //itunes:new-feed-url | //itunes:block)", "0"},
        {"starts-with(//channel/generator, 'narrator ')", "true"},
    };
    Edition edition = sample_edition();
    g_autoptr(GPtrArray) manifests = one_manifest();
    g_autofree char *text = feed_text(&edition, manifests, "cover-1.jpg", NULL);
    g_assert_true(g_str_has_prefix(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss "));
    assert_answers(text, questions, G_N_ELEMENTS(questions));
}

static void test_item(void)
{
#define EPISODE "https://paper.example/audio%20edition/episodes/tea/"
    static const Question questions[] = {
        {"string(//item/title)", "Tea <again> ]]> & more"},
        {"string(//item/guid)", "guid-tea"},
        {"string(//item/guid/@isPermaLink)", "false"},
        {"string(//item/link)", EPISODE "index.html"},
        {"string(//item/pubDate)", "Sun, 24 Mar 2024 00:00:00 +0000"},
        {"count(//item/enclosure)", "1"},
        {"string(//item/enclosure/@url)", EPISODE "tea-01.mp3"},
        {"string(//item/enclosure/@length)", "4321"},
        {"string(//item/enclosure/@type)", "audio/mpeg"},
        {"string(//item/itunes:duration)", "62"},
        {"string(//item/itunes:explicit)", "false"},
        {"string(//item/itunes:author)", "Ada Reed and Ben Ito"},
        {"string(//item/itunes:episodeType)", "full"},
        {"count(//item/itunes:episode)", "0"},
        {"contains(//item/description, 'A &quot;story&quot; ]]&gt; of tea.')", "true"},
        {"contains(//item/content:encoded, '00:00:20 Part 1<br>')", "true"},
        {"string(//item/podcast:person[1])", "Ada Reed"},
        {"string(//item/podcast:person[1]/@role)", "author"},
        {"string(//item/podcast:person[2]/@group)", "writing"},
        {"string(//item/podcast:person[3])", "Clara"},
        {"string(//item/podcast:person[3]/@role)", "narrator"},
        {"string(//item/podcast:person[3]/@group)", "cast"},
        {"count(//item/podcast:transcript[@language='en-GB'])", "4"},
        {"string(//item/podcast:transcript[@type='text/vtt']/@url)", EPISODE "tea-02.vtt"},
        {"string(//item/podcast:transcript[@type='application/x-subrip']/@url)",
         EPISODE "tea-03.srt"},
        {"string(//item/podcast:transcript[@type='application/json']/@url)", EPISODE "tea-04.json"},
        {"string(//item/podcast:transcript[@type='text/html']/@url)", EPISODE "index.html"},
        {"string(//item/podcast:chapters/@url)", EPISODE "chapters-05.json"},
        {"string(//item/podcast:chapters/@type)", "application/json+chapters"},
        {"string(//item/psc:chapters/@version)", "1.2"},
        {"string(//item/psc:chapters/psc:chapter[2]/@start)", "00:00:20.000"},
        {"string(//item/psc:chapters/psc:chapter[3]/@title)", "Part 2"},
        {"string(//item/podcast:txt[@purpose='ai-content'])", "true"},
    };
    Edition edition = sample_edition();
    g_autoptr(GPtrArray) manifests = one_manifest();
    g_autofree char *text = feed_text(&edition, manifests, "cover-1.jpg", NULL);
    assert_answers(text, questions, G_N_ELEMENTS(questions));
}

static void test_options(void)
{
    static const Question questions[] = {
        {"string(//itunes:owner/itunes:name)", "Ada"},
        {"string(//itunes:owner/itunes:email)", "ada@paper.example"},
        {"string(//podcast:locked/@owner)", "ada@paper.example"},
        {"string(//podcast:locked)", "no"},
        {"string(//itunes:block)", "Yes"},
        {"string(//podcast:block)", "yes"},
        {"string(//channel/itunes:explicit)", "true"},
        {"string(//channel/link)", "https://paper.example/"},
        {"string(//channel/copyright)", "All of it"},
        {"count(//item)", "2"},
        {"string(//item[1]/itunes:episode)", "3"},
        {"string(//item[2]/itunes:episode)", "2"},
        {"string(//channel/description)", "What\n happened"},
        {"count(//channel/itunes:category/itunes:category)", "0"},
    };
    Edition edition = sample_edition();
    edition.owner_name = (char *)"Ada";
    edition.owner_email = (char *)"ada@paper.example";
    edition.locked = FALSE;
    edition.blocked = TRUE;
    edition.explicit_content = TRUE;
    edition.link = (char *)"https://paper.example/";
    edition.copyright = (char *)"All of it";
    edition.type = (char *)"serial";
    edition.feed_limit = 2;
    edition.subcategory = NULL;
    edition.description = (char *)" What\n\x01 happened\x1F\xEF\xBF\xBE ";
    g_autoptr(GPtrArray) manifests = one_manifest();
    g_ptr_array_add(manifests, sample_manifest("b", "2024-03-25"));
    g_ptr_array_add(manifests, sample_manifest("c", "2024-03-23"));
    g_autofree char *text = feed_text(&edition, manifests, NULL, NULL);
    assert_answers(text, questions, G_N_ELEMENTS(questions));
}

static void test_limits(void)
{
    static const Question questions[] = {
        {"string-length(//channel/title)", "255"},
        {"string-length(//item/title)", "255"},
        {"string-length(//item/podcast:person[1])", "128"},
    };
    Edition edition = sample_edition();
    g_autofree char *title = g_strnfill(300, 't');
    g_autofree char *description = g_strnfill(9000, 'd');
    edition.title = title;
    edition.description = description;
    g_autoptr(GPtrArray) manifests = one_manifest();
    Manifest *manifest = g_ptr_array_index(manifests, 0);
    g_free(manifest->title);
    GString *accents = g_string_new(NULL);
    for (guint i = 0; i < 300; i++)
        g_string_append(accents, "\xC3\xA9");
    manifest->title = g_string_free(accents, FALSE);
    g_free(manifest->authors[0]);
    manifest->authors[0] = g_strnfill(200, 'n');
    g_autofree char *text = feed_text(&edition, manifests, NULL, NULL);
    assert_answers(text, questions, G_N_ELEMENTS(questions));
    const char *from = strstr(text, "<description>") + strlen("<description>");
    g_assert_cmpint(strstr(from, "</description>") - from, <=, 4000);
}

/* Each row: dates by slug as they are given; slugs newest first with the dates they get. */
static void test_order(void)
{
    static const struct {
        const char *name, *given, *order;
    } rows[] = {
        {"by date", "a=2024-01-01 b=2024-01-03 c=2024-01-02",
         "b=Wed, 03 Jan 2024 00:00:00 +0000;c=Tue, 02 Jan 2024 00:00:00 +0000;"
         "a=Mon, 01 Jan 2024 00:00:00 +0000;"},
        {"equal dates", "c=2024-02-29 a=2024-02-29 b=2024-02-29",
         "c=Thu, 29 Feb 2024 00:00:02 +0000;b=Thu, 29 Feb 2024 00:00:01 +0000;"
         "a=Thu, 29 Feb 2024 00:00:00 +0000;"},
        {"pushed into the next", "a=2024-01-01 b=2024-01-01 c=2024-01-01T00:00:01Z",
         "c=Mon, 01 Jan 2024 00:00:02 +0000;b=Mon, 01 Jan 2024 00:00:01 +0000;"
         "a=Mon, 01 Jan 2024 00:00:00 +0000;"},
        {"time zones", "a=2024-01-01T01:00:00+02:00 b=2023-12-31T23:30:00Z",
         "b=Sun, 31 Dec 2023 23:30:00 +0000;a=Sun, 31 Dec 2023 23:00:00 +0000;"},
        {"without a date last", "a= b=2024-01-01 c=", "b=Mon, 01 Jan 2024 00:00:00 +0000;c=;a=;"},
        {"no date at all", "a=yesterday b=1969-07-20", "b=Sun, 20 Jul 1969 00:00:00 +0000;a=;"},
    };
    Edition edition = sample_edition();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GPtrArray) manifests =
            g_ptr_array_new_with_free_func((GDestroyNotify)manifest_free);
        g_auto(GStrv) given = g_strsplit(rows[i].given, " ", -1);
        for (char **pair = given; *pair != NULL; pair++) {
            g_auto(GStrv) parts = g_strsplit(*pair, "=", 2);
            g_ptr_array_add(manifests,
                            sample_manifest(parts[0], *parts[1] != '\0' ? parts[1] : NULL));
        }
        g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
        FeedOptions options = {&edition, "guid", "cover.jpg", manifests};
        g_autoptr(Feed) feed = feed_new(&options, diagnostics);
        g_autoptr(GString) order = g_string_new(NULL);
        for (guint k = 0; k < feed->episodes->len; k++) {
            const FeedEpisode *episode = &g_array_index(feed->episodes, FeedEpisode, k);
            g_autofree char *date = episode->dated ? rss_date(episode->published) : g_strdup("");
            g_string_append_printf(order, "%s=%s;", episode->manifest->slug, date);
        }
        if (strcmp(order->str, rows[i].order) != 0)
            g_test_fail_printf("row '%s': '%s'", rows[i].name, order->str);
    }
}

static void test_messages(void)
{
    static const struct {
        const char *name, *date, *guid, *cover;
        gboolean audio;
        const char *message;
    } rows[] = {
        {"fine", "2024-01-01", "x", "c.jpg", TRUE, NULL},
        {"no date", NULL, "x", "c.jpg", TRUE,
         "articles/b.md: warning: no date: the episode is listed after all others"},
        {"no such date", "2024-02-30", "x", "c.jpg", TRUE,
         "articles/b.md: warning: the date '2024-02-30' is not one: the episode is listed after "
         "all others"},
        {"to come", "2999-01-01", "x", "c.jpg", TRUE,
         "articles/b.md: warning: the date '2999-01-01' is still to come: some podcast apps hide "
         "the episode"},
        {"same guid", "2024-01-01", "guid-a", "c.jpg", TRUE,
         "articles/b.md: error: the guid 'guid-a' is that of 'articles/a.md': it is not "
         "listed; give it its own 'guid'"},
        {"no audio", "2024-01-01", "x", "c.jpg", FALSE,
         "articles/b.md: error: the episode 'b' has no audio"},
        {"no cover", "2024-01-01", "x", NULL, TRUE, "warning: " FEED_NO_COVER},
    };
    Edition edition = sample_edition();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GPtrArray) manifests =
            g_ptr_array_new_with_free_func((GDestroyNotify)manifest_free);
        Manifest *manifest = sample_manifest("b", rows[i].date);
        g_free(manifest->guid);
        manifest->guid = g_strdup(rows[i].guid);
        if (!rows[i].audio)
            g_array_set_size(manifest->files, 0);
        g_ptr_array_add(manifests, manifest);
        g_ptr_array_add(manifests, sample_manifest("a", "2023-01-01"));
        g_autofree char *message = NULL;
        g_autofree char *text G_GNUC_UNUSED =
            feed_text(&edition, manifests, rows[i].cover, &message);
        if (g_strcmp0(message, rows[i].message) != 0)
            g_test_fail_printf("row '%s': '%s'", rows[i].name, message);
    }
}

static void test_addresses(void)
{
    static const struct {
        const char *plain, *encoded;
    } rows[] = {
        {"https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f"},
        {"https://a.example/caf\xC3\xA9 x", "https://a.example/caf%C3%A9%20x"},
        {"https://a.example/%20<\">", "https://a.example/%20%3C%22%3E"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *encoded = feed_encode_address(rows[i].plain);
        if (strcmp(encoded, rows[i].encoded) != 0)
            g_test_fail_printf("row '%s': '%s'", rows[i].plain, encoded);
    }
}

/* No order of the folder gets in. */
static void test_same_bytes(void)
{
    Edition edition = sample_edition();
    static const char *const slugs[][3] = {{"a", "b", "c"}, {"c", "b", "a"}, {"b", "c", "a"}};
    g_autofree char *first = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(slugs); i++) {
        g_autoptr(GPtrArray) manifests =
            g_ptr_array_new_with_free_func((GDestroyNotify)manifest_free);
        for (gsize k = 0; k < 3; k++)
            g_ptr_array_add(manifests, sample_manifest(slugs[i][k], "2024-01-01"));
        g_autofree char *text = feed_text(&edition, manifests, NULL, NULL);
        if (first == NULL)
            first = g_strdup(text);
        g_assert_cmpstr(text, ==, first);
    }
}

/* What the other forms list, in the feed's order. */
static void test_forms(void)
{
    Edition edition = sample_edition();
    g_autoptr(GPtrArray) manifests = one_manifest();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    FeedOptions options = {&edition, "guid", "cover-1.jpg", manifests};
    g_autoptr(Feed) feed = feed_new(&options, diagnostics);
    g_autoptr(GString) playlist = g_string_new(NULL);
    g_autoptr(GString) page = g_string_new(NULL);
    g_assert_cmpstr(feed_formats[0].file_name, ==, "playlist.m3u");
    feed_formats[0].write(feed, playlist);
    g_assert_cmpstr(playlist->str, ==,
                    "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:The Morning & Evening Paper\n"
                    "#EXTINF:62,Tea <again> ]]> & more\nepisodes/tea/tea-01.mp3\n");
    g_assert_cmpstr(feed_formats[1].file_name, ==, "index.html");
    feed_formats[1].write(feed, page);
    static const char *const parts[] = {
        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"feed.xml\">",
        "<h1>The Morning &amp; Evening Paper</h1>",
        "<a href=\"episodes/tea/index.html\">Tea &lt;again&gt; ]]&gt; &amp; more</a>",
        ("<audio controls preload=\"none\" aria-label=\"Tea &lt;again&gt; ]]&gt; &amp; more\" "
         "src=\"episodes/tea/tea-01.mp3\"></audio>"),
        "By Ada Reed and Ben Ito",
        "<img class=\"cover\" alt=\"\" src=\"cover-1.jpg\">",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (strstr(page->str, parts[i]) == NULL)
            g_test_fail_printf("row '%s' is missing", parts[i]);
    g_assert_cmpstr(feed_formats[2].file_name, ==, "feed.xml");
    g_assert_null(feed_formats[3].file_name);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/feed/channel", test_channel);
    g_test_add_func("/feed/item", test_item);
    g_test_add_func("/feed/options", test_options);
    g_test_add_func("/feed/limits", test_limits);
    g_test_add_func("/feed/order", test_order);
    g_test_add_func("/feed/messages", test_messages);
    g_test_add_func("/feed/addresses", test_addresses);
    g_test_add_func("/feed/same-bytes", test_same_bytes);
    g_test_add_func("/feed/forms", test_forms);
    return g_test_run();
}
