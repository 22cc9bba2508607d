import {
  facilityOf,
  type Itinerary,
  type Leg,
  type NetworkFacilities,
  type RideLeg,
  type StreetLeg,
} from '@maillage/itinerary-model';
import { at, distanceMetres, type Coordinate } from '@maillage/kernel';
import type { PatternIndex, RouteIndex, StopIndex, Timetable, TripIndex } from '@maillage/transit-timetable';
import { carrierOfRoute, carrierOfSystem, type EmissionSettings, type RideCarrier } from './carriers.js';
import { legalBusFactor, NATIONAL_FACTORS, type EmissionFactor } from './emission-factors.js';
import { gramsOf, type Emission, type LegEmission } from './emission.js';

/** The metres a car would drive, and whether that is a guess. */
export interface CarAlternative extends Emission {
  readonly metres: number;
  readonly isEstimated: boolean;
}

/** What the ways of one network emit, per traveller. */
export class NetworkEmissions {
  readonly #busFactor: EmissionFactor;
  readonly #interurbanFactor: EmissionFactor;
  readonly #carFactor: EmissionFactor;
  readonly #taxiFactor: EmissionFactor;
  /** By route; undefined where no factor is known. */
  readonly #routes = new Map<RouteIndex, EmissionFactor | undefined>();
  /** metres[i]: from the first stop of the pattern to its position i. */
  readonly #patterns = new Map<PatternIndex, Float64Array>();

  constructor(
    /** Its timetable gets the trips of added runs. */
    private readonly network: { readonly timetable: Timetable },
    private readonly facilities: NetworkFacilities,
    settings: EmissionSettings,
  ) {
    const { inhabitants, bus, car } = settings;
    const isLegal = bus === 'diesel' && inhabitants !== undefined;
    const bought = NATIONAL_FACTORS[BUS_CARRIERS[bus]];
    this.#busFactor = isLegal ? legalBusFactor(inhabitants) : bought;
    this.#interurbanFactor = isLegal ? legalBusFactor(0) : bought;
    this.#carFactor = NATIONAL_FACTORS[car === 'electric' ? 'CAR_ELECTRIC' : 'CAR_THERMAL'];
    this.#taxiFactor = { ...this.#carFactor, gramsPerKilometre: 2 * this.#carFactor.gramsPerKilometre };
  }

  ofLeg(leg: Leg): LegEmission {
    return leg.kind === 'street'
      ? { metres: leg.metres, factor: this.#streetFactor(leg) }
      : { metres: this.#rideMetres(leg), factor: this.#rideFactor(leg) };
  }

  /** The same way by car: what it drives in an answer that has one, else the crow's flight × 1.3. */
  car(direct: readonly Itinerary[], from: Coordinate, to: Coordinate): CarAlternative {
    const driven = direct
      .filter(({ legs }) => legs.some((leg) => leg.kind === 'street' && leg.mode === 'CAR'))
      .map(({ legs }) => legs.reduce((sum, leg) => sum + (isDriven(leg) ? leg.metres : 0), 0));
    const isEstimated = driven.length === 0;
    const metres = Math.round(isEstimated ? distanceMetres(from, to) * CAR_DETOUR : Math.min(...driven));
    return { metres, isEstimated, grams: gramsOf(metres, this.#carFactor), factor: this.#carFactor };
  }

  #streetFactor(leg: StreetLeg): EmissionFactor | undefined {
    switch (leg.mode) {
      case 'WALK':
      case 'BIKE':
        return NATIONAL_FACTORS[leg.mode];
      case 'CAR':
        return this.#carFactor;
      case 'RENTAL':
        return this.#rentalFactor(leg);
    }
  }

  #rentalFactor({ from, vehicle }: StreetLeg): EmissionFactor | undefined {
    const row = facilityOf(from);
    const taken = vehicle ?? (row === undefined ? undefined : this.facilities.facilities[row]);
    if (!taken || !('system' in taken)) return undefined;
    const system = this.facilities.systems[taken.system];
    if (!system) return undefined;
    const type = taken.kind === 'rental-vehicle' ? system.vehicleTypes[taken.vehicleType] : undefined;
    const carrier = carrierOfSystem(system, type, (one) => NATIONAL_FACTORS[one].gramsPerKilometre);
    return carrier && NATIONAL_FACTORS[carrier];
  }

  #rideFactor({ trip }: RideLeg): EmissionFactor | undefined {
    const { trips, patterns, routes } = this.network.timetable;
    const route = at(patterns.route, at(trips.pattern, trip as TripIndex) as PatternIndex) as RouteIndex;
    if (!this.#routes.has(route)) this.#routes.set(route, this.#factorOf(carrierOfRoute(at(routes.type, route))));
    return this.#routes.get(route);
  }

  #factorOf(carrier: RideCarrier | undefined): EmissionFactor | undefined {
    switch (carrier) {
      case undefined:
        return undefined;
      case 'BUS':
        return this.#busFactor;
      case 'INTERURBAN_BUS':
        return this.#interurbanFactor;
      case 'TAXI':
        return this.#taxiFactor;
      default:
        return NATIONAL_FACTORS[carrier];
    }
  }

  #rideMetres({ trip, boardPosition, alightPosition }: RideLeg): number {
    const metres = this.#metresAlong(at(this.network.timetable.trips.pattern, trip as TripIndex) as PatternIndex);
    return Math.round(at(metres, alightPosition) - at(metres, boardPosition));
  }

  /** From stop to stop, the great circle × 1.2: lines bend. */
  #metresAlong(pattern: PatternIndex): Float64Array {
    const known = this.#patterns.get(pattern);
    if (known) return known;
    const { stopOffset, stopWord } = this.network.timetable.patterns;
    const first = at(stopOffset, pattern);
    const metres = new Float64Array(at(stopOffset, pattern + 1) - first);
    for (let i = 1; i < metres.length; i++) {
      const [before, here] = [at(stopWord, first + i - 1) >> 2, at(stopWord, first + i) >> 2];
      metres[i] = at(metres, i - 1) + RIDE_DETOUR * distanceMetres(this.#pointOf(before), this.#pointOf(here));
    }
    if (this.#patterns.size >= KEPT_PATTERNS) this.#patterns.clear();
    this.#patterns.set(pattern, metres);
    return metres;
  }

  #pointOf(stop: number): Coordinate {
    const { latitude, longitude } = this.network.timetable.stops;
    return { latitude: at(latitude, stop as StopIndex), longitude: at(longitude, stop as StopIndex) };
  }
}

const BUS_CARRIERS = { diesel: 'BUS_DIESEL', electric: 'BUS_ELECTRIC', gnv: 'BUS_GNV' } as const;

const CAR_DETOUR = 1.3;
const RIDE_DETOUR = 1.2;
/** Patterns are asked for again and again; a country has too many to keep all. */
const KEPT_PATTERNS = 20_000;

const isDriven = (leg: Leg): leg is StreetLeg => leg.kind === 'street' && leg.mode === 'CAR';
