/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/: pronunciations/LANG/NAME.yaml -> Lexicon: entries, layers, matching.
 *
 * Stands on base alone: it knows no articles and no engine.  An entry says how one spelling (or
 * several) is said, in one of five ways; layers say whose word counts. */
#pragma once
#include "base/yaml.h"

typedef enum {
    LEXICON_SAY,      /* other words or a respelling, spoken as text: "el fasher" */
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
    LEXICON_PLURAL,           /* s */
    LEXICON_PLURAL_POSSESSIVE /* s' */
} LexiconInflection;

typedef struct {
    LexiconKind kind;
    LexiconLayer layer;
    gboolean any_case;    /* matches in any case; else exactly as written */
    gboolean uninflected; /* no possessive or plural */
    const char *write;    /* the spelling, NFC */
    const char *value;    /* words, letters, IPA or language, as kind says */
    const char *note;     /* may be NULL */
    const char *path;     /* where it stands */
    guint line, column;
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
 * nothing.  FALSE after any error, each reported; the good entries are in all the same. */
gboolean lexicon_load_folder(Lexicon *self, const char *folder, LexiconLayer layer,
                             Diagnostics *diagnostics);
/* Adds the entries of one node: a sequence of entries, or a mapping "spelling: value" as front
 * matter has it. */
gboolean lexicon_add_node(Lexicon *self, const YamlNode *node, LexiconLayer layer,
                          Diagnostics *diagnostics);
/* Forgets the entries of a layer: the article's, before the next article. */
void lexicon_drop_layer(Lexicon *self, LexiconLayer layer);

/* The longest entry that matches whole words of text from offset on, where a word begins.  Of equal
 * length the higher layer wins, then exact case.  text is NFC; both apostrophes are the same. */
gboolean lexicon_match(const Lexicon *self, const char *text, gsize length, gsize offset,
                       LexiconMatch *match);

/* Every entry, ordered by spelling and layer.  The caller frees the array, not the entries. */
GPtrArray *lexicon_entries(const Lexicon *self);
/* "say", "letters", ... */
const char *lexicon_kind_name(LexiconKind kind);
/* "shipped", "edition", "article". */
const char *lexicon_layer_name(LexiconLayer layer);
