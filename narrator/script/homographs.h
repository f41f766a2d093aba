/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/homographs: one spelling with several sounds, and the contexts that tell which.  Data:
 * "homographs" and "sets" in languages/TAG/; form in docs/languages.md. */
#pragma once
#include "base/yaml.h"
#include "script/language.h"
#include "script/word_table.h"

typedef struct Homograph Homograph;

/* Reads one homograph's data into the language; FALSE after an error, which was reported. */
gboolean homograph_read(Language *language, const YamlNode *spelling, const YamlNode *node,
                        Diagnostics *diagnostics);
/* Adds a word, a pair of words or an ending to a set of words. */
void homograph_put_word(WordTable *set, const char *word);
/* The canonical IPA of a reading; NULL where there is no such reading or it is the one that any
 * engine says by itself. */
const char *homograph_reading(const Homograph *self, const char *name, gboolean *found);
/* The names of its readings, at most limit of them, into names; how many there are. */
guint homograph_names(const Homograph *self, const char **names, guint limit);
/* The IPA that the context of the word at offset asks for, or NULL: as it is written.  *reading:
 * the reading's name, for people. */
const char *homograph_decide(const Homograph *self, const char *text, gsize end, gsize at,
                             gsize length, const char **reading);
