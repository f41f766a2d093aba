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

static gboolean is_vowel(char c)
{
    return strchr("aeiouy", g_ascii_tolower(c)) != NULL;
}

/* Letters that the data has in the language's own manner, "ж" as "zh" or "sch".  Scripts that leave
 * vowels out get one between two consonants: "salam". */
static char *by_letters(const Reading *reading, const char *text, gsize length, gboolean abjad)
{
    GString *out = g_string_new(NULL);
    const char *vowel = abjad ? language_term(reading->language, "abjad-vowel") : NULL;
    gboolean consonant = FALSE;
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
        char lower[7] = "";
        gint bytes = g_unichar_to_utf8(g_unichar_tolower(g_utf8_get_char(c)), lower);
        const char *latin = language_sense(reading->language, lower, (gsize)bytes, SENSE_LATIN);
        if (latin == NULL)
            latin = lower;
        else if (consonant && vowel != NULL && *latin != '\0' && !is_vowel(*latin))
            g_string_append(out, vowel);
        g_string_append(out, latin);
        if (*latin != '\0')
            consonant = !is_vowel(latin[strlen(latin) - 1]) && latin != lower;
    }
    return g_string_free(out, FALSE);
}

/* The beginning of a syllable of Pinyin as the language would write it: the term "pinyin zh". */
static void append_syllable(const Reading *reading, const char *syllable, GString *out)
{
    char key[16];
    for (gsize n = 2; n > 0; n--) {
        g_snprintf(key, sizeof key, "pinyin %.*s", (int)n, syllable);
        const char *begin = language_term(reading->language, key);
        if (strlen(syllable) < n || begin == NULL)
            continue;
        g_string_append(out, begin);
        syllable += n;
        break;
    }
    g_string_append(out, syllable);
}

static char *from_pinyin(const Reading *reading, const char *latin)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) syllables = g_strsplit(latin, " ", -1);
    for (guint i = 0; syllables[i] != NULL; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        append_syllable(reading, syllables[i], out);
    }
    return g_string_free(out, FALSE);
}

static char *latin_of(const Reading *reading, const char *text, gsize length, UScriptCode script)
{
    gboolean abjad = script == USCRIPT_ARABIC || script == USCRIPT_HEBREW;
    g_autofree char *mapped = by_letters(reading, text, length, abjad);
    LanguageWorkshop *workshop = language_workshop(reading->language);
    if (script != USCRIPT_HAN)
        return g_strdup(workshop_latin(workshop, mapped));
    /* A character is a syllable, whatever stands around it. */
    g_autoptr(GString) pinyin = g_string_new(NULL);
    for (const char *c = mapped; *c != '\0'; c = g_utf8_next_char(c)) {
        char one[7] = "";
        (void)g_unichar_to_utf8(g_utf8_get_char(c), one);
        if (pinyin->len > 0)
            g_string_append_c(pinyin, ' ');
        g_string_append(pinyin, workshop_latin(workshop, one));
    }
    return from_pinyin(reading, pinyin->str);
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
        /* vowel signs of Indic scripts and Thai are marks */
        if (!foreign && !(at > reading->at && g_unichar_ismark(scan_char(scan, at))))
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
    /* "α": a letter alone is named */
    const char *name = language_sense(reading->language, text, length, SENSE_SIGN);
    if (name != NULL) {
        spoken->class = TOKEN_SYMBOL;
        spoken_say(spoken, name);
        return length;
    }
    g_autofree char *latin = latin_of(reading, text, length, script);
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
