/* SPDX-License-Identifier: GPL-3.0-or-later */
/* W3C Pronunciation Lexicon Specification 1.0, https://www.w3.org/TR/pronunciation-lexicon/.
 *
 * Read with GLib's markup parser, which expands no entities but XML's own five and opens no other
 * file; a document type, the way in for both, is refused at its first byte. */
#include <string.h>

#include "base/text.h"
#include "lexicon/formats.h"

#define PLS_NAMESPACE "http://www.w3.org/2005/01/pronunciation-lexicon"
/* lexicon, lexeme, grapheme; what metadata holds may go deeper. */
#define MAX_DEPTH 32
/* Of one grapheme, phoneme or example. */
#define MAX_TEXT_BYTES 4096

typedef enum { OUTSIDE, LEXICON, LEXEME, GRAPHEME, PHONEME, ALIAS, EXAMPLE, FOREIGN } Element;

typedef struct {
    const char *path;
    LexemeList *list;
    Diagnostics *diagnostics;
    GMarkupParseContext *context;
    char *prefix; /* "pls:" where the root has one, else "" */
    Element stack[MAX_DEPTH];
    guint depth;
    Lexeme *lexeme;
    GString *text;
    char *alphabet; /* of the phoneme that is open */
    gboolean preferred;
    guint faults;
} Reader;

static Place place_now(const Reader *reader)
{
    int line = 0, column = 0;
    g_markup_parse_context_get_position(reader->context, &line, &column);
    return (Place){reader->path, (guint)line, (guint)column};
}

static void G_GNUC_PRINTF(3, 4)
    report(Reader *reader, DiagnosticLevel level, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    Place place = place_now(reader);
    diagnostics_add(reader->diagnostics, level, &place, "%s", message);
}

static const char *attribute(const char **names, const char **values, const char *name)
{
    for (guint i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return values[i];
    return NULL;
}

/* The root: its namespace, under whatever prefix, and what it says of the whole. */
static gboolean open_root(Reader *reader, const char *name, const char **names, const char **values,
                          GError **error)
{
    const char *colon = strchr(name, ':');
    if (reader->prefix != NULL) {
        g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                    "<%s> stands behind the end of the lexicon", name);
        return FALSE;
    }
    reader->prefix = colon != NULL ? g_strndup(name, (gsize)(colon - name) + 1) : g_strdup("");
    g_autofree char *key = colon != NULL ? g_strdup_printf("xmlns:%.*s", (int)(colon - name), name)
                                         : g_strdup("xmlns");
    const char *space = attribute(names, values, key);
    if (strcmp(name + strlen(reader->prefix), "lexicon") != 0) {
        g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT,
                    "this is no pronunciation lexicon: it begins with <%s>, not with <lexicon>",
                    name);
        return FALSE;
    }
    if (g_strcmp0(space, PLS_NAMESPACE) != 0)
        report(reader, DIAGNOSTIC_WARNING, "<lexicon> lacks xmlns=\"%s\"; read as PLS all the same",
               PLS_NAMESPACE);
    const char *alphabet = attribute(names, values, "alphabet");
    reader->list->language = g_strdup(attribute(names, values, "xml:lang"));
    if (alphabet != NULL && strcmp(alphabet, "ipa") != 0)
        reader->list->alphabet = g_strdup(alphabet);
    if (reader->list->language == NULL)
        report(reader, DIAGNOSTIC_WARNING, "<lexicon> does not say its language (xml:lang)");
    return TRUE;
}

static void open_lexeme(Reader *reader, const char **names, const char **values)
{
    Place place = place_now(reader);
    reader->lexeme = lexeme_list_add(reader->list);
    reader->lexeme->line = place.line;
    reader->lexeme->role = g_strdup(attribute(names, values, "role"));
    if (attribute(names, values, "xml:id") != NULL)
        report(reader, DIAGNOSTIC_WARNING, "xml:id=\"%s\" is not kept",
               attribute(names, values, "xml:id"));
}

static void open_pronunciation(Reader *reader, Element element, const char **names,
                               const char **values)
{
    const char *prefer = attribute(names, values, "prefer");
    const char *alphabet = attribute(names, values, "alphabet");
    reader->preferred = prefer != NULL && (strcmp(prefer, "true") == 0 || strcmp(prefer, "1") == 0);
    g_clear_pointer(&reader->alphabet, g_free);
    if (element == PHONEME)
        reader->alphabet = g_strdup(alphabet != NULL ? alphabet : reader->list->alphabet);
}

static Element element_of(const Reader *reader, const char *name, Element parent)
{
    static const struct {
        const char *name;
        Element parent, element;
    } known[] = {
        {"lexeme", LEXICON, LEXEME}, {"grapheme", LEXEME, GRAPHEME}, {"phoneme", LEXEME, PHONEME},
        {"alias", LEXEME, ALIAS},    {"example", LEXEME, EXAMPLE},
    };
    if (!g_str_has_prefix(name, reader->prefix))
        return FOREIGN;
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (known[i].parent == parent && strcmp(known[i].name, name + strlen(reader->prefix)) == 0)
            return known[i].element;
    return FOREIGN;
}

