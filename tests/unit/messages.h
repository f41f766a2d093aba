/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tests/unit/messages: a diagnostics sink for tests, which keeps what it is told as lines. */
#pragma once
#include "base/diagnostics.h"

static inline void messages_append(DiagnosticLevel level, const Place *place, const char *message,
                                   gpointer user_data)
{
    g_autofree char *line = diagnostics_format(level, place, message);
    g_string_append_printf(user_data, "%s\n", line);
}

/* A sink that appends its messages to lines, "path:line:column: level: message" each. */
static inline Diagnostics *messages_new(GString *lines)
{
    return diagnostics_new(messages_append, lines);
}
