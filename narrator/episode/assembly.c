/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/assembly.h"

#include <math.h>
#include <string.h>

#include "audio/info_frame.h"
#include "audio/loudness.h"
#include "audio/mp3_silence.h"

/* Silence in front of the first segment: players that fade in, and listeners, need a moment. */
#define FRONT_MS 200

typedef struct {
    Assembly *assembly;
    const Plan *plan;
    GArray *blocks; /* float, of all segments */
    GArray *words;  /* TimedWord, of the paragraph at hand */
    guint32 unit;   /* samples that silence comes in: a frame, or 1 */
} Layout;

static guint32 round_up(guint64 samples, guint32 unit)
{
    return (guint32)((samples + unit - 1) / unit * unit);
}

static guint64 ms_to_samples(const Assembly *self, guint ms)
{
    return (guint64)ms * (guint64)self->settings.mp3.sample_rate_hz / 1000;
}

/* Puts a segment behind what is there, and a pause of so long between its speech and the next. */
static void add_piece(Layout *layout, const char *key, const Segment *segment, guint pause_ms)
{
    Assembly *self = layout->assembly;
    AssemblyPiece piece = {.start_sample = self->samples, .samples = segment->samples};
    (void)g_strlcpy(piece.key, key, sizeof piece.key);
    guint64 wanted = ms_to_samples(self, pause_ms);
    guint64 padding = segment->samples - segment->speech_samples;
    piece.pause_samples = wanted > padding ? round_up(wanted - padding, layout->unit) : 0;
    self->samples += piece.samples + piece.pause_samples;
    self->true_peak_dbtp = MAX(self->true_peak_dbtp, (double)segment->peak_dbtp);
    g_array_append_vals(layout->blocks, segment->blocks->data, segment->blocks->len);
    g_array_append_val(self->pieces, piece);
}

static gboolean add_framing(Layout *layout, const char *key, guint pause_ms, GError **error)
{
    if (key == NULL)
        return TRUE;
    g_autoptr(Segment) segment = store_load(layout->assembly->store, key, SEGMENT_FACTS);
    if (segment == NULL) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "a segment is not in the store");
        return FALSE;
    }
    add_piece(layout, key, segment, pause_ms);
    return TRUE;
}

static void add_words(const Layout *layout, const Paragraph *paragraph, const Segment *segment,
                      guint64 start_sample)
{
    const Timeline *timeline = layout->assembly->timeline;
    for (guint i = 0; i < segment->tokens->len; i++) {
        const SegmentToken *heard = &g_array_index(segment->tokens, SegmentToken, i);
        if (heard->token >= paragraph->tokens.len)
            continue;
        const Token *token = &paragraph->tokens.data[heard->token];
        TimedWord word = {token->start, token->end, 0, 0};
        word.start_ms = timeline_ms(timeline, start_sample + heard->sample);
        g_array_append_val(layout->words, word);
    }
}

/* The words at hand are all of the last paragraph. */
static void settle_words(const Layout *layout)
{
    const GArray *paragraphs = layout->assembly->timeline->paragraphs;
    if (layout->words->len == 0)
        return;
    gsize length;
    TimedWord *words = g_array_steal(layout->words, &length);
    g_array_index(paragraphs, TimelineParagraph, paragraphs->len - 1).words =
        (TimedWordList){g_renew(TimedWord, words, length), (guint)length};
}

/* The paragraphs before this one that nothing is said of stand where it begins. */
static TimelineParagraph *reach_paragraph(const Layout *layout, guint index)
{
    Assembly *self = layout->assembly;
    TimelineParagraph *entry = NULL;
    if (self->timeline->paragraphs->len <= index)
        settle_words(layout);
    while (self->timeline->paragraphs->len <= index)
        entry = timeline_add_paragraph(
            self->timeline,
            g_ptr_array_index(layout->plan->script->paragraphs, self->timeline->paragraphs->len),
            self->samples);
    return entry ? entry : &g_array_index(self->timeline->paragraphs, TimelineParagraph, index);
}

static gboolean add_segment(Layout *layout, const PlanSegment *planned, GError **error)
{
    Assembly *self = layout->assembly;
    g_autoptr(Segment) segment = store_load(self->store, planned->key, SEGMENT_FACTS);
    if (segment == NULL) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "segment '%s' is not in the store",
                    planned->key);
        return FALSE;
    }
    TimelineParagraph *entry = reach_paragraph(layout, planned->paragraph);
    add_words(layout, entry->paragraph, segment, self->samples);
    entry->end_sample = self->samples + segment->speech_samples;
    self->words += planned->words;
    add_piece(layout, planned->key, segment, planned->pause_after_ms);
    return TRUE;
}

static gboolean add_all(Layout *layout, const AssemblyFrame *frame, GError **error)
{
    Assembly *self = layout->assembly;
    const GArray *segments = layout->plan->segments;
    self->samples = round_up(ms_to_samples(self, FRONT_MS), layout->unit);
    if (!add_framing(layout, frame->intro, frame->pause_ms, error))
        return FALSE;
    for (guint i = 0; i < segments->len; i++)
        if (!add_segment(layout, &g_array_index(segments, PlanSegment, i), error))
            return FALSE;
    settle_words(layout);
    if (segments->len > 0)
        (void)reach_paragraph(layout, layout->plan->script->paragraphs->len - 1);
    return add_framing(layout, frame->outro, 0, error);
}

