/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "command/commands.h"
#include "command/pipeline.h"
#include "episode/utter.h"
#include "script/workshop.h"

#define DEFAULT_LANGUAGE "en"
/* What one line may hold: an article is at most this long, too. */
#define MAX_LINE_BYTES (16 * 1024 * 1024)

typedef struct {
    char *language, *voice;
    gboolean no_lexicon, engine, ipa, table;
} NormalizeOptions;

static const CommandOption options[] = {
    {"language", 'l', COMMAND_TEXT, offsetof(NormalizeOptions, language), "TAG",
     "the text's language (default: the edition's, else en)"},
    {"no-lexicon", 0, COMMAND_FLAG, offsetof(NormalizeOptions, no_lexicon), NULL,
     "by rule alone, without pronunciations"},
    {"engine", 0, COMMAND_FLAG, offsetof(NormalizeOptions, engine), NULL,
     "print what the voice's engine is sent"},
    {"ipa", 0, COMMAND_FLAG, offsetof(NormalizeOptions, ipa), NULL,
     "print what the engine will say, in IPA"},
    {"voice", 0, COMMAND_TEXT, offsetof(NormalizeOptions, voice), "NAME",
     "the voice for --engine and --ipa (default: the edition's)"},
    {"table", 0, COMMAND_FLAG, offsetof(NormalizeOptions, table), NULL,
     "lines are LANGUAGE, tab, STYLE, tab, NUMBER"},
    {NULL, 0, 0, 0, NULL, NULL}};

typedef struct {
    CommandContext *context;
    const NormalizeOptions *own;
    Pipeline *pipeline;
    Speaker *speaker; /* NULL: not asked for */
    JsonWriter *json; /* NULL: text */
    const char *language;
    GString *out;
} Filter;

/* What a child that speaks one line says; "" where the engine does not tell. */
static char *phonemes_in_child(const Speaker *speaker, const char *lowered)
{
    int fds[2];
    if (speaker->engine->phonemes == NULL || pipe(fds) != 0)
        return g_strdup("");
    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        (void)close(fds[0]);
        g_autofree char *ipa = speaker->engine->phonemes(speaker->state, lowered, NULL);
        FILE *stream = fdopen(fds[1], "w");
        if (stream != NULL && ipa != NULL)
            (void)fputs(ipa, stream);
        if (stream != NULL)
            (void)fclose(stream);
        _exit(0);
    }
    (void)close(fds[1]);
    g_autoptr(GString) said = g_string_new(NULL);
    char buffer[4096];
    for (ssize_t n; child > 0 && (n = read(fds[0], buffer, sizeof buffer)) > 0;)
        g_string_append_len(said, buffer, n);
    (void)close(fds[0]);
    if (child > 0)
        (void)waitpid(child, NULL, 0);
    g_strdelimit(said->str, "\n", ' ');
    return g_strdup(g_strstrip(said->str));
}

/* One line for what the engine is sent, or says. */
static char *engine_line(const Filter *self, const Script *script)
{
    const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, 0);
    g_autoptr(Utterance) utterance =
        utter_tokens(paragraph, 0, paragraph->tokens.len, script->language);
    utter_forget_tokens(utterance);
    const Speaker *speaker = self->speaker;
    g_autofree char *lowered = speaker->engine->lower(speaker->state, utterance, NULL);
    g_strdelimit(lowered, "\n", ' ');
    return self->own->ipa ? phonemes_in_child(speaker, lowered) : g_steal_pointer(&lowered);
}

static void write_token(JsonWriter *json, const Paragraph *paragraph, const Token *token)
{
    g_autofree char *written =
        g_strndup(paragraph->written + token->start, token->end - token->start);
    g_autoptr(GString) spoken = g_string_new(NULL);
    for (guint i = 0; i < token->parts; i++) {
        const Part *part = &g_array_index(paragraph->parts, Part, token->first_part + i);
        g_string_append_printf(spoken, part->kind == PART_IPA ? "%s/%s/" : "%s%s", i > 0 ? " " : "",
                               part->kind == PART_IPA ? part->detail : part->text);
    }
    json_writer_begin_compact_object(json, NULL);
    json_writer_text(json, "written", written);
    json_writer_text(json, "spoken", spoken->str);
    json_writer_text(json, "class", script_token_class_name(token->class));
    json_writer_text(json, "rule", script_token_rule(token));
    json_writer_end(json);
}

static void write_tokens(JsonWriter *json, const Script *script)
{
    const Paragraph *paragraph = g_ptr_array_index(script->paragraphs, 0);
    g_autoptr(GString) spoken = g_string_new(NULL);
    script_spoken_text(paragraph, spoken);
    json_writer_begin_object(json, NULL);
    json_writer_text(json, "written", paragraph->written);
    json_writer_text(json, "spoken", spoken->str);
    json_writer_begin_array(json, "tokens");
    for (guint i = 0; i < paragraph->tokens.len; i++)
        write_token(json, paragraph, &paragraph->tokens.data[i]);
    json_writer_end(json);
    json_writer_end(json);
}

