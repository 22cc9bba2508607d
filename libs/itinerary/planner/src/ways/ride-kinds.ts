import type { Facility, RentalWishes } from '@maillage/itinerary-model';
import type { Coordinate } from '@maillage/kernel';
import type { OpenStreets, TravelMode } from '@maillage/street-graph';
import type { BaseWays } from './base-ways.js';
import type { Rider } from './facility-places.js';
import { wishedTypes } from './facility-presence.js';
import { modeOf } from './facility-rules.js';
import type { Traveller } from './ways.js';

/** Rides that are searched together: on vehicles of one system to which the same is allowed. */
export interface RideKind {
  readonly system: number;
  readonly mode: TravelMode;
  /** Whether they may begin (backward: end) at it, as far as it depends on what it is. */
  isOf(facility: Facility): boolean;
  /** Whether one may ride there at all. */
  mayPass(place: Coordinate): boolean;
  /** Whether the vehicle may be left there, outside of stations. */
  mayBeLeft(place: Coordinate): boolean;
  /** Whether a vehicle that stands free may have to be left at a station. */
  readonly mayNeedStation: boolean;
  /** The streets along which one may ride; undefined: all. */
  openTo(rider: Rider): OpenStreets | undefined;
  /** Metres that the vehicle in a row gets; undefined where every one of them gets as far as anybody rides. */
  readonly rangeOf: ((row: number) => number) | undefined;
}

/** From station to station, on a vehicle of the first type that is wished. */
export function dockedKind(ways: BaseWays, system: number, rental: RentalWishes): RideKind {
  const types = ways.places.facilities.systems[system]?.vehicleTypes ?? [];
  const wished = wishedTypes(types, rental);
  const isWishedRow = (row: number): boolean => wished === undefined || wished.has(row);
  const type = types.findIndex(({ returnConstraint }, row) => isWishedRow(row) && returnConstraint !== ROUND_TRIP);
  // who has to bring it back to where it was is no nearer to anywhere
  const isOf = ({ kind }: Facility): boolean => kind === 'rental-station' && (type >= 0 || types.length === 0);
  return { ...kindOf(ways, system, type), isOf, rangeOf: undefined };
}

const ROUND_TRIP = 'roundtrip_station';

/** From vehicles that stand free: apart those for which other zones hold, and those with little charge. */
export function freeKinds(ways: BaseWays, system: number, traveller: Traveller, maxSeconds: number): RideKind[] {
  const { facilities, rules } = ways;
  const types = facilities.network.systems[system]?.vehicleTypes ?? [];
  const ample = maxSeconds * Math.max(traveller.cyclingMetresPerSecond, USUAL_METRES_PER_SECOND);
  const rangeAt = (row: number): number => {
    const facility = facilities.all[row];
    return facility?.kind === 'rental-vehicle' ? (facility.rangeMetres ?? Infinity) : Infinity;
  };
  const keys = new Map<number, string>();
  const keyOf = (type: number): string => {
    const key =
      keys.get(type) ??
      `${modeOf(types[type])} ${types[type]?.returnConstraint ?? ''} ${facilities.zonesOf(system, type)?.profileAt(rules.now) ?? ''}`;
    keys.set(type, key);
    return key;
  };
  const groups = new Map<string, { readonly type: number; readonly isWeak: boolean; readonly rows: Set<number> }>();
  for (const facility of facilities.all) {
    if (facility.kind !== 'rental-vehicle' || facility.system !== system) continue;
    const type = facility.vehicleType;
    const isWeak = (facility.rangeMetres ?? Infinity) < ample;
    const key = `${keyOf(type)} ${String(isWeak)}`;
    const group = groups.get(key) ?? { type, isWeak, rows: new Set() };
    group.rows.add(type);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ type, isWeak, rows }): RideKind => {
    const kind = kindOf(ways, system, type);
    const isOf = (facility: Facility): boolean =>
      facility.kind === 'rental-vehicle' &&
      rows.has(facility.vehicleType) &&
      (facility.rangeMetres ?? Infinity) < ample === isWeak &&
      kind.mayBegin(facility);
    return { ...kind, isOf, rangeOf: isWeak ? rangeAt : undefined };
  });
}

/** A scooter or a small car in a town. */
const USUAL_METRES_PER_SECOND = 25 / 3.6;

function kindOf({ facilities, rules }: BaseWays, system: number, type: number) {
  const zones = facilities.zonesOf(system, type);
  const ruleAt = (place: Coordinate) => zones?.ruleAt(place, rules.now);
  const known = facilities.network.systems[system]?.vehicleTypes[type];
  const isBound = known?.returnConstraint === 'any_station' || known?.returnConstraint === ROUND_TRIP;
  return {
    system,
    mode: modeOf(known),
    mayNeedStation: (isBound || zones !== undefined) && known?.returnConstraint !== ROUND_TRIP,
    mayBegin: (place: Coordinate): boolean => ruleAt(place)?.rideStartAllowed !== false,
    mayPass: (place: Coordinate): boolean => ruleAt(place)?.rideThroughAllowed !== false,
    mayBeLeft(place: Coordinate): boolean {
      const rule = ruleAt(place);
      if (isBound) return false;
      return rule === undefined || (rule.rideEndAllowed && rule.rideThroughAllowed && !rule.stationParking);
    },
    openTo: (rider: Rider): OpenStreets | undefined => facilities.openTo(system, type, rider, rules.now),
  };
}

/** Whether the vehicle in a row gets as far as one rides in some deciseconds; on foot beside it one gets less far. */
export function isInRange({ rangeOf }: RideKind, row: number, deciseconds: number, metresPerSecond: number): boolean {
  return rangeOf === undefined || (deciseconds / 10) * metresPerSecond <= rangeOf(row);
}

/** How far one gets at most in a second, with somebody else's motor as fast as a town allows. */
export const speedOn = (mode: TravelMode, { cyclingMetresPerSecond }: Traveller): number =>
  mode === 'car' ? TOWN_METRES_PER_SECOND : cyclingMetresPerSecond;

const TOWN_METRES_PER_SECOND = 50 / 3.6;
