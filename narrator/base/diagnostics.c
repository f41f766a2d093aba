/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diagnostics.h"

struct Diagnostics {
    DiagnosticsPrinter print;
    gpointer user_data;
    guint counts[DIAGNOSTIC_LEVELS];
};

Diagnostics *diagnostics_new(DiagnosticsPrinter print, gpointer user_data)
{
    Diagnostics *self = g_new0(Diagnostics, 1);
    self->print = print;
    self->user_data = user_data;
    return self;
}

void diagnostics_free(Diagnostics *self)
{
    g_free(self);
}

void diagnostics_add(Diagnostics *self, DiagnosticLevel level, const Place *place,
                     const char *format, ...)
{
    self->counts[level]++;
    if (self->print == NULL)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    self->print(level, place, message, self->user_data);
}

guint diagnostics_count(const Diagnostics *self, DiagnosticLevel level)
{
    return self->counts[level];
}

char *diagnostics_format(DiagnosticLevel level, const Place *place, const char *message)
{
    static const char *const names[DIAGNOSTIC_LEVELS] = {"note", "warning", "error"};
    const char *name = names[level];
    if (place == NULL || place->path == NULL)
        return g_strdup_printf("%s: %s", name, message);
    if (place->line == 0)
        return g_strdup_printf("%s: %s: %s", place->path, name, message);
    if (place->column == 0)
        return g_strdup_printf("%s:%u: %s: %s", place->path, place->line, name, message);
    return g_strdup_printf("%s:%u:%u: %s: %s", place->path, place->line, place->column, name,
                           message);
}
