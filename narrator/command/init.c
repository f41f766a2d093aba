/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/publish.h"
#include "base/text.h"
#include "command/commands.h"
#include "edition/edition.h"
#include "speech/voice.h"

typedef struct {
    char *title, *author, *base_url, *language, *voice;
} InitOptions;

static const CommandOption options[] = {
    {"title", 0, COMMAND_TEXT, offsetof(InitOptions, title), "TEXT", "what the podcast is called"},
    {"author", 0, COMMAND_TEXT, offsetof(InitOptions, author), "TEXT", "who publishes it"},
    {"base-url", 0, COMMAND_TEXT, offsetof(InitOptions, base_url), "URL",
     "where output/ will be on the web"},
    {"language", 0, COMMAND_TEXT, offsetof(InitOptions, language), "TAG",
     "of the articles (default: en-GB)"},
    {"voice", 0, COMMAND_TEXT, offsetof(InitOptions, voice), "NAME",
     "who reads (default: the first for the language)"},
    {NULL, 0, 0, 0, NULL, NULL}};

static const char first_article[] =
    "---\n"
    "title: The first episode\n"
    "author: The editors\n"
    "date: %s\n"
    "%s---\n"
    "\n"
    "This is the first article of a new edition.  Replace it with your own: one file an article,\n"
    "plain text or Markdown, in this folder.\n"
    "\n"
    "## What happens next\n"
    "\n"
    "Run \"narrator build\" after each change.  It speaks what is new, and publishes the episodes\n"
    "and the feed in the folder called output.\n"
    "\n"
    "## When a name is said wrong\n"
    "\n"
    "Run \"narrator review\" to find the names that may be said wrong, \"narrator lexicon add\"\n"
    "to say how one is said, and build again: only the paragraphs with that name are spoken\n"
    "anew.\n";

/* In an edition in another language, the one article in English says so. */
static const char in_english[] = "language: en-GB\nvoice: " EDITION_VOICE_DEFAULT "\n";

static const char first_pronunciations[] =
    "# How names and acronyms are said in this edition.  'narrator explain WORD' says what "
    "decides.\n"
    "entries:\n"
    "- write: NARR      # an invented acronym, spelled\n"
    "  letters: true\n"
    "- write: Averil    # an invented name, written as it sounds\n"
    "  say: AV-uh-ril\n";

/* A scalar that YAML reads as text, whatever is in it. */
static char *quote(const char *text)
{
    g_autoptr(GString) out = g_string_new("'");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\'')
            g_string_append_c(out, '\'');
        g_string_append_c(out, *p == '\n' ? ' ' : *p);
    }
    g_string_append_c(out, '\'');
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static char *make_settings(const InitOptions *own, const char *name, const char *language,
                           const char *voice)
{
    g_autofree char *title = quote(own->title ? own->title : name);
    g_autofree char *author = quote(own->author ? own->author : name);
    g_autofree char *url = quote(own->base_url ? own->base_url : "http://localhost:8000/");
    return g_strdup_printf(
        "# The settings of this edition; 'man narrator' and narrator.yaml.md explain "
        "them all.\n\n"
        "title: %s\n"
        "author: %s\n"
        "description: Articles, read aloud.\n"
        "language: %s\n"
        "\n"
        "# Where the folder output/ will be found on the web.\n"
        "base_url: %s\n"
        "\n"
        "# A square picture, JPEG or PNG, 1400 to 3000 pixels wide.\n"
        "#image: cover.png\n"
        "category: News\n"
        "#subcategory: Daily News\n"
        "explicit: false\n"
        "\n"
        "# 'narrator voices' lists them.\n"
        "voice: %s\n",
        title, author, language, url, voice);
}

static gboolean speaks(const Voice *voice, const char *language)
{
    g_autofree char *base = text_base_language(voice->language);
    return strcmp(voice->engine, "tone") != 0 &&
           (g_ascii_strcasecmp(voice->language, language) == 0 ||
            g_ascii_strcasecmp(base, language) == 0);
}

/* The default voice, else the first for the language; NULL where there is none. */
static char *find_voice(const char *language, Diagnostics *diagnostics)
{
    g_autoptr(Voice) usual = voice_load(EDITION_VOICE_DEFAULT, NULL, NULL, diagnostics);
    if (usual != NULL && speaks(usual, language))
        return g_strdup(EDITION_VOICE_DEFAULT);
    g_auto(GStrv) names = voice_names(NULL);
    for (gsize i = 0; names[i] != NULL; i++) {
        g_autoptr(Voice) voice = voice_load(names[i], NULL, NULL, diagnostics);
        if (voice != NULL && speaks(voice, language))
            return g_strdup(names[i]);
    }
    return NULL;
}

