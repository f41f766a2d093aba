/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script/tokenizer.h"

#include <string.h>

#include "script/dotted.h"
#include "script/entry.h"
#include "script/headline.h"
#include "script/number.h"
#include "script/verbalize/verbalizer.h"
#include "script/word_table.h"
#include "script/workshop.h"

/* Slots of the table that shares words: one for every so many bytes of text, within bounds. */
#define BYTES_PER_SLOT 16
#define MIN_SLOTS 64
#define MAX_SLOTS 32768
#define NO_PART G_MAXUINT32
#define NOT_ELIDED G_MAXSIZE
/* What Token.parts counts. */
#define MAX_PARTS 0x3FFF

/* A word that was spoken before: its text in the script, and the part that says it.  The table
 * forgets where two words meet; they are then kept twice. */
typedef struct {
    const char *text;
    guint32 length;
    guint32 part; /* NO_PART: none yet */
} Slot;

struct Tokenizer {
    Script *script;
    const Pins *pins;
    Spoken spoken;
    Slot *slots;
    guint slot_mask;
    Reading reading;
    GArray *tokens; /* Token, of the paragraph at hand */
    GArray *breaks; /* guint32: sentence starts */
    guint next_break;
    const GArray *inline_pins;
    guint next_pin;
    gsize headline_end; /* up to where Reading.headline is known */
    Headline headline;
    gboolean after_abbreviation;
    gsize elided;     /* where a word begins that is elided before the token at hand; NOT_ELIDED */
    gssize last_mark; /* token whose mark nothing spoken follows yet; -1: none */
};

Tokenizer *tokenizer_new(Script *script, const Lexicon *lexicon, const Language *language,
                         const Pins *pins, gsize size_hint)
{
    Tokenizer *self = g_new0(Tokenizer, 1);
    self->script = script;
    self->pins = pins;
    spoken_init(&self->spoken);
    guint slots = MIN_SLOTS;
    while (slots < MAX_SLOTS && (gsize)slots * BYTES_PER_SLOT < size_hint)
        slots *= 2;
    self->slots = g_new0(Slot, slots);
    self->slot_mask = slots - 1;
    self->tokens = g_array_new(FALSE, FALSE, sizeof(Token));
    self->breaks = g_array_new(FALSE, FALSE, sizeof(guint32));
    self->reading.language = language;
    self->reading.lexicon = lexicon;
    self->reading.numbers = number_cache_new();
    return self;
}

void tokenizer_free(Tokenizer *self)
{
    if (self == NULL)
        return;
    spoken_clear(&self->spoken);
    g_array_unref(self->tokens);
    g_array_unref(self->breaks);
    number_cache_free(self->reading.numbers);
    g_free(self->slots);
    g_free(self);
}

static Slot *intern(Tokenizer *self, const char *text, gsize length)
{
    Slot *slot = &self->slots[word_table_hash(text, length) & self->slot_mask];
    if (slot->text != NULL && slot->length == length && memcmp(slot->text, text, length) == 0)
        return slot;
    slot->text = g_string_chunk_insert_len(self->script->strings, text, (gssize)length);
    slot->length = (guint32)length;
    slot->part = NO_PART;
    return slot;
}

/* The index of a part that says text as it is. */
static guint32 shared_part(Tokenizer *self, const char *text, gsize length)
{
    Slot *slot = intern(self, text, length);
    if (slot->part == NO_PART) {
        Part part = {.kind = PART_WORDS, .text = slot->text};
        slot->part = self->script->parts->len;
        g_array_append_val(self->script->parts, part);
    }
    return slot->part;
}

/* Two marks with nothing spoken between are one: the stronger. */
static void settle_mark(Tokenizer *self, Token *token)
{
    static const char strength[] = ",:;.!?";
    if (token->parts > 0)
        self->last_mark = -1;
    if (token->mark == '\0')
        return;
    GArray *tokens = self->tokens;
    if (self->last_mark >= 0) {
        Token *last = &g_array_index(tokens, Token, self->last_mark);
        if (strchr(strength, last->mark) >= strchr(strength, token->mark)) {
            token->mark = '\0';
            return;
        }
        last->mark = '\0';
    }
    self->last_mark = tokens->len;
}

