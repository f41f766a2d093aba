/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sound_file and master: what is written and what is read, against libsndfile itself. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "test_audio_signal.h"

#include "audio/audio_error.h"
#include "audio/master.h"
#include "audio/sound_file.h"

typedef struct {
    char *folder;
    char *path;
} Files;

static void set_up(Files *files, gconstpointer user_data)
{
    (void)user_data;
    files->folder = g_dir_make_tmp("audio-files-XXXXXX", NULL);
    files->path = g_build_filename(files->folder, "sound", NULL);
    g_assert_nonnull(files->folder);
}

static void tear_down(Files *files, gconstpointer user_data)
{
    (void)user_data;
    g_unlink(files->path);
    g_rmdir(files->folder);
    g_free(files->path);
    g_free(files->folder);
}

static const MasterTags tags = {"Ein Titel: ä", "Artist", "Album", "2024-03-24"};

/* Opens a new file at path and begins a master there. */
static Master *begin(const char *path, const char *format, int rate_hz, int *fd)
{
    GError *error = NULL;
    *fd = g_open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    Master *master = master_new(*fd, format, rate_hz, &tags, &error);
    g_assert_no_error(error);
    return master;
}

static void write_master(const char *path, const char *format, const float *samples, gsize n)
{
    int fd;
    g_autoptr(Master) master = begin(path, format, 24000, &fd);
    g_assert_true(master_add(master, samples, n / 3, NULL));
    g_assert_true(master_add(master, samples + n / 3, n - n / 3, NULL));
    g_assert_true(master_add_silence(master, 10000, NULL));
    g_assert_true(master_finish(master, NULL));
    g_assert_cmpint(lseek(fd, 0, SEEK_SET), ==, 0);
    close(fd);
}

static void test_master(Files *files, gconstpointer user_data)
{
    const char *format = user_data;
    const guint n = 30000;
    g_autofree float *samples = signal_speech(n, 24000, 8);
    samples[5] = 1.5f;
    samples[6] = -1.5f;
    samples[7] = NAN;
    write_master(files->path, format, samples, n);

    SF_INFO info = {0};
    SNDFILE *file = sf_open(files->path, SFM_READ, &info);
    g_assert_nonnull(file);
    g_assert_cmpint(info.samplerate, ==, 24000);
    g_assert_cmpint(info.channels, ==, 1);
    g_assert_cmpint(info.format & SF_FORMAT_SUBMASK, ==, SF_FORMAT_PCM_16);
    g_assert_cmpint(info.frames, ==, n + 10000);
    g_assert_cmpstr(sf_get_string(file, SF_STR_TITLE), ==, tags.title);
    g_assert_cmpstr(sf_get_string(file, SF_STR_ARTIST), ==, tags.artist);
    g_assert_cmpstr(sf_get_string(file, SF_STR_ALBUM), ==, tags.album);
    g_assert_cmpstr(sf_get_string(file, SF_STR_DATE), ==, tags.date);
    g_autofree gint16 *read = g_new(gint16, n + 10000);
    g_assert_cmpint(sf_read_short(file, read, n + 10000), ==, n + 10000);
    sf_close(file);
    g_assert_cmpint(read[5], ==, G_MAXINT16);
    g_assert_cmpint(read[6], ==, G_MININT16);
    g_assert_cmpint(read[7], ==, 0);
    for (guint i = 8; i < n; i++)
        g_assert_cmpint(read[i], ==, CLAMP(lrint(samples[i] * 32768.0), -32768, 32767));
    for (guint i = n; i < n + 10000; i++)
        g_assert_cmpint(read[i], ==, 0);
}

static void test_same_bytes(Files *files, gconstpointer user_data)
{
    g_autofree float *samples = signal_speech(30000, 24000, 8);
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    gsize first_bytes, second_bytes;
    write_master(files->path, user_data, samples, 30000);
    g_assert_true(g_file_get_contents(files->path, &first, &first_bytes, NULL));
    write_master(files->path, user_data, samples, 30000);
    g_assert_true(g_file_get_contents(files->path, &second, &second_bytes, NULL));
    g_assert_cmpmem(first, first_bytes, second, second_bytes);
}

static void test_untagged(Files *files, gconstpointer user_data)
{
    int fd = g_open(files->path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    MasterTags none = {0};
    g_autoptr(Master) master = master_new(fd, user_data, 22050, &none, NULL);
    gint16 samples[100] = {1, 2, 3};
    g_assert_true(master_add_int16(master, samples, 100, NULL));
    g_assert_true(master_finish(master, NULL));
    close(fd);
    g_autoptr(GArray) read = sound_file_read(files->path, 22050, NULL);
    g_assert_cmpuint(read->len, ==, 100);
    g_assert_cmpfloat(g_array_index(read, float, 1), ==, 2 / 32768.0f);
}

static void test_master_refuses(Files *files, gconstpointer user_data)
{
    (void)user_data;
    g_autoptr(GError) error = NULL;
    g_assert_true(master_has_format("flac"));
    g_assert_true(master_has_format("wav"));
    g_assert_false(master_has_format("mp3"));
    g_assert_false(master_has_format(NULL));
    int fd = g_open(files->path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    g_assert_null(master_new(fd, "ogg", 24000, &tags, &error));
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS);
    g_clear_error(&error);
    g_assert_null(master_new(fd, "flac", 10000000, &tags, &error));
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_SETTINGS);
    g_clear_error(&error);
    g_autoptr(Master) wav = master_new(fd, "wav", 24000, &tags, NULL);
    const gint16 sample = 0;
    g_assert_false(master_add_int16(wav, &sample, G_MAXUINT32 / 2, &error));
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE);
    g_assert_true(master_add_int16(wav, &sample, 1, NULL));
    close(fd);
}

