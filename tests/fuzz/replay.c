/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over files, without libFuzzer: what was found stays found. */
#include <stdio.h>

#include <glib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        g_autofree char *bytes = NULL;
        gsize length = 0;
        if (!g_file_get_contents(argv[i], &bytes, &length, NULL)) {
            (void)fprintf(stderr, "cannot read '%s'\n", argv[i]);
            return 1;
        }
        (void)LLVMFuzzerTestOneInput((const unsigned char *)bytes, length);
    }
    return argc > 1 ? 0 : 1;
}
