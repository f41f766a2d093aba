/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/cue.h"

#include "sample_timeline.h"

/* Each line's cues are joined by " | ", a line break inside a cue is " / ". */
static const struct {
    const char *name, *written, *cues;
} cut_rows[] = {
    {"short", "The ferry left at noon.", "The ferry left at noon."},
    {"two lines", "The ferry left the old harbour at noon today.",
     "The ferry left the old / harbour at noon today."},
    {"sentences stay apart", "It left. Nobody waved.", "It left. | Nobody waved."},
    {"at the clause",
     "When the tide turned at last, the crew cast off and the old ferry left the harbour.",
     "When the tide turned at last, | the crew cast off and the / old ferry left the harbour."},
    {"balanced rather than an orphan",
     "Fourteen passengers stood along the northern rail watching gulls wheel",
     "Fourteen passengers stood along | the northern rail / watching gulls wheel"},
    {"not after a short word",
     "Harbour officials announced yesterday evening that the timetable of the western line "
     "changes",
     "Harbour officials / announced yesterday evening | that the timetable of / the western line "
     "changes"},
    {"a dash alone", "The ferry \xE2\x80\x94 at last \xE2\x80\x94 left.",
     "The ferry \xE2\x80\x94 at last \xE2\x80\x94 left."},
    {"a dash at the start", "\xE2\x80\x94 At last, he said.", "\xE2\x80\x94 At last, he said."},
    {"a long word",
     "See harbour.example/timetables/northern-line/winter/weekends-and-holidays/index.html soon",
     "See | harbour.example/timetables/northern-line/winter/weekends-and-holidays/index.html | "
     "soon"},
    {"characters, not bytes",
     "\xC3\x84\xC3\xB6\xC3\xBC\xC3\x9F \xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F "
     "\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F \xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F",
     "\xC3\x84\xC3\xB6\xC3\xBC\xC3\x9F \xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F "
     "\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F \xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F"},
};

static void append_cue(GString *out, const char *text, gsize length)
{
    gsize at = cue_line_break(text, length);
    if (out->len > 0)
        g_string_append(out, " | ");
    if (at == 0)
        g_string_append_len(out, text, (gssize)length);
    else
        g_string_append_printf(out, "%.*s / %.*s", (int)at, text, (int)(length - at - 1),
                               text + at + 1);
}

static void test_cut(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cut_rows); i++) {
        SampleLine line = {PARAGRAPH_BODY, cut_rows[i].written, 0};
        g_autoptr(SampleTimeline) sample = sample_timeline_new(&line, 1);
        g_autoptr(GArray) cues = cue_list(&sample->timeline);
        g_autoptr(GString) found = g_string_new(NULL);
        for (guint k = 0; k < cues->len; k++) {
            const Cue *cue = &g_array_index(cues, Cue, k);
            append_cue(found, line.written + cue->start, cue->end - cue->start);
        }
        if (strcmp(found->str, cut_rows[i].cues) != 0)
            g_test_fail_printf("row '%s': '%s' instead of '%s'", cut_rows[i].name, found->str,
                               cut_rows[i].cues);
    }
}

/* What holds for every list of cues or words. */
static void assert_ordered(const char *name, const GArray *cues, const Timeline *timeline)
{
    const Cue *last = NULL;
    for (guint i = 0; i < cues->len; i++) {
        const Cue *cue = &g_array_index(cues, Cue, i);
        gboolean fine = cue->end > cue->start && cue->end_ms > cue->start_ms &&
                        cue->end_ms <= timeline->duration_ms;
        if (last != NULL)
            fine = fine && cue->start_ms >= last->end_ms &&
                   (cue->paragraph > last->paragraph || cue->start >= last->end);
        if (!fine)
            g_test_fail_printf("row '%s': cue %u: bytes %u-%u, %u-%u ms", name, i, cue->start,
                               cue->end, cue->start_ms, cue->end_ms);
        last = cue;
    }
}

/* All that was written but spaces, in order. */
static void assert_complete(const char *name, const char *written, const GArray *cues)
{
    g_autoptr(GString) expected = g_string_new(NULL);
    g_autoptr(GString) found = g_string_new(NULL);
    for (const char *p = written; *p != '\0'; p++)
        if (*p != ' ')
            g_string_append_c(expected, *p);
    for (guint i = 0; i < cues->len; i++) {
        const Cue *cue = &g_array_index(cues, Cue, i);
        for (guint32 k = cue->start; k < cue->end; k++)
            if (written[k] != ' ')
                g_string_append_c(found, written[k]);
    }
    if (strcmp(expected->str, found->str) != 0)
        g_test_fail_printf("row '%s': '%s' instead of '%s'", name, found->str, expected->str);
}

