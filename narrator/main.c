/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the command in a table and runs it. */
#include <malloc.h>

#include "command/command.h"

/* From here on memory is mapped by itself.  Left alone, glibc raises the bound with each large piece
 * that is freed, and keeps what long lists leave behind as they grow: 2 MB of a long article's 64. */
#define MAPPED_BYTES (1024 * 1024)

int main(int argc, char **argv)
{
    (void)mallopt(M_MMAP_THRESHOLD, MAPPED_BYTES);
    return command_run(argc, argv);
}
