import type { ApiVersion } from '@maillage/itinerary-model';
import { modeName, modesIn, type Call, type NetworkDirectory, type TripRun } from '@maillage/itinerary-planner';
import { at, type Coordinate, type Instant } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import { zoneOf } from './zone-of.js';

export interface MotisPlace {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly [member: string]: unknown;
}

/** Writes the places of one network for one version of the API. */
export class Places {
  /** What is the same in every answer, by stop. */
  readonly #stops = new Map<StopIndex, MotisPlace>();

  constructor(
    private readonly directory: NetworkDirectory,
    private readonly version: ApiVersion,
  ) {}

  stop(stop: StopIndex): MotisPlace {
    const known = this.#stops.get(stop);
    if (known) return known;
    const written = this.#write(stop);
    this.#stops.set(stop, written);
    return written;
  }

  /** A point that has no name of its own. */
  point(name: 'START' | 'END', { latitude, longitude }: Coordinate): MotisPlace {
    return { name, lat: latitude, lon: longitude, ...this.#level(), vertexType: 'NORMAL' };
  }

  departure(place: MotisPlace, instant: Instant, zone: string): MotisPlace {
    const text = isoInstant(instant);
    return { ...place, tz: zone, departure: text, scheduledDeparture: text };
  }

  arrival(place: MotisPlace, instant: Instant, zone: string): MotisPlace {
    const text = isoInstant(instant);
    return { ...place, tz: zone, arrival: text, scheduledArrival: text };
  }

  /** A call of a run with the times that a rider can use: none to alight at its first stop, none to board at its last. */
  call(call: Call, zone: string, times: 'departure' | 'arrival' | 'both' | 'none'): MotisPlace {
    const [arrival, departure] = [isoInstant(call.arrival), isoInstant(call.departure)];
    return {
      ...this.stop(call.stop),
      tz: zone,
      ...((times === 'arrival' || times === 'both') && { arrival, scheduledArrival: arrival }),
      ...((times === 'departure' || times === 'both') && { departure, scheduledDeparture: departure }),
      pickupType: call.canBoard ? 'NORMAL' : 'NOT_ALLOWED',
      dropoffType: call.canAlight ? 'NORMAL' : 'NOT_ALLOWED',
      cancelled: false,
    };
  }

  zoneOfStop(stop: StopIndex): string {
    return zoneOf(this.directory, stop);
  }

  zoneOfRun({ trip }: TripRun): string {
    const { feeds, routes, timezone } = this.directory.timetable;
    return feeds[at(routes.feed, this.directory.routeOf(trip))]?.timezone ?? timezone;
  }

  #write(stop: StopIndex): MotisPlace {
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
      ...this.#level(),
      ...(track !== '' && { track, scheduledTrack: track }),
      ...(code !== '' && { stopCode: code }),
      vertexType: 'TRANSIT',
      modes: modesIn(traffic.modes[stop] as number).map((mode) => modeName(mode, this.version)),
    };
  }

  /** v6 leaves an unknown level out, before it was 0. */
  #level(): { readonly level?: 0 } {
    return this.version < 6 ? { level: 0 } : {};
  }
}
