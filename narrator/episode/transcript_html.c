/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/transcript_html.h"

#include <string.h>

#include "episode/chapters_json.h"
#include "episode/clock.h"
#include "episode/cue.h"
#include "episode/page.h"

static const char script[] =
    "(() => {\n"
    "  const audio = document.querySelector('audio');\n"
    "  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;\n"
    "  const chapters = [...document.querySelectorAll('.chapters a')]\n"
    "    .map(link => ({link, start: Number(link.hash.slice(3)) * 1000}));\n"
    "  const lines = [...document.querySelectorAll('[data-t]')].map(element => {\n"
    "    let ms = 0;\n"
    "    const starts = element.dataset.t.split(',')\n"
    "      .map(step => step === '' ? null : (ms += Number(step)));\n"
    "    return {element, starts, start: starts[0], words: null};\n"
    "  });\n"
    "  const lineOf = new Map(lines.map(line => [line.element, line]));\n"
    "  let lit = null, litLine = null, litChapter = null, jump = false;\n"
    "\n"
    "  /* Words become elements when they are first needed: a long page stays light. */\n"
    "  function wordsOf(line) {\n"
    "    if (line.words) return line.words;\n"
    "    line.words = [];\n"
    "    const parts = line.element.textContent.split(/([ \\n\\t]+)/);\n"
    "    const made = document.createDocumentFragment();\n"
    "    for (let i = 0; i < parts.length; i += 2) {\n"
    "      const start = line.starts[i / 2];\n"
    "      const space = i > 0 ? parts[i - 1] : '';\n"
    "      if (start == null && i > 0) {\n"
    "        made.lastChild.append(space + parts[i]);\n"
    "        continue;\n"
    "      }\n"
    "      const element = document.createElement('span');\n"
    "      element.textContent = parts[i];\n"
    "      made.append(space, element);\n"
    "      line.words.push({element, start});\n"
    "    }\n"
    "    line.element.replaceChildren(made);\n"
    "    return line.words;\n"
    "  }\n"
    "\n"
    "  function lastBefore(list, ms) {\n"
    "    let low = 0, high = list.length;\n"
    "    while (low < high) {\n"
    "      const middle = (low + high) >> 1;\n"
    "      if (list[middle].start <= ms) low = middle + 1; else high = middle;\n"
    "    }\n"
    "    return list[low - 1];\n"
    "  }\n"
    "\n"
    "  function visible(element) {\n"
    "    const box = element.getBoundingClientRect();\n"
    "    return box.bottom > 0 && box.top < innerHeight - 80;\n"
    "  }\n"
    "\n"
    "  /* Follows a jump, and the voice unless the reader has scrolled away from it. */\n"
    "  function follow(line) {\n"
    "    const followed = jump || !audio.paused && (!litLine || visible(litLine.element));\n"
    "    litLine = line;\n"
    "    jump = false;\n"
    "    if (!followed || visible(line.element)) return;\n"
    "    const behavior = calm || audio.paused ? 'auto' : 'smooth';\n"
    "    line.element.scrollIntoView({block: 'center', behavior});\n"
    "  }\n"
    "\n"
    "  function show() {\n"
    "    const ms = audio.currentTime * 1000 + 20;\n"
    "    const line = lastBefore(lines, ms);\n"
    "    const word = line && lastBefore(wordsOf(line), ms);\n"
    "    if (word !== lit) {\n"
    "      if (lit) lit.element.removeAttribute('class');\n"
    "      if (word) word.element.className = 'heard';\n"
    "      lit = word;\n"
    "    }\n"
    "    if (line && (line !== litLine || jump)) follow(line);\n"
    "    const chapter = lastBefore(chapters, ms);\n"
    "    if (chapter === litChapter) return;\n"
    "    if (litChapter) litChapter.link.removeAttribute('aria-current');\n"
    "    if (chapter) chapter.link.setAttribute('aria-current', 'true');\n"
    "    litChapter = chapter;\n"
    "  }\n"
    "\n"
    "  function tick() {\n"
    "    show();\n"
    "    if (!audio.paused) requestAnimationFrame(tick);\n"
    "  }\n"
    "\n"
    "  function go(seconds) {\n"
    "    audio.currentTime = seconds;\n"
    "    audio.play().catch(() => {});\n"
    "  }\n"
    "\n"
    "  function secondsIn(hash) {\n"
    "    const found = /^#t=(\\d+(?:\\.\\d+)?)$/.exec(hash);\n"
    "    return found ? Number(found[1]) : null;\n"
    "  }\n"
    "\n"
    "  audio.addEventListener('play', tick);\n"
    "  audio.addEventListener('seeked', show);\n"
    "  document.addEventListener('pointerover', event => {\n"
    "    const element = event.target.closest('[data-t]');\n"
    "    if (element) wordsOf(lineOf.get(element));\n"
    "  });\n"
    "  document.addEventListener('click', event => {\n"
    "    const link = event.target.closest('a');\n"
    "    const seconds = link ? secondsIn(link.hash) : null;\n"
    "    if (seconds !== null) {\n"
    "      event.preventDefault();\n"
    "      history.replaceState(null, '', link.hash);\n"
    "      jump = true;\n"
    "      return go(seconds);\n"
    "    }\n"
    "    if (link || !getSelection().isCollapsed) return;\n"
    "    const target = document.elementFromPoint(event.clientX, event.clientY);\n"
    "    const element = target && target.closest('[data-t]');\n"
    "    const word = element && wordsOf(lineOf.get(element)).find(w => w.element === target);\n"
    "    if (word) go(word.start / 1000);\n"
    "  });\n"
    "  function open() {\n"
    "    const wanted = secondsIn(location.hash);\n"
    "    jump = wanted !== null;\n"
    "    if (jump) audio.currentTime = wanted;\n"
    "  }\n"
    "  addEventListener('hashchange', open);\n"
    "  open();\n"
    "})();\n";

