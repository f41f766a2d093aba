/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/progress.h"
#include "base/text.h"
#include "command/commands.h"

/* In the order of --help. */
static const Command *const commands[] = {
    &add_command,   &build_command,   &show_command,    &normalize_command,
    &say_command,   &explain_command, &lexicon_command, &review_command,
    &check_command, &voices_command,  &init_command,    &clean_command,
};

/* Colours only where a person looks on. */
static void print_message(DiagnosticLevel level, const Place *place, const char *message,
                          gpointer user_data)
{
    const CommandContext *context = user_data;
    if ((context->quiet && level != DIAGNOSTIC_ERROR) ||
        (!context->verbose && level == DIAGNOSTIC_NOTE))
        return;
    if (context->progress != NULL)
        progress_clear(context->progress);
    g_autofree char *line = diagnostics_format(level, place, message);
    (void)fprintf(stderr, "%s%s\n", place == NULL || place->path == NULL ? "narrator: " : "", line);
}

int command_usage(CommandContext *context, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    (void)fprintf(stderr, "narrator %s: %s\ntry 'narrator %s --help'\n", context->command, message,
                  context->command);
    return COMMAND_USAGE;
}

void command_print_cell(const char *text, guint width)
{
    guint taken = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        taken += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
    (void)printf("%s%*s", text, (int)(taken < width ? width - taken : 0) + 1, "");
}

int command_outcome(const CommandContext *context)
{
    return diagnostics_count(context->diagnostics, DIAGNOSTIC_ERROR) > 0 ? COMMAND_FAILED
                                                                         : COMMAND_DONE;
}

