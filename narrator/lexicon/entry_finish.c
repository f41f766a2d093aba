/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second half of entry.h: an entry that was read is checked and put into the lexicon. */
#include <string.h>

#include "lexicon/entry_draft.h"
#include "lexicon/ipa.h"
#include "lexicon/spelling.h"
#include "lexicon/store.h"
#include "lexicon/value.h"

/* The pronunciation that is used of several, as PLS 1.0 section 4.9.3 has it: the first preferred,
 * else the first; of those that can be read. */
static gboolean pick(EntryDraft *self)
{
    const DraftPronunciation *first = NULL;
    for (guint i = 0; i < self->pronunciations->len; i++) {
        const DraftPronunciation *item =
            &g_array_index(self->pronunciations, DraftPronunciation, i);
        if (item->kind != LEXICON_KINDS &&
            (first == NULL || (item->preferred && !first->preferred)))
            first = item;
    }
    if (first == NULL)
        return FALSE;
    self->used = *first;
    self->said = 1;
    return TRUE;
}

/* A sense without a pronunciation chooses the entry of that sense that stands in a layer below. */
static gboolean borrow_sense(EntryDraft *self)
{
    g_autofree char *write = spelling_normalize(self->write.texts[0], strlen(self->write.texts[0]));
    g_autoptr(GPtrArray) found = lexicon_find(self->lexicon, write);
    for (guint i = 0; i < found->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(found, i);
        if (g_strcmp0(entry->sense, self->sense) != 0 || entry->silent)
            continue;
        self->used = (DraftPronunciation){
            .kind = entry->given_kind, .text = entry->given, .place = self->place};
        self->said = 1;
        return TRUE;
    }
    entry_draft_refuse(self, &self->place, "there is no entry for '%s' with the sense '%s'", write,
                       self->sense);
    return FALSE;
}

/* Whether there is one pronunciation, or none is wanted. */
static gboolean check_said(EntryDraft *self)
{
    gboolean off = self->status == LEXICON_DISABLED;
    if (self->pronunciations->len > 0) {
        if (self->said == 0 && (pick(self) || off))
            return TRUE;
        entry_draft_refuse(self, &self->place,
                           self->said == 0
                               ? "none of the pronunciations can be read; give one as 'ipa'"
                               : "give either 'pronunciations' or one of the others, not both");
        return FALSE;
    }
    if (self->said == 0 && self->sense != NULL && !off)
        return borrow_sense(self);
    if (self->said == 1 || (self->said == 0 && off))
        return TRUE;
    entry_draft_refuse(self, &self->place,
                       self->said == 0
                           ? "nothing says how '%s' is said; give one of: say, letters, word, "
                             "ipa, language"
                           : "'%s' is said in more than one way; give one of: say, letters, "
                             "word, ipa, language",
                       self->write.texts[0]);
    return FALSE;
}

/* A list as the layer keeps it; NULL for none. */
static const char *const *keep_list(EntryDraft *self, const EntryValue *value, gboolean folded)
{
    if (value->n_texts == 0)
        return NULL;
    StoreLayer *layer = &self->lexicon->layers[self->layer];
    const char **list = store_block(layer, (value->n_texts + 1) * sizeof *list);
    for (guint i = 0; i < value->n_texts; i++) {
        g_autofree char *plain =
            folded ? spelling_normalize(value->texts[i], strlen(value->texts[i])) : NULL;
        g_autofree char *lower = folded ? spelling_fold(plain) : NULL;
        const char *text = folded ? lower : value->texts[i];
        list[i] = store_text(layer, text, strlen(text));
    }
    return list;
}

static const char *keep(EntryDraft *self, const char *text)
{
    if (text == NULL)
        return NULL;
    return store_text(&self->lexicon->layers[self->layer], text, strlen(text));
}

static void keep_pronunciations(EntryDraft *self, LexiconDetails *details)
{
    guint n = self->pronunciations->len;
    if (n == 0)
        return;
    LexiconPronunciation *all = store_block(&self->lexicon->layers[self->layer], n * sizeof *all);
    for (guint i = 0; i < n; i++) {
        const DraftPronunciation *item =
            &g_array_index(self->pronunciations, DraftPronunciation, i);
        all[i] = (LexiconPronunciation){item->kind, keep(self, item->alphabet),
                                        keep(self, item->text), item->preferred};
    }
    details->pronunciations = all;
    details->n_pronunciations = n;
}

static gboolean has_only_source(const EntryDraft *self)
{
    return self->note == NULL && self->role == NULL &&
           self->before.n_texts + self->after.n_texts + self->near.n_texts + self->tests.n_texts +
                   self->examples.n_texts + self->pronunciations->len ==
               0;
}

static const LexiconDetails *keep_details(EntryDraft *self)
{
    static const char *const no_texts[] = {NULL};
    static const LexiconDetails none = {.examples = no_texts, .tests = no_texts};
    const char *source = self->entry_source != NULL ? self->entry_source : self->source;
    gboolean only_source = has_only_source(self);
    if (only_source && source == NULL)
        return &none;
    /* Long lists have the same source in entry after entry. */
    if (only_source && self->source_only != NULL && strcmp(self->source_only->source, source) == 0)
        return self->source_only;
    LexiconDetails *details = store_block(&self->lexicon->layers[self->layer], sizeof *details);
    details->note = keep(self, self->note);
    details->source = keep(self, source);
    details->role = keep(self, self->role);
    details->context.before = keep_list(self, &self->before, TRUE);
    details->context.after = keep_list(self, &self->after, TRUE);
    details->context.near = keep_list(self, &self->near, TRUE);
    details->tests = keep_list(self, &self->tests, FALSE);
    details->examples = keep_list(self, &self->examples, FALSE);
    if (details->tests == NULL)
        details->tests = no_texts;
    if (details->examples == NULL)
        details->examples = no_texts;
    keep_pronunciations(self, details);
    if (only_source)
        self->source_only = details;
    return details;
}

