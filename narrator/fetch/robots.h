/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fetch/robots: what a site's robots.txt allows.  RFC 9309.  Stands on GLib. */
#pragma once
#include <glib.h>

/* RFC 9309 2.5: at least this much must be read. */
#define ROBOTS_MAX_BYTES (500 * 1024)

typedef struct Robots Robots;

/* Reads the rules for a product token ("narrator"), else those for all.  NULL bytes: no rules. */
Robots *robots_parse(const char *bytes, gsize length, const char *product);
/* The rules of a site that cannot be reached: nothing is allowed. */
Robots *robots_new_closed(void);
void robots_free(Robots *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Robots, robots_free)

/* Whether the path with its query may be fetched: the longest rule decides, allow before disallow.
 */
gboolean robots_allow(const Robots *self, const char *path);
