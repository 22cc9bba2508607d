import { metresBetween } from './metres.js';
import type { OracleNetwork, OracleStop, OracleTrip } from './oracle-network.js';
import { secondsOfChange, sortRules, type Party } from './transfer-rules.js';

const REACH_METRES = (900 * 1.2) / 1.3;
/** Beyond it the timetable keeps the nearest only, which the oracle does not model. */
const MOST_NEIGHBOURS = 256;

/** A way from alighting at one place to boarding at another. */
interface Change {
  readonly to: number;
  readonly seconds: number;
}

/**
 * Who may change where, and how long it takes. A place is a stop as one traffic uses it: all trips, or those of a
 * route or a trip that `transfers.txt` names there. Place p is stop p for everybody else, further places follow.
 */
export interface Changes {
  readonly placeCount: number;
  /** The stop of a place. */
  readonly stopOf: readonly number[];
  /** All places of a stop. */
  placesOf(stop: number): readonly number[];
  /** The place of each call of a trip. */
  placesOfTrip(trip: OracleTrip): Int32Array;
  /** Changes from a place, to itself included. */
  readonly from: readonly (readonly Change[])[];
  /** The same ways, listed by where they lead; `to` is where they come from. */
  readonly into: readonly (readonly Change[])[];
}

export function findChanges(network: OracleNetwork): Changes {
  const { stops, trips } = network;
  const rules = sortRules(network.transfers);
  const parties: Party[] = stops.map((_, stop) => ({ stop, route: '', trip: '' }));
  const placesAt = new Map<number, Map<string, number>>();
  for (const trip of trips) for (const stop of trip.stops) placeFor(stop, trip);

  const from = parties.map((): Change[] => []);
  const into = parties.map((): Change[] => []);
  for (const [a, b, metres, isWalk] of listLinks(network, rules.pairs))
    for (const place of placesOf(a))
      for (const target of placesOf(b)) {
        const seconds = secondsOfChange(rules.of(a, b), partyAt(place), partyAt(target), metres, isWalk);
        if (seconds === undefined) continue;
        from[place]?.push({ to: target, seconds });
        into[target]?.push({ to: place, seconds });
      }
  return {
    placeCount: parties.length,
    stopOf: parties.map(({ stop }) => stop),
    placesOf,
    placesOfTrip: (trip) => trip.stops.map((stop) => placeFor(stop, trip)),
    from,
    into,
  };

  function placeFor(stop: number, { key, route }: OracleTrip): number {
    const named = rules.namedAt.get(stop);
    const traffic = named?.has(key) === true ? key : named?.has(route) === true ? route : '';
    if (traffic === '') return stop;
    const places = placesAt.get(stop) ?? new Map<string, number>();
    placesAt.set(stop, places);
    const known = places.get(traffic);
    if (known !== undefined) return known;
    places.set(traffic, parties.length);
    return parties.push({ stop, route, trip: traffic === key ? key : '' }) - 1;
  }

  function placesOf(stop: number): number[] {
    return [stop, ...(placesAt.get(stop)?.values() ?? [])];
  }

  function partyAt(place: number): Party {
    const party = parties[place];
    if (party === undefined) throw new RangeError(`no place ${place}`);
    return party;
  }
}

/** Stops within reach, siblings of a station, pairs that a rule names, and each stop with itself. */
function* listLinks(
  { stops }: OracleNetwork,
  named: readonly (readonly [number, number])[],
): Iterable<[number, number, number, boolean]> {
  const platforms = [...stops.keys()].filter((stop) => stops[stop]?.isPlatform);
  const namedFrom = groupBy(named, ([a]) => a);
  const stationOf = (stop: number): number | undefined => stops[stop]?.parents.at(-1);
  const siblings = groupBy(platforms, stationOf);
  const bands = groupBy(platforms, (stop) => bandOf(stops[stop]));
  for (const a of platforms) {
    const from = stops[a] as OracleStop;
    const station = stationOf(a);
    const band = bandOf(from);
    const ofStation = new Set(station === undefined ? [] : siblings.get(station));
    const ofRules = new Set(namedFrom.get(a)?.map(([, b]) => b));
    const around = [band - 1, band, band + 1].flatMap((value) => bands.get(value) ?? []);
    let near = 0;
    for (const b of new Set([...around, ...ofStation, ...ofRules])) {
      const to = stops[b] as OracleStop;
      if (!to.isPlatform) continue;
      const metres = a === b ? 0 : metresBetween(from, to);
      const isNear = metres <= REACH_METRES;
      if (isNear && ++near > MOST_NEIGHBOURS) throw new RangeError(`stop ${from.id} has too many neighbours`);
      const isWalk = isNear || ofStation.has(b);
      if (isWalk || ofRules.has(b)) yield [a, b, metres, isWalk];
    }
  }
}

/** A hundredth of a degree of latitude is more than a kilometre: what is in reach is in the same band or one beside it. */
const bandOf = (stop: OracleStop | undefined): number => Math.floor((stop?.latitude ?? 0) * 100);

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
