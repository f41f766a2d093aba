/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unicode/uscript.h>

#include "script/context.h"
#include "script/verbalize/verbalizers.h"
#include "script/workshop.h"

/* Transliterated in pieces of this size: it may look back over all of one. */
#define MAX_RUN_BYTES 256

static UScriptCode script_at(const Scan *scan, gsize at)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript((UChar32)scan_char(scan, at), &status);
}

/* The language that the data gives a script: the term "script-Cyrl". */
static const char *language_for(const Reading *reading, UScriptCode script)
{
    char key[32];
    const char *name = uscript_getShortName(script);
    g_snprintf(key, sizeof key, "script-%s", name != NULL ? name : "Zyyy");
    return language_term(reading->language, key);
}

/* Some scripts ICU has no Latin form for: runes, hieroglyphs. */
static gboolean is_latin(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        UErrorCode status = U_ZERO_ERROR;
        gunichar c = g_utf8_get_char(text);
        UScriptCode script = uscript_getScript((UChar32)c, &status);
        if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
            return FALSE;
    }
    return TRUE;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    const char *text = scan->text + reading->at;
    UScriptCode script = script_at(scan, reading->at);
    gsize at = reading->at, bytes;
    while (at - reading->at < MAX_RUN_BYTES) {
        guint kind = scan_kind(scan, at, &bytes);
        gboolean foreign = kind == SCAN_FOREIGN && script_at(scan, at) == script;
        if (!foreign && !(at > reading->at && kind == SCAN_LOWER && (guchar)scan->text[at] >= 0x80))
            break;
        at += bytes;
    }
    gsize length = at - reading->at;
    if (length == 0)
        return 0;
    /* "π" */
    (void)scan_kind(scan, reading->at, &bytes);
    const char *sign = bytes == length && context_free_start(reading)
                           ? language_sense(reading->language, text, length, SENSE_SIGN)
                           : NULL;
    if (sign != NULL) {
        spoken_say(spoken, sign);
        return length;
    }
    const char *tag = language_for(reading, script);
    if (tag != NULL) {
        spoken_language(spoken, text, (gssize)length, tag);
        return length;
    }
    g_autofree char *latin = workshop_latin(language_workshop(reading->language), text, length);
    if (is_latin(latin))
        spoken_lower(spoken, latin, -1);
    else
        spoken->rule = "unspeakable";
    return length;
}

const Verbalizer verbalize_foreign = {
    .name = "foreign",
    .class = TOKEN_FOREIGN,
    .first = SCAN_FOREIGN,
    .speak = speak,
};
