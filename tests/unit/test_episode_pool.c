/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/pool.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"

typedef enum { SUCCEED, FAIL, FAIL_ONCE, CRASH, CRASH_ONCE, HANG, HANG_ONCE, SHOUT } Behaviour;

typedef struct {
    const char *row;
    Behaviour behaviour;
    const char *error; /* what the message holds; NULL: the job is done */
    char *tries;       /* a file that grows by a byte a try */
    guint ended;
    char *message;
} Job;

static gboolean is_first_try(const Job *job)
{
    FILE *file = g_fopen(job->tries, "a");
    (void)fputc('x', file);
    long size = ftell(file);
    (void)fclose(file);
    return size == 1;
}

static gboolean work(gpointer data, GError **error)
{
    const Job *job = data;
    gboolean first = is_first_try(job);
    if (job->behaviour == CRASH || (job->behaviour == CRASH_ONCE && first))
        (void)kill(getpid(), SIGKILL);
    if (job->behaviour == HANG || (job->behaviour == HANG_ONCE && first))
        (void)raise(SIGSTOP);
    if (job->behaviour == FAIL || (job->behaviour == FAIL_ONCE && first)) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "the tide is out");
        return FALSE;
    }
    if (job->behaviour == SHOUT) {
        g_autofree char *long_message = g_strnfill(100000, 'a');
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, long_message);
        return FALSE;
    }
    return TRUE;
}

static void done(gpointer data, const GError *error)
{
    Job *job = data;
    job->ended++;
    job->message = error ? g_strdup(error->message) : NULL;
}

static void check(Job *job, guint tries)
{
    g_autofree char *content = NULL;
    gsize length = 0;
    (void)g_file_get_contents(job->tries, &content, &length, NULL);
    gboolean fine = job->ended == 1 && length == tries &&
                    (job->error == NULL) == (job->message == NULL) &&
                    (job->error == NULL || strstr(job->message, job->error) != NULL);
    if (!fine) {
        g_test_message("row '%s': ended %u times after %u tries, error '%s'", job->row, job->ended,
                       (guint)length, job->message ? job->message : "(none)");
        g_test_fail();
    }
    (void)g_remove(job->tries);
    g_free(job->tries);
    g_free(job->message);
}

static void test_fates(gconstpointer width)
{
    Job jobs[] = {
        {.row = "succeeds", .behaviour = SUCCEED},
        {.row = "fails", .behaviour = FAIL, .error = "the tide is out"},
        {.row = "fails once", .behaviour = FAIL_ONCE},
        {.row = "crashes", .behaviour = CRASH, .error = "crashed twice"},
        {.row = "crashes once", .behaviour = CRASH_ONCE},
        {.row = "hangs", .behaviour = HANG, .error = "took longer than 1 seconds"},
        {.row = "hangs once", .behaviour = HANG_ONCE},
        {.row = "a long message", .behaviour = SHOUT, .error = "aaaa"},
    };
    static const guint tries[] = {1, 2, 2, 2, 2, 2, 2, 2};
    g_autofree char *folder = g_dir_make_tmp("narrator-test-XXXXXX", NULL);
    g_autoptr(Pool) pool = pool_new(GPOINTER_TO_UINT(width), 1);
    for (gsize i = 0; i < G_N_ELEMENTS(jobs); i++) {
        g_autofree char *name = g_strdup_printf("%u", (guint)i);
        jobs[i].tries = g_build_filename(folder, name, NULL);
        PoolJob job = {work, done, &jobs[i]};
        g_assert_true(pool_submit(pool, &job));
    }
    g_assert_true(pool_drain(pool));
    for (gsize i = 0; i < G_N_ELEMENTS(jobs); i++)
        check(&jobs[i], tries[i]);
    (void)g_rmdir(folder);
}

/* A pool that is given up takes its children with it. */
static void test_free(void)
{
    g_autofree char *folder = g_dir_make_tmp("narrator-test-XXXXXX", NULL);
    Job job = {.row = "given up", .behaviour = HANG};
    job.tries = g_build_filename(folder, "tries", NULL);
    Pool *pool = pool_new(1, 600);
    PoolJob pool_job = {work, done, &job};
    g_assert_true(pool_submit(pool, &pool_job));
    pool_free(pool);
    g_assert_cmpuint(job.ended, ==, 0);
    (void)g_remove(job.tries);
    g_free(job.tries);
    (void)g_rmdir(folder);
}

static void test_interrupt(void)
{
    g_autofree char *folder = g_dir_make_tmp("narrator-test-XXXXXX", NULL);
    Job job = {.row = "interrupted", .behaviour = HANG};
    job.tries = g_build_filename(folder, "tries", NULL);
    Pool *pool = pool_new(1, 600);
    PoolJob pool_job = {work, done, &job};
    g_assert_true(pool_submit(pool, &pool_job));
    interrupt_install();
    (void)raise(SIGINT);
    g_assert_true(interrupt_requested());
    g_assert_false(pool_drain(pool));
    g_assert_false(pool_submit(pool, &pool_job));
    g_assert_cmpuint(job.ended, ==, 0);
    pool_free(pool);
    (void)g_remove(job.tries);
    g_free(job.tries);
    (void)g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/pool/fates-one", GUINT_TO_POINTER(1), test_fates);
    g_test_add_data_func("/pool/fates-three", GUINT_TO_POINTER(3), test_fates);
    g_test_add_func("/pool/free", test_free);
    g_test_add_func("/pool/interrupt", test_interrupt);
    return g_test_run();
}
