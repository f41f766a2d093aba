/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/phrases.h"

#include <string.h>

#include "article/rules.h"
#include "base/data_dir.h"
#include "base/yaml.h"

/* Longer texts are only compared at their beginning: furniture is short. */
#define MAX_WORDS 80
/* A longer sentence that begins like furniture needs a word of the row's "with" to be it. */
#define MAX_DOUBTLESS_WORDS 8
/* So many words say what a button does, so many a row of buttons. */
#define MAX_BUTTON_WORDS 4
#define MAX_BUTTON_BYTES 24
#define MAX_BUTTONS_WORDS 10
/* A language is told by so much text. */
#define GUESS_BYTES 20000
#define COMMON_PERCENT 12

typedef enum { MATCH_IS, MATCH_STARTS, MATCH_ENDS, MATCH_HAS, MATCH_WAYS } MatchWay;

typedef struct {
    const char *rule; /* static */
    MatchWay way;
    guint max_words;
    const GPtrArray *with; /* folded words; NULL: none is needed */
    char *text;
    gsize length;
} Phrase;

struct Phrases {
    char *language;
    GPtrArray *phrases; /* Phrase *, all but MATCH_IS */
    GHashTable *exact;  /* text -> Phrase *, MATCH_IS */
    GPtrArray *withs;   /* GPtrArray *, the rows' */
    char **lists[PHRASES_LISTS];
    GHashTable *sets[PHRASES_LISTS];
};

struct PhraseBook {
    char *folder;
    GHashTable *languages; /* tag -> Phrases * */
    char **tags;           /* all that have a file; NULL: not looked for yet */
};

static const char *const list_names[PHRASES_LISTS] = {
    "common",   "byline", "and",  "months",      "months_cut", "weekdays",
    "agencies", "date",   "note", "professions", "about"};

static gboolean is_edge(gunichar c)
{
    if (c < 0x80)
        return c != '#' && (g_ascii_ispunct((char)c) || g_ascii_isspace((char)c));
    return g_unichar_ispunct(c) || g_unichar_isspace(c) ||
           g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL ||
           g_unichar_type(c) == G_UNICODE_MATH_SYMBOL ||
           g_unichar_type(c) == G_UNICODE_MODIFIER_SYMBOL;
}

static const char *skip_number(const char *p)
{
    while (g_ascii_isdigit(*p) || ((*p == ',' || *p == '.') && g_ascii_isdigit(p[1])))
        p++;
    return p;
}

typedef enum { FOLD_ENDS = 0, KEEP_LEADING = 1, KEEP_TRAILING = 2, KEEP_NUMBERS = 4 } FoldFlags;

static char *fold(const char *text, FoldFlags flags)
{
    GString *out = g_string_sized_new(strlen(text));
    gsize end = 0; /* behind the last character that is no edge */
    for (const char *p = text; *p != '\0';) {
        if (g_ascii_isdigit(*p) && !(flags & KEEP_NUMBERS)) {
            p = skip_number(p);
            g_string_append_c(out, '#');
            end = out->len;
            continue;
        }
        gunichar c = g_utf8_get_char(p);
        p = g_utf8_next_char(p);
        gboolean edge = is_edge(c);
        if (edge && out->len == 0 && !(flags & KEEP_LEADING))
            continue;
        if (c == 0x2019 || c == 0x2018)
            c = '\'';
        if (c < 0x80)
            g_string_append_c(out, g_ascii_tolower((char)c));
        else
            g_string_append_unichar(out, g_unichar_tolower(c));
        if (!edge || (flags & KEEP_TRAILING))
            end = out->len;
    }
    g_string_truncate(out, end);
    return g_string_free(out, FALSE);
}

char *phrases_fold(const char *text)
{
    return fold(text, FOLD_ENDS);
}

char *phrases_fold_exactly(const char *text)
{
    return fold(text, KEEP_NUMBERS);
}

static void phrase_free(gpointer data)
{
    Phrase *phrase = data;
    g_free(phrase->text);
    g_free(phrase);
}

