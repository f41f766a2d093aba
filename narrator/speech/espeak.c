/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech/espeak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <espeak-ng/speak_lib.h>

#include "base/digest.h"
#include "base/text.h"
#include "speech/anglicise.h"
#include "speech/ipa_espeak.h"
#include "speech/letters.h"

/* How long the buffers are that espeak-ng hands over. */
#define BUFFER_MS 200
/* espeak-ng counts word gaps in these at its normal speed. */
#define WORD_GAP_UNIT_MS 10
/* All of its own voices, as phondata says; espeak_Initialize() returns the same. */
#define SAMPLE_RATE_HZ 22050
/* As fast as espeak-ng speaks without time-stretching, which costs more than it saves. */
#define HASTY_RATE_WPM 340

/* Whose voice espeak-ng, which has but one at a time, is set to and has not spoken with since: a
 * child that finds its own so need not read the dictionary again, 0.5 ms. */
static const SpeechEngineState *prepared;

struct SpeechEngineState {
    Voice voice; /* a copy; its strings are owned */
    char *version;
    int sample_rate_hz;
    GHashTable *languages; /* set of those that espeak-ng has, without regions; NULL: not asked */
};

/* What the callback knows; it travels through espeak-ng as user data. */
typedef struct {
    SpeechSink *sink;
    GArray *expected;        /* guint32: the tokens marked in what was sent, in order */
    guint next;              /* the first of them that was not heard yet */
    gboolean clause_pending; /* a clause has ended, the next has not begun */
    guint64 clause_start_sample;
    gboolean stopped;
} Speaking;

static gboolean set_error(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gboolean set_error(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
    return FALSE;
}

/* The voice itself decides the sound, and so do the data files that it reads. */
static char *describe_version(const Voice *voice)
{
    const char *data = NULL;
    const char *version = espeak_Info(&data);
    g_autofree char *base = g_strndup(voice->language, strcspn(voice->language, "-"));
    g_autofree char *dictionary = g_strdup_printf("%s_dict", base);
    g_autofree char *variant =
        g_build_filename("voices", "!v", voice->variant ? voice->variant : "none", NULL);
    const char *const files[] = {"phondata",    "phonindex", "phontab",
                                 "intonations", dictionary,  variant};
    g_autoptr(Digest) sum = digest_new();
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(data ? data : "", files[i], NULL);
        (void)digest_file(sum, files[i], path);
    }
    g_autofree char *digest = digest_finish(sum);
    return g_strdup_printf("espeak-ng %s (data %.8s)", version, digest);
}

/* espeak-ng takes any variant and ignores one that it does not have. */
static gboolean check_variant(const Voice *voice, GError **error)
{
    const char *data = NULL;
    espeak_Info(&data);
    if (voice->variant == NULL)
        return TRUE;
    g_autofree char *path =
        g_build_filename(data ? data : "", "voices", "!v", voice->variant, NULL);
    if (strchr(voice->variant, '/') == NULL && g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    return set_error(error,
                     "espeak-ng has no variant '%s'; 'espeak-ng --voices=variant' lists them",
                     voice->variant);
}

/* Chooses "en-us+f3", or the language without its region where espeak-ng has no voice file of that
 * name: British English is "en". */
static gboolean choose_voice(const Voice *voice, GError **error)
{
    g_autofree char *tag = g_ascii_strdown(voice->language, -1);
    g_autofree char *base = g_strndup(tag, strcspn(tag, "-"));
    const char *const names[] = {tag, base};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = voice->variant ? g_strdup_printf("%s+%s", names[i], voice->variant)
                                               : g_strdup(names[i]);
        if (espeak_SetVoiceByName(name) == EE_OK)
            return TRUE;
    }
    return set_error(error, "espeak-ng has no voice for the language '%s'%s%s%s", voice->language,
                     voice->variant ? " with the variant '" : "",
                     voice->variant ? voice->variant : "", voice->variant ? "'" : "");
}

static gboolean set_up(const Voice *voice, GError **error)
{
    if (voice->rate_wpm > espeakRATE_MAXIMUM)
        return set_error(error, "'rate' is %d; espeak-ng speaks at most %d words a minute",
                         voice->rate_wpm, espeakRATE_MAXIMUM);
    if (!choose_voice(voice, error))
        return FALSE;
    const struct {
        espeak_PARAMETER parameter;
        int value;
    } parameters[] = {
        {espeakRATE, voice->rate_wpm},
        {espeakPITCH, voice->pitch},
        {espeakRANGE, voice->range},
        {espeakVOLUME, voice->volume},
        {espeakWORDGAP, voice->word_gap_ms / WORD_GAP_UNIT_MS},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(parameters); i++)
        if (espeak_SetParameter(parameters[i].parameter, parameters[i].value, 0) != EE_OK)
            return set_error(error, "espeak-ng refuses a setting of the voice '%s'", voice->name);
    return TRUE;
}

