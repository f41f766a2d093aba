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
    g_strstrip(text);
    *ipa = text;
    return TRUE;
}

/* Asks a child for n answers; returns how many came before it ended. */
static guint ask(const PhonemeSource *source, const char *const *lowered, guint n,
                 GPtrArray *answers)
{
    int fds[2];
    if (pipe(fds) != 0)
        return 0;
    pid_t child = fork();
    if (child == 0) {
        close(fds[0]);
        answer(source, lowered, n, fds[1]);
        _exit(0);
    }
    close(fds[1]);
    guint done = 0;
    char *ipa;
    while (child > 0 && done < n && read_answer(fds[0], &ipa)) {
        g_ptr_array_add(answers, ipa);
        done++;
    }
    close(fds[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {
    }
    return done;
}

GPtrArray *phonemes_of(const PhonemeSource *source, const char *const *lowered, guint n)
{
    GPtrArray *answers = g_ptr_array_new_with_free_func(g_free);
    while (answers->len < n) {
        guint begin = answers->len;
        guint share = source->engine->phonemes != NULL ? MIN(SHARE, n - begin) : 0;
        guint done = share > 0 ? ask(source, lowered + begin, share, answers) : 0;
        /* The text that the child ended at has no answer. */
        if (done < MAX(share, 1))
            g_ptr_array_add(answers, NULL);
    }
    return answers;
}

GPtrArray *phonemes_of_utterances(const PhonemeSource *source, const Utterance *const *utterances,
                                  guint n, GArray *complaints)
{
    g_autoptr(GPtrArray) lowered = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(lowered, source->engine->lower(source->state, utterances[i], complaints));
    return phonemes_of(source, (const char *const *)lowered->pdata, n);
}

char *phonemes_of_item(const PhonemeSource *source, const char *language, const UtteranceItem *item)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(UtteranceItem));
    g_array_append_vals(items, item, 1);
    Utterance utterance = {language, items};
    const Utterance *const one[] = {&utterance};
    g_autoptr(GPtrArray) answers = phonemes_of_utterances(source, one, 1, NULL);
    return g_strdup(g_ptr_array_index(answers, 0));
}
