/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/commands: every command, each in the file of its name.  For command.c's table. */
#pragma once
#include "command/command.h"

extern const Command add_command;
extern const Command build_command;
extern const Command check_command;
extern const Command clean_command;
extern const Command explain_command;
extern const Command init_command;
extern const Command lexicon_command;
extern const Command normalize_command;
extern const Command review_command;
extern const Command say_command;
extern const Command show_command;
extern const Command voices_command;
