/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/segment.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "episode/store.h"

static Segment *sample(void)
{
    Segment *segment = segment_new();
    segment->format = SEGMENT_MP3;
    segment->sample_rate_hz = 22050;
    segment->samples = 5760;
    segment->speech_samples = 3000;
    segment->peak_dbtp = -3.5f;
    const SegmentToken tokens[] = {{0, 100}, {2, 1500}};
    g_array_append_vals(segment->tokens, tokens, G_N_ELEMENTS(tokens));
    const float blocks[] = {0.25f, 0.5f, 1e-9f};
    g_array_append_vals(segment->blocks, blocks, G_N_ELEMENTS(blocks));
    g_byte_array_append(segment->payload, (const guint8 *)"payload", 7);
    return segment;
}

static void assert_sample(const Segment *segment)
{
    g_autoptr(Segment) wanted = sample();
    g_assert_nonnull(segment);
    g_assert_cmpint(segment->format, ==, wanted->format);
    g_assert_cmpint(segment->sample_rate_hz, ==, 22050);
    g_assert_cmpuint(segment->samples, ==, 5760);
    g_assert_cmpuint(segment->speech_samples, ==, 3000);
    g_assert_cmpfloat(segment->peak_dbtp, ==, -3.5f);
    g_assert_cmpmem(segment->tokens->data, segment->tokens->len * sizeof(SegmentToken),
                    wanted->tokens->data, 2 * sizeof(SegmentToken));
    g_assert_cmpmem(segment->blocks->data, segment->blocks->len * sizeof(float),
                    wanted->blocks->data, 3 * sizeof(float));
    g_assert_cmpmem(segment->payload->data, segment->payload->len, "payload", 7);
}

static GByteArray *bytes_of(const Segment *segment)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);
    g_assert_true(segment_save(segment, stream));
    g_assert_cmpint(fclose(stream), ==, 0);
    GByteArray *array = g_byte_array_new();
    g_byte_array_append(array, (const guint8 *)bytes, (guint)length);
    free(bytes);
    return array;
}

static void test_round_trip(void)
{
    g_autoptr(Segment) before = sample();
    g_autoptr(GByteArray) bytes = bytes_of(before);
    g_autoptr(Segment) after = segment_from_bytes(bytes->data, bytes->len, SEGMENT_WHOLE);
    assert_sample(after);
    g_autoptr(Segment) facts = segment_from_bytes(bytes->data, bytes->len, SEGMENT_FACTS);
    g_assert_nonnull(facts);
    g_assert_cmpuint(facts->payload->len, ==, 0);
    g_assert_cmpuint(facts->tokens->len, ==, 2);
}

/* A jingle has no tokens, silence has nothing at all. */
static void test_empty_lists(void)
{
    g_autoptr(Segment) jingle = sample();
    g_array_set_size(jingle->tokens, 0);
    g_autoptr(Segment) nothing = segment_new();
    Segment *const segments[] = {jingle, nothing};
    for (gsize i = 0; i < G_N_ELEMENTS(segments); i++) {
        g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(SegmentToken));
        g_array_unref(segments[i]->tokens);
        segments[i]->tokens = g_array_ref(tokens); /* its data is NULL */
        g_autoptr(GByteArray) bytes = bytes_of(segments[i]);
        g_autoptr(Segment) after = segment_from_bytes(bytes->data, bytes->len, SEGMENT_WHOLE);
        g_assert_nonnull(after);
        g_assert_cmpmem(after->payload->data, after->payload->len, segments[i]->payload->data,
                        segments[i]->payload->len);
    }
}

/* Every bit of every byte, and every length. */
static void test_damage(void)
{
    g_autoptr(Segment) before = sample();
    g_autoptr(GByteArray) bytes = bytes_of(before);
    for (gsize i = 0; i < bytes->len; i++)
        for (guint bit = 0; bit < 8; bit++) {
            bytes->data[i] ^= (guint8)(1 << bit);
            g_autoptr(Segment) damaged = segment_from_bytes(bytes->data, bytes->len, SEGMENT_WHOLE);
            /* Unchecked, but never beyond the bytes: sanitizers look on. */
            g_autoptr(Segment) facts G_GNUC_UNUSED =
                segment_from_bytes(bytes->data, bytes->len, SEGMENT_FACTS);
            if (damaged != NULL) {
                g_test_message("bit %u of byte %" G_GSIZE_FORMAT " is not missed", bit, i);
                g_test_fail();
            }
            bytes->data[i] ^= (guint8)(1 << bit);
        }
    for (gsize length = 0; length < bytes->len; length++) {
        g_autofree guint8 *cut = g_memdup2(bytes->data, length + 1);
        g_autoptr(Segment) whole = segment_from_bytes(cut, length, SEGMENT_WHOLE);
        g_autoptr(Segment) facts = segment_from_bytes(cut, length, SEGMENT_FACTS);
        if (whole != NULL || facts != NULL) {
            g_test_message("a cut at %" G_GSIZE_FORMAT " is not seen", length);
            g_test_fail();
        }
    }
}

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_tree(inner);
    }
    (void)g_remove(path);
}

static void test_store(void)
{
    static const char kept[] = "aa00000000000000000000000000000000000000";
    static const char dropped[] = "bb00000000000000000000000000000000000000";
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("narrator-test-XXXXXX", &error);
    g_autoptr(Store) store = store_open(folder);
    g_assert_false(g_file_test(store_home(store), G_FILE_TEST_EXISTS));
    g_assert_true(store_lock(store, &error));
    g_assert_no_error(error);
    g_assert_false(store_has(store, kept));
    g_assert_null(store_load(store, kept, SEGMENT_WHOLE));
    g_autoptr(Segment) segment = sample();
    g_assert_true(store_save(store, kept, segment, &error));
    g_assert_true(store_save(store, kept, segment, &error));
    g_assert_true(store_save(store, dropped, segment, &error));
    g_assert_true(store_has(store, kept));
    g_autoptr(Segment) loaded = store_load(store, kept, SEGMENT_WHOLE);
    assert_sample(loaded);

    g_assert_null(store_load_note(store, "note"));
    g_assert_true(store_save_note(store, "note", "text", &error));
    g_autofree char *note = store_load_note(store, "note");
    g_assert_cmpstr(note, ==, "text");

    g_autoptr(GHashTable) keep = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(keep, (gpointer)kept);
    guint files = 0;
    guint64 bytes = 0;
    store_clean(store, keep, TRUE, &files, &bytes);
    g_assert_cmpuint(files, ==, 1);
    g_assert_true(store_has(store, dropped));
    store_clean(store, keep, FALSE, &files, &bytes);
    g_assert_true(store_has(store, kept));
    g_assert_false(store_has(store, dropped));

    /* A damaged segment is as good as none. */
    g_autofree char *path = g_build_filename(store_home(store), "store", "a", kept, NULL);
    g_autofree char *content = NULL;
    gsize length;
    g_assert_true(g_file_get_contents(path, &content, &length, &error));
    content[length / 2] ^= 1;
    g_assert_true(g_file_set_contents(path, content, (gssize)length, &error));
    g_assert_null(store_load(store, kept, SEGMENT_WHOLE));
    g_assert_false(store_has(store, kept));
    remove_tree(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/segment/round-trip", test_round_trip);
    g_test_add_func("/segment/empty-lists", test_empty_lists);
    g_test_add_func("/segment/damage", test_damage);
    g_test_add_func("/store/all", test_store);
    return g_test_run();
}
