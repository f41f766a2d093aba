/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second half of base/yaml.h: mappings read into structs by tables of fields. */
#include "base/yaml.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

typedef struct {
    const YamlField *field;
    const YamlNode *value;
    gpointer member;
    Diagnostics *diagnostics;
} Reading;

static gboolean G_GNUC_PRINTF(2, 3) refuse(const Reading *reading, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    yaml_node_report(reading->value, reading->diagnostics, DIAGNOSTIC_ERROR, "'%s' %s",
                     reading->field->key, message);
    return FALSE;
}

static gboolean read_text(const Reading *reading)
{
    const char *text = yaml_node_text(reading->value);
    if (text == NULL)
        return refuse(reading, "takes text, not a list or a mapping");
    const char *const *choices = reading->field->choices;
    if (choices != NULL && !g_strv_contains(choices, text)) {
        g_autofree char *list = g_strjoinv(", ", (char **)choices);
        return refuse(reading, "is '%s'; it takes one of: %s", text, list);
    }
    char **member = reading->member;
    g_free(*member);
    *member = g_strdup(text);
    return TRUE;
}

static gboolean read_text_list(const Reading *reading)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    const YamlNode *value = reading->value;
    if (yaml_node_kind(value) == YAML_SCALAR) {
        g_strv_builder_add(builder, yaml_node_text(value));
    } else {
        for (guint i = 0; i < yaml_node_size(value); i++) {
            const YamlNode *item =
                yaml_node_kind(value) == YAML_SEQUENCE ? yaml_node_item(value, i) : NULL;
            if (item == NULL || yaml_node_text(item) == NULL)
                return refuse(reading, "takes a list of texts");
            g_strv_builder_add(builder, yaml_node_text(item));
        }
    }
    char ***member = reading->member;
    g_strfreev(*member);
    *member = g_strv_builder_end(builder);
    return TRUE;
}

static gboolean read_boolean(const Reading *reading)
{
    static const char *const yes[] = {"true", "yes", "on", NULL};
    static const char *const no[] = {"false", "no", "off", NULL};
    const char *text = yaml_node_text(reading->value);
    g_autofree char *lower = text ? g_ascii_strdown(text, -1) : g_strdup("");
    gboolean truth = g_strv_contains(yes, lower);
    if (!truth && !g_strv_contains(no, lower))
        return refuse(reading, "takes true or false");
    *(gboolean *)reading->member = truth;
    return TRUE;
}

static gboolean in_range(const YamlField *field, double value)
{
    return (field->minimum == 0 && field->maximum == 0) ||
           (value >= field->minimum && value <= field->maximum);
}

static gboolean read_number(const Reading *reading)
{
    const YamlField *field = reading->field;
    const char *text = yaml_node_text(reading->value);
    char *end = NULL;
    double value = text ? g_ascii_strtod(text, &end) : 0;
    gboolean whole = field->type == YAML_FIELD_INTEGER;
    if (text == NULL || end == text || *end != '\0' || !isfinite(value) ||
        (whole && (value != floor(value) || fabs(value) > G_MAXINT)))
        return refuse(reading, whole ? "takes a whole number%s%s%s" : "takes a number%s%s%s",
                      text ? ", not '" : "", text ? text : "", text ? "'" : "");
    if (!in_range(field, value))
        return refuse(reading, "is %s; it must be from %g to %g", text, field->minimum,
                      field->maximum);
    if (whole)
        *(int *)reading->member = (int)value;
    else
        *(double *)reading->member = value;
    return TRUE;
}

static gboolean read_field(const Reading *reading)
{
    if (reading->field->type == YAML_FIELD_NODE) {
        *(const YamlNode **)reading->member = reading->value;
        return TRUE;
    }
    if (yaml_node_is_null(reading->value))
        return TRUE;
    switch (reading->field->type) {
    case YAML_FIELD_TEXT:
        return read_text(reading);
    case YAML_FIELD_TEXT_LIST:
        return read_text_list(reading);
    case YAML_FIELD_BOOLEAN:
        return read_boolean(reading);
    default:
        return read_number(reading);
    }
}

static gboolean report_unknown(const YamlNode *key, const YamlField *fields, gsize n_fields,
                               Diagnostics *diagnostics)
{
    const char *name = yaml_node_text(key);
    if (name == NULL) {
        yaml_node_report(key, diagnostics, DIAGNOSTIC_ERROR, "a key must be text");
        return FALSE;
    }
    g_autofree const char **known = g_new0(const char *, n_fields + 1);
    for (gsize i = 0; i < n_fields; i++)
        known[i] = fields[i].key;
    const char *nearest = text_nearest(name, known);
    if (nearest != NULL)
        yaml_node_report(key, diagnostics, DIAGNOSTIC_ERROR, "unknown key '%s'; did you mean '%s'?",
                         name, nearest);
    else
        yaml_node_report(key, diagnostics, DIAGNOSTIC_ERROR, "unknown key '%s'", name);
    return FALSE;
}

gboolean yaml_read_fields(const YamlNode *mapping, const YamlField *fields, gsize n_fields,
                          gpointer target, Diagnostics *diagnostics)
{
    if (yaml_node_is_null(mapping))
        return TRUE;
    if (yaml_node_kind(mapping) != YAML_MAPPING) {
        yaml_node_report(mapping, diagnostics, DIAGNOSTIC_ERROR,
                         "keys with values are wanted here: 'key: value'");
        return FALSE;
    }
    gboolean fine = TRUE;
    for (guint i = 0; i < yaml_node_size(mapping); i++) {
        const YamlNode *key = yaml_node_key(mapping, i);
        const char *name = yaml_node_text(key);
        gsize f = 0;
        while (f < n_fields && (name == NULL || strcmp(fields[f].key, name) != 0))
            f++;
        if (f == n_fields) {
            fine = report_unknown(key, fields, n_fields, diagnostics);
            continue;
        }
        Reading reading = {&fields[f], yaml_node_value(mapping, i),
                           (char *)target + fields[f].offset, diagnostics};
        fine = read_field(&reading) && fine;
    }
    return fine;
}
