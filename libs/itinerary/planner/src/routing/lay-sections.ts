import type { Instant } from '@maillage/kernel';
import type { StreetLeg } from '@maillage/itinerary-model';
import type { StreetSection } from '../ways/ways.js';

/** Sections one after the other from an instant on, with their pauses between them. */
export function laySections(sections: readonly StreetSection[], start: Instant): StreetLeg[] {
  let departure = start;
  return sections.map(({ mode, from, to, seconds, metres, line, entrance, pauseSeconds }) => {
    const arrival = (departure + seconds) as Instant;
    const leg: StreetLeg = { kind: 'street', mode, from, to, departure, arrival, metres, line, entrance };
    departure = (arrival + pauseSeconds) as Instant;
    return leg;
  });
}
