/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/id3.h"

#include <string.h>

#include "audio/audio_error.h"

#define HEADER_BYTES 10
#define SIZE_OFFSET 4 /* in a frame's header */
/* The two encodings that 2.3 has. */
#define LATIN_1 0
#define UTF_16 1
#define PICTURE_OTHER 0
#define PICTURE_FRONT_COVER 3
#define CONTENTS_ID "toc"
#define CONTENTS_FLAGS 0x03 /* top-level, ordered: some apps look only at what has both */
#define NO_OFFSET 0xffffffff

/* In the order in which they are written. */
static const struct {
    const char *id;
    gsize offset;
} text_frames[] = {
    {"TIT2", G_STRUCT_OFFSET(Id3Tag, title)},    {"TPE1", G_STRUCT_OFFSET(Id3Tag, artist)},
    {"TALB", G_STRUCT_OFFSET(Id3Tag, album)},    {"TCON", G_STRUCT_OFFSET(Id3Tag, genre)},
    {"TLAN", G_STRUCT_OFFSET(Id3Tag, language)}, {"TSSE", G_STRUCT_OFFSET(Id3Tag, encoder)},
};

static void append_byte(GByteArray *into, guint8 byte)
{
    g_byte_array_append(into, &byte, 1);
}

static void append_big_endian(GByteArray *into, guint32 value)
{
    guint32 bytes = GUINT32_TO_BE(value);
    g_byte_array_append(into, (const guint8 *)&bytes, sizeof bytes);
}

/* Without its end. */
static void append_ascii(GByteArray *into, const char *text)
{
    g_byte_array_append(into, (const guint8 *)text, (guint)strlen(text));
}

static void append_ascii_ended(GByteArray *into, const char *text)
{
    g_byte_array_append(into, (const guint8 *)text, (guint)strlen(text) + 1);
}

/* Begins a frame and returns where, for end_frame(). */
static guint begin_frame(GByteArray *into, const char *id)
{
    static const guint8 size_and_flags[6] = {0};
    guint begin = into->len;
    append_ascii(into, id);
    g_byte_array_append(into, size_and_flags, sizeof size_and_flags);
    return begin;
}

/* In 2.3 a frame's size is plain, in frames inside of frames too; only the tag's is not. */
static void end_frame(GByteArray *into, guint begin)
{
    guint32 size = GUINT32_TO_BE(into->len - begin - HEADER_BYTES);
    memcpy(into->data + begin + SIZE_OFFSET, &size, sizeof size);
}

/* ASCII is the same in every reader; of Latin-1 beyond it some make what their locale says. */
static guint8 choose_encoding(const char *text, const char *other)
{
    return g_str_is_ascii(text) && g_str_is_ascii(other) ? LATIN_1 : UTF_16;
}

/* Appends text, with its end where more follows in the frame. */
static void append_text(GByteArray *into, guint8 encoding, const char *text, gboolean ended)
{
    static const guint8 byte_order[2] = {0xff, 0xfe};
    if (encoding == LATIN_1) {
        g_byte_array_append(into, (const guint8 *)text, (guint)strlen(text) + (ended ? 1 : 0));
        return;
    }
    glong length = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &length, NULL);
    g_byte_array_append(into, byte_order, sizeof byte_order);
    for (glong i = 0; i < length + (ended ? 1 : 0); i++) {
        append_byte(into, (guint8)(units[i] & 0xff));
        append_byte(into, (guint8)(units[i] >> 8));
    }
}

static void append_text_frame(GByteArray *into, const char *id, const char *text)
{
    guint begin = begin_frame(into, id);
    guint8 encoding = choose_encoding(text, "");
    append_byte(into, encoding);
    append_text(into, encoding, text, FALSE);
    end_frame(into, begin);
}

static void append_number_frame(GByteArray *into, const char *id, guint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GUINT64_FORMAT, number);
    append_text_frame(into, id, text);
}

/* COMM and USLT. */
static void append_prose_frame(GByteArray *into, const char *id, const char *language,
                               const char *text)
{
    guint begin = begin_frame(into, id);
    guint8 encoding = choose_encoding(text, "");
    append_byte(into, encoding);
    append_ascii(into, language != NULL ? language : "und");
    append_text(into, encoding, "", TRUE);
    append_text(into, encoding, text, FALSE);
    end_frame(into, begin);
}

