/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/context.h"
#include "script/dotted.h"
#include "script/verbalize/verbalizers.h"

/* "Nr", "n": letters that a raised sign may stand behind. */
#define MAX_RAISED_BYTES 4
/* The longest word in capitals that may stand for one in small letters. */
#define MAX_ABBREVIATION_BYTES 24
#define YEAR_DIGITS 4
/* "LXXXVIII" */
#define MAX_NUMERAL_BYTES 8

typedef struct {
    gsize end; /* after a last dot, where there is one */
    gboolean dot;
    const LanguageWord *word;
} Written;

static gboolean is_abbreviation(const LanguageWord *word)
{
    static const LanguageSense senses[] = {SENSE_TITLE,    SENSE_SUFFIX, SENSE_STREET,
                                           SENSE_NUMBERED, SENSE_PLAIN,  SENSE_DOTTED};
    for (gsize i = 0; i < G_N_ELEMENTS(senses); i++)
        if (word->senses[senses[i]] != NULL)
            return TRUE;
    return FALSE;
}

/* "n°", "n.º", "nº": a sign behind the letters; the end behind it. */
static gsize raised_sign(const Reading *reading, const LanguageWord **word)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at + reading->word.length, bytes;
    if (scan_byte(scan, at) == '.')
        at++;
    gunichar c = scan_char(scan, at);
    if (reading->word.length > MAX_RAISED_BYTES || (c != 0xB0 && c != 0xBA && c != 0x1D52))
        return 0;
    (void)scan_kind(scan, at, &bytes);
    g_autofree char *key =
        g_strdup_printf("%.*s°", (int)reading->word.length, scan->text + reading->at);
    *word = language_word(reading->language, key, strlen(key));
    return *word != NULL && (*word)->senses[SENSE_NUMBERED] != NULL ? at + bytes : 0;
}

/* "w/": a slash that stands for the rest of the word; the end behind it. */
static gsize slashed(const Reading *reading, const LanguageWord **word)
{
    const Scan *scan = &reading->scan;
    gsize end = reading->at + reading->word.length + 1;
    if (reading->word.length > MAX_RAISED_BYTES || scan_byte(scan, end - 1) != '/' ||
        !(scan_kind(scan, end, NULL) & (SCAN_SPACE | SCAN_DIGIT)))
        return 0;
    *word = language_word(reading->language, scan->text + reading->at, reading->word.length + 1);
    return *word != NULL && (*word)->senses[SENSE_PLAIN] != NULL ? end : 0;
}

/* "DR SMITH", "MAN VS DOG": what a word in a headline in capitals stands for elsewhere. */
static const LanguageWord *in_capitals(const Reading *reading)
{
    const char *text = reading->scan.text + reading->at;
    gsize length = reading->word.length;
    if (!reading->headline || reading->word.lower > 0 || length > MAX_ABBREVIATION_BYTES)
        return reading->record;
    g_autofree char *folded = context_capitalised(text, length);
    g_autofree char *lower = g_utf8_strdown(text, (gssize)length);
    const LanguageWord *title = language_word(reading->language, folded, strlen(folded));
    const LanguageWord *plain = language_word(reading->language, lower, length);
    /* "DR SMITH", "NO. 10" */
    gboolean dot = scan_byte(&reading->scan, reading->at + length) == '.';
    if (title != NULL &&
        (title->senses[SENSE_TITLE] != NULL || title->senses[SENSE_PLAIN] != NULL ||
         (dot && title->senses[SENSE_NUMBERED] != NULL)))
        return title;
    return plain != NULL && plain->senses[SENSE_PLAIN] != NULL ? plain : reading->record;
}

