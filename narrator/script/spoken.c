/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/spoken.h"

#include <string.h>

void spoken_init(Spoken *self)
{
    *self = (Spoken){.text = g_string_new(NULL),
                     .pieces = g_array_new(FALSE, FALSE, sizeof(SpokenPiece))};
}

void spoken_clear(Spoken *self)
{
    g_string_free(self->text, TRUE);
    g_array_unref(self->pieces);
}

void spoken_reset(Spoken *self)
{
    if (self->pieces->len > 0) {
        g_string_truncate(self->text, 0);
        g_array_set_size(self->pieces, 0);
    }
    self->entry = NULL;
    self->mark = '\0';
    self->abbreviation = FALSE;
}

/* The last piece where it can be added to, else a new one. */
static SpokenPiece *piece_for(Spoken *self, PartKind kind)
{
    if (self->pieces->len > 0) {
        SpokenPiece *last = &g_array_index(self->pieces, SpokenPiece, self->pieces->len - 1);
        if (last->kind == kind && last->ending == LEXICON_PLAIN &&
            (kind == PART_WORDS || kind == PART_LETTERS)) {
            g_string_append_c(self->text, ' ');
            last->length++;
            return last;
        }
    }
    SpokenPiece piece = {.kind = kind, .start = (guint32)self->text->len};
    g_array_append_val(self->pieces, piece);
    return &g_array_index(self->pieces, SpokenPiece, self->pieces->len - 1);
}

static void append(Spoken *self, SpokenPiece *piece, const char *text, gssize length)
{
    g_string_append_len(self->text, text, length);
    piece->length = (guint32)self->text->len - piece->start;
}

void spoken_words(Spoken *self, const char *words, gssize length)
{
    if (length < 0)
        length = (gssize)strlen(words);
    if (length == 0)
        return;
    append(self, piece_for(self, PART_WORDS), words, length);
}

void spoken_lower(Spoken *self, const char *words, gssize length)
{
    g_autofree char *lower = g_utf8_strdown(words, length);
    spoken_words(self, lower, -1);
}

static gboolean lone_capital(const char *text, const char *at)
{
    if (!g_ascii_isupper(*at) || (at > text && at[-1] != ' '))
        return FALSE;
    return at[1] == '\0' || at[1] == ' ';
}

void spoken_say(Spoken *self, const char *text)
{
    const char *at = text;
    while (*at != '\0') {
        gsize length = strcspn(at, " ");
        if (lone_capital(text, at))
            spoken_letters(self, at, 1);
        else
            spoken_words(self, at, (gssize)length);
        at += length;
        while (*at == ' ')
            at++;
    }
}

void spoken_letters(Spoken *self, const char *letters, gssize length)
{
    const char *end = letters + (length < 0 ? (gssize)strlen(letters) : length);
    for (const char *c = letters; c < end; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (!g_unichar_isalnum(character))
            continue;
        char utf8[7];
        gint bytes = g_unichar_to_utf8(g_unichar_toupper(character), utf8);
        append(self, piece_for(self, PART_LETTERS), utf8, bytes);
    }
}

static void add_detailed(Spoken *self, PartKind kind, const char *text, gssize length,
                         const char *detail)
{
    SpokenPiece *piece = piece_for(self, kind);
    append(self, piece, text, length < 0 ? (gssize)strlen(text) : length);
    piece->detail = (guint32)self->text->len;
    piece->detail_length = (guint32)strlen(detail);
    g_string_append(self->text, detail);
}

void spoken_ipa(Spoken *self, const char *text, gssize length, const char *ipa)
{
    add_detailed(self, PART_IPA, text, length, ipa);
}

void spoken_language(Spoken *self, const char *text, gssize length, const char *tag)
{
    add_detailed(self, PART_LANGUAGE, text, length, tag);
}

void spoken_ending(Spoken *self, LexiconInflection ending)
{
    if (self->pieces->len == 0 || ending == LEXICON_PLAIN)
        return;
    SpokenPiece *last = &g_array_index(self->pieces, SpokenPiece, self->pieces->len - 1);
    if (last->kind == PART_LETTERS || last->kind == PART_IPA)
        last->ending = ending;
    else if (last->kind == PART_WORDS)
        append(self, last,
               ending == LEXICON_PLURAL       ? "s"
               : ending == LEXICON_POSSESSIVE ? "'s"
                                              : "s'",
               -1);
}

static SpokenPiece *last_words(Spoken *self)
{
    if (self->pieces->len == 0)
        return NULL;
    SpokenPiece *last = &g_array_index(self->pieces, SpokenPiece, self->pieces->len - 1);
    return last->kind == PART_WORDS ? last : NULL;
}

void spoken_suffix(Spoken *self, const char *letters)
{
    SpokenPiece *last = last_words(self);
    if (last != NULL)
        append(self, last, letters, (gssize)strlen(letters));
}

void spoken_pause(Spoken *self)
{
    SpokenPiece *last = last_words(self);
    if (last != NULL)
        append(self, last, ",", 1);
}

void spoken_plural(Spoken *self)
{
    SpokenPiece *last = last_words(self);
    if (last == NULL) {
        spoken_ending(self, LEXICON_PLURAL);
        return;
    }
    char end = self->text->str[self->text->len - 1];
    if (end == 'y') {
        g_string_truncate(self->text, self->text->len - 1);
        append(self, last, "ies", 3);
    } else if (end == 'x' || end == 's' || end == 'h') {
        append(self, last, end == 'h' && g_str_has_suffix(self->text->str, "th") ? "s" : "es", -1);
    } else {
        append(self, last, "s", 1);
    }
}

/* Takes the first letter of letters to be spelled; as it is written behind "l'". */
static char *take_letter(Spoken *self, SpokenPiece *letters, const Language *language)
{
    const char *first = self->text->str + letters->start;
    gsize bytes = (gsize)(g_utf8_next_char(first) - first);
    gboolean more = letters->length > bytes;
    g_autofree char *key = g_strdup_printf("letter %.*s", (int)bytes, first);
    const char *name = language_term(language, key);
    char *written = name != NULL ? g_strdup(name) : g_utf8_strdown(first, (gssize)bytes);
    letters->start += (guint32)(bytes + more);
    letters->length -= (guint32)(bytes + more);
    return written;
}

void spoken_elide(Spoken *self, const char *elided, gsize length, const Language *language)
{
    if (self->pieces->len == 0)
        return;
    SpokenPiece *first = &g_array_index(self->pieces, SpokenPiece, 0);
    SpokenPiece joined = {.kind = PART_WORDS};
    g_autofree char *rest = first->kind == PART_LETTERS ? take_letter(self, first, language)
                            : first->kind == PART_WORDS
                                ? g_strndup(self->text->str + first->start, first->length)
                                : g_strdup("");
    if (first->kind == PART_WORDS || (first->kind == PART_LETTERS && first->length == 0))
        g_array_remove_index(self->pieces, 0);
    joined.start = (guint32)self->text->len;
    g_string_append_len(self->text, elided, (gssize)length);
    append(self, &joined, rest, (gssize)strlen(rest));
    g_array_insert_val(self->pieces, 0, joined);
}