static gboolean begins_sentence(Tokenizer *self, gsize at)
{
    const GArray *tokens = self->tokens;
    gboolean begins = tokens->len == 0;
    guint32 last_end = begins ? 0 : g_array_index(tokens, Token, tokens->len - 1).end;
    while (self->next_break < self->breaks->len &&
           g_array_index(self->breaks, guint32, self->next_break) <= at) {
        /* a break inside a token is none: "Jan. 5" */
        guint32 start = g_array_index(self->breaks, guint32, self->next_break);
        begins |= !self->after_abbreviation && start >= last_end;
        self->next_break++;
    }
    return begins;
}

static void emit(Tokenizer *self, Token token)
{
    token.sentence = self->reading.starts;
    settle_mark(self, &token);
    g_array_append_val(self->tokens, token);
    self->reading.previous = token.class;
}

/* Where the token at hand begins: with the word that is elided before it. */
static gsize token_start(const Tokenizer *self)
{
    return self->elided != NOT_ELIDED ? self->elided : self->reading.at;
}

static void emit_word(Tokenizer *self, gsize end, TokenClass class)
{
    gsize at = token_start(self);
    self->after_abbreviation = FALSE;
    emit(self, (Token){.start = (guint32)at,
                       .end = (guint32)end,
                       .first_part = shared_part(self, self->reading.scan.text + at, end - at),
                       .parts = 1,
                       .class = (guint8) class,
                       .chosen_by.rule = "word"});
}

static const char *piece_text(Tokenizer *self, guint32 start, guint32 length)
{
    return intern(self, self->spoken.text->str + start, length)->text;
}

/* What was spoken becomes a token that ends at end. */
static void emit_spoken(Tokenizer *self, gsize end)
{
    Spoken *spoken = &self->spoken;
    GArray *parts = self->script->parts;
    if (self->elided != NOT_ELIDED)
        spoken_elide(spoken, self->reading.scan.text + self->elided,
                     self->reading.at - self->elided, self->reading.language);
    Token token = {.start = (guint32)token_start(self),
                   .end = (guint32)end,
                   .first_part = parts->len,
                   .parts = (guint16)(MIN(spoken->pieces->len, MAX_PARTS) & MAX_PARTS),
                   .class = (guint8)spoken->class,
                   .mark = spoken->mark,
                   .by_entry = spoken->entry != NULL};
    if (token.by_entry)
        token.chosen_by.entry = spoken->entry;
    else
        token.chosen_by.rule = spoken->rule;
    for (guint i = 0; i < token.parts; i++) {
        const SpokenPiece *piece = &g_array_index(spoken->pieces, SpokenPiece, i);
        if (token.parts == 1 && piece->kind == PART_WORDS) {
            token.first_part = shared_part(self, spoken->text->str + piece->start, piece->length);
            break;
        }
        Part part = {.kind = piece->kind, .ending = piece->ending};
        part.text = piece_text(self, piece->start, piece->length);
        if (piece->detail_length > 0)
            part.detail = piece_text(self, piece->detail, piece->detail_length);
        g_array_append_val(parts, part);
    }
    self->after_abbreviation = spoken->abbreviation && spoken->mark == '\0';
    emit(self, token);
}

static gboolean may_begin(const Verbalizer *verbalizer, const Reading *reading)
{
    return (verbalizer->first & reading->kind) != 0 &&
           (reading->kind != SCAN_MARK || verbalizer->marks == NULL ||
            strchr(verbalizer->marks, scan_byte(&reading->scan, reading->at)) != NULL);
}

