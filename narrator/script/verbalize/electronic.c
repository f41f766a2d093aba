/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script/camel.h"
#include "script/context.h"
#include "script/entry.h"
#include "script/number.h"
#include "script/verbalize/verbalizers.h"

/* RFC 7230 asks for 8000 bytes of URL at least; nobody reads more than this out. */
#define MAX_ADDRESS_BYTES 2048

/* RFC 1035, 2.3.4; with the name before an @, RFC 5321, 4.5.3.1. */
#define MAX_HOST_BYTES 320
/* RFC 1123, 2.1: numbers with dots. */
#define MAX_HOST_PART 255
#define HOST_PARTS 4
/* RFC 793, 3.1: 16 bits. */
#define MAX_PORT_DIGITS 5
/* Shorter ones are abbreviations: "r/w". */
#define MIN_FORUM 3
/* Longer names of hosts are no letters. */
#define MAX_LETTERS 5

typedef struct {
    gsize end;
    gsize last_dot; /* of the host */
    gsize at_sign;
    guint dots;
} Address;

static gboolean is_label(const Scan *scan, gsize at)
{
    char c = scan_byte(scan, at);
    return g_ascii_isalnum(c) || c == '-' || c == '_';
}

/* Whether a dot or @ follows the first label, as in every address: asked before any long look. */
static gboolean may_be_address(const Scan *scan, gsize at)
{
    gsize start = at;
    while (is_label(scan, at) && at - start < SCAN_MAX_WORD_BYTES)
        at++;
    char c = scan_byte(scan, at);
    return at > start && (c == '@' || c == '+' || c == '.') && is_label(scan, at + 1);
}

/* Whether what stands before it was part of one address with it, or of none. */
static gboolean goes_on(const Scan *scan, gsize at)
{
    return at > 1 && strchr("+-_.", scan->text[at - 1]) != NULL && is_label(scan, at - 2);
}

/* Letters, digits and the signs of a mailbox or host, up to what ends them. */
static Address scan_host(const Scan *scan, gsize start)
{
    Address address = {.end = start};
    gsize at = start;
    while (at < scan->end && at - start < MAX_HOST_BYTES) {
        char c = scan->text[at];
        gsize port = c == ':' && address.dots > 0 ? scan_digits(scan, at + 1) : 0;
        if (c == '@' && address.at_sign == 0) {
            address.at_sign = at;
            address.dots = 0;
        } else if (c == '.' && is_label(scan, at + 1)) {
            address.last_dot = at;
            address.dots++;
        } else if (port >= 2 && port <= MAX_PORT_DIGITS) {
            at += port;
        } else if (!is_label(scan, at) && !(c == '+' && is_label(scan, at + 1))) {
            break;
        }
        at++;
    }
    while (at > start && scan->text[at - 1] == '-')
        at--;
    address.end = at;
    return address;
}

/* The end of the path that begins with the slash at offset. */
static gsize path_end(const Scan *scan, gsize slash)
{
    gsize at = slash + 1;
    while (at < scan->end && at - slash < MAX_ADDRESS_BYTES &&
           (is_label(scan, at) || strchr("/?=&%#+~.:", scan->text[at]) != NULL))
        at++;
    while (at - 1 > slash && strchr(".,:;?!-/&", scan->text[at - 1]) != NULL)
        at--;
    return at;
}

/* "bbc": nobody could say it. */
static gboolean is_spelled(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_islower(text[i]) || strchr("aeiouy", text[i]) != NULL)
            return FALSE;
    return length <= 4;
}

/* "un.org", "youtube.com": what the lexicon has for the label, written as names and letters are; no
 * common word, and nothing but letters up to so many. */
static gboolean find_entry(const Reading *reading, const char *text, gsize length, gsize most,
                           LexiconMatch *match)
{
    if (reading->lexicon == NULL ||
        language_in_list(reading->language, text, length, LIST_HEADLINE) ||
        language_in_list(reading->language, text, length, LIST_FUNCTION))
        return FALSE;
    g_autofree char *upper = g_ascii_strup(text, (gssize)length);
    return lexicon_match(reading->lexicon, upper, length, 0, match) && match->length == length &&
           match->inflection == LEXICON_PLAIN &&
           (length <= most || match->entry->kind != LEXICON_LETTERS ||
            (match->entry->value != NULL && strpbrk(match->entry->value, "aeiouy") != NULL));
}

static gboolean is_letters(const Reading *reading, const char *text, gsize length, gsize most)
{
    g_autofree char *upper = g_ascii_strup(text, (gssize)length);
    return is_spelled(text, length) ||
           (length <= most &&
            language_in_list(reading->language, upper, length, LIST_ACRONYM_LETTERS) &&
            !language_in_list(reading->language, text, length, LIST_HEADLINE));
}

