/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/show_stages.h"

#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"

/* The title of the chapter that begins with this paragraph, or NULL. */
static const char *chapter_at(const Script *script, guint paragraph)
{
    for (guint i = 0; i < script->chapters->len; i++) {
        const Chapter *chapter = &g_array_index(script->chapters, Chapter, i);
        if (chapter->first_paragraph == paragraph)
            return chapter->title;
    }
    return NULL;
}

/* What is said for a token: "the twenty-fourth of March", "/ˈkɪər/". */
static char *token_said(const Paragraph *paragraph, const Token *token)
{
    GString *said = g_string_new(NULL);
    for (guint i = 0; i < token->parts; i++) {
        const Part *part = &g_array_index(paragraph->parts, Part, token->first_part + i);
        if (i > 0)
            g_string_append_c(said, ' ');
        if (part->kind == PART_IPA)
            g_string_append_printf(said, "/%s/", part->detail);
        else if (part->kind == PART_LANGUAGE)
            g_string_append_printf(said, "%s (%s)", part->text, part->detail);
        else
            g_string_append(said, part->text);
        if (part->ending != LEXICON_PLAIN)
            g_string_append(said, "+s");
    }
    return g_string_free(said, FALSE);
}

static gboolean is_plain(const Paragraph *paragraph, const Token *token)
{
    if (token->parts != 1)
        return token->parts == 0 && token->class == TOKEN_PUNCTUATION;
    const Part *part = &g_array_index(paragraph->parts, Part, token->first_part);
    return part->kind == PART_WORDS && strlen(part->text) == token->end - token->start &&
           g_ascii_strncasecmp(part->text, paragraph->written + token->start,
                               token->end - token->start) == 0;
}

static void print_paragraph(const Paragraph *paragraph)
{
    g_autoptr(GString) spoken = g_string_new(NULL);
    script_spoken_text(paragraph, spoken);
    (void)printf("%s, pause %u ms\n  %s\n", script_paragraph_kind_name(paragraph->kind),
                 paragraph->pause_after_ms, spoken->str);
    for (guint t = 0; t < paragraph->tokens.len; t++) {
        const Token *token = &paragraph->tokens.data[t];
        if (is_plain(paragraph, token))
            continue;
        g_autofree char *said = token_said(paragraph, token);
        (void)printf("    %-24.*s %-28s %s, %s\n", (int)(token->end - token->start),
                     paragraph->written + token->start, token->parts ? said : "(nothing)",
                     script_token_class_name(token->class), script_token_rule(token));
    }
}

static void write_token(JsonWriter *json, const Paragraph *paragraph, const Token *token)
{
    g_autofree char *written =
        g_strndup(paragraph->written + token->start, token->end - token->start);
    g_autofree char *said = token_said(paragraph, token);
    const char mark[] = {token->mark, '\0'};
    json_writer_begin_compact_object(json, NULL);
    json_writer_text(json, "written", written);
    json_writer_integer(json, "start", token->start);
    json_writer_text(json, "spoken", said);
    json_writer_text(json, "class", script_token_class_name(token->class));
    json_writer_text(json, "rule", script_token_rule(token));
    if (token->mark != '\0')
        json_writer_text(json, "mark", mark);
    if (token->sentence)
        json_writer_boolean(json, "sentence", TRUE);
    json_writer_end(json);
}

static void write_script(const Script *script)
{
    JsonWriter *json = json_writer_new(stdout);
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "language", script->language);
    json_writer_begin_array(json, "paragraphs");
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        g_autoptr(GString) spoken = g_string_new(NULL);
        script_spoken_text(paragraph, spoken);
        json_writer_begin_object(json, NULL);
        if (chapter_at(script, i) != NULL)
            json_writer_text(json, "chapter", chapter_at(script, i));
        json_writer_text(json, "kind", script_paragraph_kind_name(paragraph->kind));
        json_writer_text(json, "written", paragraph->written);
        json_writer_text(json, "spoken", spoken->str);
        json_writer_integer(json, "pause", paragraph->pause_after_ms);
        json_writer_begin_array(json, "tokens");
        for (guint t = 0; t < paragraph->tokens.len; t++)
            write_token(json, paragraph, &paragraph->tokens.data[t]);
        json_writer_end(json);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_end(json);
    json_writer_finish(json);
}

int show_script(CommandContext *context, const ShowStage *stage)
{
    const Script *script = stage->script;
    if (context->json) {
        write_script(script);
        return command_outcome(context);
    }
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const char *chapter = chapter_at(script, i);
        if (chapter != NULL)
            (void)printf("%s== %s\n\n", i > 0 ? "\n" : "", chapter);
        print_paragraph(g_ptr_array_index(script->paragraphs, i));
    }
    return command_outcome(context);
}