static void phrases_free(gpointer data)
{
    Phrases *self = data;
    g_free(self->language);
    g_ptr_array_unref(self->phrases);
    g_hash_table_unref(self->exact);
    g_ptr_array_unref(self->withs);
    for (gsize i = 0; i < PHRASES_LISTS; i++) {
        g_strfreev(self->lists[i]);
        g_hash_table_unref(self->sets[i]);
    }
    g_free(self);
}

typedef struct {
    char *rule;
    char **matches[MATCH_WAYS];
    char **with;
    int words;
} PhraseRow;

static GPtrArray *fold_words(char **words)
{
    GPtrArray *folded = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; words[i] != NULL; i++)
        g_ptr_array_add(folded, fold(words[i], KEEP_LEADING | KEEP_TRAILING));
    return folded;
}

/* The folded form of a phrase, or NULL, reported, where no text can match it. */
static char *fold_phrase(const YamlNode *node, const char *phrase, MatchWay way,
                         Diagnostics *diagnostics)
{
    /* Marks at an end that lies inside the block count: "video:" is not "video". */
    static const FoldFlags flags[MATCH_WAYS] = {
        [MATCH_STARTS] = KEEP_TRAILING,
        [MATCH_ENDS] = KEEP_LEADING,
        [MATCH_HAS] = KEEP_LEADING | KEEP_TRAILING,
    };
    char *text = fold(phrase, flags[way]);
    if (*text != '\0' && !(way == MATCH_STARTS && is_edge(g_utf8_get_char(phrase))))
        return text;
    yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR,
                     *text ? "'%s' begins with a mark, which texts lose" : "'%s' is no phrase",
                     phrase);
    g_free(text);
    return NULL;
}

static void add_row(Phrases *self, const YamlNode *node, const PhraseRow *row,
                    Diagnostics *diagnostics)
{
    const char *rule = row->rule ? rules_name(row->rule) : NULL;
    if (rule == NULL) {
        yaml_node_report(node, diagnostics, DIAGNOSTIC_ERROR, "there is no rule '%s'",
                         row->rule ? row->rule : "");
        return;
    }
    GPtrArray *with = row->with ? fold_words(row->with) : NULL;
    if (with != NULL)
        g_ptr_array_add(self->withs, with);
    for (gsize way = 0; way < MATCH_WAYS; way++) {
        for (gsize i = 0; row->matches[way] != NULL && row->matches[way][i] != NULL; i++) {
            char *text = fold_phrase(node, row->matches[way][i], (MatchWay)way, diagnostics);
            if (text == NULL)
                continue;
            Phrase *phrase = g_new0(Phrase, 1);
            *phrase = (Phrase){rule, (MatchWay)way, (guint)row->words, with, text, strlen(text)};
            if (way == MATCH_IS)
                g_hash_table_replace(self->exact, phrase->text, phrase);
            else
                g_ptr_array_add(self->phrases, phrase);
        }
    }
}

static void read_rules(Phrases *self, const YamlNode *rules, Diagnostics *diagnostics)
{
    static const YamlField fields[] = {
        {.key = "rule", .type = YAML_FIELD_TEXT, .offset = G_STRUCT_OFFSET(PhraseRow, rule)},
        {.key = "words",
         .type = YAML_FIELD_INTEGER,
         .offset = G_STRUCT_OFFSET(PhraseRow, words),
         .minimum = 1,
         .maximum = MAX_WORDS},
        {.key = "is", .type = YAML_FIELD_TEXT_LIST, .offset = G_STRUCT_OFFSET(PhraseRow, matches)},
        {.key = "starts",
         .type = YAML_FIELD_TEXT_LIST,
         .offset = G_STRUCT_OFFSET(PhraseRow, matches[MATCH_STARTS])},
        {.key = "ends",
         .type = YAML_FIELD_TEXT_LIST,
         .offset = G_STRUCT_OFFSET(PhraseRow, matches[MATCH_ENDS])},
        {.key = "has",
         .type = YAML_FIELD_TEXT_LIST,
         .offset = G_STRUCT_OFFSET(PhraseRow, matches[MATCH_HAS])},
        {.key = "with", .type = YAML_FIELD_TEXT_LIST, .offset = G_STRUCT_OFFSET(PhraseRow, with)},
    };
    for (guint i = 0; i < yaml_node_size(rules); i++) {
        const YamlNode *node = yaml_node_item(rules, i);
        PhraseRow row = {.words = MAX_WORDS};
        if (yaml_read_fields(node, fields, G_N_ELEMENTS(fields), &row, diagnostics))
            add_row(self, node, &row, diagnostics);
        g_free(row.rule);
        g_strfreev(row.with);
        for (gsize way = 0; way < MATCH_WAYS; way++)
            g_strfreev(row.matches[way]);
    }
}

