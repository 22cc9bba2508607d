import { tooManyItems, type NoticeLog } from '@maillage/feed-reading';
import type { Instant } from '@maillage/kernel';
import type { GeofencingZone, StationStatus } from '../gbfs-feed.js';
import { nothingAvailable, silentStation, teleportedVehicle } from '../rules/gbfs-rules.js';
import type { SharingAvailability } from './sharing-availability.js';

/** A station that has told its operator nothing for so long is not known, whatever the feed repeats of it. */
const SILENT_SECONDS = 86_400;
/** Small systems do run out. */
const LEAST_STATIONS = 10;
/** Of all zones of a system: they travel together. */
const MOST_POSITIONS = 20_000;

/** What no reader of a single item sees: stations that fell silent, vehicles that fly, a system without any vehicle. */
export function judgeAvailability(
  availability: SharingAvailability,
  teleported: readonly string[],
  now: Instant,
  log: NoticeLog,
): SharingAvailability {
  // the ids of a feed are told to nobody who reads notices
  if (teleported.length > 0) log.add(teleportedVehicle, { file: 'vehicle_status.json' }, {}, teleported.length);
  if (isEmptied(availability)) log.add(nothingAvailable, { file: 'station_status.json' });
  const stations = availability.stations?.map((status): StationStatus => {
    if (status.reportedAt === undefined || now - status.reportedAt <= SILENT_SECONDS) return status;
    const id = status.stationId;
    log.add(silentStation, { file: 'station_status.json', value: id }, { id });
    return { ...status, vehiclesAvailable: undefined, docksAvailable: undefined, ...NO_TYPES };
  });
  const { geofencing } = availability;
  return {
    ...availability,
    stations,
    geofencing: geofencing && { ...geofencing, zones: fitting(geofencing.zones, log) },
  };
}

/** The zones up to the most positions; the first ones count before others. */
function fitting(zones: readonly GeofencingZone[], log: NoticeLog): readonly GeofencingZone[] {
  let positions = 0;
  const kept = zones.filter(({ area }) => {
    positions += area.flat().reduce((sum, ring) => sum + ring.length, 0);
    return positions <= MOST_POSITIONS;
  });
  if (kept.length < zones.length) log.add(tooManyItems, { file: 'geofencing_zones.json' }, { limit: MOST_POSITIONS });
  return kept;
}

const NO_TYPES = { typesAvailable: [], typeDocksAvailable: [] };

/** No vehicle anywhere, and nothing that is not known. */
function isEmptied({ stations = [], vehicles = [] }: SharingAvailability): boolean {
  return (
    stations.length >= LEAST_STATIONS &&
    vehicles.length === 0 &&
    stations.every(({ vehiclesAvailable }) => vehiclesAvailable === 0)
  );
}
