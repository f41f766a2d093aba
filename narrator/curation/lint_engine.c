/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of lint.h that asks the voice. */
#include <string.h>

#include "curation/lint.h"
#include "curation/sound_key.h"

/* Of an entry that is IPA or a language. */
static char *lower_entry(const Lint *self, const LexiconEntry *entry, GArray *complaints)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(UtteranceItem));
    UtteranceKind kind = entry->kind == LEXICON_IPA ? UTTERANCE_IPA : UTTERANCE_LANGUAGE;
    UtteranceItem item = {kind, UTTERANCE_BARE, entry->write, entry->value, 0};
    g_array_append_val(items, item);
    Utterance utterance = {language_tag(self->reading.language), items};
    return self->reading.source.engine->lower(self->reading.source.state, &utterance, complaints);
}

/* "'Kyiv': the voice has no ..." says the spelling again, and so does the engine. */
static void report_complaints(const Lint *self, const LexiconEntry *entry, const GArray *complaints)
{
    for (guint i = 0; i < complaints->len; i++) {
        const SpeechComplaint *one = &g_array_index(complaints, SpeechComplaint, i);
        Place place = lexicon_entry_sign_place(entry, one->position);
        diagnostics_add(self->diagnostics, DIAGNOSTIC_ERROR, &place, "%s", one->message);
    }
}

/* What the entry's pronunciation becomes, read back. */
static void check_read_back(const Lint *self, const LexiconEntry *entry, const char *heard)
{
    if (heard == NULL || !sound_key_same(entry->value, heard))
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "'%s' is to be said '%s', but the voice makes '%s' of it", entry->write,
                    entry->value, heard != NULL ? heard : "nothing");
}

/* What the voice cannot say is added to refused. */
static void check_sayable(const Lint *self, const GPtrArray *entries, GHashTable *refused)
{
    g_autoptr(GPtrArray) lowered = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) asked = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        LexiconEntry *entry = g_ptr_array_index(entries, i);
        if ((entry->kind != LEXICON_IPA && entry->kind != LEXICON_LANGUAGE) || entry->spelling > 0)
            continue;
        g_autoptr(GArray) complaints = speech_complaints_new();
        g_autofree char *text = lower_entry(self, entry, complaints);
        report_complaints(self, entry, complaints);
        if (complaints->len > 0) {
            g_hash_table_add(refused, entry);
        } else if (entry->kind == LEXICON_IPA) {
            g_ptr_array_add(lowered, g_steal_pointer(&text));
            g_ptr_array_add(asked, entry);
        }
    }
    g_autoptr(GPtrArray) heard =
        phonemes_of(&self->reading.source, (const char *const *)lowered->pdata, lowered->len);
    for (guint i = 0; i < asked->len; i++)
        check_read_back(self, g_ptr_array_index(asked, i), g_ptr_array_index(heard, i));
}

static gboolean is_comparable(const LexiconEntry *entry)
{
    return entry->status == LEXICON_APPROVED && entry->sense == NULL &&
           !lexicon_entry_has_context(entry);
}

/* Entries without which the same would be said. */
static void check_needed(const Lint *self, const GPtrArray *entries, GHashTable *refused)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        g_ptr_array_add(texts, (gpointer)entry->write);
    }
    g_autoptr(Lexicon) empty = lexicon_new();
    Reading plain = self->reading;
    plain.lexicon = empty;
    const char *const *list = (const char *const *)texts->pdata;
    g_autoptr(GPtrArray) with = reading_ipa(&self->reading, list, texts->len);
    g_autoptr(GPtrArray) without = reading_ipa(&plain, list, texts->len);
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        const char *said = g_ptr_array_index(with, i);
        const char *anyway = g_ptr_array_index(without, i);
        if (is_comparable(entry) && !g_hash_table_contains(refused, entry) && said != NULL &&
            g_strcmp0(said, anyway) == 0)
            lint_report(self, entry, DIAGNOSTIC_NOTE,
                        "'%s' is said '%s' without this entry too; it can go", entry->write, said);
    }
}

void lint_engine_run(const Lint *self, const GPtrArray *entries)
{
    g_autoptr(GHashTable) refused = g_hash_table_new(NULL, NULL);
    check_sayable(self, entries, refused);
    if (self->superfluous)
        check_needed(self, entries, refused);
}
