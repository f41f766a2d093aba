/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/data_dir: where the data that ships with narrator is: voices/, pronunciations/, languages/.
 *
 * In order: $NARRATOR_DATA; the source tree, where the program runs from its build folder;
 * ../share/narrator beside the program; the folder that the build was told. */
#pragma once
#include <glib.h>

/* The folder, or NULL where none is found.  The caller frees it. */
char *data_dir_find(void);
/* data_dir_find() joined with a name inside.  NULL where there is no such file.  The caller frees.
 */
char *data_dir_path(const char *name);
