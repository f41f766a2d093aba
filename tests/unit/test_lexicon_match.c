/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib.h>

#include "lexicon/lexicon.h"

static const char shipped[] = "entries:\n"
                              "- write: [Kyiv, Kiev]\n"
                              "  ipa: ˈkiːɪv\n"
                              "- {write: IS, letters: true}\n"
                              "- {write: IS-K, letters: true}\n"
                              "- {write: NATO, word: true}\n"
                              "- {write: MP, letters: true}\n"
                              "- {write: New York, say: new york}\n"
                              "- {write: New York Times, say: the times}\n"
                              "- {write: al-Shabaab, ipa: æl ʃəˈbɑːb}\n"
                              "- {write: fajita, ipa: fəˈhiːtə}\n"
                              "- {write: O'Brien, ipa: oʊˈbɹaɪən}\n"
                              "- {write: U.N., letters: U N}\n"
                              "- {write: Yahoo!, ipa: ˈjɑːhuː}\n"
                              "- {write: Cortez, ipa: kɔːˈtɛz}\n"
                              "- {write: News, say: news, inflect: false}\n"
                              "- {write: lead, ipa: liːd}\n"
                              "- {write: lead, sense: metal, ipa: lɛd, before: [pipe, paint]}\n"
                              "- {write: bass, sense: fish, ipa: bæs, near: [sea, fishing boat]}\n"
                              "- {write: St, say: street, after: [Downing, Fleet Old]}\n"
                              "- {write: Draft, say: draught, status: proposed}\n"
                              "- {write: Reading, ipa: ˈɹɛdɪŋ, case: exact}\n"
                              "- {write: Zoë, ipa: ˈzoʊi}\n";

/* The text, with the match to find between braces; no braces: none where "|" stands. */
static const struct {
    const char *text;
    const char *write; /* the entry's spelling and its value's beginning */
    LexiconInflection inflection;
} cases[] = {
    {"in {Kyiv} today", "Kyiv", LEXICON_PLAIN},
    {"{Kiev}", "Kiev", LEXICON_PLAIN},
    {"in {Kyiv}.", "Kyiv", LEXICON_PLAIN},
    {"({Kyiv})", "Kyiv", LEXICON_PLAIN},
    {"“{Kyiv}”", "Kyiv", LEXICON_PLAIN},
    {"{Kyiv’s} mayor", "Kyiv", LEXICON_POSSESSIVE},
    {"{Kyiv's} mayor", "Kyiv", LEXICON_POSSESSIVE},
    {"{KYIV}, Ukraine", "Kyiv", LEXICON_PLAIN},
    {"{KYIV'S} MAYOR", "Kyiv", LEXICON_POSSESSIVE},
    {"pro-{Kyiv}-led", "Kyiv", LEXICON_PLAIN},
    {"|kyiv", NULL, 0},
    {"|Kyivan", NULL, 0},
    {"|Kyiv2", NULL, 0},
    {"x|Kyiv", NULL, 0},
    {"d’|Kyiv", NULL, 0},
    {"‘{Kyiv}’", "Kyiv", LEXICON_PLAIN},
    {"{IS} fighters", "IS", LEXICON_PLAIN},
    {"|is it", NULL, 0},
    {"|Is it", NULL, 0},
    {"{IS-K} said", "IS-K", LEXICON_PLAIN},
    {"{IS‑K’s} men", "IS-K", LEXICON_POSSESSIVE},
    {"{MPs} voted", "MP", LEXICON_PLURAL},
    {"{MPs’} votes", "MP", LEXICON_PLURAL_POSSESSIVE},
    {"{MP’s} vote", "MP", LEXICON_POSSESSIVE},
    {"|MPS", NULL, 0},
    {"|mp", NULL, 0},
    {"a {New York} bank", "New York", LEXICON_PLAIN},
    {"a {New\nYork} bank", "New York", LEXICON_PLAIN},
    {"a {New \u00A0York’s} bank", "New York", LEXICON_POSSESSIVE},
    {"the {New York Times} said", "New York Times", LEXICON_PLAIN},
    {"|New Yorker", NULL, 0},
    {"|New", NULL, 0},
    {"{al-Shabaab} said", "al-Shabaab", LEXICON_PLAIN},
    {"{Al-Shabaab} said", "al-Shabaab", LEXICON_PLAIN},
    {"{AL-SHABAAB} SAID", "al-Shabaab", LEXICON_PLAIN},
    {"|al-shabaab", NULL, 0},
    {"{Fajitas} and", "fajita", LEXICON_PLURAL},
    {"{FAJITAS} and", "fajita", LEXICON_PLURAL},
    {"{O’Brien’s} law", "O'Brien", LEXICON_POSSESSIVE},
    {"the {U.N.} said", "U.N.", LEXICON_PLAIN},
    {"the {U.N.'s} man", "U.N.", LEXICON_POSSESSIVE},
    {"the |U.N, said", NULL, 0},
    {"{Yahoo!} said", "Yahoo!", LEXICON_PLAIN},
    {"|Yahoo said", NULL, 0},
    {"two {Cortezes}", "Cortez", LEXICON_PLURAL},
    {"{News} is", "News", LEXICON_PLAIN},
    {"|News’s", NULL, 0},
    {"they {lead} now", "lead", LEXICON_PLAIN},
    {"a {lead} pipe", "lead/metal", LEXICON_PLAIN},
    {"a {lead}, pipe", "lead/metal", LEXICON_PLAIN},
    {"the {bass} in the sea", "bass/fish", LEXICON_PLAIN},
    {"a fishing boat full of {bass}", "bass/fish", LEXICON_PLAIN},
    {"the |bass guitar", NULL, 0},
    {"Downing {St}", "St", LEXICON_PLAIN},
    {"Fleet Old {St}", "St", LEXICON_PLAIN},
    {"Old |St", NULL, 0},
    {"|Draft", NULL, 0},
    {"{Reading} is", "Reading", LEXICON_PLAIN},
    {"|READING", NULL, 0},
    {"{Zoë} said", "Zoë", LEXICON_PLAIN},
    {"{Zo\u00ADë} said", "Zoë", LEXICON_PLAIN},
};