static gsize ask(Tokenizer *self, gboolean before_lexicon)
{
    const Reading *reading = &self->reading;
    for (const Verbalizer *const *v = verbalizer_all(); *v != NULL; v++) {
        if ((*v)->before_lexicon != before_lexicon || !may_begin(*v, reading))
            continue;
        spoken_reset(&self->spoken);
        self->spoken.class = (*v)->class;
        self->spoken.rule = (*v)->name;
        gsize bytes = (*v)->speak(reading, &self->spoken);
        if (bytes > 0)
            return bytes;
    }
    return 0;
}

/* Whether an entry that spells a word is really that word in a headline: "IT IS OVER". */
static gboolean plain_in_headline(Tokenizer *self, const LexiconEntry *entry)
{
    if (!self->reading.headline || entry->kind != LEXICON_LETTERS)
        return FALSE;
    return headline_is_word(&self->reading);
}

static gsize ask_lexicon(Tokenizer *self)
{
    const Reading *reading = &self->reading;
    LexiconMatch match;
    if (reading->lexicon == NULL || !(reading->kind & SCAN_ALNUM) ||
        !lexicon_match(reading->lexicon, reading->scan.text, reading->scan.end, reading->at,
                       &match))
        return 0;
    if (plain_in_headline(self, match.entry))
        return 0;
    spoken_reset(&self->spoken);
    self->spoken.class = match.entry->kind == LEXICON_LETTERS || match.entry->kind == LEXICON_WORD
                             ? TOKEN_ACRONYM
                             : TOKEN_NAME;
    self->spoken.entry = match.entry;
    entry_speak(reading->language, &self->spoken, &match, reading->scan.text + reading->at);
    return match.length;
}

/* What may follow a word that is nothing but a word. */
static gboolean ends_plainly(const Scan *scan, gsize end)
{
    char c = scan_byte(scan, end);
    if (c == '\0' || (guchar)c >= 0x80 || strchr(" ,;!?)]\"'\n\t>}", c) != NULL)
        return TRUE;
    if (c == ':')
        return scan_byte(scan, end + 1) != '/' && !g_ascii_isdigit(scan_byte(scan, end + 1));
    if (c == '.')
        return !scan_is_alnum(scan, end + 1);
    return FALSE;
}

static gboolean is_plain(const ScanWord *word, const LanguageWord *record)
{
    return record == NULL && !word->unclean && word->upper == (guint)word->capital &&
           (word->letters > 1 || word->lower == 1);
}

/* Follows "well-known" to its end: the end of the last word of it that is only a word. */
static gsize compound_end(const Tokenizer *self, gsize end)
{
    const Reading *reading = &self->reading;
    const Scan *scan = &reading->scan;
    LexiconMatch match;
    ScanWord word;
    while (end - reading->at < SCAN_MAX_WORD_BYTES && scan_byte(scan, end) == '-' &&
           scan_word(scan, end + 1, &word)) {
        gsize next = end + 1 + word.length;
        const LanguageWord *record =
            language_word(reading->language, scan->text + end + 1, word.length);
        if (!is_plain(&word, record) || (!ends_plainly(scan, next) && scan_byte(scan, next) != '-'))
            break;
        if (scan_byte(scan, next) == '-' && !scan_is_alnum(scan, next + 1))
            break;
        if (reading->lexicon != NULL &&
            lexicon_match(reading->lexicon, scan->text, scan->end, end + 1, &match))
            break;
        end = next;
    }
    return end;
}

/* A word that no rule could want, at once. */
static gsize plain_word(const Tokenizer *self)
{
    const Reading *reading = &self->reading;
    if (!(reading->kind & SCAN_LETTER) || !is_plain(&reading->word, reading->record))
        return 0;
    gsize end = reading->at + reading->word.length, letters;
    if (dotted_clipped(reading, &letters) != NULL)
        return 0;
    /* "Utd's" */
    if (reading->word.stem < reading->word.length) {
        const LanguageWord *stem =
            language_word(reading->language, reading->scan.text + reading->at, reading->word.stem);
        if (stem != NULL && stem->senses[SENSE_PLAIN] != NULL)
            return 0;
    }
    if (ends_plainly(&reading->scan, end))
        return end;
    if (scan_byte(&reading->scan, end) != '-' || !scan_is_alnum(&reading->scan, end + 1))
        return 0;
    gsize longer = compound_end(self, end);
    return longer > end || (scan_kind(&reading->scan, end + 1, NULL) & SCAN_LETTER) ? longer : 0;
}

