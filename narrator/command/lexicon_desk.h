/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/lexicon_desk: what the commands about pronunciations share: the edition with its lexicon,
 * and a voice that can be asked how things are said. */
#pragma once
#include "command/pipeline.h"
#include "curation/dictionary.h"
#include "curation/reading.h"

typedef struct {
    CommandContext *context;
    Pipeline *pipeline;
    Speaker *speaker; /* NULL where no voice was asked for */
    char *folder;     /* the edition's, as an absolute path */
    char *language;   /* BCP 47: the voice's, else the edition's */
    Lexicon *lexicon; /* the pipeline's */
    Reading reading;  /* source.engine NULL where no voice was asked for */
} LexiconDesk;

typedef enum {
    DESK_EDITION = 1 << 0, /* narrator.yaml must be there */
    DESK_VOICE = 1 << 1    /* with a voice */
} LexiconDeskNeeds;

/* voice: a voice's name, or NULL for the edition's.  NULL after errors, which have been reported:
 * exit with COMMAND_USAGE. */
LexiconDesk *lexicon_desk_open(CommandContext *context, const char *voice, LexiconDeskNeeds needs);
void lexicon_desk_free(LexiconDesk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LexiconDesk, lexicon_desk_free)

/* Whether the entries that ship are the ones that are worked on: outside an edition, or where they
 * are the edition's own. */
gboolean lexicon_desk_edits_shipped(const LexiconDesk *self);
/* What keeps the voice from saying a word by IPA or by another language's rules, in words for the
 * user; NULL where it can, or was not asked for.  The caller frees it. */
char *lexicon_desk_complaint(const LexiconDesk *self, const char *word, LexiconKind kind,
                             const char *value);
/* The edition's folder of pronunciations of the desk's language.  The caller frees it. */
char *lexicon_desk_folder(const LexiconDesk *self);
/* path, seen from the edition's folder where it lies in it.  Borrowed from path. */
const char *lexicon_desk_shown(const LexiconDesk *self, const char *path);
/* Calls visit for the script of each of the articles named, or of all.  FALSE where an article
 * could not be read; the others are visited. */
gboolean lexicon_desk_scripts(LexiconDesk *self, char **named,
                              void (*visit)(const Script *script, gpointer user_data),
                              gpointer user_data);
