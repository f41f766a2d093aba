/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/epub_reader: see reader.h. */
#pragma once
#include "article/reader.h"

extern const ArticleReader epub_reader;
