import type { ApiVersion } from '@maillage/itinerary-model';
import { modeName, modesIn, type LiveCall, type NetworkDirectory, type TripRun } from '@maillage/itinerary-planner';
import { at, type Coordinate, type Instant } from '@maillage/kernel';
import { levelOf, type StopIndex } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import { utf8 } from './json-bytes.js';
import { membersOf, objectOf, type JsonMembers, type JsonText } from './json-text.js';
import { zoneOf } from './zone-of.js';

/** Which times of a call an answer tells. */
export type CallTimes = 'departure' | 'arrival' | 'both' | 'none';

/** Writes the places of one network for one version of the API. */
export class Places {
  /** What is the same in every answer, by stop. */
  readonly #stops = new Map<StopIndex, JsonMembers>();
  readonly #openings = new Map<StopIndex, { readonly zone: string; readonly bytes: Uint8Array }>();
  readonly #ids = new Map<StopIndex, JsonText>();

  constructor(
    private readonly directory: NetworkDirectory,
    private readonly version: ApiVersion,
  ) {}

  stop(stop: StopIndex): JsonMembers {
    const known = this.#stops.get(stop);
    if (known !== undefined) return known;
    const written = membersOf(this.#describe(stop));
    this.#stops.set(stop, written);
    return written;
  }

  /** How the object of a stop begins: all but the times, which are told in the zone of its feed or of a run there. */
  opening(stop: StopIndex, zone = this.zoneOfStop(stop)): Uint8Array {
    const known = this.#openings.get(stop);
    if (known?.zone === zone) return known.bytes;
    const bytes = utf8(`{${this.stop(stop)},${zoneMember(zone)}`);
    this.#openings.set(stop, { zone, bytes });
    return bytes;
  }

  stopIdText(stop: StopIndex): JsonText {
    const known = this.#ids.get(stop);
    if (known !== undefined) return known;
    const written = JSON.stringify(this.directory.stopId(stop));
    this.#ids.set(stop, written);
    return written;
  }

  /** A point that is no stop. */
  point(name: string, { latitude, longitude }: Coordinate): JsonMembers {
    return membersOf({ name, lat: latitude, lon: longitude, ...this.#level(), vertexType: 'NORMAL' });
  }

  /** `isOnArrival`: who leaves has arrived there at that moment. */
  departure(place: JsonMembers, instant: Instant, zone: string, isOnArrival: boolean): JsonText {
    return objectOf(place, zoneMember(zone), isOnArrival ? arrivalMembers(instant) : '', departureMembers(instant));
  }

  arrival(place: JsonMembers, instant: Instant, zone: string): JsonText {
    return objectOf(place, zoneMember(zone), arrivalMembers(instant));
  }

  /** A call as it is now, `isCancelled` when the whole run does not come, and what is told of it `beside`. */
  call(call: LiveCall, zone: string, times: CallTimes, isCancelled: boolean, beside: JsonMembers = ''): JsonText {
    const arrival =
      times === 'arrival' || times === 'both' ? `,${arrivalMembers(call.arrival, call.scheduledArrival)}` : '';
    const departure =
      times === 'departure' || times === 'both' ? `,${departureMembers(call.departure, call.scheduledDeparture)}` : '';
    const permissions = permissionsOf(call, isCancelled || call.isSkipped);
    const about = beside === '' ? '' : `,${beside}`;
    return `{${this.#stopOf(call)},${zoneMember(zone)}${arrival}${departure},${permissions}${about}}`;
  }

  /** Who stops elsewhere than planned tells the planned track, too. */
  #stopOf({ stop, scheduledStop }: LiveCall): JsonMembers {
    if (stop === scheduledStop) return this.stop(stop);
    const scheduledTrack = this.directory.timetable.stops.platformCode.text(scheduledStop);
    return membersOf({ ...this.#describe(stop), ...(scheduledTrack !== '' && { scheduledTrack }) });
  }

  /** What a map says beside a stop. */
  summary(stop: StopIndex) {
    const { stops } = this.directory.timetable;
    const track = stops.platformCode.text(stop);
    return { name: stops.name.text(stop), stopId: this.directory.stopId(stop), ...(track !== '' && { track }) };
  }

  zoneOfStop(stop: StopIndex): string {
    return zoneOf(this.directory, stop);
  }

  zoneOfRun({ trip }: TripRun): string {
    const { feeds, routes, timezone } = this.directory.timetable;
    return feeds[at(routes.feed, this.directory.routeOf(trip))]?.timezone ?? timezone;
  }

  #describe(stop: StopIndex) {
    const { timetable, traffic } = this.directory;
    const { stops } = timetable;
    const parent = at(stops.parent, stop);
    const [track, code] = [stops.platformCode.text(stop), stops.code.text(stop)];
    return {
      name: stops.name.text(stop),
      stopId: this.directory.stopId(stop),
      ...(parent >= 0 && { parentId: this.directory.stopId(parent as StopIndex) }),
      importance: traffic.importance[stop] as number,
      lat: at(stops.latitude, stop),
      lon: at(stops.longitude, stop),
      ...this.#level(levelOf(stops, stop)),
      ...(track !== '' && { track, scheduledTrack: track }),
      ...(code !== '' && { stopCode: code }),
      vertexType: 'TRANSIT',
      modes: modesIn(traffic.modes[stop] as number).map((mode) => modeName(mode, this.version)),
    };
  }

  /** v6 leaves an unknown level out, before it was 0. */
  #level(known?: number): { readonly level?: number } {
    if (known !== undefined) return { level: known };
    return this.version < 6 ? { level: 0 } : {};
  }
}

export const zoneMember = (zone: string): JsonMembers => `"tz":"${zone}"`;

const departureMembers = (instant: Instant, scheduled = instant): JsonMembers =>
  `"departure":"${isoInstant(instant)}","scheduledDeparture":"${isoInstant(scheduled)}"`;

const arrivalMembers = (instant: Instant, scheduled = instant): JsonMembers =>
  `"arrival":"${isoInstant(instant)}","scheduledArrival":"${isoInstant(scheduled)}"`;

export function permissionsOf(
  { canBoard, canAlight }: Pick<LiveCall, 'canBoard' | 'canAlight'>,
  isCancelled: boolean,
): JsonMembers {
  const [pickup, dropoff] = [canBoard ? 'NORMAL' : 'NOT_ALLOWED', canAlight ? 'NORMAL' : 'NOT_ALLOWED'];
  return `"pickupType":"${pickup}","dropoffType":"${dropoff}","cancelled":${String(isCancelled)}`;
}
