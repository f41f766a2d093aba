/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/interrupt.h"

#include <signal.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

/* The one variable that outlives a call: a signal handler has nothing else to write to. */
static volatile sig_atomic_t requested;

static void request(int number)
{
    (void)number;
    requested = 1;
}

/* Those that whoever started the program has ignored, as nohup does, stay so. */
static void set_handlers(void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler}, before;
    sigemptyset(&action.sa_mask);
    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
}

void interrupt_install(void)
{
    set_handlers(request);
}

gboolean interrupt_requested(void)
{
    return requested != 0;
}

void interrupt_restore(void)
{
    set_handlers(SIG_DFL);
}
