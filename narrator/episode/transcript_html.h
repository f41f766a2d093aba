/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/transcript_html: the episode's page and, at the same time, its transcript in the podcast
 * namespace's HTML form (cite, time, p).
 *
 * With a player, chapters that seek and words that are lit as they are heard and can be clicked.
 * A line's data-t holds when its words begin: milliseconds for the first, then what is added to the
 * one before; empty for a word that is not heard.  Without JavaScript it is a page to read. */
#pragma once
#include "episode/transcript.h"

/* See TranscriptFormat.write. */
gboolean transcript_html_write(const Timeline *timeline, const TranscriptOptions *options,
                               FILE *stream, GError **error);
