/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexicon/yaml_text: a text as a YAML scalar: plain where it may be, else in quotes. */
#pragma once
#include <glib.h>

/* Appends text, which is valid UTF-8.  in_list: between the brackets of a list. */
void yaml_text_append(GString *out, const char *text, gboolean in_list);
