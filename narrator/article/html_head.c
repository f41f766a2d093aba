/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/html_head.h"

#include <string.h>

#include "article/date.h"
#include "article/text_structure.h"

#define MAX_AUTHORS 8

/* What pages put between a title and their own name. */
static const char *const separators[] = {
    " | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
    " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ",     " :: "};

static char *without_publication(const char *title)
{
    const char *cut = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(separators); i++) {
        const char *last = g_strrstr(title, separators[i]);
        if (last != NULL && (cut == NULL || last > cut))
            cut = last;
    }
    g_autofree char *head = cut ? g_strndup(title, (gsize)(cut - title)) : NULL;
    if (head == NULL || text_structure_words(head) < 3)
        return g_strdup(title);
    return g_steal_pointer(&head);
}

/* "The pier | The Coast" for "The pier", all folded. */
static gboolean names_publication_behind(const char *title, const char *heading)
{
    if (!g_str_has_prefix(title, heading))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(separators); i++)
        if (g_str_has_prefix(title + strlen(heading), separators[i]))
            return TRUE;
    return FALSE;
}

/* How well a heading agrees with the titles that the page's data give. */
static guint agreement(const HtmlSegment *heading, const GPtrArray *titles)
{
    g_autofree char *folded = phrases_fold(heading->text);
    guint best = 0;
    for (guint i = 0; i < titles->len && *folded != '\0'; i++) {
        g_autofree char *title = phrases_fold(g_ptr_array_index(titles, i));
        if (strcmp(folded, title) == 0)
            return 3;
        if (heading->level == 1 && names_publication_behind(title, folded))
            best = 2;
        gboolean inside =
            strstr(title, folded) != NULL || (*title && strstr(folded, title) != NULL);
        if (inside && text_structure_words(heading->text) >= 3)
            best = 2;
    }
    return best;
}

char *html_head_title(const HtmlMetadata *metadata, const GArray *segments)
{
    const GPtrArray *titles = metadata->values[METADATA_TITLE];
    const HtmlSegment *best = NULL;
    const HtmlSegment *first = NULL;
    guint highest = 0;
    for (guint i = 0; i < segments->len; i++) {
        const HtmlSegment *segment = &g_array_index(segments, HtmlSegment, i);
        if (segment->kind != BLOCK_HEADING || segment->level > 3)
            continue;
        if (first == NULL && segment->level == 1 && segment->rule == NULL)
            first = segment;
        guint agrees = agreement(segment, titles) * 4;
        if (agrees > 0)
            agrees += 4 - segment->level;
        if (agrees > highest) {
            highest = agrees;
            best = segment;
        }
    }
    if (best != NULL)
        return g_strdup(best->text);
    if (titles->len > 0)
        return without_publication(g_ptr_array_index(titles, 0));
    return first ? g_strdup(first->text) : NULL;
}

static gboolean is_author(const char *name, const HtmlMetadata *metadata)
{
    const GPtrArray *publications = metadata->values[METADATA_PUBLICATION];
    for (guint i = 0; i < publications->len; i++)
        if (g_ascii_strcasecmp(g_ptr_array_index(publications, i), name) == 0)
            return FALSE;
    return *name != '\0' && strchr(name, '/') == NULL && strchr(name, '@') == NULL &&
           text_structure_words(name) <= 6;
}

/* The authors that the most trustworthy source names: the others write them otherwise, or are of
 * other articles. */
static void take_authors(Article *article, const HtmlMetadata *metadata, const Phrases *phrases)
{
    const GPtrArray *values = metadata->values[METADATA_AUTHOR];
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    guint taken = 0; /* its source */
    for (guint i = 0; i < values->len; i++) {
        guint source = g_array_index(metadata->author_sources, guint, i);
        if (found->len > 0 && source != taken)
            break;
        taken = source;
        const char *value = g_ptr_array_index(values, i);
        g_auto(GStrv) names = text_structure_names(value, phrases);
        for (gsize n = 0; names != NULL && names[n] != NULL && found->len < MAX_AUTHORS; n++) {
            gboolean known = g_ptr_array_find_with_equal_func(found, names[n], g_str_equal, NULL);
            if (!known && is_author(names[n], metadata))
                g_ptr_array_add(found, g_strdup(names[n]));
        }
    }
    if (found->len == 0)
        return;
    g_ptr_array_add(found, NULL);
    article->authors = (char **)g_ptr_array_steal(found, NULL);
}

static void take_date(Article *article, const HtmlMetadata *metadata, const Phrases *phrases)
{
    const GPtrArray *dates = metadata->values[METADATA_DATE];
    for (guint i = 0; i < dates->len && article->date == NULL; i++)
        article->date = date_parse(g_ptr_array_index(dates, i), phrases, TRUE);
}

static void take_text(char **into, const char *value)
{
    if (*into == NULL && value != NULL)
        *into = g_strdup(value);
}

/* "en_US" -> "en-US"; NULL for what is no tag. */
static char *language_tag(const char *value)
{
    g_autofree char *tag = g_strdup(value ? value : "");
    g_strdelimit(tag, "_", '-');
    gboolean fine = g_ascii_isalpha(tag[0]) && g_ascii_isalpha(tag[1]) && strlen(tag) <= 11;
    for (const char *p = tag; *p != '\0'; p++)
        fine = fine && (g_ascii_isalnum(*p) || *p == '-');
    return fine ? g_steal_pointer(&tag) : NULL;
}

void html_head_describe(Article *article, const HtmlMetadata *metadata, const Phrases *phrases)
{
    if (article->authors == NULL)
        take_authors(article, metadata, phrases);
    take_date(article, metadata, phrases);
    take_text(&article->summary, html_metadata_get(metadata, METADATA_DESCRIPTION));
    take_text(&article->publication, html_metadata_get(metadata, METADATA_PUBLICATION));
    take_text(&article->image, html_metadata_get(metadata, METADATA_IMAGE));
    const char *url = html_metadata_get(metadata, METADATA_URL);
    if (url != NULL && g_str_has_prefix(url, "http"))
        take_text(&article->url, url);
    if (article->language == NULL)
        article->language = language_tag(html_metadata_get(metadata, METADATA_LANGUAGE));
    const GPtrArray *tags = metadata->values[METADATA_TAG];
    if (article->tags == NULL && tags->len > 0) {
        article->tags = g_new0(char *, tags->len + 1);
        for (guint i = 0; i < tags->len; i++)
            article->tags[i] = g_strdup(g_ptr_array_index(tags, i));
    }
}