int show_speech(CommandContext *context, const ShowStage *stage)
{
    g_autoptr(Plan) plan = plan_new(stage->script, stage->speaker, context->diagnostics);
    JsonWriter *json = context->json ? json_writer_new(stdout) : NULL;
    if (json != NULL)
        json_writer_begin_array(json, NULL);
    for (guint i = 0; i < plan->segments->len; i++) {
        const PlanSegment *segment = &g_array_index(plan->segments, PlanSegment, i);
        g_autofree char *lowered = plan_lower(plan, segment, NULL);
        if (json == NULL) {
            (void)printf("%s%s\n", i > 0 ? "\n" : "", lowered);
            continue;
        }
        json_writer_begin_object(json, NULL);
        json_writer_integer(json, "paragraph", segment->paragraph);
        json_writer_integer(json, "words", segment->words);
        json_writer_text(json, "sent", lowered);
        json_writer_end(json);
    }
    if (json != NULL) {
        json_writer_end(json);
        json_writer_finish(json);
    }
    return command_outcome(context);
}

static void print_timeline(const Timeline *timeline)
{
    guint chapter = 0;
    for (guint i = 0; i < timeline->paragraphs->len; i++) {
        const TimelineParagraph *paragraph =
            &g_array_index(timeline->paragraphs, TimelineParagraph, i);
        const TimelineChapter *next =
            chapter < timeline->chapters->len
                ? &g_array_index(timeline->chapters, TimelineChapter, chapter)
                : NULL;
        if (next != NULL && next->first_paragraph == i) {
            (void)printf("%s%8.3f  == %s\n", i > 0 ? "\n" : "", next->start_ms / 1000.0,
                         next->title);
            chapter++;
        }
        (void)printf("%8.3f %8.3f  %s\n", timeline_ms(timeline, paragraph->start_sample) / 1000.0,
                     timeline_ms(timeline, paragraph->end_sample) / 1000.0,
                     paragraph->paragraph->written);
    }
    (void)printf("%8.3f  end\n", timeline->duration_ms / 1000.0);
}

static void write_words(JsonWriter *json, const TimelineParagraph *paragraph)
{
    json_writer_begin_array(json, "words");
    for (guint i = 0; i < paragraph->words.len; i++) {
        const TimedWord *word = &paragraph->words.data[i];
        g_autofree char *text =
            g_strndup(paragraph->paragraph->written + word->start, word->end - word->start);
        json_writer_begin_compact_object(json, NULL);
        json_writer_text(json, "text", text);
        json_writer_real(json, "start", word->start_ms / 1000.0, 3);
        json_writer_real(json, "end", word->end_ms / 1000.0, 3);
        json_writer_end(json);
    }
    json_writer_end(json);
}

static void write_timeline(const Timeline *timeline)
{
    JsonWriter *json = json_writer_new(stdout);
    json_writer_begin_object(json, NULL);
    json_writer_real(json, "duration", timeline->duration_ms / 1000.0, 3);
    json_writer_integer(json, "samples", (gint64)timeline->samples);
    json_writer_begin_array(json, "chapters");
    for (guint i = 0; i < timeline->chapters->len; i++) {
        const TimelineChapter *chapter = &g_array_index(timeline->chapters, TimelineChapter, i);
        json_writer_begin_compact_object(json, NULL);
        json_writer_text(json, "title", chapter->title);
        json_writer_real(json, "start", chapter->start_ms / 1000.0, 3);
        json_writer_real(json, "end", chapter->end_ms / 1000.0, 3);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_begin_array(json, "paragraphs");
    for (guint i = 0; i < timeline->paragraphs->len; i++) {
        const TimelineParagraph *paragraph =
            &g_array_index(timeline->paragraphs, TimelineParagraph, i);
        json_writer_begin_object(json, NULL);
        json_writer_text(json, "kind", script_paragraph_kind_name(paragraph->paragraph->kind));
        json_writer_integer(json, "start_sample", (gint64)paragraph->start_sample);
        json_writer_integer(json, "end_sample", (gint64)paragraph->end_sample);
        write_words(json, paragraph);
        json_writer_end(json);
    }
    json_writer_end(json);
    json_writer_end(json);
    json_writer_finish(json);
}

int show_timeline(CommandContext *context, const ShowStage *stage)
{
    const Edition *edition = pipeline_edition(stage->pipeline);
    if (edition == NULL)
        return command_usage(context, "the timeline is that of an edition's article");
    g_autoptr(Store) store = store_open(edition->folder);
    if (!speaker_calibrate(stage->speaker, store)) {
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "not built yet: run 'narrator build' first");
        return COMMAND_FAILED;
    }
    g_autoptr(Plan) plan = plan_new(stage->script, stage->speaker, context->diagnostics);
    g_autoptr(Assembly) assembly = pipeline_assembly(stage->pipeline, plan, store, NULL);
    if (assembly == NULL) {
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "not built as it stands now: run 'narrator build' first");
        return COMMAND_FAILED;
    }
    if (context->json)
        write_timeline(assembly->timeline);
    else
        print_timeline(assembly->timeline);
    return command_outcome(context);
}