typedef struct {
    char **lists[PHRASES_LISTS];
    const YamlNode *rules;
} PhraseFile;

static void read_file(Phrases *self, const YamlNode *root, Diagnostics *diagnostics)
{
    YamlField fields[PHRASES_LISTS + 1];
    for (gsize i = 0; i < PHRASES_LISTS; i++)
        fields[i] = (YamlField){.key = list_names[i],
                                .type = YAML_FIELD_TEXT_LIST,
                                .offset = G_STRUCT_OFFSET(PhraseFile, lists) + i * sizeof(char **)};
    fields[PHRASES_LISTS] = (YamlField){
        .key = "rules", .type = YAML_FIELD_NODE, .offset = G_STRUCT_OFFSET(PhraseFile, rules)};
    PhraseFile file = {0};
    if (root != NULL)
        (void)yaml_read_fields(root, fields, G_N_ELEMENTS(fields), &file, diagnostics);
    if (file.rules != NULL && yaml_node_kind(file.rules) == YAML_SEQUENCE)
        read_rules(self, file.rules, diagnostics);
    for (gsize i = 0; i < PHRASES_LISTS; i++) {
        self->lists[i] = file.lists[i] ? file.lists[i] : g_new0(char *, 1);
        self->sets[i] = g_hash_table_new(g_str_hash, g_str_equal);
        for (gsize j = 0; self->lists[i][j] != NULL; j++)
            g_hash_table_add(self->sets[i], self->lists[i][j]);
    }
}

/* The path of a language's file, or NULL. */
static char *find_file(const PhraseBook *book, const char *tag)
{
    if (book->folder != NULL) {
        char *own = g_build_filename(book->folder, "languages", tag, "furniture.yaml", NULL);
        if (g_file_test(own, G_FILE_TEST_IS_REGULAR))
            return own;
        g_free(own);
    }
    g_autofree char *name = g_build_filename("languages", tag, "furniture.yaml", NULL);
    return data_dir_path(name);
}

static Phrases *load(const PhraseBook *book, const char *tag, Diagnostics *diagnostics)
{
    Phrases *self = g_new0(Phrases, 1);
    self->language = g_strdup(tag);
    self->phrases = g_ptr_array_new_with_free_func(phrase_free);
    self->exact = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, phrase_free);
    self->withs = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    g_autofree char *own = find_file(book, tag);
    /* Pages in any language have furniture in English. */
    g_autofree char *path = own ? g_strdup(own) : find_file(book, "en");
    g_autoptr(YamlDocument) document = path ? yaml_document_load(path, diagnostics) : NULL;
    read_file(self, document ? yaml_document_root(document) : NULL, diagnostics);
    return self;
}

PhraseBook *phrase_book_new(const char *folder)
{
    PhraseBook *self = g_new0(PhraseBook, 1);
    self->folder = g_strdup(folder);
    self->languages = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, phrases_free);
    return self;
}

void phrase_book_free(PhraseBook *self)
{
    if (self == NULL)
        return;
    g_free(self->folder);
    g_hash_table_unref(self->languages);
    g_strfreev(self->tags);
    g_free(self);
}

