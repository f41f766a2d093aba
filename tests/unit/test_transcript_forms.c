/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/chapters_json.h"
#include "episode/clock.h"
#include "episode/page.h"
#include "episode/transcript.h"
#include "episode/transcript_html.h"
#include "episode/transcript_json.h"
#include "episode/transcript_srt.h"
#include "episode/transcript_vtt.h"

#include <json-glib/json-glib.h>

#include "sample_timeline.h"

static const SampleLine lines[] = {
    {PARAGRAPH_TITLE, "Tea & <biscuits>", 0},
    {PARAGRAPH_BODY, "It costs 5 --> 6. No \xE2\x80\x94 more.", 0},
    {PARAGRAPH_HEADING, "\"Quoted\" heading", 0},
    {PARAGRAPH_LIST_ITEM, "First.", 1},
    {PARAGRAPH_LIST_ITEM, "Second.", 2},
    {PARAGRAPH_QUOTE, "So be it.", 0},
};

typedef gboolean (*Writer)(const Timeline *, const TranscriptOptions *, FILE *, GError **);

static void add_file(Manifest *manifest, const char *name, const char *type)
{
    ManifestFile file = {g_strdup(name), g_strdup(type), 1, g_strdup("00")};
    g_array_append_val(manifest->files, file);
}

static Manifest *sample_manifest(const char *speaker)
{
    Manifest *manifest = manifest_new();
    manifest->title = g_strdup("Tea & <biscuits>");
    manifest->language = g_strdup("en-GB");
    manifest->speaker = g_strdup(speaker);
    manifest->date = g_strdup("2024-03-24");
    manifest->url = g_strdup("https://paper.example/tea?a=1&b=2");
    add_file(manifest, "tea-01.mp3", "audio/mpeg");
    add_file(manifest, "tea-02.vtt", "text/vtt");
    ManifestChapter opening = {0, 4000, g_strdup("Opening")};
    ManifestChapter second = {4000, 9000, g_strdup("\"Quoted\" heading")};
    g_array_append_val(manifest->chapters, opening);
    g_array_append_val(manifest->chapters, second);
    return manifest;
}

/* The transcript of the first n of these lines. */
static char *written(Writer writer, const SampleLine *from, gsize n, const char *speaker)
{
    g_autoptr(SampleTimeline) sample = sample_timeline_new(from, n);
    g_autoptr(Manifest) manifest = sample_manifest(speaker);
    TranscriptOptions options = {manifest, "The Paper"};
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    g_autoptr(GError) error = NULL;
    g_assert_true(writer(&sample->timeline, &options, stream, &error));
    g_assert_no_error(error);
    (void)fclose(stream);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

static void test_vtt(void)
{
    g_autofree char *text = written(transcript_vtt_write, lines, 2, "Clara & <Co>");
    g_assert_cmpstr(text, ==,
                    "WEBVTT\n\n"
                    "00:00:00.000 --> 00:00:00.670\n<v Clara Co>Tea &amp; &lt;biscuits&gt;\n\n"
                    "00:00:01.090 --> 00:00:01.650\n<v Clara Co>It costs 5 --&gt; 6.\n\n"
                    "00:00:01.670 --> 00:00:02.040\n<v Clara Co>No \xE2\x80\x94 more.\n");
}

static void test_srt(void)
{
    g_autofree char *text = written(transcript_srt_write, lines, 2, "Clara");
    g_assert_cmpstr(text, ==,
                    "1\n00:00:00,000 --> 00:00:00,670\nTea & <biscuits>\n\n"
                    "2\n00:00:01,090 --> 00:00:01,650\nIt costs 5 -> 6.\n\n"
                    "3\n00:00:01,670 --> 00:00:02,040\nNo \xE2\x80\x94 more.\n");
}

static void test_srt_lines(void)
{
    static const SampleLine line[] = {
        {PARAGRAPH_BODY, "The ferry left the old harbour at noon today.", 0}};
    g_autofree char *text = written(transcript_srt_write, line, 1, "Clara");
    g_assert_nonnull(strstr(text, "\nThe ferry left the old\nharbour at noon today.\n"));
}

/* What is left out is an arrow, not what could begin one at a cue's end. */
static void test_srt_hyphens(void)
{
    static const SampleLine ends[] = {{PARAGRAPH_BODY, "Both pre- and post-", 0},
                                      {PARAGRAPH_BODY, "He said --", 0}};
    g_autofree char *text = written(transcript_srt_write, ends, G_N_ELEMENTS(ends), "Clara");
    g_assert_nonnull(strstr(text, "\nBoth pre- and post-\n"));
    g_assert_nonnull(strstr(text, "\nHe said --\n"));
}

static void test_json(void)
{
    g_autofree char *text = written(transcript_json_write, lines, 2, "Clara");
    g_autoptr(JsonParser) parser = json_parser_new();
    g_assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    JsonObject *root = json_node_get_object(json_parser_get_root(parser));
    g_assert_cmpstr(json_object_get_string_member(root, "version"), ==, "1.0.0");
    JsonArray *segments = json_object_get_array_member(root, "segments");
    static const struct {
        const char *body;
        double start, end;
    } rows[] = {
        {"Tea &", 0, 0.15},
        {"<biscuits>\n", 0.17, 0.67},
        {"It", 1.09, 1.19},
        {"costs", 1.21, 1.46},
        {"5 -->", 1.48, 1.53},
        {"6.", 1.55, 1.65},
        {"No \xE2\x80\x94", 1.67, 1.77},
        {"more.\n", 1.79, 2.04},
    };
    g_assert_cmpuint(json_array_get_length(segments), ==, G_N_ELEMENTS(rows));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        JsonObject *segment = json_array_get_object_element(segments, i);
        const char *body = json_object_get_string_member(segment, "body");
        double end = json_object_get_double_member(segment, "endTime");
        double start = json_object_get_double_member(segment, "startTime");
        if (strcmp(body, rows[i].body) != 0 || start != rows[i].start || end != rows[i].end)
            g_test_fail_printf("row %u: '%s' %g-%g", i, body, start, end);
        g_assert_cmpstr(json_object_get_string_member(segment, "speaker"), ==, "Clara");
    }
}

