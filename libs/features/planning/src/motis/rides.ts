import type { ApiVersion } from '@maillage/itinerary-model';
import {
  callAt,
  callCount,
  modeName,
  transitModeOf,
  type NetworkDirectory,
  type TripRun,
} from '@maillage/itinerary-planner';
import { at, entry, formatScopedId, formatTripInstanceId } from '@maillage/kernel';
import type { AgencyIndex, RouteIndex } from '@maillage/transit-timetable';
import { utf8, type JsonBytes } from './json-bytes.js';
import { membersOf, type JsonMembers, type JsonText } from './json-text.js';

interface ToldRun {
  readonly mode: string;
  readonly displayName: string;
  readonly routeShortName: string;
  readonly headsign: string;
  readonly tripId: string;
  readonly routeColor?: string;
}

/** Writes what answers say about routes and runs of one network, in one version of the API. */
export class Rides {
  /** By route. */
  readonly #routes = new Map<RouteIndex, JsonMembers>();
  /** What is told before and after the id of a run, by trip. */
  readonly #trips = new Map<number, readonly [before: Uint8Array, after: Uint8Array]>();
  /** The last id of each trip that was told: answers tell each several times. */
  readonly #ids = new Map<number, { readonly run: TripRun; readonly id: string; readonly text: string }>();

  constructor(
    private readonly directory: NetworkDirectory,
    private readonly version: ApiVersion,
  ) {}

  /** Trip, route and agency. */
  run(run: TripRun): JsonMembers {
    const [before, after] = this.#aroundId(run);
    return `${before}${this.tripIdText(run)}${after}`;
  }

  /** The same as bytes. */
  writeRun(json: JsonBytes, run: TripRun): void {
    let known = this.#trips.get(run.trip);
    if (!known) {
      const [before, after] = this.#aroundId(run);
      known = [utf8(before), utf8(after)];
      if (this.#trips.size >= KEPT_TRIPS) this.#trips.clear();
      this.#trips.set(run.trip, known);
    }
    json.bytes(known[0]).text(this.tripIdText(run)).bytes(known[1]);
  }

  /** The same, read. */
  told(run: TripRun): ToldRun {
    return JSON.parse(`{${this.run(run)}}`) as ToldRun;
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
    return entry(ACCESS, 3 * Math.min(bikes, 2) + Math.min(wheelchair, 2));
  }

  /** Of the run, as it stands in JSON. */
  tripIdText(run: TripRun): JsonText {
    return this.#idOf(run).text;
  }

  /** Of the run. */
  tripId(run: TripRun): string {
    return this.#idOf(run).id;
  }

  #idOf(run: TripRun): { readonly id: string; readonly text: JsonText } {
    const known = this.#ids.get(run.trip);
    if (known?.run.start === run.start && known.run.serviceDay === run.serviceDay) return known;
    const start = run.start - this.directory.anchorOf(run.trip, run.serviceDay);
    const tripId = this.directory.timetable.trips.id.text(run.trip);
    const id = formatTripInstanceId(this.#feedOf(run), tripId, run.serviceDay, start);
    const told = { run, id, text: JSON.stringify(id) };
    if (this.#ids.size >= KEPT_TRIPS) this.#ids.clear();
    this.#ids.set(run.trip, told);
    return told;
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

  #aroundId(run: TripRun): readonly [before: JsonMembers, after: JsonMembers] {
    const { trips, routes } = this.directory.timetable;
    const route = this.directory.routeOf(run.trip);
    const [routeShortName, tripShortName] = [routes.shortName.text(route), trips.shortName.text(run.trip)];
    const displayName = routeShortName || tripShortName || routes.longName.text(route);
    const direction = at(trips.direction, run.trip);
    const headway = at(trips.headwaySeconds, run.trip);
    const before = membersOf({
      headsign: trips.headsign.text(run.trip) || this.#lastStopName(run),
      directionId: direction === UNKNOWN_DIRECTION ? '' : String(direction),
    });
    const after = membersOf({
      // Before v4 the short name was what to display.
      routeShortName: this.version < 4 ? displayName : routeShortName,
      tripShortName,
      displayName,
      source: `${this.#feedOf(run)}/trips.txt:${trips.id.text(run.trip)}`,
      ...(headway > 0 && { headwaySeconds: headway }),
    });
    return [`${this.route(route)},${before},"tripId":`, `,${after}`];
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

/** [3 × bikes + wheelchair] */
const ACCESS: readonly JsonMembers[] = [0, 1, 2].flatMap((bikes) =>
  [0, 1, 2].map((wheelchair) =>
    membersOf({
      ...(bikes !== 0 && { bikesAllowed: bikes === 1 }),
      ...(wheelchair !== 0 && { wheelchairAccessible: wheelchair === 1 ? 'ACCESSIBLE' : 'NOT_ACCESSIBLE' }),
    }),
  ),
);

const UNKNOWN_DIRECTION = 255;
/** The trips of a few hours are asked for again and again; those of a year are too many to keep. */
const KEPT_TRIPS = 20_000;