static gboolean prepare(const SpeechEngineState *state, GError **error)
{
    prepared = NULL;
    if (!set_up(&state->voice, error))
        return FALSE;
    prepared = state;
    return TRUE;
}

/* Once a process: a second espeak_Initialize() loads all again, a second espeak_Terminate() hangs
 * in 1.51, so that there is none.  Before the first the path of the data is empty. */
static gboolean initialize(int *sample_rate_hz)
{
    const char *data = NULL;
    espeak_Info(&data);
    *sample_rate_hz = SAMPLE_RATE_HZ;
    if (data != NULL && *data != '\0')
        return TRUE;
    *sample_rate_hz =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MS, NULL, espeakINITIALIZE_DONT_EXIT);
    return *sample_rate_hz > 0;
}

static void espeak_close(SpeechEngineState *state)
{
    if (prepared == state)
        prepared = NULL;
    g_free(state->voice.name);
    g_free(state->voice.language);
    g_free(state->voice.variant);
    g_free(state->version);
    if (state->languages != NULL)
        g_hash_table_unref(state->languages);
    g_free(state);
}

static SpeechEngineState *espeak_open(const Voice *voice, GError **error)
{
    int rate_hz;
    if (!initialize(&rate_hz)) {
        set_error(error, "espeak-ng does not start: is its data (espeak-ng-data) installed?");
        return NULL;
    }
    SpeechEngineState *state = g_new0(SpeechEngineState, 1);
    state->voice = *voice;
    state->voice.name = g_strdup(voice->name);
    state->voice.language = g_strdup(voice->language);
    state->voice.variant = g_strdup(voice->variant);
    state->sample_rate_hz = rate_hz;
    state->version = describe_version(voice);
    if (check_variant(voice, error) && prepare(state, error))
        return state;
    espeak_close(state);
    return NULL;
}

/* Latin Extended Additional, U+1E00 to U+1EFF, in UTF-8: Vietnamese, and letters with dots below.
 * Voices whose language does not write them read out their code: "letter one E C five". */
static gboolean is_additional(const char *p)
{
    return (guchar)p[0] == 0xE1 && (guchar)p[1] >= 0xB8 && (guchar)p[1] <= 0xBB;
}

static void append_base(GString *out, const char *p)
{
    gunichar base[4];
    (void)g_unichar_fully_decompose(g_utf8_get_char(p), FALSE, base, G_N_ELEMENTS(base));
    g_string_append_unichar(out, base[0]);
}

static gboolean writes_additional(const char *language)
{
    return g_str_has_prefix(language, "vi") || g_str_has_prefix(language, "cy");
}

/* Text for SSML.  "[[" would begin phonemes, so its brackets are parted. */
static void append_escaped(GString *out, const char *text, const char *language)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '&')
            g_string_append(out, "&amp;");
        else if (*p == '<')
            g_string_append(out, "&lt;");
        else if (*p == '>')
            g_string_append(out, "&gt;");
        else if (*p == '[' && p[1] == '[')
            g_string_append(out, "[ ");
        else if (is_additional(p) && !writes_additional(language)) {
            append_base(out, p);
            p += 2;
        } else
            g_string_append_c(out, *p);
    }
}

/* Directly behind a tag, a quote or a bracket espeak-ng loses the whole word, behind a space never.
 */
static void append_phonemes(GString *out, const char *mnemonics)
{
    gboolean spaced = out->len == 0 || out->str[out->len - 1] == ' ';
    g_string_append_printf(out, "%s[[%s]]", spaced ? "" : " ", mnemonics);
}

static void append_letters(GString *out, const UtteranceItem *item, const char *language)
{
    g_autofree char *mnemonics = letters_to_mnemonics(item->text, language, item->ending);
    if (mnemonics != NULL) {
        append_phonemes(out, mnemonics);
        return;
    }
    g_string_append(out, "<say-as interpret-as=\"characters\">");
    for (const char *p = item->text; *p != '\0'; p++)
        if (*p != ' ' && *p != '<' && *p != '&' && *p != '[')
            g_string_append_c(out, *p);
    g_string_append(out, "</say-as>");
}

