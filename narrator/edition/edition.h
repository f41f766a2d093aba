/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edition/: narrator.yaml: what the edition is called, who speaks, where it is published.
 *
 * Every key is a row in edition.c's tables and a paragraph in docs/narrator.yaml.md. */
#pragma once
#include "base/yaml.h"

/* The voice of an edition that names none. */
#define EDITION_VOICE_DEFAULT "british-low"

typedef struct {
    char *folder; /* of narrator.yaml; paths below are relative to it */
    char *path;   /* of narrator.yaml itself, as messages name it */
    char *title;
    char *author;
    char *description;
    char *language;    /* BCP 47 */
    char *link;        /* the publication's own page; NULL: base_url */
    char *base_url;    /* where output/ will stand, with a slash at its end */
    char *guid;        /* podcast:guid, or NULL: made from the feed's address */
    char *image;       /* path of the cover, or NULL */
    char *category;    /* of Apple's list */
    char *subcategory; /* or NULL */
    gboolean explicit_content;
    char *copyright;   /* or NULL */
    char *owner_name;  /* or NULL */
    char *owner_email; /* or NULL: not published */
    char *type;        /* "episodic" or "serial" */
    gboolean locked;
    gboolean blocked; /* itunes:block and podcast:block: a private feed */
    int feed_limit;   /* episodes in the feed, the newest; 0: all */

    char *voice;           /* a profile's name */
    char *articles;        /* the folder of articles */
    char *output;          /* the folder of what is published */
    const YamlNode *rules; /* for article/, or NULL */

    int sample_rate_hz; /* 0: the voice's own */
    int bitrate_kbps;
    double loudness_lufs;
    double true_peak_dbtp;
    char *intro; /* paths of audio files, or NULL */
    char *outro;

    char *introduction; /* templates of script/; NULL: none */
    char *closing;
    int pause_paragraph_ms, pause_heading_ms, pause_title_ms, pause_chapter_ms, pause_item_ms;

    /* The mappings inside the file, for edition.c. */
    struct {
        const YamlNode *owner, *audio, *script, *pauses;
    } sections;
    YamlDocument *document; /* keeps the nodes alive */
} Edition;

/* Loads folder/narrator.yaml.  NULL after any error, all of them reported. */
Edition *edition_load(const char *folder, Diagnostics *diagnostics);
/* The same from what will stand in that file. */
Edition *edition_parse(const char *folder, const char *text, Diagnostics *diagnostics);
void edition_free(Edition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edition, edition_free)

/* A path that narrator.yaml names, as it is opened from here.  The caller frees it. */
char *edition_path(const Edition *self, const char *name);

/* Where a key of a section ("audio", "bitrate") stands, for messages, or of the file itself where
 * section is NULL; the file where the key is not there. */
Place edition_place(const Edition *self, const char *section, const char *key);

/* The edition's podcast:guid: its own, else UUIDv5 of the feed's address without scheme in the
 * namespace of the podcast namespace.  The caller frees it. */
char *edition_guid(const Edition *self);
