import type { ApiVersion } from '@maillage/itinerary-model';
import {
  callAt,
  callCount,
  modeName,
  transitModeOf,
  type NetworkDirectory,
  type TripRun,
} from '@maillage/itinerary-planner';
import { at, formatScopedId, formatTripInstanceId } from '@maillage/kernel';
import type { AgencyIndex, RouteIndex } from '@maillage/transit-timetable';

/** What an answer says about a run, wherever it calls: trip, route and agency. */
export function describeRun(directory: NetworkDirectory, run: TripRun, version: ApiVersion) {
  const { timetable } = directory;
  const { trips } = timetable;
  const route = describeRoute(directory, directory.routeOf(run.trip), version);
  const shortName = trips.shortName.text(run.trip);
  const direction = at(trips.direction, run.trip);
  const headway = at(trips.headwaySeconds, run.trip);
  const displayName = route.routeShortName || shortName || route.routeLongName;
  return {
    ...route,
    // Before v4 the short name was what to display.
    ...(version < 4 && { routeShortName: displayName }),
    headsign: trips.headsign.text(run.trip) || lastStopName(directory, run),
    directionId: direction === UNKNOWN_DIRECTION ? '' : String(direction),
    tripId: tripIdOf(directory, run),
    tripShortName: shortName,
    displayName,
    source: `${feedOf(directory, run)}/trips.txt:${trips.id.text(run.trip)}`,
    ...(headway > 0 && { headwaySeconds: headway }),
  };
}

export function describeRoute({ timetable }: NetworkDirectory, route: RouteIndex, version: ApiVersion) {
  const { routes, agencies, feeds } = timetable;
  const agency = at(routes.agency, route) as AgencyIndex;
  const [routeColor, routeTextColor] = [routes.color.text(route), routes.textColor.text(route)];
  return {
    mode: modeName(transitModeOf(at(routes.type, route)), version),
    routeId: formatScopedId(feeds[at(routes.feed, route)]?.id ?? '', routes.id.text(route)),
    ...(routeColor !== '' && { routeColor }),
    ...(routeTextColor !== '' && { routeTextColor }),
    routeType: at(routes.type, route),
    agencyName: agency >= 0 ? agencies.name.text(agency) : '',
    agencyUrl: agency >= 0 ? agencies.url.text(agency) : '',
    agencyId: agency >= 0 ? agencies.id.text(agency) : '',
    routeShortName: routes.shortName.text(route),
    routeLongName: routes.longName.text(route),
  };
}

/** What the feed says about bikes and wheelchairs (GTFS: 1 possible, 2 not), nothing where it says nothing. */
export function describeAccess({ timetable: { trips } }: NetworkDirectory, { trip }: TripRun) {
  const [bikes, wheelchair] = [at(trips.bikes, trip), at(trips.wheelchair, trip)];
  return {
    ...(bikes !== 0 && { bikesAllowed: bikes === 1 }),
    ...(wheelchair !== 0 && { wheelchairAccessible: wheelchair === 1 ? 'ACCESSIBLE' : 'NOT_ACCESSIBLE' }),
  };
}

export function tripIdOf(directory: NetworkDirectory, run: TripRun): string {
  const start = run.start - directory.anchorOf(run.trip, run.serviceDay);
  const id = directory.timetable.trips.id.text(run.trip);
  return formatTripInstanceId(feedOf(directory, run), id, run.serviceDay, start);
}

const UNKNOWN_DIRECTION = 255;

const feedOf = (directory: NetworkDirectory, { trip }: TripRun): string =>
  directory.timetable.feeds[at(directory.timetable.routes.feed, directory.routeOf(trip))]?.id ?? '';

function lastStopName({ timetable }: NetworkDirectory, run: TripRun): string {
  const { stop } = callAt(timetable, run, callCount(timetable, run.trip) - 1);
  return timetable.stops.name.text(stop);
}
