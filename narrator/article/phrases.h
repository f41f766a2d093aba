/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/phrases: what furniture says in a language: languages/TAG/furniture.yaml.
 *
 * To add a phrase, add a line there; to add a language, add its file.  Phrases and texts are
 * compared folded: lower case, straight apostrophes, each number one '#', no marks at either end.
 * docs/articles.md tells the file's form. */
#pragma once
#include "base/diagnostics.h"

typedef struct Phrases Phrases;       /* one language's */
typedef struct PhraseBook PhraseBook; /* all languages', loaded when asked for */

typedef enum {
    PHRASES_COMMON,     /* the commonest words: tell the language of a text */
    PHRASES_BYLINE,     /* what stands before authors' names: "by" */
    PHRASES_AND,        /* what stands between the last two */
    PHRASES_MONTH,      /* the twelve, in order */
    PHRASES_MONTH_CUT,  /* the same, cut short */
    PHRASES_WEEKDAY,    /* with short forms */
    PHRASES_AGENCY,     /* who credits of pictures name */
    PHRASES_DATE,       /* what stands before a date: "published", "updated" */
    PHRASES_NOTE,       /* what says in an author's note who someone is: "is a" */
    PHRASES_PROFESSION, /* what such notes call people */
    PHRASES_ABOUT,      /* what stands before a name over such a note: "about" */
    PHRASES_LISTS
} PhraseList;

/* folder: the edition's, whose languages/ come first; may be NULL. */
PhraseBook *phrase_book_new(const char *folder);
void phrase_book_free(PhraseBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PhraseBook, phrase_book_free)

/* The phrases for "en-GB": of en; those of English too for a language without a file.
 * Faults in the file are reported once.  Never NULL; owned by the book. */
const Phrases *phrase_book_get(PhraseBook *self, const char *language, Diagnostics *diagnostics);
/* The language, of those that have a file, whose common words are most frequent in text; fallback
 * where none stands out.  Borrowed. */
const char *phrase_book_guess(PhraseBook *self, const char *text, gsize length,
                              const char *fallback, Diagnostics *diagnostics);

/* The folded form of a text.  The caller frees it. */
char *phrases_fold(const char *text);
/* The same with numbers as they are: for telling whether two texts say the same. */
char *phrases_fold_exactly(const char *text);

typedef struct {
    const char *folded; /* phrases_fold()'s */
    guint words;
    gboolean sentence; /* it ends as one */
    gboolean whole;    /* only phrases that are all of the text count */
} PhrasesText;

/* The name of the rule whose phrase a text matches; NULL where none does.  Static. */
const char *phrases_match(const Phrases *self, const PhrasesText *text);
/* The words of a list, folded, NULL-terminated, never NULL. */
const char *const *phrases_list(const Phrases *self, PhraseList list);
gboolean phrases_list_has(const Phrases *self, PhraseList list, const char *folded_word);
