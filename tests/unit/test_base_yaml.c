/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/yaml.h"

#include <string.h>

#include "messages.h"

typedef struct {
    char *name, *kind;
    char **list;
    gboolean on;
    int count;
    double level;
    const YamlNode *node;
} Target;

static const char *const kinds[] = {"small", "large", NULL};
static const YamlField fields[] = {
    {"name", YAML_FIELD_TEXT, offsetof(Target, name), 0, 0, NULL},
    {"kind", YAML_FIELD_TEXT, offsetof(Target, kind), 0, 0, kinds},
    {"list", YAML_FIELD_TEXT_LIST, offsetof(Target, list), 0, 0, NULL},
    {"on", YAML_FIELD_BOOLEAN, offsetof(Target, on), 0, 0, NULL},
    {"count", YAML_FIELD_INTEGER, offsetof(Target, count), 1, 10, NULL},
    {"level", YAML_FIELD_REAL, offsetof(Target, level), -31, -9, NULL},
    {"node", YAML_FIELD_NODE, offsetof(Target, node), 0, 0, NULL},
};

static void target_clear(Target *target)
{
    g_free(target->name);
    g_free(target->kind);
    g_strfreev(target->list);
}

/* Rows: what is read | where the first message stands, and what it holds; NULL: there is none. */
static const struct {
    const char *row, *text, *place, *message;
} faults[] = {
    {"good", "name: x\nkind: small\nlist: [a, b]\non: yes\ncount: 10\nlevel: -9\n", NULL, NULL},
    {"null leaves the default", "name:\ncount: ~\nlevel: null\n", NULL, NULL},
    {"a scalar for a list", "list: alone\n", NULL, NULL},
    {"unknown key, near", "nmae: x\n", "f.yaml:1:1: error:", "'nmae'"},
    {"unknown key, nearest named", "counts: 3\n", "f.yaml:1:1: error:", "'count'"},
    {"key twice", "name: x\nname: y\n", "f.yaml:2:1: error:", "'name'"},
    {"list for text", "name: [x]\n", "f.yaml:1:7: error:", "'name'"},
    {"not a choice", "kind: middling\n", "f.yaml:1:7: error:", "small, large"},
    {"mapping for list", "list: {a: b}\n", "f.yaml:1:7: error:", "'list'"},
    {"no truth value", "on: maybe\n", "f.yaml:1:5: error:", "'on'"},
    {"no number", "count: many\n", "f.yaml:1:8: error:", "'count'"},
    {"half a number", "count: 3x\n", "f.yaml:1:8: error:", "'count'"},
    {"fraction for integer", "count: 2.5\n", "f.yaml:1:8: error:", "'count'"},
    {"below the range", "count: 0\n", "f.yaml:1:8: error:", "1"},
    {"above the range", "count: 11\n", "f.yaml:1:8: error:", "10"},
    {"beyond any integer", "count: 99999999999999999999\n", "f.yaml:1:8: error:", "'count'"},
    {"not a number at all", "level: .nan\n", "f.yaml:1:8: error:", "'level'"},
    {"infinite", "level: .inf\n", "f.yaml:1:8: error:", "'level'"},
    {"column counts characters", "{ name: \"\xC3\xA9\xC3\xA9\", count: 0 }\n",
     "f.yaml:1:22: error:", "'count'"},
    {"a control character", "name: \"a\\bb\"\n", "f.yaml:1:7: error:", "U+0008"},
    {"a zero", "name: \"a\\0b\"\n", "f.yaml:1:7: error:", "U+0000"},
    {"escapes that are text", "name: \"a\\tb\\nc\"\n", NULL, NULL},
    {"anchor", "name: &a x\n", "f.yaml:1:7: error:", "anchor"},
    {"alias", "name: *a\n", "f.yaml:1:7: error:", ""},
    {"tag", "name: !!str x\n", "f.yaml:1:7: error:", "tag"},
    {"open quote", "name: \"x\n", "f.yaml:", "error:"},
    {"tab as indentation", "name:\n\t- x\n", "f.yaml:2:1: error:", ""},
    {"two documents", "name: x\n---\nname: y\n", "f.yaml:2:1: error:", ""},
    {"a list at the top", "- name\n", "f.yaml:1:1: error:", ""},
};

static void check_messages(const char *row, const GString *lines, const char *place,
                           const char *message)
{
    if (place == NULL ? lines->len > 0
                      : !g_str_has_prefix(lines->str, place) || !strstr(lines->str, message)) {
        g_test_message("row '%s': got '%s'", row, lines->str);
        g_test_fail();
    }
}

static void test_faults(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autoptr(GString) lines = g_string_new(NULL);
        g_autoptr(Diagnostics) diagnostics = messages_new(lines);
        g_autoptr(YamlDocument) document =
            yaml_document_parse(faults[i].text, strlen(faults[i].text), "f.yaml", 1, diagnostics);
        Target target = {.count = 7};
        if (document != NULL) {
            gboolean fine = yaml_read_fields(yaml_document_root(document), fields,
                                             G_N_ELEMENTS(fields), &target, diagnostics);
            if (fine && faults[i].place != NULL && lines->len == 0)
                g_test_message("row '%s' is taken", faults[i].row);
        }
        check_messages(faults[i].row, lines, faults[i].place, faults[i].message);
        target_clear(&target);
    }
}

static void test_values(void)
{
    static const char text[] =
        "name: 'x: y'\nlist:\n  - a\n  - b\non: yes\ncount: 4\nlevel: -16.5\n"
        "node:\n  inner: z\n";
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autoptr(Diagnostics) diagnostics = messages_new(lines);
    g_autoptr(YamlDocument) document =
        yaml_document_parse(text, strlen(text), "f.yaml", 11, diagnostics);
    Target target = {0};
    const YamlNode *root = yaml_document_root(document);
    g_assert_true(yaml_read_fields(root, fields, G_N_ELEMENTS(fields), &target, diagnostics));
    g_assert_cmpstr(target.name, ==, "x: y");
    g_assert_true(yaml_node_is_quoted(yaml_node_get(root, "name")));
    g_assert_cmpuint(g_strv_length(target.list), ==, 2);
    g_assert_cmpstr(target.list[1], ==, "b");
    g_assert_true(target.on);
    g_assert_cmpint(target.count, ==, 4);
    g_assert_cmpfloat(target.level, ==, -16.5);
    Place place = yaml_node_place(yaml_node_get(target.node, "inner"));
    g_assert_cmpstr(place.path, ==, "f.yaml");
    g_assert_cmpuint(place.line, ==, 19);
    g_assert_cmpuint(place.column, ==, 10);
    g_assert_cmpuint(lines->len, ==, 0);
    target_clear(&target);
}

static void test_shapes(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    g_autoptr(YamlDocument) empty = yaml_document_parse("", 0, "f", 1, diagnostics);
    g_assert_nonnull(empty);
    g_assert_null(yaml_document_root(empty));
    g_autoptr(GString) deep = g_string_new(NULL);
    for (guint i = 0; i < 100000; i++)
        g_string_append_c(deep, '[');
    g_autoptr(YamlDocument) refused =
        yaml_document_parse(deep->str, deep->len, "f", 1, diagnostics);
    g_assert_null(refused);
    g_assert_cmpuint(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/yaml/faults", test_faults);
    g_test_add_func("/yaml/values", test_values);
    g_test_add_func("/yaml/shapes", test_shapes);
    return g_test_run();
}
