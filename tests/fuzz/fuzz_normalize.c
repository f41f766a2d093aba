/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text through the normalizer: its first byte chooses the language, the rest is the text. */
#include <stdint.h>
#include <string.h>

#include "base/data_dir.h"
#include "script/language.h"
#include "script/script.h"

#define LANGUAGES 6

static const char *const tags[LANGUAGES] = {"en", "en-US", "en-GB", "de", "fr", "es"};

static const Language *language_at(guint i)
{
    static Language *languages[LANGUAGES];
    if (languages[i] == NULL) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
        languages[i] = language_load(tags[i], NULL, diagnostics);
    }
    g_assert_nonnull(languages[i]);
    return languages[i];
}

static const Lexicon *lexicon(void)
{
    static Lexicon *shipped;
    if (shipped == NULL) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
        g_autofree char *folder = data_dir_path("pronunciations/en");
        shipped = lexicon_new();
        if (folder != NULL)
            (void)lexicon_load_folder(shipped, folder, LEXICON_SHIPPED, diagnostics);
    }
    return shipped;
}

/* Tokens lie one behind the other, and all but white space lies in one. */
static void check(const Paragraph *paragraph)
{
    gsize at = 0;
    for (guint i = 0; i < paragraph->tokens.len; i++) {
        const Token *token = &paragraph->tokens.data[i];
        g_assert_cmpuint(token->start, >=, at);
        g_assert_cmpuint(token->end, >, token->start);
        g_assert_nonnull(script_token_rule(token));
        g_assert_cmpuint(token->first_part + token->parts, <=, paragraph->parts->len);
        for (; at < token->start; at += (gsize)g_utf8_skip[(guchar)paragraph->written[at]]) {
            gunichar c = g_utf8_get_char(paragraph->written + at);
            g_assert_true(g_unichar_isspace(c) || g_unichar_iscntrl(c) || c == 0x85);
        }
        at = token->end;
    }
    g_assert_true(g_utf8_validate(paragraph->written + at, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    g_autofree char *text = g_utf8_make_valid((const char *)data + 1, (gssize)size - 1);
    guint i = data[0] % LANGUAGES;
    g_autoptr(Script) script = script_new_for_text(text, i < 3 ? lexicon() : NULL, language_at(i));
    g_autoptr(GString) spoken = g_string_new(NULL);
    check(script->paragraphs->pdata[0]);
    script_spoken_text(script->paragraphs->pdata[0], spoken);
    g_assert_true(g_utf8_validate(spoken->str, -1, NULL));
    return 0;
}
