/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fetch/address: which network addresses are no public ones.  Stands on GIO. */
#pragma once
#include <gio/gio.h>

/* Loopback, private, link-local, shared, multicast, documentation and other addresses that no
 * public site has (IANA special-purpose registries), also inside IPv6. */
gboolean address_is_private(GInetAddress *address);
