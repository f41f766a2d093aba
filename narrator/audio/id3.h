/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/id3: an ID3v2.3 tag with chapters.
 *
 * Data in, bytes out; frames and their order are what podcast apps agree on (docs/architecture.md).
 * No padding, no unsynchronisation, no extended header, no frame flags.  id3v2.3.0 and "ID3v2
 * Chapter Frame Addendum" 1.0.  Stands on GLib. */
#pragma once
#include <glib.h>

/* A table of contents counts its chapters in one byte, and nested tables are not read by some. */
#define ID3_MAX_CHAPTERS 255
/* A transcript longer than this is left out: players fetch the tag before they play. */
#define ID3_MAX_LYRICS_BYTES 65536
/* The whole tag, for the same reason. */
#define ID3_MAX_BYTES (512 * 1024)

typedef struct {
    const guint8 *bytes; /* NULL: no picture */
    gsize length;
    const char *media_type; /* "image/jpeg" or "image/png" */
} Id3Picture;

typedef struct {
    const char *title;
    guint start_ms, end_ms; /* end above start */
    const char *url;        /* may be NULL */
    Id3Picture picture;
} Id3Chapter;

/* Text is valid UTF-8, URLs are ASCII; every string may be NULL: then its frame is left out. */
typedef struct {
    const char *title;     /* TIT2 */
    const char *artist;    /* TPE1 */
    const char *album;     /* TALB */
    const char *genre;     /* TCON */
    const char *date;      /* TYER, TDAT, TIME: ISO 8601, "2024-03-24" or "2024-03-24T06:00:00Z" */
    guint track;           /* TRCK; 0: none */
    const char *language;  /* TLAN and in COMM and USLT: ISO 639-2; NULL there: "und" */
    guint64 length_ms;     /* TLEN; 0: none */
    const char *encoder;   /* TSSE */
    const char *comment;   /* COMM */
    const char *lyrics;    /* USLT: the transcript */
    const char *url;       /* WOAF: the episode's or article's page */
    const char *link;      /* WXXX */
    const char *link_name; /* WXXX's description */
    Id3Picture picture;    /* APIC, front cover */
    const char *contents_title; /* CTOC's TIT2; NULL: title */
    const Id3Chapter *chapters; /* CTOC and CHAP; in order */
    guint n_chapters;
} Id3Tag;

/* Appends the tag to into.  FALSE, with into as it was, where a limit above is passed (too long a
 * transcript is no error), a chapter is empty or a picture or language is of the wrong kind. */
gboolean id3_write(const Id3Tag *tag, GByteArray *into, GError **error);
