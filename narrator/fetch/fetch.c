/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch/fetch.h"

#include <string.h>

#include <libsoup/soup.h>

#include "base/interrupt.h"
#include "fetch/address.h"
#include "fetch/robots.h"

#define USER_AGENT FETCH_PRODUCT "/" NARRATOR_VERSION " (article reader)"
#define ACCEPT                                                                                     \
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "                \
    "text/markdown, text/plain;q=0.9, */*;q=0.5"
/* A server that says nothing for so long is gone. */
#define SILENCE_SECONDS 20
#define CHUNK_BYTES 65536
#define PRIVATE_MESSAGE "it leads to a private address; '--allow-private' permits that"
/* Errors whose code is the HTTP status. */
#define STATUS_ERROR g_quark_from_static_string("narrator-http-status")

struct Fetcher {
    FetchOptions options;
    SoupSession *session;
    GHashTable *robots; /* "https://host:port" -> Robots * */
    guint quiet;        /* the handler that hears libsoup's warnings */
};

/* One document on its way. */
typedef struct {
    Fetcher *fetcher;
    GCancellable *cancellable;
    gboolean too_slow, private_address;
    GAsyncResult *result; /* of the step that ended last */
} Exchange;

static void robots_destroy(gpointer data)
{
    robots_free(data);
}

/* A server's nonsense, as a negative length, is no fault of the program's. */
static void ignore(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    (void)domain, (void)level, (void)message, (void)data;
}

Fetcher *fetch_new(const FetchOptions *options)
{
    Fetcher *self = g_new0(Fetcher, 1);
    self->options = *options;
    if (self->options.time_limit_seconds == 0)
        self->options.time_limit_seconds = FETCH_TIME_LIMIT_SECONDS;
    if (self->options.max_bytes == 0)
        self->options.max_bytes = FETCH_MAX_BYTES;
    self->session = soup_session_new_with_options("user-agent", USER_AGENT, "timeout",
                                                  SILENCE_SECONDS, "max-conns", 2, NULL);
    soup_session_remove_feature_by_type(self->session, SOUP_TYPE_COOKIE_JAR);
    self->quiet = g_log_set_handler("GLib-GObject", G_LOG_LEVEL_WARNING, ignore, NULL);
    self->robots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, robots_destroy);
    return self;
}

void fetch_free(Fetcher *self)
{
    if (self == NULL)
        return;
    g_log_remove_handler("GLib-GObject", self->quiet);
    g_object_unref(self->session);
    g_hash_table_unref(self->robots);
    g_free(self);
}

gboolean fetch_is_url(const char *source)
{
    return g_ascii_strncasecmp(source, "http://", 7) == 0 ||
           g_ascii_strncasecmp(source, "https://", 8) == 0;
}

static gboolean run_out(gpointer data)
{
    Exchange *exchange = data;
    exchange->too_slow = TRUE;
    g_cancellable_cancel(exchange->cancellable);
    return G_SOURCE_REMOVE;
}

/* The address is looked at when it is connected to: a name may resolve differently each time. */
static void on_network_event(SoupMessage *message, GSocketClientEvent event, GIOStream *connection,
                             gpointer data)
{
    (void)message;
    Exchange *exchange = data;
    if (event != G_SOCKET_CLIENT_CONNECTED || exchange->fetcher->options.allow_private ||
        !G_IS_SOCKET_CONNECTION(connection))
        return;
    g_autoptr(GSocketAddress) remote =
        g_socket_connection_get_remote_address(G_SOCKET_CONNECTION(connection), NULL);
    /* A proxy is the user's own; it decides what can be reached. */
    if (G_IS_PROXY_ADDRESS(remote) || !G_IS_INET_SOCKET_ADDRESS(remote))
        return;
    GInetAddress *address = g_inet_socket_address_get_address(G_INET_SOCKET_ADDRESS(remote));
    if (address_is_private(address)) {
        exchange->private_address = TRUE;
        g_cancellable_cancel(exchange->cancellable);
    }
}

static void on_done(GObject *source, GAsyncResult *result, gpointer data)
{
    (void)source;
    ((Exchange *)data)->result = g_object_ref(result);
}

/* Waits for the step that was begun; the caller unreferences the result. */
static GAsyncResult *wait_for(Exchange *exchange)
{
    while (exchange->result == NULL) {
        (void)g_main_context_iteration(NULL, TRUE);
        if (interrupt_requested())
            g_cancellable_cancel(exchange->cancellable);
    }
    return g_steal_pointer(&exchange->result);
}

static gboolean refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static gboolean refuse(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
    return FALSE;
}

