/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/account: nothing is lost silently: every block of the article was spoken, from this time
 * to that, or skipped, by this rule. */
#pragma once
#include "episode/manifest.h"
#include "episode/timeline.h"

/* Fills manifest->blocks.  FALSE, with an error that names the line, where a block is neither. */
gboolean account_blocks(const Script *script, const Timeline *timeline, Manifest *manifest,
                        GError **error);
