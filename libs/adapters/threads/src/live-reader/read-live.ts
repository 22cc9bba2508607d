import { createHmac, randomBytes } from 'node:crypto';
import type { NoticeGroup } from '@maillage/kernel';
import { readOccupancy, type ParkingOccupancy } from '@maillage/parking-facilities';
import type { LiveDocuments, LiveReading } from '@maillage/ports';
import { NO_STAYS, readAvailability, type VehicleStays } from '@maillage/sharing-gbfs';
import { readRealtime } from '@maillage/transit-gtfs-rt';

/** What readings remember, by label. It is lost with the thread, which costs new aliases and a new day of watching. */
export class LiveMemory {
  readonly stays = new Map<string, VehicleStays>();
  readonly occupancies = new Map<string, ParkingOccupancy>();
  readonly #key = randomBytes(32);

  readonly hash = (text: string): string =>
    createHmac('sha256', this.#key).update(text).digest('base64url').slice(0, 22);
}

const READERS: Record<LiveDocuments['kind'], (documents: LiveDocuments, memory: LiveMemory) => LiveReading> = {
  'gtfs-rt': readTransit,
  gbfs: readSharing,
  parking: readParking,
};

export const readLive = (documents: LiveDocuments, memory: LiveMemory): LiveReading =>
  READERS[documents.kind](documents, memory);

const NOTHING = {
  facts: {},
  timestamp: undefined,
  feedVersion: '',
  entities: 0,
} satisfies Partial<LiveReading>;

const refusalOf = (notices: readonly NoticeGroup[]): string | undefined =>
  notices.find(({ severity }) => severity === 'error')?.code;

function readTransit({ documents, now, last }: LiveDocuments): LiveReading {
  const [bytes = new Uint8Array()] = documents.values();
  const { header, tripUpdates, alerts, vehicles, notices, counts } = readRealtime(bytes, { now, last });
  if (!header) return { ...NOTHING, notices, refusal: refusalOf(notices) ?? 'UNREADABLE' };
  return {
    facts: { updates: tripUpdates, alerts, positions: vehicles },
    timestamp: header.timestamp,
    feedVersion: header.feedVersion,
    entities: counts.entities,
    notices,
    refusal: undefined,
  };
}

function readSharing({ label, documents, now }: LiveDocuments, memory: LiveMemory): LiveReading {
  const known = memory.stays.get(label) ?? NO_STAYS;
  const { availability, stays, notices } = readAvailability(documents, { now, stays: known, hash: memory.hash });
  memory.stays.set(label, stays);
  const { stations, vehicles, geofencing, updatedAt } = availability;
  // A document of zones alone tells nothing of counts, which is no fault where it was asked for alone.
  const isTold = stations !== undefined || vehicles !== undefined || geofencing !== undefined;
  return {
    ...NOTHING,
    facts: { stations, vehicles, geofencing: geofencing && [geofencing] },
    timestamp: updatedAt,
    entities: (stations?.length ?? 0) + (vehicles?.length ?? 0),
    notices,
    refusal: isTold ? undefined : (refusalOf(notices) ?? 'UNREADABLE'),
  };
}

function readParking({ label, profile, documents, now }: LiveDocuments, memory: LiveMemory): LiveReading {
  const before = memory.occupancies.get(label);
  const { occupancy, notices } = readOccupancy(profile ?? 'parkapi-v3', documents, { now, before });
  const refusal = refusalOf(notices);
  if (refusal !== undefined) return { ...NOTHING, notices, refusal };
  memory.occupancies.set(label, occupancy);
  const { facilities, updatedAt } = occupancy;
  return { ...NOTHING, facts: { facilities }, timestamp: updatedAt, entities: facilities.length, notices, refusal };
}
