/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speech/utterance: what is said in one go, before any engine's notation: words, letters, IPA,
 * words of another language, clause marks.  Stands on base alone; made in episode/utter.h. */
#pragma once
#include <glib.h>

typedef enum {
    UTTERANCE_WORDS,    /* text: words to be read */
    UTTERANCE_LETTERS,  /* text: letters with spaces between, to be spelled */
    UTTERANCE_IPA,      /* text: words to fall back on; detail: canonical IPA */
    UTTERANCE_LANGUAGE, /* text: words; detail: BCP 47 */
    UTTERANCE_MARK      /* text: one clause mark of , ; : . ? ! */
} UtteranceKind;

/* An s said after letters or IPA, with the sound that follows from the last phoneme. */
typedef enum { UTTERANCE_BARE, UTTERANCE_S } UtteranceEnding;

#define UTTERANCE_NO_TOKEN G_MAXUINT32

typedef struct {
    UtteranceKind kind;
    UtteranceEnding ending;
    const char *text;
    const char *detail;
    guint32 token; /* what a mark event will name; the same for all items of one token */
} UtteranceItem;

typedef struct {
    const char *language; /* BCP 47, of the words */
    GArray *items;        /* UtteranceItem; the strings are borrowed from whoever made it */
} Utterance;
