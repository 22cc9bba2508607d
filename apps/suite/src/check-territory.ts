import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readTerritoryFile } from '@maillage/adapters-filesystem';
import { listFeeds, type FeedDeclaration, type Territory } from '@maillage/contracts';
import { judgeVersion, MAX_FEED_BYTES, tellCounts } from '@maillage/features-ingest-transit';
import { formatIsoDate, messageOf, type NoticeGroup } from '@maillage/kernel';
import type { FeedReader, FeedSource, Judgement } from '@maillage/ports';
import { SystemClock } from '@maillage/wiring';

const SHOWN_SAMPLES = 5;

/** Reads a territory, its feeds and its streets, prints what was found, and tells whether all of it can be used. */
export async function checkTerritory(
  path: string,
  source: FeedSource,
  reader: FeedReader,
  print: (line: string) => void,
): Promise<boolean> {
  const territory = await readTerritoryFile(path);
  print(`${territory.name} (${territory.id}), ${territory.timezone}`);
  const folder = await mkdtemp(join(tmpdir(), 'maillage-check-'));
  let usable = true;
  try {
    for (const feed of listFeeds(territory)) {
      usable = (await checkFeed(territory, feed, join(folder, feed.id), { source, reader, print })) && usable;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return usable;
}

interface Means {
  readonly source: FeedSource;
  readonly reader: FeedReader;
  readonly print: (line: string) => void;
}

async function checkFeed(territory: Territory, feed: FeedDeclaration, path: string, means: Means): Promise<boolean> {
  const { source, reader, print } = means;
  const { id, kind, url, profile, headers, ca } = feed;
  try {
    const fetched = await source.fetch(url, {
      maxBytes: MAX_FEED_BYTES[kind],
      kind,
      headers,
      ca,
      allow: territory.fetch?.allow,
    });
    if (fetched.kind === 'archive') await pipeline(Readable.from(fetched.bytes), createWriteStream(path));
    const report = await reader.read({ path, feed: id, kind, profile });
    const now = new SystemClock().now();
    const judgement = judgeVersion(kind, report, undefined, { territory, startedAt: now }, now);
    print(`\n${id} : ${judgement.state}${factsOf(judgement)}`);
    for (const group of judgement.notices) for (const line of linesOf(group)) print(line);
    return judgement.state !== 'REJECTED';
  } catch (thrown) {
    print(`\n${id} : ${messageOf(thrown)}`);
    return false;
  }
}

function factsOf({ report }: Judgement): string {
  if (!report) return '';
  if ('box' in report) {
    const { nodes, ways, streets } = report.counts;
    if (nodes === 0) return '';
    return ` — ${String(streets)} rues/streets, ${String(ways)} tracés/ways, ${String(nodes)} points/nodes`;
  }
  if (!('outline' in report)) {
    const { fr, en } = tellCounts(report.counts);
    return fr === '' ? '' : ` — ${fr} / ${en}`;
  }
  const { counts, firstDay, lastDay } = report;
  if (firstDay === undefined || lastDay === undefined) return '';
  const { routes, stops, trips, stopTimes } = counts;
  const numbers = `${String(routes)} lignes/routes, ${String(stops)} arrêts/stops, ${String(trips)} courses/trips, ${String(stopTimes)} horaires/stop times`;
  return ` — ${numbers}, ${formatIsoDate(firstDay)} → ${formatIsoDate(lastDay)}`;
}

function* linesOf({ code, severity, count, samples }: NoticeGroup): Iterable<string> {
  const [first] = samples;
  yield `  ${severity.toUpperCase()} ${code} × ${String(count)}`;
  if (!first) return;
  yield `    ${first.message.fr}`;
  yield `    ${first.message.en}`;
  for (const { file = '', row, field, value } of samples.slice(0, SHOWN_SAMPLES)) {
    const place = [file, row === undefined ? '' : `:${String(row)}`, field === undefined ? '' : ` ${field}`].join('');
    if (place !== '') yield `      ${place}${value === undefined ? '' : ` = ${JSON.stringify(value)}`}`;
  }
}