static void append_link_frame(GByteArray *into, const char *name, const char *url)
{
    guint begin = begin_frame(into, "WXXX");
    guint8 encoding = choose_encoding(name, "");
    append_byte(into, encoding);
    append_text(into, encoding, name, TRUE);
    append_ascii(into, url);
    end_frame(into, begin);
}

static void append_picture_frame(GByteArray *into, const Id3Picture *picture, guint8 type)
{
    guint begin = begin_frame(into, "APIC");
    append_byte(into, LATIN_1);
    append_ascii_ended(into, picture->media_type);
    append_byte(into, type);
    append_ascii_ended(into, "");
    g_byte_array_append(into, picture->bytes, (guint)picture->length);
    end_frame(into, begin);
}

/* 2.3 has no frame for a whole date. */
static void append_date_frames(GByteArray *into, const char *date)
{
    g_autofree char *year = g_strndup(date, 4);
    g_autofree char *day = g_strdup_printf("%.2s%.2s", date + 8, date + 5);
    append_text_frame(into, "TYER", year);
    append_text_frame(into, "TDAT", day);
    if (strlen(date) < strlen("2024-03-24T06:00"))
        return;
    g_autofree char *time = g_strdup_printf("%.2s%.2s", date + 11, date + 14);
    append_text_frame(into, "TIME", time);
}

static void format_chapter_id(guint number, char id[8])
{
    g_snprintf(id, 8, "ch%03u", number % 1000);
}

static void append_contents(GByteArray *into, const Id3Tag *tag)
{
    const char *title = tag->contents_title != NULL ? tag->contents_title : tag->title;
    guint begin = begin_frame(into, "CTOC");
    append_ascii_ended(into, CONTENTS_ID);
    append_byte(into, CONTENTS_FLAGS);
    append_byte(into, (guint8)tag->n_chapters);
    for (guint i = 0; i < tag->n_chapters; i++) {
        char id[8];
        format_chapter_id(i, id);
        append_ascii_ended(into, id);
    }
    if (title != NULL)
        append_text_frame(into, "TIT2", title);
    end_frame(into, begin);
}

static void append_chapter(GByteArray *into, const Id3Chapter *chapter, guint number)
{
    char id[8];
    format_chapter_id(number, id);
    guint begin = begin_frame(into, "CHAP");
    append_ascii_ended(into, id);
    append_big_endian(into, chapter->start_ms);
    append_big_endian(into, chapter->end_ms);
    append_big_endian(into, NO_OFFSET);
    append_big_endian(into, NO_OFFSET);
    append_text_frame(into, "TIT2", chapter->title);
    if (chapter->url != NULL)
        append_link_frame(into, "chapter url", chapter->url);
    if (chapter->picture.bytes != NULL)
        append_picture_frame(into, &chapter->picture, PICTURE_OTHER);
    end_frame(into, begin);
}

static void append_short_frames(GByteArray *into, const Id3Tag *tag)
{
    for (gsize i = 0; i < G_N_ELEMENTS(text_frames); i++) {
        const char *text = G_STRUCT_MEMBER(const char *, tag, text_frames[i].offset);
        if (text != NULL)
            append_text_frame(into, text_frames[i].id, text);
    }
    if (tag->date != NULL)
        append_date_frames(into, tag->date);
    if (tag->track > 0)
        append_number_frame(into, "TRCK", tag->track);
    if (tag->length_ms > 0)
        append_number_frame(into, "TLEN", tag->length_ms);
    if (tag->comment != NULL)
        append_prose_frame(into, "COMM", tag->language, tag->comment);
    if (tag->url != NULL) {
        guint begin = begin_frame(into, "WOAF");
        append_ascii(into, tag->url);
        end_frame(into, begin);
    }
    if (tag->link != NULL)
        append_link_frame(into, tag->link_name != NULL ? tag->link_name : "", tag->link);
}

/* What is short goes first: players fetch the file from its front. */
static void append_frames(GByteArray *into, const Id3Tag *tag)
{
    append_short_frames(into, tag);
    if (tag->n_chapters > 0)
        append_contents(into, tag);
    for (guint i = 0; i < tag->n_chapters; i++)
        append_chapter(into, &tag->chapters[i], i);
    if (tag->lyrics != NULL && strlen(tag->lyrics) <= ID3_MAX_LYRICS_BYTES)
        append_prose_frame(into, "USLT", tag->language, tag->lyrics);
    if (tag->picture.bytes != NULL)
        append_picture_frame(into, &tag->picture, PICTURE_FRONT_COVER);
}

