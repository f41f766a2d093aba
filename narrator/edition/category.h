/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edition/category: the categories that Apple Podcasts and all who follow it know a show by.
 * https://podcasters.apple.com/support/1691-apple-podcasts-categories; names are exact, capital
 * letters and ampersands too. */
#pragma once
#include <glib.h>

/* The names of all categories, sorted, NULL-terminated.  Static. */
const char *const *category_names(void);
/* The names of a category's sub-categories, sorted, NULL-terminated, empty where it has none.  NULL
 * where there is no such category.  Static. */
const char *const *category_subcategories(const char *category);
/* The category that has this sub-category, or NULL. */
const char *category_of(const char *subcategory);
/* The known category, or sub-category of category, that name may have meant; or NULL. */
const char *category_nearest(const char *name);
const char *category_nearest_subcategory(const char *category, const char *name);
