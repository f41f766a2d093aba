/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

struct Digest {
    struct sha256_ctx context;
};

Digest *digest_new(void)
{
    Digest *self = g_new(Digest, 1);
    sha256_init(&self->context);
    return self;
}

void digest_free(Digest *self)
{
    g_free(self);
}

void digest_add(Digest *self, const void *bytes, gsize length)
{
    sha256_update(&self->context, length, bytes);
}

char *digest_finish(Digest *self)
{
    guint8 bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&self->context, sizeof bytes, bytes);
    char *text = g_malloc0(BASE16_ENCODE_LENGTH(sizeof bytes) + 1);
    base16_encode_update(text, sizeof bytes, bytes);
    return text;
}

static void header(Digest *self, const char *name, gsize length)
{
    g_autofree char *text = g_strdup_printf("%s %" G_GSIZE_FORMAT "\n", name, length);
    digest_add(self, text, strlen(text));
}

void digest_bytes(Digest *self, const char *name, const void *bytes, gsize length)
{
    header(self, name, length);
    digest_add(self, bytes, length);
}

void digest_text(Digest *self, const char *name, const char *text)
{
    if (text == NULL)
        header(self, name, G_MAXSIZE);
    else
        digest_bytes(self, name, text, strlen(text));
}

void digest_integer(Digest *self, const char *name, gint64 value)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, value);
    digest_text(self, name, text);
}

void digest_real(Digest *self, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    digest_text(self, name, g_ascii_formatd(text, sizeof text, "%.9g", value));
}

gboolean digest_file(Digest *self, const char *name, const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &bytes, &length, NULL)) {
        digest_text(self, name, NULL);
        return FALSE;
    }
    digest_bytes(self, name, bytes, length);
    return TRUE;
}

/* 16 bytes from a UUID's 32 hexadecimal digits. */
static gboolean parse_uuid(const char *text, guint8 *bytes)
{
    if (!g_uuid_string_is_valid(text))
        return FALSE;
    guint n = 0;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '-')
            continue;
        guint8 digit = (guint8)g_ascii_xdigit_value(*p);
        bytes[n / 2] = (guint8)(n % 2 == 0 ? digit << 4 : bytes[n / 2] | digit);
        n++;
    }
    return TRUE;
}

char *digest_uuid5(const char *name_space, const char *name)
{
    guint8 u[20];
    if (!parse_uuid(name_space, u))
        return NULL;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(sum, u, 16);
    g_checksum_update(sum, (const guchar *)name, -1);
    gsize length = sizeof u;
    g_checksum_get_digest(sum, u, &length);
    u[6] = (guint8)((u[6] & 0x0F) | 0x50);
    u[8] = (guint8)((u[8] & 0x3F) | 0x80);
    return g_strdup_printf("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                           u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9], u[10], u[11],
                           u[12], u[13], u[14], u[15]);
}
