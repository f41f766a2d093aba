/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/explain_places: where a word stands in an article, what decides there, and when it is
 * heard in the episode that was built.  The second half of `narrator explain`. */
#pragma once
#include "base/json_writer.h"
#include "command/lexicon_desk.h"

/* Prints the places, or writes them as "places" into json, where that is not NULL. */
void explain_places(const LexiconDesk *desk, const Script *script, const char *word,
                    JsonWriter *json);
