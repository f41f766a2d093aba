/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/plan.h"

#include <string.h>

#include "episode/utter.h"

/* The pause where a long paragraph is cut between sentences. */
#define PAUSE_INSIDE_MS 250

/* Front matter's pin that a token is said by, or NULL. */
static const YamlNode *pin_of(const Article *article, const Paragraph *paragraph,
                              const Token *token)
{
    if (article == NULL || article->pins == NULL || g_strcmp0(script_token_rule(token), "pin") != 0)
        return NULL;
    g_autofree char *written =
        g_strndup(paragraph->written + token->start, token->end - token->start);
    const YamlNode *pin = yaml_node_get(article->pins, written);
    const Part *part = &g_array_index(paragraph->parts, Part, token->first_part);
    const char *reading = pin != NULL ? yaml_node_text(pin) : NULL;
    /* a mark in the text may say otherwise */
    return reading != NULL && part->detail != NULL && strstr(reading, part->detail) ? pin : NULL;
}

static void report(const Plan *self, const Paragraph *paragraph, const SpeechComplaint *complaint,
                   Diagnostics *diagnostics)
{
    const Token *token = &paragraph->tokens.data[complaint->token];
    const Article *article = self->script->article;
    Place place = {article != NULL ? article->path : NULL, 0, 0};
    const YamlNode *pin = pin_of(article, paragraph, token);
    if (pin != NULL)
        place = yaml_node_place(pin);
    else if (script_token_entry(token) != NULL && *script_token_entry(token)->path != '\0')
        place = lexicon_entry_sign_place(script_token_entry(token), complaint->position);
    else if (paragraph->block != NULL)
        place = (Place){place.path, paragraph->block->line, paragraph->block->column};
    diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", complaint->message);
}

static void add_segment(Plan *self, PlanSegment *segment, Diagnostics *diagnostics)
{
    const Paragraph *paragraph = g_ptr_array_index(self->script->paragraphs, segment->paragraph);
    if (segment->words == 0)
        return;
    g_autoptr(GArray) complaints = speech_complaints_new();
    g_autofree char *lowered = plan_lower(self, segment, complaints);
    for (guint i = 0; i < complaints->len; i++)
        report(self, paragraph, &g_array_index(complaints, SpeechComplaint, i), diagnostics);
    g_autofree char *key = speaker_key(self->speaker, lowered);
    (void)g_strlcpy(segment->key, key, sizeof segment->key);
    g_array_append_val(self->segments, *segment);
}

/* A segment is full; it may end here, before token: at a sentence, in need at any word. */
static gboolean ends_before(const PlanSegment *segment, const Token *token)
{
    return (segment->words >= PLAN_SEGMENT_WORDS && token->sentence) ||
           segment->words >= 2 * PLAN_SEGMENT_WORDS;
}

static void plan_paragraph(Plan *self, guint index, Diagnostics *diagnostics)
{
    const Paragraph *paragraph = g_ptr_array_index(self->script->paragraphs, index);
    PlanSegment segment = {.paragraph = index, .pause_after_ms = PAUSE_INSIDE_MS};
    for (guint t = 0; t < paragraph->tokens.len; t++) {
        const Token *token = &paragraph->tokens.data[t];
        if (ends_before(&segment, token)) {
            segment.end_token = t;
            add_segment(self, &segment, diagnostics);
            segment.first_token = t;
            segment.words = 0;
        }
        segment.words += script_count_words(paragraph, token);
    }
    segment.end_token = paragraph->tokens.len;
    segment.pause_after_ms = paragraph->pause_after_ms;
    add_segment(self, &segment, diagnostics);
}

Plan *plan_new(const Script *script, const Speaker *speaker, Diagnostics *diagnostics)
{
    Plan *self = g_new0(Plan, 1);
    self->script = script;
    self->speaker = speaker;
    self->segments = g_array_new(FALSE, FALSE, sizeof(PlanSegment));
    for (guint i = 0; i < script->paragraphs->len; i++)
        plan_paragraph(self, i, diagnostics);
    return self;
}

void plan_free(Plan *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->segments);
    g_free(self);
}

char *plan_lower(const Plan *self, const PlanSegment *segment, GArray *complaints)
{
    const Paragraph *paragraph = g_ptr_array_index(self->script->paragraphs, segment->paragraph);
    g_autoptr(Utterance) utterance =
        utter_tokens(paragraph, segment->first_token, segment->end_token, self->script->language);
    return self->speaker->engine->lower(self->speaker->state, utterance, complaints);
}