/* The reason in words for what the library says. */
static gboolean explain(const Exchange *exchange, GError *cause, GError **error)
{
    g_autoptr(GError) owned = cause;
    if (interrupt_requested())
        return refuse(error, "interrupted");
    if (exchange->private_address)
        return refuse(error, PRIVATE_MESSAGE);
    if (exchange->too_slow)
        return refuse(error, "it took more than %u seconds",
                      exchange->fetcher->options.time_limit_seconds);
    return refuse(error, "cannot get it: %s", owned->message);
}

static gboolean read_body(Exchange *exchange, GInputStream *stream, GByteArray *body,
                          GError **error)
{
    while (TRUE) {
        g_input_stream_read_bytes_async(stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                        exchange->cancellable, on_done, exchange);
        g_autoptr(GAsyncResult) result = wait_for(exchange);
        GError *cause = NULL;
        g_autoptr(GBytes) bytes = g_input_stream_read_bytes_finish(stream, result, &cause);
        if (bytes == NULL)
            return explain(exchange, cause, error);
        if (g_bytes_get_size(bytes) == 0)
            return TRUE;
        if (body->len + g_bytes_get_size(bytes) > exchange->fetcher->options.max_bytes)
            return refuse(error, "it has more than %" G_GSIZE_FORMAT " KB",
                          exchange->fetcher->options.max_bytes / 1024);
        g_byte_array_append(body, g_bytes_get_data(bytes, NULL), (guint)g_bytes_get_size(bytes));
    }
}

static void ask_for_news(SoupMessage *message, const FetchState *state)
{
    SoupMessageHeaders *headers = soup_message_get_request_headers(message);
    soup_message_headers_append(headers, "Accept", ACCEPT);
    if (state != NULL && state->etag != NULL)
        soup_message_headers_append(headers, "If-None-Match", state->etag);
    if (state != NULL && state->last_modified != NULL)
        soup_message_headers_append(headers, "If-Modified-Since", state->last_modified);
}

static void take_headers(FetchResult *result, SoupMessage *message)
{
    SoupMessageHeaders *headers = soup_message_get_response_headers(message);
    GHashTable *parameters = NULL;
    const char *type = soup_message_headers_get_content_type(headers, &parameters);
    result->media_type = type ? g_ascii_strdown(type, -1) : NULL;
    if (parameters != NULL) {
        result->charset = g_strdup(g_hash_table_lookup(parameters, "charset"));
        g_hash_table_unref(parameters);
    }
    result->etag = g_strdup(soup_message_headers_get_one(headers, "ETag"));
    result->last_modified = g_strdup(soup_message_headers_get_one(headers, "Last-Modified"));
}

/* One request without redirects.  NULL after an error. */
static FetchResult *exchange_once(Exchange *exchange, SoupMessage *message, GError **error)
{
    soup_message_add_flags(message, SOUP_MESSAGE_NO_REDIRECT);
    g_signal_connect(message, "network-event", G_CALLBACK(on_network_event), exchange);
    soup_session_send_async(exchange->fetcher->session, message, G_PRIORITY_DEFAULT,
                            exchange->cancellable, on_done, exchange);
    g_autoptr(GAsyncResult) sent = wait_for(exchange);
    GError *cause = NULL;
    g_autoptr(GInputStream) stream =
        soup_session_send_finish(exchange->fetcher->session, sent, &cause);
    if (stream == NULL) {
        (void)explain(exchange, cause, error);
        return NULL;
    }
    g_autoptr(GByteArray) body = g_byte_array_new();
    if (!read_body(exchange, stream, body, error))
        return NULL;
    FetchResult *result = g_new0(FetchResult, 1);
    take_headers(result, message);
    result->length = body->len;
    g_byte_array_append(body, (const guint8 *)"", 1);
    result->bytes = (char *)g_byte_array_free(g_steal_pointer(&body), FALSE);
    return result;
}

/* Whether a host is this machine, or an address of a private network, by its very name. */
static gboolean is_private_host(const char *host)
{
    g_autoptr(GInetAddress) address = g_inet_address_new_from_string(host);
    return address ? address_is_private(address) : g_ascii_strcasecmp(host, "localhost") == 0;
}

static SoupMessage *new_message(const Fetcher *self, const char *url, GError **error)
{
    g_autoptr(GUri) uri = fetch_is_url(url) ? g_uri_parse(url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
    const char *host = uri ? g_uri_get_host(uri) : NULL;
    if (host == NULL || *host == '\0') {
        (void)refuse(error, "it is no address of the web");
        return NULL;
    }
    if (!self->options.allow_private && is_private_host(host)) {
        (void)refuse(error, PRIVATE_MESSAGE);
        return NULL;
    }
    return soup_message_new_from_uri(SOUP_METHOD_GET, uri);
}

/* The address that a redirect leads to; NULL where the answer is none. */
static char *redirect_target(SoupMessage *message)
{
    guint status = soup_message_get_status(message);
    if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308)
        return NULL;
    const char *location =
        soup_message_headers_get_one(soup_message_get_response_headers(message), "Location");
    if (location == NULL)
        return NULL;
    g_autoptr(GUri) target =
        g_uri_parse_relative(soup_message_get_uri(message), location, SOUP_HTTP_URI_FLAGS, NULL);
    return target ? g_uri_to_string(target) : NULL;
}