static void test_nothing_lost(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cut_rows); i++) {
        SampleLine line = {PARAGRAPH_BODY, cut_rows[i].written, 0};
        g_autoptr(SampleTimeline) sample = sample_timeline_new(&line, 1);
        g_autoptr(GArray) cues = cue_list(&sample->timeline);
        g_autoptr(GArray) words = cue_words(&sample->timeline, 0);
        assert_ordered(cut_rows[i].name, cues, &sample->timeline);
        assert_ordered(cut_rows[i].name, words, &sample->timeline);
        assert_complete(cut_rows[i].name, line.written, cues);
        assert_complete(cut_rows[i].name, line.written, words);
    }
}

/* Times as a faulty engine might give them: still every cue has a length and a place. */
static void test_hostile_times(void)
{
    static const struct {
        const char *name;
        guint ms[8]; /* start and end of four words */
        guint end_ms;
    } rows[] = {
        {"all at once", {0, 0, 0, 0, 0, 0, 0, 0}, 100},
        {"backwards", {90, 95, 60, 70, 30, 40, 0, 10}, 100},
        {"past the end", {0, 50, 100, 200, 300, 400, 500, 600}, 100},
        {"overlapping", {0, 80, 20, 90, 40, 95, 60, 100}, 100},
        {"ends before it starts", {50, 10, 60, 20, 70, 30, 80, 40}, 100},
        {"two milliseconds in all", {0, 1, 1, 2, 2, 3, 3, 4}, 2},
        {"no length", {0, 1, 1, 2, 2, 3, 3, 4}, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        SampleLine line = {PARAGRAPH_BODY, "one two three four", 0};
        g_autoptr(SampleTimeline) sample = sample_timeline_new(&line, 1);
        TimelineParagraph *paragraph =
            &g_array_index(sample->timeline.paragraphs, TimelineParagraph, 0);
        paragraph->end_sample = (guint64)rows[i].end_ms * SAMPLES_PER_MS;
        for (guint k = 0; k < 4; k++) {
            paragraph->words.data[k].start_ms = rows[i].ms[2 * k];
            paragraph->words.data[k].end_ms = rows[i].ms[2 * k + 1];
        }
        g_autoptr(GArray) words = cue_words(&sample->timeline, 0);
        assert_ordered(rows[i].name, words, &sample->timeline);
        if (rows[i].end_ms > 0)
            assert_complete(rows[i].name, line.written, words);
        else
            g_assert_cmpuint(words->len, ==, 0);
    }
}

/* A script without spaces is cut between its words; hyphens do not end a word. */
static void test_words_without_spaces(void)
{
    Paragraph paragraph = {.kind = PARAGRAPH_BODY,
                           .written = "well-known ABCDEFGHIJKLMNOPQRSTUVWX"
                                      "YZABCDEFGHIJKLMNOP"};
    const guint32 ends[] = {5, 10, 21, 31, 41, 53};
    TimedWord timed[G_N_ELEMENTS(ends)];
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        guint32 start = i == 0 ? 0 : i == 2 ? 11 : ends[i - 1];
        timed[i] = (TimedWord){start, ends[i], i * 100, i * 100 + 90};
    }
    g_autoptr(GArray) paragraphs = g_array_new(FALSE, TRUE, sizeof(TimelineParagraph));
    TimelineParagraph only = {&paragraph, 0, 600, {timed, G_N_ELEMENTS(timed)}};
    g_array_append_val(paragraphs, only);
    Timeline timeline = {1000, 600, 600, paragraphs, NULL};
    g_autoptr(GArray) words = cue_words(&timeline, 0);
    g_assert_cmpuint(words->len, ==, 3);
    g_assert_cmpuint(g_array_index(words, Cue, 0).end, ==, 10);
    g_assert_cmpuint(g_array_index(words, Cue, 0).end_ms, ==, 190);
    g_assert_cmpuint(g_array_index(words, Cue, 1).end, ==, 41);
    g_assert_cmpuint(g_array_index(words, Cue, 2).start, ==, 41);
}

/* Two megabytes in one paragraph, with sentences and without: linear, or this does not end. */
static void test_large(void)
{
    static const char *const pieces[] = {"sail, ", "sail. "};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 2000000)
            g_string_append(text, pieces[i]);
        g_string_truncate(text, text->len - 1);
        SampleLine line = {PARAGRAPH_BODY, text->str, 0};
        g_autoptr(SampleTimeline) sample = sample_timeline_new(&line, 1);
        g_autoptr(GArray) cues = cue_list(&sample->timeline);
        assert_ordered(pieces[i], cues, &sample->timeline);
        g_assert_cmpuint(cues->len, >, 2000000 / CUE_MAX_CHARACTERS);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cue/cut", test_cut);
    g_test_add_func("/cue/nothing-lost", test_nothing_lost);
    g_test_add_func("/cue/hostile-times", test_hostile_times);
    g_test_add_func("/cue/words-without-spaces", test_words_without_spaces);
    g_test_add_func("/cue/large", test_large);
    return g_test_run();
}
