import {
  DESTINATION,
  facilityOf,
  ORIGIN,
  type Facility,
  type LegEnd,
  type Place,
  type RentalVehicle,
  type StreetLeg,
} from '@maillage/itinerary-model';
import type { Bilingual, Coordinate } from '@maillage/kernel';
import { levelOf, type StopIndex } from '@maillage/transit-timetable';
import type { AlertTexts } from './alert-texts.js';
import { utf8 } from './json-bytes.js';
import type { JsonMembers } from './json-text.js';
import type { NetworkTexts } from './network-texts.js';
import { zoneMember } from './places.js';
import type { Times } from './ride-times.js';

/** Where a request begins and ends. */
export interface RequestPlaces {
  readonly from: Place;
  readonly to: Place;
  /** By row: those that stand free and are none of the network's facilities. */
  readonly vehicles?: ReadonlyMap<number, RentalVehicle> | undefined;
}

/** What the ends of street legs are: stops, facilities, or where the request begins and ends. */
export class LegEnds {
  readonly #openings = new Map<LegEnd, Uint8Array>();

  constructor(
    private readonly texts: NetworkTexts,
    private readonly places: RequestPlaces | undefined,
    private readonly language: keyof Bilingual,
  ) {}

  members(end: LegEnd): JsonMembers {
    const { places, streets } = this.texts;
    const stop = this.stopAt(end);
    if (stop !== undefined) return places.stop(stop);
    const facility = this.facilityAt(end);
    return facility ? streets.facility(facility, this.language) : places.point(endName(end), this.#placeAt(end));
  }

  /** How its object in a leg begins: all but the times. */
  opening(end: LegEnd): Uint8Array {
    const stop = this.stopAt(end);
    if (stop !== undefined) return this.texts.places.opening(stop);
    const known = this.#openings.get(end);
    if (known) return known;
    const written = utf8(`{${this.members(end)},${zoneMember(this.texts.directory.timetable.timezone)}`);
    this.#openings.set(end, written);
    return written;
  }

  point(end: LegEnd): Coordinate {
    const facility = this.facilityAt(end);
    if (facility) return facility;
    return end >= 0 ? this.texts.directory.placeOf(end as StopIndex) : this.#placeAt(end);
  }

  /** Undefined where nobody tells. */
  level(end: LegEnd): number | undefined {
    const stop = this.stopAt(end);
    return stop === undefined ? undefined : levelOf(this.texts.directory.timetable.stops, stop);
  }

  /** Undefined where the end is none. */
  facilityAt(end: LegEnd): Facility | undefined {
    const row = facilityOf(end);
    if (row === undefined) return undefined;
    const facility = this.texts.streets.facilityAt(row) ?? this.places?.vehicles?.get(row);
    if (!facility) throw new RangeError(`no facility in row ${String(row)}`);
    return facility;
  }

  /** Whose vehicle a leg rides, or where it leaves one. */
  facilityOf({ mode, from, to, taken, left }: StreetLeg): Facility | undefined {
    return mode === 'RENTAL' || taken || left ? (this.facilityAt(from) ?? this.facilityAt(to)) : undefined;
  }

  /** Undefined where the end is no stop. */
  stopAt(end: LegEnd): StopIndex | undefined {
    const stop = end >= 0 || facilityOf(end) !== undefined ? end : this.#placeAt(end).stop;
    return stop >= 0 ? (stop as StopIndex) : undefined;
  }

  /** What disturbs the stop that an end is, as its member `alerts`. */
  alerts(alerts: AlertTexts, end: LegEnd, { departure, arrival }: Times): JsonMembers {
    const stop = alerts.isEmpty ? undefined : this.stopAt(end);
    return stop === undefined ? '' : alerts.ofStop(stop, departure, arrival);
  }

  #placeAt(end: LegEnd): Place {
    const place = end === DESTINATION ? this.places?.to : this.places?.from;
    if (!place) throw new RangeError('the way of a vehicle has no ends');
    return place;
  }
}

/** The name that answers give to an end that is neither a stop nor a facility. */
export const endName = (end: LegEnd): 'START' | 'END' => (end === ORIGIN ? 'START' : 'END');
