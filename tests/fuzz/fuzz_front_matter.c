/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input is the YAML between the fences. */
#include <string.h>

#include "article_fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    static const char before[] = "---\n";
    static const char behind[] = "\n---\n# A title\n\nText of the article.\n";
    g_byte_array_append(bytes, (const guint8 *)before, sizeof before - 1);
    g_byte_array_append(bytes, data, (guint)size);
    g_byte_array_append(bytes, (const guint8 *)behind, sizeof behind - 1);
    return article_fuzz(bytes->data, bytes->len, "markdown");
}
