import { type Quay, type StopPlace } from '../bus/stop-places.js';
import { type Point, toCoordinate } from '../plane.js';
import { RAIL_STATIONS } from '../town/roads.js';
import { toCsv } from './csv.js';

type Row = readonly (string | number)[];

export const STOP_COLUMNS = [
  'stop_id',
  'stop_code',
  'stop_name',
  'stop_lat',
  'stop_lon',
  'location_type',
  'parent_station',
  'wheelchair_boarding',
  'platform_code',
] as const;

/** A place with so many quays is a station of its own. */
const STATION_QUAYS = 3;

export const quayId = ({ place, letter }: Quay): string => `${place.number}${letter}`;

/** `stops.txt`: stations, their entrances and platforms, and stops beside the road; only what a trip serves. */
export function stopFile(places: readonly StopPlace[], served: ReadonlySet<Quay>): string {
  const rows = places.flatMap((place) => {
    const quays = place.quays.filter((quay) => served.has(quay));
    const isStation = quays.length >= STATION_QUAYS;
    const platforms = quays.map((quay) => quayRow(quay, isStation));
    return isStation ? [stationRow(place, quays), ...entranceRows(place), ...platforms] : platforms;
  });
  return toCsv(STOP_COLUMNS, rows);
}

export const degrees = (p: Point): [string, string] => {
  const { latitude, longitude } = toCoordinate(p);
  return [latitude.toFixed(6), longitude.toFixed(6)];
};

function quayRow(quay: Quay, isPlatform: boolean): Row {
  const { place, letter, accessible } = quay;
  return [
    quayId(quay),
    `${place.number}${letter}`,
    place.name,
    ...degrees(quay),
    0,
    isPlatform ? stationId(place) : '',
    accessible,
    isPlatform ? letter : '',
  ];
}

function stationRow(place: StopPlace, quays: readonly Quay[]): Row {
  const accessible = quays.every((quay) => quay.accessible === 1) ? 1 : 0;
  return [stationId(place), String(place.number), place.name, ...degrees(place), 1, '', accessible, ''];
}

const stationId = ({ number }: StopPlace): string => `S${number}`;

/** The bus station has two ways in: from the town and from the railway. */
function entranceRows(place: StopPlace): Row[] {
  if (!place.quays.some(({ street }) => street < 0)) return [];
  const { x, y } = RAIL_STATIONS.centre;
  return [
    [
      `E${place.number}-1`,
      '',
      'Gare de Montorvel – entrée place de la Gare',
      ...degrees({ x: place.x, y: place.y - 22 }),
      2,
      stationId(place),
      1,
      '',
    ],
    [
      `E${place.number}-2`,
      '',
      'Gare de Montorvel – accès aux trains',
      ...degrees({ x, y: y - 34 }),
      2,
      stationId(place),
      1,
      '',
    ],
  ];
}
