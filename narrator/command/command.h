/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/: what a user types.  One file a command, one row in command.c's table; only these print
 * results and choose exit codes.  To add one, write a file like voices.c and list it. */
#pragma once
#include "base/diagnostics.h"

/* Exit codes. */
enum {
    COMMAND_DONE = 0,
    COMMAND_FAILED = 1, /* something failed, the rest was done */
    COMMAND_USAGE = 2,  /* usage or configuration */
    COMMAND_INTERRUPTED = 130
};

/* What all commands share. */
typedef struct {
    const char *command;      /* its name, for messages */
    char *folder;             /* -C: the edition's, "." by default */
    gboolean quiet;           /* -q: errors only */
    gboolean verbose;         /* -v: notes too */
    gboolean json;            /* --json */
    Diagnostics *diagnostics; /* prints to stderr */
    gpointer progress;        /* Progress *, cleared before a message is printed; or NULL */
    char **arguments;         /* what is left, NULL-terminated; never NULL */
    guint n_arguments;
    gpointer options; /* a struct of the command's own, filled by its table */
} CommandContext;

typedef enum {
    COMMAND_FLAG,   /* gboolean */
    COMMAND_TEXT,   /* char *, freed after the run */
    COMMAND_FILE,   /* char *, a path as given; freed after the run */
    COMMAND_INTEGER /* int; range checked by the command */
} CommandOptionType;

/* A row of a command's option table; a row without a name ends it. */
typedef struct {
    const char *name; /* without dashes */
    char letter;      /* or 0 */
    CommandOptionType type;
    gsize offset;        /* of the member in the options struct */
    const char *value;   /* what --help calls the value: "FILE"; NULL for a flag */
    const char *summary; /* a line, lower case */
} CommandOption;

typedef struct {
    const char *name;
    const char *arguments; /* "[ARTICLE...]", or NULL: takes none */
    const char *summary;   /* a line, lower case */
    const char *details;   /* paragraphs for --help, or NULL */
    const CommandOption *options;
    gsize options_size;  /* of the options struct, which begins all zero */
    gboolean takes_json; /* --json is offered */
    int (*run)(CommandContext *context);
} Command;

/* Runs a command line; the exit code. */
int command_run(int argc, char **argv);

/* Reports bad usage, with a pointer to --help; COMMAND_USAGE. */
int command_usage(CommandContext *context, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Prints text and a space, in a column of that width. */
void command_print_cell(const char *text, guint width);

/* COMMAND_FAILED where errors were reported, else COMMAND_DONE. */
int command_outcome(const CommandContext *context);
