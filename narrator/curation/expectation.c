/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/expectation.h"

#include <string.h>

#include "base/text.h"
#include "curation/sound_key.h"
#include "lexicon/ipa.h"

/* Sounds that are not likely to stand in a row inside another word. */
#define LEAST_JOINED 4

static const char arrow[] = "=>";

static void expectation_free(gpointer data)
{
    Expectation *self = data;
    g_free(self->sentence);
    g_free(self->expected);
    g_free(self->path);
    g_free(self->said);
    g_free(self);
}

GPtrArray *expectation_list_new(void)
{
    return g_ptr_array_new_with_free_func(expectation_free);
}

/* Between slashes, or with a letter or mark that only the phonetic alphabet has. */
static gboolean is_ipa(const char *text)
{
    if (*text == '/')
        return TRUE;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x250 && c <= 0x2D0)
            return TRUE;
    }
    return FALSE;
}

static void add(GPtrArray *into, const char *text, const char *path, guint line,
                const LexiconEntry *entry)
{
    const char *split = strstr(text, arrow);
    Expectation *self = g_new0(Expectation, 1);
    self->sentence = g_strstrip(g_strndup(text, (gsize)(split - text)));
    self->expected = g_strstrip(g_strdup(split + strlen(arrow)));
    self->ipa = *self->expected == '\0' || is_ipa(self->expected);
    self->path = g_strdup(path);
    self->line = line;
    self->entry = entry;
    g_ptr_array_add(into, self);
}

void expectation_add_layer(GPtrArray *into, const Lexicon *lexicon, LexiconLayer layer)
{
    g_autoptr(GPtrArray) entries = lexicon_entries(lexicon);
    for (guint i = 0; i < entries->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(entries, i);
        if (entry->layer != layer || entry->status != LEXICON_APPROVED || entry->spelling > 0)
            continue;
        for (guint t = 0; entry->details->tests[t] != NULL; t++)
            add(into, entry->details->tests[t], entry->path, entry->line, entry);
    }
}

gboolean expectation_add_file(GPtrArray *into, const char *path, Diagnostics *diagnostics)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    Place place = {path, 0, 0};
    if (!text_read_file(path, EXPECTATION_MAX_FILE_BYTES, &bytes, &length, &error) ||
        !g_utf8_validate_len(bytes, length, NULL)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "%s",
                        error != NULL ? error->message : "not UTF-8; save the file as UTF-8");
        return FALSE;
    }
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    gboolean fine = TRUE;
    for (guint i = 0; lines[i] != NULL; i++) {
        place.line = i + 1;
        g_strstrip(lines[i]);
        if (*lines[i] == '\0' || *lines[i] == '#')
            continue;
        if (strstr(lines[i], arrow) != NULL) {
            add(into, lines[i], path, place.line, NULL);
            continue;
        }
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "a test is 'sentence => words' or 'sentence => /IPA/'");
        fine = FALSE;
    }
    return fine;
}

static gboolean is_heard(const char *said_ipa, const char *wanted_ipa)
{
    gboolean stress = strstr(wanted_ipa, "ˈ") != NULL;
    SoundKeyFlags flags = SOUND_KEY_WORDS | (stress ? SOUND_KEY_STRESS : 0);
    g_autofree char *wanted_key = sound_key(wanted_ipa, flags);
    g_autofree char *said_key = sound_key(said_ipa, flags);
    g_autofree char *wanted = g_strdup_printf(" %s ", wanted_key);
    g_autofree char *said = g_strdup_printf(" %s ", said_key);
    if (*wanted_key == '\0' || strstr(said, wanted) != NULL)
        return *wanted_key != '\0';
    /* Engines join small words to the next: "fromkyiv". */
    g_autofree char *wanted_joined = sound_key(wanted_ipa, flags & ~(guint)SOUND_KEY_WORDS);
    g_autofree char *said_joined = sound_key(said_ipa, flags & ~(guint)SOUND_KEY_WORDS);
    return strlen(wanted_joined) >= LEAST_JOINED && strstr(said_joined, wanted_joined) != NULL;
}

/* A word of one vowel may be written without its stress: /dɹiːl ˈpaɪp/. */
static char *with_all_stresses(const char *ipa)
{
    g_auto(GStrv) words = g_strsplit(ipa, " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        IpaShape shape = ipa_shape(words[i]);
        if (shape.vowels != 1 || shape.primary > 0)
            continue;
        char *stressed = g_strconcat("ˈ", words[i], NULL);
        g_free(words[i]);
        words[i] = stressed;
    }
    return g_strjoinv(" ", words);
}

