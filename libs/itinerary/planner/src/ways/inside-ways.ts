import type { StreetLine } from '@maillage/itinerary-model';
import { at, distanceMetres } from '@maillage/kernel';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import type { StreetSection, Traveller } from './ways.js';

/** A way inside a station that its feed tells of. */
export interface InsideWay {
  readonly seconds: number;
  /** −1: not without a step. */
  readonly wheelchairSeconds: number;
}

export interface InsideWays {
  find(from: StopIndex, to: StopIndex): InsideWay | undefined;
}

export function readInsideWays({ passages }: Timetable): InsideWays {
  const { from, to, seconds, wheelchairSeconds } = passages;
  const ways = new Map<string, InsideWay>();
  from.forEach((stop, row) =>
    ways.set(`${String(stop)} ${String(to[row])}`, {
      seconds: seconds[row] as number,
      wheelchairSeconds: wheelchairSeconds[row] as number,
    }),
  );
  return { find: (start, end) => ways.get(`${String(start)} ${String(end)}`) };
}

/** Metres per second at which the network measures walks (`WalkingRules`). */
export const MEASURED = { foot: 1.2, wheelchair: 0.8 } as const;

/** From platform to platform as the station tells; undefined where it tells nothing. */
export function walkInside(
  { stops }: Timetable,
  ways: InsideWays,
  [from, to]: readonly [StopIndex, StopIndex],
  { wheelchair, walkingMetresPerSecond }: Traveller,
): StreetSection | undefined {
  const way = ways.find(from, to);
  const told = wheelchair ? way?.wheelchairSeconds : way?.seconds;
  if (told === undefined || told < 0) return undefined;
  const measured = wheelchair ? MEASURED.wheelchair : MEASURED.foot;
  const [start, end] = [from, to].map((stop) => ({
    latitude: at(stops.latitude, stop),
    longitude: at(stops.longitude, stop),
  }));
  if (!start || !end) return undefined;
  const points = [start, end].flatMap(({ latitude, longitude }) => [latitude * 1e6, longitude * 1e6].map(Math.round));
  const line: StreetLine = { points: Int32Array.from(points), steps: [] };
  return {
    mode: 'WALK',
    from,
    to,
    seconds: Math.ceil((told * measured) / walkingMetresPerSecond),
    metres: Math.round(distanceMetres(start, end)),
    pauseSeconds: 0,
    line,
  };
}