/* Adds one spelling.  spoken is the entry's value, or NULL where it follows from the spelling. */
static gboolean add_spelling(EntryDraft *self, LexiconEntry *entry, const char *spoken)
{
    const char *text = self->write.texts[entry->spelling];
    g_autofree char *write = spelling_normalize(text, strlen(text));
    g_autofree char *word = spoken == NULL ? value_as_word(write) : NULL;
    entry->write = write;
    entry->written = text;
    entry->value = spoken != NULL ? spoken : keep(self, word);
    if (!self->has_case)
        entry->letter_case = value_has_capital(write) ? LEXICON_CASE_CAPITALS : LEXICON_CASE_ANY;
    return store_add(self->lexicon, entry, self->diagnostics);
}

/* Where the pronunciation stands, as far as it fits; ARPAbet is not what the entry holds. */
static void keep_text_place(const EntryDraft *self, LexiconEntry *entry)
{
    const DraftPronunciation *used = &self->used;
    guint lines = used->place.line - self->place.line;
    if (used->alphabet != NULL || used->place.line < self->place.line || lines > G_MAXUINT16 ||
        used->text_column > G_MAXUINT16)
        return;
    entry->text_lines = (guint16)lines;
    entry->text_column = (guint16)used->text_column;
}

static LexiconEntry entry_of(const EntryDraft *self)
{
    return (LexiconEntry){.kind = self->used.kind,
                          .given_kind = self->used.kind,
                          .layer = self->layer,
                          .letter_case = self->letter_case,
                          .status = self->status,
                          .uninflected = self->uninflected,
                          .silent = self->said == 0,
                          .path = self->path,
                          .line = self->place.line,
                          .column = self->place.column,
                          .given = ""};
}

/* What is faulty still matches, so that nothing is said otherwise for want of it unnoticed. */
static void add_faulty(EntryDraft *self)
{
    g_autoptr(Diagnostics) nobody = diagnostics_new(NULL, NULL);
    LexiconEntry entry = entry_of(self);
    entry.kind = entry.given_kind = LEXICON_WORD;
    entry.silent = FALSE;
    entry.faulty = TRUE;
    Diagnostics *diagnostics = self->diagnostics;
    self->diagnostics = nobody;
    entry.details = keep_details(self);
    for (guint i = 0; i < self->write.n_texts; i++) {
        entry.spelling = i & 0xFF;
        (void)add_spelling(self, &entry, NULL);
    }
    self->diagnostics = diagnostics;
}

/* At the sign that is none of the alphabet, where the file has it as written. */
static void refuse_pronunciation(EntryDraft *self, const GError *error)
{
    const DraftPronunciation *used = &self->used;
    Place place = used->place;
    if (used->kind == LEXICON_IPA && used->alphabet == NULL && used->text_column > 0 &&
        g_error_matches(error, IPA_ERROR, IPA_ERROR_SYMBOL))
        place.column = used->text_column + ipa_fault_position(used->text) - 1;
    entry_draft_refuse(self, &place, "%s", error->message);
}

static gboolean add_good(EntryDraft *self)
{
    if (self->write.n_texts == 0 && !self->faulty)
        entry_draft_refuse(self, &self->place,
                           "an entry needs 'write': the spelling that it is for");
    if (self->faulty || !check_said(self) || self->faulty)
        return FALSE;
    LexiconEntry entry = entry_of(self);
    keep_text_place(self, &entry);
    g_autofree char *spoken = NULL;
    g_autoptr(GError) error = NULL;
    if (!entry.silent && entry.kind != LEXICON_WORD) {
        LexiconKind kind = entry.kind;
        spoken = value_to_speak(&kind, self->used.alphabet, self->used.text, &error);
        if (spoken == NULL) {
            refuse_pronunciation(self, error);
            return FALSE;
        }
        entry.kind = kind;
    }
    /* An entry that only switches off takes the place of one that is approved. */
    if (entry.silent)
        entry.status = LEXICON_APPROVED;
    entry.sense = keep(self, self->sense);
    entry.details = keep_details(self);
    const char *kept = spoken != NULL ? keep(self, spoken) : entry.silent ? "" : NULL;
    /* ARPAbet is shown and exported as the IPA that it was turned into. */
    entry.given = self->used.text == NULL || self->used.alphabet != NULL ||
                          g_strcmp0(self->used.text, spoken) == 0
                      ? kept
                      : keep(self, self->used.text);
    if (entry.given == NULL)
        entry.given = "";
    self->added = TRUE;
    gboolean fine = TRUE;
    for (guint i = 0; i < self->write.n_texts; i++) {
        entry.spelling = i & 0xFF; /* ENTRY_MAX_SPELLINGS fits */
        fine = add_spelling(self, &entry, kept) && fine;
    }
    return fine;
}

gboolean entry_draft_finish(EntryDraft *self)
{
    gboolean fine = add_good(self);
    if (!self->added)
        add_faulty(self);
    return fine;
}
