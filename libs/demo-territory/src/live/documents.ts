import { entry, formatInstant, type Instant } from '@maillage/kernel';
import { toCoordinate } from '../plane.js';
import { parkingIds } from '../parking/parking-feed.js';
import { type CarParkState } from './car-park-filling.js';
import { type StationState } from './shared-bikes.js';

/** Seconds until the documents are worth asking for again. */
const TTL = 30;

/** `station_status.json` of GBFS 3.0. */
export const stationStatus = (states: readonly StationState[], instant: Instant): string =>
  toJson({
    last_updated: formatInstant(instant),
    ttl: TTL,
    version: '3.0',
    data: { stations: states.map(toStatus) },
  });

const toStatus = ({ station, bicycles, electric, changedAt, isClosed }: StationState): object => ({
  station_id: station.id,
  num_vehicles_available: bicycles + electric,
  vehicle_types_available: [
    { vehicle_type_id: 'velo', count: bicycles },
    { vehicle_type_id: 'vae', count: electric },
  ],
  num_docks_available: station.capacity - bicycles - electric,
  is_installed: true,
  is_renting: !isClosed,
  is_returning: !isClosed,
  last_reported: formatInstant(changedAt),
});

/** The car parks as ParkAPI 3 publishes them, with the places that are free at the instant. */
export function parkingSites(states: readonly CarParkState[], instant: Instant): string {
  const ids = parkingIds(states.map(({ park }) => park));
  return toJson({
    items: states.map(({ park, free }, i) => {
      const { latitude, longitude } = toCoordinate(park);
      return {
        uid: entry(ids, i),
        name: park.name,
        purpose: 'CAR',
        lat: latitude,
        lon: longitude,
        capacity: park.capacity,
        park_and_ride_type: park.parkAndRide === true ? ['YES'] : ['NO'],
        has_fee: park.fee === true,
        is_covered: park.clearance !== undefined,
        ...(park.clearance !== undefined && { max_height: park.clearance }),
        opening_hours: '24/7',
        operator_name: 'Grand Montorvel Agglomération',
        has_realtime_data: true,
        realtime_data_updated_at: formatInstant(instant),
        realtime_opening_status: 'OPEN',
        realtime_capacity: park.capacity,
        realtime_free_capacity: free,
      };
    }),
  });
}

const toJson = (value: object): string => `${JSON.stringify(value)}\n`;
