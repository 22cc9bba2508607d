import {
  DOCUMENT_LIMITS,
  duplicateId,
  NoticeLog,
  swappedCoordinates,
  swappedPlaces,
  tooManyItems,
  type DocumentLimits,
} from '@maillage/feed-reading';
import type { NoticeGroup } from '@maillage/kernel';
import type { ParkingAvailability, ParkingFacility } from './parking-facility.js';
import { profileReader, type ParkingProfile } from './profiles/profile-reader.js';
import { implausibleCount, noFacility, statusWithoutFacility } from './rules/parking-rules.js';

export interface ParkingReading {
  readonly facilities: readonly ParkingFacility[];
  /** By the id of the facility; only of those that are described, unless none is. */
  readonly availability: ReadonlyMap<string, ParkingAvailability>;
  /** An error means that this is no version to go on with. */
  readonly notices: readonly NoticeGroup[];
}

const MAX_FACILITIES = 100_000;

/** The files of one feed in one format: descriptions, statuses, or both. What cannot be used is told and left out. */
export function readParking(
  profile: ParkingProfile,
  files: ReadonlyMap<string, Uint8Array | string>,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): ParkingReading {
  const log = new NoticeLog();
  const read = profileReader(profile);
  const facilities = new Map<string, ParkingFacility>();
  const statuses = new Map<string, { readonly file: string; readonly status: ParkingAvailability }>();
  for (const [file, source] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const reading = read(source, file, log, limits);
    for (const facility of withoutSwapped(reading.facilities, file, log)) {
      if (facilities.has(facility.id)) log.add(duplicateId, { file, value: facility.id }, { id: facility.id });
      else if (facilities.size < MAX_FACILITIES) facilities.set(facility.id, facility);
      else log.add(tooManyItems, { file }, { limit: MAX_FACILITIES });
    }
    for (const status of reading.availability) statuses.set(status.facilityId, { file, status });
  }
  if (facilities.size === 0 && statuses.size === 0) log.add(noFacility);
  return {
    facilities: [...facilities.values()],
    availability: joinStatus(facilities, statuses, log),
    notices: log.groups(),
  };
}

function withoutSwapped(facilities: readonly ParkingFacility[], file: string, log: NoticeLog): ParkingFacility[] {
  const swapped = swappedPlaces(facilities);
  for (const row of swapped) {
    const id = facilities[row]?.id ?? '';
    log.add(swappedCoordinates, { file, value: id }, { id });
  }
  return facilities.filter((_, row) => !swapped.has(row));
}

function joinStatus(
  facilities: ReadonlyMap<string, ParkingFacility>,
  statuses: ReadonlyMap<string, { readonly file: string; readonly status: ParkingAvailability }>,
  log: NoticeLog,
): Map<string, ParkingAvailability> {
  const joined = new Map<string, ParkingAvailability>();
  for (const [id, { file, status }] of statuses) {
    const facility = facilities.get(id);
    if (!facility && facilities.size > 0) log.add(statusWithoutFacility, { file, value: id }, { id });
    else {
      const capacity = status.capacity ?? facility?.capacity ?? Infinity;
      const check = (count: number | undefined): number | undefined => {
        if (count === undefined || count <= capacity) return count;
        log.add(implausibleCount, { file, value: String(count) }, { id });
        return undefined;
      };
      joined.set(id, { ...status, free: check(status.free), occupied: check(status.occupied) });
    }
  }
  return joined;
}
