/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tests/fuzz/replay: a main() for any fuzz target: runs it over files, and over all files of
 * folders, given as arguments.  What crashed once stays in the corpus and is tried again here. */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static guint replay(const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    guint n = 0;
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        n += replay(inside);
    }
    g_autofree char *bytes = NULL;
    gsize length = 0;
    if (folder != NULL || !g_file_get_contents(path, &bytes, &length, NULL))
        return n;
    /* a copy of its own size, so that a sanitizer sees what reads past it */
    g_autofree uint8_t *data = g_memdup2(bytes, length);
    (void)LLVMFuzzerTestOneInput(data, length);
    return 1;
}

int main(int argc, char **argv)
{
    guint n = 0;
    for (int i = 1; i < argc; i++)
        n += replay(argv[i]);
    (void)printf("%u inputs\n", n);
    return n > 0 ? 0 : 1;
}
