import { JsonItem, readJson, toInstant, wrongShape, type DocumentLimits, type NoticeLog } from '@maillage/feed-reading';
import type { Instant } from '@maillage/kernel';
import {
  NOTHING_KNOWN,
  type FileReading,
  type ParkingAvailability,
  type ParkingFacility,
} from '../parking-facility.js';
import { isParkAndRideName } from '../values/park-and-ride.js';

/** ParkAPI 1 and 2 (ParkenDD): `{ last_updated, lots: [{ id, name, coords, total, free, state }] }`. */
export function readParkApiV2(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits,
): FileReading {
  const value = readJson(source, file, log, limits);
  const city = value === undefined ? undefined : JsonItem.of(value, { log, file, path: '' });
  if (!city) return { facilities: [], availability: [] };
  if (!Array.isArray(city.raw('lots'))) log.add(wrongShape, { file }, { wanted: 'lots' });
  const updated = city.text('last_updated');
  // without a zone, it is UTC
  const observedAt = toInstant(updated === undefined || /Z|[+-]\d\d:?\d\d$/.test(updated) ? updated : `${updated}Z`);
  const lots = city.items('lots').map((lot) => ({ lot, id: lot.id('id') }));
  return {
    facilities: lots.flatMap(({ lot, id }) => (id === undefined ? [] : (readLot(lot, id) ?? []))),
    availability: lots.flatMap(({ lot, id }) => (id === undefined ? [] : readState(lot, id, observedAt?.value))),
  };
}

function readLot(lot: JsonItem, id: string): ParkingFacility | undefined {
  const coordinate = lot.item('coords')?.coordinate('lat', 'lng');
  if (!coordinate) return undefined;
  const name = lot.text('name') ?? '';
  return {
    ...NOTHING_KNOWN,
    id,
    name,
    ...coordinate,
    kind: 'car',
    capacity: lot.count('total'),
    disabledCapacity: lot.count('total:disabled'),
    isParkAndRide: isParkAndRideName(name) || isParkAndRideName(lot.text('lot_type') ?? ''),
    openingHours: lot.text('opening_hours'),
    hasFee: lot.has('fee_hours') ? true : undefined,
    address: lot.text('address'),
  };
}

function readState(lot: JsonItem, facilityId: string, observedAt: Instant | undefined): ParkingAvailability[] {
  const state = lot.text('state');
  if (state === 'nodata' || (state === undefined && !lot.has('free'))) return [];
  return [
    {
      facilityId,
      free: lot.count('free'),
      occupied: undefined,
      capacity: lot.count('total'),
      trend: undefined,
      state: state === 'closed' || state === 'full' ? state : OPEN.has(state ?? '') ? 'open' : 'unknown',
      observedAt,
    },
  ];
}

/** `many`, `few` and `full` are words of some cities. */
const OPEN = new Set(['open', 'many', 'few']);
