/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command/show_stages: the stages of `narrator show` from the script on, as text and as JSON. */
#pragma once
#include "command/pipeline.h"

typedef struct {
    Pipeline *pipeline;
    const Script *script;
    Speaker *speaker; /* NULL for the script */
} ShowStage;

int show_script(CommandContext *context, const ShowStage *stage);
int show_speech(CommandContext *context, const ShowStage *stage);
int show_timeline(CommandContext *context, const ShowStage *stage);
