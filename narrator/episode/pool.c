/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/interrupt.h"

/* Tries a job has. */
#define TRIES 2
/* What a child can tell of a failure. */
#define MESSAGE_BYTES 1024

typedef struct {
    PoolJob job;
    guint tries;
    pid_t pid;
    int fd; /* its end closes with the child; an error message may come through it first */
    gint64 deadline_us;
    gboolean overran;
    GString *message;
} Child;

struct Pool {
    guint width;
    guint limit_seconds;
    GPtrArray *children; /* Child * */
};

static void child_free(gpointer data)
{
    Child *child = data;
    if (child->pid > 0) {
        (void)kill(child->pid, SIGKILL);
        while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    if (child->fd >= 0)
        (void)close(child->fd);
    g_string_free(child->message, TRUE);
    g_free(child);
}

Pool *pool_new(guint width, guint limit_seconds)
{
    Pool *self = g_new0(Pool, 1);
    self->width = MAX(width, 1);
    self->limit_seconds = limit_seconds;
    self->children = g_ptr_array_new_with_free_func(child_free);
    return self;
}

void pool_free(Pool *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->children);
    g_free(self);
}

/* The child's whole life.  It leaves by _exit(): what the parent had buffered is not its to write.
 */
static void G_GNUC_NORETURN work(const PoolJob *job, int fd, pid_t parent)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    interrupt_restore();
    g_autoptr(GError) error = NULL;
    if (job->work(job->data, &error))
        _exit(0);
    const char *message = error ? error->message : "no reason given";
    gsize length = MIN(strlen(message), MESSAGE_BYTES);
    if (write(fd, message, length) < 0)
        _exit(2);
    _exit(1);
}

static gboolean start(Pool *self, Child *child)
{
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0)
        return FALSE;
    pid_t parent = getpid();
    child->pid = fork();
    if (child->pid == 0) {
        (void)close(fds[0]);
        work(&child->job, fds[1], parent);
    }
    (void)close(fds[1]);
    child->fd = fds[0];
    child->tries++;
    child->overran = FALSE;
    child->deadline_us = g_get_monotonic_time() + self->limit_seconds * G_USEC_PER_SEC;
    g_string_truncate(child->message, 0);
    return child->pid > 0;
}

/* What a dead child's status means; NULL where it did its job. */
static GError *verdict(const Pool *self, const Child *child, int status)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return NULL;
    if (child->overran)
        return g_error_new(G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "took longer than %u seconds, twice",
                           self->limit_seconds);
    if (WIFSIGNALED(status))
        return g_error_new(G_IO_ERROR, G_IO_ERROR_FAILED, "crashed twice (%s)",
                           strsignal(WTERMSIG(status)));
    return g_error_new_literal(G_IO_ERROR, G_IO_ERROR_FAILED,
                               child->message->len ? child->message->str : "failed twice");
}

/* The child at index has closed its pipe. */
static void reap(Pool *self, guint index)
{
    Child *child = g_ptr_array_index(self->children, index);
    int status = 0;
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        ;
    child->pid = 0;
    (void)close(child->fd);
    child->fd = -1;
    g_autoptr(GError) error = verdict(self, child, status);
    if (error != NULL && child->tries < TRIES && start(self, child))
        return;
    PoolJob job = child->job;
    g_ptr_array_remove_index_fast(self->children, index);
    job.done(job.data, error);
}

static void listen_to(Pool *self, guint index)
{
    Child *child = g_ptr_array_index(self->children, index);
    char buffer[MESSAGE_BYTES];
    ssize_t n = read(child->fd, buffer, sizeof buffer);
    if (n > 0)
        g_string_append_len(child->message, buffer, n);
    else if (n == 0 || (errno != EINTR && errno != EAGAIN))
        reap(self, index);
}

static void kill_overdue(Pool *self, gint64 now_us)
{
    for (guint i = 0; i < self->children->len; i++) {
        Child *child = g_ptr_array_index(self->children, i);
        if (now_us < child->deadline_us || child->overran)
            continue;
        child->overran = TRUE;
        (void)kill(child->pid, SIGKILL);
    }
}

static int wait_ms(const Pool *self, gint64 now_us)
{
    gint64 nearest = now_us + G_USEC_PER_SEC;
    for (guint i = 0; i < self->children->len; i++) {
        const Child *child = g_ptr_array_index(self->children, i);
        if (!child->overran)
            nearest = MIN(nearest, child->deadline_us);
    }
    return (int)(MAX(0, nearest - now_us) / 1000) + 1;
}

/* Waits for something to happen and sees to it.  FALSE when interrupted. */
static gboolean step(Pool *self)
{
    g_autofree struct pollfd *fds = g_new0(struct pollfd, self->children->len);
    guint n = self->children->len;
    for (guint i = 0; i < n; i++)
        fds[i] = (struct pollfd){((Child *)g_ptr_array_index(self->children, i))->fd, POLLIN, 0};
    if (interrupt_requested())
        return FALSE;
    int ready = poll(fds, n, wait_ms(self, g_get_monotonic_time()));
    /* From the last: reaping moves the last child into the gap. */
    for (guint i = n; ready > 0 && i-- > 0;)
        if (fds[i].revents != 0)
            listen_to(self, i);
    kill_overdue(self, g_get_monotonic_time());
    return !interrupt_requested();
}

gboolean pool_submit(Pool *self, const PoolJob *job)
{
    while (self->children->len >= self->width)
        if (!step(self))
            return FALSE;
    if (interrupt_requested())
        return FALSE;
    Child *child = g_new0(Child, 1);
    child->job = *job;
    child->fd = -1;
    child->message = g_string_new(NULL);
    if (!start(self, child)) {
        g_autoptr(GError) error = g_error_new(G_IO_ERROR, G_IO_ERROR_FAILED,
                                              "cannot start a process: %s", g_strerror(errno));
        child->pid = 0;
        child_free(child);
        job->done(job->data, error);
        return TRUE;
    }
    g_ptr_array_add(self->children, child);
    return TRUE;
}

gboolean pool_wait(Pool *self)
{
    return self->children->len == 0 || step(self);
}

gboolean pool_drain(Pool *self)
{
    while (self->children->len > 0)
        if (!step(self))
            return FALSE;
    return TRUE;
}