static void on_open(GMarkupParseContext *context, const char *name, const char **names,
                    const char **values, gpointer user_data, GError **error)
{
    (void)context;
    Reader *reader = user_data;
    if (reader->depth == MAX_DEPTH) {
        g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                    "elements stand more than %d deep", MAX_DEPTH);
        return;
    }
    Element parent = reader->depth > 0 ? reader->stack[reader->depth - 1] : OUTSIDE;
    Element element = LEXICON;
    if (parent == OUTSIDE) {
        if (!open_root(reader, name, names, values, error))
            return;
    } else {
        element = element_of(reader, name, parent);
    }
    if (element == FOREIGN && parent != FOREIGN)
        report(reader, DIAGNOSTIC_WARNING, "<%s> is not kept", name);
    if (element == LEXEME)
        open_lexeme(reader, names, values);
    if (element == PHONEME || element == ALIAS)
        open_pronunciation(reader, element, names, values);
    if (element >= GRAPHEME && element <= EXAMPLE)
        g_string_truncate(reader->text, 0);
    reader->stack[reader->depth++] = element;
}

static void close_lexeme(Reader *reader)
{
    const Lexeme *lexeme = reader->lexeme;
    if (lexeme->spellings->len > 0 && lexeme->pronunciations->len > 0)
        return;
    report(reader, DIAGNOSTIC_ERROR,
           lexeme->spellings->len == 0 ? "a <lexeme> without <grapheme>: it is for no word"
                                       : "a <lexeme> without <phoneme> or <alias>: nothing says "
                                         "how the word is said");
    reader->faults++;
    g_ptr_array_remove_index(reader->list->lexemes, reader->list->lexemes->len - 1);
}

static void close_text(Reader *reader, Element element)
{
    g_autofree char *text = text_collapse_space(reader->text->str, reader->text->len);
    if (*text == '\0') {
        report(reader, DIAGNOSTIC_ERROR, "an empty element");
        reader->faults++;
        return;
    }
    gboolean ipa = reader->alphabet == NULL || strcmp(reader->alphabet, "ipa") == 0;
    switch (element) {
    case GRAPHEME:
        lexeme_add_spelling(reader->lexeme, text);
        break;
    case PHONEME:
        lexeme_add_pronunciation(reader->lexeme, ipa ? LEXICON_IPA : LEXICON_KINDS,
                                 ipa ? NULL : reader->alphabet, text, reader->preferred);
        break;
    case ALIAS:
        lexeme_add_pronunciation(reader->lexeme, LEXICON_SAY, NULL, text, reader->preferred);
        break;
    default:
        g_ptr_array_add(reader->lexeme->examples, g_steal_pointer(&text));
    }
}

static void on_close(GMarkupParseContext *context, const char *name, gpointer user_data,
                     GError **error)
{
    (void)context;
    (void)name;
    (void)error;
    Reader *reader = user_data;
    Element element = reader->stack[--reader->depth];
    if (element == LEXEME)
        close_lexeme(reader);
    else if (element >= GRAPHEME && element <= EXAMPLE)
        close_text(reader, element);
}

static void on_text(GMarkupParseContext *context, const char *text, gsize length,
                    gpointer user_data, GError **error)
{
    (void)context;
    Reader *reader = user_data;
    Element element = reader->depth > 0 ? reader->stack[reader->depth - 1] : OUTSIDE;
    if (element < GRAPHEME || element > EXAMPLE)
        return;
    if (reader->text->len + length > MAX_TEXT_BYTES)
        g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                    "an element holds more than %d bytes of text", MAX_TEXT_BYTES);
    else
        g_string_append_len(reader->text, text, (gssize)length);
}

/* Comments, processing instructions, document types. */
static void on_other(GMarkupParseContext *context, const char *text, gsize length,
                     gpointer user_data, GError **error)
{
    (void)context;
    (void)length;
    (void)user_data;
    if (g_str_has_prefix(text, "<!DOCTYPE") || g_str_has_prefix(text, "<!ENTITY"))
        g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                    "a document type (<!DOCTYPE>) is refused, as it can pull in other files and "
                    "blow up the document; remove it");
}

/* GLib writes "Error on line 3 char 7: ..." before what it found itself; the place says that. */
static const char *without_position(const char *message)
{
    const char *colon = g_str_has_prefix(message, "Error on line") ? strstr(message, ": ") : NULL;
    return colon != NULL ? colon + 2 : message;
}

static gboolean refuse(Reader *reader, const GError *error)
{
    g_autofree char *message = g_strdup(without_position(error->message));
    if (g_str_has_suffix(message, "."))
        message[strlen(message) - 1] = '\0';
    report(reader, DIAGNOSTIC_ERROR, "cannot read it as PLS: %s", message);
    /* Half a file is not offered as if it were the whole. */
    g_ptr_array_set_size(reader->list->lexemes, 0);
    return FALSE;
}

