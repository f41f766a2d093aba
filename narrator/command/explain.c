/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "command/commands.h"
#include "command/explain_places.h"
#include "command/lexicon_desk.h"
#include "curation/respell.h"

typedef struct {
    char *article, *voice;
} ExplainOptions;

static const CommandOption options[] = {{"in", 0, COMMAND_FILE, offsetof(ExplainOptions, article),
                                         "ARTICLE",
                                         "where it stands in an article, and when it is heard"},
                                        {"voice", 0, COMMAND_TEXT, offsetof(ExplainOptions, voice),
                                         "NAME", "a voice (default: the edition's)"},
                                        {NULL, 0, 0, 0, NULL, NULL}};

/* What is known of a word. */
typedef struct {
    const LexiconDesk *desk;
    const char *word;
    GArray *matches; /* LexiconMatch: the one that is used first, if there is one */
    GPtrArray
        *elsewhere; /* const LexiconEntry *: for the same spelling in another context or case */
    char *said, *sent, *without, *spoken;
    const char *rule; /* where no entry is used */
} Explanation;

static gboolean covers(const Explanation *self, guint index)
{
    return g_array_index(self->matches, LexiconMatch, index).length == strlen(self->word);
}

static gboolean is_used(const LexiconMatch *match)
{
    return match->entry->status == LEXICON_APPROVED && !match->entry->silent;
}

/* The rule of the first token that is spoken. */
static const char *rule_of(const Script *script)
{
    for (guint i = 0; i < script->paragraphs->len; i++) {
        const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, i);
        for (guint t = 0; t < paragraph->tokens.len; t++) {
            const Token *token = &paragraph->tokens.data[t];
            if (token->parts > 0)
                return script_token_rule(token);
        }
    }
    return "none";
}

static GPtrArray *find_elsewhere(const Explanation *self)
{
    GPtrArray *found = lexicon_find(self->desk->reading.lexicon, self->word);
    for (guint i = found->len; i-- > 0;)
        for (guint m = 0; m < self->matches->len; m++)
            if (g_array_index(self->matches, LexiconMatch, m).entry ==
                g_ptr_array_index(found, i)) {
                g_ptr_array_remove_index(found, i);
                break;
            }
    return found;
}

static void explain(Explanation *self)
{
    const Reading *reading = &self->desk->reading;
    self->matches = lexicon_match_all(reading->lexicon, self->word, strlen(self->word), 0);
    self->elsewhere = find_elsewhere(self);
    self->said = reading_ipa_of(reading, self->word);
    self->sent = reading_lowered(reading, self->word);
    self->spoken = reading_words(reading, self->word);
    g_autoptr(Lexicon) empty = lexicon_new();
    Reading plain = *reading;
    plain.lexicon = empty;
    self->without = reading_ipa_of(&plain, self->word);
    g_autoptr(Script) script = script_new_for_text(self->word, reading->lexicon, reading->language);
    self->rule = g_intern_string(rule_of(script));
}

static void explanation_clear(Explanation *self)
{
    g_array_unref(self->matches);
    g_ptr_array_unref(self->elsewhere);
    g_free(self->said);
    g_free(self->sent);
    g_free(self->without);
    g_free(self->spoken);
}

static char *describe_context(const LexiconContext *context)
{
    const struct {
        const char *name;
        const char *const *words;
    } lists[] = {{"before", context->before}, {"after", context->after}, {"near", context->near}};
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        if (lists[i].words == NULL)
            continue;
        g_autofree char *words = g_strjoinv("', '", (char **)lists[i].words);
        g_string_append_printf(text, ", %s '%s'", lists[i].name, words);
    }
    return g_string_free(text, FALSE);
}

static void print_entry(const LexiconDesk *desk, const char *head, const LexiconEntry *entry)
{
    g_autofree char *context = describe_context(&entry->details->context);
    (void)printf("  %-9s %s:%u, %s%s: '%s' %s", head, lexicon_desk_shown(desk, entry->path),
                 entry->line, lexicon_layer_name(entry->layer), context, entry->write,
                 entry->faulty   ? "is faulty, and articles that have it are not built"
                 : entry->silent ? "switched off"
                                 : lexicon_kind_name(entry->given_kind));
    if (*entry->given != '\0')
        (void)printf(" '%s'", entry->given);
    if (entry->kind != entry->given_kind)
        (void)printf(", which is /%s/", entry->value);
    if (entry->status != LEXICON_APPROVED)
        (void)printf(" (%s, not used)", lexicon_status_name(entry->status));
    (void)putchar('\n');
    if (entry->details->note != NULL)
        (void)printf("  %-9s %s\n", "", entry->details->note);
}

static const char *head_of(const Explanation *self, guint index)
{
    const LexiconMatch *match = &g_array_index(self->matches, LexiconMatch, index);
    if (match->entry->status != LEXICON_APPROVED)
        return "and";
    if (index == 0)
        return match->entry->silent ? "off" : covers(self, 0) ? "entry" : "begins";
    return "shadows";
}