static void print_commands(FILE *stream)
{
    (void)fputs(
        "usage: narrator COMMAND [OPTION...] [ARGUMENT...]\n\n"
        "narrator turns articles into an audio edition: one chaptered MP3 an article, and a\n"
        "podcast feed around them.\n\n",
        stream);
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        (void)fprintf(stream, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    (void)fputs("\n'narrator COMMAND --help' says more; 'man narrator' says all.\n", stream);
}

static const Command *find_command(const char *name)
{
    const char *names[G_N_ELEMENTS(commands) + 1] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
        names[i] = commands[i]->name;
    }
    if (*name == '-') {
        (void)fprintf(stderr, "narrator: no command behind '%s'\ntry 'narrator --help'\n", name);
        return NULL;
    }
    const char *nearest = text_nearest(name, names);
    (void)fprintf(stderr, "narrator: no command '%s'%s%s%s\ntry 'narrator --help'\n", name,
                  nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
    return NULL;
}

static const GOptionArg option_args[] = {
    [COMMAND_FLAG] = G_OPTION_ARG_NONE,
    [COMMAND_TEXT] = G_OPTION_ARG_STRING,
    [COMMAND_FILE] = G_OPTION_ARG_FILENAME,
    [COMMAND_INTEGER] = G_OPTION_ARG_INT,
};

static void add_own_options(GOptionContext *parser, const Command *command, gpointer options)
{
    for (const CommandOption *o = command->options; o != NULL && o->name != NULL; o++) {
        GOptionEntry entry[] = {{o->name, o->letter, 0, option_args[o->type],
                                 (char *)options + o->offset, o->summary, o->value},
                                G_OPTION_ENTRY_NULL};
        g_option_context_add_main_entries(parser, entry, NULL);
    }
}

static void add_common_options(GOptionContext *parser, const Command *command,
                               CommandContext *context)
{
    const GOptionEntry entries[] = {
        {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &context->folder,
         "the edition's folder (default: this one)", "DIR"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &context->quiet, "print errors only", NULL},
        {"verbose", 'v', 0, G_OPTION_ARG_NONE, &context->verbose, "print notes too", NULL},
        G_OPTION_ENTRY_NULL};
    g_option_context_add_main_entries(parser, entries, NULL);
    const GOptionEntry json[] = {
        {"json", 0, 0, G_OPTION_ARG_NONE, &context->json, "print the result as JSON", NULL},
        G_OPTION_ENTRY_NULL};
    if (command->takes_json)
        g_option_context_add_main_entries(parser, json, NULL);
}

static void free_own_options(const Command *command, gpointer options)
{
    for (const CommandOption *o = command->options; o != NULL && o->name != NULL; o++)
        if (o->type == COMMAND_TEXT || o->type == COMMAND_FILE)
            g_free(*(char **)((char *)options + o->offset));
    g_free(options);
}

/* Whether a letter is that of an option with a value. */
static gboolean takes_value(const Command *command, char letter)
{
    for (const CommandOption *o = command->options; o != NULL && o->name != NULL; o++)
        if (o->letter == letter)
            return o->type != COMMAND_FLAG;
    return letter == 'C';
}

/* GLib wants "-j 1"; people write "-j1" too. */
static char **part_values(const Command *command, char **argv)
{
    g_autoptr(GStrvBuilder) parted = g_strv_builder_new();
    gboolean options = TRUE;
    for (; *argv != NULL; argv++) {
        const char *word = *argv;
        options = options && strcmp(word, "--") != 0;
        if (options && word[0] == '-' && g_ascii_isalpha(word[1]) && word[2] != '\0' &&
            takes_value(command, word[1])) {
            const char letter[] = {'-', word[1], '\0'};
            g_strv_builder_add(parted, letter);
            word += word[2] == '=' ? 3 : 2;
        }
        g_strv_builder_add(parted, word);
    }
    return g_strv_builder_end(parted);
}

static gboolean parse(const Command *command, CommandContext *context, char ***arguments,
                      GError **error)
{
    g_autoptr(GOptionContext) parser = g_option_context_new(command->arguments);
    g_option_context_set_summary(parser, command->summary);
    g_option_context_set_description(parser, command->details);
    add_own_options(parser, command, context->options);
    add_common_options(parser, command, context);
    g_autofree char *program = g_strdup_printf("narrator %s", command->name);
    g_set_prgname(program);
    return g_option_context_parse_strv(parser, arguments, error);
}

static int run_command(const Command *command, char **argv)
{
    CommandContext context = {.command = command->name};
    context.options = g_malloc0(MAX(command->options_size, 1));
    g_auto(GStrv) arguments = part_values(command, argv);
    g_autoptr(GError) error = NULL;
    int code;
    if (!parse(command, &context, &arguments, &error)) {
        code = command_usage(&context, "%s", error->message);
    } else {
        context.arguments = arguments + 1;
        context.n_arguments = g_strv_length(context.arguments);
        if (context.folder == NULL)
            context.folder = g_strdup(".");
        context.diagnostics = diagnostics_new(print_message, &context);
        code = context.n_arguments > 0 && command->arguments == NULL
                   ? command_usage(&context, "takes no arguments: '%s'", context.arguments[0])
                   : command->run(&context);
        diagnostics_free(context.diagnostics);
    }
    free_own_options(command, context.options);
    g_free(context.folder);
    return code;
}

/* "narrator -C DIR build" is "narrator build -C DIR": the command goes before its options. */
static void put_command_first(char **argv)
{
    guint at = 0;
    while (argv[at] != NULL && argv[at][0] == '-') {
        gboolean value = strcmp(argv[at], "-C") == 0 || strcmp(argv[at], "--directory") == 0;
        at += value && argv[at + 1] != NULL ? 2 : 1;
    }
    char *command = argv[at];
    if (command == NULL)
        return;
    memmove(argv + 1, argv, at * sizeof *argv);
    argv[0] = command;
}

int command_run(int argc, char **argv)
{
    /* Names of files are shown as they are; numbers and dates are always the C locale's. */
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    if (argc < 2) {
        print_commands(stderr);
        return COMMAND_USAGE;
    }
    /* "narrator help build" is "narrator build --help". */
    char help[] = "--help";
    if (strcmp(argv[1], "help") == 0 && argc > 2) {
        argv[1] = argv[2];
        argv[2] = help;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
        print_commands(stdout);
        return COMMAND_DONE;
    }
    if (strcmp(name, "--version") == 0) {
        (void)puts("narrator " NARRATOR_VERSION);
        return COMMAND_DONE;
    }
    put_command_first(argv + 1);
    const Command *command = find_command(argv[1]);
    int code = command == NULL ? COMMAND_USAGE : run_command(command, argv + 1);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        (void)fprintf(stderr, "narrator: cannot write to standard output\n");
        return COMMAND_FAILED;
    }
    return code;
}
