import {
  NOT_REACHED,
  waysWithRides,
  type AllQuestion,
  type AllReached,
  type ManyReached,
} from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import { arrayOf, membersOf, objectOf, type JsonMembers, type JsonText } from './json-text.js';
import type { NetworkTexts } from './network-texts.js';

/** MOTIS's answer to `one-to-many`: what is not reached is `{}`. */
export function writeOneToMany({ streetSeconds, streetMetres }: ManyReached): JsonText {
  return arrayOf(
    Array.from(streetSeconds, (duration, row) => {
      if (duration === NOT_REACHED) return '{}';
      const distance = streetMetres[row] ?? NOT_REACHED;
      return JSON.stringify({ duration, ...(distance !== NOT_REACHED && { distance }) });
    }),
  );
}

/** MOTIS's answer to `one-to-many-intermodal`: beside the streets, for each place, what every change saves. */
export function writeOneToManyIntermodal(reached: ManyReached): JsonText {
  const rides = Array.from(reached.streetSeconds, (_, row) =>
    JSON.stringify(waysWithRides(reached, row).map(({ seconds, transfers }) => ({ duration: seconds, transfers }))),
  );
  return `{"street_durations":${writeOneToMany(reached)},"transit_durations":${arrayOf(rides)}}`;
}

/** MOTIS's answer to `one-to-all`. Whoever asks by arrival leaves the stops and arrives at the place. */
export function writeOneToAll(
  { places }: NetworkTexts,
  { one, arriveBy, transit: { time } }: AllQuestion,
  { stops, seconds, trips }: AllReached,
): JsonText {
  const [atOne, atStops] = arriveBy ? (['arrival', 'departure'] as const) : (['departure', 'arrival'] as const);
  const place = one.stop >= 0 ? places.stop(one.stop as StopIndex) : places.point('', one);
  const all = Array.from(stops, (stop, row) => {
    const duration = seconds[row] as number;
    const instant = (arriveBy ? time - duration : time + duration) as Instant;
    const reached = objectOf(places.stop(stop as StopIndex), timeMember(atStops, instant));
    return `{"place":${reached},${membersOf({ duration: Math.ceil(duration / 60), k: trips[row] })}}`;
  });
  return `{"one":${objectOf(place, timeMember(atOne, time))},"all":${arrayOf(all)}}`;
}

const timeMember = (name: 'arrival' | 'departure', instant: Instant): JsonMembers =>
  membersOf({ [name]: isoInstant(instant) });
