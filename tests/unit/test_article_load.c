/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes in, blocks out: charsets, front matter, Markdown, limits. */
#include "article_case.h"

#include "article/date.h"
#include "article/decode.h"

typedef struct {
    const char *name, *path, *bytes;
    gsize length;         /* 0: strlen */
    const char *blocks;   /* "kind text|kind! rule text|..."; NULL: no article */
    const char *messages; /* lines */
} Case;

static const Case cases[] = {
    {"byte order mark and CRLF", "a.md", "\xEF\xBB\xBF# T\r\n\r\nA line\r\nand one.\r\n", 0,
     "title T|paragraph A line and one.", ""},
    {"Windows-1252", "a.txt", "Caf\xE9 life\n\nThey said \x93yes\x94 to it.\n", 0,
     "title Caf\xC3\xA9 life|paragraph They said \xE2\x80\x9Cyes\xE2\x80\x9D to it.",
     "a.txt:1:4: warning: byte 0xE9 at offset 3 is not UTF-8; the text is read as Windows-1252\n"},
    {"broken UTF-8", "a.txt", "\xC3\xA9t\xC3\xA9\n\xC3\xA9\xC3 x\n", 0, NULL,
     "a.txt:2:2: error: byte 0xC3 at offset 8 is not UTF-8\n"},
    {"UTF-16", "a.txt", "\xFF\xFEO\0k\0.\0\n\0", 10, "paragraph Ok.", ""},
    {"binary", "a.txt", "ab\0cd", 5, NULL, "a.txt: error: it is a binary file, not text\n"},
    {"empty", "a.txt", "  \n\n", 0, NULL, "a.txt: error: it is empty\n"},
    {"control characters", "a.txt", "One \x07line\x01 of text here.\n", 0,
     "paragraph One line of text here.",
     "a.txt:1:5: warning: control character U+0007 is left out, as are others\n"},
    {"decomposed and invisible", "a.txt", "Cafe\xCC\x81 so\xC2\xADund\xE2\x80\x8B here.\n", 0,
     "paragraph Caf\xC3\xA9 sound here.", ""},
    {"joiners of Persian stay", "a.txt", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE \xD9\x85.\n", 0,
     "paragraph \xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE \xD9\x85.", ""},
    {"hard wrapped", "a.txt",
     "A title of it\n\nThe first line of a paragraph that was wrapped at column sixty\n"
     "and goes on in this second line until it has reached the end\nof all.\n",
     0,
     "title A title of it|paragraph The first line of a paragraph that was wrapped at column "
     "sixty and goes on in this second line until it has reached the end of all.",
     ""},
    {"front matter", "a.md",
     "---\ntitle: T\nkeep: [footnote]\nskip: [Odd]\n---\n\nText[^1].\n\nOdd one.\n\n[^1]: Note.\n",
     0, "paragraph Text.|paragraph! front-matter Odd one.|footnote Note.", ""},
    {"unknown key", "a.md", "---\ntitl: T\n---\nText.\n", 0, NULL,
     "a.md:2:1: error: unknown key 'titl'; did you mean 'title'?\n"},
    {"bad date", "a.md", "---\ndate: soon\n---\nText.\n", 0, NULL,
     "a.md:2:7: error: 'soon' is no date; write it like 2024-03-24 or 2024-03-24T06:00:00Z\n"},
    {"skip meets nothing", "a.md", "---\nskip: [Gone]\n---\nText.\n", 0, "paragraph Text.",
     "a.md:2:1: warning: no block begins with 'Gone'\n"},
    {"front matter that is none", "a.md", "---\n\nText.\n", 0, "paragraph Text.", ""},
    {"lists and quotes", "a.md", "3. c\n4. d\n   * e\n\n> q\n", 0,
     "list-item c|list-item d|list-item e|quote q", ""},
    {"table", "a.md", "| A | B |\n|---|---|\n| 1 | 2 |\n", 0,
     "table-row! table A, B|table-row A: 1, B: 2", ""},
    {"code, pictures, markup", "a.md", "T. ![p](u)\n\n![cap](u)\n\n    int x;\n\n<div>h</div>\n", 0,
     "paragraph T.|caption! caption cap|code! code int x;|other! raw-html <div>h</div>", ""},
    {"a measured line may come twice, another not", "a.txt",
     "A title of it\n\nTwo ships of 12 tons and 4 boats of 3 tons came.\n\nIt was a day without "
     "any wind.\n\nTwo ships of 12 tons and 4 boats of 3 tons came.\n\nIt was a day without any "
     "wind.\n",
     0,
     "title A title of it|paragraph Two ships of 12 tons and 4 boats of 3 tons came.|paragraph It "
     "was a day without any wind.|paragraph Two ships of 12 tons and 4 boats of 3 tons came."
     "|paragraph! duplicate It was a day without any wind.",
     ""},
    {"only furniture", "a.md", "    code\n", 0, NULL,
     "a.md: error: nothing is left to be read; 'narrator show article' says why\n"},
};

