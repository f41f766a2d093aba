/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/decode.h"

#include <string.h>

#include "base/text.h"

/* How much is looked at to tell binary files: their headers are full of NULs. */
#define SNIFF_BYTES 4096

typedef struct {
    const char *mark;
    gsize length;
    const char *charset;
} ByteOrderMark;

static const ByteOrderMark byte_order_marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

static const char *const binary_signatures[] = {
    "%PDF-",        "PK\x03\x04", "\x89PNG",          "\x7F\x45LF",
    "\xFF\xD8\xFF", "OggS",       "\xD0\xCF\x11\xE0", "\x1F\x8B",
};

static gboolean is_binary(const char *bytes, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(binary_signatures); i++) {
        gsize n = strlen(binary_signatures[i]);
        if (length > n && memcmp(bytes, binary_signatures[i], n) == 0)
            return TRUE;
    }
    gsize looked = MIN(length, SNIFF_BYTES);
    gsize controls = 0;
    for (gsize i = 0; i < looked; i++) {
        unsigned char c = (unsigned char)bytes[i];
        controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }
    return controls * 10 > looked || memchr(bytes, 0, length) != NULL;
}

/* Names that pages use for what browsers read as Windows-1252 (WHATWG Encoding, section 4.2). */
static const char *real_charset(const char *name)
{
    static const char *const latin[] = {"iso-8859-1", "latin1", "us-ascii", "ascii",
                                        "iso8859-1",  "l1",     "cp1252",   "x-cp1252"};
    for (gsize i = 0; i < G_N_ELEMENTS(latin); i++)
        if (g_ascii_strcasecmp(name, latin[i]) == 0)
            return "windows-1252";
    if (g_ascii_strcasecmp(name, "gb2312") == 0 || g_ascii_strcasecmp(name, "gbk") == 0)
        return "gb18030";
    if (g_ascii_strcasecmp(name, "shift_jis") == 0)
        return "cp932";
    return name;
}

static gboolean names_utf8(const char *charset)
{
    return g_ascii_strcasecmp(charset, "utf-8") == 0 || g_ascii_strcasecmp(charset, "utf8") == 0;
}

/* Whether there are more whole multi-byte characters than broken bytes. */
static gboolean mostly_utf8(const char *bytes, gsize length)
{
    gsize good = 0;
    gsize bad = 0;
    const char *end = bytes + length;
    for (const char *p = bytes; p < end;) {
        if ((unsigned char)*p < 0x80) {
            p++;
            continue;
        }
        gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            bad++;
            p++;
        } else {
            good++;
            p = g_utf8_next_char(p);
        }
    }
    return good > bad;
}

static void report_bad_byte(const char *bytes, const char *bad, const DecodeOptions *options,
                            DiagnosticLevel level, const char *consequence,
                            Diagnostics *diagnostics)
{
    Place place = {.path = options->path};
    text_position(bytes, (gsize)(bad - bytes), &place.line, &place.column);
    diagnostics_add(diagnostics, level, &place,
                    "byte 0x%02X at offset %" G_GSIZE_FORMAT " is not UTF-8%s",
                    (unsigned)(unsigned char)*bad, (gsize)(bad - bytes), consequence);
}

static char *convert(const char *bytes, gsize length, const char *charset, gboolean fallback,
                     gsize *decoded_length)
{
    g_autoptr(GError) error = NULL;
    gsize read = 0;
    char *text = fallback ? g_convert_with_fallback(bytes, (gssize)length, "UTF-8", charset, NULL,
                                                    &read, decoded_length, &error)
                          : g_convert(bytes, (gssize)length, "UTF-8", charset, &read,
                                      decoded_length, &error);
    if (text != NULL && memchr(text, 0, *decoded_length) != NULL)
        g_clear_pointer(&text, g_free);
    return text;
}

/* The bytes that mean nothing in Windows-1252. */
static const char windows_1252_holes[] = {'\x81', '\x8D', '\x8F', '\x90', '\x9D'};

/* Windows-1252 with its holes as spaces: no page and no letter means anything by them. */
static char *from_windows_1252(const char *bytes, gsize length, gsize *decoded_length)
{
    g_autofree char *filled = g_memdup2(bytes, length + 1);
    for (gsize i = 0; i < length; i++)
        if (memchr(windows_1252_holes, filled[i], sizeof windows_1252_holes) != NULL)
            filled[i] = ' ';
    return convert(filled, length, "windows-1252", FALSE, decoded_length);
}

static char *repair(const char *bytes, gsize length, gsize *decoded_length)
{
    char *text = g_utf8_make_valid(bytes, (gssize)length);
    *decoded_length = strlen(text);
    return text;
}

