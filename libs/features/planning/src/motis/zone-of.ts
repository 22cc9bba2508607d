import type { NetworkDirectory } from '@maillage/itinerary-planner';
import { at } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';

/** The time zone of the feed that a stop comes from. */
export function zoneOf({ timetable }: NetworkDirectory, stop: StopIndex): string {
  return timetable.feeds[at(timetable.stops.feed, stop)]?.timezone ?? timetable.timezone;
}
