/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/say_word.h"

#include <string.h>

#include "curation/reading.h"
#include "lexicon/spelling.h"

/* Of the sentence that is spoken. */
#define MAX_SENTENCE_BYTES 400

static gboolean is_word_at(const char *text, gsize length, gsize offset, const char *word)
{
    gsize n = strlen(word);
    if (length - offset < n || memcmp(text + offset, word, n) != 0 ||
        !spelling_word_begins(text, length, offset))
        return FALSE;
    return offset + n == length || !spelling_is_word_char(g_utf8_get_char(text + offset + n));
}

static char *find_in_paragraph(const Paragraph *paragraph, const char *word)
{
    gsize length = strlen(paragraph->written);
    for (guint t = 0; t < paragraph->tokens.len; t++) {
        const Token *token = &paragraph->tokens.data[t];
        if (is_word_at(paragraph->written, length, token->start, word))
            return reading_sentence(paragraph, t, MAX_SENTENCE_BYTES);
    }
    return NULL;
}

static char *find_in_articles(Pipeline *pipeline, const char *word)
{
    if (pipeline_edition(pipeline) == NULL)
        return NULL;
    g_autoptr(GPtrArray) paths = pipeline_articles(pipeline, NULL);
    char *found = NULL;
    for (guint i = 0; i < paths->len && found == NULL; i++) {
        g_autoptr(Article) article = pipeline_article(pipeline, g_ptr_array_index(paths, i), NULL);
        g_autoptr(Script) script = article ? pipeline_script(pipeline, article) : NULL;
        for (guint p = 0; script != NULL && p < script->paragraphs->len && found == NULL; p++) {
            const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, p);
            if (paragraph->kind == PARAGRAPH_BODY)
                found = find_in_paragraph(paragraph, word);
        }
    }
    return found;
}

char *say_word_text(Pipeline *pipeline, const char *language, const char *word,
                    const LexiconSaid *said, const char *sentence, GError **error)
{
    Lexicon *lexicon = pipeline_lexicon(pipeline, language);
    LexiconChoice choice = {LEXICON_SAY, NULL};
    if (lexicon_said_is_given(said) && !lexicon_said_choose(said, language, &choice, error))
        return NULL;
    g_autofree char *value = choice.value;
    g_autofree char *found = sentence == NULL ? find_in_articles(pipeline, word) : NULL;
    const char *context = sentence != NULL ? sentence : found;
    /* Reading articles has changed the layer. */
    lexicon_drop_layer(lexicon, LEXICON_ARTICLE);
    if (value != NULL)
        lexicon_add(lexicon, LEXICON_ARTICLE, choice.kind, word, value);
    return context != NULL ? g_strdup_printf("%s.\n\n%s", word, context)
                           : g_strdup_printf("%s.", word);
}
