// SPDX-License-Identifier: GPL-3.0-or-later
// readers.mjs WHAT FILE...: what readers from npm make of files, as JSON.

import {readFileSync} from 'node:fs';

const read = name => readFileSync(name, 'utf8');

/** Chapters by music-metadata and node-id3. */
async function audio(names) {
  const {parseFile} = await import('music-metadata');
  const {default: nodeId3} = await import('node-id3');
  const result = {};
  for (const name of names) {
    const metadata = await parseFile(name, {includeChapters: true, duration: true});
    const tags = nodeId3.read(name);
    result[name] = {
      musicMetadata: {
        chapters: (metadata.format.chapters ?? []).map(
          c => [Math.round(c.start * 1000), Math.round(c.end * 1000), c.title]),
        warnings: metadata.quality.warnings.map(w => w.message),
        samples: metadata.format.numberOfSamples,
      },
      nodeId3: {
        chapters: (tags.chapter ?? []).map(c => [c.startTimeMs, c.endTimeMs, c.tags.title]),
        contents: (tags.tableOfContents ?? []).map(t => [t.isOrdered, t.elements.length]),
        title: tags.title,
      },
    };
  }
  return result;
}

/** The episodes of a feed by podcast-partytime and feedsmith. */
async function feed([name]) {
  const {parseFeed} = await import('podcast-partytime');
  const {parseRssFeed} = await import('feedsmith');
  const xml = read(name);
  const party = parseFeed(xml);
  const smith = parseRssFeed(xml);
  const seconds = date => date ? Math.round(new Date(date).getTime() / 1000) : null;
  return {
    partytime: party && {
      guid: party.guid,
      self: party.pubsub?.self,
      items: party.items.map(item => ({
        guid: item.guid,
        title: item.title,
        url: item.enclosure.url,
        length: item.enclosure.length,
        type: item.enclosure.type,
        duration: item.duration,
        date: seconds(item.pubDate),
        transcripts: (item.podcastTranscripts ?? []).map(t => t.url),
        chapters: item.podcastChapters?.url,
        people: (item.podcastPeople ?? []).map(p => [p.name, p.role.toLowerCase()]),
        notes: item.content,
      })),
    },
    feedsmith: {
      guid: smith.podcast.guid,
      self: smith.atom.links.find(link => link.rel === 'self')?.href,
      items: smith.items.map(item => ({
        guid: item.guid.value,
        title: item.title,
        url: item.enclosures[0].url,
        length: item.enclosures[0].length,
        type: item.enclosures[0].type,
        duration: item.itunes.duration,
        date: seconds(item.pubDate),
        transcripts: (item.podcast.transcripts ?? []).map(t => t.url),
        chapters: item.podcast.chapters?.url,
        people: (item.podcast.persons ?? []).map(p => [p.display, p.role]),
        notes: item.content.encoded,
        simpleChapters: item.psc.chapters.map(c => [c.start, c.title]),
      })),
    },
  };
}

/** Cues of pairs of files, VTT and SRT, in milliseconds. */
async function cues(names) {
  const {WebVTTParser} = await import('webvtt-parser').then(m => m.default ?? m);
  const nodeWebvtt = await import('node-webvtt');
  const {parse} = await import('@plussub/srt-vtt-parser');
  const cue = (start, end, text) => [Math.round(start * 1000), Math.round(end * 1000), text];
  const result = {};
  for (let i = 0; i + 1 < names.length; i += 2) {
    const [vtt, srt] = [read(names[i]), read(names[i + 1])];
    const strict = new WebVTTParser().parse(vtt, 'subtitles');
    let loose = {valid: false, cues: []};
    try {
      loose = nodeWebvtt.parse(vtt, {strict: true});
    } catch (error) {
      strict.errors.push({line: 0, message: error.message});
    }
    const plussub = text => parse(text).entries.map(e => [e.from, e.to, e.text]);
    result[names[i]] = {
      webvttParser: {
        errors: strict.errors.map(e => `line ${e.line}: ${e.message}`),
        cues: strict.cues.map(c => cue(c.startTime, c.endTime, c.text)),
      },
      nodeWebvtt: {valid: loose.valid, cues: loose.cues.map(c => cue(c.start, c.end, c.text))},
      plussubVtt: plussub(vtt),
      plussubSrt: plussub(srt),
    };
  }
  return result;
}

/** What html-validate finds against pages: the standard's rules and those of accessibility. */
async function html(names) {
  const {HtmlValidate, StaticConfigLoader} = await import('html-validate');
  const loader = new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  });
  const validator = new HtmlValidate(loader);
  const report = await validator.validateMultipleFiles(names);
  return report.results.flatMap(result => result.messages.map(
    m => `${result.filePath}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`));
}

const kinds = {audio, feed, cues, html};
const [what, ...names] = process.argv.slice(2);
console.log(JSON.stringify(await kinds[what](names)));
