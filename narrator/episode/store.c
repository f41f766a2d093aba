/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/publish.h"

struct Store {
    char *home;
    char *segments;
    char *notes;
    int lock_fd; /* at least 0: this process alone writes here, with its children */
};

Store *store_open(const char *folder)
{
    Store *self = g_new0(Store, 1);
    self->lock_fd = -1;
    self->home = g_build_filename(folder, ".narrator", NULL);
    self->segments = g_build_filename(self->home, "store", NULL);
    self->notes = g_build_filename(self->home, "notes", NULL);
    return self;
}

/* What killed children, or a killed build, have left half written. */
static void sweep(const Store *self)
{
    publish_sweep(self->segments);
    publish_sweep(self->notes);
}

void store_free(Store *self)
{
    if (self == NULL)
        return;
    if (self->lock_fd >= 0) {
        sweep(self);
        (void)close(self->lock_fd);
    }
    g_free(self->home);
    g_free(self->segments);
    g_free(self->notes);
    g_free(self);
}

const char *store_home(const Store *self)
{
    return self->home;
}

/* A record lock: children do not inherit it, so it goes with this process, however it ends. */
gboolean store_lock(Store *self, GError **error)
{
    g_autofree char *path = g_build_filename(self->home, "lock", NULL);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    (void)g_mkdir_with_parents(self->home, 0777);
    self->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (self->lock_fd >= 0 && fcntl(self->lock_fd, F_SETLK, &lock) == 0) {
        sweep(self);
        return TRUE;
    }
    int code = errno;
    struct flock holder = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if ((code == EACCES || code == EAGAIN) && fcntl(self->lock_fd, F_GETLK, &holder) == 0 &&
        holder.l_type != F_UNLCK)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_AGAIN,
                    "another build of this edition is running (process %d)", (int)holder.l_pid);
    else
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "cannot lock '%s': %s",
                    path, g_strerror(code));
    if (self->lock_fd >= 0)
        (void)close(self->lock_fd);
    self->lock_fd = -1;
    return FALSE;
}

static char *segment_folder(const Store *self, const char *key)
{
    const char first[] = {key[0], '\0'};
    return g_build_filename(self->segments, first, NULL);
}

Segment *store_load(const Store *self, const char *key, SegmentPart part)
{
    g_autofree char *folder = segment_folder(self, key);
    g_autofree char *path = g_build_filename(folder, key, NULL);
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    if (file == NULL || g_mapped_file_get_length(file) == 0)
        return NULL;
    return segment_from_bytes((const guint8 *)g_mapped_file_get_contents(file),
                              g_mapped_file_get_length(file), part);
}

gboolean store_has(const Store *self, const char *key)
{
    g_autoptr(Segment) segment = store_load(self, key, SEGMENT_WHOLE);
    return segment != NULL;
}

/* All that is being written lies in the folder itself, wherever below it name is. */
gboolean store_save(const Store *self, const char *key, const Segment *segment, GError **error)
{
    g_autofree char *folder = segment_folder(self, key);
    g_autofree char *name = g_strdup_printf("%.1s/%s", key, key);
    (void)g_mkdir_with_parents(folder, 0777);
    g_autoptr(PublishedFile) file = publish_begin(self->segments, error);
    if (file == NULL)
        return FALSE;
    /* What the stream did not take, publish_commit() reports. */
    (void)segment_save(segment, publish_stream(file));
    return publish_commit(g_steal_pointer(&file), name, FALSE, error);
}

char *store_load_note(const Store *self, const char *name)
{
    g_autofree char *path = g_build_filename(self->notes, name, NULL);
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : NULL;
}

gboolean store_save_note(const Store *self, const char *name, const char *text, GError **error)
{
    g_autofree char *kept = store_load_note(self, name);
    if (g_strcmp0(kept, text) == 0)
        return TRUE;
    g_autoptr(PublishedFile) file = publish_begin(self->notes, error);
    return file != NULL && publish_write(file, text, strlen(text), error) &&
           publish_commit(g_steal_pointer(&file), name, FALSE, error);
}

static void clean_folder(const char *folder, GHashTable *keep, gboolean dry_run, guint *files,
                         guint64 *bytes)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        struct stat status;
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_hash_table_contains(keep, name) || g_stat(path, &status) != 0)
            continue;
        if (!dry_run && g_unlink(path) != 0)
            continue;
        (*files)++;
        *bytes += (guint64)status.st_size;
    }
}

void store_clean(const Store *self, GHashTable *keep, gboolean dry_run, guint *files,
                 guint64 *bytes)
{
    g_autoptr(GDir) dir = g_dir_open(self->segments, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *folder = g_build_filename(self->segments, name, NULL);
        clean_folder(folder, keep, dry_run, files, bytes);
        if (!dry_run)
            (void)g_rmdir(folder); /* only where it is empty */
    }
}