/* "de TAB ordinal TAB 3": the text as a pin that asks for the style; language is cut out. */
static char *from_table(const Filter *self, char *line, const char **language)
{
    char *style = strchr(line, '\t'), *text = style != NULL ? strchr(style + 1, '\t') : NULL;
    if (text == NULL) {
        diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, NULL,
                        "a line has no two tabs: '%s'", line);
        return NULL;
    }
    *style++ = *text++ = '\0';
    *language = line;
    return g_strdup_printf("{{%s|%s}}", text, style);
}

static gboolean put_line(Filter *self, char *line)
{
    const char *language = self->language;
    g_autofree char *pinned = NULL;
    if (self->own->table && (pinned = from_table(self, line, &language)) == NULL)
        return FALSE;
    const Language *data = pipeline_language(self->pipeline, language);
    const Lexicon *lexicon =
        self->own->no_lexicon ? NULL : pipeline_lexicon(self->pipeline, language);
    if (data == NULL || (lexicon == NULL && !self->own->no_lexicon))
        return FALSE;
    g_autoptr(Script) script = script_new_for_text(pinned != NULL ? pinned : line, lexicon, data);
    if (self->json != NULL) {
        write_tokens(self->json, script);
        return TRUE;
    }
    if (self->speaker != NULL) {
        g_autofree char *sent = engine_line(self, script);
        (void)puts(sent);
        return TRUE;
    }
    g_string_truncate(self->out, 0);
    script_spoken_text(g_ptr_array_index(script->paragraphs, 0), self->out);
    (void)puts(self->out->str);
    return TRUE;
}

/* A line that is not UTF-8 or not NFC, or has ligatures, is mended, as an article is. */
static gboolean put_bytes(Filter *self, char *line, gsize length)
{
    gboolean ascii = TRUE;
    for (gsize i = 0; i < length && ascii; i++)
        ascii = (guchar)line[i] < 0x80 && line[i] != '\0';
    if (ascii)
        return put_line(self, line);
    g_autofree char *valid = g_utf8_make_valid(line, (gssize)length);
    g_autofree char *composed = workshop_nfc(valid);
    g_autoptr(GString) plain = g_string_new(NULL);
    for (const char *c = composed; *c != '\0'; c = g_utf8_next_char(c))
        text_append_unligated(plain, c);
    return put_line(self, plain->str);
}

static void filter(Filter *self)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    gboolean good = TRUE;
    while (good && (length = getline(&line, &size, stdin)) >= 0) {
        if (length > 0 && line[length - 1] == '\n')
            line[--length] = '\0';
        if (length > MAX_LINE_BYTES) {
            diagnostics_add(self->context->diagnostics, DIAGNOSTIC_ERROR, NULL,
                            "a line is longer than %d bytes", MAX_LINE_BYTES);
            break;
        }
        good = put_bytes(self, line, (gsize)length);
    }
    free(line);
}

/* The voice whose engine is asked; FALSE where it does not open. */
static gboolean open_speaker(const Filter *self, Speaker **speaker)
{
    if (!self->own->engine && !self->own->ipa)
        return TRUE;
    *speaker = pipeline_speaker(self->pipeline, self->own->voice, SEGMENT_PCM);
    return *speaker != NULL;
}

static int run(CommandContext *context)
{
    const NormalizeOptions *own = context->options;
    g_autoptr(Pipeline) pipeline = pipeline_open(context, PIPELINE_EDITION_OPTIONAL);
    if (pipeline == NULL)
        return COMMAND_USAGE;
    const Edition *edition = pipeline_edition(pipeline);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(Speaker) speaker = NULL;
    Filter self = {.context = context, .own = own, .pipeline = pipeline, .out = out};
    if (!open_speaker(&self, &speaker))
        return COMMAND_USAGE;
    self.speaker = speaker;
    self.language = own->language != NULL ? own->language
                    : speaker != NULL     ? speaker->voice->language
                    : edition != NULL     ? edition->language
                                          : DEFAULT_LANGUAGE;
    if (context->json) {
        self.json = json_writer_new(stdout);
        json_writer_begin_array(self.json, NULL);
    }
    filter(&self);
    if (self.json != NULL) {
        json_writer_end(self.json);
        json_writer_finish(self.json);
    }
    return command_outcome(context);
}

const Command normalize_command = {
    .name = "normalize",
    .summary = "print the words that are said for each line of standard input",
    .details =
        "A filter: one line out for each line in.  Letters to be spelled stand apart (\"U N\"),\n"
        "words are never all in capitals.",
    .options = options,
    .options_size = sizeof(NormalizeOptions),
    .takes_json = TRUE,
    .run = run,
};
