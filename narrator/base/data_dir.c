/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/data_dir.h"

#include <unistd.h>

static gboolean is_data(const char *folder)
{
    g_autofree char *voices = g_build_filename(folder, "voices", NULL);
    g_autofree char *languages = g_build_filename(folder, "languages", NULL);
    return g_file_test(voices, G_FILE_TEST_IS_DIR) && g_file_test(languages, G_FILE_TEST_IS_DIR);
}

/* The folder above the one the program lies in, which is build/ in a source tree. */
static char *source_tree(void)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    if (program == NULL)
        return NULL;
    g_autofree char *build = g_path_get_dirname(program);
    return g_path_get_dirname(build);
}

char *data_dir_find(void)
{
    const char *named = g_getenv("NARRATOR_DATA");
    if (named != NULL && *named != '\0')
        return is_data(named) ? g_strdup(named) : NULL;
    /* Tests are one folder deeper. */
    g_autofree char *near = source_tree();
    g_autofree char *nearer = near ? g_path_get_dirname(near) : NULL;
    g_autofree char *installed = near ? g_build_filename(near, "share", "narrator", NULL) : NULL;
    const char *const places[] = {near, nearer, installed, NARRATOR_DATADIR};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
        if (places[i] != NULL && is_data(places[i]))
            return g_strdup(places[i]);
    return NULL;
}

char *data_dir_path(const char *name)
{
    g_autofree char *folder = data_dir_find();
    if (folder == NULL)
        return NULL;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}
