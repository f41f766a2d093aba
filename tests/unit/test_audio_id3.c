/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "audio/audio_error.h"
#include "audio/id3.h"

/* A frame as a reader finds it. */
typedef struct {
    char id[5];
    const guint8 *body;
    gsize size;
} Frame;

static guint32 big_endian(const guint8 *bytes)
{
    return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* The frames in bytes, which they fill to the last. */
static GArray *read_frames(const guint8 *bytes, gsize length)
{
    GArray *frames = g_array_new(FALSE, TRUE, sizeof(Frame));
    gsize at = 0;
    while (at < length) {
        Frame frame = {{0}, NULL, 0};
        g_assert_cmpuint(length - at, >=, 10);
        memcpy(frame.id, bytes + at, 4);
        frame.size = big_endian(bytes + at + 4);
        frame.body = bytes + at + 10;
        g_assert_cmpuint(bytes[at + 8], ==, 0);
        g_assert_cmpuint(bytes[at + 9], ==, 0);
        g_assert_cmpuint(frame.size, <=, length - at - 10);
        at += 10 + frame.size;
        g_array_append_val(frames, frame);
    }
    return frames;
}

/* The frames of a tag that is all of bytes. */
static GArray *read_tag(const GByteArray *bytes)
{
    g_assert_cmpuint(bytes->len, >, 10);
    g_assert_cmpmem(bytes->data, 6, "ID3\003\000\000", 6);
    gsize size = 0;
    for (int i = 6; i < 10; i++) {
        g_assert_cmpuint(bytes->data[i], <, 0x80);
        size = size << 7 | bytes->data[i];
    }
    g_assert_cmpuint(size, ==, bytes->len - 10);
    return read_frames(bytes->data + 10, size);
}

/* The n-th frame of that id, or an empty one. */
static Frame find(const GArray *frames, const char *id, guint n)
{
    for (guint i = 0; i < frames->len; i++) {
        const Frame *frame = &g_array_index(frames, Frame, i);
        if (strcmp(frame->id, id) == 0 && n-- == 0)
            return *frame;
    }
    return (Frame){"", NULL, 0};
}

/* Reads a string of that encoding, up to its end or that of the body, and moves *at behind it. */
static char *read_string(const Frame *frame, guint8 encoding, gsize *at)
{
    GString *text = g_string_new(NULL);
    if (encoding == 0) {
        for (; *at < frame->size && frame->body[*at] != 0; (*at)++)
            g_string_append_unichar(text, frame->body[*at]);
        *at += 1;
        return g_string_free(text, FALSE);
    }
    g_assert_cmpuint(encoding, ==, 1);
    g_assert_cmpuint(frame->body[*at], ==, 0xff);
    g_assert_cmpuint(frame->body[*at + 1], ==, 0xfe);
    *at += 2;
    gunichar high = 0;
    for (; *at + 1 < frame->size; *at += 2) {
        gunichar unit = frame->body[*at] | (gunichar)frame->body[*at + 1] << 8;
        if (unit == 0)
            break;
        if (unit >= 0xd800 && unit < 0xdc00)
            high = unit;
        else if (unit >= 0xdc00 && unit < 0xe000)
            g_string_append_unichar(text, 0x10000 + ((high - 0xd800) << 10) + unit - 0xdc00);
        else
            g_string_append_unichar(text, unit);
    }
    *at += 2;
    return g_string_free(text, FALSE);
}

static char *read_text(const Frame *frame)
{
    g_assert_nonnull(frame->body);
    gsize at = 1;
    return read_string(frame, frame->body[0], &at);
}

static GByteArray *write_tag(const Id3Tag *tag)
{
    GByteArray *bytes = g_byte_array_new();
    GError *error = NULL;
    id3_write(tag, bytes, &error);
    g_assert_no_error(error);
    return bytes;
}

static const guint8 picture_bytes[] = {0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3, 0xff, 0xd9};

static const Id3Chapter chapters[] = {
    {"Introduction", 0, 3000, NULL, {NULL, 0, NULL}},
    {"Türkiye, 東京 & <Kyiv> \xf0\x9f\x8e\xa7",
     3000,
     61000,
     "https://example.org/a#2",
     {NULL, 0, NULL}},
    {"Last", 61000, 123456, NULL, {picture_bytes, sizeof picture_bytes, "image/png"}},
};

static const Id3Tag whole = {
    .title = "A title",
    .artist = "Zoë Ωmega",
    .album = "Edition",
    .genre = "Podcast",
    .date = "2024-03-09T06:07:00Z",
    .track = 7,
    .language = "eng",
    .length_ms = 123456,
    .encoder = "narrator",
    .comment = "Short notes",
    .lyrics = "The transcript\nin lines, “quoted”",
    .url = "https://example.org/a",
    .link = "https://example.org/b",
    .link_name = "source",
    .picture = {picture_bytes, sizeof picture_bytes, "image/jpeg"},
    .contents_title = "Chapters",
    .chapters = chapters,
    .n_chapters = G_N_ELEMENTS(chapters),
};

static void test_texts(void)
{
    static const struct {
        const char *id, *text;
        guint8 encoding;
    } rows[] = {
        {"TIT2", "A title", 0}, {"TPE1", "Zoë Ωmega", 1}, {"TALB", "Edition", 0},
        {"TCON", "Podcast", 0}, {"TYER", "2024", 0},      {"TDAT", "0903", 0},
        {"TIME", "0607", 0},    {"TRCK", "7", 0},         {"TLAN", "eng", 0},
        {"TLEN", "123456", 0},  {"TSSE", "narrator", 0},
    };
    g_autoptr(GByteArray) bytes = write_tag(&whole);
    g_autoptr(GArray) frames = read_tag(bytes);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].id);
        Frame frame = find(frames, rows[i].id, 0);
        g_autofree char *text = read_text(&frame);
        g_assert_cmpstr(text, ==, rows[i].text);
        g_assert_cmpuint(frame.body[0], ==, rows[i].encoding);
        g_assert_null(find(frames, rows[i].id, 1).body);
    }
}

