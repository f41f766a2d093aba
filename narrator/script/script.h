/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/: Article + Lexicon -> Script: all that will be said, in order.
 *
 * A script has chapters of paragraphs of tokens.  A token ties a written span to the words spoken
 * for it and to the rule or lexicon entry that chose them; every written word lies in one token.
 * Three texts stay apart: Paragraph.written is shown to people, parts are spoken, and what an
 * engine is sent is made of parts later, in episode/utter.h.  Stands on base, article and lexicon.
 */
#pragma once
#include "article/article.h"
#include "lexicon/lexicon.h"

typedef struct Language Language; /* script/language.h: a language's data */

/* The class of what is written: which file in verbalize/ speaks it. */
typedef enum {
    TOKEN_WORD,
    TOKEN_PUNCTUATION,
    TOKEN_NAME,
    TOKEN_ACRONYM,
    TOKEN_ABBREVIATION,
    TOKEN_CARDINAL,
    TOKEN_ORDINAL,
    TOKEN_DECIMAL,
    TOKEN_FRACTION,
    TOKEN_YEAR,
    TOKEN_DATE,
    TOKEN_TIME,
    TOKEN_MONEY,
    TOKEN_PERCENT,
    TOKEN_MEASURE,
    TOKEN_RANGE,
    TOKEN_SCORE,
    TOKEN_RATIO,
    TOKEN_PHONE,
    TOKEN_ROMAN,
    TOKEN_ALPHANUMERIC,
    TOKEN_ADDRESS,
    TOKEN_ELECTRONIC,
    TOKEN_SYMBOL,
    TOKEN_EMOJI,
    TOKEN_FOREIGN,
    TOKEN_LEGAL,
    TOKEN_CLASSES
} TokenClass;

/* How a run of spoken text is to be said. */
typedef enum {
    PART_WORDS,   /* text: words in lower or mixed case, never spelled */
    PART_LETTERS, /* text: "U N", letters (or digits' names) with spaces between, to be spelled */
    PART_IPA,     /* text: the written form; detail: canonical IPA */
    PART_LANGUAGE /* text: words; detail: the BCP 47 language to say them in */
} PartKind;

typedef struct {
    PartKind kind;
    LexiconInflection ending; /* an s to add after letters and IPA, in the phonemes */
    const char *text;         /* owned by the script */
    const char *detail;
} Part;

/* Paragraph.tokens holds these by value: 24 bytes, for an article may have a million.  Tokens of one
 * script that say the same may share their parts. */
typedef struct {
    guint32 start, end;   /* bytes of Paragraph.written */
    guint32 first_part;   /* in Paragraph.parts */
    guint16 parts : 14;   /* how many; 0: silent, dropped by rule */
    guint16 by_entry : 1; /* an entry of the lexicon chose the parts, else a rule did */
    guint16 sentence : 1; /* a sentence begins with it */
    guint8 class;         /* TokenClass */
    char mark;            /* clause mark that the engine is sent after it: , ; : . ? ! or 0 */
    union {
        const char *rule; /* static or interned: "word", "money" ... */
        const LexiconEntry *entry;
    } chosen_by; /* see script_token_rule() and script_token_entry() */
} Token;

/* As long as what is in it: an article may have 16,000 paragraphs, and GArray rounds up. */
typedef struct {
    Token *data;
    guint len;
} TokenList;

typedef enum {
    PARAGRAPH_TITLE,
    PARAGRAPH_BYLINE,
    PARAGRAPH_STANDFIRST,
    PARAGRAPH_HEADING,
    PARAGRAPH_BODY,
    PARAGRAPH_QUOTE,
    PARAGRAPH_LIST_ITEM,
    PARAGRAPH_CLOSING,
    PARAGRAPH_KINDS
} ParagraphKind;

typedef struct {
    ParagraphKind kind;
    const Block *block;   /* NULL for what narrator adds: introduction, closing line */
    const char *written;  /* owned by the script */
    TokenList tokens;     /* in the order of the text */
    const GArray *parts;  /* Part: the script's */
    guint pause_after_ms; /* silence before the next paragraph */
} Paragraph;

typedef struct {
    const char *title; /* owned by the script */
    guint first_paragraph, paragraphs;
} Chapter;

typedef struct {
    const Article *article;
    char *language;        /* BCP 47: the article's, else the edition's */
    GPtrArray *paragraphs; /* Paragraph * */
    GArray *chapters;      /* Chapter; the first begins with the first paragraph */
    GArray *parts;         /* Part, of all tokens */
    GStringChunk *strings;
} Script;

/* What the edition decides.  NULL templates leave their line out. */
typedef struct {
    const char *language;     /* BCP 47, for articles that do not say */
    const char *introduction; /* template of the lines after the title: "By {authors}" ... */
    const char *closing;      /* template of the last line: "{title} was published by {edition}." */
    const char *edition;      /* the edition's title, for the templates */
    guint pause_paragraph_ms, pause_heading_ms, pause_title_ms, pause_chapter_ms, pause_item_ms;
} ScriptOptions;

/* Works out what is said.  lexicon must hold the article's layer already.  Never NULL. */
Script *script_new(const Article *article, const Lexicon *lexicon, const Language *language,
                   const ScriptOptions *options, Diagnostics *diagnostics);
void script_free(Script *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Script, script_free)

/* One line of text as a script of one paragraph: for normalize, say and explain. */
Script *script_new_for_text(const char *text, const Lexicon *lexicon, const Language *language);

/* How many words a token is spoken in. */
guint script_count_words(const Paragraph *paragraph, const Token *token);

/* The words spoken for a paragraph, clause marks included: "By Aaron Zelin, in the U S." */
void script_spoken_text(const Paragraph *paragraph, GString *into);

/* The name of the rule that chose a token's parts; "lexicon" where an entry did. */
const char *script_token_rule(const Token *token);
/* The entry that did, else NULL. */
const LexiconEntry *script_token_entry(const Token *token);

const char *script_token_class_name(TokenClass class);
const char *script_paragraph_kind_name(ParagraphKind kind);