static Lexicon *load(const char *text, LexiconLayer layer, guint errors, guint warnings)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    Lexicon *lexicon = lexicon_new();
    gboolean fine = lexicon_load_text(lexicon, text, strlen(text), "t.yaml", layer, diagnostics);
    g_assert_cmpuint(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), ==, errors);
    g_assert_cmpuint(diagnostics_count(diagnostics, DIAGNOSTIC_WARNING), ==, warnings);
    g_assert_true(fine == (errors == 0));
    return lexicon;
}

static char *matched(const LexiconMatch *match)
{
    const LexiconEntry *entry = match->entry;
    return entry->sense != NULL ? g_strconcat(entry->write, "/", entry->sense, NULL)
                                : g_strdup(entry->write);
}

static void test_match(void)
{
    g_autoptr(Lexicon) lexicon = load(shipped, LEXICON_SHIPPED, 0, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *text = cases[i].text;
        const char *open = strpbrk(text, "{|");
        const char *close = strchr(text, '}');
        g_autoptr(GString) plain = g_string_new_len(text, open - text);
        g_string_append(plain, open + 1);
        if (close != NULL)
            g_string_erase(plain, close - text - 1, 1);
        LexiconMatch match = {0};
        gboolean found =
            lexicon_match(lexicon, plain->str, plain->len, (gsize)(open - text), &match);
        g_autofree char *write = found ? matched(&match) : NULL;
        gsize wanted = close != NULL ? (gsize)(close - open) - 1 : 0;
        if (g_strcmp0(write, cases[i].write) != 0 || (found && match.length != wanted) ||
            (found && match.inflection != cases[i].inflection)) {
            g_test_message("'%s': '%s', %zu bytes, inflection %d", text, write, match.length,
                           match.inflection);
            g_test_fail();
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lexicon/match", test_match);
    return g_test_run();
}
