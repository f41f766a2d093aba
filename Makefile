# SPDX-License-Identifier: GPL-3.0-or-later
#
# make            build narrator
# make edition    install what is missing, build, narrate articles/ into output/
# make check      install what the tests need and run them all
# make help       the rest

.DEFAULT_GOAL := all

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
CFLAGS ?= -O2 -g
SAN ?=
BUILD := $(if $(SAN),build-san,build)

PACKAGES := glib-2.0 gio-2.0 yaml-0.1 espeak-ng sndfile libebur128 samplerate icu-uc icu-i18n \
            libxml-2.0 libcmark json-glib-1.0 libsoup-3.0
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
            -Wwrite-strings -Wpointer-arith -Wvla -Wundef
SANITIZE := $(if $(SAN),-fsanitize=address$(comma)undefined -fno-sanitize-recover=undefined \
            -fno-omit-frame-pointer)
comma := ,

-include $(BUILD)/packages.mk
$(BUILD)/packages.mk: Makefile
	@mkdir -p $(@D)
	@pkg-config --exists --print-errors $(PACKAGES)
	@{ echo "PKG_CFLAGS := $$(pkg-config --cflags $(PACKAGES))"; \
	   echo "PKG_LIBS := $$(pkg-config --libs $(PACKAGES)) -lmp3lame -lm"; } > $@

ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -DNARRATOR_VERSION='"$(VERSION)"' \
             -DNARRATOR_DATADIR='"$(PREFIX)/share/narrator"' \
             -DG_LOG_DOMAIN='"narrator"' -Inarrator $(PKG_CFLAGS) $(WARNINGS) $(SANITIZE) $(CFLAGS) $(CPPFLAGS)

SOURCES := $(sort $(wildcard narrator/*/*.c narrator/*/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libnarrator.a
PROGRAM := $(BUILD)/narrator
UNIT_SOURCES := $(sort $(wildcard tests/unit/*.c))
UNIT_TESTS := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)

.PHONY: all
all: $(PROGRAM)

$(PROGRAM): $(BUILD)/obj/narrator/main.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/obj/%.o: %.c $(BUILD)/packages.mk
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d $(LDFLAGS) -o $@ $< $(LIBRARY) $(PKG_LIBS)

-include $(OBJECTS:.o=.d) $(BUILD)/obj/narrator/main.d $(UNIT_TESTS:=.d)

.PHONY: dependencies
dependencies:
	@tools/install-packages build

.PHONY: unit
unit: $(UNIT_TESTS)
	prove -e '' $(UNIT_TESTS)

.PHONY: clean
clean:
	rm -rf build build-san
