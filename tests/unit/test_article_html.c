/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: what is text, what is furniture, what the page says of itself, and its limits. */
#include "article_case.h"

#define ONE "The first paragraph of the text is long enough, and it ends as sentences do."
#define TWO "The second paragraph of the text is just as long, and it ends in the same way."
#define THREE "A third one says something else, which is about the boats and those who mend them."
#define TEASER(title)                                                                              \
    "<div><h3><a href=/x>" title "</a></h3><p>A teaser of some words that ends, too.</p></div>"
#define FOUR "What comes last is said in a fourth paragraph, so that there is enough of it all."
#define CARD(title)                                                                                \
    "<div><div>" title "</div><div>A card's words, which end.</div><i>3 May</i></div>"
#define BODY(inside) "<title>A title of it</title><h1>A title of it</h1>" inside

typedef struct {
    const char *name, *page;
    const char *blocks, *messages;
} Case;

static const Case cases[] = {
    {"paragraphs", BODY("<p>" ONE "</p><p>" TWO "</p>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO, ""},
    {"two line breaks part, one does not", BODY("<div>" ONE "<br><br>" TWO "<br>And so on.</div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO " And so on.", ""},
    {"entities and spaces", BODY("<p>" ONE " Caf&eacute;&nbsp;&amp;&#8217;s \n  end.</p>"),
     "title A title of it|paragraph " ONE " Caf\xC3\xA9 &\xE2\x80\x99s end.", ""},
    {"navigation before and footer behind",
     "<nav><a href=/>Home</a></nav>" BODY("<p>" ONE "</p>") "<footer>About us</footer>",
     "paragraph! navigation Home"
     "|title A title of it|paragraph " ONE "|paragraph! footer About us",
     ""},
    {"hidden", BODY("<p>" ONE "</p><p hidden>Not seen here.</p><p style='display: none'>Nor.</p>"),
     "title A title of it|paragraph " ONE
     "|paragraph! hidden Not seen here.|paragraph! hidden Nor.",
     ""},
    {"names of classes",
     BODY("<p>" ONE "</p><div class='article__relatedLinks'><p>Another story.</p></div>"
          "<div id=newsletter_signup>Get it</div><p>" TWO "</p>"),
     "title A title of it|paragraph " ONE "|paragraph! related-link Another story."
     "|paragraph! promotion Get it|paragraph " TWO,
     ""},
    {"a name on the whole page is not believed",
     "<div class=sidebar-layout>" BODY("<p>" ONE "</p><p>" TWO "</p>") "</div>",
     "title A title of it|paragraph " ONE "|paragraph " TWO, ""},
    {"a builder's widgets are its paragraphs",
     BODY("<div class='elementor-widget elementor-widget-text-editor'><p>" ONE "</p></div>"
          "<div class='elementor-widget'><p>" TWO "</p></div><div class='widget'>Aside</div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph! sidebar Aside", ""},
    {"what a text is about does not rule it out",
     "<p>" ONE "</p><p>" TWO "</p><p>" ONE " More.</p>"
     "<div class='hentry tag-comments category-sponsor'>" BODY("<p>" TWO " Again.</p>") "</div>",
     "paragraph! navigation " ONE "|paragraph! navigation " TWO "|paragraph! navigation " ONE
     " More.|title A title of it|paragraph " TWO " Again.",
     ""},
    {"a name on what has the title is not believed",
     "<article class=newsletter-post>" BODY("<p>" ONE "</p>") "</article>"
                                                              "<div class=comments><p>" TWO
                                                              "</p><p>" TWO " Yes.</p><p>" TWO
                                                              " No.</p></div>",
     "title A title of it|paragraph " ONE "|paragraph! comments " TWO "|paragraph! comments " TWO
     " Yes.|paragraph! comments " TWO " No.",
     ""},
    {"a page that shows its text late",
     "<div style='visibility:hidden'>" BODY("<p>" ONE "</p>") "</div>",
     "title A title of it|paragraph " ONE, ""},
    {"a box of links by its heading",
     BODY("<div><p>" ONE "</p><p>" TWO "</p><section><h3>More from the coast</h3>"
          "<div><a href=b><h4>A story of the hills</h4></a><p>The sheep came home again.</p></div>"
          "</section><p>" THREE "</p></div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO
     "|heading! related-link More from the coast|heading! related-link A story of the hills"
     "|paragraph! related-link The sheep came home again.|paragraph " THREE,
     ""},
    {"teasers by their shape, though they are most of the page",
     BODY("<div><p>" ONE "</p><p>" TWO "</p></div><div>" TEASER("Boats come home")
              TEASER("Lamps are lit again") TEASER("Gulls on the quay") "</div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|heading! related-link Boats come home"
     "|paragraph! related-link A teaser of some words that ends, too."
     "|heading! related-link Lamps are lit again"
     "|paragraph! related-link A teaser of some words that ends, too."
     "|heading! related-link Gulls on the quay"
     "|paragraph! related-link A teaser of some words that ends, too.",
     ""},
    {"what looks like teasers and is the text by name",
     BODY("<div class=article-body><p>" ONE "</p>" TEASER("Boats come home") TEASER(
         "Lamps are lit again") TEASER("Gulls on the quay") TEASER("All of it once more") "</div>"),
     "title A title of it|paragraph " ONE "|heading Boats come home"
     "|paragraph A teaser of some words that ends, too."
     "|heading Lamps are lit again|paragraph A teaser of some words that ends, too."
     "|heading Gulls on the quay|paragraph A teaser of some words that ends, too."
     "|heading All of it once more|paragraph A teaser of some words that ends, too.",
     ""},
    {"numbered parts with a link in each heading",
     BODY("<div><p>" ONE "</p><p>" TWO "</p>" TEASER("1. Boats come home")
              TEASER("2. Lamps are lit again") TEASER("3. Gulls on the quay") "</div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|heading 1. Boats come home"
     "|paragraph A teaser of some words that ends, too."
     "|heading 2. Lamps are lit again|paragraph A teaser of some words that ends, too."
     "|heading 3. Gulls on the quay|paragraph A teaser of some words that ends, too.",
     ""},
    {"a heading that sounds so over the text's own part",
     BODY("<div><p>" ONE "</p><p>" TWO "</p><section><h3>More from the coast</h3>"
          "<p>The sheep came home again.</p></section></div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO
     "|heading! related-link More from the coast|paragraph The sheep came home again.",
     ""},
    {"comments by their heading, though they are longer",
     BODY("<div><p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><div><h3>3 Comments</h3>"
          "<p>Bob: " TWO "</p><p>Eve: " ONE "</p><p>Jim: " TWO "</p><p>Ann: " ONE "</p></div>"
          "</div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph " THREE
     "|heading! comments 3 Comments|paragraph! comments Bob: " TWO "|paragraph! comments Eve: " ONE
     "|paragraph! comments Jim: " TWO "|paragraph! comments Ann: " ONE,
     ""},
    {"preformatted text is text", BODY("<pre>" ONE "\n" TWO "\n\n  " THREE "\n</pre>"),
     "title A title of it|paragraph " ONE " " TWO "|paragraph " THREE, ""},
    {"paragraphs written as headings",
     BODY("<h4>" ONE " " TWO "</h4><h4>" TWO " " THREE "</h4><h3>Boats</h3><h4>" THREE " " ONE
          "</h4>"),
     "title A title of it|paragraph " ONE " " TWO "|paragraph " TWO " " THREE
     "|heading Boats|paragraph " THREE " " ONE,
     ""},
    {"other articles behind their heading, in no box",
     BODY("<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><h3>Related stories</h3>"
          "<h4>Boats come home</h4><p>A teaser that ends.</p><h4>Lamps</h4><p>Another one.</p>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph " THREE
     "|heading! related-link Related stories|heading! related-link Boats come home"
     "|paragraph! related-link A teaser that ends.|heading! related-link Lamps"
     "|paragraph! related-link Another one.",
     ""},
    {"what a heading announces, with text behind it, stays",
     BODY("<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><h3>Related stories</h3>"
          "<p>A part of the text.</p><h3>Boats</h3><p>" FOUR "</p>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph " THREE
     "|heading! related-link Related stories|paragraph A part of the text.|heading Boats"
     "|paragraph " FOUR,
     ""},
    {"sources behind their heading",
     BODY("<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><h2>References</h2><ol><li>Lee, A. (2001)."
          "</ol><h2>Boats</h2><p>" FOUR "</p>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph " THREE
     "|heading! footnote References|list-item! footnote Lee, A. (2001).|heading "
     "Boats|paragraph " FOUR,
     ""},
    {"linked headings over a line each at the very end",
     BODY("<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p><p>" FOUR "</p>"
          "<h4><a href=a>Boats come home</a></h4><p>A line.</p><h4><a href=b>Lamps are lit"
          "</a></h4><p>A line more.</p><h4><a href=c>Gulls on the quay</a></h4><p>The last.</p>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph " THREE "|paragraph " FOUR
     "|heading! related-link Boats come home|paragraph! related-link A line."
     "|heading! related-link Lamps are lit|paragraph! related-link A line more."
     "|heading! related-link Gulls on the quay|paragraph! related-link The last.",
     ""},
    {"cards that a script opens",
     BODY("<div><p>" ONE "</p><p>" TWO "</p></div><div>" CARD("Boats come home")
              CARD("Lamps are lit again") CARD("Gulls on the quay") "</div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO
     "|paragraph! related-link Boats come home|paragraph! related-link A card's words, which end."
     "|paragraph! related-link 3 May|paragraph! related-link Lamps are lit again"
     "|paragraph! related-link A card's words, which end.|paragraph! related-link 3 May"
     "|paragraph! related-link Gulls on the quay"
     "|paragraph! related-link A card's words, which end.|paragraph! related-link 3 May",
     ""},
    {"an invitation by its heading",
     BODY("<div><p>" ONE "</p><p>" TWO "</p><div><h3>Newsletter</h3><p>What matters, each day.</p>"
          "</div><p>" THREE "</p></div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO
     "|heading! promotion Newsletter|paragraph! promotion What matters, each day.|paragraph " THREE,
     ""},
    {"what stands with a picture and nothing else",
     BODY("<p>" ONE "</p><div><img src=a><span>The pier is seen from the east.</span></div>"
          "<p><img src=b>It is old.</p><p>" TWO "</p>"),
     "title A title of it|paragraph " ONE "|caption! caption The pier is seen from the east."
     "|paragraph It is old.|paragraph " TWO,
     ""},
    {"rows of links, and the same button again and again",
     BODY("<p>" ONE "</p><p><a href=a>Coast</a> | <a href=b>Boats</a></p><div><a href=c>Buy it</a>"
          "</div><p>" TWO "</p><div><a href=c>Buy it</a></div><p>" THREE "</p><div><a href=c>Buy it"
          "</a></div><p>" FOUR "</p>"),
     "title A title of it|paragraph " ONE "|paragraph! related-link Coast | Boats"
     "|paragraph! label Buy it|paragraph " TWO "|paragraph! label Buy it|paragraph " THREE
     "|paragraph! label Buy it|paragraph " FOUR,
     ""},
    {"a name that all paragraphs bear says nothing",
     BODY("<p class=paywall>" ONE "</p><p class=paywall>" TWO "</p><p class=paywall>" THREE "</p>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph " THREE, ""},
    {"a title behind its section",
     "<title>Rain again in town</title><h2><span>Weather:</span> Rain again in town</h2>"
     "<p>Menu</p><p>By Ann Lee</p><p>" ONE "</p>",
     "title Weather: Rain again in town|paragraph! navigation Menu|byline! byline By Ann Lee"
     "|paragraph " ONE,
     ""},
    {"a last line that is no sentence, with a box behind the article",
     BODY("<article><p>" ONE "</p><p>" TWO "</p><p>Harbour 6 7 11 6</p></article>"
          "<div class=related><p>Related stories</p></div>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph Harbour 6 7 11 6"
     "|paragraph! related-link Related stories",
     ""},
    {"the author's name over what is said of her",
     "<meta name=author content='Ann Lee'>" BODY("<p>" ONE "</p><p>" TWO "</p><p>" THREE
                                                 "</p><p>" FOUR
                                                 "</p><p>Ann Lee</p><p>Sails, and writes.</p>"),
     "title A title of it|paragraph " ONE "|paragraph " TWO "|paragraph " THREE "|paragraph " FOUR
     "|paragraph! author-note Ann Lee|paragraph! boilerplate Sails, and writes.",
     ""},
    {"the next article below the first, as pages have that never end",
     "<title>A title of it</title><div><article><h1>A title of it</h1><p>" ONE "</p><p>" TWO
     "</p></article><article><h1>Another one</h1><p>" THREE "</p><p>" FOUR "</p></article></div>",
     "title A title of it|paragraph " ONE "|paragraph " TWO "|heading! footer Another one"
     "|paragraph! footer " THREE "|paragraph! footer " FOUR,
     ""},
    {"entries that are articles without a title of the first level",
     BODY("<div><article><p>" ONE "</p></article><article><h3>Later</h3><p>" TWO
          "</p></article></div>"),
     "title A title of it|paragraph " ONE "|heading Later|paragraph " TWO, ""},
    {"times over entries",
     BODY("<div>17:42</div><p>" ONE "</p><div>16:10</div><p>" TWO "</p><div>15:31</div><p>" THREE
          "</p>"),
     "title A title of it|paragraph! label 17:42|paragraph " ONE "|paragraph 16:10|paragraph " TWO
     "|paragraph 15:31|paragraph " THREE,
     ""},
    {"a time that its style alone sets apart",
     BODY("<div><span>By Ann Lee</span><time>May 3, 2021</time><time>9:12 AM</time></div><p>" ONE
          "</p>"),
     "title A title of it|dateline! date By Ann Lee May 3, 2021 9:12 AM|paragraph " ONE, ""},
    {"the text is in the page's data alone",
     BODY("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" ONE
          " " ONE "\\n\\n" TWO " " TWO "\"}</script><p>Please wait.</p>"),
     "title A title of it|paragraph! header Please wait.|paragraph " ONE " " ONE "|paragraph " TWO
     " " TWO,
     ""},
    {"what leads to the text is outside of it",
     "<title>A title of it</title><article><header><h1>A title of it</h1><p>" ONE
     "</p></header><div class=article-body><p>" TWO "</p><p>" THREE "</p></div></article>",
     "title A title of it|standfirst " ONE "|paragraph " TWO "|paragraph " THREE, ""},
    {"lists", BODY("<p>" ONE "</p><ol start=4><li>Four<li>Five<ul><li>Inner</ul></ol>"),
     "title A title of it|paragraph " ONE "|list-item Four|list-item Five|list-item Inner", ""},
    {"links in a row",
     BODY("<p>" ONE "</p><p><a href=a>Another story here</a></p><h3><a href=b>One more "
          "story</a></h3><h3><a href=c>And another one</a></h3><p>" TWO "</p>"),
     "title A title of it|paragraph " ONE "|paragraph! related-link Another story here"
     "|heading! related-link One more story|heading! related-link And another one|paragraph " TWO,
     ""},
    {"a figure",
     BODY("<p>" ONE "</p><figure><img src=a><figcaption>The pier.</figcaption></figure>"),
     "title A title of it|paragraph " ONE "|caption! caption The pier.", ""},
    {"a footnote's mark, and one that is none",
     BODY("<p>" ONE "<sup><a href='#1'>[1]</a></sup> So many m<sup>2</sup>.</p>"),
     "title A title of it|paragraph " ONE " So many m2.|other! footnote [1]", ""},
    {"code and scripts",
     BODY("<p>" ONE "</p><pre>int x;</pre><script>var y = '<p>no</p>';</script>"),
     "title A title of it|paragraph " ONE "|code! code int x;", ""},
    {"a quoted post",
     BODY("<p>" ONE "</p><div class=social><blockquote>" TWO "</blockquote></div>"),
     "title A title of it|paragraph " ONE "|quote " TWO, ""},
    {"pull quote",
     BODY("<p>" ONE "</p><p>the text is long enough, and it ends as sentences do</p>"),
     "title A title of it|paragraph " ONE
     "|paragraph! pull-quote the text is long enough, and it ends as sentences do",
     ""},
    {"no body tag, nothing closed",
     "<title>A title of it</title><h1>A title of it<p>" ONE "<p>" TWO,
     "title A title of it|paragraph " ONE "|paragraph " TWO, ""},
    {"charset of a meta", "<meta charset=windows-1251>" BODY("<p>" ONE " \xCF\xF0\xE8.</p>"),
     "title A title of it|paragraph " ONE " \xD0\x9F\xD1\x80\xD0\xB8.", ""},
    {"damaged bytes", BODY("<p>" ONE " \xC3\xA9\xC3\xA9 \xC3.</p>"),
     "title A title of it|paragraph " ONE " \xC3\xA9\xC3\xA9 \xEF\xBF\xBD.",
     "a.html:1:134: warning: byte 0xC3 at offset 135 is not UTF-8; it is read as a replacement "
     "character\n"},
    {"a page of links is its links",
     BODY("<p>The best of the week:</p><p><a href=1>One long story of the week, about the sea and "
          "the harbour and those who live there all year</a></p><p><a href=2>Two long stories of "
          "the week, about the hills and the sheep and those who count them at night</a></p>"
          "<p><a href=3>Three long stories of the week, about the road and the bread and the boat "
          "that carries it</a></p>"),
     "title A title of it|paragraph The best of the week:"
     "|paragraph One long story of the week, about the sea and the harbour and those who live "
     "there all year|paragraph Two long stories of the week, about the hills and the sheep and "
     "those who count them at night|paragraph Three long stories of the week, about the road and "
     "the bread and the boat that carries it",
     ""},
    {"only furniture", "<nav><a href=/>Home</a></nav>", NULL,
     "a.html: error: nothing is left to be read; 'narrator show article' says why\n"},
};

static void test_case(gconstpointer data)
{
    const Case *c = data;
    ArticleSink sink;
    article_sink_init(&sink);
    ArticleOptions options = {.language = "en"};
    g_autoptr(Article) article =
        article_parse(c->page, strlen(c->page), "a.html", &options, sink.diagnostics);
    g_autofree char *blocks = article_describe(article);
    g_assert_cmpstr(blocks, ==, c->blocks);
    g_assert_cmpstr(sink.messages->str, ==, c->messages);
    article_sink_clear(&sink);
}

typedef struct {
    const char *head, *repeated;
    guint times;
    const char *tail;
    const char *message; /* NULL: it is read */
} Limit;

static const Limit limits[] = {
    {"<p>", "<div>", 100000, "text", "its elements are nested more than 512 deep"},
    {"<p", " a=1", 1000000, ">text", "it has an element with more than 500 attributes"},
    {"<p>" ONE, "<i>", 2000000, "", "its elements are nested more than 512 deep"},
    {"<p>" ONE, "<br>", 1500000, "", "it has more than a million elements"},
    {"<p>" ONE, "<!--", 1000000, "", NULL},
    {"<p>" ONE "</p>", "<", 1000000, "", NULL},
    {"<p>" ONE, "word ", 3000000, "", NULL},
    {"<script type='application/ld+json'>", "[", 1000000, "</script><p>" ONE "</p>", NULL},
};

static void test_limits(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        GString *page = g_string_new(limits[i].head);
        for (guint n = 0; n < limits[i].times; n++)
            g_string_append(page, limits[i].repeated);
        g_string_append(page, limits[i].tail);
        ArticleSink sink;
        article_sink_init(&sink);
        ArticleOptions options = {.language = "en"};
        g_autoptr(Article) article =
            article_parse(page->str, page->len, "a.html", &options, sink.diagnostics);
        gboolean told =
            limits[i].message != NULL && strstr(sink.messages->str, limits[i].message) != NULL;
        if ((article == NULL) != (limits[i].message != NULL) ||
            (limits[i].message != NULL && !told)) {
            g_test_message("'%s' %u times: %s", limits[i].repeated, limits[i].times,
                           sink.messages->str);
            g_test_fail();
        }
        article_sink_clear(&sink);
        g_string_free(page, TRUE);
    }
}

static Article *parse(const char *page)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new(NULL, NULL);
    ArticleOptions options = {.language = "en"};
    return article_parse(page, strlen(page), "a.html", &options, diagnostics);
}

static void test_metadata(void)
{
    g_autoptr(Article) article = parse(
        "<html lang=en-GB><head><title>Rain on the way - The Coast</title>"
        "<link rel=canonical href='https://coast.example/rain'>"
        "<meta property='og:site_name' content='The Coast'><meta name=author content='The Coast'>"
        "<script type='application/ld+json'>[{\"@type\": [\"BlogPosting\"], \"author\": "
        "[{\"name\": \"By Ann Lee and Bo Ray\"}, \"Cy Dee\"], \"datePublished\": "
        "\"2024-03-24T08:00:00+02:00\", \"image\": {\"url\": \"https://coast.example/a.jpg\"}, "
        "\"description\": \"It will rain.\", \"keywords\": [\"rain\", \"sea\"]}]</script></head>"
        "<body><h2>Other</h2><h1>Rain on the way</h1><p>" ONE "</p></body></html>");
    g_autofree char *authors = g_strjoinv("|", article->authors);
    g_autofree char *tags = g_strjoinv("|", article->tags);
    g_assert_cmpstr(article->title, ==, "Rain on the way");
    g_assert_cmpstr(authors, ==, "Ann Lee|Bo Ray|Cy Dee");
    g_assert_cmpstr(article->date, ==, "2024-03-24T06:00:00Z");
    g_assert_cmpstr(article->url, ==, "https://coast.example/rain");
    g_assert_cmpstr(article->language, ==, "en-GB");
    g_assert_cmpstr(article->publication, ==, "The Coast");
    g_assert_cmpstr(article->summary, ==, "It will rain.");
    g_assert_cmpstr(article->image, ==, "https://coast.example/a.jpg");
    g_assert_cmpstr(tags, ==, "rain|sea");
}

#define ITEMS "<ul><li>a<li>b<li>c<li>d<li>e<li>f<li>g<li>h<li>i<li>j<li>k<li>l</ul>"

static const struct {
    const char *name, *head, *body, *authors;
} author_cases[] = {
    {"another source writes them otherwise",
     "<meta name=author content='Ann M. Lee'><meta name=sailthru.author content='Ann Lee'>",
     "<a rel=author>A. Lee</a>", "Ann M. Lee"},
    {"who wrote comments did not write it", "",
     "<span itemprop=author>Ann Lee</span> <span itemprop=author>Bo Ray</span><p>" ONE
     "</p>" ITEMS ITEMS "<div class=comments><b itemprop=author>Cy Dee</b><p>" TWO "</p></div>",
     "Ann Lee|Bo Ray"},
    {"the page's byline knows better than its data", "<meta name=author content='Bo Ray'>",
     "<p>By Ann Lee</p>", "Ann Lee"},
    {"the same in capitals does not", "<meta name=author content='Ann Lee'>", "<p>By ANN LEE</p>",
     "Ann Lee"},
    {"in an element that is named so", "", "<div class=byline>By Ann Lee</div>", "Ann Lee"},
    {"letters and sites behind a name", "<meta name=author content='Ann Lee, PhD, Coast.example'>",
     "", "Ann Lee"},
};

static void test_authors(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(author_cases); i++) {
        g_autofree char *page =
            g_strdup_printf("<html lang=en><head>%s</head><body><h1>A title</h1>%s<p>" ONE "</p>",
                            author_cases[i].head, author_cases[i].body);
        g_autoptr(Article) article = parse(page);
        g_autofree char *authors = g_strjoinv("|", article->authors);
        g_test_message("%s", author_cases[i].name);
        g_assert_cmpstr(authors, ==, author_cases[i].authors);
    }
}

static void test_meta_only(void)
{
    g_autoptr(Article) article =
        parse("<meta name='DC.title' content='Rain'><meta name='dc.creator' content='Lee, Ann'>"
              "<time datetime='2024-03-24'>today</time><p>" ONE "</p>");
    g_assert_cmpstr(article->title, ==, "Rain");
    g_assert_cmpstr(article->date, ==, "2024-03-24");
    article_free(g_steal_pointer(&article));
    article = parse("<title>Rain on the coast | The Coast</title><p>" ONE "</p>");
    g_assert_cmpstr(article->title, ==, "Rain on the coast");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/article/html/%s", cases[i].name);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/article/html/limits", test_limits);
    g_test_add_func("/article/html/metadata", test_metadata);
    g_test_add_func("/article/html/authors", test_authors);
    g_test_add_func("/article/html/meta only", test_meta_only);
    return g_test_run();
}
