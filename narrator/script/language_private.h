/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/language_private: what language.c and language_sections.c share. */
#pragma once
#include "base/yaml.h"
#include "script/language.h"
#include "script/word_table.h"

struct Language {
    char *tag;
    GPtrArray *documents; /* YamlDocument *: strings are borrowed from them */
    WordTable *words;     /* LanguageWord * */
    guint64 lists;        /* that it has, bits by LanguageList */
    WordTable *terms;     /* const char * */
    const char *months[13];
    const char *weekdays[8];
    GPtrArray *owned; /* what the records point to */
    WordTable *sets;  /* of homographs: WordTable * */
    LanguageWorkshop *workshop;
};

/* The record of a spelling, made where there is none. */
LanguageWord *language_put(Language *self, const char *word);
/* Allocates what lives as long as the language. */
gpointer language_own(Language *self, gpointer memory, GDestroyNotify free_function);
/* Reads one file's sections into the language; FALSE after any error, each reported. */
gboolean language_read_sections(Language *self, const YamlNode *root, Diagnostics *diagnostics);