/* The longest spelling in the data that begins here, with dots inside, up to a word's end. */
static gboolean scan_written(const Reading *reading, Written *written)
{
    const Scan *scan = &reading->scan;
    *written = (Written){0};
    gsize end = raised_sign(reading, &written->word);
    if (end == 0)
        end = slashed(reading, &written->word);
    gboolean raised = end > 0;
    /* "Gov't", which is not Gov */
    gboolean whole = !raised && reading->word.stem < reading->word.length &&
                     reading->record != NULL && is_abbreviation(reading->record);
    if (whole) {
        written->word = reading->record;
        end = reading->at + reading->word.length;
    } else if (!raised)
        written->word = dotted_word(reading, reading->at, is_abbreviation, &end);
    if (written->word == NULL && (written->word = in_capitals(reading)) != NULL)
        end = reading->at + reading->word.length;
    written->end = end;
    /* "N.B.A.", which is not N.B. */
    if (scan_byte(scan, end) == '.' && scan_kind(scan, end + 1, NULL) == SCAN_UPPER &&
        scan_byte(scan, end + 2) == '.')
        return FALSE;
    gboolean digit = scan_kind(scan, end, NULL) == SCAN_DIGIT;
    if (written->word == NULL || (scan_is_alnum(scan, end) && !(raised && digit)))
        return FALSE;
    /* "No.5" */
    gboolean numbered = written->word->senses[SENSE_NUMBERED] != NULL;
    written->dot = scan_byte(scan, end) == '.' && scan_byte(scan, end + 1) != '.' &&
                   (!scan_is_alnum(scan, end + 1) ||
                    (numbered && scan_kind(scan, end + 1, NULL) == SCAN_DIGIT));
    if (written->dot)
        written->end++;
    return TRUE;
}

static gsize take(const Reading *reading, const Written *written, const char *said, Spoken *spoken)
{
    spoken_say(spoken, said);
    gsize end = context_possessive(reading, written->end, spoken);
    if (end > written->end) {
        spoken->abbreviation = written->dot;
        return end - reading->at;
    }
    if (written->dot)
        context_take_dot(reading, written->end - 1, spoken);
    return written->end - reading->at;
}

/* What goes with the name or number behind it: its dot ends nothing. */
static gsize take_before(const Reading *reading, const Written *written, const char *said,
                         Spoken *spoken)
{
    gsize bytes = take(reading, written, said, spoken);
    spoken->mark = '\0';
    return bytes;
}

static gboolean name_follows(const Reading *reading, gsize at)
{
    gsize start;
    ScanWord word;
    /* "St-Étienne" */
    if (scan_byte(&reading->scan, at) == '-' &&
        scan_kind(&reading->scan, at + 1, NULL) == SCAN_UPPER)
        return TRUE;
    return context_next(reading, at, &start, &word) && word.capital &&
           (word.letters > 1 || scan_byte(&reading->scan, start + 1) == '.');
}

static gboolean starter_follows(const Reading *reading, gsize at)
{
    return context_after(reading, at, LIST_STARTERS);
}

/* "Det Insp Lewis": two titles make each other certain. */
static gboolean title_follows(const Reading *reading, const Written *written)
{
    const Scan *scan = &reading->scan;
    gsize start;
    ScanWord word;
    if (!context_next(reading, written->end, &start, &word))
        return FALSE;
    const LanguageWord *next = language_word(reading->language, scan->text + start, word.length);
    /* "Gen Sir Patrick" */
    if (language_word_in(next, LIST_REGNAL))
        return name_follows(reading, start + word.length);
    return next != NULL && next->senses[SENSE_TITLE] != NULL && next->senses[SENSE_STREET] == NULL;
}

/* "Dr. and Mrs. Hale" */
static gboolean joined_to_title(const Reading *reading, const Written *written)
{
    const Scan *scan = &reading->scan;
    const char *joint = language_term(reading->language, "and");
    gsize start;
    ScanWord word;
    if (joint == NULL || !context_next(reading, written->end, &start, &word) ||
        word.length != strlen(joint) || memcmp(scan->text + start, joint, word.length) != 0 ||
        !context_next(reading, start + word.length, &start, &word))
        return FALSE;
    const char *title =
        language_sense(reading->language, scan->text + start, word.length, SENSE_TITLE);
    gsize end = start + word.length;
    return title != NULL && name_follows(reading, end + (scan_byte(scan, end) == '.'));
}

/* "Lt-Gen Hale" */
static gboolean title_before(const Reading *reading)
{
    gsize length, at = context_word_before(reading, 1, &length);
    return length > 0 && at + length + 1 == reading->at &&
           reading->scan.text[reading->at - 1] == '-' &&
           language_sense(reading->language, reading->scan.text + at, length, SENSE_TITLE) != NULL;
}

