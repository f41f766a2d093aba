// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the chapters that TagLib finds in the MP3 files it is given, in the order of the table of
// contents: file, start, end, title, with tabs between.

#include <iostream>

#include <taglib/chapterframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tableofcontentsframe.h>

using TagLib::ID3v2::ChapterFrame;
using TagLib::ID3v2::TableOfContentsFrame;

static void print(const char *name, const ChapterFrame &chapter)
{
    const auto &titles = chapter.embeddedFrameList("TIT2");
    std::cout << name << '\t' << chapter.startTime() << '\t' << chapter.endTime() << '\t'
              << (titles.isEmpty() ? "" : titles.front()->toString().to8Bit(true)) << '\n';
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        TagLib::MPEG::File file(argv[i]);
        auto *tag = file.ID3v2Tag();
        if (tag == nullptr)
            continue;
        auto *contents = TableOfContentsFrame::findTopLevel(tag);
        if (contents == nullptr)
            continue;
        for (const auto &id : contents->childElements()) {
            auto *chapter = ChapterFrame::findByElementID(tag, id);
            if (chapter != nullptr)
                print(argv[i], *chapter);
        }
    }
    return 0;
}
