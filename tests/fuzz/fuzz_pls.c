/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PLS file; what was read of it must come back when it is written and read again. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/format.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* The same by way of narrator's own form, but for what that refuses. */
static void check_own(const LexemeList *list, const char *written, Diagnostics *diagnostics)
{
    const LexiconFormat *own = format_find("yaml");
    g_autofree char *yaml = own->write(list, diagnostics);
    g_autoptr(LexemeList) back = lexeme_list_new();
    if (!own->read(yaml, strlen(yaml), "fuzz", back, diagnostics))
        return;
    g_autofree char *again = format_find("pls")->write(back, diagnostics);
    if (strcmp(written, again) != 0)
        abort();
}

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
    check_own(list, written, diagnostics);
    return 0;
}