/* Before a name; without its dot only where nothing else can be meant. */
static gboolean is_title(const Reading *reading, const Written *written)
{
    /* "Gov.-elect", "Gen. (Ret.)" */
    const Scan *scan = &reading->scan;
    gsize next = scan_spaces(scan, written->end);
    char mark = scan_byte(scan, next);
    guint kind = scan_kind(scan, next + 1, NULL);
    if (written->dot && reading->word.capital &&
        ((mark == '(' && (kind & SCAN_LETTER)) || (mark == '-' && kind == SCAN_LOWER)))
        return TRUE;
    if (!name_follows(reading, written->end))
        return joined_to_title(reading, written) ||
               (written->dot && (context_before(reading, 1, LIST_DETERMINERS) ||
                                 (reading->at == 0 && written->end == reading->scan.end)));
    /* "Switch it Off. Then" */
    if (written->dot && language_word_in(written->word, LIST_DOT_NEEDED) &&
        starter_follows(reading, written->end))
        return FALSE;
    if (written->dot || reading->previous == TOKEN_ABBREVIATION || title_before(reading) ||
        title_follows(reading, written))
        return TRUE;
    return !language_word_in(written->word, LIST_DOT_NEEDED);
}

static gboolean capital_word_before(const Reading *reading)
{
    gsize length, at = context_word_before(reading, 1, &length);
    return length > 0 && (scan_kind(&reading->scan, at, NULL) & (SCAN_UPPER | SCAN_DIGIT)) &&
           !context_in_list(reading, at, length, LIST_DETERMINERS);
}

/* "10 Downing St", "Fifth Ave.": behind a name, and no name behind it unless a number stands
 * before. */
static gboolean is_street(const Reading *reading, const Written *written)
{
    if (!capital_word_before(reading))
        return FALSE;
    if (!name_follows(reading, written->end) || starter_follows(reading, written->end))
        return TRUE;
    for (guint i = 2; i <= 4; i++) {
        gsize length, at = context_word_before(reading, i, &length);
        if (length > 0 && scan_kind(&reading->scan, at, NULL) == SCAN_DIGIT)
            return TRUE;
    }
    return FALSE;
}

/* "Vol. III"; a lone I is a word of its own. */
static gboolean numeral_at(const Scan *scan, gsize at)
{
    ScanWord word;
    return scan_word(scan, at, &word) && word.length <= MAX_NUMERAL_BYTES &&
           strspn(scan->text + at, "IVXLC") == word.length &&
           (word.length > 1 || strchr("VX", scan->text[at]) != NULL ||
            scan_byte(scan, at + 1) == ',');
}

/* "Reg. (EU) 2016/679": who made it stands in brackets before the number. */
static gsize skip_bracket(const Scan *scan, gsize at)
{
    ScanWord word;
    return scan_byte(scan, at) == '(' && scan_word(scan, at + 1, &word) && word.lower == 0 &&
                   scan_byte(scan, at + 1 + word.length) == ')'
               ? scan_spaces(scan, at + word.length + 2)
               : at;
}

static gboolean number_follows(const Reading *reading, gsize at)
{
    const Scan *scan = &reading->scan;
    gsize next = skip_bracket(scan, scan_spaces(scan, at)), bytes;
    guint kind = scan_kind(scan, next, &bytes);
    if (kind == SCAN_UPPER)
        return numeral_at(scan, next) && language_word_in(reading->record, LIST_NUMBERED);
    if ((kind & (SCAN_MARK | SCAN_HIGH)) == 0)
        return (kind & SCAN_DIGIT) != 0;
    /* "c. €45m" */
    const LanguageWord *sign = language_word(reading->language, scan->text + next, bytes);
    return sign != NULL && sign->currency != NULL &&
           scan_kind(scan, next + bytes, NULL) == SCAN_DIGIT;
}

/* Without a dot: "No 10 said", but not "No 10 people", "no 5". */
static gboolean is_numbered(const Reading *reading, const Written *written)
{
    if (!language_word_in(written->word, LIST_DOT_NEEDED))
        return TRUE;
    const Scan *scan = &reading->scan;
    gsize number = scan_spaces(scan, written->end);
    gsize end = number + scan_digits(scan, number);
    char next = scan_byte(scan, end);
    /* "No 7A" */
    if (scan_kind(scan, end, NULL) == SCAN_UPPER && !scan_is_alnum(scan, end + 1)) {
        end++;
        next = scan_byte(scan, end);
    }
    gboolean more =
        (next == ',' || next == '.' || next == ':') && scan_kind(scan, end + 1, NULL) == SCAN_DIGIT;
    if (!reading->word.capital || end == number || more || next == '-' || next == '%' ||
        scan_is_alnum(scan, end))
        return FALSE;
    /* "World No 1", but "No 10 people" */
    return context_next(reading, end, &number, &(ScanWord){0}) ? !context_counted(reading, end)
                                                               : !reading->starts;
}

