/* SPDX-License-Identifier: GPL-3.0-or-later */
/* episode/chapters_json: chapters.json of the podcast namespace, version 1.2.0, made of the same
 * chapters as the tag, the feed and the notes. */
#pragma once
#include "episode/manifest.h"

#define CHAPTERS_JSON_MEDIA_TYPE "application/json+chapters"

/* The text of the file.  manifest->files holds the episode's audio already; edition is the
 * edition's title.  The caller frees it. */
char *chapters_json_new(const Manifest *manifest, const char *edition);