static void look_around(Tokenizer *self, gsize at)
{
    Reading *reading = &self->reading;
    reading->at = at;
    reading->starts = begins_sentence(self, at);
    reading->sentence_end = self->next_break < self->breaks->len
                                ? g_array_index(self->breaks, guint32, self->next_break)
                                : reading->scan.end;
    reading->record = NULL;
    if (reading->kind & SCAN_LETTER) {
        (void)scan_word(&reading->scan, at, &reading->word);
        reading->record =
            language_word(reading->language, reading->scan.text + at, reading->word.length);
    } else if (reading->kind & SCAN_DIGIT) {
        reading->word = (ScanWord){.length = scan_digits(&reading->scan, at)};
    } else {
        reading->word = (ScanWord){0};
    }
    /* "80MPH WINDS" */
    gboolean may_begin = reading->kind & SCAN_LETTER
                             ? reading->word.upper >= 2
                             : reading->kind == SCAN_DIGIT && reading->starts;
    if (may_begin && at >= self->headline_end)
        self->headline_end = headline_scan(reading->language, &reading->scan, at,
                                           reading->sentence_end, &self->headline);
    reading->headline = at < self->headline_end ? self->headline : HEADLINE_NONE;
}

static gsize ask_pins(Tokenizer *self)
{
    const Reading *reading = &self->reading;
    const char *text = reading->scan.text + reading->at, *value = NULL;
    gsize length = reading->word.length;
    if (self->inline_pins != NULL && self->next_pin < self->inline_pins->len) {
        const InlinePin *pin = &g_array_index(self->inline_pins, InlinePin, self->next_pin);
        if (pin->start <= reading->at) {
            self->next_pin++;
            value = pin->reading;
            length = pin->end > reading->at ? pin->end - reading->at : 0;
        }
    }
    if (value == NULL && self->pins != NULL && length > 0)
        value = pins_find(self->pins, text, length);
    if (value == NULL || length == 0)
        return 0;
    spoken_reset(&self->spoken);
    self->spoken.class = TOKEN_WORD;
    self->spoken.rule = "pin";
    pins_speak(reading->language, text, length, value, &self->spoken);
    return length;
}

/* Where the word before it would go on, a lone rest is no word of its own. */
static void emit_rest(Tokenizer *self)
{
    gsize bytes;
    (void)scan_kind(&self->reading.scan, self->reading.at, &bytes);
    if (self->reading.kind & SCAN_LETTER) {
        emit_word(self, self->reading.at + self->reading.word.length, TOKEN_WORD);
        return;
    }
    spoken_reset(&self->spoken);
    self->spoken.class = TOKEN_PUNCTUATION;
    self->spoken.rule = self->reading.kind == SCAN_IGNORED ? "invisible" : "unspoken";
    emit_spoken(self, self->reading.at + bytes);
}

/* Whether a whole address or amount may begin here; of plain words only a currency's code may. */
static gboolean may_be_more(const Reading *reading)
{
    if (!(reading->kind & SCAN_LETTER))
        return TRUE;
    const LanguageWord *record = reading->record;
    if (record != NULL && (record->currency != NULL || record->senses[SENSE_STATE] != NULL))
        return TRUE;
    /* "(D, Mass.)" */
    if (record != NULL && record->senses[SENSE_PARTY] != NULL && reading->at > 0 &&
        reading->scan.text[reading->at - 1] == '(')
        return TRUE;
    /* "US $5m", "GH₵20" */
    gsize end = reading->at + reading->word.length;
    if ((guchar)scan_byte(&reading->scan, end) >= 0x80 &&
        g_unichar_type(scan_char(&reading->scan, end)) == G_UNICODE_CURRENCY_SYMBOL)
        return TRUE;
    return !ends_plainly(&reading->scan, end) || scan_literal(&reading->scan, end, " $");
}

