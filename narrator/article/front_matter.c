/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article/front_matter.h"

#include <string.h>

#include "article/date.h"

/* A page of pronunciations; more is a file that begins with a rule by chance. */
#define MAX_BYTES (256 * 1024)

typedef struct {
    Article *article;
    char **author, **authors;
    char *date;
    char **keep, **skip;
    const YamlNode *pronunciations, *pins;
    char *title, *url, *language, *guid, *summary, *standfirst, *image, *voice, *publication;
    char **tags;
} Fields;

#define TEXT(name)                                                                                 \
    {                                                                                              \
        .key = #name, .type = YAML_FIELD_TEXT, .offset = G_STRUCT_OFFSET(Fields, name)             \
    }
#define LIST(name)                                                                                 \
    {                                                                                              \
        .key = #name, .type = YAML_FIELD_TEXT_LIST, .offset = G_STRUCT_OFFSET(Fields, name)        \
    }
#define NODE(name)                                                                                 \
    {                                                                                              \
        .key = #name, .type = YAML_FIELD_NODE, .offset = G_STRUCT_OFFSET(Fields, name)             \
    }

static const YamlField field_table[] = {
    TEXT(title),    LIST(author), LIST(authors),     TEXT(date),           TEXT(url),
    TEXT(language), TEXT(guid),   TEXT(summary),     TEXT(standfirst),     TEXT(image),
    TEXT(voice),    LIST(tags),   TEXT(publication), NODE(pronunciations), NODE(pins),
    LIST(keep),     LIST(skip),
};

/* The length of a line that is "---" (or, at the end, "..."), with its line end; 0 for others. */
static gsize fence_length(const char *p, const char *end, gboolean closing)
{
    if (end - p < 3 || (memcmp(p, "---", 3) != 0 && !(closing && memcmp(p, "...", 3) == 0)))
        return 0;
    const char *q = p + 3;
    while (q < end && (*q == ' ' || *q == '\t' || *q == '\r'))
        q++;
    if (q < end && *q != '\n')
        return 0;
    return (gsize)(q - p) + (q < end);
}

/* Finds the closing fence; the YAML is between *yaml and the returned pointer.  NULL: none. */
static const char *find_end(const char *start, const char *end, guint *lines, gsize *fence)
{
    const char *limit = end - start > MAX_BYTES ? start + MAX_BYTES : end;
    for (const char *p = start; p < limit;) {
        *fence = fence_length(p, end, TRUE);
        if (*fence > 0)
            return p;
        const char *line_end = memchr(p, '\n', (gsize)(limit - p));
        if (line_end == NULL)
            return NULL;
        (*lines)++;
        p = line_end + 1;
    }
    return NULL;
}

static void move_text(char **into, char **from)
{
    if (*from == NULL || *g_strstrip(*from) == '\0')
        return;
    g_free(*into);
    *into = g_steal_pointer(from);
}

static void move_list(char ***into, char ***from)
{
    if (*from == NULL)
        return;
    g_strfreev(*into);
    *into = g_steal_pointer(from);
}

static gboolean take_date(Fields *fields, const YamlNode *root, Diagnostics *diagnostics)
{
    if (fields->date == NULL)
        return TRUE;
    g_autofree char *date = date_parse(fields->date, NULL, TRUE);
    if (date == NULL) {
        yaml_node_report(yaml_node_get(root, "date"), diagnostics, DIAGNOSTIC_ERROR,
                         "'%s' is no date; write it like 2024-03-24 or 2024-03-24T06:00:00Z",
                         fields->date);
        return FALSE;
    }
    move_text(&fields->article->date, &date);
    return TRUE;
}

static gboolean take_fields(Fields *fields, const YamlNode *root, FrontMatter *front_matter,
                            Diagnostics *diagnostics)
{
    Article *article = fields->article;
    move_text(&article->title, &fields->title);
    move_text(&article->url, &fields->url);
    move_text(&article->language, &fields->language);
    move_text(&article->guid, &fields->guid);
    move_text(&article->summary, &fields->summary);
    move_text(&article->standfirst, &fields->standfirst);
    move_text(&article->image, &fields->image);
    move_text(&article->voice, &fields->voice);
    move_text(&article->publication, &fields->publication);
    move_list(&article->authors, &fields->author);
    move_list(&article->authors, &fields->authors);
    move_list(&article->tags, &fields->tags);
    article->pronunciations = fields->pronunciations;
    article->pins = fields->pins;
    move_list(&front_matter->rules.keep, &fields->keep);
    move_list(&front_matter->rules.skip, &fields->skip);
    return take_date(fields, root, diagnostics);
}

static void fields_clear(Fields *self)
{
    for (gsize i = 0; i < G_N_ELEMENTS(field_table); i++) {
        gpointer member = (char *)self + field_table[i].offset;
        if (field_table[i].type == YAML_FIELD_TEXT)
            g_clear_pointer((char **)member, g_free);
        else if (field_table[i].type == YAML_FIELD_TEXT_LIST)
            g_clear_pointer((char ***)member, g_strfreev);
    }
}

void front_matter_clear(FrontMatter *self)
{
    rule_overrides_clear(&self->rules);
}

/* Whether a line begins with a key of front matter and a colon. */
static gboolean begins_with_key(const char *line, const char *end)
{
    for (gsize i = 0; i < G_N_ELEMENTS(field_table); i++) {
        gsize length = strlen(field_table[i].key);
        if ((gsize)(end - line) > length && memcmp(line, field_table[i].key, length) == 0 &&
            line[length] == ':')
            return TRUE;
    }
    return FALSE;
}

/* A line of dashes without another: a thematic break, unless keys follow it, which nobody wants to
 * hear. */
static gboolean check_break(const Article *article, const char *next, const char *end,
                            Diagnostics *diagnostics)
{
    if (!begins_with_key(next, end))
        return TRUE;
    diagnostics_add(diagnostics, DIAGNOSTIC_ERROR, &(Place){article->path, 1, 1},
                    "front matter begins here, but no line of '---' ends it");
    return FALSE;
}

gboolean front_matter_read(FrontMatter *self, Article *article, const char *text, gsize length,
                           Diagnostics *diagnostics)
{
    const char *end = text + length;
    gsize opening = fence_length(text, end, FALSE);
    if (opening == 0)
        return TRUE;
    guint lines = 1;
    gsize fence = 0;
    const char *yaml_end = find_end(text + opening, end, &lines, &fence);
    if (yaml_end == NULL)
        return check_break(article, text + opening, end, diagnostics);
    article->front_matter = yaml_document_parse(text + opening, (gsize)(yaml_end - text) - opening,
                                                article->path, 2, diagnostics);
    if (article->front_matter == NULL)
        return FALSE;
    self->bytes = (gsize)(yaml_end - text) + fence;
    self->lines = lines + 1;
    const YamlNode *root = yaml_document_root(article->front_matter);
    if (root == NULL)
        return TRUE;
    self->place = yaml_node_place(root);
    Fields fields = {.article = article};
    gboolean fine =
        yaml_read_fields(root, field_table, G_N_ELEMENTS(field_table), &fields, diagnostics) &&
        take_fields(&fields, root, self, diagnostics);
    fields_clear(&fields);
    return fine;
}
