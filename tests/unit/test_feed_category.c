/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/category.h"

#include <string.h>

static void test_list(void)
{
    guint categories = 0;
    guint all = 0;
    const char *last = "";
    for (const char *const *name = category_names(); *name != NULL; last = *name++) {
        g_assert_cmpint(strcmp(last, *name), <, 0);
        categories++;
        all++;
        const char *last_sub = "";
        for (const char *const *sub = category_subcategories(*name); *sub != NULL;
             last_sub = *sub++) {
            g_assert_cmpint(strcmp(last_sub, *sub), <, 0);
            g_assert_cmpstr(category_of(*sub), ==, *name);
            all++;
        }
    }
    /* As many as Apple says there are. */
    g_assert_cmpuint(categories, ==, 19);
    g_assert_cmpuint(all, ==, 110);
    g_assert_null(category_subcategories("news"));
    g_assert_null(category_of("News"));
}

static void test_nearest(void)
{
    static const struct {
        const char *category, *name, *meant;
    } rows[] = {
        {NULL, "news", "News"},
        {NULL, "SCIENCE", "Science"},
        {NULL, "Tecnology", "Technology"},
        {NULL, "Society and Culture", "Society & Culture"},
        {NULL, "Gardening", NULL},
        {"News", "daily news", "Daily News"},
        {"News", "Poltics", "Politics"},
        {"News", "Cricket", NULL},
        {"History", "Daily News", NULL},
        {"Nothing", "Daily News", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *found = rows[i].category == NULL
                                ? category_nearest(rows[i].name)
                                : category_nearest_subcategory(rows[i].category, rows[i].name);
        if (g_strcmp0(found, rows[i].meant) != 0)
            g_test_fail_printf("row '%s': '%s'", rows[i].name, found != NULL ? found : "none");
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/category/list", test_list);
    g_test_add_func("/category/nearest", test_nearest);
    return g_test_run();
}
