import {
  NO_AVAILABILITY,
  type Availability,
  type ElevationCosts,
  type Facility,
  type FreeVehicle,
  type NetworkFacilities,
} from '@maillage/itinerary-model';
import type { Coordinate, Instant } from '@maillage/kernel';
import { closeEdges, type OpenStreets, type StreetPoint, type TravelMode } from '@maillage/street-graph';
import { RideZones } from './ride-zones.js';
import { linkPlace, toLinks, type StreetLinks } from './street-links.js';
import type { FacilityWalks, StreetPlaces } from './street-places.js';

/**
 * The facilities of one moment as they lie beside the streets: those of the network, and after them the vehicles that stand
 * free. Vehicles are snapped when somebody looks for one, and those that have not moved were snapped before.
 */
export class FacilityPlaces {
  readonly all: readonly Facility[];
  /** What kinds there are at all. */
  readonly kinds: ReadonlySet<Facility['kind']>;
  #links = new Map<TravelMode, StreetLinks>();
  #zones = new Map<string, RideZones>();

  constructor(
    private readonly streets: StreetPlaces,
    readonly availability: Availability = NO_AVAILABILITY,
    private readonly memory = new VehicleMemory(),
  ) {
    const { facilities } = streets.facilities;
    this.all = availability.vehicles.length > 0 ? [...facilities, ...availability.vehicles] : facilities;
    this.kinds = new Set(this.all.map(({ kind }) => kind));
  }

  /** The same facilities, of which the same was told again: all that was found out about them holds. */
  aged(sources: Availability['sources']): FacilityPlaces {
    const aged = new FacilityPlaces(this.streets, { ...this.availability, sources }, this.memory);
    aged.#links = this.#links;
    aged.#zones = this.#zones;
    return aged;
  }

  get network(): NetworkFacilities {
    return this.streets.facilities;
  }

  /** The vehicle that stands free just now in a row beyond those of the network. */
  vehicleAt(row: number): FreeVehicle | undefined {
    return this.availability.vehicles[row - this.network.facilities.length];
  }

  /** By facility. */
  links(mode: TravelMode): StreetLinks {
    const known = this.#links.get(mode);
    if (known) return known;
    const { vehicles } = this.availability;
    const settled = this.streets.facilityLinks(mode);
    const links =
      vehicles.length === 0
        ? settled
        : toLinks([
            ...this.network.facilities.map((_, row) => settled.of(row)),
            ...vehicles.map((vehicle) => this.#snap(mode, vehicle)),
          ]);
    this.#links.set(mode, links);
    return links;
  }

  /** The walks between a facility and the stops around it. */
  walksOf(row: number): FacilityWalks {
    const vehicle = this.vehicleAt(row);
    if (!vehicle) return this.streets.walksOf(row);
    return this.memory.walks.get(keyOf('foot', vehicle), () =>
      this.streets.measureWalks(vehicle, this.links('foot').of(row)),
    );
  }

  /** What zones allow a kind of vehicle of a system; undefined where there are none. */
  zonesOf(system: number, type: number): RideZones | undefined {
    const presence = this.availability.systems.get(system);
    if (!presence || (presence.zones.length === 0 && presence.globalRules.length === 0)) return undefined;
    const key = `${String(system)} ${String(type)}`;
    const zones = this.#zones.get(key) ?? new RideZones(presence, type);
    this.#zones.set(key, zones);
    return zones;
  }

  /** The streets along which a kind of vehicle may be ridden; undefined: all. */
  openTo(system: number, type: number, rider: Rider, now: Instant): OpenStreets | undefined {
    const zones = this.zonesOf(system, type);
    if (!zones?.closesStreets) return undefined;
    const digest = this.availability.systems.get(system)?.zonesDigest ?? '';
    const { mode, elevationCosts } = rider;
    return this.memory.open.get([system, mode, elevationCosts, digest, zones.profileAt(now)].join(' '), () =>
      closeEdges(this.streets.graph, rider, (place) => zones.ruleAt(place, now)?.rideThroughAllowed === false),
    );
  }

  #snap(mode: TravelMode, vehicle: FreeVehicle): readonly StreetPoint[] {
    return this.memory.points.get(keyOf(mode, vehicle), () => linkPlace(this.streets.graph, mode, vehicle));
  }
}

/** How one rides. */
export interface Rider {
  readonly mode: TravelMode;
  readonly elevationCosts: ElevationCosts;
}

/** What was found out about places at which vehicles stand; it outlives the moment, and has an end. */
export class VehicleMemory {
  readonly points = new BoundedMap<readonly StreetPoint[]>(100_000);
  readonly walks = new BoundedMap<FacilityWalks>(20_000);
  /** As large as the streets of a mode, each. */
  readonly open = new BoundedMap<OpenStreets>(4);
}

class BoundedMap<Value> {
  readonly #values = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined || this.#values.has(key)) return known as Value;
    if (this.#values.size >= this.most) this.#values.clear();
    const made = make();
    this.#values.set(key, made);
    return made;
  }
}

const keyOf = (mode: TravelMode, { latitude, longitude }: Coordinate): string =>
  `${mode} ${String(latitude)} ${String(longitude)}`;
