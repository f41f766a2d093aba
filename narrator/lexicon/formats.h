/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/formats: the formats that format.c lists, one a file. */
#pragma once
#include "lexicon/format.h"

extern const LexiconFormat yaml_format;    /* narrator's own, docs/pronunciations.md */
extern const LexiconFormat pls_format;     /* W3C Pronunciation Lexicon Specification 1.0 */
extern const LexiconFormat cmudict_format; /* the CMU pronouncing dictionary's */
extern const LexiconFormat tsv_format;     /* spelling, kind, value, note; tabs between */

/* Warns of the entries that a format cannot hold, by some of their spellings (char *, borrowed), and
 * says what became of them and why: "left out, as ...".  Nothing where there are none. */
void format_warn(const GPtrArray *spellings, const char *what, Diagnostics *diagnostics);