static void test_html(void)
{
    g_autofree char *text = written(transcript_html_write, lines, G_N_ELEMENTS(lines), "Clara");
    static const char *const parts[] = {
        "<!DOCTYPE html>\n<html lang=\"en-GB\">",
        "<title>Tea &amp; &lt;biscuits&gt;</title>",
        "<h1 data-t=\"0,,170\">Tea &amp; &lt;biscuits&gt;</h1>",
        "<time datetime=\"2024-03-24\">24 March 2024</time>",
        "Read by Clara, a synthetic voice",
        "<a href=\"https://paper.example/tea?a=1&amp;b=2\">The article</a>",
        "<a href=\"tea-01.mp3#t=4\"><time>0:04</time> <span>&quot;Quoted&quot; heading</span></a>",
        "<cite>Clara:</cite>",
        "<time><a href=\"tea-01.mp3#t=1.090\">0:01</a></time>\n<p data-t=\"1090,",
        "<h2 data-t=\"",
        "<ol>\n<li value=\"1\"><time>",
        "</li>\n</ol>\n<blockquote>\n",
        "</blockquote>\n</article>",
        "<audio controls preload=\"metadata\" src=\"tea-01.mp3\"></audio>",
        "<a href=\"tea-02.vtt\">Transcript (WebVTT)</a>",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (strstr(text, parts[i]) == NULL)
            g_test_fail_printf("row '%s' is missing in %s", parts[i], text);
    if (strstr(text, "<audio") > strstr(text, "<nav"))
        g_test_fail_printf("the keyboard comes to the player behind the chapters: %s", text);
}

/* Each line's data-t has as many entries as the text has pieces between spaces. */
static void test_html_times_match_words(void)
{
    g_autofree char *text = written(transcript_html_write, lines, G_N_ELEMENTS(lines), "Clara");
    guint found = 0;
    for (const char *p = text; (p = strstr(p, " data-t=\"")) != NULL; found++) {
        p += strlen(" data-t=\"");
        const char *quote = strchr(p, '"');
        const char *end = strchr(quote, '<');
        guint times = 1;
        guint pieces = 1;
        for (const char *q = p; q < quote; q++)
            times += *q == ',';
        for (const char *q = quote; q < end; q++)
            pieces += *q == ' ';
        if (times != pieces)
            g_test_fail_printf("%u times for %u words: %.*s", times, pieces, (int)(end - p), p);
    }
    g_assert_cmpuint(found, ==, G_N_ELEMENTS(lines));
}

static void test_full_disk(void)
{
    g_autoptr(SampleTimeline) sample = sample_timeline_new(lines, G_N_ELEMENTS(lines));
    g_autoptr(Manifest) manifest = sample_manifest("Clara");
    TranscriptOptions options = {manifest, "The Paper"};
    for (const TranscriptFormat *format = transcript_formats; format->name != NULL; format++) {
        FILE *stream = fopen("/dev/full", "w");
        g_assert_nonnull(stream);
        g_autoptr(GError) error = NULL;
        if (format->write(&sample->timeline, &options, stream, &error) || error == NULL)
            g_test_fail_printf("row '%s' did not notice a full disk", format->name);
        (void)fclose(stream);
    }
}

static void test_chapters_json(void)
{
    g_autoptr(Manifest) manifest = sample_manifest("Clara");
    g_autofree char *text = chapters_json_new(manifest, "The Paper");
    g_assert_cmpstr(
        text, ==,
        "{\n  \"version\": \"1.2.0\",\n  \"title\": \"Tea & <biscuits>\",\n"
        "  \"podcastName\": \"The Paper\",\n  \"fileName\": \"tea-01.mp3\",\n  \"chapters\": [\n"
        "    {\"startTime\": 0, \"endTime\": 4, \"title\": \"Opening\"},\n"
        "    {\"startTime\": 4, \"endTime\": 9, \"title\": \"\\\"Quoted\\\" heading\"}\n  ]\n}\n");
}

static void test_clock(void)
{
    static const struct {
        guint64 ms;
        ClockForm form;
        const char *text;
    } rows[] = {
        {0, CLOCK_WEBVTT, "00:00:00.000"},
        {3723004, CLOCK_WEBVTT, "01:02:03.004"},
        {3723004, CLOCK_SUBRIP, "01:02:03,004"},
        {3723999, CLOCK_SECONDS, "01:02:03"},
        {62999, CLOCK_SHORT, "1:02"},
        {3723004, CLOCK_SHORT, "1:02:03"},
        {360000000, CLOCK_WEBVTT, "100:00:00.000"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        char text[CLOCK_BYTES];
        if (strcmp(clock_format(text, rows[i].ms, rows[i].form), rows[i].text) != 0)
            g_test_fail_printf("row '%s': '%s'", rows[i].text, text);
    }
    g_assert_cmpuint(clock_ms(11, 22050), ==, 0);
    g_assert_cmpuint(clock_ms(12, 22050), ==, 1);
    g_assert_cmpuint(clock_ms(G_GUINT64_CONSTANT(48000) * 86400, 48000), ==, 86400000);
}

static void test_page_words(void)
{
    static const struct {
        const char *date, *html;
    } dates[] = {
        {"2024-03-24", "<time datetime=\"2024-03-24\">24 March 2024</time>"},
        {"1999-12-01T06:00:00Z", "<time datetime=\"1999-12-01T06:00:00Z\">1 December 1999</time>"},
        {"2024-13-01", "2024-13-01"},
        {"<now>", "&lt;now&gt;"},
    };
    static const struct {
        guint64 ms;
        const char *text;
    } durations[] = {
        {400, "0 s"},     {59400, "59 s"},     {60000, "1 min"},       {89000, "1 min"},
        {91000, "2 min"}, {3569000, "59 min"}, {3600000, "1 h 0 min"}, {7385000, "2 h 3 min"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
        g_autoptr(GString) html = g_string_new(NULL);
        page_append_date(html, dates[i].date);
        if (strcmp(html->str, dates[i].html) != 0)
            g_test_fail_printf("row '%s': '%s'", dates[i].date, html->str);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(durations); i++) {
        g_autoptr(GString) html = g_string_new(NULL);
        page_append_duration(html, durations[i].ms);
        if (strcmp(html->str, durations[i].text) != 0)
            g_test_fail_printf("row '%s': '%s'", durations[i].text, html->str);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/transcript/vtt", test_vtt);
    g_test_add_func("/transcript/srt", test_srt);
    g_test_add_func("/transcript/srt-lines", test_srt_lines);
    g_test_add_func("/transcript/srt-hyphens", test_srt_hyphens);
    g_test_add_func("/transcript/json", test_json);
    g_test_add_func("/transcript/html", test_html);
    g_test_add_func("/transcript/html-times-match-words", test_html_times_match_words);
    g_test_add_func("/transcript/full-disk", test_full_disk);
    g_test_add_func("/transcript/chapters-json", test_chapters_json);
    g_test_add_func("/transcript/clock", test_clock);
    g_test_add_func("/transcript/page-words", test_page_words);
    return g_test_run();
}