static char *decode_unmarked(const char *bytes, gsize length, const DecodeOptions *options,
                             gsize *decoded_length, Diagnostics *diagnostics)
{
    const char *bad = NULL;
    if (g_utf8_validate_len(bytes, length, &bad)) {
        char *text = g_malloc(length + 1);
        memcpy(text, bytes, length);
        text[length] = '\0';
        *decoded_length = length;
        return text;
    }
    if (options->charset != NULL && !names_utf8(options->charset)) {
        char *text = convert(bytes, length, real_charset(options->charset), FALSE, decoded_length);
        if (text != NULL)
            return text;
    }
    if (mostly_utf8(bytes, length)) {
        report_bad_byte(
            bytes, bad, options, options->damaged_ok ? DIAGNOSTIC_WARNING : DIAGNOSTIC_ERROR,
            options->damaged_ok ? "; it is read as a replacement character" : "", diagnostics);
        return options->damaged_ok ? repair(bytes, length, decoded_length) : NULL;
    }
    char *text = from_windows_1252(bytes, length, decoded_length);
    report_bad_byte(bytes, bad, options, text ? DIAGNOSTIC_WARNING : DIAGNOSTIC_ERROR,
                    text ? "; the text is read as Windows-1252" : "", diagnostics);
    return text;
}

char *decode_bytes(const char *bytes, gsize length, const DecodeOptions *options,
                   gsize *decoded_length, Diagnostics *diagnostics)
{
    Place place = {.path = options->path};
    if (length > DECODE_MAX_BYTES) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                        "it has %" G_GSIZE_FORMAT " MB; an article has at most %" G_GSIZE_FORMAT,
                        length >> 20, DECODE_MAX_BYTES >> 20);
        return NULL;
    }
    DecodeOptions told = *options;
    for (gsize i = 0; i < G_N_ELEMENTS(byte_order_marks); i++) {
        const ByteOrderMark *mark = &byte_order_marks[i];
        if (length < mark->length || memcmp(bytes, mark->mark, mark->length) != 0)
            continue;
        if (i > 0) {
            char *text = convert(bytes + 2, length - 2, mark->charset, FALSE, decoded_length);
            if (text == NULL)
                diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place,
                                "it begins like %s and is not", mark->charset);
            return text;
        }
        bytes += mark->length;
        length -= mark->length;
        told.charset = mark->charset;
        break;
    }
    if (is_binary(bytes, length)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &place, "it is a binary file, not text");
        return NULL;
    }
    return decode_unmarked(bytes, length, &told, decoded_length, diagnostics);
}

/* Characters that show nothing and change nothing of what is said. */
static gboolean is_invisible(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0D) ||
           c == 0xFFFC || (c >= 0xE0000 && c <= 0xE007F);
}

static gboolean is_joiner(gunichar c)
{
    return c == 0x200C || c == 0x200D;
}

static gboolean is_control(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0B) ||
           (c >= 0x7F && c < 0xA0 && c != 0x85);
}

/* Whether NFC may change a character: marks, and blocks with letters that compose or decompose. */
static gboolean may_compose(gunichar c)
{
    return (c >= 0x300 && c < 0x370) || c == 0x37E || c == 0x387 ||
           (c >= 0x590 && c < 0x1E00 && c != 0x1680) || (c >= 0x1F00 && c < 0x2000) ||
           c == 0x2000 || c == 0x2001 || (c >= 0x2120 && c < 0x2130) ||
           (c >= 0x3000 && c < 0x3100) || (c >= 0xA600 && c < 0xAC00) ||
           (c >= 0xF900 && c < 0xFE30) || c >= 0x10000;
}

static gboolean is_space(gunichar c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B || c == 0x85 ||
           (c >= 0xA0 && g_unichar_isspace(c));
}

char *decode_clean(const char *text, gsize length)
{
    GString *out = g_string_sized_new(length + 1);
    gboolean space = FALSE;
    gboolean compose = FALSE;
    gboolean joiners = FALSE;
    for (const char *p = text; p < text + length;) {
        gunichar c = g_utf8_get_char(p);
        const char *next = g_utf8_next_char(p);
        if (is_space(c)) {
            space = TRUE;
        } else if (!is_control(c) && (!is_invisible(c) || (is_joiner(c) && joiners))) {
            if (space && out->len > 0)
                g_string_append_c(out, ' ');
            space = FALSE;
            compose = compose || may_compose(c);
            /* Joiners mean something behind letters of these scripts and emoji only. */
            joiners = c >= 0x590 && !is_joiner(c);
            text_append_unligated(out, p);
        }
        p = next;
    }
    if (compose) {
        char *composed = g_utf8_normalize(out->str, (gssize)out->len, G_NORMALIZE_NFC);
        g_string_free(out, TRUE);
        return composed;
    }
    if (out->len == 0) {
        g_string_free(out, TRUE);
        return NULL;
    }
    /* an article may have 16,000 blocks, and GString rounds up */
    gsize bytes = out->len + 1;
    return g_realloc(g_string_free(out, FALSE), bytes);
}

void decode_report_controls(const char *text, gsize length, const char *path,
                            Diagnostics *diagnostics)
{
    guint count = 0;
    const char *first = NULL;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if ((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x7F)
            continue;
        if (is_control(g_utf8_get_char(p)) && count++ == 0)
            first = p;
    }
    if (count == 0)
        return;
    Place place = {.path = path};
    text_position(text, (gsize)(first - text), &place.line, &place.column);
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, &place,
                    "control character U+%04X is left out%s", g_utf8_get_char(first),
                    count > 1 ? ", as are others" : "");
}
