/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/lexicon_desk.h"

#include <string.h>

#include "base/text.h"

/* Where there is neither an edition nor a voice. */
#define DEFAULT_LANGUAGE "en-GB"

static gboolean open_voice(LexiconDesk *self, const char *voice)
{
    self->speaker = pipeline_speaker(self->pipeline, voice, SEGMENT_PCM);
    if (self->speaker == NULL)
        return FALSE;
    if (self->speaker->engine->phonemes == NULL) {
        diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "the voice '%s' cannot tell how it says things; choose another one",
                        self->speaker->voice->name);
        return FALSE;
    }
    self->reading.source = (PhonemeSource){self->speaker->engine, self->speaker->state};
    return TRUE;
}

LexiconDesk *lexicon_desk_open(CommandContext *context, const char *voice, LexiconDeskNeeds needs)
{
    g_autoptr(LexiconDesk) self = g_new0(LexiconDesk, 1);
    self->context = context;
    self->folder = g_canonicalize_filename(context->folder, NULL);
    self->pipeline = pipeline_open(
        context, (needs & DESK_EDITION) != 0 ? PIPELINE_EDITION : PIPELINE_EDITION_OPTIONAL);
    if (self->pipeline == NULL || ((needs & DESK_VOICE) != 0 && !open_voice(self, voice)))
        return NULL;
    const Edition *edition = pipeline_edition(self->pipeline);
    self->language = g_strdup(self->speaker != NULL ? self->speaker->voice->language
                              : edition != NULL     ? edition->language
                                                    : DEFAULT_LANGUAGE);
    self->lexicon = pipeline_lexicon(self->pipeline, self->language);
    self->reading.lexicon = self->lexicon;
    self->reading.language = pipeline_language(self->pipeline, self->language);
    if (self->lexicon == NULL || self->reading.language == NULL)
        return NULL;
    return g_steal_pointer(&self);
}

void lexicon_desk_free(LexiconDesk *self)
{
    if (self == NULL)
        return;
    speaker_free(self->speaker);
    pipeline_free(self->pipeline);
    g_free(self->language);
    g_free(self->folder);
    g_free(self);
}

gboolean lexicon_desk_edits_shipped(const LexiconDesk *self)
{
    if (pipeline_edition(self->pipeline) == NULL)
        return TRUE;
    g_autoptr(GPtrArray) entries = lexicon_entries(self->lexicon);
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        if (entry->layer == LEXICON_SHIPPED)
            return lexicon_desk_shown(self, entry->path) != entry->path;
    }
    return FALSE;
}

char *lexicon_desk_complaint(const LexiconDesk *self, const char *word, LexiconKind kind,
                             const char *value)
{
    const PhonemeSource *source = &self->reading.source;
    if (source->engine == NULL || (kind != LEXICON_IPA && kind != LEXICON_LANGUAGE))
        return NULL;
    UtteranceKind how = kind == LEXICON_IPA ? UTTERANCE_IPA : UTTERANCE_LANGUAGE;
    UtteranceItem item = {how, UTTERANCE_BARE, word, value, 0};
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(UtteranceItem));
    g_array_append_val(items, item);
    Utterance utterance = {self->language, items};
    g_autoptr(GArray) complaints = speech_complaints_new();
    g_free(source->engine->lower(source->state, &utterance, complaints));
    if (complaints->len == 0)
        return NULL;
    return g_strdup(g_array_index(complaints, SpeechComplaint, 0).message);
}

char *lexicon_desk_folder(const LexiconDesk *self)
{
    g_autofree char *base = text_base_language(self->language);
    return g_build_filename(self->context->folder, "pronunciations", base, NULL);
}

const char *lexicon_desk_shown(const LexiconDesk *self, const char *path)
{
    gsize length = strlen(self->folder);
    if (g_str_has_prefix(path, self->folder) && path[length] == G_DIR_SEPARATOR)
        return path + length + 1;
    return g_str_has_prefix(path, "./") ? path + 2 : path;
}

gboolean lexicon_desk_scripts(LexiconDesk *self, char **named,
                              void (*visit)(const Script *script, gpointer user_data),
                              gpointer user_data)
{
    g_autoptr(GPtrArray) paths = pipeline_articles(self->pipeline, named);
    gboolean whole = TRUE;
    for (guint i = 0; i < paths->len; i++) {
        g_autoptr(Article) article =
            pipeline_article(self->pipeline, g_ptr_array_index(paths, i), NULL);
        g_autoptr(Script) script = article ? pipeline_script(self->pipeline, article) : NULL;
        if (script != NULL)
            visit(script, user_data);
        else
            whole = FALSE;
    }
    return whole;
}
