/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs no network: robots.txt, addresses, feeds. */
#include <string.h>

#include "fetch/address.h"
#include "fetch/feed_reader.h"
#include "fetch/robots.h"

typedef struct {
    const char *rules, *path;
    gboolean allowed;
} RobotsCase;

static const RobotsCase robots_cases[] = {
    {"", "/a", TRUE},
    {"User-agent: *\nDisallow: /", "/a", FALSE},
    {"User-agent: *\nDisallow:", "/a", TRUE},
    {"User-agent: *\r\nDisallow: /a # all of it\r\n", "/ab", FALSE},
    {"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", TRUE},
    {"User-agent: *\nAllow: /a\nDisallow: /a", "/a", TRUE},
    {"User-agent: narrator\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", TRUE},
    {"User-agent: other\nDisallow: /", "/b", TRUE},
    {"User-agent: other\nUser-agent: Narrator\nDisallow: /b", "/b", FALSE},
    {"User-agent: *\nDisallow: /*.php$", "/x/y.php", FALSE},
    {"User-agent: *\nDisallow: /*.php$", "/x/y.php?z", TRUE},
    {"User-agent: *\nDisallow: /*a*b*c", "/xxaxxbxx", TRUE},
    {"User-agent: *\nDisallow: /*a*b*c", "/xxaxxbxxc", FALSE},
};

static void test_robots(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(robots_cases); i++) {
        const RobotsCase *c = &robots_cases[i];
        g_autoptr(Robots) robots = robots_parse(c->rules, strlen(c->rules), "narrator");
        if (robots_allow(robots, c->path) != c->allowed) {
            g_test_message("'%s' under '%s'", c->path, c->rules);
            g_test_fail();
        }
    }
    g_autoptr(Robots) closed = robots_new_closed();
    g_assert_false(robots_allow(closed, "/"));
}

static void test_addresses(void)
{
    static const struct {
        const char *address;
        gboolean is_private;
    } addresses[] = {
        {"127.0.0.1", TRUE},
        {"10.1.2.3", TRUE},
        {"172.16.0.1", TRUE},
        {"172.32.0.1", FALSE},
        {"192.168.1.1", TRUE},
        {"169.254.169.254", TRUE},
        {"100.64.0.1", TRUE},
        {"100.128.0.1", FALSE},
        {"0.0.0.0", TRUE},
        {"224.0.0.1", TRUE},
        {"255.255.255.255", TRUE},
        {"93.184.216.34", FALSE},
        {"::1", TRUE},
        {"::", TRUE},
        {"fe80::1", TRUE},
        {"fd00::1", TRUE},
        {"::ffff:10.0.0.1", TRUE},
        {"::ffff:93.184.216.34", FALSE},
        {"64:ff9b::7f00:1", TRUE},
        {"2002:7f00:1::", TRUE},
        {"2001:db8::1", TRUE},
        {"2606:2800:220:1::1", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
        g_autoptr(GInetAddress) address = g_inet_address_new_from_string(addresses[i].address);
        if (address_is_private(address) != addresses[i].is_private) {
            g_test_message("%s", addresses[i].address);
            g_test_fail();
        }
    }
}

static Feed *read_feed(const char *xml)
{
    return feed_reader_parse(xml, strlen(xml), "https://coast.example/news/feed.xml", NULL);
}

static void test_rss(void)
{
    g_autoptr(Feed) feed = read_feed(
        "<rss xmlns:content='c' xmlns:dc='d'><channel><title>Coast</title><language>en</language>"
        "<item><title>Rain &amp; wind</title><link>/rain</link><guid>g1</guid>"
        "<dc:creator>Ann Lee</dc:creator><pubDate>Sun, 24 Mar 2024 06:00:00 GMT</pubDate>"
        "<content:encoded><![CDATA[<p>Text</p>]]></content:encoded></item>"
        "<item><title>No guid</title><link>sea</link></item><item/></channel></rss>");
    g_assert_cmpstr(feed->title, ==, "Coast");
    g_assert_cmpuint(feed->items->len, ==, 2);
    const FeedItem *item = g_ptr_array_index(feed->items, 0);
    g_assert_cmpstr(item->title, ==, "Rain & wind");
    g_assert_cmpstr(item->url, ==, "https://coast.example/rain");
    g_assert_cmpstr(item->guid, ==, "g1");
    g_assert_cmpstr(item->author, ==, "Ann Lee");
    g_assert_cmpstr(item->date, ==, "Sun, 24 Mar 2024 06:00:00 GMT");
    g_assert_cmpstr(item->content, ==, "<p>Text</p>");
    item = g_ptr_array_index(feed->items, 1);
    g_assert_cmpstr(item->guid, ==, "https://coast.example/news/sea");
}

static void test_atom(void)
{
    g_autoptr(Feed) feed =
        read_feed("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Rain</title><id>i</id>"
                  "<link rel='self' href='x'/><link href='rain'/><author><name>Ann</name></author>"
                  "<updated>2024-03-24T06:00:00Z</updated><content type='xhtml'><div>A "
                  "<b>b</b></div></content></entry></feed>");
    const FeedItem *item = g_ptr_array_index(feed->items, 0);
    g_assert_cmpstr(item->url, ==, "https://coast.example/news/rain");
    g_assert_cmpstr(item->author, ==, "Ann");
    g_assert_cmpstr(item->content, ==, "<div>A <b>b</b></div>");
}

static void test_bad_feeds(void)
{
    static const char *const bad[] = {"", "<html/>", "not xml",
                                      "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel/></rss>"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(Feed) feed = read_feed(bad[i]);
        if (feed != NULL) {
            g_test_message("'%s'", bad[i]);
            g_test_fail();
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fetch/robots", test_robots);
    g_test_add_func("/fetch/addresses", test_addresses);
    g_test_add_func("/fetch/rss", test_rss);
    g_test_add_func("/fetch/atom", test_atom);
    g_test_add_func("/fetch/bad feeds", test_bad_feeds);
    return g_test_run();
}