static void test_prose(void)
{
    static const struct {
        const char *id, *text;
        guint8 encoding;
    } rows[] = {
        {"COMM", "Short notes", 0},
        {"USLT", "The transcript\nin lines, “quoted”", 1},
    };
    g_autoptr(GByteArray) bytes = write_tag(&whole);
    g_autoptr(GArray) frames = read_tag(bytes);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].id);
        Frame frame = find(frames, rows[i].id, 0);
        g_assert_cmpuint(frame.body[0], ==, rows[i].encoding);
        g_assert_cmpmem(frame.body + 1, 3, "eng", 3);
        gsize at = 4;
        g_autofree char *description = read_string(&frame, frame.body[0], &at);
        g_autofree char *text = read_string(&frame, frame.body[0], &at);
        g_assert_cmpstr(description, ==, "");
        g_assert_cmpstr(text, ==, rows[i].text);
    }
}

static void test_links(void)
{
    g_autoptr(GByteArray) bytes = write_tag(&whole);
    g_autoptr(GArray) frames = read_tag(bytes);
    Frame page = find(frames, "WOAF", 0);
    g_assert_cmpmem(page.body, page.size, "https://example.org/a", 21);
    Frame link = find(frames, "WXXX", 0);
    g_assert_cmpmem(link.body, link.size, "\0source\0https://example.org/b", 29);
    Frame picture = find(frames, "APIC", 0);
    g_assert_cmpmem(picture.body, 14, "\0image/jpeg\0\003\0", 14);
    g_assert_cmpmem(picture.body + 14, picture.size - 14, picture_bytes, sizeof picture_bytes);
}

