import type { CheckedPart } from '@maillage/features-ingest-live';
import type { Instant } from '@maillage/kernel';
import {
  MATCH_REASONS,
  resolveUpdates,
  resolveVehicles,
  type MatchReason,
  type TripMatcher,
} from '@maillage/transit-gtfs-rt';
import { printBoth, type Means } from './means.js';

const SHOWN_TRIPS = 5;

/** How many trips and vehicles were found in the timetable, and why the rest was not; false when none of a kind was. */
export function printMatches(
  print: Means['print'],
  timetable: string,
  matcher: TripMatcher,
  parts: readonly CheckedPart[],
  now: Instant,
): boolean {
  const facts = parts.flatMap(({ reading }) => reading?.facts ?? []);
  const trips = resolveUpdates(
    matcher,
    facts.flatMap(({ updates = [] }) => updates),
    { now },
  ).report;
  const vehicles = resolveVehicles(
    matcher,
    facts.flatMap(({ positions = [] }) => positions),
    { now },
  ).report;
  const reports = [
    { what: 'courses rapprochées / trips matched', ...trips },
    { what: 'véhicules rapprochés / vehicles matched', ...vehicles, samples: [] },
  ].filter(({ received }) => received > 0);
  for (const { what, received, matched, reasons, samples } of reports) {
    const share = ((100 * matched) / received).toFixed(1);
    print(`  ${timetable} : ${String(matched)}/${String(received)} ${what} (${share} %)`);
    for (const [reason, count] of Object.entries(reasons) as [MatchReason, number][]) {
      const names = samples.flatMap((sample) => (sample.reason === reason ? [sample.tripId ?? sample.entityId] : []));
      const shown = names.length > 0 ? ` : ${names.slice(0, SHOWN_TRIPS).join(', ')}` : '';
      print(`    ${reason} × ${String(count)}${shown}`);
      printBoth(print, '      ', MATCH_REASONS[reason]);
    }
  }
  return reports.every(({ matched }) => matched > 0);
}
