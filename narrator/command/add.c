/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "article/decode.h"
#include "article/phrases.h"
#include "article/reader.h"
#include "base/interrupt.h"
#include "base/json_writer.h"
#include "base/progress.h"
#include "base/text.h"
#include "command/add_article.h"
#include "command/commands.h"
#include "edition/edition.h"
#include "fetch/feed_reader.h"
#include "fetch/fetch.h"

#define DEFAULT_LIMIT 20
/* A feed that has the text has so many words of it; teasers have fewer. */
#define MIN_CONTENT_BYTES 1500

typedef struct {
    gboolean dry_run, force, allow_private;
    int limit, time_limit_s;
    char *format;
} AddOptions;

static const CommandOption options[] = {
    {"dry-run", 'n', COMMAND_FLAG, offsetof(AddOptions, dry_run), NULL,
     "say what would be added, and write nothing"},
    {"force", 'f', COMMAND_FLAG, offsetof(AddOptions, force), NULL,
     "add what is there already once more"},
    {"limit", 0, COMMAND_INTEGER, offsetof(AddOptions, limit), "N",
     "of a feed at most so many new items (default: 20)"},
    {"format", 0, COMMAND_TEXT, offsetof(AddOptions, format), "FORMAT",
     "the form it is in: text, markdown, html ..."},
    {"allow-private", 0, COMMAND_FLAG, offsetof(AddOptions, allow_private), NULL,
     "permit addresses on this machine and in private networks"},
    {"time-limit", 0, COMMAND_INTEGER, offsetof(AddOptions, time_limit_s), "SECONDS",
     "for one document (default: 60)"},
    {NULL, 0, 0, 0, NULL, NULL}};

typedef struct {
    CommandContext *context;
    const AddOptions *options;
    AddTarget target;
    Fetcher *fetcher;
    Progress *progress;
    JsonWriter *json; /* or NULL */
    guint added, known, failed;
} Adding;

static void report(Adding *adding, const char *source, const char *outcome, const char *file,
                   const char *title)
{
    if (adding->json != NULL) {
        json_writer_begin_object(adding->json, NULL);
        json_writer_text(adding->json, "source", source);
        json_writer_text(adding->json, "outcome", outcome);
        json_writer_text(adding->json, "article", file);
        json_writer_text(adding->json, "title", title);
        json_writer_end(adding->json);
        return;
    }
    progress_clear(adding->progress);
    gboolean shown = file != NULL || strcmp(outcome, "unchanged") == 0;
    if (shown && !adding->context->quiet)
        (void)printf("%-10s %s%s%s\n", outcome, file ? file : source, title ? "  " : "",
                     title ? title : "");
}

static void tell(Adding *adding, const char *source, DiagnosticLevel level, const char *message)
{
    Place place = {.path = source};
    diagnostics_add(adding->target.diagnostics, level, &place, "%s", message);
}

/* What was interrupted has not failed: it is there the next time. */
static void fail(Adding *adding, const char *source, const char *message)
{
    if (interrupt_requested())
        return;
    if (message != NULL)
        tell(adding, source, DIAGNOSTIC_ERROR, message);
    report(adding, source, "failed", NULL, NULL);
    adding->failed++;
}

/* Adds a document unless it is there. */
static void take(Adding *adding, const Arrival *arrival)
{
    const char *known = add_article_known(&adding->target, arrival);
    if (known != NULL && !adding->options->force) {
        g_autofree char *file = g_build_filename(adding->target.shown_folder, known, NULL);
        report(adding, arrival->name, "known", file, NULL);
        adding->known++;
        return;
    }
    g_auto(AddArticleResult) added = {0};
    if (!add_article(&adding->target, arrival, &added)) {
        fail(adding, arrival->name, NULL);
        return;
    }
    report(adding, arrival->name, adding->options->dry_run ? "would add" : "added", added.file,
           added.title);
    adding->added++;
}

static const char *format_of(const Adding *adding, const FetchResult *result)
{
    if (adding->options->format != NULL)
        return adding->options->format;
    const ArticleReader *reader =
        result->media_type ? reader_for_media_type(result->media_type) : NULL;
    /* Servers call anything they do not know plain text. */
    if (reader != NULL && strcmp(reader->name, "text") == 0)
        reader = NULL;
    return reader ? reader->name : NULL;
}

static void take_page(Adding *adding, const FetchResult *result, const FeedItem *item)
{
    Arrival arrival = {.bytes = result->bytes,
                       .length = result->length,
                       .name = item ? item->url : result->url,
                       .url = item ? item->url : result->url,
                       .format = format_of(adding, result),
                       .charset = result->charset};
    if (item != NULL) {
        arrival.guid = item->guid;
        arrival.title = item->title;
        arrival.author = item->author;
        arrival.date = item->date;
    }
    take(adding, &arrival);
}

