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
    char *folder;             /* -C: the edition's, "." by default */
    gboolean quiet;           /* -q: errors only */
    gboolean verbose;         /* -v: notes too */
    gboolean json;            /* --json */
    Diagnostics *diagnostics; /* prints to stderr */
    char **arguments;         /* what is left, NULL-terminated */
} CommandContext;

typedef struct {
    const char *name;
    const char *arguments;       /* "[ARTICLE...]" */
    const char *summary;         /* a line, lower case */
    const char *details;         /* paragraphs for --help, or NULL */
    const GOptionEntry *options; /* beside the common ones, ended by {NULL}; or NULL */
    gboolean takes_json;         /* --json is offered */
    int (*run)(CommandContext *context);
} Command;

/* Runs a command line; the exit code. */
int command_run(int argc, char **argv);
