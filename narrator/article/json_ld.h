/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/json_ld: the NewsArticle (or its kin, schema.org) that a page describes in JSON-LD. */
#pragma once
#include <glib.h>

/* Longer ones hold whole archives. */
#define JSON_LD_MAX_BYTES (1024 * 1024)

typedef enum {
    METADATA_TITLE,
    METADATA_DESCRIPTION,
    METADATA_AUTHOR,
    METADATA_DATE,
    METADATA_URL,
    METADATA_LANGUAGE,
    METADATA_IMAGE,
    METADATA_PUBLICATION,
    METADATA_TAG,
    METADATA_BODY,
    METADATA_FIELDS
} MetadataField;

/* Adds what the JSON says to values, an array of METADATA_FIELDS arrays of char *.  What is no JSON
 * or describes no article adds nothing. */
void json_ld_read(const char *json, gsize length, GPtrArray *const *values);
