/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the command in a table and runs it. */
#include "command/command.h"

int main(int argc, char **argv)
{
    return command_run(argc, argv);
}
