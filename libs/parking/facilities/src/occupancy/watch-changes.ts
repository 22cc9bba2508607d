import type { NoticeLog } from '@maillage/feed-reading';
import type { Instant } from '@maillage/kernel';
import type { ParkingAvailability } from '../parking-facility.js';
import { constantOccupancy } from '../rules/parking-rules.js';
import type { FacilityOccupancy, ParkingOccupancy } from './parking-occupancy.js';

/** In no day does nobody come or go. */
const CONSTANT_SECONDS = 86_400;

/** What is told, with since when it has been told so; `before` is the reading before, from wherever it was kept. */
export function watchChanges(
  statuses: readonly ParkingAvailability[],
  before: ParkingOccupancy | undefined,
  now: Instant,
  log: NoticeLog,
): FacilityOccupancy[] {
  const known = new Map(before?.facilities.map((facility) => [facility.facilityId, facility]));
  return statuses.map((status): FacilityOccupancy => {
    const last = known.get(status.facilityId);
    const unchangedSince = last && isSame(last, status) ? last.unchangedSince : now;
    const isSuspect = now - unchangedSince >= CONSTANT_SECONDS && isMoving(status, unchangedSince);
    const id = status.facilityId;
    if (isSuspect) log.add(constantOccupancy, { value: id }, { id });
    return { ...status, unchangedSince, isSuspect };
  });
}

const isSame = (one: ParkingAvailability, other: ParkingAvailability): boolean =>
  one.free === other.free && one.occupied === other.occupied && one.state === other.state;

/** Whether counts are told that claim to be of now: what is closed may stand still, and old times say themselves that they are old. */
const isMoving = ({ state, free, occupied, observedAt }: ParkingAvailability, since: Instant): boolean =>
  state !== 'closed' &&
  (free !== undefined || occupied !== undefined) &&
  (observedAt === undefined || observedAt - since >= CONSTANT_SECONDS);
