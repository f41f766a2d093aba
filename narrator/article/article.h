/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/: bytes -> Article: metadata and blocks, each kept or skipped by a named rule.
 *
 * Stands on base alone.  A reader (reader.h) turns one form of document into blocks; rules
 * (rules.h) then mark what is not the article.  From here on all text is valid UTF-8 in NFC without
 * control characters. */
#pragma once
#include "base/yaml.h"

typedef struct PhraseBook PhraseBook; /* article/phrases.h: what furniture says, by language */

/* A book has 20,000 lines; each may become a block, which takes about 100 bytes beside its text. */
#define ARTICLE_MAX_LINES 200000

typedef enum {
    BLOCK_TITLE,
    BLOCK_STANDFIRST,
    BLOCK_BYLINE,
    BLOCK_DATELINE,
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_QUOTE,
    BLOCK_LIST_ITEM,
    BLOCK_CAPTION,
    BLOCK_TABLE_ROW,
    BLOCK_CODE,
    BLOCK_FOOTNOTE,
    BLOCK_OTHER, /* furniture that no other kind fits; always skipped */
    BLOCK_KINDS
} BlockKind;

/* A piece of the document, in its order. */
typedef struct {
    BlockKind kind;
    guint level;         /* heading: 1 to 6; list item: depth from 1; else 0 */
    guint number;        /* list item of an ordered list: its number; else 0 */
    char *text;          /* white space collapsed; never empty */
    guint line, column;  /* where it begins in the file, from 1 */
    const char *skipped; /* NULL: it is read; else the rule that says why not, static */
} Block;

/* An article.  Strings are owned by it and NULL where the document does not say. */
typedef struct {
    char *path;  /* as given: relative to the edition */
    char *title; /* never NULL: at worst it is made of the file's name */
    char *standfirst;
    char **authors; /* never NULL, may be empty */
    char *date;     /* ISO 8601: "2024-03-24" or "2024-03-24T06:00:00Z" (always UTC) */
    char *url;      /* the canonical address */
    char *language; /* BCP 47 */
    char *guid;     /* only where the front matter gives one */
    char *summary;
    char *image;
    char *voice;                    /* the name of a voice profile */
    char **tags;                    /* never NULL, may be empty */
    char *publication;              /* the site's or paper's name */
    const YamlNode *pronunciations; /* front matter's, for the lexicon to read; lives as long */
    const YamlNode *pins;           /* front matter's "pins": token -> reading, for script/ */
    GPtrArray *blocks;              /* Block *, the first may be the title */
    char *digest;                   /* SHA-256 of the file's bytes, 64 hexadecimal digits */
    YamlDocument *front_matter;     /* keeps the nodes above alive; may be NULL */
} Article;

/* What the edition says about reading articles; all members may be NULL. */
typedef struct {
    const char *language;  /* of articles that do not say: decides which phrases skip */
    const char *format;    /* a reader's name; NULL: by the file's name and content */
    const YamlNode *rules; /* narrator.yaml's "rules", keep and skip of its own */
    const char *charset;   /* what a server says of the bytes; before what a page says itself */
    PhraseBook *phrases;   /* loaded once for many articles; NULL: each loads its own */
    gboolean keep_empty;   /* give articles too of which nothing is left, with the error reported */
} ArticleOptions;

/* Reads a file, or standard input where path is "-".  path is opened relative to folder (NULL: the
 * current one) and named in messages as it is.  Oddities are reported as warnings; NULL, with an error reported, where no article can be
 * made of it: unreadable, too large, binary, empty, or nothing left after the rules. */
Article *article_load(const char *folder, const char *path, const ArticleOptions *options,
                      Diagnostics *diagnostics);

/* The same from bytes; path stands for the name that messages and the title fall back on. */
Article *article_parse(const char *bytes, gsize length, const char *path,
                       const ArticleOptions *options, Diagnostics *diagnostics);
void article_free(Article *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Article, article_free)

/* "title", "list-item", ... */
const char *article_block_kind_name(BlockKind kind);