/* "fr" of "fr-BE". */
static char *base_language(const char *tag)
{
    g_autofree char *base = text_base_language(tag);
    return g_ascii_strdown(base, -1);
}

/* espeak-ng says in its own language what is in one that it does not have. */
static gboolean has_language(SpeechEngineState *state, const char *tag)
{
    if (state->languages == NULL) {
        state->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        /* Each voice has a list of: a byte, a language, a zero; and a zero at its end. */
        for (const espeak_VOICE **voice = espeak_ListVoices(NULL); *voice != NULL; voice++)
            for (const char *p = (*voice)->languages; *p != '\0'; p += strlen(p + 1) + 2)
                g_hash_table_add(state->languages, base_language(p + 1));
    }
    g_autofree char *base = base_language(tag);
    return g_hash_table_contains(state->languages, base);
}

static void append_language(GString *out, const UtteranceItem *item, SpeechEngineState *state,
                            GArray *complaints)
{
    g_autofree char *tag = g_ascii_strdown(item->detail, -1);
    if (has_language(state, tag)) {
        g_string_append(out, "<voice xml:lang=\"");
        append_escaped(out, tag, state->voice.language);
        g_string_append(out, "\">");
        append_escaped(out, item->text, tag);
        g_string_append(out, "</voice>");
        return;
    }
    if (complaints != NULL) {
        SpeechComplaint complaint = {item->token, 0,
                                     g_strdup_printf("'%s': espeak-ng has no language '%s'; "
                                                     "'espeak-ng --voices' lists them",
                                                     item->text, item->detail)};
        g_array_append_val(complaints, complaint);
    }
    append_escaped(out, item->text, state->voice.language);
}

static void append_ipa(GString *out, const UtteranceItem *item, const char *language,
                       GArray *complaints)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *mnemonics = ipa_espeak_lower(item->detail, language, item->ending, &error);
    if (mnemonics != NULL) {
        append_phonemes(out, mnemonics);
        return;
    }
    if (complaints != NULL) {
        SpeechComplaint complaint = {item->token, ipa_espeak_fault_position(item->detail),
                                     g_strdup_printf("'%s': %s", item->text, error->message)};
        g_array_append_val(complaints, complaint);
    }
    append_escaped(out, item->text, language);
}

static gboolean is_english(const char *language)
{
    return g_ascii_strncasecmp(language, "en", 2) == 0 && !g_ascii_isalpha(language[2]);
}

static void append_words(GString *out, const char *text, const char *language)
{
    g_autofree char *known = is_english(language) ? anglicise(text) : g_strdup(text);
    append_escaped(out, known, language);
}

static void append_item(GString *out, const UtteranceItem *item, SpeechEngineState *state,
                        GArray *complaints)
{
    const char *language = state->voice.language;
    switch (item->kind) {
    case UTTERANCE_WORDS:
        append_words(out, item->text, language);
        if (item->ending == UTTERANCE_S)
            g_string_append(out, "'s");
        break;
    case UTTERANCE_LETTERS:
        append_letters(out, item, language);
        break;
    case UTTERANCE_IPA:
        append_ipa(out, item, language, complaints);
        break;
    case UTTERANCE_LANGUAGE:
        append_language(out, item, state, complaints);
        break;
    case UTTERANCE_MARK:
        g_string_append(out, item->text);
        break;
    }
}

static char *espeak_lower(SpeechEngineState *state, const Utterance *utterance, GArray *complaints)
{
    GString *out = g_string_new(NULL);
    guint32 marked = UTTERANCE_NO_TOKEN;
    for (guint i = 0; i < utterance->items->len; i++) {
        const UtteranceItem *item = &g_array_index(utterance->items, UtteranceItem, i);
        if (item->kind != UTTERANCE_MARK) {
            if (out->len > 0)
                g_string_append_c(out, ' ');
            if (item->token != UTTERANCE_NO_TOKEN && item->token != marked)
                g_string_append_printf(out, "<mark name=\"%u\"/>", item->token);
            marked = item->token;
        }
        append_item(out, item, state, complaints);
    }
    return g_string_free(out, FALSE);
}

static GArray *list_marks(const char *lowered)
{
    static const char opening[] = "<mark name=\"";
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (const char *p = lowered; (p = strstr(p, opening)) != NULL;) {
        p += strlen(opening);
        guint32 token = (guint32)strtoul(p, NULL, 10);
        g_array_append_val(tokens, token);
    }
    return tokens;
}

