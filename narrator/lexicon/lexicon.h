/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/: pronunciations/LANG/NAME.yaml -> Lexicon: entries, layers, matching.
 *
 * Stands on base alone: it knows no articles and no engine.  An entry says how one spelling (or
 * several) is said, in one of five ways; layers say whose word counts.  The file format is
 * docs/pronunciations.md; its keys are read in entry.c. */
#pragma once
#include "base/yaml.h"

/* A spelling's limit, in bytes: the longest names of organisations have about 120. */
#define LEXICON_MAX_SPELLING_BYTES 250
/* How far "near" looks, in words, to either side. */
#define LEXICON_NEAR_WORDS 12

typedef enum {
    LEXICON_SAY,      /* other words, spoken as text: "el fasher" */
    LEXICON_LETTERS,  /* letter by letter; value "" spells what is written */
    LEXICON_WORD,     /* as a word, even in capitals: NATO */
    LEXICON_IPA,      /* canonical IPA */
    LEXICON_LANGUAGE, /* the written form, by another language's rules; value: BCP 47 */
    LEXICON_KINDS
} LexiconKind;

/* Later layers win over earlier ones. */
typedef enum { LEXICON_SHIPPED, LEXICON_EDITION, LEXICON_ARTICLE, LEXICON_LAYERS } LexiconLayer;

/* What a spelling's ending adds to the entry: "Zelensky's", "MPs". */
typedef enum {
    LEXICON_PLAIN,
    LEXICON_POSSESSIVE,       /* 's */
    LEXICON_PLURAL,           /* s or es */
    LEXICON_PLURAL_POSSESSIVE /* s' */
} LexiconInflection;

typedef enum {
    LEXICON_CASE_ANY,      /* no capitals asked for */
    LEXICON_CASE_CAPITALS, /* the entry's capitals, or all capitals: a dateline's "KYIV" */
    LEXICON_CASE_EXACT     /* as written and no other way */
} LexiconCase;

/* Only approved entries match. */
typedef enum { LEXICON_APPROVED, LEXICON_PROPOSED, LEXICON_DISABLED } LexiconStatus;

/* Where an entry applies: each list that is given must hold, by one of its words or phrases. */
typedef struct {
    const char *const *before; /* the next word is one of these; NULL: any */
    const char *const *after;  /* the word before is one of these */
    const char *const *near;   /* one of these is within LEXICON_NEAR_WORDS words */
} LexiconContext;

/* One of several pronunciations of a word, as W3C PLS knows them. */
typedef struct {
    LexiconKind kind;     /* LEXICON_KINDS: a phonetic alphabet that narrator does not read */
    const char *alphabet; /* then its name, else NULL */
    const char *value;
    gboolean preferred;
} LexiconPronunciation;

/* What few entries have; shared by all spellings of one entry.  Lists end with NULL. */
typedef struct {
    const char *note;
    const char *source;
    const char *role;                           /* part of speech, as PLS has it */
    const char *const *examples;                /* never NULL */
    const char *const *tests;                   /* never NULL; "sentence => words or /IPA/" */
    const LexiconPronunciation *pronunciations; /* all of them, where there are several */
    guint n_pronunciations;
    LexiconContext context;
} LexiconDetails;

/* Of one spelling.  Strings belong to the lexicon.  Narrow fields, as there may be 100,000. */
typedef struct {
    LexiconKind kind : 4;       /* how it is said: a respelling with stress has become IPA */
    LexiconKind given_kind : 4; /* what the file says: LEXICON_SAY */
    LexiconLayer layer : 4;
    LexiconCase letter_case : 4;
    LexiconStatus status : 4;
    guint uninflected : 1; /* no possessive or plural */
    guint silent : 1;      /* no pronunciation: switches the spelling off in the layers below */
    guint faulty : 1;      /* its pronunciation cannot be read: an article that has it must wait */
    guint spelling : 8;    /* 0: the entry's first spelling, 1: its second ... */
    guint line, column;    /* where it stands */
    /* where its pronunciation does: so many lines below, and the column of its first sign; 0: not
     * known */
    guint16 text_lines, text_column;
    const char *path;
    const char *write;   /* the spelling, NFC, its apostrophes, hyphens and spaces plain */
    const char *written; /* the spelling as the file has it */
    const char *value;   /* words, letters, IPA or language, as kind says */
    const char *given;   /* the value as the file has it */
    const char *sense;   /* of homographs, or NULL */
    const LexiconDetails *details; /* never NULL */
} LexiconEntry;

