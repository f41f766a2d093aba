/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include <stdio.h>

int command_run(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    (void)printf("narrator " NARRATOR_VERSION "\n");
    return COMMAND_DONE;
}
