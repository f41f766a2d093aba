/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/rss.h"

#include <string.h>

#include <libxml/xmlwriter.h>

#include "base/text.h"
#include "episode/chapters_json.h"
#include "episode/clock.h"
#include "episode/page.h"
#include "episode/show_notes.h"
#include "episode/transcript.h"

/* Values that have no limit of their own (Apple). */
#define VALUE_CHARACTERS 255
/* Names of people, licences and such (podcast namespace). */
#define NAME_CHARACTERS 128
/* Of the channel's description. */
#define DESCRIPTION_BYTES 4000

/* xmlwriter fails only when memory does: its results need no looking at. */
typedef struct {
    xmlTextWriterPtr xml;
    const Feed *feed;
} Rss;

typedef struct {
    const char *name, *value;
} Attribute;

/* text without what XML 1.0 cannot hold and without white space at its ends. */
static char *legal_text(const char *text)
{
    GString *legal = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        if (!control && c != 0xFFFE && c != 0xFFFF)
            g_string_append_unichar(legal, c);
    }
    return g_strstrip(g_string_free(legal, FALSE));
}

static char *cut_characters(char *text, glong most)
{
    if (g_utf8_strlen(text, -1) > most)
        *g_utf8_offset_to_pointer(text, most) = '\0';
    return text;
}

static void begin(Rss *self, const char *name)
{
    (void)xmlTextWriterStartElement(self->xml, (const xmlChar *)name);
}

static void end(Rss *self)
{
    (void)xmlTextWriterEndElement(self->xml);
}

static void attribute(Rss *self, const char *name, const char *value)
{
    g_autofree char *legal = cut_characters(legal_text(value), DESCRIPTION_BYTES);
    (void)xmlTextWriterWriteAttribute(self->xml, (const xmlChar *)name, (const xmlChar *)legal);
}

/* Leaves out what is NULL. */
static void element_cut(Rss *self, const char *name, const char *text, glong most)
{
    if (text == NULL)
        return;
    g_autofree char *legal = cut_characters(legal_text(text), most);
    (void)xmlTextWriterWriteElement(self->xml, (const xmlChar *)name, (const xmlChar *)legal);
}

static void element(Rss *self, const char *name, const char *text)
{
    element_cut(self, name, text, VALUE_CHARACTERS);
}

/* An address must not be cut. */
static void address(Rss *self, const char *name, const char *url)
{
    g_autofree char *encoded = feed_encode_address(url);
    element_cut(self, name, encoded, G_MAXLONG);
}

/* An element of attributes and, where it is not NULL, text.  The list ends with a NULL name; a NULL
 * value leaves its attribute out. */
static void element_with(Rss *self, const char *name, const Attribute *attributes, const char *text)
{
    begin(self, name);
    for (; attributes->name != NULL; attributes++)
        if (attributes->value != NULL)
            attribute(self, attributes->name, attributes->value);
    if (text != NULL) {
        g_autofree char *legal = legal_text(text);
        (void)xmlTextWriterWriteString(self->xml, (const xmlChar *)legal);
    }
    end(self);
}

/* HTML whose ">" are escaped wherever they end no tag, so that "]]>" cannot stand in it. */
static void html(Rss *self, const char *name, const char *text)
{
    g_autofree char *legal = legal_text(text);
    begin(self, name);
    (void)xmlTextWriterWriteCDATA(self->xml, (const xmlChar *)legal);
    end(self);
}

static void image(Rss *self, const char *url)
{
    element_with(self, "itunes:image", (Attribute[]){{"href", url}, {NULL, NULL}}, NULL);
}

char *rss_date(gint64 seconds)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
    if (date == NULL)
        return g_strdup("");
    return g_strdup_printf(
        "%s, %02d %s %04d %02d:%02d:%02d +0000", days[g_date_time_get_day_of_week(date) - 1],
        g_date_time_get_day_of_month(date), months[g_date_time_get_month(date) - 1],
        g_date_time_get_year(date), g_date_time_get_hour(date), g_date_time_get_minute(date),
        g_date_time_get_second(date));
}

static void write_category(Rss *self)
{
    const Edition *edition = self->feed->edition;
    if (edition->category == NULL)
        return;
    begin(self, "itunes:category");
    attribute(self, "text", edition->category);
    if (edition->subcategory != NULL)
        element_with(self, "itunes:category",
                     (Attribute[]){{"text", edition->subcategory}, {NULL, NULL}}, NULL);
    end(self);
}

static void write_cover(Rss *self, const char *link)
{
    const Feed *feed = self->feed;
    if (feed->cover == NULL)
        return;
    g_autofree char *plain = g_strconcat(feed->edition->base_url, feed->cover, NULL);
    g_autofree char *url = feed_encode_address(plain);
    image(self, url);
    begin(self, "image");
    element_cut(self, "url", url, G_MAXLONG);
    element(self, "title", feed->edition->title);
    address(self, "link", link);
    end(self);
}

