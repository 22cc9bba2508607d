import type { OsmPlace } from '@maillage/itinerary-planner';
import type { NetworkInput } from '@maillage/ports';
import { listPlaces } from '@maillage/street-extract';
import { blocksOf } from './prepare-streets.js';

const WANTED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['amenity', new Set(['parking', 'bicycle_parking'])],
  ['railway', new Set(['platform', 'subway_entrance', 'train_station_entrance'])],
  ['public_transport', new Set(['platform'])],
  ['highway', new Set(['platform'])],
]);

/** Buildings of which the doors lead to trains. */
const STATIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['building', new Set(['train_station'])],
  ['public_transport', new Set(['station'])],
  ['railway', new Set(['station'])],
]);

/** What the extracts tell beside streets: parks, platforms and entrances of stations, the doors of their buildings among them. */
export const listOsmPlaces = ({ extracts }: Pick<NetworkInput, 'extracts'>): Promise<readonly OsmPlace[]> =>
  listPlaces(() => blocksOf(extracts), WANTED, STATIONS);