/* Of a page as pasted: what is over its title, and paragraphs that are the text. */
#define MENU "Home\nNews\nSport\nWeather\nSearch\nLog in\nLocal\nWorld\n"
#define PROSE                                                                                      \
    "The harbour opened again on Monday, two winters after a storm had broken the outer wall.\n"   \
    "Engineers from the county said the new wall should stand for fifty years if it is kept up.\n" \
    "Fishing boats had been landing their catch thirty miles to the south, at some cost to all.\n" \
    "The council paid for most of the work with a loan that runs until the children are grown.\n"
#define TITLE "Harbour opens again after two winters\n"
#define LATER                                                                                      \
    "Visitors may walk along the top of the wall from April, when the rails are finished.\n"

typedef struct {
    const char *name, *head, *tail; /* between title and text, and behind it */
    const char *kept, *skipped;     /* lines, each a block */
} PastedCase;

static const PastedCase pasted_cases[] = {
    {"a list whose first line announces it", "",
     "What there is to see:\nBoats of all colours\nThe old lamp room\nGulls on the quay\n" LATER,
     "What there is to see:|Boats of all colours|The old lamp room|Gulls on the quay", ""},
    {"a long line that leads on", "",
     "Visitors may already see these parts of the new outer wall:\n" LATER,
     "Visitors may already see these parts of the new outer wall:", ""},
    {"a quoted post", "",
     "so glad to see the boats again #harbour https://t.co/x\n"
     "\xE2\x80\x94 Ann Lee (@annlee) May 3, 2021\n" LATER,
     "so glad to see the boats again #harbour https://t.co/x", ""},
    {"questions and answers", "",
     "Q: When was that?\nA: Two winters ago\nQ: Why?\nA: A storm\n" LATER,
     "A: Two winters ago|A: A storm", ""},
    {"a sentence before an emoji", "",
     "So come and see all of it, from the lamp room to the quay! \xF0\x9F\x99\x82\n" LATER,
     "So come and see all of it, from the lamp room to the quay! \xF0\x9F\x99\x82", ""},
    {"a first paragraph without a full stop",
     "By Ann Lee\n3 May 2021\n"
     "The harbour of the town, which a storm had closed for two long winters, has been open to all "
     "boats again since Monday\n",
     LATER,
     "The harbour of the town, which a storm had closed for two long winters, has been open to all "
     "boats again since Monday",
     ""},
    {"other articles under their dates", "",
     "Wednesday November 20, 2019\n" LATER "Tuesday November 19, 2019\n" LATER
     "Tuesday November 19, 2019\n" LATER "Monday November 18, 2019\n" LATER "Monday "
     "November 18, 2019\nThe last of these teasers speaks of a ferry that has found its way "
     "home.\n",
     "",
     "Wednesday November 20, 2019|The last of these teasers speaks of a ferry that has found its "
     "way home."},
    {"days that are told forwards", "",
     "November 17, 2019\n" LATER "November 18, 2019\nThe wall was closed, and nobody saw it all "
     "day long.\nNovember 19, 2019\nThe lamp was lit for the first time by a child of the town.\n"
     "November 20, 2019\nThe first boat came in at noon and was met by the whole town.\n",
     "November 17, 2019|The first boat came in at noon and was met by the whole town.", ""},
    {"date, byline and section on one line", "October 12, 2018 / 0 Comments / in News / by admin\n",
     LATER, "", "October 12, 2018 / 0 Comments / in News / by admin"},
    {"a note about the writer or firm", "",
     "About Harbour Walls Ltd\nHarbour Walls builds walls in nine countries, and has done so for "
     "many years.\n",
     "",
     "About Harbour Walls Ltd|Harbour Walls builds walls in nine countries, and has done so for "
     "many years."},
    {"a heading of the text's", "", "About that wall\n" LATER, "About that wall", ""},
    {"numbered parts between pictures' credits", "",
     "1. Walk along the outer wall to the very last of its lamps\nHarbour Pictures\n" LATER
     "Check price\n2. Try the soup\nHarbour Pictures\n"
     "It is made of what nobody bought, and nobody has ever complained about it.\nCheck price\n",
     "1. Walk along the outer wall to the very last of its lamps|2. Try the soup"
     "|It is made of what nobody bought, and nobody has ever complained about it.",
     "Check price"},
    {"items of small letters", "",
     "The loan pays for three things.\na new outer wall of stone\nrails for those who walk there\n"
     "a lamp that can be seen from far away\n" LATER,
     "a new outer wall of stone|rails for those who walk there"
     "|a lamp that can be seen from far away",
     ""},
    {"a list of dates at the end", "",
     "These are the days when the lamp room is open:\nJune 9 -- lamp room, outer wall\n"
     "June 16 -- lamp room, outer wall\nJune 23 -- lamp room and quay\n",
     "June 9 -- lamp room, outer wall|June 23 -- lamp room and quay", ""},
    {"a report from hour to hour", "",
     "17:42\nThe last boat is in, and the wall has held all day long.\n16:10\n"
     "The sea is going down at last, says the harbour master.\n15:31\n"
     "Water stands in the lamp room, and nobody may go there now.\n",
     "The last boat is in, and the wall has held all day long."
     "|The sea is going down at last, says the harbour master.",
     ""},
    {"prices all over it", "",
     "A lamp of brass for $40\nIt burns oil, or so they say.\nGet it at the quay for $38\n"
     "A rope of hemp for $12\nIt is long enough for most.\nGet it at the quay for $11\n" LATER,
     "A lamp of brass for $40|Get it at the quay for $38|A rope of hemp for $12"
     "|Get it at the quay for $11",
     ""},
    {"scores", "", "Harbour 6 7 11 6 -- 30\nLamp Room 9 12 7 7 -- 35\n" LATER,
     "Harbour 6 7 11 6 -- 30|Lamp Room 9 12 7 7 -- 35", ""},
    {"a last sentence under its heading, before the sources", "",
     "Our finding\nThe wall is said to be old. It is not, and so we call the claim "
     "false.\nSources\n"
     "Email interview with Ann Lee, who keeps the lamp room, May 4, 2021\n",
     "Our finding|The wall is said to be old. It is not, and so we call the claim false.",
     "Sources"},
    {"sources", "",
     LATER
     "Sources\nHarbour Office, \"Walls of the North,\" May 3, 2021, read again in the autumn\n"
     "Email interview with Ann Lee, who keeps the lamp room, May 4, 2021\n",
     "", "Sources|Email interview with Ann Lee, who keeps the lamp room, May 4, 2021"},
    {"other articles behind their heading", "",
     "Related stories\nHow the wall was drawn\nA teaser that tells what stands in the story.\n"
     "Who pays for the lamp\nAnother teaser, which has no more to say than that.\n",
     "", "Related stories|Another teaser, which has no more to say than that."},
    {"sentences behind a box of links and under a heading", "",
     LATER
     "Related links\nHow the wall was drawn\nThe lamp\nIt is lit from a boat, and only when the "
     "sea allows it.\nNobody has gone there on foot since the spring of that year.\n"
     "It may be rebuilt.\nOther\nLocal\nWorld\nThe end\n",
     "It is lit from a boat, and only when the sea allows it.|It may be rebuilt.", "Other|The end"},
    {"other articles between the text and what the page says of itself", "",
     "Boats come home at last\nAll of them had been away since the storm, and few thought of "
     "coming "
     "back.\nLamps are lit again\nThe keeper went out in the dark of the morning and was back by "
     "noon.\nGulls on the quay\nThere are more of them than of those who live here, says the man.\n"
     "The ferry is sold\nIt had brought sheep and post to the island for some forty years.\n"
     "The paper has been read on the coast since the first of the walls was built there.\n",
     "",
     "Boats come home at last|The ferry is sold"
     "|It had brought sheep and post to the island for some forty years."
     "|The paper has been read on the coast since the first of the walls was built there."},
    {"advertisements between single sentences", "",
     "Advertisement\nBoats wait outside until the sea has gone down again by half.\nAdvertisement\n"
     "Those that cannot wait go on to the south.\nAdvertisement\n",
     "Boats wait outside until the sea has gone down again by half.", ""},
    {"a long paragraph behind a box of links", "",
     "Related links\nHarbour office website\n"
     "Visitors may walk along the top of the wall from April, when the rails are finished, and "
     "those "
     "who come by boat may tie it up below the lamp room for as long as they like.\n"
     "Report error\nTop videos\nOther\nLocal\nWorld\nThe end\n",
     "Visitors may walk along the top of the wall from April, when the rails are finished, and "
     "those "
     "who come by boat may tie it up below the lamp room for as long as they like.",
     "Report error"},
    {"a byline that says what its writer is", "Ann Lee, Harbour News Political Writer\n", LATER, "",
     "Ann Lee, Harbour News Political Writer"},
    {"the way to the page is no standfirst", "News > Coast > Boats and walls\n", LATER, "",
     "News > Coast > Boats and walls"},
    {"nor is a date without a year", "Updated May 3, 6:55 AM; Posted May 2, 8:19 PM\n", LATER, "",
     "Updated May 3, 6:55 AM; Posted May 2, 8:19 PM"},
    {"nor are names", "Ann Lee, Harbour News\n", LATER, "", "Ann Lee, Harbour News"},
    {"nor is a credit", "\xC2\xA9 Harbour News / Ann Lee, May 2021\n", LATER, "",
     "\xC2\xA9 Harbour News / Ann Lee, May 2021"},
    {"a large first letter apart from its word",
     "T he sea had taken the outer wall in a night, and nobody knew how to build another.\n", LATER,
     "The sea had taken the outer wall in a night, and nobody knew how to build another.", ""},
    {"an encyclopedia's buttons and marks", "",
     "Old wall[edit]\n" LATER
     "New wall[edit]\nIt stands behind the old one, and is half as long again.[12]\n"
     "Lamp room[edit]\nNobody has ever counted how many ships it has kept off the rocks.[3][4]\n",
     "Old wall|New wall|Lamp room|It stands behind the old one, and is half as long again.[12]"
     "|Nobody has ever counted how many ships it has kept off the rocks.[3][4]",
     ""},
    {"buttons on one line", "Print / E-mail / Share this\n", LATER, "",
     "Print / E-mail / Share this"},
};

