/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/workshop: what ICU makes for one language and is dear to make again: number formatters
 * with a cache of what they said, the sentence breaker, the transliterator.
 *
 * All is made at first use.  ICU is met here, in scan.c and in emoji.c only. */
#pragma once
#include <glib.h>

typedef struct Language Language;
typedef struct LanguageWorkshop LanguageWorkshop;

LanguageWorkshop *workshop_new(const Language *language);
void workshop_free(LanguageWorkshop *self);

/* The number in words by one of the language's rule sets: its term "rules-RULESET" names ICU's
 * (such as "%spellout-cardinal"); a term "rules-locale" names another locale.  NULL where the
 * language has no such rules or they cannot say the number.  Valid until the next call. */
const char *workshop_number(LanguageWorkshop *self, const char *ruleset, gint64 value);
/* Appends the offsets where sentences begin after the first one (Unicode UAX 29, as guint32). */
void workshop_sentences(LanguageWorkshop *self, const char *text, gsize length, GArray *into);
/* text in NFC, as all rules and data expect it; linear, as GLib's is not.  The caller frees it. */
char *workshop_nfc(const char *text);
/* text of any script in Latin letters without accents.  Valid until the next call. */
const char *workshop_latin(LanguageWorkshop *self, const char *text);
