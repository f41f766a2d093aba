/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/tag: what the ID3 tag of an episode says. */
#pragma once
#include "edition/edition.h"
#include "episode/manifest.h"
#include "script/script.h"

typedef struct {
    const Edition *edition;
    const Manifest *manifest; /* with its chapters and length */
    const Script *script;     /* for the transcript */
    const GBytes *cover;      /* or NULL */
    const char *cover_type;
} TagContext;

/* Appends the tag to into. */
gboolean tag_write(const TagContext *context, GByteArray *into, GError **error);
