/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/add_article.h"

#include <string.h>
#include <time.h>

#include "article/date.h"
#include "article/markdown_writer.h"
#include "article/reader.h"
#include "base/publish.h"
#include "base/text.h"

#define MAX_SLUG_BYTES 60
/* Two articles of a day with the same title are already rare. */
#define MAX_SAME_NAMES 1000

void add_article_result_clear(AddArticleResult *self)
{
    g_clear_pointer(&self->file, g_free);
    g_clear_pointer(&self->title, g_free);
}

static char *content_id(const Arrival *arrival)
{
    g_autofree char *digest = text_short_digest(arrival->bytes, arrival->length);
    return g_strconcat("content:", digest, NULL);
}

const char *add_article_known(const AddTarget *target, const Arrival *arrival)
{
    g_autofree char *content = arrival->bytes ? content_id(arrival) : NULL;
    const char *const ids[] = {arrival->guid, arrival->url, content};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        const char *file = ids[i] ? add_record_file(target->record, ids[i]) : NULL;
        g_autofree char *path = file ? g_build_filename(target->folder, file, NULL) : NULL;
        if (path != NULL && g_file_test(path, G_FILE_TEST_EXISTS))
            return file;
    }
    return NULL;
}

static void fill(char **member, const char *value)
{
    if (*member == NULL && value != NULL && *value != '\0')
        *member = g_strdup(value);
}

static void replace(char **member, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    g_free(*member);
    *member = g_strdup(value);
}

/* What the feed and the address say; a feed knows its titles and dates best. */
static void complete(Article *article, const Arrival *arrival)
{
    replace(&article->title, arrival->title);
    g_autofree char *date = arrival->date ? date_parse(arrival->date, NULL, TRUE) : NULL;
    replace(&article->date, date);
    fill(&article->url, arrival->url);
    if (g_strcmp0(arrival->guid, arrival->url) != 0)
        fill(&article->guid, arrival->guid);
    if (article->authors[0] == NULL && arrival->author != NULL) {
        g_strfreev(article->authors);
        article->authors = g_new0(char *, 2);
        article->authors[0] = g_strdup(arrival->author);
    }
}

/* "2024-03-24-the-title"; without a date of its own an article has that of its arrival. */
static char *base_name(const Article *article)
{
    g_autofree char *slug = text_slug(article->title, MAX_SLUG_BYTES);
    char *hyphen = strrchr(slug, '-');
    if (strlen(slug) >= MAX_SLUG_BYTES - 1 && hyphen != NULL)
        *hyphen = '\0'; /* half a word */
    if (article->date != NULL)
        return g_strdup_printf("%.10s-%s", article->date, slug);
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *today = g_date_time_format(now, "%Y-%m-%d");
    return g_strdup_printf("%s-%s", today, slug);
}

static char *free_name(const AddTarget *target, const char *base)
{
    for (guint i = 1; i < MAX_SAME_NAMES; i++) {
        char *name = i == 1 ? g_strdup_printf("%s.md", base) : g_strdup_printf("%s-%u.md", base, i);
        g_autofree char *path = g_build_filename(target->folder, name, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return name;
        g_free(name);
    }
    return NULL;
}

static gboolean write_file(const AddTarget *target, const char *name, const char *bytes,
                           gsize length)
{
    g_autofree char *path = g_build_filename(target->folder, name, NULL);
    g_autoptr(GError) error = NULL;
    if (publish_bytes(path, bytes, length, NULL, &error))
        return TRUE;
    Place place = {.path = path};
    diagnostics_add(target->diagnostics, DIAGNOSTIC_ERROR, &place, "cannot write it: %s",
                    error->message);
    return FALSE;
}

/* "x.md" and "page" -> "x.html.orig", which no build takes for an article. */
static char *original_name(const char *name, const ArticleReader *reader)
{
    return g_strdup_printf("%.*s.%s.orig", (int)(strlen(name) - strlen(".md")), name,
                           reader->suffixes[0]);
}

static gboolean write_files(const AddTarget *target, const Arrival *arrival,
                            const ArticleReader *reader, const Article *article, const char *name)
{
    /* Markdown is written by hand: it stays as it is. */
    if (strcmp(reader->name, "markdown") == 0)
        return write_file(target, name, arrival->bytes, arrival->length);
    g_autofree char *text = markdown_write(article);
    g_autofree char *original = original_name(name, reader);
    return write_file(target, original, arrival->bytes, arrival->length) &&
           write_file(target, name, text, strlen(text));
}

static void enter(const AddTarget *target, const Arrival *arrival, const char *name)
{
    g_autofree char *content = content_id(arrival);
    const char *const ids[] = {arrival->guid, arrival->url, content};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
        if (ids[i] != NULL)
            add_record_set_file(target->record, ids[i], name);
}

gboolean add_article(const AddTarget *target, const Arrival *arrival, AddArticleResult *added)
{
    const ArticleReader *reader = arrival->format
                                      ? reader_find(arrival->format)
                                      : reader_for(arrival->name, arrival->bytes, arrival->length);
    ArticleOptions options = {.language = target->language,
                              .format = reader ? reader->name : arrival->format,
                              .charset = arrival->charset,
                              .phrases = target->phrases};
    g_autoptr(Article) article = article_parse(arrival->bytes, arrival->length, arrival->name,
                                               &options, target->diagnostics);
    if (article == NULL || reader == NULL)
        return FALSE;
    complete(article, arrival);
    g_autofree char *base = base_name(article);
    g_autofree char *name = free_name(target, base);
    if (name == NULL)
        return FALSE;
    added->title = g_strdup(article->title);
    added->file = g_build_filename(target->shown_folder, name, NULL);
    if (target->dry_run)
        return TRUE;
    if (!write_files(target, arrival, reader, article, name))
        return FALSE;
    enter(target, arrival, name);
    return add_record_save(target->record, target->diagnostics);
}