/* The primary subtag in lower case; "und" for what is no language tag (it becomes a path). */
static char *primary_subtag(const char *language)
{
    gsize length = language ? strspn(language, "abcdefghijklmnopqrstuvwxyz"
                                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                            : 0;
    return length >= 2 && length <= 3 ? g_ascii_strdown(language, (gssize)length) : g_strdup("und");
}

const Phrases *phrase_book_get(PhraseBook *self, const char *language, Diagnostics *diagnostics)
{
    g_autofree char *tag = primary_subtag(language);
    Phrases *phrases = g_hash_table_lookup(self->languages, tag);
    if (phrases == NULL) {
        phrases = load(self, tag, diagnostics);
        g_hash_table_insert(self->languages, phrases->language, phrases);
    }
    return phrases;
}

static gint compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_tags(PhraseBook *self)
{
    g_autofree char *folder = data_dir_path("languages");
    g_autoptr(GDir) directory = folder ? g_dir_open(folder, 0, NULL) : NULL;
    g_autoptr(GPtrArray) tags = g_ptr_array_new();
    const char *name;
    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *path = find_file(self, name);
        if (path != NULL)
            g_ptr_array_add(tags, g_strdup(name));
    }
    g_ptr_array_sort(tags, compare_texts);
    g_ptr_array_add(tags, NULL);
    self->tags = (char **)g_ptr_array_steal(tags, NULL);
}

static guint count_common(const Phrases *phrases, char **words)
{
    guint count = 0;
    for (gsize i = 0; words[i] != NULL; i++)
        count += phrases_list_has(phrases, PHRASES_COMMON, words[i]);
    return count;
}

/* In any language, a quarter of a text are its twenty commonest words; of another's, some percent
 * look the same. */
static gboolean is_in_language(const Phrases *phrases, char **words)
{
    guint count = 0;
    for (gsize i = 0; words[i] != NULL; i++)
        count += *words[i] != '\0';
    return count_common(phrases, words) * 100 >= count * COMMON_PERCENT && count >= 5;
}

const char *phrase_book_guess(PhraseBook *self, const char *text, gsize length,
                              const char *fallback, Diagnostics *diagnostics)
{
    if (self->tags == NULL)
        find_tags(self);
    /* From the middle, where prose is likelier than menus. */
    gsize begin = length > 2 * GUESS_BYTES ? (length - GUESS_BYTES) / 2 : 0;
    gsize end = MIN(length, begin + GUESS_BYTES);
    const char *first = g_utf8_find_prev_char(text, text + begin);
    g_autofree char *piece = g_strndup(first ? first : text, end - begin);
    g_autofree char *valid = g_utf8_make_valid(piece, -1);
    g_autofree char *lower = g_utf8_strdown(valid, -1);
    g_auto(GStrv) words = g_strsplit_set(lower, " \n\t,.;:!?()\"", -1);
    if (fallback != NULL && is_in_language(phrase_book_get(self, fallback, diagnostics), words))
        return fallback;
    guint best = 0;
    guint second = 0;
    const char *guess = fallback;
    for (gsize i = 0; self->tags[i] != NULL; i++) {
        guint count = count_common(phrase_book_get(self, self->tags[i], diagnostics), words);
        if (count > best) {
            second = best;
            best = count;
            guess = self->tags[i];
        } else {
            second = MAX(second, count);
        }
    }
    return best >= 5 && best * 2 > second * 3 ? guess : fallback;
}

/* Whether a phrase at place is no part of longer words there. */
static gboolean is_whole(const char *text, const char *place, const char *phrase)
{
    const char *behind = place + strlen(phrase);
    gunichar first = g_utf8_get_char(phrase);
    gunichar last = g_utf8_get_char(g_utf8_prev_char(phrase + strlen(phrase)));
    gboolean cut_before = place > text && g_unichar_isalnum(first) &&
                          g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(place)));
    gboolean cut_behind =
        *behind != '\0' && g_unichar_isalnum(last) && g_unichar_isalnum(g_utf8_get_char(behind));
    return !cut_before && !cut_behind;
}

