/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/manifest: what one published episode is: the account of its article, its files, times and
 * hashes.  output/episodes/SLUG/manifest.json; what the feed is made of, and what tells a build
 * that nothing is to be done.  A plain member is a row in manifest.c's table; docs/output.md
 * describes the file. */
#pragma once
#include "base/diagnostics.h"
#include <gio/gio.h>
#include <stdio.h>

/* The form of manifest.json.  A file of another version is not read: its episode is built again. */
#define MANIFEST_VERSION 1

/* A published file.  name is relative to the episode's folder and carries a content hash. */
typedef struct {
    char *name;
    char *type; /* media type */
    guint64 bytes;
    char *sha256; /* 64 hexadecimal digits */
} ManifestFile;

typedef struct {
    guint start_ms, end_ms;
    char *title;
} ManifestChapter;

/* One block of the article, accounted for. */
typedef struct {
    guint line;
    char *kind;
    char *skipped;          /* the rule, or NULL where it is spoken */
    guint start_ms, end_ms; /* where it is spoken */
    char *text;             /* of what is skipped, cut to 200 bytes; else NULL */
} ManifestBlock;

/* Strings may be NULL only where it says so. */
typedef struct {
    char *slug;       /* the episode's folder in output/episodes/ */
    char *guid;       /* UUID */
    char *input;      /* digest of all that went in; equal: nothing to do */
    char *article;    /* path of the article in the edition */
    char *title;      /* plain text, as all that follows */
    char *standfirst; /* may be NULL */
    char *summary;    /* may be NULL: what the feed describes it with, a paragraph */
    char **authors;
    char *date; /* ISO 8601 or NULL */
    char *url;  /* the article's own address, or NULL */
    char *language;
    char **tags;
    char *speaker; /* the voice's name */
    char *voice;   /* the voice profile's name */
    guint64 samples;
    int sample_rate_hz;
    int bitrate_kbps; /* 0 where there is no MP3 */
    guint duration_ms;
    guint words;
    double loudness_lufs;  /* integrated, counted as dual mono, before encoding */
    double true_peak_dbtp; /* before encoding */
    char *narrator;        /* versions of what made it */
    char *engine;
    char *encoder;
    GArray *files;       /* ManifestFile */
    GArray *chapters;    /* ManifestChapter */
    GArray *blocks;      /* ManifestBlock */
    GPtrArray *segments; /* char *: keys in the store, in order, pauses left out */
} Manifest;

/* With empty lists and arrays, all else 0 and NULL.  manifest_free() frees all that is put in. */
Manifest *manifest_new(void);
void manifest_free(Manifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Manifest, manifest_free)

/* Reads a manifest.json; NULL with an error where it is not one of this version.  Its blocks
 * are left out: they are for people, and as a tree they would be the most of a long article. */
Manifest *manifest_load(const char *path, GError **error);
/* The same from text; name stands for the file in messages. */
Manifest *manifest_parse(const char *text, gsize length, const char *name, GError **error);
/* The text of the file.  The caller frees it. */
char *manifest_to_json(const Manifest *self);
/* The same, into a stream that is checked for errors by the caller. */
void manifest_write(const Manifest *self, FILE *stream);
/* The file of a media type, or NULL. */
const ManifestFile *manifest_file(const Manifest *self, const char *type);
/* What is listened to: the MP3, else the first file whose media type begins with "audio/", else
 * NULL. */
const ManifestFile *manifest_audio(const Manifest *self);