static const Block *find_block(const Article *article, const char *text)
{
    for (guint i = 0; i < article->blocks->len; i++) {
        const Block *block = g_ptr_array_index(article->blocks, i);
        if (strcmp(block->text, text) == 0)
            return block;
    }
    return NULL;
}

static void check_blocks(const Article *article, const char *list, gboolean skipped)
{
    g_auto(GStrv) texts = g_strsplit(list, "|", -1);
    for (gsize i = 0; texts[i] != NULL; i++) {
        const Block *block = find_block(article, texts[i]);
        if (block == NULL || (block->skipped != NULL) != skipped) {
            g_test_message("'%s': %s", texts[i],
                           block == NULL ? "not there"
                           : skipped     ? "kept"
                                         : "skipped");
            g_test_fail();
        }
    }
}

/* Paragraphs that have words of furniture and are the text, and some that are furniture. */
static const struct {
    const char *language, *text;
    gboolean skipped;
} sayings[] = {
    {"en", "Sign up for the course closes on Friday, and 212 people have put down their names.",
     FALSE},
    {"en", "Sign up for our letter and read every week what the harbour has brought.", TRUE},
    {"en", "Subscribe to that view and you must accept its price, the philosopher argued.", FALSE},
    {"en", "More from the committee is expected after Easter, when its chair comes home.", FALSE},
    {"en", "More from the coast", TRUE},
    {"en", "Read more books and watch fewer screens: that was what pupils were told.", FALSE},
    {"en", "All rights reserved for widows were abolished in 1881, and it took a century.", FALSE},
    {"en", "Harbour News Ltd and those who write for it. All rights reserved.", TRUE},
    {"en", "For more information about the wall, please visit the harbour master's page.", TRUE},
    {"en", "For more information the historian had to wait until the letters were found.", FALSE},
    {"en", "Follow us, the guide said, and the whole group walked on through the rain.", FALSE},
    {"de", "Mehr zum Thema Wasser wollte der Landrat am Abend nicht sagen, er fuhr davon.", FALSE},
    {"de", "Mehr zum Thema Wasser lesen Sie heute Abend hier und morgen in der Zeitung.", TRUE},
    {"de", "Testen Sie das Wasser, bevor Sie springen, riet der Bademeister den Kindern.", FALSE},
    {"fr", "Avec trois millions d'euros, le port compte parmi les plus chers de la côte.", FALSE},
    {"fr", "Profitez du soleil, disait-elle, car la pluie revient toujours avant le soir.", FALSE},
    {"fr", "Profitez de notre offre et lisez la suite de tous les articles, dès ce soir.", TRUE},
    {"fr", "Photo de famille oblige, les sept ministres ont attendu une heure sous la pluie.",
     FALSE},
    {"es", "Síguenos, gritó el guía, y el grupo entero echó a correr bajo la lluvia.", FALSE},
    {"es", "Síguenos en las redes y no te pierdas nada de lo que pasa en el puerto hoy.", TRUE},
    {"en", "Ann Lee, left, and Bo Ray shake hands on the wall of the harbour on Monday.", TRUE},
    {"en", "In this May 3, 2021, file photo, the wall of the harbour is seen from the sea.", TRUE},
    {"en", "Voters from left, right and center agreed that the wall should be built again.", FALSE},
    {"en", "Where the harbour fits in this picture is a question that nobody can answer.", FALSE},
    {"en", "If you enjoyed this story, you may find that there are more of its kind here.", TRUE},
    {"en", "The rules come from the Environmental Protection Agency (EPA)", FALSE},
    {"en", "A man walks along the wall of the harbour in the north (EPA)", TRUE},
    {"en", "A man walks along the wall of the harbour in the north.Reuters", TRUE},
    {"de",
     "Viel gesprochen wird hier \xC3\xBC"
     "ber die elektronische Patientenakte (ePA)",
     FALSE},
    {"de", "Ann Lee (l.) und Bo Ray geben sich auf der Mauer des Hafens die Hand.", TRUE},
    {"fr", "De gauche \xC3\xA0 droite, tous les partis veulent que le mur soit refait.", FALSE},
    {"en", "The company owns Facebook and Instagram.", FALSE},
    {"en", "Most sites use cookies to follow their readers.", FALSE},
    {"en", "Also on Tuesday, the court heard the harbour master.", FALSE},
    {"en", "What do you think will happen to the wall?", FALSE},
    {"en", "They had entered the yard without permission.", FALSE},
    {"en", "Police asked for more information about the boat.", FALSE},
    {"en", "The two towns agreed on the terms and conditions.", FALSE},
    {"en", "Reach the lamp room by the stairs, or take the lift.", FALSE},
    {"de", "Auf Twitter schrieb der Minister, die Mauer halte.", FALSE},
    {"de", "Der Rat und die Stadt gaben ihre Zustimmung zum Bau.", FALSE},
    {"de", "Im Video sieht man, wie die Mauer bricht.", FALSE},
    {"fr", "Chaque matin, il marche le long du port.", FALSE},
    {"fr",
     "Pour continuer \xC3\xA0 p\xC3\xAA"
     "cher, il faut un port.",
     FALSE},
    {"es", "Recibe el premio la arquitecta del puerto.", FALSE},
    {"es", "Apoya la obra todo el pueblo, seg\xC3\xBAn el alcalde.", FALSE},
    {"es", "Las fotos se hicieron sin su consentimiento.", FALSE},
};

