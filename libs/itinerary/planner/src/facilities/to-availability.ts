import type {
  Availability,
  AvailabilitySource,
  Facility,
  FreeVehicle,
  NetworkFacilities,
  ParkPresence,
  Presence,
  SystemPresence,
} from '@maillage/itinerary-model';
import { formatScopedId, type Instant } from '@maillage/kernel';
import type { FacilityOccupancy, ParkingOccupancy } from '@maillage/parking-facilities';
import type { SharingAvailability } from '@maillage/sharing-gbfs';
import { toStationPresence, toSystemPresence, toVehicles } from './sharing-presence.js';

interface LiveFeed {
  readonly feed: string;
  /** When what it tells was so: its own time, else that of the last fetch that found it unchanged or new. */
  readonly at: Instant;
  readonly maxAgeSeconds: number;
}

interface LiveSharing extends LiveFeed {
  readonly availability: SharingAvailability;
}

interface LiveParking extends LiveFeed {
  readonly occupancy: ParkingOccupancy;
}

/** The live parts of a territory's feeds, each as it was last told. */
export interface LiveFacilities {
  readonly sharing: readonly LiveSharing[];
  readonly parking: readonly LiveParking[];
}

/** Finds the facilities of one network that live feeds tell of. */
export class AvailabilityResolver {
  /** A place that several feeds tell of has the ids of all. */
  readonly #rows = new Map<string, number>();

  constructor(private readonly network: NetworkFacilities) {
    network.facilities.forEach((facility, row) => {
      for (const id of idsOf(facility)) if (!this.#rows.has(id)) this.#rows.set(id, row);
    });
  }

  /** What no facility of the network is told of is left out (the network of tomorrow may have it). */
  resolve(told: LiveFacilities, sequence: number): Availability {
    const { sharing, parking } = told;
    const facilities = new Map<number, Presence>();
    const systems = new Map<number, SystemPresence>();
    const vehicles: FreeVehicle[] = [];
    for (const [source, live] of sharing.entries()) {
      const system = this.network.systems.findIndex(({ feed }) => feed === live.feed);
      const known = this.network.systems[system];
      if (!known) continue;
      for (const status of live.availability.stations ?? []) {
        const row = this.#rows.get(formatScopedId(live.feed, status.stationId));
        const station = row === undefined ? undefined : this.network.facilities[row];
        if (row === undefined || station?.kind !== 'rental-station') continue;
        facilities.set(row, toStationPresence(status, station, known, source));
      }
      systems.set(system, toSystemPresence(live.availability, known, source));
      vehicles.push(...toVehicles(live.availability, { system, known, source }));
    }
    for (const [index, live] of parking.entries()) {
      const source = sharing.length + index;
      for (const counted of live.occupancy.facilities) {
        const row = this.#rows.get(formatScopedId(live.feed, counted.facilityId));
        const park = row === undefined ? undefined : this.network.facilities[row];
        // of two feeds that count one place the first is believed
        if (row === undefined || !park || facilities.has(row)) continue;
        facilities.set(row, toParkPresence(counted, park, source));
      }
    }
    return { sequence, sources: listSources(told), facilities, vehicles: vehicles.slice(0, MOST_VEHICLES), systems };
  }

  /** What was resolved before, when feeds tell the same again: the very value when they tell the same age, too. */
  age(known: Availability, told: LiveFacilities): Availability {
    const sources = listSources(told);
    const isSame =
      sources.length === known.sources.length && sources.every((one, i) => isSameSource(one, known.sources[i]));
    return isSame ? known : { ...known, sources };
  }
}

const listSources = ({ sharing, parking }: LiveFacilities): AvailabilitySource[] =>
  [...sharing, ...parking].map(toSource);

const isSameSource = (one: AvailabilitySource, other: AvailabilitySource | undefined): boolean =>
  one.feed === other?.feed && one.at === other.at && one.maxAgeSeconds === other.maxAgeSeconds;

/** Every thread has a copy. */
const MOST_VEHICLES = 20_000;

const idsOf = (facility: Facility): readonly string[] =>
  facility.kind === 'car-park' || facility.kind === 'bicycle-park'
    ? [facility.id, ...(facility.alsoKnownAs ?? [])]
    : [facility.id];

const toSource = ({ feed, at, maxAgeSeconds }: LiveFeed): AvailabilitySource => ({ feed, at, maxAgeSeconds });

function toParkPresence(told: FacilityOccupancy, park: Facility, source: number): ParkPresence {
  const capacity = told.capacity ?? ('capacity' in park ? park.capacity : undefined);
  const places = told.free ?? (told.occupied === undefined ? undefined : (capacity ?? NaN) - told.occupied);
  const isPlausible = places !== undefined && places >= 0 && places <= (capacity ?? places);
  return {
    kind: 'park',
    source,
    places: isPlausible && !told.isSuspect ? places : undefined,
    state: told.state,
    trend: told.trend,
    at: told.observedAt,
  };
}