/* The element that shows a paragraph, and what stands around it. */
typedef struct {
    const char *group; /* around a run of the kind; or NULL */
    const char *outer; /* around each; or NULL */
    const char *element;
    const char *class; /* or NULL */
} Form;

static const Form forms[PARAGRAPH_KINDS] = {
    [PARAGRAPH_TITLE] = {NULL, NULL, "p", "title"},
    [PARAGRAPH_BYLINE] = {NULL, NULL, "p", "byline"},
    [PARAGRAPH_STANDFIRST] = {NULL, NULL, "p", "standfirst"},
    [PARAGRAPH_HEADING] = {NULL, NULL, "h2", NULL},
    [PARAGRAPH_BODY] = {NULL, NULL, "p", NULL},
    [PARAGRAPH_QUOTE] = {"blockquote", NULL, "p", NULL},
    [PARAGRAPH_LIST_ITEM] = {"ul", "li", "p", NULL},
    [PARAGRAPH_CLOSING] = {NULL, NULL, "p", "closing"},
};

/* Lists with numbers keep them: each item says its own. */
static const Form numbered_item = {"ol", "li", "p", NULL};

typedef struct {
    const Timeline *timeline;
    const TranscriptOptions *options;
    const char *audio; /* the file's name, or NULL */
    GString *html;
    FILE *stream;
    const Form *open; /* whose group is open, or NULL */
} Page;

static void flush(Page *page)
{
    (void)fwrite(page->html->str, 1, page->html->len, page->stream);
    g_string_truncate(page->html, 0);
}

static void append(Page *page, const char *before, const char *text, const char *after)
{
    g_string_append(page->html, before);
    page_append_text(page->html, text, strlen(text));
    g_string_append(page->html, after);
}

/* A link that seeks; where there is no script, one that plays the file from there. */
static void append_seek(Page *page, guint ms, const char *title)
{
    char clock[CLOCK_BYTES];
    clock_format(clock, ms, CLOCK_SHORT);
    if (page->audio != NULL) {
        append(page, "<a href=\"", page->audio, "#t=");
        g_string_append_printf(page->html, "%u", ms / 1000);
        if (ms % 1000 != 0)
            g_string_append_printf(page->html, ".%03u", ms % 1000);
        g_string_append(page->html, "\">");
    }
    if (title == NULL)
        g_string_append(page->html, clock);
    else
        g_string_append_printf(page->html, "<time>%s</time> <span>", clock);
    if (title != NULL)
        append(page, "", title, "</span>");
    if (page->audio != NULL)
        g_string_append(page->html, "</a>");
}

