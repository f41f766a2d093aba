/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/utter.h"

static void add_part(GArray *items, const Part *part, guint32 token)
{
    static const UtteranceKind kinds[] = {
        [PART_WORDS] = UTTERANCE_WORDS,
        [PART_LETTERS] = UTTERANCE_LETTERS,
        [PART_IPA] = UTTERANCE_IPA,
        [PART_LANGUAGE] = UTTERANCE_LANGUAGE,
    };
    UtteranceItem item = {
        .kind = kinds[part->kind],
        .ending = part->ending == LEXICON_PLAIN ? UTTERANCE_BARE : UTTERANCE_S,
        .text = part->text,
        .detail = part->detail,
        .token = token,
    };
    g_array_append_val(items, item);
}

static void add_mark(GArray *items, char mark)
{
    static const char *const marks[] = {",", ";", ":", ".", "?", "!"};
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        UtteranceItem item = {UTTERANCE_MARK, UTTERANCE_BARE, marks[i], NULL, UTTERANCE_NO_TOKEN};
        if (*marks[i] == mark)
            g_array_append_val(items, item);
    }
}

static gboolean ends_in_mark(const GArray *items)
{
    return items->len > 0 &&
           g_array_index(items, UtteranceItem, items->len - 1).kind == UTTERANCE_MARK;
}

Utterance *utter_tokens(const Paragraph *paragraph, guint first, guint end, const char *language)
{
    Utterance *self = g_new0(Utterance, 1);
    self->language = language;
    self->items = g_array_new(FALSE, FALSE, sizeof(UtteranceItem));
    for (guint t = first; t < end; t++) {
        const Token *token = &paragraph->tokens.data[t];
        for (guint p = 0; p < token->parts; p++)
            add_part(self->items, &g_array_index(paragraph->parts, Part, token->first_part + p), t);
        /* A mark with nothing before it, or a second one, would be read or make a pause of its own.
         */
        if (token->mark != '\0' && self->items->len > 0 && !ends_in_mark(self->items))
            add_mark(self->items, token->mark);
    }
    if (self->items->len > 0 && !ends_in_mark(self->items))
        add_mark(self->items, end == paragraph->tokens.len ? '.' : ',');
    return self;
}

void utter_forget_tokens(Utterance *self)
{
    for (guint i = 0; i < self->items->len; i++)
        g_array_index(self->items, UtteranceItem, i).token = UTTERANCE_NO_TOKEN;
}

void utter_free(Utterance *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->items);
    g_free(self);
}