/* One for the language as it is spoken there, or else anywhere: British for en-AU. */
static char *choose_voice(const char *language, Diagnostics *diagnostics)
{
    char *voice = find_voice(language, diagnostics);
    g_autofree char *base = text_base_language(language);
    if (voice == NULL)
        voice = find_voice(base, diagnostics);
    if (voice != NULL)
        return voice;
    diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, NULL,
                    "no voice for the language '%s'; 'narrator voices' lists what there is",
                    language);
    return NULL;
}

/* What is there stays. */
static gboolean write_file(const char *folder, const char *name, const char *text,
                           CommandContext *context)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS) ||
        publish_bytes(path, text, strlen(text), NULL, &error))
        return TRUE;
    diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, NULL, "%s", error->message);
    return FALSE;
}

static gboolean write_all(CommandContext *context, const char *folder, const char *language,
                          const char *settings)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *today = g_date_time_format(now, "%Y-%m-%d");
    g_autofree char *base = text_base_language(language);
    g_autofree char *article =
        g_strdup_printf(first_article, today, strcmp(base, "en") == 0 ? "" : in_english);
    g_autofree char *names = g_strdup_printf("pronunciations/%s/edition.yaml", base);
    return write_file(folder, "articles/first-episode.md", article, context) &&
           write_file(folder, names, first_pronunciations, context) &&
           write_file(folder, ".gitignore", "/output/\n/masters/\n/.narrator/\n", context) &&
           write_file(folder, "narrator.yaml", settings, context);
}

static void print_next(const char *folder)
{
    g_autofree char *settings = g_build_filename(folder, "narrator.yaml", NULL);
    g_autofree char *articles = g_build_filename(folder, "articles", NULL);
    g_autofree char *quoted = g_shell_quote(folder);
    /* Only what a shell would take apart is quoted. */
    gboolean plain =
        strspn(folder, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "/._-") == strlen(folder);
    (void)printf("made an edition in '%s'\n"
                 "next: put articles into '%s', look at '%s', then run\n"
                 "  narrator build -C %s\n",
                 folder, articles, settings, plain ? folder : quoted);
}

/* The text of narrator.yaml, where all that was given is fit for it; NULL after errors. */
static char *compose_settings(CommandContext *context, const char *folder, const char *language)
{
    const InitOptions *own = context->options;
    g_autofree char *voice =
        own->voice ? g_strdup(own->voice) : choose_voice(language, context->diagnostics);
    g_autoptr(Voice) known = voice ? voice_load(voice, folder, NULL, context->diagnostics) : NULL;
    if (known == NULL)
        return NULL;
    g_autofree char *full = g_canonicalize_filename(folder, NULL);
    g_autofree char *name = g_path_get_basename(full);
    g_autofree char *settings = make_settings(own, name, language, voice);
    g_autoptr(Edition) edition = edition_parse(folder, settings, context->diagnostics);
    return edition ? g_steal_pointer(&settings) : NULL;
}

static int run(CommandContext *context)
{
    const InitOptions *own = context->options;
    if (context->n_arguments != 1 || *context->arguments[0] == '\0')
        return command_usage(context, "takes one folder");
    g_autofree char *folder =
        strcmp(context->folder, ".") == 0 || g_path_is_absolute(context->arguments[0])
            ? g_strdup(context->arguments[0])
            : g_build_filename(context->folder, context->arguments[0], NULL);
    const char *language = own->language ? own->language : "en-GB";
    g_autofree char *path = g_build_filename(folder, "narrator.yaml", NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        diagnostics_add(context->diagnostics, DIAGNOSTIC_ERROR, &(Place){path, 0, 0},
                        "there is an edition in this folder already");
        return COMMAND_USAGE;
    }
    g_autofree char *settings = compose_settings(context, folder, language);
    if (settings == NULL)
        return COMMAND_USAGE;
    if (!write_all(context, folder, language, settings))
        return COMMAND_FAILED;
    if (!context->quiet)
        print_next(folder);
    return COMMAND_DONE;
}

const Command init_command = {
    .name = "init",
    .arguments = "DIR",
    .summary = "a new edition in a folder",
    .details =
        "Writes narrator.yaml, a first article and a file for pronunciations.  What is in the\n"
        "folder already stays; a folder with a narrator.yaml is refused.",
    .options = options,
    .options_size = sizeof(InitOptions),
    .run = run,
};
