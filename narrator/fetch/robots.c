/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/robots.h"

#include <string.h>

/* Longer patterns match no address of ours. */
#define MAX_PATTERN_BYTES 2048
#define MAX_RULES 10000

typedef struct {
    char *pattern; /* with '*' and '$' */
    gboolean allow;
} Rule;

struct Robots {
    GArray *rules; /* Rule */
};

static void rule_clear(gpointer data)
{
    g_free(((Rule *)data)->pattern);
}

static Robots *robots_new(void)
{
    Robots *self = g_new0(Robots, 1);
    self->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
    g_array_set_clear_func(self->rules, rule_clear);
    return self;
}

static void add_rule(Robots *self, const char *pattern, gboolean allow)
{
    if (*pattern == '\0' || strlen(pattern) > MAX_PATTERN_BYTES || self->rules->len >= MAX_RULES)
        return;
    Rule rule = {g_strdup(pattern), allow};
    g_array_append_val(self->rules, rule);
}

Robots *robots_new_closed(void)
{
    Robots *self = robots_new();
    add_rule(self, "/", FALSE);
    return self;
}

void robots_free(Robots *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->rules);
    g_free(self);
}

typedef enum { GROUP_NONE, GROUP_ALL, GROUP_OURS } Group;

/* Splits "Key: value # comment"; FALSE where it is none. */
static gboolean split_line(char *line, char **key, char **value)
{
    char *hash = strchr(line, '#');
    if (hash != NULL)
        *hash = '\0';
    char *colon = strchr(line, ':');
    if (colon == NULL)
        return FALSE;
    *colon = '\0';
    *key = g_strstrip(line);
    *value = g_strstrip(colon + 1);
    return TRUE;
}

/* Reads the groups of one kind; returns whether there was any. */
static gboolean read_groups(Robots *self, const char *text, const char *product, Group wanted)
{
    g_auto(GStrv) lines = g_strsplit_set(text, "\r\n", -1);
    Group group = GROUP_NONE;
    gboolean naming = FALSE; /* the line before was a user-agent */
    gboolean found = FALSE;
    for (gsize i = 0; lines[i] != NULL; i++) {
        char *key = NULL;
        char *value = NULL;
        if (!split_line(lines[i], &key, &value))
            continue;
        gboolean allow = g_ascii_strcasecmp(key, "allow") == 0;
        if (g_ascii_strcasecmp(key, "user-agent") == 0) {
            Group one = strcmp(value, "*") == 0                   ? GROUP_ALL
                        : g_ascii_strcasecmp(value, product) == 0 ? GROUP_OURS
                                                                  : GROUP_NONE;
            group = naming ? MAX(group, one) : one;
            naming = TRUE;
            found = found || group == wanted;
        } else if (allow || g_ascii_strcasecmp(key, "disallow") == 0) {
            naming = FALSE;
            if (group == wanted)
                add_rule(self, value, allow);
        }
    }
    return found;
}

Robots *robots_parse(const char *bytes, gsize length, const char *product)
{
    Robots *self = robots_new();
    if (bytes == NULL)
        return self;
    g_autofree char *text = g_strndup(bytes, MIN(length, ROBOTS_MAX_BYTES));
    if (!read_groups(self, text, product, GROUP_OURS))
        (void)read_groups(self, text, product, GROUP_ALL);
    return self;
}

/* Whether path begins with the pattern.  Greedy from the left, so linear for each star. */
static gboolean matches(const char *pattern, const char *path)
{
    const char *star = NULL;
    const char *mark = NULL;
    while (TRUE) {
        if (*pattern == '\0' || (*pattern == '$' && pattern[1] == '\0' && *path == '\0'))
            return TRUE;
        if (*pattern == '*') {
            star = ++pattern;
            mark = path;
        } else if (*path != '\0' && *pattern == *path) {
            pattern++;
            path++;
        } else if (star != NULL && *mark != '\0') {
            pattern = star;
            path = ++mark;
        } else {
            return FALSE;
        }
    }
}

gboolean robots_allow(const Robots *self, const char *path)
{
    gsize longest = 0;
    gboolean allowed = TRUE;
    for (guint i = 0; i < self->rules->len; i++) {
        const Rule *rule = &g_array_index(self->rules, Rule, i);
        gsize length = strlen(rule->pattern);
        if (length < longest || !matches(rule->pattern, path))
            continue;
        allowed = length > longest ? rule->allow : allowed || rule->allow;
        longest = length;
    }
    return allowed;
}
