/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/risk: how likely a word is said wrong, by its look and by the dictionary.
 *
 * A sign is a row in risk.c's table: points, the words for it, and a function. */
#pragma once
#include "curation/dictionary.h"

/* Bits by the rows of the table. */
typedef guint32 RiskSigns;

typedef struct {
    const char *word;
    const char *said;             /* by the engine, its IPA; NULL: not known */
    const Dictionary *dictionary; /* NULL: none */
} RiskCase;

/* The signs that a word shows; their points are added up in *points. */
RiskSigns risk_signs(const RiskCase *risk_case, guint *points);
/* "not in the dictionary, letters and digits mixed".  The caller frees it. */
char *risk_describe(RiskSigns signs);
/* An entry's kind and value that are worth trying: "letters: true", "ipa: ...", "language: pl".
 * The caller frees it. */
char *risk_suggest(const RiskCase *risk_case);