static void test_sayings(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(sayings); i++) {
        ArticleSink sink;
        article_sink_init(&sink);
        ArticleOptions options = {.language = sayings[i].language};
        g_autofree char *page = g_strdup_printf("<html lang=%s><h1>T</h1><p>" PROSE "<p>%s",
                                                sayings[i].language, sayings[i].text);
        g_autoptr(Article) article =
            article_parse(page, strlen(page), "a.html", &options, sink.diagnostics);
        check_blocks(article, sayings[i].text, sayings[i].skipped);
        article_sink_clear(&sink);
    }
}

/* Texts without a page's scraps: what ends them, and what does not. */
static const struct {
    const char *name, *head, *tail, *kept, *skipped;
} plain_cases[] = {
    {"teasers without a heading under a menu on one line", "Home News Sport Weather Local World\n",
     "Boats come home at last\nA line that ends.\nLamps are lit again\nOne more line.\n"
     "Gulls on the quay\nThe last line.\n",
     "", "Boats come home at last|A line that ends.|The last line."},
    {"the same without a menu are parts of the text", "",
     "Boats come home at last\nA line that ends.\nLamps are lit again\nOne more line.\n"
     "Gulls on the quay\nThe last line.\n",
     "Boats come home at last|A line that ends.|The last line.", ""},
    {"a related link in the text ends nothing", "",
     "Related stories\nHow the wall was drawn\nThe sea came back.\nIt was met by a wall.\n"
     "Related stories\n",
     "The sea came back.|It was met by a wall.", ""},
};

