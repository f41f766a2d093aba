/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/transcript: the forms of a transcript.  To add one, write a file like transcript_vtt.c
 * and list it in transcript.c.  A writer streams: it holds a paragraph at a time. */
#pragma once
#include <stdio.h>

#include "episode/manifest.h"
#include "episode/timeline.h"

typedef struct {
    const Manifest *manifest; /* of the episode: all but the transcripts themselves in files */
    const char *edition;      /* the edition's title */
} TranscriptOptions;

typedef struct {
    const char *name; /* "vtt" */
    const char *media_type;
    const char *suffix;    /* of the file: ".vtt" */
    const char *file_name; /* where its address must never change; NULL: named by content */

    /* Mandatory.  Writes the transcript in the text as written.  FALSE when the stream fails. */
    gboolean (*write)(const Timeline *timeline, const TranscriptOptions *options, FILE *stream,
                      GError **error);
} TranscriptFormat;

/* All forms, ended by one without a name.  The last one is the episode's page, which links to the
 * files of the others: it is written after them. */
extern const TranscriptFormat transcript_formats[];

/* Ends a writer: FALSE with an error where anything could not be written to stream. */
gboolean transcript_finish(FILE *stream, GError **error);
