import type { NoticeLog } from '@maillage/feed-reading';
import type { Station, StationStatus } from './gbfs-feed.js';
import { implausibleCount, informationWithoutStatus, statusWithoutInformation } from './rules/gbfs-rules.js';

const MOST = 10_000;
/** Vehicles beyond the docks are put beside them. */
const OVERFLOW = 2;

/** The status of the known stations; of all when the stations are not given, as between two readings of them. */
export function joinStatus(
  stations: readonly Station[] | undefined,
  status: readonly StationStatus[] | undefined,
  log: NoticeLog,
): Map<string, StationStatus> {
  const byId = new Map(status?.map((entry) => [entry.stationId, entry]));
  if (!stations || !status) return byId;
  const known = new Map(stations.map((station) => [station.id, station]));
  for (const id of known.keys()) {
    if (!byId.has(id)) log.add(informationWithoutStatus, { file: 'station_status.json', value: id }, { id });
  }
  for (const [id, entry] of byId) {
    const station = known.get(id);
    if (station) byId.set(id, plausible(entry, station.capacity ?? MOST, log));
    else {
      log.add(statusWithoutInformation, { file: 'station_information.json', value: id }, { id });
      byId.delete(id);
    }
  }
  return byId;
}

function plausible(status: StationStatus, capacity: number, log: NoticeLog): StationStatus {
  const check = (field: string, count: number | undefined, most: number): number | undefined => {
    if (count === undefined || count <= Math.min(most, MOST)) return count;
    const id = status.stationId;
    log.add(implausibleCount, { file: 'station_status.json', field, value: String(count) }, { id });
    return undefined;
  };
  return {
    ...status,
    vehiclesAvailable: check('num_vehicles_available', status.vehiclesAvailable, OVERFLOW * Math.max(capacity, 1)),
    docksAvailable: check('num_docks_available', status.docksAvailable, capacity),
  };
}
