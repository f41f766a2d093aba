/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curation/phonemes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Enough to hide the cost of a fork, few enough that a crash costs little time. */
#define SHARE 512
/* A paragraph's IPA has a few kilobytes; what claims to be longer is a broken child. */
#define MAX_ANSWER_BYTES (4 * 1024 * 1024)
/* Cores that are used at most. */
#define MAX_CHILDREN 8
/* A missing answer, in place of its length. */
#define NO_ANSWER G_MAXUINT32

static gboolean write_all(int fd, const void *bytes, gsize length)
{
    const char *p = bytes;
    while (length > 0) {
        ssize_t n = write(fd, p, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        p += n;
        length -= (gsize)n;
    }
    return TRUE;
}

static gboolean read_all(int fd, void *bytes, gsize length)
{
    char *p = bytes;
    while (length > 0) {
        ssize_t n = read(fd, p, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        p += n;
        length -= (gsize)n;
    }
    return TRUE;
}

/* In the child: answers in order, each behind its length. */
static void answer(const PhonemeSource *source, const char *const *lowered, guint n, int fd)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *ipa = source->engine->phonemes(source->state, lowered[i], NULL);
        guint32 length = ipa != NULL ? (guint32)strlen(ipa) : NO_ANSWER;
        if (!write_all(fd, &length, sizeof length))
            return;
        if (ipa != NULL && !write_all(fd, ipa, length))
            return;
    }
}

static gboolean read_answer(int fd, char **ipa)
{
    guint32 length;
    *ipa = NULL;
    if (!read_all(fd, &length, sizeof length))
        return FALSE;
    if (length == NO_ANSWER)
        return TRUE;
    if (length > MAX_ANSWER_BYTES)
        return FALSE;
    char *text = g_malloc(length + 1);
    text[length] = '\0';
    if (!read_all(fd, text, length)) {
        g_free(text);
        return FALSE;
    }
    /* A clause a line. */
    *ipa = g_strstrip(g_strdelimit(text, "\n", ' '));
    return TRUE;
}

/* A child at work on a share. */
typedef struct {
    pid_t pid;
    int fd;
    guint begin, n;
} Child;

static gboolean child_start(Child *self, const PhonemeSource *source, const char *const *lowered)
{
    int fds[2];
    if (pipe(fds) != 0)
        return FALSE;
    self->pid = fork();
    if (self->pid == 0) {
        close(fds[0]);
        answer(source, lowered + self->begin, self->n, fds[1]);
        _exit(0);
    }
    close(fds[1]);
    self->fd = fds[0];
    return self->pid > 0;
}

/* Takes the child's answers; returns how many came before it ended. */
static guint child_finish(const Child *self, char **answers)
{
    guint done = 0;
    while (done < self->n && read_answer(self->fd, &answers[self->begin + done]))
        done++;
    close(self->fd);
    while (waitpid(self->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    return done;
}

/* What is left of a share behind the text that its child ended at, which has no answer. */
static void ask_rest(const PhonemeSource *source, const char *const *lowered, guint begin,
                     guint end, char **answers)
{
    while (begin < end) {
        Child child = {.begin = begin, .n = end - begin};
        if (!child_start(&child, source, lowered))
            return;
        begin += child_finish(&child, answers) + 1;
    }
}

GPtrArray *phonemes_of(const PhonemeSource *source, const char *const *lowered, guint n)
{
    GPtrArray *result = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_set_size(result, (int)n);
    char **answers = (char **)result->pdata;
    guint at_once = MIN(g_get_num_processors(), MAX_CHILDREN);
    guint share = MIN(SHARE, n / at_once + 1);
    for (guint next = 0; source->engine->phonemes != NULL && next < n;) {
        Child children[MAX_CHILDREN];
        guint started = 0;
        for (; started < at_once && next < n; started++, next += children[started - 1].n) {
            children[started] = (Child){.begin = next, .n = MIN(share, n - next)};
            if (!child_start(&children[started], source, lowered))
                break;
        }
        if (started == 0)
            break;
        for (guint i = 0; i < started; i++) {
            guint done = child_finish(&children[i], answers);
            if (done < children[i].n)
                ask_rest(source, lowered, children[i].begin + done + 1,
                         children[i].begin + children[i].n, answers);
        }
    }
    return result;
}
