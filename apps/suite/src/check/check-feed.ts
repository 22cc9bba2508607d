import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FeedDeclaration } from '@maillage/contracts';
import { judgeVersion, MAX_FEED_BYTES, tellCounts } from '@maillage/features-ingest-transit';
import { Failure, formatIsoDate, messageOf } from '@maillage/kernel';
import { explainCode, type Judgement, type TerritoryRecord } from '@maillage/ports';
import { printBoth, type Means } from './means.js';
import { printNotice } from './print-notice.js';

/** Fetches a dataset to `path`, prints what it holds and what is odd, and tells whether it can be used. */
export async function checkFeed(
  record: TerritoryRecord,
  feed: FeedDeclaration,
  path: string,
  { source, reader, print }: Means,
): Promise<boolean> {
  const { id, kind, url, profile, headers, ca } = feed;
  try {
    const fetched = await source.fetch(url, {
      maxBytes: MAX_FEED_BYTES[kind],
      kind,
      headers,
      ca,
      allow: record.territory.fetch?.allow,
    });
    if (fetched.kind === 'archive') await pipeline(Readable.from(fetched.bytes), createWriteStream(path));
    const report = await reader.read({ path, feed: id, kind, profile });
    const judgement = judgeVersion(kind, report, undefined, record, record.startedAt);
    print(`\n${id} : ${judgement.state}${factsOf(judgement)}`);
    for (const group of judgement.notices) printNotice(print, group);
    return judgement.state !== 'REJECTED';
  } catch (thrown) {
    print(`\n${id} : ${messageOf(thrown)}`);
    const words = thrown instanceof Failure ? explainCode(thrown.code) : undefined;
    if (words) printBoth(print, '    ', words);
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
