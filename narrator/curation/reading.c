/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/reading.h"

#include "base/text.h"
#include "episode/utter.h"

char *reading_words(const Reading *self, const char *text)
{
    g_autoptr(Script) script = script_new_for_text(text, self->lexicon, self->language);
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < script->paragraphs->len; i++) {
        if (i > 0)
            g_string_append_c(words, ' ');
        script_spoken_text(g_ptr_array_index(script->paragraphs, i), words);
    }
    return g_string_free(words, FALSE);
}

char *reading_lower_tokens(const Reading *self, const Paragraph *paragraph, guint first, guint end)
{
    g_autoptr(Utterance) utterance =
        utter_tokens(paragraph, first, end, language_tag(self->language));
    /* A token's place in the audio is not asked for here. */
    for (guint i = 0; i < utterance->items->len; i++)
        g_array_index(utterance->items, UtteranceItem, i).token = UTTERANCE_NO_TOKEN;
    return self->source.engine->lower(self->source.state, utterance, NULL);
}

char *reading_lowered(const Reading *self, const char *text)
{
    g_autoptr(Script) script = script_new_for_text(text, self->lexicon, self->language);
    GString *lowered = g_string_new(NULL);
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        g_autofree char *one = reading_lower_tokens(self, paragraph, 0, paragraph->tokens.len);
        if (i > 0)
            g_string_append_c(lowered, ' ');
        g_string_append(lowered, one);
    }
    return g_string_free(lowered, FALSE);
}

GPtrArray *reading_ipa(const Reading *self, const char *const *texts, guint n)
{
    g_autoptr(GPtrArray) lowered = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(lowered, reading_lowered(self, texts[i]));
    return phonemes_of(&self->source, (const char *const *)lowered->pdata, n);
}

char *reading_ipa_of(const Reading *self, const char *text)
{
    g_autoptr(GPtrArray) answers = reading_ipa(self, &text, 1);
    return g_strdup(g_ptr_array_index(answers, 0));
}

char *reading_sentence(const Paragraph *paragraph, guint token, gsize max_bytes)
{
    guint first = token, end = token + 1;
    while (first > 0 && !paragraph->tokens.data[first].sentence)
        first--;
    while (end < paragraph->tokens.len && !paragraph->tokens.data[end].sentence)
        end++;
    guint32 from = paragraph->tokens.data[first].start;
    guint32 to = paragraph->tokens.data[end - 1].end;
    g_autofree char *sentence = text_collapse_space(paragraph->written + from, to - from);
    return text_truncate(sentence, max_bytes);
}
