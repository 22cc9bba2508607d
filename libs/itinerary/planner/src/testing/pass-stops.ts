/** An independent search for journeys over stops to pass: every run tried from everywhere, at each departure. */

interface DrawnCall {
  readonly stop: string;
  /** Minutes; one leaves when one arrives. */
  readonly minute: number;
}
export type DrawnTrip = readonly DrawnCall[];

export interface PassedStop {
  readonly stop: string;
  readonly stayMinutes: number;
}

interface Question {
  readonly trips: readonly DrawnTrip[];
  readonly from: string;
  readonly to: string;
  readonly via: readonly PassedStop[];
  readonly maxTrips: number;
  readonly changeMinutes: number;
}

/** Departure and arrival in minutes, and rides: all that none other beats. */
export type Passed = readonly [departure: number, arrival: number, rides: number];

export function passStops(question: Question): Passed[] {
  const [first] = question.via;
  const stay = first?.stop === question.from ? first.stayMinutes : 0;
  const departures = question.trips.flatMap((trip) =>
    trip.filter(({ stop }) => stop === question.from).flatMap(({ minute }) => [minute, minute - stay]),
  );
  const found = [...new Set(departures)].flatMap((departure) => earliest(question, departure));
  const isBeaten = ([departure, arrival, rides]: Passed): boolean =>
    found.some(
      (other) =>
        other[0] >= departure &&
        other[1] <= arrival &&
        other[2] <= rides &&
        (other[0] > departure || other[1] < arrival || other[2] < rides),
    );
  const best = new Map(found.filter((journey) => !isBeaten(journey)).map((journey) => [journey.join(), journey]));
  return [...best.values()].sort(byTime);
}

export const byTime = (a: Passed, b: Passed): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

function earliest({ trips, from, to, via, maxTrips, changeMinutes }: Question, departure: number): Passed[] {
  // `stop passed`: since when one is ready to board there, having passed so many.
  let ready = new Map([[`${from} 0`, departure]]);
  const [first] = via;
  if (first?.stop === from) ready.set(`${from} 1`, departure + first.stayMinutes);
  const found: Passed[] = [];
  for (let rides = 1; rides <= maxTrips; rides++) {
    const next = new Map<string, number>();
    const improve = (stop: string, passed: number, minute: number): void => {
      const label = `${stop} ${String(passed)}`;
      if (minute < (next.get(label) ?? Infinity)) next.set(label, minute);
    };
    for (const trip of trips)
      trip.forEach((boarded, position) => {
        for (let begun = 0; begun <= via.length; begun++) {
          if ((ready.get(`${boarded.stop} ${String(begun)}`) ?? Infinity) > boarded.minute) continue;
          let passed = begun;
          for (const { stop, minute } of trip.slice(position + 1)) {
            const wish = via[passed];
            const isThere = wish?.stop === stop;
            if (isThere && wish.stayMinutes > 0)
              improve(stop, passed + 1, minute + Math.max(wish.stayMinutes, changeMinutes));
            if (isThere && wish.stayMinutes === 0) passed++;
            improve(stop, passed, minute + changeMinutes);
            const stays = isThere ? wish.stayMinutes : 0;
            if (stop === to && passed + (stays > 0 ? 1 : 0) === via.length)
              found.push([departure, minute + stays, rides]);
          }
        }
      });
    ready = next;
  }
  return found;
}