static gboolean refuse(GError **error, const char *what, const char *subject)
{
    g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA, "ID3 tag: %s '%s'", what, subject);
    return FALSE;
}

static gboolean check_picture(const Id3Picture *picture, GError **error)
{
    if (picture->bytes == NULL)
        return TRUE;
    if (g_strcmp0(picture->media_type, "image/jpeg") != 0 &&
        g_strcmp0(picture->media_type, "image/png") != 0)
        return refuse(error, "picture is neither image/jpeg nor image/png but",
                      picture->media_type != NULL ? picture->media_type : "");
    if (picture->length > ID3_MAX_BYTES) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE,
                    "ID3 tag: picture of %" G_GSIZE_FORMAT " bytes is larger than %d",
                    picture->length, ID3_MAX_BYTES);
        return FALSE;
    }
    return TRUE;
}

static gboolean check_chapters(const Id3Tag *tag, GError **error)
{
    if (tag->n_chapters > ID3_MAX_CHAPTERS) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE,
                    "ID3 tag: %u chapters are more than %d", tag->n_chapters, ID3_MAX_CHAPTERS);
        return FALSE;
    }
    for (guint i = 0; i < tag->n_chapters; i++) {
        const Id3Chapter *chapter = &tag->chapters[i];
        if (chapter->title == NULL || !g_utf8_validate(chapter->title, -1, NULL))
            return refuse(error, "chapter has no title that is text:",
                          chapter->title != NULL ? "not UTF-8" : "none");
        if (chapter->end_ms <= chapter->start_ms)
            return refuse(error, "chapter ends before it begins:", chapter->title);
        if (chapter->url != NULL && !g_str_is_ascii(chapter->url))
            return refuse(error, "address is not ASCII:", chapter->url);
        if (!check_picture(&chapter->picture, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean check_strings(const Id3Tag *tag, GError **error)
{
    const char *texts[] = {tag->title,  tag->artist,    tag->album,
                           tag->genre,  tag->encoder,   tag->comment,
                           tag->lyrics, tag->link_name, tag->contents_title};
    const char *addresses[] = {tag->url, tag->link};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i] != NULL && !g_utf8_validate(texts[i], -1, NULL))
            return refuse(error, "text is not", "UTF-8");
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++)
        if (addresses[i] != NULL && !g_str_is_ascii(addresses[i]))
            return refuse(error, "address is not ASCII:", addresses[i]);
    if (tag->language != NULL && !g_regex_match_simple("^[a-z]{3}\\z", tag->language, 0, 0))
        return refuse(error, "language is not of ISO 639-2:", tag->language);
    if (tag->date != NULL && !g_regex_match_simple("^[0-9]{4}-[0-9]{2}-[0-9]{2}"
                                                   "(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?\\z",
                                                   tag->date, 0, 0))
        return refuse(error, "date is not of ISO 8601:", tag->date);
    return TRUE;
}

/* Seven bits a byte, so that no decoder takes the size for a frame. */
static void append_tag_size(GByteArray *into, guint size)
{
    for (int shift = 21; shift >= 0; shift -= 7)
        append_byte(into, (guint8)(size >> shift & 0x7f));
}

gboolean id3_write(const Id3Tag *tag, GByteArray *into, GError **error)
{
    if (!check_strings(tag, error) || !check_chapters(tag, error) ||
        !check_picture(&tag->picture, error))
        return FALSE;
    g_autoptr(GByteArray) frames = g_byte_array_new();
    append_frames(frames, tag);
    if (HEADER_BYTES + frames->len > ID3_MAX_BYTES) {
        g_set_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE,
                    "ID3 tag of %u bytes is larger than %d", HEADER_BYTES + frames->len,
                    ID3_MAX_BYTES);
        return FALSE;
    }
    static const guint8 version_and_flags[3] = {3, 0, 0};
    append_ascii(into, "ID3");
    g_byte_array_append(into, version_and_flags, sizeof version_and_flags);
    append_tag_size(into, frames->len);
    g_byte_array_append(into, frames->data, frames->len);
    return TRUE;
}