static gboolean is_fine(SoupMessage *message, GError **error)
{
    guint status = soup_message_get_status(message);
    if (status == 200 || status == 203 || status == 304)
        return TRUE;
    g_set_error(error, STATUS_ERROR, (gint)status, "the server answers %u %s", status,
                soup_message_get_reason_phrase(message));
    return FALSE;
}

typedef gboolean (*MayFetch)(Fetcher *self, GUri *uri, GError **error);

static FetchResult *follow(Exchange *exchange, const char *url, const FetchState *state,
                           MayFetch may_fetch, GError **error)
{
    g_autofree char *current = g_strdup(url);
    for (guint hops = 0; hops <= FETCH_MAX_REDIRECTS; hops++) {
        g_autoptr(SoupMessage) message = new_message(exchange->fetcher, current, error);
        if (message == NULL)
            return NULL;
        if (may_fetch != NULL &&
            !may_fetch(exchange->fetcher, soup_message_get_uri(message), error))
            return NULL;
        ask_for_news(message, state);
        g_autoptr(FetchResult) result = exchange_once(exchange, message, error);
        if (result == NULL)
            return NULL;
        char *target = redirect_target(message);
        if (target == NULL) {
            if (!is_fine(message, error))
                return NULL;
            result->unchanged = soup_message_get_status(message) == 304;
            result->url = g_uri_to_string(soup_message_get_uri(message));
            return g_steal_pointer(&result);
        }
        g_free(current);
        current = target;
    }
    (void)refuse(error, "it redirects more than %d times", FETCH_MAX_REDIRECTS);
    return NULL;
}

static FetchResult *exchange_all(Fetcher *self, const char *url, const FetchState *state,
                                 MayFetch may_fetch, GError **error)
{
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    Exchange exchange = {.fetcher = self, .cancellable = cancellable};
    g_autoptr(GSource) timer = g_timeout_source_new_seconds(self->options.time_limit_seconds);
    g_source_set_callback(timer, run_out, &exchange, NULL);
    g_source_attach(timer, NULL);
    FetchResult *result = follow(&exchange, url, state, may_fetch, error);
    g_source_destroy(timer);
    return result;
}

/* Rules of a site that has none are none; those of one that fails are closed (RFC 9309 2.3.1).
 * NULL, with an error, where the site cannot be reached at all. */
static Robots *get_robots(Fetcher *self, const char *site, GError **error)
{
    g_autofree char *url = g_strconcat(site, "/robots.txt", NULL);
    g_autoptr(GError) cause = NULL;
    g_autoptr(FetchResult) result = exchange_all(self, url, NULL, NULL, &cause);
    if (result != NULL)
        return robots_parse(result->bytes, result->length, FETCH_PRODUCT);
    gboolean answered = cause != NULL && cause->domain == STATUS_ERROR;
    if (!answered) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return NULL;
    }
    return cause->code < 500 ? robots_parse(NULL, 0, FETCH_PRODUCT) : robots_new_closed();
}

static gboolean robots_permit(Fetcher *self, GUri *uri, GError **error)
{
    const char *host = g_uri_get_host(uri);
    g_autofree char *port =
        g_uri_get_port(uri) > 0 ? g_strdup_printf(":%d", g_uri_get_port(uri)) : g_strdup("");
    gboolean literal = strchr(host, ':') != NULL;
    g_autofree char *site = g_strdup_printf("%s://%s%s%s%s", g_uri_get_scheme(uri),
                                            literal ? "[" : "", host, literal ? "]" : "", port);
    Robots *robots = g_hash_table_lookup(self->robots, site);
    if (robots == NULL) {
        robots = get_robots(self, site, error);
        if (robots == NULL)
            return FALSE;
        g_hash_table_insert(self->robots, g_strdup(site), robots);
    }
    const char *path = g_uri_get_path(uri);
    const char *query = g_uri_get_query(uri);
    g_autofree char *full =
        g_strconcat(*path ? path : "/", query ? "?" : "", query ? query : "", NULL);
    if (robots_allow(robots, full))
        return TRUE;
    return refuse(error, "the site's robots.txt does not allow it");
}

FetchResult *fetch_get(Fetcher *self, const char *url, const FetchState *state, GError **error)
{
    return exchange_all(self, url, state, robots_permit, error);
}

void fetch_result_free(FetchResult *self)
{
    if (self == NULL)
        return;
    g_free(self->bytes);
    g_free(self->url);
    g_free(self->media_type);
    g_free(self->charset);
    g_free(self->etag);
    g_free(self->last_modified);
    g_free(self);
}
