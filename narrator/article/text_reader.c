/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text: lines become blocks, hard-wrapped ones are joined first. */
#include "article/text_reader.h"

#include <string.h>

#include "article/block.h"
#include "article/text_extent.h"
#include "article/text_structure.h"

/* Text is wrapped at 60 to 100 columns; longer lines are paragraphs. */
#define MAX_WRAP_COLUMN 110
#define MIN_WRAP_COLUMN 40
/* A bracket or two may be the text's own. */
#define MIN_BUTTONS 3
#define MAX_HEADING_WORDS 10

typedef struct {
    const char *text;
    gsize length;    /* without white space at both ends */
    guint columns;   /* characters */
    guint word;      /* characters of the first word */
    guint line;      /* from 1 */
    guint column;    /* where text begins, from 1 */
    gboolean parted; /* an empty line is before it */
} Line;

static gboolean is_blank(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    return g_unichar_isspace(c) || c == 0xFEFF || c == 0x200B;
}

static void measure(Line *line, const char *start, const char *end)
{
    line->column = 1;
    while (start < end && is_blank(start)) {
        start = g_utf8_next_char(start);
        line->column++;
    }
    while (end > start) {
        const char *last = g_utf8_prev_char(end);
        if (!is_blank(last))
            break;
        end = last;
    }
    line->text = start;
    line->length = (gsize)(end - start);
    line->columns = (guint)g_utf8_strlen(start, (gssize)line->length);
    const char *space = memchr(start, ' ', line->length);
    line->word = space ? (guint)g_utf8_strlen(start, space - start) : line->columns;
}

static GArray *split_lines(const ReaderInput *input)
{
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(Line));
    gboolean parted = TRUE;
    guint number = input->first_line;
    const char *end = input->text + input->length;
    for (const char *p = input->text; p < end; number++) {
        gsize length = 0;
        while (p + length < end && p[length] != '\n' && p[length] != '\r')
            length++;
        Line line = {.line = number, .parted = parted};
        measure(&line, p, p + length);
        parted = line.length == 0;
        if (line.length > 0)
            g_array_append_val(lines, line);
        p += length;
        if (p + 1 < end && p[0] == '\r' && p[1] == '\n')
            p++;
        p++;
    }
    return lines;
}

/* The column that the text is wrapped at; 0 where it is not. */
static guint find_wrap_column(const GArray *lines)
{
    guint longest = 0;
    for (guint i = 0; i < lines->len; i++)
        longest = MAX(longest, g_array_index(lines, Line, i).columns);
    return longest >= MIN_WRAP_COLUMN && longest <= MAX_WRAP_COLUMN ? longest : 0;
}

/* Whether a line ends only because the next word did not fit. */
static gboolean is_full(const Line *line, const Line *next, guint wrap)
{
    return line->columns + 1 + next->word + 2 > wrap;
}

/* Lines from first on that are one paragraph: all that belong together if each but the last is
 * full, else the first alone. */
static guint paragraph_end(const GArray *lines, guint first, guint wrap)
{
    if (wrap == 0)
        return first + 1;
    guint i = first + 1;
    for (; i < lines->len && !g_array_index(lines, Line, i).parted; i++)
        if (!is_full(&g_array_index(lines, Line, i - 1), &g_array_index(lines, Line, i), wrap))
            return first + 1;
    return i;
}

/* A line of nothing but "=" or "-": the line above is a heading. */
static gboolean is_underline(const Line *line)
{
    return line->length >= 3 && strspn(line->text, "=") >= line->length;
}

static void add_blocks(Article *article, const GArray *lines)
{
    guint wrap = find_wrap_column(lines);
    for (guint i = 0; i < lines->len;) {
        guint end = paragraph_end(lines, i, wrap);
        const Line *first = &g_array_index(lines, Line, i);
        const Line *last = &g_array_index(lines, Line, end - 1);
        if (is_underline(first) && article->blocks->len > 0) {
            Block *above = block_at(article, article->blocks->len - 1);
            above->kind = BLOCK_HEADING;
            above->level = 1;
        } else {
            BlockSource source = {first->text, (gsize)(last->text + last->length - first->text),
                                  first->line, first->column};
            (void)block_add(article, BLOCK_PARAGRAPH, &source);
        }
        i = end;
    }
}

/* Where the bracket of "The old pier[edit]" begins, which a wiki has behind its headings; or NULL. */
static char *find_button(char *text)
{
    char *open = strrchr(text, '[');
    gboolean button = open != NULL && open > text && strchr(" ]", open[-1]) == NULL &&
                      g_ascii_isalpha(open[1]) && g_str_has_suffix(open, "]") &&
                      text_structure_words(text) <= MAX_HEADING_WORDS;
    return button ? open : NULL;
}

static void cut_buttons(Article *article)
{
    guint found = 0;
    for (guint i = 0; i < article->blocks->len; i++)
        found += find_button(block_at(article, i)->text) != NULL;
    for (guint i = 0; i < article->blocks->len && found >= MIN_BUTTONS; i++) {
        char *button = find_button(block_at(article, i)->text);
        if (button != NULL)
            *button = '\0';
    }
}

static gboolean read_text(Article *article, const ReaderInput *input)
{
    g_autoptr(GArray) lines = split_lines(input);
    add_blocks(article, lines);
    cut_buttons(article);
    if (article->front_matter == NULL)
        text_extent_mark(article, input->phrases);
    text_structure_find(article, input);
    return TRUE;
}

static const char *const suffixes[] = {"txt", "text", NULL};
static const char *const media_types[] = {"text/plain", NULL};

const ArticleReader text_reader = {
    .name = "text",
    .summary = "plain text, also as pasted from a page with all its furniture",
    .suffixes = suffixes,
    .media_types = media_types,
    .read = read_text,
};