/* A page that was asked for by its address. */
static void take_asked_page(Adding *adding, const FetchResult *result)
{
    const char *path = strchr(result->url + strlen("https://"), '/');
    if (path == NULL || strcmp(path, "/") == 0)
        tell(adding, result->url, DIAGNOSTIC_WARNING,
             "this is a site's front page; an article or feed has an address of its own");
    take_page(adding, result, NULL);
}

static gboolean has_full_text(const FeedItem *item)
{
    if (item->content == NULL || strlen(item->content) < MIN_CONTENT_BYTES)
        return FALSE;
    g_autofree char *end = g_strdup(item->content + strlen(item->content) - 80);
    return strstr(end, "[&#8230;]") == NULL && strstr(end, "[\xE2\x80\xA6]") == NULL &&
           strstr(end, "[...]") == NULL;
}

static void take_content(Adding *adding, const FeedItem *item)
{
    g_autofree char *title = g_markup_escape_text(item->title ? item->title : "", -1);
    g_autofree char *page =
        g_strdup_printf("<!DOCTYPE html><title>%s</title><article class=\"article-body\">"
                        "<h1>%s</h1>\n%s</article>",
                        title, title, item->content);
    Arrival arrival = {.bytes = page,
                       .length = strlen(page),
                       .name = item->url ? item->url : item->guid,
                       .url = item->url,
                       .guid = item->guid,
                       .title = item->title,
                       .author = item->author,
                       .date = item->date,
                       .format = "html",
                       .charset = "utf-8"};
    take(adding, &arrival);
}

static void take_item(Adding *adding, const FeedItem *item)
{
    progress_label(adding->progress, item->title ? item->title : item->guid);
    if (has_full_text(item)) {
        take_content(adding, item);
        return;
    }
    if (item->url == NULL) {
        fail(adding, item->guid, "the feed has neither its text nor its address");
        return;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(FetchResult) result = fetch_get(adding->fetcher, item->url, NULL, &error);
    if (result == NULL)
        fail(adding, item->url, error->message);
    else
        take_page(adding, result, item);
}

static gboolean is_known_item(const Adding *adding, const FeedItem *item)
{
    Arrival arrival = {.guid = item->guid, .url = item->url};
    return !adding->options->force && add_article_known(&adding->target, &arrival) != NULL;
}

static void take_feed(Adding *adding, const char *source, const FetchResult *result)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Feed) feed = feed_reader_parse(result->bytes, result->length, result->url, &error);
    if (feed == NULL) {
        fail(adding, source, error->message);
        return;
    }
    guint failed = adding->failed;
    guint added = adding->added;
    int left = adding->options->limit;
    guint i = 0;
    for (; i < feed->items->len && !interrupt_requested(); i++) {
        const FeedItem *item = g_ptr_array_index(feed->items, i);
        if (is_known_item(adding, item)) {
            adding->known++;
            continue;
        }
        if (left-- == 0)
            break;
        progress_expect(adding->progress, 1);
        take_item(adding, item);
        progress_advance(adding->progress, 1, 0);
    }
    gboolean all = i == feed->items->len;
    if (all && failed == adding->failed && added == adding->added)
        report(adding, source, "unchanged", NULL, NULL);
    if (!all && !interrupt_requested())
        tell(adding, source, DIAGNOSTIC_NOTE, "it has more, for the next time; see '--limit'");
    /* What is left or failed must be there next time. */
    if (all && failed == adding->failed && !adding->options->dry_run) {
        if (result->etag != NULL || result->last_modified != NULL)
            add_record_set_feed(adding->target.record, source, result->etag, result->last_modified);
        (void)add_record_save(adding->target.record, adding->target.diagnostics);
    }
}

static gboolean is_feed(const FetchResult *result)
{
    const char *type = result->media_type ? result->media_type : "";
    return strstr(type, "rss") != NULL || strstr(type, "atom") != NULL ||
           feed_reader_claims(result->bytes, result->length);
}