static gboolean pls_read(const char *bytes, gsize length, const char *path, LexemeList *into,
                         Diagnostics *diagnostics)
{
    static const GMarkupParser parser = {on_open, on_close, on_text, on_other, NULL};
    g_autoptr(GString) text = g_string_new(NULL);
    Reader reader = {.path = path, .list = into, .diagnostics = diagnostics, .text = text};
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
    reader.context = context;
    g_autoptr(GError) error = NULL;
    gboolean whole = g_markup_parse_context_parse(context, bytes, (gssize)length, &error) &&
                     g_markup_parse_context_end_parse(context, &error);
    if (!whole)
        refuse(&reader, error);
    g_free(reader.prefix);
    g_free(reader.alphabet);
    return whole && reader.faults == 0;
}

static void append_element(GString *out, const char *name, const char *attributes, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(out, "    <%s%s>%s</%s>\n", name, attributes, escaped, name);
}

/* A kind that PLS does not have, as words for an alias; NULL where it cannot be had. */
static char *alias_of(const Lexeme *lexeme, const LexemePronunciation *item)
{
    if (item->kind == LEXICON_LANGUAGE)
        return NULL;
    if (item->kind != LEXICON_LETTERS || *item->value != '\0')
        return g_strdup(item->value);
    GString *letters = g_string_new(NULL);
    for (const char *p = g_ptr_array_index(lexeme->spellings, 0); *p != '\0';
         p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalnum(c))
            continue;
        if (letters->len > 0)
            g_string_append_c(letters, ' ');
        g_string_append_unichar(letters, c);
    }
    return g_string_free(letters, FALSE);
}

static gboolean append_pronunciation(GString *out, const Lexeme *lexeme,
                                     const LexemePronunciation *item, const char *file_alphabet)
{
    const char *alphabet = item->kind == LEXICON_KINDS ? item->alphabet : "ipa";
    g_autoptr(GString) attributes = g_string_new(item->preferred ? " prefer=\"true\"" : "");
    if (item->kind == LEXICON_KINDS || item->kind == LEXICON_IPA) {
        g_autofree char *escaped = g_markup_escape_text(alphabet, -1);
        if (strcmp(alphabet, file_alphabet) != 0)
            g_string_append_printf(attributes, " alphabet=\"%s\"", escaped);
        append_element(out, "phoneme", attributes->str, item->value);
        return TRUE;
    }
    g_autofree char *alias = alias_of(lexeme, item);
    if (alias != NULL)
        append_element(out, "alias", attributes->str, alias);
    return alias != NULL;
}

/* FALSE, with nothing written, where nothing of it can be said in PLS. */
static gboolean append_lexeme(GString *out, const Lexeme *lexeme, const char *file_alphabet)
{
    g_autoptr(GString) said = g_string_new(NULL);
    gboolean whole = lexeme->pronunciations->len > 0;
    for (guint i = 0; i < lexeme->pronunciations->len; i++)
        whole = append_pronunciation(said, lexeme,
                                     &g_array_index(lexeme->pronunciations, LexemePronunciation, i),
                                     file_alphabet) &&
                whole;
    if (said->len == 0 || !lexeme_is_plain(lexeme))
        return FALSE;
    g_autofree char *role = lexeme->role != NULL ? g_markup_escape_text(lexeme->role, -1) : NULL;
    if (role != NULL)
        g_string_append_printf(out, "  <lexeme role=\"%s\">\n", role);
    else
        g_string_append(out, "  <lexeme>\n");
    for (guint i = 0; i < lexeme->spellings->len; i++)
        append_element(out, "grapheme", "", g_ptr_array_index(lexeme->spellings, i));
    g_string_append(out, said->str);
    for (guint i = 0; i < lexeme->examples->len; i++)
        append_element(out, "example", "", g_ptr_array_index(lexeme->examples, i));
    g_string_append(out, "  </lexeme>\n");
    return whole;
}

static char *pls_write(const LexemeList *list, Diagnostics *diagnostics)
{
    const char *alphabet = list->alphabet != NULL ? list->alphabet : "ipa";
    g_autofree char *escaped = g_markup_escape_text(alphabet, -1);
    g_autofree char *language =
        g_markup_escape_text(list->language != NULL ? list->language : "en", -1);
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    g_string_append_printf(out,
                           "<lexicon version=\"1.0\" xmlns=\"" PLS_NAMESPACE "\" alphabet=\"%s\" "
                           "xml:lang=\"%s\">\n",
                           escaped, language);
    g_autoptr(GPtrArray) dropped = g_ptr_array_new();
    for (guint i = 0; i < list->lexemes->len; i++) {
        const Lexeme *lexeme = g_ptr_array_index(list->lexemes, i);
        if (!append_lexeme(out, lexeme, alphabet))
            g_ptr_array_add(dropped, g_ptr_array_index(lexeme->spellings, 0));
    }
    g_string_append(out, "</lexicon>\n");
    format_warn(
        dropped,
        "left out or shortened: PLS has no 'language', no 'before', 'after' and 'near', and "
        "no entries that are not approved",
        diagnostics);
    return g_string_free(out, FALSE);
}

const LexiconFormat pls_format = {
    .name = "pls",
    .suffixes = ".pls .xml",
    .summary = "W3C Pronunciation Lexicon Specification 1.0",
    .read = pls_read,
    .write = pls_write,
};
