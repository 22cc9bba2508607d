import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readTerritoryFile } from '@maillage/adapters-filesystem';
import { isGtfsFeed, territoryNow, type GtfsFeed, type Territory } from '@maillage/contracts';
import { dateAt, formatIsoDate, messageOf, type NoticeGroup } from '@maillage/kernel';
import type { FeedReader, FeedSource } from '@maillage/ports';
import { judgeFeed, type FeedReport } from '@maillage/transit-gtfs';
import { SystemClock } from '@maillage/wiring';

const MAX_ARCHIVE_BYTES = 512 * 2 ** 20;
const SHOWN_SAMPLES = 5;

/** Reads a territory and its feeds, prints what was found, and tells whether all of it can be used. */
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
    for (const feed of territory.feeds.filter(isGtfsFeed)) {
      usable = (await checkFeed(territory, feed, join(folder, `${feed.id}.zip`), { source, reader, print })) && usable;
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

async function checkFeed(territory: Territory, feed: GtfsFeed, path: string, means: Means): Promise<boolean> {
  const { source, reader, print } = means;
  try {
    const fetched = await source.fetch(feed.url, { maxBytes: MAX_ARCHIVE_BYTES });
    if (fetched.kind === 'archive') await pipeline(Readable.from(fetched.bytes), createWriteStream(path));
    const report = await reader.read({ path, feed: feed.id });
    const now = new SystemClock().now();
    const today = dateAt(territoryNow(territory, now, now), territory.timezone);
    const verdict = judgeFeed(report, undefined, today);
    print(`\n${feed.id} : ${verdict.state}${factsOf(report)}`);
    for (const group of [...verdict.notices, ...report.notices]) for (const line of linesOf(group)) print(line);
    return verdict.state !== 'REJECTED';
  } catch (thrown) {
    print(`\n${feed.id} : ${messageOf(thrown)}`);
    return false;
  }
}

function factsOf({ counts, firstDay, lastDay }: FeedReport): string {
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
