import type { Bilingual } from '@maillage/kernel';
import { findStreetPoint, type StreetGraph } from '@maillage/street-graph';
import type { Timetable } from '@maillage/transit-timetable';

/** Where a stop has no street within so many metres, one walks as the crow flies. */
const NEAR_METRES = 250;
/** Stops in a field or on an island are no news. */
const TOLD_SHARE = 0.02;

/** Tells which share of the stops the extracts do not cover. */
export function findFarStops(graph: StreetGraph, { stops }: Timetable): readonly Bilingual[] {
  let [placed, far] = [0, 0];
  for (let stop = 0; stop < stops.count; stop++) {
    const place = { latitude: Number(stops.latitude[stop]), longitude: Number(stops.longitude[stop]) };
    if (Number.isNaN(place.latitude)) continue;
    placed++;
    if (!findStreetPoint(graph, 'foot', place, NEAR_METRES)) far++;
  }
  if (far <= TOLD_SHARE * placed) return [];
  const share = String(Math.round((100 * far) / placed));
  const near = String(NEAR_METRES);
  return [
    {
      fr: `${share} % des arrêts n’ont aucune rue à moins de ${near} m : on y marche à vol d’oiseau ; vérifiez l’emprise des extraits`,
      en: `${share} % of the stops have no street within ${near} m: walks there go as the crow flies; check the area of the extracts`,
    },
  ];
}
