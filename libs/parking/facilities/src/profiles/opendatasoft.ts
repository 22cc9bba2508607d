import {
  invalidCoordinate,
  JsonItem,
  readJson,
  wrongShape,
  type DocumentLimits,
  type NoticeLog,
} from '@maillage/feed-reading';
import { isCoordinate, type Coordinate } from '@maillage/kernel';
import {
  NOTHING_KNOWN,
  type FileReading,
  type ParkingAvailability,
  type ParkingFacility,
} from '../parking-facility.js';
import { isParkAndRideName } from '../values/park-and-ride.js';

/**
 * Records of an OpenDataSoft portal, from its API 1 (`records`, the members in `fields`), its API 2 (`results`) or an
 * export (a list). Towns name their columns as they like: the names are those of Strasbourg, then of others.
 * A record with a position describes a car park, one with a number of free places tells its status.
 */
export function readOpenDataSoft(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits,
): FileReading {
  const value = readJson(source, file, log, limits);
  if (value === undefined) return { facilities: [], availability: [] };
  const page = JsonItem.of(Array.isArray(value) ? { results: value as unknown } : value, { log, file, path: '' });
  const name = ['records', 'results'].find((list) => Array.isArray(page?.raw(list)));
  if (name === undefined) log.add(wrongShape, { file }, { wanted: 'records' });
  const records = (name === undefined ? [] : (page?.items(name) ?? [])).map((record) => {
    const fields = record.item('fields') ?? record;
    return { record, fields, id: fields.id(...ID) };
  });
  return {
    facilities: records.flatMap(({ record, fields, id }) =>
      id === undefined ? [] : (readPark(record, fields, id) ?? []),
    ),
    availability: records.flatMap(({ record, fields, id }) => (id === undefined ? [] : readStatus(record, fields, id))),
  };
}

const ID = ['idsurfs', 'id', 'ident', 'identifiant', 'uid', 'id2', 'id_park', 'id_parking', 'gid', 'code'] as const;
const NAME = ['name', 'nom', 'nom_parking', 'nom_du_parking', 'nom_park', 'libelle', 'title'] as const;
const POSITION = ['position', 'geo_point_2d', 'geo', 'geopoint', 'location', 'coordonnees_geo'] as const;
const CAPACITY = ['total', 'capacite', 'capacity', 'max', 'nb_places', 'capacite_totale', 'nb_max'] as const;
const FREE = [
  'libre',
  'libres',
  'free',
  'dispo',
  'disponibilite',
  'nb_places_disponibles',
  'nb_libre',
  'places_disponibles',
] as const;

const named = (fields: JsonItem, names: readonly string[]): string =>
  names.find((name) => fields.has(name)) ?? names[0] ?? '';

function readPark(record: JsonItem, fields: JsonItem, id: string): ParkingFacility | undefined {
  const position = POSITION.find((name) => fields.has(name));
  if (position === undefined && !record.has('geometry')) return undefined;
  const coordinate = (position && positionOf(fields, position)) ?? geometryOf(record);
  if (!coordinate) {
    fields.add(invalidCoordinate, position ?? 'geometry', fields.raw(position ?? 'geometry'));
    return undefined;
  }
  const name = fields.text(named(fields, NAME)) ?? '';
  return {
    ...NOTHING_KNOWN,
    id,
    name,
    ...coordinate,
    kind: 'car',
    capacity: fields.count(named(fields, CAPACITY)),
    isParkAndRide: isParkAndRideName(name),
    address: fields.text('address') ?? fields.text('adresse'),
  };
}

/** `[latitude, longitude]` or `{ lat, lon }`. */
function positionOf(fields: JsonItem, name: string): Coordinate | undefined {
  const value = fields.raw(name);
  if (Array.isArray(value)) return toCoordinate(value[0], value[1]);
  const point = fields.item(name);
  return toCoordinate(point?.number('lat'), point?.number('lon'));
}

/** A GeoJSON point: `[longitude, latitude]`. */
function geometryOf(record: JsonItem): Coordinate | undefined {
  const [longitude, latitude] = record.item('geometry')?.list('coordinates') ?? [];
  return toCoordinate(latitude, longitude);
}

function toCoordinate(latitude: unknown, longitude: unknown): Coordinate | undefined {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  const coordinate = { latitude, longitude };
  return isCoordinate(coordinate) && (latitude !== 0 || longitude !== 0) ? coordinate : undefined;
}

function readStatus(record: JsonItem, fields: JsonItem, facilityId: string): ParkingAvailability[] {
  if (!FREE.some((name) => fields.has(name))) return [];
  const words = (fields.text('etat_descriptif') ?? fields.text('etat') ?? fields.text('status') ?? '').toLowerCase();
  const state = CLOSED.test(words) ? 'closed' : FULL.test(words) ? 'full' : OPEN.test(words) ? 'open' : 'unknown';
  const isKnown = !/indisponible|inconnu|unknown/.test(words);
  return [
    {
      facilityId,
      // Strasbourg writes 0 where it does not know
      free: isKnown ? fields.count(named(fields, FREE)) : undefined,
      occupied: undefined,
      capacity: fields.count(named(fields, CAPACITY)),
      trend: undefined,
      state,
      observedAt: record.instant('record_timestamp') ?? fields.instant(named(fields, OBSERVED)),
    },
  ];
}

const OBSERVED = ['published', 'horodatage', 'date_maj', 'datetime', 'last_update', 'mdate'] as const;
const OPEN = /^(?:1|ouvert|open)/;
const FULL = /^(?:complet|full|sature|saturé)/;
const CLOSED = /^(?:2|ferm|closed|complet ferm)/;
