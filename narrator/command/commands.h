/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/commands: every command, each in the file of its name.  For command.c's table. */
#pragma once
#include "command/command.h"

extern const Command voices_command;
