/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/lint.h"

#include <string.h>

/* Further than any chain of aliases that means something. */
#define MAX_ALIAS_STEPS 16

void lint_report(const Lint *self, const LexiconEntry *entry, DiagnosticLevel level,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    Place place = lexicon_entry_place(entry);
    diagnostics_add(self->diagnostics, level, &place, "%s", message);
}

/* Another entry for the same spelling, in the same layer and before it, or in a layer below. */
static void check_pair(const Lint *self, const LexiconEntry *entry, const LexiconEntry *other)
{
    gboolean same_layer = other->layer == entry->layer;
    if (strcmp(entry->write, other->write) != 0 || lexicon_entry_has_context(entry) ||
        lexicon_entry_has_context(other) || g_strcmp0(entry->sense, other->sense) != 0 ||
        other->status != LEXICON_APPROVED)
        return;
    if (same_layer && lexicon_entry_sounds_like(entry, other))
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "'%s' is here a second time, said the same way; the first is at %s:%u, remove "
                    "one of them",
                    entry->write, other->path, other->line);
    else if (!same_layer && lexicon_entry_sounds_like(entry, other))
        lint_report(self, entry, DIAGNOSTIC_NOTE,
                    "'%s' is said so anyway, by the entry at %s:%u; this one can go", entry->write,
                    other->path, other->line);
    else if (!same_layer)
        lint_report(self, entry, DIAGNOSTIC_NOTE,
                    "'%s' is said '%s' here, and takes the place of '%s' at %s:%u", entry->write,
                    lexicon_entry_said(entry), lexicon_entry_said(other), other->path, other->line);
}

static gboolean comes_before(const LexiconEntry *a, const LexiconEntry *b)
{
    int order = strcmp(a->path, b->path);
    if (order != 0)
        return order < 0;
    if (a->line != b->line)
        return a->line < b->line;
    return a->column != b->column ? a->column < b->column : a->spelling < b->spelling;
}

/* In the order of the files, as people read messages. */
static int compare_places(gconstpointer a, gconstpointer b)
{
    const LexiconEntry *x = *(const LexiconEntry *const *)a;
    const LexiconEntry *y = *(const LexiconEntry *const *)b;
    return comes_before(x, y) ? -1 : comes_before(y, x);
}

static void check_others(const Lint *self, const LexiconEntry *entry)
{
    g_autoptr(GPtrArray) found = lexicon_find(self->reading.lexicon, entry->write);
    for (guint i = 0; i < found->len; i++) {
        const LexiconEntry *other = g_ptr_array_index(found, i);
        if (other != entry && (other->layer < entry->layer ||
                               (other->layer == entry->layer && comes_before(other, entry))))
            check_pair(self, entry, other);
    }
}

/* The entry that says other words for this very text, or NULL. */
static const LexiconEntry *alias_for(const Lexicon *lexicon, const char *text)
{
    LexiconMatch match;
    gsize length = strlen(text);
    if (!lexicon_match(lexicon, text, length, 0, &match) || match.length != length ||
        match.entry->kind != LEXICON_SAY)
        return NULL;
    return match.entry;
}

static void check_loop(const Lint *self, const LexiconEntry *entry)
{
    if (entry->kind != LEXICON_SAY)
        return;
    if (strcmp(entry->value, entry->write) == 0) {
        lint_report(self, entry, DIAGNOSTIC_WARNING,
                    "'%s' is to be said '%s': that changes nothing", entry->write, entry->value);
        return;
    }
    const LexiconEntry *next = entry;
    for (guint i = 0; i < MAX_ALIAS_STEPS && next != NULL; i++) {
        next = alias_for(self->reading.lexicon, next->value);
        if (next == entry) {
            lint_report(self, entry, DIAGNOSTIC_WARNING,
                        "'%s' is said '%s', which leads back to '%s'; give one of them in IPA",
                        entry->write, entry->value, entry->write);
            return;
        }
    }
}

char *lint_entry_key(const LexiconEntry *entry)
{
    return g_strdup_printf("%s:%u:%u", entry->path, entry->line, entry->column);
}

static void check_use(const Lint *self, const LexiconEntry *entry)
{
    g_autofree char *key = lint_entry_key(entry);
    if (self->used != NULL && entry->spelling == 0 && !g_hash_table_contains(self->used, key))
        lint_report(self, entry, DIAGNOSTIC_NOTE, "'%s' is in no article of the edition",
                    entry->write);
}

void lint_run(const Lint *self)
{
    g_autoptr(GPtrArray) all = lexicon_entries(self->reading.lexicon);
    g_autoptr(GPtrArray) entries = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++) {
        LexiconEntry *entry = g_ptr_array_index(all, i);
        if (entry->layer == self->layer && !entry->silent)
            g_ptr_array_add(entries, entry);
    }
    g_ptr_array_sort(entries, compare_places);
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        lint_entry_run(self, entry);
        check_others(self, entry);
        check_loop(self, entry);
        check_use(self, entry);
    }
    if (self->reading.source.engine != NULL)
        lint_engine_run(self, entries);
}
