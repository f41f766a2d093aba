/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "command/commands.h"
#include "command/lexicon_parts.h"

static const struct {
    const char *name, *arguments, *summary;
    int (*run)(CommandContext *context);
} parts[] = {
    {"list", "[WORD...]", "the entries, and where they stand", lexicon_list},
    {"add", "WORD", "write an entry into the edition's file", lexicon_add_word},
    {"lint", "[FILE...]", "what may be wrong with the entries", lexicon_lint},
    {"test", "[FILE...]", "whether words are said as tests expect", lexicon_test},
    {"impact", "[FILE...]", "what a change does to the edition, before it is built",
     lexicon_impact},
    {"import", "FILE", "read a PLS, CMUdict or tab-separated list", lexicon_import},
    {"export", "[FILE]", "write one", lexicon_export},
};

#define OFFSET(member) offsetof(LexiconOptions, member)

static const CommandOption options[] = {
    {"say", 0, COMMAND_TEXT, OFFSET(said.say), "TEXT", "add: say other words, or 'zuh-LEN-skee'"},
    {"ipa", 0, COMMAND_TEXT, OFFSET(said.ipa), "IPA", "add: as dictionaries print it"},
    {"letters", 0, COMMAND_FLAG, OFFSET(said.letters), NULL, "add: letter by letter"},
    {"spell", 0, COMMAND_TEXT, OFFSET(said.spell), "LETTERS", "add: these letters: 'M E E'"},
    {"word", 0, COMMAND_FLAG, OFFSET(said.word), NULL, "add: as a word, though in capitals"},
    {"language", 0, COMMAND_TEXT, OFFSET(said.language), "TAG",
     "add: by the rules of 'fr', 'pl' ..."},
    {"arpabet", 0, COMMAND_TEXT, OFFSET(said.arpabet), "SOUNDS", "add: as CMUdict has it"},
    {"espeak", 0, COMMAND_TEXT, OFFSET(said.espeak), "PHONEMES", "add: as espeak-ng -x prints it"},
    {"note", 0, COMMAND_TEXT, OFFSET(note), "TEXT", "add: a note for other editors"},
    {"source", 0, COMMAND_TEXT, OFFSET(source), "TEXT", "add: where you have it from"},
    {"replace", 0, COMMAND_FLAG, OFFSET(replace), NULL,
     "add: change the entry that is there; import: the file"},
    {"proposed", 0, COMMAND_FLAG, OFFSET(proposed), NULL, "add, import: not used until approved"},
    {"output", 'o', COMMAND_FILE, OFFSET(output), "FILE", "add, import, export: the file to write"},
    {"format", 0, COMMAND_TEXT, OFFSET(format), "NAME", "import, export: pls, cmudict, tsv, yaml"},
    {"only", 0, COMMAND_FILE, OFFSET(only), "FILE", "import: only the words of this list"},
    {"since", 0, COMMAND_TEXT, OFFSET(since), "REV", "impact: against this git revision"},
    {"accept", 0, COMMAND_FLAG, OFFSET(accept), NULL, "test: record what is said now"},
    {"all", 0, COMMAND_FLAG, OFFSET(all), NULL, "lint, test: also what ships with narrator"},
    {"strict", 0, COMMAND_FLAG, OFFSET(strict), NULL, "lint: warnings fail too"},
    {"quick", 0, COMMAND_FLAG, OFFSET(quick), NULL, "lint: without asking the voice"},
    {"status", 0, COMMAND_TEXT, OFFSET(status), "NAME", "list: approved, proposed or disabled"},
    {"voice", 0, COMMAND_TEXT, OFFSET(voice), "NAME", "a voice (default: the edition's)"},
    {NULL, 0, 0, 0, NULL, NULL}};

static int usage(CommandContext *context, const char *name)
{
    const char *names[G_N_ELEMENTS(parts) + 1] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        names[i] = parts[i].name;
    const char *nearest = name != NULL ? text_nearest(name, names) : NULL;
    g_autofree char *list = g_strjoinv(", ", (char **)names);
    if (name == NULL)
        return command_usage(context, "say what to do: %s", list);
    return command_usage(context, "'%s' is none of: %s%s%s%s", name, list,
                         nearest ? "; did you mean '" : "", nearest ? nearest : "",
                         nearest ? "'?" : "");
}

static int run(CommandContext *context)
{
    const char *name = context->n_arguments > 0 ? context->arguments[0] : NULL;
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(parts); i++)
        if (strcmp(parts[i].name, name) == 0) {
            context->arguments++;
            context->n_arguments--;
            return parts[i].run(context);
        }
    return usage(context, name);
}

const Command lexicon_command = {
    .name = "lexicon",
    .arguments = "list|add|lint|test|impact|import|export ...",
    .summary = "how words are said: the entries and what can be done with them",
    .details =
        "list [WORD...]   the entries, or those of a word, and where they stand\n"
        "add WORD         write an entry into the edition's file: --say, --ipa, --letters, ...\n"
        "lint [FILE...]   what may be wrong with the edition's entries, or with a file's\n"
        "test [FILE...]   whether words are said as the entries' tests and files of tests expect\n"
        "impact [FILE...] what changed entries do to the articles, before anything is built\n"
        "import FILE      a PLS, CMUdict or tab-separated list as entries\n"
        "export [FILE]    the edition's entries, or a file's, as one of those\n\n"
        "docs/pronunciations.md says how entries are written.",
    .options = options,
    .options_size = sizeof(LexiconOptions),
    .takes_json = TRUE,
    .run = run,
};