static gboolean is_expected_ipa(const Expectation *self)
{
    g_autofree char *wanted = g_strdup(self->expected);
    g_strstrip(g_strdelimit(wanted, "/", ' '));
    g_autofree char *stressed = with_all_stresses(wanted);
    if (is_heard(self->said, wanted) || is_heard(self->said, stressed))
        return TRUE;
    /* What a dictionary has as one name may be said as several words, each with its stress. */
    g_auto(GStrv) parts = g_strsplit(wanted, "ˌ", -1);
    g_autofree char *all_primary = g_strjoinv("ˈ", parts);
    return is_heard(self->said, all_primary);
}

/* Letters and digits in lower case, everything else one space. */
static char *plain_words(const char *text)
{
    GString *out = g_string_new(" ");
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '\'')
            g_string_append_unichar(out, g_unichar_tolower(c));
        else if (out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
    return g_string_free(out, FALSE);
}

static gboolean is_expected_words(const Expectation *self)
{
    g_autofree char *wanted = plain_words(self->expected);
    g_autofree char *said = plain_words(self->said);
    return strcmp(wanted, " ") != 0 && strstr(said, wanted) != NULL;
}

static void run_ipa(GPtrArray *expectations, const Reading *reading)
{
    g_autoptr(GPtrArray) sentences = g_ptr_array_new();
    g_autoptr(GPtrArray) asked = g_ptr_array_new();
    for (guint i = 0; i < expectations->len; i++) {
        Expectation *self = g_ptr_array_index(expectations, i);
        if (!self->ipa)
            continue;
        g_ptr_array_add(sentences, self->sentence);
        g_ptr_array_add(asked, self);
    }
    g_autoptr(GPtrArray) said =
        reading_ipa(reading, (const char *const *)sentences->pdata, sentences->len);
    for (guint i = 0; i < asked->len; i++) {
        Expectation *self = g_ptr_array_index(asked, i);
        const char *ipa = g_ptr_array_index(said, i);
        g_free(self->said);
        self->said = g_strdup(ipa != NULL ? ipa : "");
        self->fulfilled = is_expected_ipa(self);
    }
}

guint expectation_run(GPtrArray *expectations, const Reading *reading)
{
    guint unfulfilled = 0;
    run_ipa(expectations, reading);
    for (guint i = 0; i < expectations->len; i++) {
        Expectation *self = g_ptr_array_index(expectations, i);
        if (!self->ipa) {
            g_free(self->said);
            self->said = reading_words(reading, self->sentence);
            self->fulfilled = is_expected_words(self);
        }
        unfulfilled += !self->fulfilled;
    }
    return unfulfilled;
}

/* Behind "=>", where that stands at a sentence with what was expected of it; NULL: it does not.
 * *end is set behind what was expected. */
static const char *expected_at(const char *sentence, const Expectation *self, const char **end)
{
    gsize line = strcspn(sentence, "\n");
    const char *split = g_strstr_len(sentence, (gssize)line, arrow);
    if (split == NULL)
        return NULL;
    const char *value = split + strlen(arrow);
    *end = value;
    if (*self->expected == '\0')
        return value;
    const char *found = g_strstr_len(value, (gssize)(sentence + line - value), self->expected);
    *end = found != NULL ? found + strlen(self->expected) : NULL;
    return found != NULL ? value : NULL;
}

/* Replaces the first "sentence => expected" from a line on. */
static gboolean replace_one(GString *text, const Expectation *self)
{
    const char *from = text->str;
    for (guint line = 1; line < self->line && from != NULL; line++) {
        from = strchr(from, '\n');
        from = from != NULL ? from + 1 : NULL;
    }
    const char *value = NULL, *end = NULL;
    while (value == NULL && from != NULL && (from = strstr(from, self->sentence)) != NULL)
        value = expected_at(from++, self, &end);
    if (value == NULL)
        return FALSE;
    g_autofree char *said =
        self->ipa ? g_strdup_printf(" /%s/", self->said) : g_strdup_printf(" %s", self->said);
    gsize position = (gsize)(value - text->str);
    g_string_erase(text, (gssize)position, end - value);
    g_string_insert(text, (gssize)position, said);
    return TRUE;
}

char *expectation_accept(const GPtrArray *expectations, const char *path, const char *text)
{
    g_autoptr(GString) out = g_string_new(text);
    gboolean changed = FALSE;
    for (guint i = 0; i < expectations->len; i++) {
        const Expectation *self = g_ptr_array_index(expectations, i);
        if (!self->fulfilled && self->said != NULL && strcmp(self->path, path) == 0)
            changed = replace_one(out, self) || changed;
    }
    return changed ? g_strdup(out->str) : NULL;
}