static void test_plain(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(plain_cases); i++) {
        ArticleSink sink;
        article_sink_init(&sink);
        ArticleOptions options = {.language = "en"};
        g_autofree char *text =
            g_strconcat(plain_cases[i].head, TITLE, PROSE, plain_cases[i].tail, NULL);
        g_autoptr(Article) article =
            article_parse(text, strlen(text), "a.txt", &options, sink.diagnostics);
        g_test_message("%s", plain_cases[i].name);
        check_blocks(article, plain_cases[i].kept, FALSE);
        check_blocks(article, plain_cases[i].skipped, TRUE);
        article_sink_clear(&sink);
    }
}

static void test_pasted(gconstpointer data)
{
    const PastedCase *c = data;
    ArticleSink sink;
    article_sink_init(&sink);
    ArticleOptions options = {.language = "en"};
    g_autofree char *text = g_strconcat(MENU TITLE, c->head, PROSE, c->tail, NULL);
    g_autoptr(Article) article =
        article_parse(text, strlen(text), "a.txt", &options, sink.diagnostics);
    g_assert_cmpstr(article->title, ==, "Harbour opens again after two winters");
    check_blocks(article, c->kept, FALSE);
    check_blocks(article, c->skipped, TRUE);
    article_sink_clear(&sink);
}

