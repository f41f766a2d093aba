/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article_fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    return article_fuzz(data, size, "html");
}