static void print_explanation(const Explanation *self)
{
    g_autofree char *respelled = self->said != NULL ? respell(self->said) : NULL;
    (void)printf("%s: said /%s/%s%s\n", self->word, self->said ? self->said : "?",
                 respelled ? "  " : "", respelled ? respelled : "");
    if (self->matches->len == 0 || !is_used(&g_array_index(self->matches, LexiconMatch, 0)))
        (void)printf("  %-9s none; it is read by the rule '%s'\n", "entry", self->rule);
    for (guint i = 0; i < self->matches->len; i++)
        print_entry(self->desk, head_of(self, i),
                    g_array_index(self->matches, LexiconMatch, i).entry);
    for (guint i = 0; i < self->elsewhere->len; i++)
        print_entry(self->desk, "elsewhere", g_ptr_array_index(self->elsewhere, i));
    const LexiconEntry *used =
        self->matches->len > 0 ? g_array_index(self->matches, LexiconMatch, 0).entry : NULL;
    g_autofree char *complaint =
        used != NULL ? lexicon_desk_complaint(self->desk, used->write, used->kind, used->value)
                     : NULL;
    if (complaint != NULL)
        (void)printf("  %-9s %s; articles that have it are not built\n", "fault", complaint);
    (void)printf("  %-9s %s\n", "spoken", self->spoken);
    (void)printf("  %-9s %s\n", "sent", self->sent);
    if (g_strcmp0(self->said, self->without) != 0)
        (void)printf("  %-9s /%s/, had it no entry\n", "by rule",
                     self->without ? self->without : "?");
}

static void write_entry(JsonWriter *json, const LexiconDesk *desk, const LexiconEntry *entry)
{
    json_writer_begin_compact_object(json, NULL);
    json_writer_text(json, "write", entry->write);
    json_writer_text(json, "kind", lexicon_kind_name(entry->given_kind));
    json_writer_text(json, "value", entry->given);
    json_writer_text(json, "sense", entry->sense);
    json_writer_text(json, "layer", lexicon_layer_name(entry->layer));
    json_writer_text(json, "status", lexicon_status_name(entry->status));
    json_writer_text(json, "path", lexicon_desk_shown(desk, entry->path));
    json_writer_integer(json, "line", entry->line);
    json_writer_end(json);
}

static void write_explanation(JsonWriter *json, const Explanation *self)
{
    json_writer_text(json, "word", self->word);
    json_writer_text(json, "said", self->said);
    json_writer_text(json, "spoken", self->spoken);
    json_writer_text(json, "sent", self->sent);
    json_writer_text(json, "without", self->without);
    json_writer_text(json, "rule", self->rule);
    json_writer_begin_array(json, "entries");
    for (guint i = 0; i < self->matches->len; i++)
        write_entry(json, self->desk, g_array_index(self->matches, LexiconMatch, i).entry);
    json_writer_end(json);
    json_writer_begin_array(json, "elsewhere");
    for (guint i = 0; i < self->elsewhere->len; i++)
        write_entry(json, self->desk, g_ptr_array_index(self->elsewhere, i));
    json_writer_end(json);
}

/* The entries of another article's front matter must not answer. */
static gboolean prepare(const LexiconDesk *desk, const char *path, Article **article,
                        Script **script)
{
    *article = NULL;
    *script = NULL;
    if (path == NULL)
        return TRUE;
    g_autofree char *inside = pipeline_article_path(desk->pipeline, path);
    *article = pipeline_article(desk->pipeline, inside, NULL);
    *script = *article ? pipeline_script(desk->pipeline, *article) : NULL;
    return *script != NULL;
}

static int run(CommandContext *context)
{
    const ExplainOptions *own = context->options;
    if (context->n_arguments == 0)
        return command_usage(context, "takes a word or a name");
    g_autofree char *word = g_strjoinv(" ", context->arguments);
    if (!g_utf8_validate(word, -1, NULL) || *word == '\0')
        return command_usage(context, "the word is not UTF-8, or empty");
    g_autoptr(LexiconDesk) desk = lexicon_desk_open(
        context, own->voice, DESK_VOICE | (own->article != NULL ? DESK_EDITION : 0));
    if (desk == NULL)
        return COMMAND_USAGE;
    g_autoptr(Article) article = NULL;
    g_autoptr(Script) script = NULL;
    if (!prepare(desk, own->article, &article, &script))
        return COMMAND_FAILED;
    Explanation explanation = {.desk = desk, .word = word};
    explain(&explanation);
    JsonWriter *json = context->json ? json_writer_new(stdout) : NULL;
    if (json != NULL) {
        json_writer_begin_object(json, NULL);
        write_explanation(json, &explanation);
    } else {
        print_explanation(&explanation);
    }
    if (script != NULL)
        explain_places(desk, script, word, json);
    if (json != NULL) {
        json_writer_end(json);
        json_writer_finish(json);
    }
    explanation_clear(&explanation);
    return command_outcome(context);
}

const Command explain_command = {
    .name = "explain",
    .arguments = "WORD",
    .summary = "why a word is said as it is",
    .details = "Prints what is said for the word, the entry or rule that decides, the entries it\n"
               "shadows, what the engine is sent, and what would be said without the entry; with\n"
               "--in also each place in an article, and when it is heard in the episode.",
    .options = options,
    .options_size = sizeof(ExplainOptions),
    .takes_json = TRUE,
    .run = run,
};