static void test_case(gconstpointer data)
{
    const Case *c = data;
    ArticleSink sink;
    article_sink_init(&sink);
    ArticleOptions options = {.language = "en"};
    g_autoptr(Article) article = article_parse(c->bytes, c->length ? c->length : strlen(c->bytes),
                                               c->path, &options, sink.diagnostics);
    g_autofree char *blocks = article_describe(article);
    g_assert_cmpstr(blocks, ==, c->blocks);
    g_assert_cmpstr(sink.messages->str, ==, c->messages);
    article_sink_clear(&sink);
}

static void test_limit(void)
{
    ArticleSink sink;
    article_sink_init(&sink);
    ArticleOptions options = {.language = "en"};
    gsize length = DECODE_MAX_BYTES + 1;
    g_autofree char *bytes = g_malloc(length + 1);
    memset(bytes, 'a', length);
    g_assert_null(article_parse(bytes, length, "a.txt", &options, sink.diagnostics));
    g_assert_cmpstr(sink.messages->str, ==,
                    "a.txt: error: it has 16 MB; an article has at most 16\n");
    article_sink_clear(&sink);
}

static void test_edition_rules(void)
{
    static const char yaml[] = "keep: [caption]\nskip: [Odd, quote]\n";
    static const char text[] = "Text.\n\n![cap](u)\n\nODD one.\n\n> q\n";
    ArticleSink sink;
    article_sink_init(&sink);
    g_autoptr(YamlDocument) rules =
        yaml_document_parse(yaml, strlen(yaml), "narrator.yaml", 1, sink.diagnostics);
    ArticleOptions options = {.language = "en", .rules = yaml_document_root(rules)};
    g_autoptr(Article) article =
        article_parse(text, strlen(text), "a.md", &options, sink.diagnostics);
    g_autofree char *blocks = article_describe(article);
    g_assert_cmpstr(blocks, ==,
                    "paragraph Text.|caption cap|paragraph! edition ODD one.|quote! edition q");
    g_assert_cmpstr(sink.messages->str, ==, "");
    article_sink_clear(&sink);
}

