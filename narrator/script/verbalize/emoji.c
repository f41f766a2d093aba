/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "script/number.h"
#include "script/verbalize/verbalizers.h"

#define FIRST_REGIONAL 0x1F1E6
#define LAST_REGIONAL 0x1F1FF
#define JOINER 0x200D
/* The longest names in Unicode are under 90 bytes. */
#define MAX_NAME_BYTES 128

static gboolean is_regional(gunichar c)
{
    return c >= FIRST_REGIONAL && c <= LAST_REGIONAL;
}

static gboolean is_emoji(gunichar c, gunichar next)
{
    if (c < 0xA9)
        return FALSE;
    return u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_PRESENTATION) ||
           (next == 0xFE0F && u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI)) ||
           (c >= 0x1F300 && u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC)) ||
           (c >= 0x2600 && c <= 0x27BF && u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI));
}

static gsize width(const Scan *scan, gsize at)
{
    gsize bytes;
    (void)scan_kind(scan, at, &bytes);
    return bytes;
}

/* Behind an emoji: its presentation, skin, and what is joined to it. */
static gsize skip_modifiers(const Scan *scan, gsize at)
{
    for (;;) {
        gunichar c = scan_char(scan, at);
        if (c == 0xFE0F || c == 0xFE0E || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) ||
            (c >= 0xE0020 && c <= 0xE007F))
            at += width(scan, at);
        else if (c == JOINER && scan_char(scan, at + 3) != 0)
            at += 3 + width(scan, at + 3);
        else
            return at;
    }
}

/* "United Kingdom flag", for two regional letters. */
static void say_flag(const Reading *reading, gunichar first, gunichar second, Spoken *spoken)
{
    char locale[8];
    UChar name[MAX_NAME_BYTES];
    char utf8[MAX_NAME_BYTES * 3];
    UErrorCode status = U_ZERO_ERROR;
    g_snprintf(locale, sizeof locale, "und_%c%c", (char)('A' + (first - FIRST_REGIONAL)),
               (char)('A' + (second - FIRST_REGIONAL)));
    (void)uloc_getDisplayCountry(locale, language_tag(reading->language), name, MAX_NAME_BYTES,
                                 &status);
    u_strToUTF8(utf8, sizeof utf8, NULL, name, -1, &status);
    if (U_SUCCESS(status))
        spoken_words(spoken, utf8, -1);
    number_speak_term(reading, spoken, "flag");
}

static void say_name(const Reading *reading, gsize end, gunichar c, Spoken *spoken)
{
    const char *text = reading->scan.text + reading->at;
    gsize first = width(&reading->scan, reading->at);
    const char *own = language_sense(reading->language, text, end - reading->at, SENSE_EMOJI);
    if (own == NULL)
        own = language_sense(reading->language, text, first, SENSE_EMOJI);
    if (own != NULL) {
        spoken_words(spoken, own, -1);
        return;
    }
    char name[MAX_NAME_BYTES];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = u_charName((UChar32)c, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
    /* Unicode's names are English */
    if (U_SUCCESS(status) && length > 0 && length < (int32_t)sizeof name &&
        language_setting(reading->language, "unicode-names"))
        spoken_lower(spoken, name, length);
}

/* One emoji however often it is repeated. */
static gsize skip_repeats(const Scan *scan, gsize start, gsize end)
{
    gsize length = end - start, at = end;
    for (;;) {
        gsize next = scan_spaces(scan, at);
        if (next + length > scan->end || memcmp(scan->text + start, scan->text + next, length) != 0)
            return at;
        at = next + length;
    }
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gunichar c = scan_char(scan, reading->at);
    gsize end = reading->at + width(scan, reading->at);
    gunichar next = scan_char(scan, end);
    gboolean flag = is_regional(c) && is_regional(next);
    if (!flag && !is_emoji(c, next))
        return 0;
    end = flag ? end + width(scan, end) : skip_modifiers(scan, end);
    const char *style = language_term(reading->language, "emoji");
    if (style != NULL && strcmp(style, "dropped") == 0)
        spoken->rule = "emoji-dropped";
    else if (flag)
        say_flag(reading, c, next, spoken);
    else
        say_name(reading, end, c, spoken);
    return skip_repeats(scan, reading->at, end) - reading->at;
}

const Verbalizer verbalize_emoji = {
    .name = "emoji",
    .class = TOKEN_EMOJI,
    .first = SCAN_HIGH,
    .speak = speak,
};
