import type { Facility, NetworkFacilities } from '@maillage/itinerary-model';
import type { Bilingual, BoundingBox } from '@maillage/kernel';
import type { ParkingReading } from '@maillage/parking-facilities';
import type { GbfsReading } from '@maillage/sharing-gbfs';
import { toParks } from './feed-parks.js';
import { keepAround } from './keep-around.js';
import { mergeBicycleParks, mergeCarParks } from './merge-parks.js';
import { toBicyclePark, toCarPark } from './osm-parks.js';
import type { OsmPlace } from './osm-place.js';
import { toRentals } from './rental-system.js';

/** What tells of facilities, feeds in the order of the territory file. */
export interface FacilitySources {
  readonly gbfs: readonly { readonly feed: string; readonly reading: GbfsReading }[];
  readonly parkings: readonly { readonly feed: string; readonly reading: ParkingReading }[];
  readonly osm: readonly OsmPlace[];
  /** Where the stops are; what feeds tell of far beyond is left out. */
  readonly around?: BoundingBox | undefined;
}

export interface PlacedFacilities {
  readonly facilities: NetworkFacilities;
  /** What whoever runs the install should know. */
  readonly findings: readonly Bilingual[];
}

/** Of one kind; the country with most bicycle stands in OpenStreetMap has some 300,000, a territory some thousands. */
const MOST_OF_A_KIND = 50_000;

/**
 * Shared vehicles of GBFS systems, car parks and bicycle parks of feeds and of OpenStreetMap: one place that several tell
 * of is there once, and the first feed wins. The same sources give the same rows. Rentals of OpenStreetMap are left out:
 * a shop that lets bicycles is tagged alike, and who has stations publishes GBFS.
 */
export function toNetworkFacilities(sources: FacilitySources, mostOfAKind = MOST_OF_A_KIND): PlacedFacilities {
  const rentals = sources.gbfs.map(({ feed, reading }, row) => {
    const { system, facilities } = toRentals(feed, reading, row);
    return { system, ...keepAround(feed, facilities, sources.around) };
  });
  const parkings = sources.parkings.map(({ feed, reading }) =>
    keepAround(feed, toParks(feed, reading), sources.around),
  );
  const told = parkings.flatMap(({ kept }) => kept);
  const osm = [...sources.osm].sort(byId);
  const carParks = [
    ...told.filter((park) => park.kind === 'car-park'),
    ...osm.flatMap((place) => toCarPark(place) ?? []),
  ];
  const bicycleParks = [
    ...told.filter((park) => park.kind === 'bicycle-park'),
    ...osm.flatMap((place) => toBicyclePark(place) ?? []),
  ];
  const shared = rentals.flatMap(({ kept }) => kept);
  const kinds: readonly (readonly Facility[])[] = [
    shared.filter(({ kind }) => kind === 'rental-station'),
    shared.filter(({ kind }) => kind === 'rental-vehicle'),
    mergeCarParks(carParks),
    mergeBicycleParks(bicycleParks),
  ];
  return {
    facilities: {
      systems: rentals.map(({ system }) => system),
      facilities: kinds.flatMap((facilities) => withDistinctIds(facilities).sort(byId).slice(0, mostOfAKind)),
    },
    findings: [
      ...[...rentals, ...parkings].flatMap(({ findings }) => findings),
      ...kinds.flatMap((facilities) => (facilities.length > mostOfAKind ? [tooMany(facilities, mostOfAKind)] : [])),
    ],
  };
}

interface Identified {
  readonly id: string;
}

const byId = (one: Identified, other: Identified): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

const withDistinctIds = (facilities: readonly Facility[]): Facility[] => [
  ...new Map([...facilities].reverse().map((facility) => [facility.id, facility])).values(),
];

function tooMany(facilities: readonly Facility[], most: number): Bilingual {
  const [kind, count] = [facilities[0]?.kind ?? '', facilities.length];
  return {
    fr: `${count} lieux de type ${kind} : seuls les ${most} premiers sont gardés.`,
    en: `${count} places of kind ${kind}: only the first ${most} are kept.`,
  };
}
