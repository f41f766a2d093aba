/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/pins: readings that the author fixed: front matter's "pins", for a spelling wherever it
 * stands, and marks in the text, "{{lead|led}}", for one place.  docs/normalization.md, "Pins". */
#pragma once
#include "base/yaml.h"
#include "script/spoken.h"

typedef struct Pins Pins;
typedef struct Language Language;

/* A mark in the text, after marks were taken out. */
typedef struct {
    guint32 start, end; /* bytes of the text without marks */
    const char *reading;
} InlinePin;

/* Reads front matter's pins; node may be NULL.  What is not text, and IPA that is none, is reported
 * and left out; a reading that is nearly a known one is reported. */
Pins *pins_new(const YamlNode *node, const Language *language, Diagnostics *diagnostics);
void pins_free(Pins *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pins, pins_free)
/* The reading pinned to the spelling, or NULL. */
const char *pins_find(const Pins *self, const char *text, gsize length);

/* Takes marks out of text: the result, in strings, is what is written, and into gets an InlinePin
 * each.  Returns text itself where there are none. */
const char *pins_strip(const char *text, GStringChunk *strings, GArray *into);

/* The text as it is shown to people, without marks; NULL of NULL.  The caller frees it. */
char *pins_written(const char *text);

/* Reports readings in marks that are nearly a known one, up to what begins as a mark and is none. */
void pins_check(const char *text, const Language *language, const Place *place,
                Diagnostics *diagnostics);

/* Says text as the reading asks: "letters", "word", "cardinal", "ordinal", "year", "digits",
 * "/IPA/", the name of one of a homograph's readings, or else the words to say. */
void pins_speak(const Language *language, const char *text, gsize length, const char *reading,
                Spoken *spoken);
