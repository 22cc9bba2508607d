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
import { membersOf, type JsonMembers } from './json-text.js';

/** Writes what answers say about routes and runs of one network, in one version of the API. */
export class Rides {
  /** By route. */
  readonly #routes = new Map<RouteIndex, JsonMembers>();

  constructor(
    private readonly directory: NetworkDirectory,
    private readonly version: ApiVersion,
  ) {}

  /** Trip, route and agency. */
  run(run: TripRun): JsonMembers {
    const { trips, routes } = this.directory.timetable;
    const route = this.directory.routeOf(run.trip);
    const [routeShortName, tripShortName] = [routes.shortName.text(route), trips.shortName.text(run.trip)];
    const displayName = routeShortName || tripShortName || routes.longName.text(route);
    const direction = at(trips.direction, run.trip);
    const headway = at(trips.headwaySeconds, run.trip);
    const own = membersOf({
      headsign: trips.headsign.text(run.trip) || this.#lastStopName(run),
      directionId: direction === UNKNOWN_DIRECTION ? '' : String(direction),
      tripId: this.tripId(run),
      // Before v4 the short name was what to display.
      routeShortName: this.version < 4 ? displayName : routeShortName,
      tripShortName,
      displayName,
      source: `${this.#feedOf(run)}/trips.txt:${trips.id.text(run.trip)}`,
      ...(headway > 0 && { headwaySeconds: headway }),
    });
    return `${this.route(route)},${own}`;
  }

  /** All of a route but its short name, which runs tell in their own way. */
  route(route: RouteIndex): JsonMembers {
    const known = this.#routes.get(route);
    if (known !== undefined) return known;
    const written = membersOf(this.#describe(route));
    this.#routes.set(route, written);
    return written;
  }

  shortName(route: RouteIndex): JsonMembers {
    return membersOf({ routeShortName: this.directory.timetable.routes.shortName.text(route) });
  }

  /** What the feed says about bikes and wheelchairs (GTFS: 1 possible, 2 not), nothing where it says nothing. */
  access({ trip }: TripRun): JsonMembers {
    const { trips } = this.directory.timetable;
    const [bikes, wheelchair] = [at(trips.bikes, trip), at(trips.wheelchair, trip)];
    return membersOf({
      ...(bikes !== 0 && { bikesAllowed: bikes === 1 }),
      ...(wheelchair !== 0 && { wheelchairAccessible: wheelchair === 1 ? 'ACCESSIBLE' : 'NOT_ACCESSIBLE' }),
    });
  }

  tripId(run: TripRun): string {
    const start = run.start - this.directory.anchorOf(run.trip, run.serviceDay);
    const id = this.directory.timetable.trips.id.text(run.trip);
    return formatTripInstanceId(this.#feedOf(run), id, run.serviceDay, start);
  }

  #describe(route: RouteIndex) {
    const { routes, agencies, feeds } = this.directory.timetable;
    const agency = at(routes.agency, route) as AgencyIndex;
    const [color, textColor] = [routes.color.text(route), routes.textColor.text(route)];
    return {
      mode: modeName(transitModeOf(at(routes.type, route)), this.version),
      routeId: formatScopedId(feeds[at(routes.feed, route)]?.id ?? '', routes.id.text(route)),
      ...(color !== '' && { routeColor: color }),
      ...(textColor !== '' && { routeTextColor: textColor }),
      routeType: at(routes.type, route),
      routeLongName: routes.longName.text(route),
      agencyName: agency >= 0 ? agencies.name.text(agency) : '',
      agencyUrl: agency >= 0 ? agencies.url.text(agency) : '',
      agencyId: agency >= 0 ? agencies.id.text(agency) : '',
    };
  }

  #feedOf({ trip }: TripRun): string {
    const { feeds, routes } = this.directory.timetable;
    return feeds[at(routes.feed, this.directory.routeOf(trip))]?.id ?? '';
  }

  #lastStopName(run: TripRun): string {
    const { timetable } = this.directory;
    return timetable.stops.name.text(callAt(timetable, run, callCount(timetable, run.trip) - 1).stop);
  }
}

const UNKNOWN_DIRECTION = 255;
