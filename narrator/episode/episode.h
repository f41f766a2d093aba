/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/: one planned article -> one published episode: audio, chapters, transcripts, page and
 * manifest in output/episodes/SLUG/.  Files are named by what is in them, so that what a listener
 * downloads never changes under him; the manifest comes last. */
#pragma once
#include "edition/edition.h"
#include "episode/assembly.h"
#include "episode/manifest.h"

/* What an episode takes from its edition. */
typedef struct {
    const Edition *edition;
    const Store *store;
    const char *edition_guid;
    const GBytes *cover;    /* the picture for the tag; NULL: none */
    const char *cover_type; /* its media type */
    gboolean cover_is_own;  /* the article's own: it is published with the episode */
    const char *intro_key;  /* segments in the store; NULL: none */
    const char *outro_key;
} EpisodeSettings;

/* Whether the files that a manifest names are all there, each with its size. */
gboolean episode_is_whole(const char *folder, const Manifest *manifest);

/* What is known of an episode before anything is spoken, its input digest with it.  previous is its
 * manifest of last time, or NULL; its guid stays, unless the article's front matter gives one. */
Manifest *episode_draft(const EpisodeSettings *settings, const Plan *plan, const char *slug,
                        const Manifest *previous);

/* Publishes an episode whose segments are all in the store, and completes its draft.  FALSE, with
 * an error, where its account does not close or it cannot be written; what was published before is
 * then untouched. */
gboolean episode_publish(const EpisodeSettings *settings, const Plan *plan, Manifest *draft,
                         GError **error);

/* Removes the files in an episode's folder that its manifest does not name: older versions, which
 * may go once the feed names the new ones. */
void episode_sweep(const char *folder, const Manifest *manifest);

/* output/episodes/SLUG of an edition.  The caller frees it. */
char *episode_folder(const Edition *edition, const char *slug);
