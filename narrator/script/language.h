/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/language: a language's data, languages/TAG/NAME.yaml: words, not code.
 *
 * "en-GB" loads languages/en and lets languages/en-GB override it, where there is one; an
 * edition's own languages/ folder is laid over that.  Files are mappings of sections
 * (docs/languages.md); a new section is a row in language_sections.c. */
#pragma once
#include <string.h>

#include "base/diagnostics.h"
#include <unicode/utypes.h>

typedef struct Language Language;
typedef struct Homograph Homograph; /* script/homographs.h */
struct UBreakIterator;

/* Lists of words that rules look for around what they read. */
typedef enum {
    LIST_STARTERS,         /* begin a sentence after an abbreviation that may end one */
    LIST_HEADLINE,         /* common words: in a headline in capitals they are words */
    LIST_ACRONYM_WORDS,    /* said as words in capitals: NATO */
    LIST_ACRONYM_LETTERS,  /* spelled, though they could be said */
    LIST_CAPITALS,         /* letters even in a headline in capitals: US */
    LIST_REGNAL,           /* before a Roman ordinal: king, pope, Henry */
    LIST_NUMBERED,         /* before a Roman or digit-wise number: chapter, act, room */
    LIST_TITLED,           /* titles of works and places that take Roman cardinals: Rocky */
    LIST_YEARS,            /* before a number of four digits it is a year: in, since */
    LIST_COUNTED,          /* after a number of four digits it is a count: people */
    LIST_BEFORE_COUNT,     /* before a number of four digits it is a count: than */
    LIST_PHONE,            /* before digits: call, dial */
    LIST_PHONE_AFTER,      /* after digits: hotline */
    LIST_SCORES,           /* around 3-1 it is a result: won, draw */
    LIST_SCORES_TO,        /* around 3-1 it is said with "to": aggregate, favourite */
    LIST_CRICKET,          /* before 142-7: England were */
    LIST_DIGITS,           /* before a number said by pairs or digits: flight, room, Boeing */
    LIST_DIGITS_NUMBERS,   /* numbers that are names: 747 */
    LIST_DIGITS_AFTER,     /* after a number said so: the 747 jet */
    LIST_BOWLING,          /* before 5-32: took */
    LIST_DISTANCE,         /* after 100m it is metres: final, race */
    LIST_MONTH_WORDS,      /* months that are words in small letters: may, march */
    LIST_BEFORE_DISTANCE,  /* before 100m it is metres: ran, fell, within */
    LIST_PEOPLE,           /* after 1.8m it is millions: people */
    LIST_PLACES,           /* where a measure is a height or length: tall, wide, high */
    LIST_PAIRS,            /* written with a slash, said with "or": he/she */
    LIST_DETERMINERS,      /* before an amount that stands before its noun: a, the, its */
    LIST_FUNCTION,         /* words that are no nouns: of, in, they */
    LIST_AFTER_AMOUNT,     /* after "£5m-" it is no adjective: plus */
    LIST_FIRST_NAMES,      /* of popes and rulers: Benedict, Charles */
    LIST_STREETS,          /* words that streets' names end in: Street */
    LIST_STATE_NAMES,      /* behind a party's letter: Texas */
    LIST_DOT_NEEDED,       /* titles that are words without their dot: Gen, No */
    LIST_BEFORE_LETTER,    /* before a lone capital with a dot that ends a sentence: vitamin */
    LIST_AFTER_LETTER,     /* after a lone capital that is a letter: level */
    LIST_NAME_PREFIXES,    /* begin a name with a capital inside: Mc, De */
    LIST_AMOUNT_NOUNS,     /* after an amount that stands before them: deal, contract */
    LIST_CLOCK_BEFORE,     /* before 10.30 it is a time of day: at */
    LIST_CLOCK_AFTER,      /* after 6.15 it is a time of day: train */
    LIST_LEVELS,           /* before "at 10.30" it is a decimal: trading */
    LIST_RATIOS,           /* behind 1:20 it is one to twenty: scale */
    LIST_RACE_TIMES,       /* before 29:17 it is minutes and seconds: in, clocked */
    LIST_MILITARY,         /* after 0600 it is a time of day: hours */
    LIST_ONLY_DOTTED,      /* weekday names that are words without their dot: Sun */
    LIST_FEMININE,         /* nouns and names that are feminine whatever they end in */
    LIST_FEMININE_ENDINGS, /* letters that feminine nouns end in: ung */
    LIST_MASCULINE,        /* that are not, though they end so: día */
    LIST_BEFORE_ORDINAL,   /* before a number with a dot that ends a sentence: der */
    LIST_ELISIONS,         /* written with an apostrophe before another word: l, d, qu */
    LIST_SMALL_NUMERALS,   /* Roman numerals in small letters: iv */
    LIST_FOOTNOTES,        /* begin a note in square brackets: citation needed */
    LIST_DOCKET,           /* before a number with a hyphen inside, no range: No. 22-451 */
    LIST_HEADLINE_OBJECTS, /* before US in a headline, which is then the pronoun: let */
    LIST_HEADLINE_NOUNS,   /* behind letters that spell a common word in a headline: chief */
    LIST_HEADLINE_VERBS,   /* behind such letters that begin one: warns */
    LIST_COMPASS,          /* behind a point of the compass with a dot: N. Korea */
    LIST_WORD_BEGINNINGS,  /* two consonants that words begin with, or a vowel twice: st */
    LIST_WORD_ENDINGS,     /* two consonants that words end with: nd */
    LIST_PARTS,            /* before a number with a letter, which is no unit: seat 5C */
    LIST_CALIBRES,         /* behind .45 it is a calibre: pistol */
    LIST_VERSES,           /* before 23:4 it is chapter and verse: Psalm */
    LIST_KARATS,           /* behind 18k it is the gold's fineness: gold */
    LISTS
} LanguageList;
G_STATIC_ASSERT(LISTS <= 64); /* LanguageWord.lists */

