/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lexicon/lexeme.h"

#include "lexicon/store.h"
#include "lexicon/value.h"

static void pronunciation_clear(gpointer data)
{
    LexemePronunciation *self = data;
    g_free(self->alphabet);
    g_free(self->value);
}

static void lexeme_free(gpointer data)
{
    Lexeme *self = data;
    g_ptr_array_unref(self->spellings);
    g_ptr_array_unref(self->examples);
    g_array_unref(self->pronunciations);
    g_free(self->role);
    g_free(self->note);
    g_free(self->source);
    g_free(self->sense);
    g_strfreev(self->before);
    g_strfreev(self->after);
    g_strfreev(self->near);
    g_strfreev(self->tests);
    g_free(self);
}

LexemeList *lexeme_list_new(void)
{
    LexemeList *self = g_new0(LexemeList, 1);
    self->lexemes = g_ptr_array_new_with_free_func(lexeme_free);
    return self;
}

void lexeme_list_free(LexemeList *self)
{
    if (self == NULL)
        return;
    g_free(self->language);
    g_free(self->alphabet);
    g_ptr_array_unref(self->lexemes);
    g_free(self);
}

Lexeme *lexeme_list_add(LexemeList *self)
{
    Lexeme *lexeme = g_new0(Lexeme, 1);
    lexeme->spellings = g_ptr_array_new_with_free_func(g_free);
    lexeme->examples = g_ptr_array_new_with_free_func(g_free);
    lexeme->pronunciations = g_array_new(FALSE, FALSE, sizeof(LexemePronunciation));
    g_array_set_clear_func(lexeme->pronunciations, pronunciation_clear);
    g_ptr_array_add(self->lexemes, lexeme);
    return lexeme;
}

void lexeme_add_spelling(Lexeme *self, const char *spelling)
{
    g_ptr_array_add(self->spellings, g_strdup(spelling));
}

void lexeme_add_pronunciation(Lexeme *self, LexiconKind kind, const char *alphabet,
                              const char *value, gboolean preferred)
{
    LexemePronunciation item = {kind, g_strdup(alphabet), g_strdup(value), preferred};
    g_array_append_val(self->pronunciations, item);
}

static void take_spelling(Lexeme *lexeme, const LexiconEntry *entry)
{
    LexiconCase usual = value_has_capital(entry->write) ? LEXICON_CASE_CAPITALS : LEXICON_CASE_ANY;
    lexeme_add_spelling(lexeme, entry->written);
    if (entry->letter_case != usual)
        lexeme->letter_case = LEXEME_CASE_ANY + (LexemeCase)entry->letter_case;
}

static char **copy_list(const char *const *list)
{
    return list != NULL && *list != NULL ? g_strdupv((char **)list) : NULL;
}

static void take_entry(LexemeList *self, const LexiconEntry *entry)
{
    const LexiconDetails *details = entry->details;
    Lexeme *lexeme = lexeme_list_add(self);
    take_spelling(lexeme, entry);
    lexeme->uninflected = entry->uninflected;
    lexeme->sense = g_strdup(entry->sense);
    lexeme->before = copy_list(details->context.before);
    lexeme->after = copy_list(details->context.after);
    lexeme->near = copy_list(details->context.near);
    lexeme->tests = copy_list(details->tests);
    lexeme->role = g_strdup(details->role);
    lexeme->note = g_strdup(details->note);
    lexeme->source = g_strdup(details->source);
    lexeme->status = entry->status;
    lexeme->line = entry->line;
    for (guint i = 0; details->examples[i] != NULL; i++)
        g_ptr_array_add(lexeme->examples, g_strdup(details->examples[i]));
    for (guint i = 0; i < details->n_pronunciations; i++) {
        const LexiconPronunciation *item = &details->pronunciations[i];
        lexeme_add_pronunciation(lexeme, item->kind, item->alphabet, item->value, item->preferred);
    }
    if (details->n_pronunciations == 0 && !entry->silent)
        lexeme_add_pronunciation(lexeme, entry->given_kind, NULL,
                                 entry->given_kind == LEXICON_WORD ? entry->value : entry->given,
                                 FALSE);
}

void lexeme_list_take(LexemeList *self, const Lexicon *lexicon, LexiconLayer layer)
{
    const StoreLayer *from = &lexicon->layers[layer];
    for (guint i = 0; i < from->nodes; i++) {
        const LexiconEntry *entry = &store_node(from, i)->entry;
        if (entry->faulty)
            continue;
        if (entry->spelling == 0 || self->lexemes->len == 0)
            take_entry(self, entry);
        else
            take_spelling(g_ptr_array_index(self->lexemes, self->lexemes->len - 1), entry);
    }
}

gboolean lexeme_is_plain(const Lexeme *self)
{
    gboolean off = self->status == LEXICON_PROPOSED ||
                   (self->status == LEXICON_DISABLED && lexeme_used(self) != NULL);
    return !off && self->before == NULL && self->after == NULL && self->near == NULL;
}

const LexemePronunciation *lexeme_used(const Lexeme *self)
{
    const LexemePronunciation *first = NULL;
    for (guint i = 0; i < self->pronunciations->len; i++) {
        const LexemePronunciation *item =
            &g_array_index(self->pronunciations, LexemePronunciation, i);
        if (item->kind != LEXICON_KINDS &&
            (first == NULL || (item->preferred && !first->preferred)))
            first = item;
    }
    return first;
}
