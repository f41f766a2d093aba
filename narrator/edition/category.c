/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/category.h"

#include <string.h>

#include "base/text.h"

#define MAX_SUBCATEGORIES 16
/* So many letters of the beginning of a name tell which is meant. */
#define MIN_PREFIX 3

/* Rows of subcategories are those of names, in the same order; both end with NULL. */
static const char *const names[] = {
    "Arts",
    "Business",
    "Comedy",
    "Education",
    "Fiction",
    "Government",
    "Health & Fitness",
    "History",
    "Kids & Family",
    "Leisure",
    "Music",
    "News",
    "Religion & Spirituality",
    "Science",
    "Society & Culture",
    "Sports",
    "TV & Film",
    "Technology",
    "True Crime",
    NULL,
};

static const char *const subcategories[][MAX_SUBCATEGORIES] = {
    {"Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"},
    {"Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"},
    {"Comedy Interviews", "Improv", "Stand-Up"},
    {"Courses", "How To", "Language Learning", "Self-Improvement"},
    {"Comedy Fiction", "Drama", "Science Fiction"},
    {NULL},
    {"Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"},
    {NULL},
    {"Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"},
    {"Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden",
     "Video Games"},
    {"Music Commentary", "Music History", "Music Interviews"},
    {"Business News", "Daily News", "Entertainment News", "News Commentary", "Politics",
     "Sports News", "Tech News"},
    {"Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"},
    {"Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences",
     "Nature", "Physics", "Social Sciences"},
    {"Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"},
    {"Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby",
     "Running", "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling"},
    {"After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"},
    {NULL},
    {NULL},
};

G_STATIC_ASSERT(G_N_ELEMENTS(subcategories) + 1 == G_N_ELEMENTS(names));

const char *const *category_names(void)
{
    return names;
}

const char *const *category_subcategories(const char *category)
{
    for (gsize i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], category) == 0)
            return subcategories[i];
    return NULL;
}

const char *category_of(const char *subcategory)
{
    for (gsize i = 0; names[i] != NULL; i++)
        if (g_strv_contains(subcategories[i], subcategory))
            return names[i];
    return NULL;
}

/* Capital letters are no mistake of spelling: they are compared apart from edit distance. */
static const char *nearest(const char *name, const char *const *known)
{
    for (gsize i = 0; known[i] != NULL; i++)
        if (strlen(name) >= MIN_PREFIX && g_ascii_strncasecmp(name, known[i], strlen(name)) == 0)
            return known[i];
    return text_nearest(name, known);
}

const char *category_nearest(const char *name)
{
    return nearest(name, names);
}

const char *category_nearest_subcategory(const char *category, const char *name)
{
    const char *const *known = category_subcategories(category);
    return known != NULL ? nearest(name, known) : NULL;
}