static gboolean month_follows(const Reading *reading, gsize at)
{
    gsize start;
    ScanWord word;
    if (!context_next(reading, at, &start, &word))
        return FALSE;
    const LanguageWord *record =
        language_word(reading->language, reading->scan.text + start, word.length);
    return record != NULL && record->month > 0 && word.capital;
}

/* "est. 1894": what it stands for before a year or a date only. */
static const char *before_year(const Reading *reading, const Written *written)
{
    const Scan *scan = &reading->scan;
    gsize at = scan_spaces(scan, written->end), end = at + scan_digits(scan, at);
    char key[MAX_ABBREVIATION_BYTES + 16];
    gboolean year = end == at + YEAR_DIGITS && !scan_is_alnum(scan, end) &&
                    strchr("12", scan->text[at]) != NULL && !context_counted(reading, end);
    if (!(year || month_follows(reading, written->end)) ||
        reading->word.length > MAX_ABBREVIATION_BYTES)
        return NULL;
    g_autofree char *lower =
        g_ascii_strdown(scan->text + reading->at, (gssize)reading->word.length);
    g_snprintf(key, sizeof key, "before-year %s", lower);
    return language_term(reading->language, key);
}

/* "9th Cir.", "16th c.": what it stands for behind an ordinal. */
static const char *behind_ordinal(const Reading *reading)
{
    char key[MAX_ABBREVIATION_BYTES + 16];
    if (reading->word.length > MAX_ABBREVIATION_BYTES)
        return NULL;
    g_snprintf(key, sizeof key, "after-ordinal %.*s", (int)reading->word.length,
               reading->scan.text + reading->at);
    return language_term(reading->language, key);
}

/* "Hauptstr. 5" */
static gsize clipped(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize letters, end = reading->at + reading->word.length;
    const char *whole = dotted_clipped(reading, &letters);
    if (whole == NULL)
        return 0;
    spoken_words(spoken, scan->text + reading->at, (gssize)(reading->word.length - letters));
    spoken_suffix(spoken, whole);
    if (scan_byte(scan, end) != '.')
        return reading->word.length;
    context_take_dot(reading, end, spoken);
    return reading->word.length + 1;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    Written written;
    if (!context_free_start(reading) || reading->word.length == 0)
        return 0;
    gsize whole = clipped(reading, spoken);
    if (whole > 0)
        return whole;
    if (!scan_written(reading, &written))
        return 0;
    const char *own = before_year(reading, &written);
    if (own == NULL && reading->previous == TOKEN_ORDINAL)
        own = behind_ordinal(reading);
    if (own != NULL)
        return take(reading, &written, own, spoken);
    const char *const *senses = written.word->senses;
    if (senses[SENSE_STREET] != NULL && is_street(reading, &written))
        return take(reading, &written, senses[SENSE_STREET], spoken);
    if (senses[SENSE_NUMBERED] != NULL && number_follows(reading, written.end) &&
        (written.dot || is_numbered(reading, &written)))
        return take_before(reading, &written, senses[SENSE_NUMBERED], spoken);
    if (senses[SENSE_TITLE] != NULL && is_title(reading, &written))
        return take_before(reading, &written, senses[SENSE_TITLE], spoken);
    /* "(Ret.)" */
    gboolean inside = reading->at > 0 && scan_byte(&reading->scan, reading->at - 1) == '(';
    if (senses[SENSE_SUFFIX] != NULL && (written.dot || inside || capital_word_before(reading)) &&
        (capital_word_before(reading) || inside ||
         scan_kind_before(&reading->scan, reading->at) == SCAN_SPACE))
        return take(reading, &written, senses[SENSE_SUFFIX], spoken);
    if (senses[SENSE_DOTTED] != NULL && written.dot)
        return take(reading, &written, senses[SENSE_DOTTED], spoken);
    if (senses[SENSE_PLAIN] != NULL)
        return take(reading, &written, senses[SENSE_PLAIN], spoken);
    return 0;
}

const Verbalizer verbalize_abbreviation = {
    .name = "abbreviation",
    .class = TOKEN_ABBREVIATION,
    .first = SCAN_LETTER,
    .speak = speak,
};
