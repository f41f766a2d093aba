/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curation/acronym: whether capitals are more likely said as a word or letter by letter. */
#pragma once
#include <glib.h>

/* Whether its letters, all capitals of ASCII, can be said as a word: "UNICEF", not "HVAC". */
gboolean acronym_is_pronounceable(const char *write);
/* Whether it is likely a word: pronounceable, or too long to be spelled. */
gboolean acronym_is_likely_word(const char *write);
/* Whether that pronunciation, in IPA, is that of its letters. */
gboolean acronym_is_spelled(const char *write, const char *ipa);
