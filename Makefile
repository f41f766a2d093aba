# SPDX-License-Identifier: GPL-3.0-or-later
#
# make                 build narrator
# make edition         install what is missing, build, narrate the sample edition into output/
# make check           install what the tests need, run them all
# make check-clients   the tests that need desktop clients (mpv, newsboat, gPodder)
# make lint            formatting, headers, include order, function sizes, clang-tidy
# make bench           speed, measured side by side with the bare libraries
# make fuzz            the fuzzers, FUZZ_SECONDS each
# make install         into PREFIX (/usr/local), under DESTDIR
# make packages        install the libraries that are missing (make edition and make check do)
# make clean           remove what the others built; output/ stays
# SAN=1 with any of them: address and undefined behaviour sanitizers; V=1: commands in full

.DEFAULT_GOAL := all

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
CFLAGS ?= -O2 -g
SAN ?=
V ?=
# One line a file; with V=1 the commands instead.
say = $(if $(V),,@printf '  %-4s %s\n' $(1) $(2);)
BUILD := $(if $(SAN),build-san,build)
comma := ,

PACKAGES := glib-2.0 gio-2.0 yaml-0.1 espeak-ng sndfile libebur128 soxr icu-uc icu-i18n \
            libxml-2.0 libcmark json-glib-1.0 libsoup-3.0 libarchive gmime-3.0 nettle zlib
# Where there is LAME's archive it is linked in: it calls itself directly, not through the tables of
# a shared library, which takes 2 % off a build.  libsndfile keeps to its own.
LAME_ARCHIVE := $(shell $(CC) -print-file-name=libmp3lame.a)
LAME := $(if $(wildcard $(LAME_ARCHIVE)),$(LAME_ARCHIVE) -Wl$(comma)--exclude-libs$(comma)libmp3lame.a,-lmp3lame)
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
            -Wwrite-strings -Wpointer-arith -Wvla -Wundef
SANITIZE := $(if $(SAN),-fsanitize=address$(comma)undefined -fno-sanitize-recover=undefined \
            -fno-omit-frame-pointer)

# What pkg-config says is asked once, when something is first built.
ifneq ($(filter-out clean help packages,$(or $(MAKECMDGOALS),all)),)
ifeq ($(filter edition check check-clients lint bench fuzz,$(MAKECMDGOALS)),)
-include $(BUILD)/packages.mk
endif
endif
$(BUILD)/packages.mk: Makefile
	@mkdir -p $(@D)
	@pkg-config --exists --print-errors $(PACKAGES) || \
	    { echo "libraries are missing: 'make packages' installs them" >&2; exit 1; }
	@{ echo "PKG_CFLAGS := $$(pkg-config --cflags $(PACKAGES))"; \
	   echo "PKG_LIBS := $$(pkg-config --libs $(PACKAGES)) $(LAME) -lm"; } > $@

ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -DNARRATOR_VERSION='"$(VERSION)"' \
             -DNARRATOR_DATADIR='"$(PREFIX)/share/narrator"' \
             -DG_LOG_DOMAIN='"narrator"' -Inarrator $(PKG_CFLAGS) $(WARNINGS) $(SANITIZE) \
             $(CFLAGS) $(CPPFLAGS)

SOURCES := $(sort $(wildcard narrator/*/*.c narrator/*/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libnarrator.a
PROGRAM := $(BUILD)/narrator
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ_TARGETS := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAYS := $(FUZZ_TARGETS:%=$(BUILD)/tests/replay_%)

.PHONY: all
all: $(PROGRAM)

$(PROGRAM): $(BUILD)/obj/narrator/main.o $(LIBRARY)
	$(call say,LD,$@)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(call say,AR,$@)$(AR) rcs $@ $^

$(BUILD)/obj/%.o: %.c $(BUILD)/packages.mk
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D) $(BUILD)/obj/tests
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) -MMD -MP -MF $(BUILD)/obj/tests/$*.d $(LDFLAGS) -o $@ $< $(LIBRARY) $(PKG_LIBS)

# A fuzz target with a main() that runs it over files: no clang needed.
$(BUILD)/tests/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^) $(LIBRARY) $(PKG_LIBS)

-include $(OBJECTS:.o=.d) $(BUILD)/obj/narrator/main.d $(UNIT_TESTS:$(BUILD)/tests/%=$(BUILD)/obj/tests/%.d)

.PHONY: packages
packages:
	@tools/install-packages build

# What is missing is installed before make looks at the libraries.
.PHONY: edition
edition: packages
	@$(MAKE) --no-print-directory all
	@$(PROGRAM) build
	@tools/how-to-listen output

.PHONY: tests
tests: $(PROGRAM) $(UNIT_TESTS) $(REPLAYS)

.PHONY: check
check:
	@tools/install-packages build lint test
	@$(MAKE) --no-print-directory tests
	@NARRATOR=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) tests/run

.PHONY: check-clients
check-clients:
	@tools/install-packages build test clients
	@$(MAKE) --no-print-directory all
	@NARRATOR=$(abspath $(PROGRAM)) BUILD=$(abspath $(BUILD)) tests/run clients

.PHONY: lint
lint:
	@tools/install-packages build lint
	@prove tests/lint/*.t

.PHONY: bench
bench:
	@tools/install-packages build bench
	@$(MAKE) --no-print-directory all
	@NARRATOR=$(abspath $(PROGRAM)) tests/bench/run

# The library is built once more, with what libFuzzer wants to know of it.
FUZZ_FLAGS := -fsanitize=address$(comma)undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
$(BUILD)/fuzz/%: tests/fuzz/fuzz_%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $< $(LIBRARY) $(PKG_LIBS)

FUZZ_SECONDS ?= 600
.PHONY: fuzz fuzzers
fuzzers: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)
fuzz:
	@tools/install-packages build fuzz
	@$(MAKE) --no-print-directory fuzzers BUILD=build-fuzz CC=clang \
	    CFLAGS="-O1 -g -fsanitize=fuzzer-no-link $(FUZZ_FLAGS)"
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run $(FUZZ_TARGETS)

DATA := $(DESTDIR)$(PREFIX)/share/narrator
.PHONY: install
install: $(PROGRAM)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/narrator
	install -D -m 644 docs/narrator.1 $(DESTDIR)$(PREFIX)/share/man/man1/narrator.1
	install -D -m 644 completions/narrator.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/narrator
	install -d $(DESTDIR)$(PREFIX)/share/doc/narrator/docs
	install -m 644 README.md CHANGELOG.md LICENSE $(DESTDIR)$(PREFIX)/share/doc/narrator
	install -m 644 docs/*.md $(DESTDIR)$(PREFIX)/share/doc/narrator/docs
	for file in $$(find voices pronunciations languages -name '*.yaml' -o -name '*.tests'); do \
	    install -D -m 644 $$file $(DATA)/$$file || exit 1; done

.PHONY: clean
clean:
	rm -rf build build-san build-fuzz

.PHONY: help
help:
	@sed -n 's/^# \(make\|SAN\)/\1/p' Makefile
