/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/explain_places.h"

#include <stdio.h>
#include <string.h>

#include "lexicon/spelling.h"

/* Of a sentence that is shown. */
#define MAX_SENTENCE_BYTES 160

typedef struct {
    const LexiconDesk *desk;
    const Script *script;
    Speaker *speaker; /* as it was built, for finding the episode's segments */
    Store *store;
    Plan *plan;
    Assembly *assembly; /* NULL: not built as it stands now */
} Places;

static void places_clear(Places *self)
{
    if (self->assembly != NULL)
        assembly_free(self->assembly);
    if (self->plan != NULL)
        plan_free(self->plan);
    if (self->store != NULL)
        store_free(self->store);
    speaker_free(self->speaker);
}

/* The published episode's timeline, where the store still has all its segments. */
static void find_timeline(Places *self)
{
    const Edition *edition = pipeline_edition(self->desk->pipeline);
    const char *voice = self->script->article->voice;
    self->speaker = pipeline_speaker(self->desk->pipeline, voice, SEGMENT_MP3);
    self->store = self->speaker ? store_open(edition->folder) : NULL;
    if (self->store == NULL || !speaker_calibrate(self->speaker, self->store))
        return;
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    self->plan = plan_new(self->script, self->speaker, nobody);
    self->assembly = pipeline_assembly(self->desk->pipeline, self->plan, self->store, NULL);
}

/* When the word at these bytes of a paragraph is heard; FALSE where that is not known. */
static gboolean time_of(const Places *self, const Paragraph *paragraph, guint32 start, guint *ms)
{
    const GArray *paragraphs = self->assembly ? self->assembly->timeline->paragraphs : NULL;
    for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++) {
        const TimelineParagraph *timed = &g_array_index(paragraphs, TimelineParagraph, i);
        for (guint w = 0; timed->paragraph == paragraph && w < timed->words.len; w++) {
            const TimedWord *word = &timed->words.data[w];
            if (word->end > start) {
                *ms = word->start_ms;
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void show_place(const Places *self, const Paragraph *paragraph, guint at, JsonWriter *json)
{
    const Token *token = &paragraph->tokens.data[at];
    g_autofree char *sentence = reading_sentence(paragraph, at, MAX_SENTENCE_BYTES);
    guint ms = 0;
    gboolean timed = time_of(self, paragraph, token->start, &ms);
    guint line = paragraph->block != NULL ? paragraph->block->line : 0;
    const LexiconEntry *entry = script_token_entry(token);
    g_autofree char *decided =
        entry != NULL
            ? g_strdup_printf("%s:%u", lexicon_desk_shown(self->desk, entry->path), entry->line)
            : g_strdup_printf("rule '%s'", script_token_rule(token));
    if (json != NULL) {
        json_writer_begin_compact_object(json, NULL);
        json_writer_integer(json, "line", line);
        if (timed)
            json_writer_real(json, "time", ms / 1000.0, 3);
        json_writer_text(json, "decided", decided);
        json_writer_text(json, "sentence", sentence);
        json_writer_end(json);
        return;
    }
    g_autofree char *when =
        timed ? g_strdup_printf(" at %u:%06.3f", ms / 60000, (ms % 60000) / 1000.0) : g_strdup("");
    g_autofree char *where = line > 0 ? g_strdup_printf(":%u", line) : g_strdup("");
    (void)printf("  %s%s%s, by %s: %s\n", self->script->article->path, where, when, decided,
                 sentence);
}

/* Whether the word stands at this byte, in any case. */
static gboolean stands_at(const char *written, gsize length, gsize offset, const char *folded)
{
    if (!spelling_word_begins(written, length, offset))
        return FALSE;
    g_autofree char *rest = spelling_normalize(written + offset, MIN(length - offset, 600));
    g_autofree char *lower = spelling_fold(rest);
    gsize n = strlen(folded);
    if (strncmp(lower, folded, n) != 0)
        return FALSE;
    return lower[n] == '\0' || !spelling_is_word_char(g_utf8_get_char(lower + n));
}

static guint show_paragraph(const Places *self, const Paragraph *paragraph, const char *folded,
                            JsonWriter *json)
{
    gsize length = strlen(paragraph->written);
    guint shown = 0;
    for (guint t = 0; t < paragraph->tokens.len; t++) {
        const Token *token = &paragraph->tokens.data[t];
        gboolean here = FALSE;
        for (guint32 at = token->start; at < token->end && !here; at++)
            here = ((guchar)paragraph->written[at] & 0xC0) != 0x80 &&
                   stands_at(paragraph->written, length, at, folded);
        if (here)
            show_place(self, paragraph, t, json);
        shown += here ? 1 : 0;
    }
    return shown;
}

void explain_places(const LexiconDesk *desk, const Script *script, const char *word,
                    JsonWriter *json)
{
    Places places = {.desk = desk, .script = script};
    g_autofree char *plain = spelling_normalize(word, strlen(word));
    g_autofree char *folded = spelling_fold(plain);
    guint shown = 0;
    find_timeline(&places);
    if (json != NULL) {
        json_writer_begin_array(json, "places");
    } else if (places.assembly == NULL) {
        (void)printf("  (no times: the episode is not built as it stands now)\n");
    }
    for (guint i = 0; i < script->paragraphs->len; i++)
        shown += show_paragraph(&places, g_ptr_array_index(script->paragraphs, i), folded, json);
    if (json != NULL)
        json_writer_end(json);
    else if (shown == 0)
        (void)printf("  '%s' is not in %s\n", word, script->article->path);
    places_clear(&places);
}
