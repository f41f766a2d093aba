/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script/unit: what follows a number and says of what: "km/h", "sq ft", "µg/m3", "°C". */
#pragma once
#include "script/number.h"

typedef enum { UNIT_PLAIN, UNIT_SQUARE, UNIT_CUBIC } UnitPower;

typedef struct {
    const LanguageNoun *noun; /* NULL: only "per" */
    UnitPower power;
    const LanguageNoun *per;
    UnitPower per_power;
    gsize per_number; /* offset of the digits behind the slash; 0: none */
    gsize start, end; /* start: of the symbol, behind any space */
    gboolean spaced;
} Unit;

/* Reads a unit directly behind a number that ends at offset, or after a space. */
gboolean unit_scan(const Reading *reading, gsize at, Unit *unit);
/* Says it, in the singular or plural. */
void unit_speak(const Reading *reading, Spoken *spoken, const Unit *unit, gboolean one);
/* Says what an amount is paid for, "/wk" at offset: its end, or at where nothing is. */
gsize unit_speak_rate(const Reading *reading, Spoken *spoken, gsize at);
