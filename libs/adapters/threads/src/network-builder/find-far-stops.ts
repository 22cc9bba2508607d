import type { NoticeGroup } from '@maillage/kernel';
import { extractNotices } from '@maillage/street-extract';
import { findStreetPoint, type StreetGraph } from '@maillage/street-graph';
import type { Timetable } from '@maillage/transit-timetable';

/** Where a stop has no street within so many metres, one walks as the crow flies; the notice names the number. */
const NEAR_METRES = 250;
/** Stops in a field or on an island are no news. */
const TOLD_SHARE = 0.02;

/** Tells which share of the stops the extracts do not cover. */
export function findFarStops(graph: StreetGraph, { stops }: Timetable): readonly NoticeGroup[] {
  let [placed, far] = [0, 0];
  for (let stop = 0; stop < stops.count; stop++) {
    const place = { latitude: Number(stops.latitude[stop]), longitude: Number(stops.longitude[stop]) };
    if (Number.isNaN(place.latitude)) continue;
    placed++;
    if (!findStreetPoint(graph, 'foot', place, NEAR_METRES)) far++;
  }
  if (far <= TOLD_SHARE * placed) return [];
  return [extractNotices('STOPS_WITHOUT_STREETS', far, `${String(Math.round((100 * far) / placed))} %`)];
}
