/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/verbalize/: one file for each class of written text, said by a newsreader.
 *
 * A verbalizer looks at the text from one place on and either says what a token that begins there
 * stands for, or declines.  To add one: a file like ordinal.c, a row in verbalizer.c, and a page of
 * cases in tests/spec/.  Words come from the language's data, never from here. */
#pragma once
#include "script/language.h"
#include "script/scan.h"
#include "script/spoken.h"

typedef struct NumberCache NumberCache; /* script/number.h */

/* What words in capitals are, where they are more than letters and single words. */
typedef enum {
    HEADLINE_NONE,
    HEADLINE_WORDS, /* a headline or a shout */
    HEADLINE_PLACE  /* a dateline: "LVIV, Ukraine (AP) —" */
} Headline;

/* Where a verbalizer stands. */
typedef struct {
    Scan scan; /* the paragraph */
    gsize at;
    guint kind;                 /* of the character at offset at */
    ScanWord word;              /* the word there, where it is a letter */
    const LanguageWord *record; /* what the data says of that word; may be NULL */
    const Language *language;
    const Lexicon *lexicon;
    NumberCache *numbers; /* that were read in this text; what number_scan() keeps */
    Headline headline;    /* the words around it are written in capitals */
    gboolean starts;      /* a sentence begins here */
    gsize sentence_end;   /* where the next sentence begins by Unicode's rules; end of text */
    TokenClass previous;  /* class of the token before; TOKEN_CLASSES at the start */
} Reading;

typedef struct {
    const char *name; /* the rule's name in tokens */
    TokenClass class;
    guint first;             /* SCAN_ bits: what its tokens begin with */
    const char *marks;       /* where SCAN_MARK is among them: which; NULL: any */
    gboolean before_lexicon; /* asked before the lexicon is: a word in it is part of more */
    gsize (*speak)(const Reading *reading, Spoken *spoken); /* bytes read; 0: not mine */
} Verbalizer;

/* All, in the order in which they are asked; ended by NULL. */
const Verbalizer *const *verbalizer_all(void);
