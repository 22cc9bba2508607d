import { DOCUMENT_LIMITS, NoticeLog, type DocumentLimits } from '@maillage/feed-reading';
import type { Instant, NoticeGroup } from '@maillage/kernel';
import type { ParkingAvailability } from '../parking-facility.js';
import { profileReader, type ParkingProfile } from '../profiles/profile-reader.js';
import { implausibleCount, noOccupancy } from '../rules/parking-rules.js';
import type { ParkingOccupancy } from './parking-occupancy.js';
import { watchChanges } from './watch-changes.js';

interface OccupancyContext {
  readonly now: Instant;
  /** The reading before, or what was published of it. */
  readonly before?: ParkingOccupancy | undefined;
  readonly limits?: DocumentLimits | undefined;
}

export interface OccupancyReading {
  readonly occupancy: ParkingOccupancy;
  /** An error means that nothing is told of the present: what was known stays, and ages. */
  readonly notices: readonly NoticeGroup[];
}

/**
 * The live part of a parking feed alone. Descriptions in the same files may be broken, or missing altogether: how full a
 * facility is does not depend on them.
 */
export function readOccupancy(
  profile: ParkingProfile,
  files: ReadonlyMap<string, Uint8Array | string>,
  { now, before, limits = DOCUMENT_LIMITS }: OccupancyContext,
): OccupancyReading {
  const log = new NoticeLog();
  const optional = log.forOptional();
  const read = profileReader(profile);
  const statuses = new Map<string, ParkingAvailability>();
  for (const [file, source] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    // what is said of descriptions is said where they are read
    const { facilities, availability } = read(source, file, optional, limits);
    const capacities = new Map(facilities.map(({ id, capacity }) => [id, capacity]));
    for (const status of availability) {
      const capacity = status.capacity ?? capacities.get(status.facilityId);
      statuses.set(status.facilityId, plausible({ ...status, capacity }, file, now, optional));
    }
  }
  if (statuses.size === 0) log.add(noOccupancy);
  const facilities = watchChanges([...statuses.values()], before, now, optional);
  const times = facilities.flatMap(({ observedAt }) => observedAt ?? []);
  const newest = times.reduce<number>((latest, time) => Math.max(latest, time), 0);
  const updatedAt = newest > 0 ? (newest as Instant) : undefined;
  return { occupancy: { updatedAt, facilities }, notices: log.groups() };
}

/** Counts beyond the capacity are unknown, and nothing was observed in the future. */
function plausible(status: ParkingAvailability, file: string, now: Instant, log: NoticeLog): ParkingAvailability {
  const { facilityId: id, capacity = Infinity, observedAt } = status;
  const check = (count: number | undefined): number | undefined => {
    if (count === undefined || count <= capacity) return count;
    log.add(implausibleCount, { file, value: String(count) }, { id });
    return undefined;
  };
  return {
    ...status,
    free: check(status.free),
    occupied: check(status.occupied),
    observedAt: observedAt && (Math.min(observedAt, now) as Instant),
  };
}
