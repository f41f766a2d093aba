/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/respell: IPA -> "zuh-LEN-skee", for editors who know no phonetics: what respellings in
 * the lexicon, lexicon/respelling.h, are read from. */
#pragma once
#include <glib.h>

/* A respelling that is read back as the same sounds; NULL where there is none, as for a sound that
 * English spelling does not have.  The caller frees it. */
char *respell(const char *ipa);
