/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/dotted: spellings with dots inside: "p.m", "z. B", "av. J.-C".  The data has them without
 * the spaces that may stand behind their dots. */
#pragma once
#include "script/verbalize/verbalizer.h"

/* The longest spelling of the data that begins at offset, for which wanted (NULL: any) holds; *end
 * is behind it, before a last dot.  NULL where there is none. */
const LanguageWord *dotted_word(const Reading *reading, gsize at,
                                gboolean (*wanted)(const LanguageWord *word), gsize *end);
/* How one sense of it is said; NULL where none begins. */
const char *dotted_sense(const Reading *reading, gsize at, LanguageSense sense, gsize *end);
/* What a word's last letters are clipped from, "straße" of "Hauptstr." and "Hauptstr 5": the
 * language's term "clipped LETTERS"; NULL where they are not.  *letters: how many bytes they are. */
const char *dotted_clipped(const Reading *reading, gsize *letters);
