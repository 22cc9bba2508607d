import { territoryNow, type LiveFact, type LiveFeed } from '@maillage/contracts';
import { CheckLive, type CheckedPart } from '@maillage/features-ingest-live';
import type { Instant } from '@maillage/kernel';
import { explainCode, type TerritoryRecord } from '@maillage/ports';
import type { TripMatcher } from '@maillage/transit-gtfs-rt';
import { printBoth, type Means } from './means.js';
import { printMatches } from './print-matches.js';
import { printNotice } from './print-notice.js';

/** Fetches the moment's state once, prints what it holds, its age and what is odd, and tells whether answers would use it. */
export async function checkLiveFeed(
  record: TerritoryRecord,
  feed: LiveFeed,
  matchers: ReadonlyMap<string, TripMatcher>,
  { source, liveReader, print }: Means,
): Promise<boolean> {
  const now = territoryNow(record.territory, record.startedAt, record.startedAt);
  print(`\n${feed.id} : temps réel / realtime`);
  if (feed.urls.length === 0) {
    print('  envoyé par l’exploitant, rien à récupérer / sent by its operator, nothing to fetch');
    return true;
  }
  const parts = await new CheckLive(source, liveReader).execute(record, feed);
  const usable = parts.map((part) => printPart(print, part, feed, now));
  return [...usable, printMatch(print, feed, parts, matchers, now)].every(Boolean);
}

function printPart(
  print: Means['print'],
  { part, code, reading }: CheckedPart,
  { maxAge }: LiveFeed,
  now: Instant,
): boolean {
  const age = reading?.timestamp === undefined ? undefined : now - reading.timestamp;
  const isTooOld = age !== undefined && age > maxAge;
  const told = code === undefined ? entitiesOf(reading) : `ERROR ${code}`;
  const howOld = age === undefined ? 'âge inconnu / age unknown' : `âge/age ${String(Math.max(0, age))} s`;
  print(`  ${part} : ${code === undefined ? `${told} — ${howOld}` : told}`);
  for (const notice of reading?.notices ?? []) printNotice((line) => print(`  ${line}`), notice);
  const words = code === undefined ? undefined : explainCode(code);
  if (words) printBoth(print, '    ', words);
  if (isTooOld) printBoth(print, '    ', tooOld(maxAge));
  return code === undefined && !isTooOld;
}

const NAMES: Record<LiveFact, string> = {
  updates: 'courses/trip updates',
  alerts: 'alertes/alerts',
  positions: 'véhicules/vehicle positions',
  stations: 'stations/stations',
  vehicles: 'véhicules/vehicles',
  geofencing: 'zones/zones',
  facilities: 'parkings/car parks',
};

function entitiesOf(reading: CheckedPart['reading']): string {
  const { geofencing, ...facts } = reading?.facts ?? {};
  const zones = geofencing?.flatMap((each) => each.zones);
  return Object.entries({ ...facts, ...(zones && { geofencing: zones }) })
    .flatMap(([fact, items]) => (items ? [`${String(items.length)} ${NAMES[fact as LiveFact]}`] : []))
    .join(', ');
}

const tooOld = (maxAge: number) => ({
  fr: `plus ancien que max_age (${String(maxAge)} s) : les réponses n’en tiendraient pas compte`,
  en: `older than max_age (${String(maxAge)} s): answers would not use it`,
});

function printMatch(
  print: Means['print'],
  { timetable }: LiveFeed,
  parts: readonly CheckedPart[],
  matchers: ReadonlyMap<string, TripMatcher>,
  now: Instant,
): boolean {
  if (timetable === undefined) return true;
  const matcher = matchers.get(timetable);
  if (matcher) return printMatches(print, timetable, matcher, parts, now);
  printBoth(print, '  ', {
    fr: `${timetable} ne peut pas servir d’horaire : rien n’est rapproché`,
    en: `${timetable} cannot be used as a timetable: nothing is matched`,
  });
  return false;
}