/* A disk that is full is an error, at the latest when the file is finished. */
static void test_full(Files *files, gconstpointer user_data)
{
    (void)files;
    int fd = g_open("/dev/full", O_RDWR, 0);
    if (fd < 0) {
        g_test_skip("no /dev/full");
        return;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Master) master = master_new(fd, user_data, 24000, &tags, &error);
    gboolean written = master != NULL && master_add_silence(master, 500000, &error) &&
                       master_finish(master, &error);
    g_assert_false(written);
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_IO);
    g_test_message("%s", error->message);
    close(fd);
}

/* Writes n_frames of channels, channel c holding the constant c + 1 tenths. */
static void write_constant(const char *path, int format, int rate_hz, int channels, guint n_frames)
{
    SF_INFO info = {.samplerate = rate_hz, .channels = channels, .format = format};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    g_assert_nonnull(file);
    g_autofree float *frame = g_new(float, channels);
    for (int c = 0; c < channels; c++)
        frame[c] = 0.1f * (float)(c + 1);
    for (guint i = 0; i < n_frames; i++)
        g_assert_cmpint(sf_writef_float(file, frame, 1), ==, 1);
    sf_close(file);
}

static void test_sound_file(Files *files, gconstpointer user_data)
{
    (void)user_data;
    static const struct {
        const char *name;
        int format, rate_hz, channels;
        guint n_frames, expected;
        float value;
    } rows[] = {
        {"mono wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 24000, 1, 9000, 9000, 0.1f},
        {"stereo wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 24000, 2, 9000, 9000, 0.15f},
        {"flac at another rate", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 48000, 2, 9000, 4500, 0.15f},
        {"six channels", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 44100, 6, 9000, 4898, 0.35f},
        {"aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 8000, 1, 9000, 27000, 0.1f},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].name);
        write_constant(files->path, rows[i].format, rows[i].rate_hz, rows[i].channels,
                       rows[i].n_frames);
        GError *error = NULL;
        g_autoptr(GArray) samples = sound_file_read(files->path, 24000, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(samples->len, ==, rows[i].expected);
        float middle = g_array_index(samples, float, samples->len / 2);
        g_assert_cmpfloat(fabsf(middle - rows[i].value), <, 1e-3);
    }
}

static void test_sound_file_refuses(Files *files, gconstpointer user_data)
{
    (void)user_data;
    g_autoptr(GError) error = NULL;
    g_assert_null(sound_file_read(files->path, 24000, &error));
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_IO);
    g_assert_nonnull(strstr(error->message, files->path));
    g_clear_error(&error);

    g_assert_null(sound_file_read(files->folder, 24000, &error));
    g_assert_nonnull(error);
    g_clear_error(&error);

    g_file_set_contents(files->path, "# no sound, but words\n", -1, NULL);
    g_assert_null(sound_file_read(files->path, 24000, &error));
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA);
    g_assert_nonnull(strstr(error->message, files->path));
    g_clear_error(&error);

    write_constant(files->path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 24000, 1, 0);
    g_assert_null(sound_file_read(files->path, 24000, &error));
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_BAD_DATA);
    g_clear_error(&error);

    write_constant(files->path, SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 100, 1,
                   SOUND_FILE_MAX_SECONDS * 100 + 1);
    g_assert_null(sound_file_read(files->path, 8000, &error));
    g_assert_error(error, AUDIO_ERROR, AUDIO_ERROR_TOO_LARGE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const char *const formats[] = {"flac", "wav"};
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        static const struct {
            const char *name;
            void (*run)(Files *files, gconstpointer user_data);
        } tests[] = {{"written", test_master},
                     {"same-bytes", test_same_bytes},
                     {"untagged", test_untagged},
                     {"full", test_full}};
        for (gsize j = 0; j < G_N_ELEMENTS(tests); j++) {
            g_autofree char *path = g_strdup_printf("/master/%s/%s", formats[i], tests[j].name);
            g_test_add(path, Files, formats[i], set_up, tests[j].run, tear_down);
        }
    }
    g_test_add("/master/refuses", Files, NULL, set_up, test_master_refuses, tear_down);
    g_test_add("/sound-file/reads", Files, NULL, set_up, test_sound_file, tear_down);
    g_test_add("/sound-file/refuses", Files, NULL, set_up, test_sound_file_refuses, tear_down);
    return g_test_run();
}
