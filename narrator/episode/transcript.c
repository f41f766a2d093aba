/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "episode/transcript.h"

#include <errno.h>

#include "episode/transcript_html.h"
#include "episode/transcript_json.h"
#include "episode/transcript_srt.h"
#include "episode/transcript_vtt.h"

const TranscriptFormat transcript_formats[] = {
    {"vtt", "text/vtt", ".vtt", NULL, transcript_vtt_write},
    {"srt", "application/x-subrip", ".srt", NULL, transcript_srt_write},
    {"json", "application/json", ".json", NULL, transcript_json_write},
    {"html", "text/html", ".html", "index.html", transcript_html_write},
    {NULL, NULL, NULL, NULL, NULL},
};

gboolean transcript_finish(FILE *stream, GError **error)
{
    if (!ferror(stream) && fflush(stream) == 0)
        return TRUE;
    int code = errno;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "cannot write: %s",
                g_strerror(code));
    return FALSE;
}