static void write_owner(Rss *self)
{
    const Edition *edition = self->feed->edition;
    if (edition->owner_email != NULL) {
        begin(self, "itunes:owner");
        element(self, "itunes:name",
                edition->owner_name != NULL ? edition->owner_name : edition->author);
        element(self, "itunes:email", edition->owner_email);
        end(self);
    }
    element_with(self, "podcast:locked",
                 (Attribute[]){{"owner", edition->owner_email}, {NULL, NULL}},
                 edition->locked ? "yes" : "no");
    if (!edition->blocked)
        return;
    element(self, "itunes:block", "Yes");
    element(self, "podcast:block", "yes");
}

/* The voice is synthetic, and says so. */
static void write_disclosure(Rss *self)
{
    element_with(self, "podcast:txt", (Attribute[]){{"purpose", "ai-content"}, {NULL, NULL}},
                 "true");
}

static void write_dates(Rss *self)
{
    const GArray *episodes = self->feed->episodes;
    if (episodes->len == 0 || !g_array_index(episodes, FeedEpisode, 0).dated)
        return;
    g_autofree char *newest = rss_date(g_array_index(episodes, FeedEpisode, 0).published);
    element(self, "lastBuildDate", newest);
}

static void write_channel_head(Rss *self)
{
    const Edition *edition = self->feed->edition;
    const char *link = edition->link != NULL ? edition->link : edition->base_url;
    g_autofree char *self_plain = g_strconcat(edition->base_url, "feed.xml", NULL);
    g_autofree char *self_url = feed_encode_address(self_plain);
    g_autofree char *language = g_ascii_strdown(edition->language, -1);
    g_autofree char *description = text_truncate(
        edition->description != NULL ? edition->description : edition->title, DESCRIPTION_BYTES);
    element_with(
        self, "atom:link",
        (Attribute[]){
            {"rel", "self"}, {"type", "application/rss+xml"}, {"href", self_url}, {NULL, NULL}},
        NULL);
    element(self, "title", edition->title);
    address(self, "link", link);
    element_cut(self, "description", description, G_MAXLONG);
    element(self, "language", language);
    element(self, "copyright", edition->copyright);
    element(self, "generator", "narrator " NARRATOR_VERSION);
    write_dates(self);
    element(self, "itunes:author", edition->author);
    element(self, "itunes:type", edition->type);
    element(self, "itunes:explicit", edition->explicit_content ? "true" : "false");
    write_category(self);
    write_cover(self, link);
    element(self, "podcast:guid", self->feed->guid);
    element(self, "podcast:medium", "podcast");
    write_owner(self);
    write_disclosure(self);
}

static void write_enclosure(Rss *self, const FeedEpisode *episode)
{
    g_autofree char *url = feed_address(self->feed, episode->manifest, episode->audio->name);
    g_autofree char *length = g_strdup_printf("%" G_GUINT64_FORMAT, episode->audio->bytes);
    element_with(
        self, "enclosure",
        (Attribute[]){
            {"url", url}, {"length", length}, {"type", episode->audio->type}, {NULL, NULL}},
        NULL);
    const Manifest *manifest = episode->manifest;
    guint64 rate = (guint64)MAX(1, manifest->sample_rate_hz);
    g_autofree char *duration =
        g_strdup_printf("%" G_GUINT64_FORMAT, (manifest->samples + rate / 2) / rate);
    element(self, "itunes:duration", duration);
}

static void write_notes(Rss *self, const Manifest *manifest, const char *page)
{
    g_autofree char *description = show_notes_new(manifest, page, SHOW_NOTES_DESCRIPTION_BYTES);
    g_autofree char *notes = show_notes_new(manifest, page, 0);
    html(self, "description", description);
    html(self, "content:encoded", notes);
}

static void write_person(Rss *self, const char *name, const char *role, const char *group)
{
    g_autofree char *cut = cut_characters(g_strdup(name), NAME_CHARACTERS);
    element_with(self, "podcast:person",
                 (Attribute[]){{"role", role}, {"group", group}, {NULL, NULL}}, cut);
}

static void write_people(Rss *self, const Manifest *manifest)
{
    for (char **author = manifest->authors; *author != NULL; author++)
        write_person(self, *author, "author", "writing");
    write_person(self, manifest->speaker, "narrator", "cast");
}

