import { type BoundingBox, type Coordinate, entry, formatIsoDate, type ServiceDay } from '@maillage/kernel';
import { layLines } from './bus/bus-lines.js';
import { routeFinder } from './bus/route-finder.js';
import { StopRegister } from './bus/stop-places.js';
import { busFeed, type GtfsFiles } from './feed/bus-feed.js';
import { railFeed } from './feed/rail-feed.js';
import { liveTerritory, type LiveTerritory } from './live/live-territory.js';
import { townMap } from './osm/town-map.js';
import { placeCarParks } from './parking/car-parks.js';
import { parkingFeed } from './parking/parking-feed.js';
import { toCoordinate } from './plane.js';
import { randomFrom } from './random.js';
import { bikeShareFiles, type GbfsFiles } from './sharing/bike-share.js';
import { placeRentalStations } from './sharing/rental-stations.js';
import { RAILWAY_LINE, RIVER_LINE } from './town/barriers.js';
import { buildTown } from './town/build-town.js';
import { COMMUNES, TOWN } from './town/places.js';
import { MAIN_SQUARE } from './town/roads.js';

export interface DemoTerritory {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly timezone: string;
  readonly inhabitants: number;
  readonly center: Coordinate;
  readonly box: BoundingBox;
  /** The communes with their inhabitants and the place of their town hall. */
  readonly communes: readonly (Coordinate & { readonly name: string; readonly inhabitants: number })[];
  /** GTFS of the two publishers, file name → text. */
  readonly feeds: { readonly bus: GtfsFiles; readonly rail: GtfsFiles };
  /** The standing documents of the shared bicycles, GBFS 3.0, file name → text. */
  readonly bikeShare: GbfsFiles;
  /** The car parks in the French national schema. */
  readonly parkings: string;
  /** The streets, paths, railway and river as an `.osm.pbf` file, drawn when first asked for. */
  readonly streets: Uint8Array;
  /** What moves: delays, vehicles, bicycles, places. */
  readonly live: LiveTerritory;
}

const ZONE = 'Europe/Paris';

/** The fictional intercommunality: the same seed and day give the same bytes. */
export function demoTerritory({ seed, today }: { readonly seed: number; readonly today: ServiceDay }): DemoTerritory {
  const graph = buildTown(seed);
  const register = new StopRegister(graph, randomFrom(seed).fork('stops'));
  const lines = layLines(graph, routeFinder(graph), register);
  const box = boxOf(graph.nodes.map(toCoordinate));
  const mapBox = boxOf([...graph.nodes, ...RIVER_LINE, ...RAILWAY_LINE].map(toCoordinate));
  const carParks = placeCarParks(graph);
  const rentalStations = placeRentalStations(graph, seed);
  const bikeShare = bikeShareFiles(rentalStations, `${formatIsoDate(today)}T00:00:00Z`);
  let streets: Uint8Array | undefined;
  return {
    id: 'montorvel',
    name: 'Grand Montorvel Agglomération',
    town: TOWN,
    timezone: ZONE,
    inhabitants: COMMUNES.reduce((sum, commune) => sum + commune.inhabitants, 0),
    center: toCoordinate(MAIN_SQUARE),
    box,
    communes: COMMUNES.map(({ name, inhabitants, x, y }) => ({ name, inhabitants, ...toCoordinate({ x, y }) })),
    feeds: { bus: busFeed(lines, register.places, today), rail: railFeed(today) },
    bikeShare,
    parkings: parkingFeed(carParks),
    get streets() {
      return (streets ??= townMap(graph, { places: register.places, carParks, rentalStations }, mapBox, seed));
    },
    live: liveTerritory({ lines, stations: rentalStations, carParks, bikeShare, seed, zone: ZONE }),
  };
}

function boxOf(coordinates: readonly Coordinate[]): BoundingBox {
  const first = entry(coordinates, 0);
  return coordinates.reduce<BoundingBox>(
    ({ south, west, north, east }, { latitude, longitude }) => ({
      south: Math.min(south, latitude),
      west: Math.min(west, longitude),
      north: Math.max(north, latitude),
      east: Math.max(east, longitude),
    }),
    { south: first.latitude, west: first.longitude, north: first.latitude, east: first.longitude },
  );
}
