import { planningOf, type Territory } from '@maillage/contracts';
import type { NetworkBuilder } from '@maillage/ports';
import { TripMatcher } from '@maillage/transit-gtfs-rt';
import { readSnapshot, type FeedIndex } from '@maillage/transit-timetable';

/** Finds the runs that realtime speaks of in the timetables whose archives are given, by their feed. @throws Failure `BUILD_FAILED` */
export async function readMatchers(
  territory: Territory,
  feeds: readonly { readonly id: string; readonly path: string }[],
  builder: NetworkBuilder,
): Promise<ReadonlyMap<string, TripMatcher>> {
  const { network } = await builder.build({
    territory: territory.id,
    timezone: territory.timezone,
    changeSeconds: planningOf(territory).changeSeconds,
    feeds,
    extracts: [],
    heights: [],
    facilities: [],
    storedStreets: undefined,
  });
  const shared = new SharedArrayBuffer(network.length);
  new Uint8Array(shared).set(network);
  const timetable = readSnapshot(shared);
  return new Map(timetable.feeds.map(({ id }, index) => [id, new TripMatcher(timetable, index as FeedIndex)]));
}