static void test_chapters(void)
{
    g_autoptr(GByteArray) bytes = write_tag(&whole);
    g_autoptr(GArray) frames = read_tag(bytes);
    Frame contents = find(frames, "CTOC", 0);
    g_assert_cmpmem(contents.body, 6, "toc\0\003\003", 6);
    gsize child = 6;
    for (guint i = 0; i < G_N_ELEMENTS(chapters); i++) {
        Frame frame = find(frames, "CHAP", i);
        const char *id = (const char *)frame.body;
        const guint8 *times = frame.body + strlen(id) + 1;
        g_assert_cmpstr((const char *)contents.body + child, ==, id);
        child += strlen(id) + 1;
        g_assert_cmpuint(big_endian(times), ==, chapters[i].start_ms);
        g_assert_cmpuint(big_endian(times + 4), ==, chapters[i].end_ms);
        g_assert_cmpuint(big_endian(times + 8), ==, 0xffffffff);
        g_assert_cmpuint(big_endian(times + 12), ==, 0xffffffff);
        gsize head = strlen(id) + 1 + 16;
        g_autoptr(GArray) inside = read_frames(frame.body + head, frame.size - head);
        Frame title = find(inside, "TIT2", 0);
        g_autofree char *text = read_text(&title);
        g_assert_cmpstr(text, ==, chapters[i].title);
        Frame link = find(inside, "WXXX", 0);
        g_assert_cmpint(link.body != NULL, ==, chapters[i].url != NULL);
        if (link.body != NULL)
            g_assert_cmpmem(link.body + 13, link.size - 13, chapters[i].url,
                            strlen(chapters[i].url));
        Frame picture = find(inside, "APIC", 0);
        g_assert_cmpint(picture.body != NULL, ==, chapters[i].picture.bytes != NULL);
        if (picture.body != NULL)
            g_assert_cmpmem(picture.body, 13, "\0image/png\0\0\0", 13);
    }
    g_autoptr(GArray) inside = read_frames(contents.body + child, contents.size - child);
    Frame title = find(inside, "TIT2", 0);
    g_autofree char *text = read_text(&title);
    g_assert_cmpstr(text, ==, "Chapters");
    g_assert_null(find(frames, "CTOC", 1).body);
    g_assert_null(find(frames, "CHAP", 3).body);
}

static void test_order(void)
{
    static const char *const order[] = {"TIT2", "TPE1", "TALB", "TCON", "TLAN", "TSSE", "TYER",
                                        "TDAT", "TIME", "TRCK", "TLEN", "COMM", "WOAF", "WXXX",
                                        "CTOC", "CHAP", "CHAP", "CHAP", "USLT", "APIC"};
    g_autoptr(GByteArray) bytes = write_tag(&whole);
    g_autoptr(GArray) frames = read_tag(bytes);
    g_assert_cmpuint(frames->len, ==, G_N_ELEMENTS(order));
    for (guint i = 0; i < frames->len; i++)
        g_assert_cmpstr(g_array_index(frames, Frame, i).id, ==, order[i]);
}

/* Each thing that is left out leaves its frame out. */
static void test_little(void)
{
    Id3Tag tag = {.title = "T", .date = "2024-12-31", .comment = "c", .link = "https://a.example/"};
    g_autoptr(GByteArray) bytes = write_tag(&tag);
    g_autoptr(GArray) frames = read_tag(bytes);
    static const char *const order[] = {"TIT2", "TYER", "TDAT", "COMM", "WXXX"};
    g_assert_cmpuint(frames->len, ==, G_N_ELEMENTS(order));
    for (guint i = 0; i < frames->len; i++)
        g_assert_cmpstr(g_array_index(frames, Frame, i).id, ==, order[i]);
    Frame comment = find(frames, "COMM", 0);
    g_assert_cmpmem(comment.body, comment.size, "\0und\0c", 6);
    Frame link = find(frames, "WXXX", 0);
    g_assert_cmpmem(link.body, link.size, "\0\0https://a.example/", 20);
}

/* Appended behind what is there, and the same each time. */
static void test_appends(void)
{
    g_autoptr(GByteArray) bytes = write_tag(&whole);
    g_autoptr(GByteArray) again = g_byte_array_new();
    g_byte_array_append(again, (const guint8 *)"before", 6);
    g_assert_true(id3_write(&whole, again, NULL));
    g_assert_cmpmem(again->data, 6, "before", 6);
    g_assert_cmpmem(again->data + 6, again->len - 6, bytes->data, bytes->len);
}