typedef struct {
    const char *text;
    gboolean whole;
    const char *date;
} DateCase;

static const DateCase dates[] = {
    {"2024-03-24", TRUE, "2024-03-24"},
    {"2024-03-24T06:00:00+03:00", TRUE, "2024-03-24T03:00:00Z"},
    {"2024-03-24 06:00", TRUE, "2024-03-24T06:00:00Z"},
    {"2024-03-24T06:00:00.123Z", TRUE, "2024-03-24T06:00:00Z"},
    {"Sun, 24 Mar 2024 06:00:00 GMT", TRUE, "2024-03-24T06:00:00Z"},
    {"Sun, 24 Mar 2024 06:00:00 -0500", TRUE, "2024-03-24T11:00:00Z"},
    {"Published 24 March 2024 at 10:00", FALSE, "2024-03-24"},
    {"March 24th, 2024", FALSE, "2024-03-24"},
    {"Sept. 4, 2024", FALSE, "2024-09-04"},
    {"24.03.2024", FALSE, "2024-03-24"},
    {"24/03/2024", FALSE, "2024-03-24"},
    {"03/04/2024", FALSE, NULL},
    {"31 February 2024", FALSE, NULL},
    {"March madness", FALSE, NULL},
    {"", FALSE, NULL},
};

static void test_dates(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
        g_autofree char *date = date_parse(dates[i].text, NULL, dates[i].whole);
        if (g_strcmp0(date, dates[i].date) != 0) {
            g_test_message("'%s' gave '%s'", dates[i].text, date);
            g_test_fail();
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/article/load/%s", cases[i].name);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(pasted_cases); i++) {
        g_autofree char *path = g_strdup_printf("/article/pasted/%s", pasted_cases[i].name);
        g_test_add_data_func(path, &pasted_cases[i], test_pasted);
    }
    g_test_add_func("/article/plain", test_plain);
    g_test_add_func("/article/sayings", test_sayings);
    g_test_add_func("/article/load/limit", test_limit);
    g_test_add_func("/article/load/edition's rules", test_edition_rules);
    g_test_add_func("/article/dates", test_dates);
    return g_test_run();
}