/* "l'UE": an elided word before one that rules or the lexicon want by itself; the end behind its
 * apostrophe, or 0. */
static gsize elided(const Tokenizer *self)
{
    const Reading *reading = &self->reading;
    const Scan *scan = &reading->scan;
    const ScanWord *word = &reading->word;
    if (!(reading->kind & SCAN_LETTER) || word->stem == word->length ||
        !language_in_list(reading->language, scan->text + reading->at, word->stem, LIST_ELISIONS))
        return 0;
    gsize end = reading->at + word->stem;
    end += scan_apostrophe(scan, end);
    ScanWord rest;
    LexiconMatch match;
    if (!scan_word(scan, end, &rest))
        return 0;
    const LanguageWord *record = language_word(reading->language, scan->text + end, rest.length);
    gboolean wanted = !is_plain(&rest, record) || !ends_plainly(scan, end + rest.length) ||
                      (reading->lexicon != NULL &&
                       lexicon_match(reading->lexicon, scan->text, scan->end, end, &match));
    return wanted ? end : 0;
}

/* On to what the elided word is said with, as one token. */
static void step_over_elision(Tokenizer *self, gsize end)
{
    Reading *reading = &self->reading;
    gboolean starts = reading->starts;
    self->elided = reading->at;
    reading->kind = scan_kind(&reading->scan, end, NULL);
    look_around(self, end);
    reading->starts = starts;
}

static gsize read_token(Tokenizer *self)
{
    Reading *reading = &self->reading;
    gsize bytes = ask_pins(self);
    gsize elision = bytes == 0 ? elided(self) : 0;
    if (elision > 0) {
        step_over_elision(self, elision);
        bytes = ask_pins(self);
    }
    if (bytes == 0 && may_be_more(reading))
        bytes = ask(self, TRUE);
    if (bytes == 0)
        bytes = ask_lexicon(self);
    if (bytes == 0) {
        gsize end = plain_word(self);
        if (end > 0) {
            gboolean name = reading->word.capital && !reading->starts;
            emit_word(self, end, name ? TOKEN_NAME : TOKEN_WORD);
            self->elided = NOT_ELIDED;
            return end;
        }
        bytes = ask(self, FALSE);
    }
    if (bytes > 0)
        emit_spoken(self, reading->at + bytes);
    else
        emit_rest(self);
    self->elided = NOT_ELIDED;
    const GArray *tokens = self->tokens;
    return g_array_index(tokens, Token, tokens->len - 1).end;
}

void tokenizer_read(Tokenizer *self, Paragraph *paragraph, const GArray *inline_pins)
{
    self->inline_pins = inline_pins;
    self->next_break = self->next_pin = 0;
    self->headline_end = 0;
    self->headline = HEADLINE_NONE;
    self->after_abbreviation = FALSE;
    self->last_mark = -1;
    self->elided = NOT_ELIDED;
    Reading *reading = &self->reading;
    reading->scan = (Scan){paragraph->written, strlen(paragraph->written)};
    reading->previous = TOKEN_CLASSES;
    number_cache_reset(reading->numbers);
    g_array_set_size(self->breaks, 0);
    workshop_sentences(language_workshop(reading->language), reading->scan.text, reading->scan.end,
                       self->breaks);
    gsize at = 0;
    for (;;) {
        at = scan_spaces(&reading->scan, at);
        reading->kind = scan_kind(&reading->scan, at, NULL);
        if (reading->kind == 0)
            break;
        look_around(self, at);
        at = read_token(self);
    }
    gsize length;
    Token *tokens = g_array_steal(self->tokens, &length);
    paragraph->tokens = (TokenList){g_renew(Token, tokens, length), (guint)length};
}