/* When each word is heard, as the steps from one to the next. */
static void append_times(Page *page, guint index, const char *written)
{
    g_autoptr(GArray) words = cue_words(page->timeline, index);
    if (words->len > 0)
        g_string_append(page->html, " data-t=\"");
    guint last = 0;
    for (guint i = 0; i < words->len; i++) {
        const Cue *word = &g_array_index(words, Cue, i);
        gboolean apart = i > 0 && word->start > (word - 1)->end;
        if (i > 0 && !apart)
            continue;
        g_string_append_printf(page->html, "%s%u", i > 0 ? "," : "", word->start_ms - last);
        last = word->start_ms;
        for (const char *p = written + word->start; p < written + word->end; p++)
            if (*p == ' ' && p[1] != ' ')
                g_string_append_c(page->html, ',');
    }
    if (words->len > 0)
        g_string_append_c(page->html, '"');
}

static void append_line(Page *page, guint index, const char *element, const char *class)
{
    const char *written =
        g_array_index(page->timeline->paragraphs, TimelineParagraph, index).paragraph->written;
    g_string_append_printf(page->html, "<%s", element);
    if (class != NULL)
        g_string_append_printf(page->html, " class=\"%s\"", class);
    append_times(page, index, written);
    flush(page);
    append(page, ">", written, "");
    g_string_append_printf(page->html, "</%s>\n", element);
}

static void open_group(Page *page, const Form *form)
{
    const char *before = page->open != NULL ? page->open->group : NULL;
    const char *now = form != NULL ? form->group : NULL;
    page->open = form;
    if (before == now)
        return;
    if (before != NULL)
        g_string_append_printf(page->html, "</%s>\n", before);
    if (now != NULL)
        g_string_append_printf(page->html, "<%s>\n", now);
}

static void append_paragraph(Page *page, guint index)
{
    const TimelineParagraph *timed =
        &g_array_index(page->timeline->paragraphs, TimelineParagraph, index);
    const Block *block = timed->paragraph->block;
    const Form *form = &forms[timed->paragraph->kind];
    gboolean numbered =
        timed->paragraph->kind == PARAGRAPH_LIST_ITEM && block != NULL && block->number > 0;
    if (numbered)
        form = &numbered_item;
    open_group(page, form);
    if (numbered)
        g_string_append_printf(page->html, "<li value=\"%u\">", block->number);
    else if (form->outer != NULL)
        g_string_append_printf(page->html, "<%s>", form->outer);
    g_string_append(page->html, "<time>");
    append_seek(page, clock_ms(timed->start_sample, page->timeline->sample_rate_hz), NULL);
    g_string_append(page->html, "</time>\n");
    append_line(page, index, form->element, form->class);
    if (form->outer != NULL)
        g_string_append_printf(page->html, "</%s>\n", form->outer);
    flush(page);
}

static void append_head(Page *page)
{
    const Manifest *manifest = page->options->manifest;
    page_begin(page->html, &(PageHead){manifest->language, manifest->title, manifest->summary,
                                       "../../feed.xml"});
    g_string_append(page->html, "<div class=\"page\">\n");
    append(page, "<header class=\"masthead\"><a href=\"../../index.html\">", page->options->edition,
           "</a></header>\n<main>\n");
}

/* The heading: the title as it is spoken where the script begins with it.  TRUE then. */
static gboolean append_title(Page *page)
{
    const GArray *paragraphs = page->timeline->paragraphs;
    gboolean spoken =
        paragraphs->len > 0 &&
        g_array_index(paragraphs, TimelineParagraph, 0).paragraph->kind == PARAGRAPH_TITLE;
    if (spoken)
        append_line(page, 0, "h1", NULL);
    else
        append(page, "<h1>", page->options->manifest->title, "</h1>\n");
    return spoken;
}