static void take_url(Adding *adding, const char *source)
{
    FetchState state = {NULL, NULL};
    if (!adding->options->force)
        add_record_feed(adding->target.record, source, &state.etag, &state.last_modified);
    Arrival asked = {.url = source, .name = source};
    if (add_article_known(&adding->target, &asked) != NULL && !adding->options->force) {
        take(adding, &asked);
        return;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(FetchResult) result = fetch_get(adding->fetcher, source, &state, &error);
    if (result == NULL)
        fail(adding, source, error->message);
    else if (result->unchanged)
        report(adding, source, "unchanged", NULL, NULL);
    else if (is_feed(result))
        take_feed(adding, source, result);
    else
        take_asked_page(adding, result);
}

static gboolean looks_like_address(const char *source)
{
    return strstr(source, "://") != NULL || g_ascii_strncasecmp(source, "www.", 4) == 0;
}

static void take_file(Adding *adding, const char *source)
{
    gboolean input = strcmp(source, "-") == 0;
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (!(input ? text_read_input(DECODE_MAX_BYTES, &bytes, &length, &error)
                : text_read_file(source, DECODE_MAX_BYTES, &bytes, &length, &error))) {
        fail(adding, source,
             looks_like_address(source)
                 ? "it is no file, and addresses begin with 'http://' or 'https://'"
                 : error->message);
        return;
    }
    if (adding->options->format == NULL && feed_reader_claims(bytes, length)) {
        FetchResult feed = {.bytes = bytes, .length = length};
        take_feed(adding, source, &feed);
        return;
    }
    Arrival arrival = {
        .bytes = bytes, .length = length, .name = source, .format = adding->options->format};
    take(adding, &arrival);
}

static int run_sources(Adding *adding)
{
    char **sources = adding->context->arguments;
    for (gsize i = 0; sources[i] != NULL && !interrupt_requested(); i++) {
        progress_label(adding->progress, sources[i]);
        if (fetch_is_url(sources[i]))
            take_url(adding, sources[i]);
        else
            take_file(adding, sources[i]);
    }
    if (interrupt_requested())
        return COMMAND_INTERRUPTED;
    return adding->failed > 0 ? COMMAND_FAILED : command_outcome(adding->context);
}

static gboolean open_target(Adding *adding, const Edition *edition)
{
    adding->target.folder = edition_path(edition, edition->articles);
    adding->target.shown_folder = g_strdup(edition->articles);
    adding->target.language = edition->language;
    adding->target.phrases = phrase_book_new(edition->folder);
    adding->target.dry_run = adding->options->dry_run;
    adding->target.diagnostics = adding->context->diagnostics;
    adding->target.record = add_record_open(adding->target.folder, adding->context->diagnostics);
    return adding->target.record != NULL;
}

static void close_adding(Adding *adding)
{
    adding->context->progress = NULL;
    progress_free(adding->progress);
    fetch_free(adding->fetcher);
    add_record_free(adding->target.record);
    phrase_book_free(adding->target.phrases);
    g_free(adding->target.folder);
    g_free(adding->target.shown_folder);
}

static int run(CommandContext *context)
{
    AddOptions *own = context->options;
    if (context->n_arguments == 0)
        return command_usage(context, "takes the files and addresses to add");
    if (own->limit < 0 || own->time_limit_s < 0)
        return command_usage(context, "limits are whole numbers above 0");
    if (own->limit == 0)
        own->limit = DEFAULT_LIMIT;
    if (own->format != NULL && reader_find(own->format) == NULL)
        return command_usage(context, "there is no form '%s'", own->format);
    g_autoptr(Edition) edition = edition_load(context->folder, context->diagnostics);
    if (edition == NULL)
        return COMMAND_USAGE;
    interrupt_install();
    FetchOptions fetching = {.allow_private = own->allow_private,
                             .time_limit_seconds = (guint)own->time_limit_s};
    Adding adding = {.context = context, .options = own};
    adding.fetcher = fetch_new(&fetching);
    adding.progress = progress_new(!context->quiet && isatty(STDERR_FILENO));
    context->progress = adding.progress;
    int code = COMMAND_USAGE;
    if (open_target(&adding, edition)) {
        adding.json = context->json ? json_writer_new(stdout) : NULL;
        if (adding.json != NULL)
            json_writer_begin_array(adding.json, NULL);
        code = run_sources(&adding);
        if (adding.json != NULL) {
            json_writer_end(adding.json);
            (void)json_writer_finish(adding.json);
        }
    }
    close_adding(&adding);
    return code;
}

const Command add_command = {
    .name = "add",
    .arguments = "SOURCE...",
    .summary = "bring articles into the edition",
    .details = "A SOURCE is a file, '-' for standard input, the address of a page, or that of an\n"
               "RSS or Atom feed, of which the items are added that are new.  Each becomes\n"
               "DATE-SLUG.md in the folder of articles, with what came beside it as .orig.\n"
               "Robots.txt is kept, certificates are checked, private addresses refused.",
    .options = options,
    .options_size = sizeof(AddOptions),
    .takes_json = TRUE,
    .run = run,
};
