/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fetch/: what is on the web, politely: the only place that meets libsoup's client.
 *
 * TLS certificates are checked, redirects followed by hand so that every address on the way is
 * checked, robots.txt kept, sizes and times limited.  Stands on base. */
#pragma once
#include "base/diagnostics.h"

/* The product token in the User-Agent and for robots.txt. */
#define FETCH_PRODUCT "narrator"
/* As large as the largest article that is read (article/decode.h), unpacked. */
#define FETCH_MAX_BYTES ((gsize)16 * 1024 * 1024)
/* Browsers follow 20; a site needs three. */
#define FETCH_MAX_REDIRECTS 10
/* Nobody waits longer for a page. */
#define FETCH_TIME_LIMIT_SECONDS 60

typedef struct {
    gboolean allow_private;   /* loopback and private networks too */
    guint time_limit_seconds; /* for one document with its redirects; 0: the limit above */
    gsize max_bytes;          /* 0: the limit above */
} FetchOptions;

/* What the server said last time, to ask only for what is new; each may be NULL. */
typedef struct {
    const char *etag, *last_modified;
} FetchState;

typedef struct {
    gboolean unchanged; /* 304: there are no bytes */
    char *bytes;        /* with a NUL behind them */
    gsize length;
    char *url;        /* where it was found after redirects */
    char *media_type; /* "text/html", or NULL */
    char *charset;    /* of the Content-Type, or NULL */
    char *etag, *last_modified;
} FetchResult;

typedef struct Fetcher Fetcher;

Fetcher *fetch_new(const FetchOptions *options);
void fetch_free(Fetcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fetcher, fetch_free)

/* Whether a source is an address that fetch_get() takes: "http://" or "https://". */
gboolean fetch_is_url(const char *source);

/* Gets a document.  NULL after an error, whose message goes behind the address. */
FetchResult *fetch_get(Fetcher *self, const char *url, const FetchState *state, GError **error);
void fetch_result_free(FetchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FetchResult, fetch_result_free)
