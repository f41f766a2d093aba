/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/address.h"

#include <string.h>

typedef struct {
    guint8 bytes[4];
    guint bits;
} Range;

/* IANA IPv4 Special-Purpose Address Registry, not globally reachable; and multicast. */
static const Range ranges[] = {
    {{0, 0, 0, 0}, 8},      {{10, 0, 0, 0}, 8},    {{100, 64, 0, 0}, 10},   {{127, 0, 0, 0}, 8},
    {{169, 254, 0, 0}, 16}, {{172, 16, 0, 0}, 12}, {{192, 0, 0, 0}, 24},    {{192, 0, 2, 0}, 24},
    {{192, 168, 0, 0}, 16}, {{198, 18, 0, 0}, 15}, {{198, 51, 100, 0}, 24}, {{203, 0, 113, 0}, 24},
    {{224, 0, 0, 0}, 3},
};

static guint32 number(const guint8 *bytes)
{
    return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gboolean is_private_v4(const guint8 *bytes)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
        guint32 mask = 0xFFFFFFFFu << (32 - ranges[i].bits);
        if ((number(bytes) & mask) == number(ranges[i].bytes))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_private_v6(const guint8 *bytes)
{
    static const guint8 zeros[12] = {0};
    static const guint8 mapped[12] = {[10] = 0xFF, [11] = 0xFF};
    static const guint8 nat64[12] = {0x00, 0x64, 0xFF, 0x9B};
    if (memcmp(bytes, zeros, 12) == 0 || memcmp(bytes, mapped, 12) == 0 ||
        memcmp(bytes, nat64, 12) == 0)
        return is_private_v4(bytes + 12) || memcmp(bytes, zeros, 12) == 0;
    if (bytes[0] == 0x20 && bytes[1] == 0x02) /* 6to4 */
        return is_private_v4(bytes + 2);
    /* Global unicast is 2000::/3; 2001:db8::/32 is documentation. */
    return (bytes[0] & 0xE0) != 0x20 ||
           (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8);
}

gboolean address_is_private(GInetAddress *address)
{
    const guint8 *bytes = g_inet_address_to_bytes(address);
    return g_inet_address_get_family(address) == G_SOCKET_FAMILY_IPV4 ? is_private_v4(bytes)
                                                                      : is_private_v6(bytes);
}
