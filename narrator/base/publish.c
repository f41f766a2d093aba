/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"

#define SUFFIX ".part"

struct PublishedFile {
    char *directory;
    char *path; /* of the file while it is written */
    char *name; /* that it gets with its set */
    FILE *stream;
};

struct PublishedSet {
    GPtrArray *files; /* PublishedFile * */
};

static gboolean fail(GError **error, const char *what, const char *path)
{
    int code = errno;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "%s '%s': %s", what, path,
                g_strerror(code));
    return FALSE;
}

PublishedFile *publish_begin(const char *directory, GError **error)
{
    if (g_mkdir_with_parents(directory, 0777) != 0) {
        fail(error, "cannot make the folder", directory);
        return NULL;
    }
    g_autofree char *path = g_build_filename(directory, ".narrator-XXXXXX" SUFFIX, NULL);
    int fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0666);
    if (fd < 0) {
        fail(error, "cannot write in", directory);
        return NULL;
    }
    PublishedFile *self = g_new0(PublishedFile, 1);
    self->directory = g_strdup(directory);
    self->path = g_steal_pointer(&path);
    self->stream = fdopen(fd, "w+b");
    if (self->stream != NULL)
        return self;
    fail(error, "cannot write in", directory);
    (void)close(fd);
    publish_abort(self);
    return NULL;
}

FILE *publish_stream(PublishedFile *self)
{
    return self->stream;
}

gboolean publish_write(PublishedFile *self, const void *bytes, gsize length, GError **error)
{
    if (length == 0 || fwrite(bytes, 1, length, self->stream) == length)
        return TRUE;
    return fail(error, "cannot write in", self->directory);
}

/* Hands what was written to the kernel, and has it begin to write. */
static gboolean start_writing(PublishedFile *self)
{
    if (fflush(self->stream) != 0)
        return FALSE;
    (void)sync_file_range(fileno(self->stream), 0, 0, SYNC_FILE_RANGE_WRITE);
    return TRUE;
}

char *publish_digest(PublishedFile *self, GError **error)
{
    if (!start_writing(self) || fseeko(self->stream, 0, SEEK_SET) != 0) {
        fail(error, "cannot write in", self->directory);
        return NULL;
    }
    g_autoptr(Digest) sum = digest_new();
    guint8 buffer[65536];
    gsize n;
    while ((n = fread(buffer, 1, sizeof buffer, self->stream)) > 0)
        digest_add(sum, buffer, n);
    if (ferror(self->stream) || fseeko(self->stream, 0, SEEK_END) != 0) {
        fail(error, "cannot read back in", self->directory);
        return NULL;
    }
    return digest_finish(sum);
}

static gboolean flush_and_close(PublishedFile *self, gboolean durable)
{
    gboolean fine = !ferror(self->stream) && fflush(self->stream) == 0 &&
                    (!durable || fsync(fileno(self->stream)) == 0);
    int code = fine ? 0 : errno;
    fine = fclose(self->stream) == 0 && fine;
    self->stream = NULL;
    if (!fine && code != 0)
        errno = code;
    return fine;
}

/* Gives the file its name, unless something went wrong with it before. */
static gboolean name_file(PublishedFile *self, const char *name, gboolean fine, GError **error)
{
    g_autofree char *target = g_build_filename(self->directory, name, NULL);
    if (fine && rename(self->path, target) == 0) {
        g_clear_pointer(&self->path, g_free);
        return TRUE;
    }
    return fail(error, "cannot write", target);
}

gboolean publish_commit(PublishedFile *self, const char *name, gboolean durable, GError **error)
{
    gboolean fine = name_file(self, name, flush_and_close(self, durable), error);
    publish_abort(self);
    return fine;
}

void publish_abort(PublishedFile *self)
{
    if (self == NULL)
        return;
    if (self->stream != NULL)
        (void)fclose(self->stream);
    if (self->path != NULL)
        (void)g_unlink(self->path);
    g_free(self->path);
    g_free(self->name);
    g_free(self->directory);
    g_free(self);
}

PublishedSet *publish_set_new(void)
{
    PublishedSet *self = g_new0(PublishedSet, 1);
    self->files = g_ptr_array_new_with_free_func((GDestroyNotify)publish_abort);
    return self;
}

void publish_set_add(PublishedSet *self, PublishedFile *file, const char *name)
{
    file->name = g_strdup(name);
    /* What fails here fails again, and is reported, when the file is closed. */
    (void)start_writing(file);
    g_ptr_array_add(self->files, file);
}

gboolean publish_set_commit(PublishedSet *self, GError **error)
{
    for (guint i = 0; i < self->files->len; i++) {
        PublishedFile *file = g_ptr_array_index(self->files, i);
        if (!flush_and_close(file, TRUE))
            return name_file(file, file->name, FALSE, error);
    }
    for (guint i = 0; i < self->files->len; i++) {
        PublishedFile *file = g_ptr_array_index(self->files, i);
        if (!name_file(file, file->name, TRUE, error))
            return FALSE;
    }
    g_ptr_array_set_size(self->files, 0);
    return TRUE;
}

void publish_set_free(PublishedSet *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->files);
    g_free(self);
}

static gboolean holds(const char *path, const void *bytes, gsize length)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || (guint64)status.st_size != length)
        return FALSE;
    g_autofree char *content = NULL;
    gsize content_length = 0;
    return g_file_get_contents(path, &content, &content_length, NULL) && content_length == length &&
           (length == 0 || memcmp(content, bytes, length) == 0);
}

gboolean publish_bytes(const char *path, const void *bytes, gsize length, gboolean *changed,
                       GError **error)
{
    gboolean same = holds(path, bytes, length);
    if (changed != NULL)
        *changed = !same;
    if (same)
        return TRUE;
    g_autofree char *directory = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(PublishedFile) file = publish_begin(directory, error);
    if (file == NULL || !publish_write(file, bytes, length, error))
        return FALSE;
    return publish_commit(g_steal_pointer(&file), name, TRUE, error);
}

void publish_sweep(const char *directory)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    if (dir == NULL)
        return;
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_prefix(name, ".narrator-") || !g_str_has_suffix(name, SUFFIX))
            continue;
        g_autofree char *path = g_build_filename(directory, name, NULL);
        (void)g_unlink(path);
    }
}