typedef struct {
    const LexiconEntry *entry;
    gsize length; /* bytes of the text that it covers, the ending included */
    LexiconInflection inflection;
} LexiconMatch;

typedef struct Lexicon Lexicon;

Lexicon *lexicon_new(void);
void lexicon_free(Lexicon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexicon, lexicon_free)

/* Adds every .yaml file of a folder, in the order of their names; a folder that is not there adds
 * nothing.  Two entries of one layer that differ about a spelling are a warning with both places;
 * the first one stands.  FALSE after any error, each reported; the good entries are in all the
 * same, and a faulty one still matches, as such, where its spelling is known. */
gboolean lexicon_load_folder(Lexicon *self, const char *folder, LexiconLayer layer,
                             Diagnostics *diagnostics);
/* The same of one file. */
gboolean lexicon_load_file(Lexicon *self, const char *path, LexiconLayer layer,
                           Diagnostics *diagnostics);
/* The same of a file's bytes (UTF-8); path is what messages name. */
gboolean lexicon_load_text(Lexicon *self, const char *bytes, gsize length, const char *path,
                           LexiconLayer layer, Diagnostics *diagnostics);
/* Adds the entries of one node: a sequence of entries, or a mapping "spelling: value" as front
 * matter has it.  The node may be freed afterwards. */
gboolean lexicon_add_node(Lexicon *self, const YamlNode *node, LexiconLayer layer,
                          Diagnostics *diagnostics);
/* Adds one entry that is in no file, as a file would give it: value is "true" for LEXICON_WORD and
 * for letters that spell what is written.  One that is faulty is not added. */
void lexicon_add(Lexicon *self, LexiconLayer layer, LexiconKind kind, const char *write,
                 const char *value);
/* Whether all files could be read, whatever is wrong with single entries of theirs. */
gboolean lexicon_is_whole(const Lexicon *self);
/* Forgets the entries of a layer: the article's, before the next article. */
void lexicon_drop_layer(Lexicon *self, LexiconLayer layer);

/* The longest entry that matches whole words of text from offset on, where a word begins.  Of equal
 * length the higher layer wins, then one with a context, then exact case.  text is NFC; curly and
 * straight apostrophes, and all kinds of space, are the same.  Context is looked for in all of
 * text: hand in the whole paragraph. */
gboolean lexicon_match(const Lexicon *self, const char *text, gsize length, gsize offset,
                       LexiconMatch *match);
/* All that lexicon_match() weighed at this offset, the winner first, then what it shadows; also
 * what is only proposed or disabled.  Entries of LexiconMatch in a new array. */
GArray *lexicon_match_all(const Lexicon *self, const char *text, gsize length, gsize offset);

/* Every entry that is not faulty, ordered by spelling and layer.  The caller frees the array, not the entries. */
GPtrArray *lexicon_entries(const Lexicon *self);
/* The entries of a spelling in any case, whatever their status, but faulty ones; higher layers first.  The caller
 * frees the array, not the entries. */
GPtrArray *lexicon_find(const Lexicon *self, const char *spelling);
/* Where the entry stands. */
Place lexicon_entry_place(const LexiconEntry *entry);
/* Where a sign of its IPA does: the one at this position of value, in characters from 1.  The
 * entry's own place where that is not known, or position is 0. */
Place lexicon_entry_sign_place(const LexiconEntry *entry, guint position);

/* How it is said, as the file has it, else in the name of its kind: for messages. */
const char *lexicon_entry_said(const LexiconEntry *entry);
gboolean lexicon_entry_sounds_like(const LexiconEntry *entry, const LexiconEntry *other);
/* Whether it applies in some contexts only. */
gboolean lexicon_entry_has_context(const LexiconEntry *entry);

/* "say", "letters", ... */
const char *lexicon_kind_name(LexiconKind kind);
/* "shipped", "edition", "article". */
const char *lexicon_layer_name(LexiconLayer layer);
/* "approved", "proposed", "disabled". */
const char *lexicon_status_name(LexiconStatus status);