/* Tokens up to limit that had no mark event of their own: espeak-ng 1.51 loses the mark that
 * follows a full stop.  They begin where their clause does. */
static void tell_lost_tokens(Speaking *speaking, guint limit)
{
    for (; speaking->next < limit; speaking->next++)
        speaking->sink->token(speaking->sink->user_data,
                              g_array_index(speaking->expected, guint32, speaking->next),
                              speaking->clause_start_sample);
}

static void hear_mark(Speaking *speaking, const char *name, guint64 sample)
{
    guint32 token = (guint32)strtoul(name, NULL, 10);
    guint found = speaking->next;
    while (found < speaking->expected->len &&
           g_array_index(speaking->expected, guint32, found) != token)
        found++;
    if (found == speaking->expected->len)
        return;
    tell_lost_tokens(speaking, found);
    speaking->next = found + 1;
    speaking->sink->token(speaking->sink->user_data, token, sample);
}

static void hear_event(Speaking *speaking, const espeak_EVENT *event)
{
    guint64 sample = (guint64)event->sample;
    switch (event->type) {
    case espeakEVENT_END:
        /* A clause without a word event has begun with the one before it. */
        speaking->clause_pending = TRUE;
        break;
    case espeakEVENT_WORD:
    case espeakEVENT_MARK:
        if (speaking->clause_pending) {
            speaking->clause_start_sample = sample;
            speaking->clause_pending = FALSE;
        }
        if (event->type == espeakEVENT_MARK)
            hear_mark(speaking, event->id.name, sample);
        break;
    default:
        break;
    }
}

static int hear(short *wave, int samples, espeak_EVENT *events)
{
    Speaking *speaking = events->user_data;
    if (speaking == NULL)
        return 0;
    for (const espeak_EVENT *event = events; event->type != espeakEVENT_LIST_TERMINATED; event++)
        hear_event(speaking, event);
    if (wave != NULL && samples > 0 &&
        !speaking->sink->samples(speaking->sink->user_data, wave, (gsize)samples))
        speaking->stopped = TRUE;
    return speaking->stopped;
}

static gboolean synthesize(const SpeechEngineState *state, const char *lowered, Speaking *speaking,
                           GError **error)
{
    if (prepared != state && !prepare(state, error))
        return FALSE;
    prepared = NULL;
    /* Where nobody listens, as few samples as can be; 827 kB of articles have the same phonemes. */
    if (speaking == NULL)
        espeak_SetParameter(espeakRATE, HASTY_RATE_WPM, 0);
    const unsigned flags = espeakCHARS_UTF8 | espeakSSML | espeakPHONEMES;
    espeak_SetSynthCallback(hear);
    if (espeak_Synth(lowered, strlen(lowered) + 1, 0, POS_CHARACTER, 0, flags, NULL, speaking) !=
            EE_OK ||
        espeak_Synchronize() != EE_OK)
        return set_error(error, "espeak-ng does not speak this text");
    return TRUE;
}

static gboolean espeak_speak(SpeechEngineState *state, const char *lowered, SpeechSink *sink,
                             GError **error)
{
    g_autoptr(GArray) expected = list_marks(lowered);
    Speaking speaking = {.sink = sink, .expected = expected, .clause_pending = TRUE};
    if (!synthesize(state, lowered, &speaking, error))
        return FALSE;
    if (speaking.stopped)
        return set_error(error, "speech was cut off");
    tell_lost_tokens(&speaking, expected->len);
    return TRUE;
}

static char *espeak_phonemes(SpeechEngineState *state, const char *lowered, GError **error)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    espeak_SetPhonemeTrace(espeakPHONEMES_IPA, stream);
    gboolean spoken = synthesize(state, lowered, NULL, error);
    espeak_SetPhonemeTrace(0, NULL);
    (void)fclose(stream);
    char *trimmed = spoken ? g_strstrip(g_strdup(text)) : NULL;
    free(text);
    return trimmed;
}

static const char *espeak_version(SpeechEngineState *state)
{
    return state->version;
}

static int espeak_sample_rate_hz(SpeechEngineState *state)
{
    return state->sample_rate_hz;
}

const SpeechEngine espeak_engine = {
    .name = "espeak",
    .summary = "espeak-ng, a formant synthesizer for over 100 languages",
    .open = espeak_open,
    .lower = espeak_lower,
    .speak = espeak_speak,
    .phonemes = espeak_phonemes,
    .version = espeak_version,
    .sample_rate_hz = espeak_sample_rate_hz,
    .close = espeak_close,
};
