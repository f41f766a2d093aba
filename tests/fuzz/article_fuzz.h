/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the targets of article/ share: bytes are read as an article of one form, and what comes out
 * must keep article.h's promises. */
#pragma once
#include <stdlib.h>

#include "article/article.h"
#include "article/phrases.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void article_fuzz_check(const Article *article)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = g_ptr_array_index(article->blocks, i);
        if (block->text == NULL || *block->text == '\0' ||
            !g_utf8_validate(block->text, -1, NULL) || block->kind >= BLOCK_KINDS)
            abort();
    }
    if (article->title == NULL || !g_utf8_validate(article->title, -1, NULL) ||
        article->authors == NULL || article->tags == NULL)
        abort();
}

static int article_fuzz(const unsigned char *data, size_t size, const char *format)
{
    /* Loading the phrases takes longer than most inputs. */
    static PhraseBook *phrases;
    if (phrases == NULL)
        phrases = phrase_book_new(NULL);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    ArticleOptions options = {
        .language = "en", .format = format, .phrases = phrases, .keep_empty = TRUE};
    /* Readers may count on the NUL behind that text_read_file() gives. */
    g_autofree char *bytes = g_malloc(size + 1);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)data[i];
    bytes[size] = '\0';
    g_autoptr(Article) article = article_parse(bytes, size, "fuzz", &options, diagnostics);
    if (article != NULL)
        article_fuzz_check(article);
    return 0;
}
