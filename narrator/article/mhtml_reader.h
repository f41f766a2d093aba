/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/mhtml_reader: see reader.h. */
#pragma once
#include "article/reader.h"

extern const ArticleReader mhtml_reader;
