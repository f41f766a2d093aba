/* SPDX-License-Identifier: GPL-3.0-or-later */
/* article/furniture_box: what stands under a heading that says "You may also like" or "Comments". */
#pragma once
#include "article/furniture.h"

/* Marks what is kept in boxes whose first block is skipped as links or comments; returns how many words. */
guint furniture_box_mark(Article *article, const BlockLook *looks);
