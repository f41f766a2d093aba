/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/interrupt: SIGINT, SIGTERM and SIGHUP as a question that long work asks between its steps.
 */
#pragma once
#include <glib.h>

/* From here on the signals only set a flag (and interrupt poll() and the like), unless they are
 * ignored. */
void interrupt_install(void);
gboolean interrupt_requested(void);
/* In a forked child: the signals act as usual again. */
void interrupt_restore(void);