static void append_facts(Page *page)
{
    const Manifest *manifest = page->options->manifest;
    g_string_append(page->html, "<p class=\"small\">");
    if (manifest->date != NULL) {
        page_append_date(page->html, manifest->date);
        g_string_append(page->html, " \302\267 ");
    }
    page_append_duration(page->html, page->timeline->duration_ms);
    append(page, " \302\267 Read by ", manifest->speaker, ", a synthetic voice");
    if (manifest->url != NULL && page_is_web_address(manifest->url))
        append(page, " \302\267 <a href=\"", manifest->url, "\">The article</a>");
    g_string_append(page->html, "</p>\n");
}

static void append_chapters(Page *page)
{
    const GArray *chapters = page->options->manifest->chapters;
    if (chapters->len < 2)
        return;
    g_string_append(page->html, "<nav class=\"chapters\" aria-label=\"Chapters\">\n"
                                "<details open>\n<summary>Chapters</summary>\n<ol>\n");
    for (guint i = 0; i < chapters->len; i++) {
        const ManifestChapter *chapter = &g_array_index(chapters, ManifestChapter, i);
        g_string_append(page->html, "<li>");
        append_seek(page, chapter->start_ms, chapter->title);
        g_string_append(page->html, "</li>\n");
    }
    g_string_append(page->html, "</ol>\n</details>\n</nav>\n");
}

/* Before the text, which it floats over: the keyboard comes to it first. */
static void append_player(Page *page)
{
    if (page->audio == NULL)
        return;
    append(page,
           "<section class=\"player\" aria-label=\"Player\">\n<audio controls "
           "preload=\"metadata\" src=\"",
           page->audio, "\"></audio>\n</section>\n");
}

/* What people call a file; a picture and what has no name are not offered. */
static const char *file_title(const char *media_type)
{
    static const struct {
        const char *media_type, *title;
    } titles[] = {
        {"audio/mpeg", "MP3"},
        {"audio/flac", "FLAC"},
        {"audio/wav", "WAV"},
        {"text/vtt", "Transcript (WebVTT)"},
        {"application/x-subrip", "Transcript (SubRip)"},
        {"application/json", "Transcript (JSON, word by word)"},
        {CHAPTERS_JSON_MEDIA_TYPE, "Chapters (JSON)"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(titles); i++)
        if (strcmp(titles[i].media_type, media_type) == 0)
            return titles[i].title;
    return NULL;
}

static void append_files(Page *page)
{
    const GArray *files = page->options->manifest->files;
    g_string_append(page->html, "<footer>\n<ul>\n");
    for (guint i = 0; i < files->len; i++) {
        const ManifestFile *file = &g_array_index(files, ManifestFile, i);
        const char *title = file_title(file->type);
        if (title == NULL)
            continue;
        append(page, "<li><a href=\"", file->name, "\">");
        append(page, "", title, "</a></li>\n");
    }
    g_string_append(page->html, "</ul>\n</footer>\n");
}

gboolean transcript_html_write(const Timeline *timeline, const TranscriptOptions *options,
                               FILE *stream, GError **error)
{
    const ManifestFile *audio = manifest_audio(options->manifest);
    Page page = {timeline,           options, audio != NULL ? audio->name : NULL,
                 g_string_new(NULL), stream,  NULL};
    append_head(&page);
    guint first = append_title(&page) ? 1 : 0;
    append_facts(&page);
    append_player(&page);
    append_chapters(&page);
    append(&page, "<article class=\"transcript\">\n<cite>", options->manifest->speaker,
           ":</cite>\n");
    for (guint i = first; i < timeline->paragraphs->len; i++)
        append_paragraph(&page, i);
    open_group(&page, NULL);
    g_string_append(page.html, "</article>\n</main>\n");
    append_files(&page);
    g_string_append(page.html, "</div>\n");
    page_end(page.html, page.audio != NULL ? script : NULL);
    flush(&page);
    g_string_free(page.html, TRUE);
    return transcript_finish(stream, error);
}
