/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/lexicon_parts: the parts of `narrator lexicon`, one a file, and the options that they
 * share.  To add one: a file and a row in lexicon.c. */
#pragma once
#include "command/lexicon_said.h"

typedef struct {
    LexiconSaid said;
    char *note, *source;
    gboolean replace, proposed;

    char *output; /* -o */
    char *format;
    char *since;
    char *voice;
    char *only;
    char *status;
    gboolean accept, all, strict, quick;
} LexiconOptions;

int lexicon_list(CommandContext *context);
int lexicon_add_word(CommandContext *context);
int lexicon_lint(CommandContext *context);
int lexicon_test(CommandContext *context);
int lexicon_impact(CommandContext *context);
int lexicon_import(CommandContext *context);
int lexicon_export(CommandContext *context);