static gboolean has_phrase(const char *folded, const char *phrase)
{
    for (const char *p = folded; (p = strstr(p, phrase)) != NULL; p++)
        if (is_whole(folded, p, phrase))
            return TRUE;
    return FALSE;
}

static gboolean phrase_matches(const Phrase *phrase, const char *folded, gsize length)
{
    gsize own = phrase->length;
    if (own > length)
        return FALSE;
    switch (phrase->way) {
    case MATCH_STARTS:
        return *folded == *phrase->text && memcmp(folded, phrase->text, own) == 0 &&
               is_whole(folded, folded, phrase->text);
    case MATCH_ENDS:
        return memcmp(folded + length - own, phrase->text, own) == 0 &&
               is_whole(folded, folded + length - own, phrase->text);
    default:
        return has_phrase(folded, phrase->text);
    }
}

static gboolean is_confirmed(const Phrase *phrase, const PhrasesText *text)
{
    if (phrase->with == NULL || !text->sentence || text->words <= MAX_DOUBTLESS_WORDS)
        return TRUE;
    const char *rest = text->folded + (phrase->way == MATCH_STARTS ? phrase->length : 0);
    for (guint i = 0; i < phrase->with->len; i++)
        if (has_phrase(rest, g_ptr_array_index(phrase->with, i)))
            return TRUE;
    return FALSE;
}

/* How many of the words from first on are one phrase of a rule; the longest counts. */
static guint phrase_length(const Phrases *self, const GPtrArray *words, guint first,
                           const char *rule)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint longest = 0;
    for (guint i = first; i < words->len && i - first < MAX_BUTTON_WORDS; i++) {
        g_string_append_printf(text, "%s%s", i > first ? " " : "",
                               (const char *)g_ptr_array_index(words, i));
        const Phrase *phrase = g_hash_table_lookup(self->exact, text->str);
        if (phrase != NULL && phrase->rule == rule)
            longest = i - first + 1;
    }
    return longest;
}

/* "Share | Print | E-mail": nothing but buttons in a row, the first of one word. */
static gboolean is_buttons(const Phrases *self, const PhrasesText *text)
{
    const char *rule = rules_name("share");
    char first[MAX_BUTTON_BYTES];
    gsize one = strcspn(text->folded, " |/,");
    (void)g_strlcpy(first, text->folded, MIN(sizeof first, one + 1));
    const Phrase *begins = g_hash_table_lookup(self->exact, first);
    if (begins == NULL || begins->rule != rule)
        return FALSE;
    g_auto(GStrv) parts = g_strsplit_set(text->folded, " |/,[]()", -1);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (gsize i = 0; parts[i] != NULL; i++)
        if (*parts[i] != '\0' && !(is_edge(g_utf8_get_char(parts[i])) && parts[i][1] == '\0'))
            g_ptr_array_add(words, parts[i]);
    guint length = 1;
    for (guint i = 0; i < words->len && length > 0; i += length)
        length = phrase_length(self, words, i, rule);
    return length > 0 && words->len > 0;
}

const char *phrases_match(const Phrases *self, const PhrasesText *text)
{
    if (text->words > MAX_WORDS)
        return NULL;
    gsize length = strlen(text->folded);
    const Phrase *exact = g_hash_table_lookup(self->exact, text->folded);
    if (exact != NULL)
        return exact->rule;
    for (guint i = 0; !text->whole && i < self->phrases->len; i++) {
        const Phrase *phrase = g_ptr_array_index(self->phrases, i);
        if (text->words <= phrase->max_words && phrase_matches(phrase, text->folded, length) &&
            is_confirmed(phrase, text))
            return phrase->rule;
    }
    gboolean buttons = !text->sentence && text->words <= MAX_BUTTONS_WORDS;
    return buttons && is_buttons(self, text) ? rules_name("share") : NULL;
}

const char *const *phrases_list(const Phrases *self, PhraseList list)
{
    return (const char *const *)self->lists[list];
}

gboolean phrases_list_has(const Phrases *self, PhraseList list, const char *folded_word)
{
    return g_hash_table_contains(self->sets[list], folded_word);
}