/* What a spelling may stand for, as text to be spoken; which it is, context decides. */
typedef enum {
    SENSE_TITLE,       /* before a name: Dr */
    SENSE_SUFFIX,      /* after a name: Jr, Inc */
    SENSE_STREET,      /* after a street's name: St, Ave */
    SENSE_STATE,       /* after a place and a comma: Calif. */
    SENSE_NUMBERED,    /* before a number: No., p. */
    SENSE_PLAIN,       /* anywhere, with a dot or without: etc */
    SENSE_DOTTED,      /* anywhere, with a dot only */
    SENSE_ACRONYM,     /* capitals with a way of their own: FTSE */
    SENSE_PARTY,       /* before a hyphen and a state: R-Texas */
    SENSE_ZONE,        /* a time zone */
    SENSE_ERA,         /* BC, AD */
    SENSE_HALF_DAY,    /* am, pm */
    SENSE_CLOCK,       /* after a time, not said as such: Uhr, h */
    SENSE_SCALE,       /* after a number: bn, million */
    SENSE_SCALE_GLUED, /* directly after a number: m, k */
    SENSE_SIGN,        /* & + § */
    SENSE_EMOJI,
    SENSE_LATIN,  /* a letter of another script in Latin ones: ж */
    SENSE_DOMAIN, /* the last part of an address: com, "uk": U K */
    SENSES
} LanguageSense;

/* A noun that follows a number. */
typedef struct {
    const char *one, *many;
    gboolean feminine;
    gboolean glued;   /* only directly after the digits: "in" is also a word */
    gboolean decimal; /* only after decimals: "20s" is a decade, "9.58s" a time */
} LanguageNoun;

typedef struct {
    LanguageNoun major, minor; /* minor.one NULL: none */
} LanguageCurrency;

/* All that the data says of one spelling. */
typedef struct {
    guint64 lists; /* bits by LanguageList */
    const char *senses[SENSES];
    const LanguageNoun *unit;
    const LanguageCurrency *currency;
    const Homograph *homograph;
    guint8 month, weekday; /* from 1; 0: none */
} LanguageWord;

/* Loads a language.  edition_folder may be NULL.  NULL, with an error reported, where there is no
 * data for it or the data is bad. */
Language *language_load(const char *tag, const char *edition_folder, Diagnostics *diagnostics);
void language_free(Language *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Language, language_free)

/* The tag that it was loaded for. */
const char *language_tag(const Language *self);

/* What the data says of a spelling, exactly as written; NULL where nothing. */
const LanguageWord *language_word(const Language *self, const char *text, gsize length);
/* One sense of a spelling, or NULL. */
const char *language_sense(const Language *self, const char *text, gsize length,
                           LanguageSense sense);
gboolean language_in_list(const Language *self, const char *text, gsize length, LanguageList list);
/* Whether the language has that list. */
gboolean language_has_list(const Language *self, LanguageList list);
static inline gboolean language_word_in(const LanguageWord *word, LanguageList list)
{
    return word != NULL && (word->lists & (G_GUINT64_CONSTANT(1) << list)) != 0;
}

/* As language_term(), of a key of so many bytes. */
const char *language_term_sized(const Language *self, const char *key, gsize length);
/* A word or setting that rules ask for by name ("point", "decimal-separator"); NULL where the
 * language does not have it. */
static inline const char *language_term(const Language *self, const char *key)
{
    return language_term_sized(self, key, strlen(key));
}
/* Whether a setting is there and not "no". */
gboolean language_setting(const Language *self, const char *key);
/* The names of a month or weekday, from 1. */
const char *language_month(const Language *self, guint month);
const char *language_weekday(const Language *self, guint weekday);

/* What numbers.c and workshop.c keep between calls.  A Language serves one thread. */
typedef struct LanguageWorkshop LanguageWorkshop;
LanguageWorkshop *language_workshop(const Language *self);