static void say_label(const Reading *reading, Spoken *spoken, gsize at, gsize end, gboolean spelled,
                      gboolean mailbox)
{
    const char *text = reading->scan.text + at;
    gsize length = end - at;
    if (g_ascii_isdigit(*text)) {
        gint64 value = 0;
        if (length <= 2 && *text != '0' && numbers_value(text, length, &value))
            numbers_speak(reading->language, spoken, NUMBERS_CARDINAL, value);
        else
            numbers_speak_pairs(reading->language, spoken, text, length);
        return;
    }
    if (length == 1) {
        spoken_letters(spoken, text, 1);
        return;
    }
    LexiconMatch match;
    gsize most = mailbox ? 2 : MAX_LETTERS;
    if (spelled && find_entry(reading, text, length, most, &match)) {
        entry_speak(reading->language, spoken, &match, text);
        return;
    }
    if (spelled && is_letters(reading, text, length, most)) {
        spoken_letters(spoken, text, (gssize)length);
        return;
    }
    camel_speak(reading->language, spoken, text, length);
}

/* How the last part of an address is said, in whatever case; "" as it is, NULL where none is. */
static const char *domain_of(const Reading *reading, gsize at, gsize end)
{
    g_autofree char *label = g_ascii_strdown(reading->scan.text + at, (gssize)(end - at));
    return language_sense(reading->language, label, end - at, SENSE_DOMAIN);
}

/* Label by label, sign by sign. */
static void say_address(const Reading *reading, Spoken *spoken, gsize at, gsize end)
{
    const Scan *scan = &reading->scan;
    /* the parts of a mailbox before its @ are names that people made up to be said */
    const char *sign = memchr(scan->text + at, '@', end - at);
    gsize host = sign != NULL ? (gsize)(sign - scan->text) : at;
    while (at < end) {
        gsize stop = at;
        gboolean digits = g_ascii_isdigit(scan->text[at]);
        while (stop < end &&
               (digits ? g_ascii_isdigit(scan->text[stop]) : g_ascii_isalpha(scan->text[stop])))
            stop++;
        if (stop > at) {
            gboolean behind_dot = at > 0 && scan->text[at - 1] == '.';
            const char *own = behind_dot ? domain_of(reading, at, stop) : NULL;
            if (own != NULL && *own != '\0')
                spoken_say(spoken, own);
            else if (own != NULL)
                spoken_lower(spoken, scan->text + at, (gssize)(stop - at));
            else
                say_label(reading, spoken, at, stop, at >= host, sign != NULL);
            at = stop;
            continue;
        }
        char key[] = "sign ?";
        key[sizeof key - 2] = scan->text[at++];
        number_speak_term(reading, spoken, key);
    }
}

static gsize skip_literal(const Scan *scan, gsize at, const char *const *literals)
{
    for (gsize i = 0; literals[i] != NULL; i++) {
        gsize length = strlen(literals[i]);
        if (at + length < scan->end &&
            g_ascii_strncasecmp(scan->text + at, literals[i], length) == 0)
            return at + length;
    }
    return at;
}

static gboolean known_domain(const Reading *reading, const Address *address)
{
    gsize end = address->end;
    if (address->last_dot == 0 || address->last_dot + 1 >= end)
        return FALSE;
    const char *label = reading->scan.text + address->last_dot + 1;
    const char *port = memchr(label, ':', end - address->last_dot - 1);
    if (port != NULL)
        end = (gsize)(port - reading->scan.text);
    return domain_of(reading, address->last_dot + 1, end) != NULL;
}

/* "the .com boom", ".NET": a last part alone. */
static gsize bare_domain(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    ScanWord word;
    guint before = scan_kind_before(scan, reading->at);
    if ((before != 0 && before != SCAN_SPACE) || !scan_word(scan, reading->at + 1, &word) ||
        (guchar)scan->text[reading->at + 1] >= 0x80 ||
        domain_of(reading, reading->at + 1, reading->at + 1 + word.length) == NULL)
        return 0;
    gsize end = reading->at + 1 + word.length;
    /* ".co.uk" */
    while (scan_byte(scan, end) == '.' && scan_word(scan, end + 1, &word) &&
           domain_of(reading, end + 1, end + 1 + word.length) != NULL)
        end += 1 + word.length;
    say_address(reading, spoken, reading->at, end);
    return end - reading->at;
}

