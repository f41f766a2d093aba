/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/dictionary.h"

#include <string.h>

#include "base/text.h"
#include "lexicon/arpabet.h"

static const char installed[] = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict";

struct Dictionary {
    char *text;        /* the file, its lines and words ended by NUL */
    GPtrArray *words;  /* const char *, each with its ARPAbet behind its NUL */
    gboolean stress;   /* there are digits in the ARPAbet */
    GHashTable *index; /* word -> the word's first place in words, plus 1 */
};

/* Takes the file apart in place. */
static void read_lines(Dictionary *self)
{
    for (char *line = self->text; line != NULL;) {
        char *next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        gsize length = strcspn(line, " \t");
        char *open = memchr(line, '(', length);
        if (length > 0 && line[length] != '\0' && *line != ';' && *line != '#') {
            line[length] = '\0';
            self->stress = self->stress || strpbrk(line + length + 1, "012") != NULL;
            if (open != NULL && open > line)
                *open = '\0';
            /* The ARPAbet stands behind the first NUL that follows the word's length. */
            char *word = line;
            if (open != NULL && open > line)
                memset(open, '\0', (gsize)(line + length - open));
            for (char *p = word; *p != '\0'; p++)
                *p = g_ascii_tolower(*p);
            g_ptr_array_add(self->words, word);
            if (!g_hash_table_contains(self->index, word))
                g_hash_table_insert(self->index, word, GUINT_TO_POINTER(self->words->len));
        }
        line = next;
    }
}

Dictionary *dictionary_open(const char *path, Diagnostics *diagnostics)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    if (!text_read_file(path != NULL ? path : installed, DICTIONARY_MAX_BYTES, &bytes, &length,
                        &error)) {
        Place place = {path, 0, 0};
        if (path != NULL)
            diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s", error->message);
        return NULL;
    }
    Dictionary *self = g_new0(Dictionary, 1);
    self->text = g_steal_pointer(&bytes);
    self->words = g_ptr_array_new();
    self->index = g_hash_table_new(g_str_hash, g_str_equal);
    read_lines(self);
    return self;
}

void dictionary_free(Dictionary *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->index);
    g_ptr_array_unref(self->words);
    g_free(self->text);
    g_free(self);
}

static guint find(const Dictionary *self, const char *word)
{
    g_autofree char *lower = g_ascii_strdown(word, -1);
    return GPOINTER_TO_UINT(g_hash_table_lookup(self->index, lower));
}

gboolean dictionary_has(const Dictionary *self, const char *word)
{
    return find(self, word) != 0;
}

static const char *arpabet_of(const char *word)
{
    const char *p = word + strlen(word);
    while (*p == '\0')
        p++;
    return p;
}

char **dictionary_find(const Dictionary *self, const char *word)
{
    guint first = find(self, word);
    if (first == 0)
        return NULL;
    const char *key = g_ptr_array_index(self->words, first - 1);
    g_autoptr(GStrvBuilder) found = g_strv_builder_new();
    /* "botha's" may stand between "botha" and "botha(2)". */
    for (guint i = first - 1, n = 0; i < self->words->len && n < DICTIONARY_MAX_LINES; i++, n++) {
        const char *other = g_ptr_array_index(self->words, i);
        if (!g_str_has_prefix(other, key))
            break;
        if (strcmp(other, key) != 0)
            continue;
        g_autofree char *ipa = arpabet_to_ipa(arpabet_of(other), NULL);
        if (ipa != NULL)
            g_strv_builder_add(found, ipa);
    }
    return g_strv_builder_end(found);
}

gboolean dictionary_has_stress(const Dictionary *self)
{
    return self->stress;
}

guint dictionary_size(const Dictionary *self)
{
    return self->words->len;
}
