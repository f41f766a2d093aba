/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUFFIX ".part"

struct PublishedFile {
    char *directory;
    char *path; /* of the file while it is written */
    FILE *stream;
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
    return self;
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

char *publish_digest(PublishedFile *self, GError **error)
{
    struct sha256_ctx sum;
    if (fflush(self->stream) != 0 || fseeko(self->stream, 0, SEEK_SET) != 0) {
        fail(error, "cannot write in", self->directory);
        return NULL;
    }
    sha256_init(&sum);
    guint8 buffer[65536];
    gsize n;
    while ((n = fread(buffer, 1, sizeof buffer, self->stream)) > 0)
        sha256_update(&sum, n, buffer);
    if (ferror(self->stream) || fseeko(self->stream, 0, SEEK_END) != 0) {
        fail(error, "cannot read back in", self->directory);
        return NULL;
    }
    guint8 digest[SHA256_DIGEST_SIZE];
    sha256_digest(&sum, sizeof digest, digest);
    char *text = g_malloc0(BASE16_ENCODE_LENGTH(sizeof digest) + 1);
    base16_encode_update(text, sizeof digest, digest);
    return text;
}

static gboolean flush_and_close(PublishedFile *self, gboolean durable)
{
    gboolean fine = !ferror(self->stream) && fflush(self->stream) == 0 &&
                    (!durable || fsync(fileno(self->stream)) == 0);
    int code = errno;
    fine = fclose(self->stream) == 0 && fine;
    self->stream = NULL;
    if (!fine && code != 0)
        errno = code;
    return fine;
}

gboolean publish_commit(PublishedFile *self, const char *name, gboolean durable, GError **error)
{
    g_autofree char *target = g_build_filename(self->directory, name, NULL);
    gboolean fine = flush_and_close(self, durable) && rename(self->path, target) == 0;
    if (!fine)
        fail(error, "cannot write", target);
    publish_abort(self);
    return fine;
}

void publish_abort(PublishedFile *self)
{
    if (self == NULL)
        return;
    if (self->stream != NULL)
        (void)fclose(self->stream);
    /* After a rename there is nothing of that name any more. */
    (void)g_unlink(self->path);
    g_free(self->path);
    g_free(self->directory);
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
