/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PLS file; what was read of it must come back when it is written and read again. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/format.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (!g_utf8_validate_len((const char *)data, size, NULL))
        return 0;
    const LexiconFormat *pls = format_find("pls");
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    g_autoptr(LexemeList) list = lexeme_list_new();
    if (!pls->read(text, size, "fuzz", list, diagnostics))
        return 0;
    g_autofree char *written = pls->write(list, diagnostics);
    g_autoptr(LexemeList) again = lexeme_list_new();
    if (!pls->read(written, strlen(written), "fuzz", again, diagnostics) ||
        again->lexemes->len != list->lexemes->len)
        abort();
    g_autofree char *twice = pls->write(again, diagnostics);
    if (strcmp(written, twice) != 0)
        abort();
    return 0;
}
