import { JsonItem, readJson, wrongShape, type DocumentLimits, type NoticeLog } from '@maillage/feed-reading';
import {
  NOTHING_KNOWN,
  type FileReading,
  type ParkingAvailability,
  type ParkingFacility,
} from '../parking-facility.js';
import { toHeightMetres } from '../values/height.js';
import { isParkAndRideName } from '../values/park-and-ride.js';

/** ParkAPI 3: `{ items: [{ uid, name, lat, lon, capacity, realtime_free_capacity, … }] }`, heights in centimetres. */
export function readParkApiV3(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits,
): FileReading {
  const value = readJson(source, file, log, limits);
  const list = value === undefined ? undefined : JsonItem.of(value, { log, file, path: '' });
  if (!list) return { facilities: [], availability: [] };
  if (!Array.isArray(list.raw('items'))) log.add(wrongShape, { file }, { wanted: 'items' });
  const sites = list.items('items').map((site) => ({ site, id: site.id('uid', 'original_uid', 'id') }));
  return {
    facilities: sites.flatMap(({ site, id }) => (id === undefined ? [] : (readSite(site, id) ?? []))),
    availability: sites.flatMap(({ site, id }) => (id === undefined ? [] : readRealtime(site, id))),
  };
}

const isStatic = (site: JsonItem): boolean => site.has('name') || site.has('lat');

function readSite(site: JsonItem, id: string): ParkingFacility | undefined {
  const purpose = (site.text('purpose') ?? 'CAR').toUpperCase();
  if (!isStatic(site) || (purpose !== 'CAR' && purpose !== 'BIKE')) return undefined;
  const coordinate = site.coordinate('lat', 'lon');
  if (!coordinate) return undefined;
  const name = site.text('name') ?? '';
  const rides = site.references('park_and_ride_type').filter((type) => type.toUpperCase() !== 'NO');
  return {
    ...NOTHING_KNOWN,
    id,
    name,
    ...coordinate,
    kind: purpose === 'BIKE' ? 'bicycle' : 'car',
    capacity: site.count('capacity'),
    disabledCapacity: site.count('capacity_disabled'),
    isParkAndRide: rides.length > 0 || isParkAndRideName(name),
    isCovered: site.boolean('is_covered'),
    maxHeightMetres: toHeightMetres(site.number('max_height')),
    openingHours: site.text('opening_hours'),
    hasFee: site.boolean('has_fee'),
    operator: site.text('operator_name'),
    address: site.text('address'),
  };
}

const STATES = ['open', 'closed', 'unknown'] as const;

function readRealtime(site: JsonItem, facilityId: string): ParkingAvailability[] {
  if (!site.has('realtime_free_capacity') && !site.has('realtime_opening_status')) return [];
  return [
    {
      facilityId,
      free: site.count('realtime_free_capacity'),
      occupied: undefined,
      capacity: site.count(site.has('realtime_capacity') ? 'realtime_capacity' : 'capacity'),
      trend: undefined,
      state: STATES.find((state) => state === site.text('realtime_opening_status')?.toLowerCase()) ?? 'unknown',
      observedAt: site.instant('realtime_data_updated_at'),
    },
  ];
}