Assembly *assembly_new(const Plan *plan, const Store *store, const AssemblyFrame *frame,
                       GError **error)
{
    g_autoptr(Assembly) self = g_new0(Assembly, 1);
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(TimedWord));
    self->store = store;
    self->settings = plan->speaker->settings;
    self->true_peak_dbtp = -HUGE_VAL;
    self->pieces = g_array_new(FALSE, FALSE, sizeof(AssemblyPiece));
    self->timeline = timeline_new(self->settings.mp3.sample_rate_hz);
    gboolean mp3 = self->settings.format == SEGMENT_MP3;
    Layout layout = {self, plan, blocks, words,
                     mp3 ? mp3_encoder_frame_samples(&self->settings.mp3) : 1};
    if (!add_all(&layout, frame, error))
        return NULL;
    for (guint i = 0; i < self->timeline->paragraphs->len; i++)
        timeline_finish_words(self->timeline,
                              &g_array_index(self->timeline->paragraphs, TimelineParagraph, i));
    timeline_finish(self->timeline, plan->script, self->samples);
    self->loudness_lufs = loudness_integrated((const float *)blocks->data, blocks->len);
    return g_steal_pointer(&self);
}

void assembly_free(Assembly *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->pieces);
    timeline_free(self->timeline);
    g_free(self);
}

/* What takes the audio, piece by piece: an MP3 or a master. */
typedef struct {
    gboolean (*segment)(gpointer user_data, const GByteArray *payload, GError **error);
    gboolean (*silence)(gpointer user_data, guint64 samples, GError **error);
    gpointer user_data;
} Taker;

static gboolean give_pieces(const Assembly *self, const Taker *taker, GError **error)
{
    guint64 front =
        self->pieces->len ? g_array_index(self->pieces, AssemblyPiece, 0).start_sample : 0;
    if (!taker->silence(taker->user_data, front, error))
        return FALSE;
    for (guint i = 0; i < self->pieces->len; i++) {
        const AssemblyPiece *piece = &g_array_index(self->pieces, AssemblyPiece, i);
        g_autoptr(Segment) segment = store_load(self->store, piece->key, SEGMENT_WHOLE);
        if (segment == NULL || segment->samples != piece->samples) {
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                        "segment '%s' has gone from the store", piece->key);
            return FALSE;
        }
        if (!taker->segment(taker->user_data, segment->payload, error) ||
            !taker->silence(taker->user_data, piece->pause_samples, error))
            return FALSE;
    }
    return TRUE;
}

typedef struct {
    PublishedFile *file;
    InfoFrame *info;
    Mp3Silence *silence;
    guint frame_samples;
} Splice;

static gboolean splice_bytes(const Splice *splice, const GByteArray *bytes, GError **error)
{
    return info_frame_update(splice->info, bytes->data, bytes->len, error) &&
           publish_write(splice->file, bytes->data, bytes->len, error);
}

static gboolean splice_segment(gpointer user_data, const GByteArray *payload, GError **error)
{
    return splice_bytes(user_data, payload, error);
}

static gboolean splice_silence(gpointer user_data, guint64 samples, GError **error)
{
    const Splice *splice = user_data;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    mp3_silence_append(splice->silence, (guint)(samples / splice->frame_samples), bytes);
    return splice_bytes(splice, bytes, error);
}

/* The Info frame goes where room was left for it; the stream ends at its end again. */
static gboolean write_info(const Assembly *self, const Splice *splice, goffset at, GError **error)
{
    g_autoptr(GByteArray) frame = g_byte_array_new();
    FILE *stream = publish_stream(splice->file);
    if (!info_frame_finish(splice->info, self->samples, frame, error))
        return FALSE;
    if (fseeko(stream, at, SEEK_SET) == 0 &&
        publish_write(splice->file, frame->data, frame->len, error) &&
        fseeko(stream, 0, SEEK_END) == 0)
        return TRUE;
    if (error != NULL && *error == NULL)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot go back in the file");
    return FALSE;
}

gboolean assembly_write_mp3(const Assembly *self, PublishedFile *file, GError **error)
{
    const Mp3Settings *settings = &self->settings.mp3;
    g_autoptr(InfoFrame) info = info_frame_new(settings, error);
    g_autoptr(Mp3Silence) silence = info ? mp3_silence_new(settings, error) : NULL;
    if (silence == NULL)
        return FALSE;
    Splice splice = {file, info, silence, mp3_encoder_frame_samples(settings)};
    goffset at = ftello(publish_stream(file));
    g_autofree guint8 *room = g_malloc0(info_frame_size(info));
    if (!publish_write(file, room, info_frame_size(info), error))
        return FALSE;
    Taker taker = {splice_segment, splice_silence, &splice};
    guint64 tail = (guint64)mp3_encoder_tail_frames(settings) * splice.frame_samples;
    return give_pieces(self, &taker, error) && splice_silence(&splice, tail, error) &&
           write_info(self, &splice, at, error);
}

static gboolean master_segment(gpointer user_data, const GByteArray *payload, GError **error)
{
    return master_add_int16(user_data, (const gint16 *)(const void *)payload->data,
                            payload->len / sizeof(gint16), error);
}

static gboolean master_silence(gpointer user_data, guint64 samples, GError **error)
{
    return master_add_silence(user_data, samples, error);
}

gboolean assembly_write_master(const Assembly *self, PublishedFile *file, const char *format,
                               const MasterTags *tags, GError **error)
{
    FILE *stream = publish_stream(file);
    g_autoptr(Master) master =
        master_new(fileno(stream), format, self->settings.mp3.sample_rate_hz, tags, error);
    if (master == NULL)
        return FALSE;
    Taker taker = {master_segment, master_silence, master};
    return give_pieces(self, &taker, error) && master_finish(master, error);
}