static void write_transcripts(Rss *self, const Manifest *manifest)
{
    for (const TranscriptFormat *format = transcript_formats; format->name != NULL; format++) {
        const ManifestFile *file = manifest_file(manifest, format->media_type);
        if (file == NULL)
            continue;
        g_autofree char *url = feed_address(self->feed, manifest, file->name);
        element_with(self, "podcast:transcript",
                     (Attribute[]){{"url", url},
                                   {"type", format->media_type},
                                   {"language", manifest->language},
                                   {NULL, NULL}},
                     NULL);
    }
}

static void write_chapters(Rss *self, const Manifest *manifest)
{
    const ManifestFile *file = manifest_file(manifest, CHAPTERS_JSON_MEDIA_TYPE);
    if (file != NULL) {
        g_autofree char *url = feed_address(self->feed, manifest, file->name);
        element_with(self, "podcast:chapters",
                     (Attribute[]){{"url", url}, {"type", file->type}, {NULL, NULL}}, NULL);
    }
    if (manifest->chapters->len == 0)
        return;
    begin(self, "psc:chapters");
    attribute(self, "version", "1.2");
    for (guint i = 0; i < manifest->chapters->len; i++) {
        const ManifestChapter *chapter = &g_array_index(manifest->chapters, ManifestChapter, i);
        char start[CLOCK_BYTES];
        clock_format(start, chapter->start_ms, CLOCK_WEBVTT);
        element_with(self, "psc:chapter",
                     (Attribute[]){{"start", start}, {"title", chapter->title}, {NULL, NULL}},
                     NULL);
    }
    end(self);
}

static void write_episode_image(Rss *self, const Manifest *manifest)
{
    const ManifestFile *file = manifest_file(manifest, "image/jpeg");
    if (file == NULL)
        file = manifest_file(manifest, "image/png");
    if (file == NULL)
        return;
    g_autofree char *url = feed_address(self->feed, manifest, file->name);
    image(self, url);
}

static void write_item(Rss *self, const FeedEpisode *episode)
{
    const Manifest *manifest = episode->manifest;
    const Edition *edition = self->feed->edition;
    g_autofree char *page = feed_address(self->feed, manifest, "index.html");
    g_autofree char *authors = page_names(manifest->authors);
    begin(self, "item");
    element(self, "title", manifest->title);
    element_cut(self, "link", page, G_MAXLONG);
    element_with(self, "guid", (Attribute[]){{"isPermaLink", "false"}, {NULL, NULL}},
                 manifest->guid);
    if (episode->dated) {
        g_autofree char *date = rss_date(episode->published);
        element(self, "pubDate", date);
    }
    write_enclosure(self, episode);
    write_notes(self, manifest, page);
    element(self, "itunes:title", manifest->title);
    element(self, "itunes:author", *authors != '\0' ? authors : edition->author);
    element(self, "itunes:explicit", edition->explicit_content ? "true" : "false");
    element(self, "itunes:episodeType", "full");
    if (g_strcmp0(edition->type, "serial") == 0) {
        g_autofree char *number = g_strdup_printf("%u", episode->number);
        element(self, "itunes:episode", number);
    }
    write_episode_image(self, manifest);
    write_people(self, manifest);
    write_transcripts(self, manifest);
    write_chapters(self, manifest);
    write_disclosure(self);
    end(self);
}

static void write_root(Rss *self)
{
    static const Attribute namespaces[] = {
        {"version", "2.0"},
        {"xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
        {"xmlns:podcast", "https://podcastindex.org/namespace/1.0"},
        {"xmlns:atom", "http://www.w3.org/2005/Atom"},
        {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"},
        {"xmlns:psc", "http://podlove.org/simple-chapters"},
    };
    begin(self, "rss");
    for (gsize i = 0; i < G_N_ELEMENTS(namespaces); i++)
        attribute(self, namespaces[i].name, namespaces[i].value);
    begin(self, "channel");
    write_channel_head(self);
    guint limit = (guint)MAX(0, self->feed->edition->feed_limit);
    for (guint i = 0; i < self->feed->episodes->len && (limit == 0 || i < limit); i++)
        write_item(self, &g_array_index(self->feed->episodes, FeedEpisode, i));
    end(self);
    end(self);
}

void rss_write(const Feed *feed, GString *text)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    Rss self = {xmlNewTextWriterMemory(buffer, 0), feed};
    (void)xmlTextWriterSetIndent(self.xml, 1);
    (void)xmlTextWriterSetIndentString(self.xml, (const xmlChar *)"  ");
    (void)xmlTextWriterStartDocument(self.xml, "1.0", "UTF-8", NULL);
    write_root(&self);
    (void)xmlTextWriterEndDocument(self.xml);
    xmlFreeTextWriter(self.xml);
    g_string_append_len(text, (const char *)xmlBufferContent(buffer), xmlBufferLength(buffer));
    xmlBufferFree(buffer);
}
