/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/segment: what one run of speech became: encoded audio, when its tokens are heard, how
 * loud it is.  A file in the store; its form is at the head of segment.c. */
#pragma once
#include <gio/gio.h>
#include <stdio.h>

/* Part of every key: a change of the form, or of how samples are trimmed, changes it. */
#define SEGMENT_VERSION 2

typedef enum {
    SEGMENT_MP3, /* whole frames */
    SEGMENT_PCM  /* 16 bits, little-endian */
} SegmentFormat;

typedef struct {
    guint32 token;  /* of the paragraph */
    guint32 sample; /* from the segment's start */
} SegmentToken;

typedef struct {
    SegmentFormat format;
    int sample_rate_hz;
    guint32 samples;        /* of the whole: MP3: a whole number of frames */
    guint32 speech_samples; /* up to where speech ends and padding begins */
    float peak_dbtp;
    GArray *tokens;      /* SegmentToken, ascending */
    GArray *blocks;      /* float: energies for loudness_integrated() */
    GByteArray *payload; /* the audio */
} Segment;

Segment *segment_new(void);
void segment_free(Segment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Segment, segment_free)

/* Writes the file's bytes; FALSE, with errno, where the stream does not take them. */
gboolean segment_save(const Segment *self, FILE *stream);
/* What is taken of a segment's bytes. */
typedef enum {
    SEGMENT_WHOLE, /* all, after its checksum was compared */
    SEGMENT_FACTS  /* all but the payload; unchecked, for bytes that were checked before */
} SegmentPart;

/* NULL where the bytes are damaged, cut or of another version: such a segment is made again. */
Segment *segment_from_bytes(const guint8 *bytes, gsize length, SegmentPart part);