/* "192.168.0.1": each part digit by digit. */
static gsize numeric_host(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at, digits[HOST_PARTS], most = 0;
    gboolean groups = TRUE;
    for (guint i = 0; i < HOST_PARTS; i++) {
        digits[i] = scan_digits(scan, at);
        if (digits[i] == 0 || digits[i] > 3 || (i > 0 && scan->text[at - 1] != '.'))
            return 0;
        gint64 value = 0;
        (void)numbers_value(scan->text + at, digits[i], &value);
        if (value > MAX_HOST_PART || (digits[i] > 1 && scan->text[at] == '0'))
            return 0;
        groups = groups && (i == 0 || digits[i] == 3);
        most = MAX(most, digits[i]);
        at += digits[i] + 1;
    }
    /* "1.234.123.234" is a number where the dot parts thousands */
    const char *separators = language_term(reading->language, "group-separators");
    if (groups && separators != NULL && strchr(separators, '.') != NULL)
        return 0;
    if (most < 3 || scan_is_alnum(scan, at - 1) ||
        (scan_byte(scan, at - 1) == '.' && scan_is_alnum(scan, at)))
        return 0;
    gsize end = at - 1;
    at = reading->at;
    for (guint i = 0; i < HOST_PARTS; i++) {
        if (i > 0)
            number_speak_term(reading, spoken, "sign .");
        numbers_speak_digits(reading->language, spoken, scan->text + at, digits[i]);
        at += digits[i] + 1;
    }
    return end - reading->at;
}

/* "#MeToo", "@BBCNews" */
static gsize handle(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    char sign = scan_byte(scan, reading->at);
    gsize at = reading->at + 1, end = at;
    while (end - at < SCAN_MAX_WORD_BYTES &&
           (scan_is_alnum(scan, end) || scan_byte(scan, end) == '_'))
        end += (gsize)g_utf8_skip[(guchar)scan->text[end]];
    if (end == at || scan_digits(scan, at) == end - at || !context_free_start(reading))
        return 0;
    number_speak_term(reading, spoken, sign == '#' ? "hashtag" : "handle");
    say_address(reading, spoken, at, end);
    gsize done = 0;
    for (gsize i = at; i < end; i++)
        done += (guchar)scan->text[i] < 0x80;
    if (done == 0)
        spoken_words(spoken, scan->text + at, (gssize)(end - at));
    return context_possessive(reading, end, spoken) - reading->at;
}

/* "r/worldnews", "u/name": a forum, or a user of it. */
static gsize forum(const Reading *reading, Spoken *spoken)
{
    const Scan *scan = &reading->scan;
    gsize at = reading->at + 2, end = at;
    if (reading->word.length != 1 || !strchr("ru", scan->text[reading->at]) ||
        scan_byte(scan, reading->at + 1) != '/')
        return 0;
    while (is_label(scan, end) && end - at < SCAN_MAX_WORD_BYTES)
        end++;
    if (end - at < MIN_FORUM || (scan_kind(scan, end, NULL) & (SCAN_ALNUM | SCAN_FOREIGN)))
        return 0;
    say_address(reading, spoken, reading->at, end);
    return end - reading->at;
}

static gsize speak(const Reading *reading, Spoken *spoken)
{
    static const char *const schemes[] = {"https://", "http://", "ftp://", NULL};
    static const char *const prefixes[] = {"www.", NULL};
    const Scan *scan = &reading->scan;
    char c = scan_byte(scan, reading->at);
    if (c == '#' || c == '@')
        return handle(reading, spoken);
    if (c == '.')
        return bare_domain(reading, spoken);
    if (!context_free_start(reading) || (guchar)c >= 0x80)
        return 0;
    gsize named = forum(reading, spoken);
    if (named > 0)
        return named;
    if (g_ascii_isdigit(c) && reading->word.length <= 3) {
        gsize bytes = numeric_host(reading, spoken);
        if (bytes > 0)
            return bytes;
    }
    gsize host = skip_literal(scan, reading->at, schemes);
    gboolean scheme = host > reading->at;
    gsize start = skip_literal(scan, host, prefixes);
    if ((start == reading->at && goes_on(scan, start)) || !may_be_address(scan, start))
        return 0;
    Address address = scan_host(scan, start);
    gboolean mail = address.at_sign > start && address.at_sign < address.end && address.dots > 0;
    if (address.end <= start ||
        !(scheme || start > host || mail || known_domain(reading, &address)))
        return 0;
    gsize end = address.end;
    if (scan_byte(scan, end) == '/')
        end = path_end(scan, end);
    say_address(reading, spoken, start, end);
    return spoken->pieces->len > 0 ? context_possessive(reading, end, spoken) - reading->at : 0;
}

const Verbalizer verbalize_electronic = {
    .name = "electronic",
    .class = TOKEN_ELECTRONIC,
    .first = SCAN_LETTER | SCAN_DIGIT | SCAN_MARK,
    .marks = "#@.",
    .before_lexicon = TRUE,
    .speak = speak,
};
