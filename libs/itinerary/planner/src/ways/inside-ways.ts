import type { StopIndex, Timetable } from '@maillage/transit-timetable';

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
