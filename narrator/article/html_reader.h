/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/html_reader: see reader.h. */
#pragma once
#include "article/reader.h"

extern const ArticleReader html_reader;
