/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/lexeme: entries on their way from one file format to another: what W3C PLS 1.0 has of a
 * word, and narrator's own kinds.  All strings are owned. */
#pragma once
#include "lexicon/lexicon.h"

typedef struct {
    LexiconKind kind; /* LEXICON_KINDS: in an alphabet that narrator does not read */
    char *alphabet;   /* then its name, else NULL */
    char *value;
    gboolean preferred;
} LexemePronunciation;

/* LEXEME_CASE_USUAL: what the spellings' own capitals suggest. */
typedef enum {
    LEXEME_CASE_USUAL,
    LEXEME_CASE_ANY,
    LEXEME_CASE_CAPITALS,
    LEXEME_CASE_EXACT
} LexemeCase;

typedef struct {
    GPtrArray *spellings;                    /* char * */
    GPtrArray *examples;                     /* char * */
    GArray *pronunciations;                  /* LexemePronunciation, in the order of the file */
    char *role;                              /* or NULL */
    char *note;                              /* or NULL */
    char *source;                            /* or NULL */
    char *sense;                             /* or NULL */
    char **before, **after, **near, **tests; /* or NULL */
    LexemeCase letter_case;
    gboolean uninflected;
    LexiconStatus status;
    guint line; /* of the file, from 1; 0: not known */
} Lexeme;

typedef struct {
    char *language;     /* BCP 47, or NULL */
    char *alphabet;     /* of phonemes that do not say; NULL: ipa */
    GPtrArray *lexemes; /* Lexeme *, owned */
} LexemeList;

LexemeList *lexeme_list_new(void);
void lexeme_list_free(LexemeList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LexemeList, lexeme_list_free)

/* A new lexeme at the end of the list, which owns it. */
Lexeme *lexeme_list_add(LexemeList *self);
void lexeme_add_spelling(Lexeme *self, const char *spelling);
/* alphabet may be NULL. */
void lexeme_add_pronunciation(Lexeme *self, LexiconKind kind, const char *alphabet,
                              const char *value, gboolean preferred);
/* Appends the entries of a layer of a lexicon, in the order of their files. */
void lexeme_list_take(LexemeList *self, const Lexicon *lexicon, LexiconLayer layer);
/* Whether the entry is used wherever its word stands, as lists of other programs have it. */
gboolean lexeme_is_plain(const Lexeme *self);
/* The pronunciation that is used: the first preferred one that can be read, else the first that
 * can; NULL where none can. */
const LexemePronunciation *lexeme_used(const Lexeme *self);