static void test_limits(void)
{
    Id3Chapter many[ID3_MAX_CHAPTERS + 1];
    for (guint i = 0; i < G_N_ELEMENTS(many); i++)
        many[i] = (Id3Chapter){.title = "x", .start_ms = i * 1000, .end_ms = i * 1000 + 1000};
    Id3Tag tag = {.title = "T", .chapters = many, .n_chapters = ID3_MAX_CHAPTERS};
    g_autoptr(GByteArray) bytes = write_tag(&tag);
    g_autoptr(GArray) frames = read_tag(bytes);
    g_assert_cmpuint(find(frames, "CTOC", 0).body[5], ==, 255);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < ID3_MAX_CHAPTERS; i++)
        g_assert_true(g_hash_table_add(ids, (gpointer)find(frames, "CHAP", i).body));

    g_autofree char *text = g_strnfill(ID3_MAX_LYRICS_BYTES + 1, 'a');
    Id3Tag long_lyrics = {.title = "T", .lyrics = text};
    g_autoptr(GByteArray) without = write_tag(&long_lyrics);
    g_autoptr(GArray) without_frames = read_tag(without);
    g_assert_cmpuint(without_frames->len, ==, 1);
    text[ID3_MAX_LYRICS_BYTES] = '\0';
    g_autoptr(GByteArray) with = write_tag(&long_lyrics);
    g_autoptr(GArray) with_frames = read_tag(with);
    g_assert_cmpuint(with_frames->len, ==, 2);
}

static void test_refuses(void)
{
    static const Id3Chapter untitled = {NULL, 0, 1000, NULL, {NULL, 0, NULL}};
    static const Id3Chapter empty = {"Empty", 1000, 1000, NULL, {NULL, 0, NULL}};
    static const Id3Chapter not_text = {"\xff", 0, 1000, NULL, {NULL, 0, NULL}};
    static const Id3Chapter bad_url = {"Url", 0, 1000, "https://ü/", {NULL, 0, NULL}};
    static Id3Chapter many[ID3_MAX_CHAPTERS + 1];
    static guint8 large[ID3_MAX_BYTES];
    static const struct {
        Id3Tag tag;
        const char *message;
    } rows[] = {
        {{.chapters = &untitled, .n_chapters = 1}, "*no title*'none'"},
        {{.chapters = &empty, .n_chapters = 1}, "*ends before it begins: 'Empty'"},
        {{.chapters = &not_text, .n_chapters = 1}, "*no title*'not UTF-8'"},
        {{.chapters = &bad_url, .n_chapters = 1}, "*not ASCII: 'https://ü/'"},
        {{.chapters = many, .n_chapters = ID3_MAX_CHAPTERS + 1}, "*256 chapters are more than 255"},
        {{.title = "a\xc3"}, "*text is not 'UTF-8'"},
        {{.url = "https://é/"}, "*not ASCII: 'https://é/'"},
        {{.link = "https://é/"}, "*not ASCII: 'https://é/'"},
        {{.language = "en"}, "*ISO 639-2: 'en'"},
        {{.language = "eng\n"}, "*ISO 639-2: 'eng*"},
        {{.date = "2024"}, "*ISO 8601: '2024'"},
        {{.date = "2024-03-24 06:00"}, "*ISO 8601: '2024-03-24 06:00'"},
        {{.picture = {large, 10, "image/gif"}}, "*'image/gif'"},
        {{.picture = {large, 10, NULL}}, "*neither*"},
        {{.picture = {large, sizeof large, "image/png"}}, "ID3 tag of * is larger than 524288"},
        {{.picture = {large, G_MAXSIZE, "image/png"}}, "*picture of * is larger than 524288"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        g_autoptr(GError) error = NULL;
        g_assert_false(id3_write(&rows[i].tag, bytes, &error));
        g_assert_nonnull(error);
        g_test_message("%s", error->message);
        g_assert_true(g_pattern_match_simple(rows[i].message, error->message));
        g_assert_cmpuint(bytes->len, ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/id3/texts", test_texts);
    g_test_add_func("/id3/prose", test_prose);
    g_test_add_func("/id3/links", test_links);
    g_test_add_func("/id3/chapters", test_chapters);
    g_test_add_func("/id3/order", test_order);
    g_test_add_func("/id3/little", test_little);
    g_test_add_func("/id3/appends", test_appends);
    g_test_add_func("/id3/limits", test_limits);
    g_test_add_func("/id3/refuses", test_refuses);
    return g_test_run();
}
