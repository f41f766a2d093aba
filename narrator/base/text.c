/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <unicode/utrans.h>

void text_position(const char *text, gsize offset, guint *line, guint *column)
{
    const char *start = text;
    const char *end = text + offset;
    *line = 1;
    for (const char *p = text; (p = memchr(p, '\n', (gsize)(end - p))) != NULL; start = ++p)
        (*line)++;
    *column = 1;
    for (const char *p = start; p < end; p++)
        if (((unsigned char)*p & 0xC0) != 0x80)
            (*column)++;
}

/* Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
static guint edit_distance(const char *a, const char *b)
{
    enum { LONGEST = 63 };
    gsize a_length = strlen(a);
    gsize b_length = strlen(b);
    if (a_length > LONGEST || b_length > LONGEST)
        return G_MAXUINT;
    guint rows[3][LONGEST + 1];
    for (gsize j = 0; j <= b_length; j++)
        rows[0][j] = (guint)j;
    for (gsize i = 1; i <= a_length; i++) {
        guint *row = rows[i % 3];
        const guint *above = rows[(i + 2) % 3];
        const guint *before = rows[(i + 1) % 3];
        row[0] = (guint)i;
        for (gsize j = 1; j <= b_length; j++) {
            guint same = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = MIN(same, MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], before[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

const char *text_nearest(const char *word, const char *const *known)
{
    const char *nearest = NULL;
    guint least = MAX(1, (guint)strlen(word) / 3) + 1;
    for (gsize i = 0; known[i] != NULL; i++) {
        guint distance = edit_distance(word, known[i]);
        if (distance < least) {
            least = distance;
            nearest = known[i];
        }
    }
    return nearest;
}

/* Latin letters without accents; NULL where ICU has no data for it. */
static char *transliterate_to_ascii(const char *text)
{
    static const UChar id[] = u"Any-Latin; Latin-ASCII; Lower";
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *transliterator = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status))
        return NULL;
    glong units = 0;
    g_autofree gunichar2 *wide = g_utf8_to_utf16(text, -1, NULL, &units, NULL);
    /* One character becomes at most a few ("щ" shch). */
    int32_t capacity = (int32_t)units * 8 + 16;
    g_autofree gunichar2 *buffer = g_new(gunichar2, (gsize)capacity);
    memcpy(buffer, wide, (gsize)units * sizeof *buffer);
    int32_t length = (int32_t)units;
    int32_t limit = length;
    utrans_transUChars(transliterator, (UChar *)buffer, &length, capacity, 0, &limit, &status);
    utrans_close(transliterator);
    return U_FAILURE(status) ? NULL : g_utf16_to_utf8(buffer, length, NULL, NULL, NULL);
}

static gboolean is_ascii(const char *text)
{
    while (*text != '\0')
        if ((unsigned char)*text++ >= 0x80)
            return FALSE;
    return TRUE;
}

char *text_slug(const char *text, gsize max_bytes)
{
    g_autofree char *short_text = text_truncate(text, 4 * max_bytes);
    g_autofree char *ascii = is_ascii(short_text) ? NULL : transliterate_to_ascii(short_text);
    GString *slug = g_string_new(NULL);
    for (const char *p = ascii ? ascii : short_text; *p != '\0' && slug->len < max_bytes; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(slug, g_ascii_tolower(*p));
        else if (*p != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
            g_string_append_c(slug, '-');
    }
    while (slug->len > 0 && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    if (slug->len == 0)
        g_string_assign(slug, "article");
    return g_string_free(slug, FALSE);
}

char *text_base_language(const char *tag)
{
    return g_strndup(tag, strcspn(tag, "-_"));
}

char *text_truncate(const char *text, gsize max_bytes)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    gsize length = strlen(text);
    if (length <= max_bytes)
        return g_strdup(text);
    gsize cut = max_bytes > strlen(ellipsis) ? max_bytes - strlen(ellipsis) : 0;
    while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80)
        cut--;
    gsize word = cut;
    while (word > 0 && text[word] != ' ')
        word--;
    if (word > cut / 2)
        cut = word;
    return g_strdup_printf("%.*s%s", (int)cut, text, ellipsis);
}

char *text_short_digest(const void *bytes, gsize length)
{
    char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
    digest[16] = '\0';
    return digest;
}

void text_append_unligated(GString *out, const char *p)
{
    static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    gunichar c = g_utf8_get_char(p);
    if (c >= 0xFB00 && c < 0xFB00 + G_N_ELEMENTS(letters))
        g_string_append(out, letters[c - 0xFB00]);
    else
        g_string_append_len(out, p, g_utf8_next_char(p) - p);
}

char *text_collapse_space(const char *text, gsize length)
{
    GString *out = g_string_sized_new(length + 1);
    gboolean space = FALSE;
    for (const char *p = text; p < text + length;) {
        gunichar c = g_utf8_get_char(p);
        const char *next = g_utf8_next_char(p);
        if (g_unichar_isspace(c)) {
            space = TRUE;
        } else {
            if (space && out->len > 0)
                g_string_append_c(out, ' ');
            space = FALSE;
            g_string_append_len(out, p, next - p);
        }
        p = next;
    }
    return g_string_free(out, FALSE);
}

static gboolean refuse_size(gsize max_bytes, GError **error)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "it is larger than %" G_GSIZE_FORMAT " MB",
                max_bytes / (1024 * 1024));
    return FALSE;
}

gboolean text_read_file(const char *path, gsize max_bytes, char **bytes, gsize *length,
                        GError **error)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        int code = errno;
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "cannot read it: %s",
                    g_strerror(code));
        return FALSE;
    }
    if (S_ISDIR(status.st_mode)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, "cannot read it: it is a folder");
        return FALSE;
    }
    if (S_ISREG(status.st_mode) && (guint64)status.st_size > max_bytes)
        return refuse_size(max_bytes, error);
    g_autoptr(GError) cause = NULL;
    if (g_file_get_contents(path, bytes, length, &cause))
        return TRUE;
    g_set_error(error, G_FILE_ERROR, cause->code, "cannot read it: %s", cause->message);
    return FALSE;
}

gboolean text_read_input(gsize max_bytes, char **bytes, gsize *length, GError **error)
{
    g_autoptr(GByteArray) all = g_byte_array_new();
    guint8 buffer[16384];
    size_t got;
    while ((got = fread(buffer, 1, sizeof buffer, stdin)) > 0) {
        g_byte_array_append(all, buffer, (guint)got);
        if (all->len > max_bytes)
            return refuse_size(max_bytes, error);
    }
    if (ferror(stdin)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_IO, "cannot read it");
        return FALSE;
    }
    *length = all->len;
    g_byte_array_append(all, (const guint8 *)"", 1);
    *bytes = (char *)g_byte_array_free(g_steal_pointer(&all), FALSE);
    return TRUE;
}
