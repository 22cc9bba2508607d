import type { Facility, RentalSystem, RentalVehicle, RentalVehicleType, RentalWishes } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { TravelMode } from '@maillage/street-graph';
import { isOpenIn, minuteOfWeek, parseOpeningHours, type OpeningHours } from '../facilities/opening-hours.js';
import type { FacilityPlaces } from './facility-places.js';
import { isCountedAt, judgePresence, wishedTypes, type Judgement, type Purpose } from './facility-presence.js';

/** Seconds that changing takes. */
export interface Pauses {
  /** From the street into a car park and out of the car. */
  readonly parkCar: number;
  readonly lockBicycle: number;
  readonly takeVehicle: number;
  readonly returnVehicle: number;
}

export const DEFAULT_PAUSES: Pauses = { parkCar: 300, lockBicycle: 60, takeVehicle: 60, returnVehicle: 30 };

/** When a request is asked, and of which time. */
export interface Moment {
  readonly now: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

/** `counted`: only what is there just now; `presumed`: whatever may be there by then. */
export type Trust = 'counted' | 'presumed';

/** What one request may use of the facilities. Without a moment nothing is known of the present. */
export class FacilityRules {
  /** How often something was left out for what is counted or closed at the moment. */
  refusals = 0;
  readonly #hours = new Map<string, OpeningHours | undefined>();
  readonly #closing = new Map<OpeningHours, boolean>();
  #minutes: readonly number[] | undefined;

  constructor(
    private readonly places: FacilityPlaces,
    private readonly moment: Moment | undefined,
    /** In which opening hours are told. */
    private readonly zone: string,
  ) {}

  /** Without a moment, a time before all others: then zones hold that always do. */
  get now(): Instant {
    return this.moment?.now ?? (0 as Instant);
  }

  /** Whether a vehicle of the system can be taken there. */
  canTake(row: number, system: number, wishes: RentalWishes, trust: Trust | undefined): boolean {
    const facility = this.places.all[row];
    if (facility?.kind === 'rental-vehicle')
      return facility.system === system && this.#isWished(facility, wishes) && this.#stands(facility, row);
    if (facility?.kind !== 'rental-station' || facility.system !== system || !this.#isInstalled(row)) return false;
    return this.#isTrusted(row, 'take', trust, wishes);
  }

  /** Whether it can be left there. */
  canLeave(row: number, system: number, trust: Trust | undefined): boolean {
    const facility = this.places.all[row];
    if (facility?.kind !== 'rental-station' || facility.system !== system || !this.#isInstalled(row)) return false;
    return this.#isTrusted(row, 'leave', trust);
  }

  canPark(row: number, kind: 'car-park' | 'bicycle-park', trust: Trust | undefined): boolean {
    const facility = this.places.all[row];
    if (facility?.kind !== kind) return false;
    if (trust === 'counted' && this.moment && this.#closes(facility, this.moment)) {
      this.refusals++;
      return false;
    }
    return this.#isTrusted(row, 'park', trust);
  }

  /** What is known of it for an instant. */
  judge(row: number, purpose: Purpose, wishes: RentalWishes | undefined, at: Instant): Judgement {
    const facility = this.places.all[row];
    const { availability } = this.places;
    const vehicle = this.places.vehicleAt(row);
    const now = this.moment?.now ?? at;
    if (vehicle) return judgeVehicle(availability, vehicle.source, now, at);
    const types = wishes && this.#typesOf(facility, wishes);
    const judged = judgePresence(availability, now, { row, purpose, types, at });
    // its feed tells of others, or what it told is too old
    const feed = judged.basis === 'untold' && facility ? feedOf(facility, availability.sources) : undefined;
    const told: Judgement = feed === undefined ? judged : { ...judged, basis: 'presumed', feed };
    return facility && this.#isClosedAt(facility, at) ? { ...told, isThere: false } : told;
  }

  #isTrusted(row: number, purpose: Purpose, trust: Trust | undefined, wishes?: RentalWishes): boolean {
    if (trust !== 'counted' || !this.moment || !isNear(this.moment)) return true;
    const { now } = this.moment;
    const types = wishes && this.#typesOf(this.places.all[row], wishes);
    if (judgePresence(this.places.availability, now, { row, purpose, types, at: now }).isThere) return true;
    this.refusals++;
    return false;
  }

  /** What was taken away is not there, whenever one comes. */
  #isInstalled(row: number): boolean {
    const presence = this.places.availability.facilities.get(row);
    return presence?.kind !== 'station' || presence.isInstalled || this.#isOld(presence.source);
  }

  /** A vehicle of the network's making is gone once vehicles are told; one that is told is there while the data are fresh. */
  #stands(facility: RentalVehicle, row: number): boolean {
    const vehicle = this.places.vehicleAt(row);
    if (vehicle) return !vehicle.isReserved && !vehicle.isDisabled && !this.#isOld(vehicle.source);
    return this.places.availability.systems.get(facility.system)?.tellsVehicles !== true;
  }

  #isOld(source: number): boolean {
    const known = this.places.availability.sources[source];
    return known === undefined || (this.moment !== undefined && this.moment.now - known.at > known.maxAgeSeconds);
  }

  #isWished({ system, vehicleType }: RentalVehicle, { formFactors, propulsions }: RentalWishes): boolean {
    const type = this.places.network.systems[system]?.vehicleTypes[vehicleType];
    return (
      type === undefined ||
      ((formFactors.length === 0 || formFactors.includes(type.formFactor)) &&
        (propulsions.length === 0 || propulsions.includes(type.propulsion)))
    );
  }

  #typesOf(facility: Facility | undefined, wishes: RentalWishes): ReadonlySet<number> | undefined {
    if (facility?.kind !== 'rental-station') return undefined;
    return wishedTypes(this.places.network.systems[facility.system]?.vehicleTypes ?? [], wishes);
  }

  #isClosedAt(facility: Facility, at: Instant): boolean {
    const hours = this.#hoursOf(facility);
    return hours !== undefined && !isOpenIn(hours, minuteOfWeek(at, this.zone));
  }

  /** Whether it is closed at some time in question. */
  #closes(facility: Facility, moment: Moment): boolean {
    const hours = this.#hoursOf(facility);
    if (!hours) return false;
    const known = this.#closing.get(hours);
    if (known !== undefined) return known;
    this.#minutes ??= minutesOf(moment, this.zone);
    const closes = this.#minutes.some((minute) => !isOpenIn(hours, minute));
    this.#closing.set(hours, closes);
    return closes;
  }

  #hoursOf(facility: Facility): OpeningHours | undefined {
    const text = facility.kind === 'car-park' ? facility.openingHours : undefined;
    if (text === undefined) return undefined;
    if (!this.#hours.has(text)) this.#hours.set(text, parseOpeningHours(text));
    return this.#hours.get(text);
  }
}

/** The live feed that should tell of a facility. */
function feedOf(facility: Facility, sources: FacilityPlaces['availability']['sources']): string | undefined {
  const ids = [facility.id, ...(('alsoKnownAs' in facility && facility.alsoKnownAs) || [])];
  return sources.find(({ feed }) => ids.some((id) => id.startsWith(`${feed}_`)))?.feed;
}

/** Of the week, from the first time in question to the last; opening hours are told in quarters of an hour, or nearly. */
function minutesOf({ from, to }: Moment, zone: string): number[] {
  const count = Math.max(1, Math.ceil(Math.min(to - from, MOST_SECONDS) / STEP_SECONDS));
  return Array.from({ length: count + 1 }, (_, step) =>
    minuteOfWeek(Math.min(from + step * STEP_SECONDS, Math.max(from, to)) as Instant, zone),
  );
}

const STEP_SECONDS = 900;
/** Who asks for a longer time gets what is open on its first day. */
const MOST_SECONDS = 86_400;

/** Whether counts are good for any of the times in question. */
const isNear = ({ now, from, to }: Moment): boolean => isCountedAt(Math.max(from, Math.min(now, to)) as Instant, now);

function judgeVehicle(
  { sources }: FacilityPlaces['availability'],
  source: number,
  now: Instant,
  at: Instant,
): Judgement {
  const known = sources[source];
  const basis = isCountedAt(at, now) ? 'live' : 'presumed';
  const ageSeconds = known && Math.max(0, now - known.at);
  return { basis, count: 1, ageSeconds, feed: known?.feed ?? '', isThere: true };
}

/** Whether a system lets anything that is wished. */
export function isWished(system: RentalSystem, wishes: RentalWishes): boolean {
  if (wishes.providers.length > 0 && !wishes.providers.includes(system.id)) return false;
  const types = system.vehicleTypes.length > 0 ? system.vehicleTypes : [PLAIN_BICYCLE];
  return wishedTypes(types, wishes)?.size !== 0;
}

/** What a system lets that tells nothing of its vehicles. */
const PLAIN_BICYCLE = { id: '', name: '', formFactor: 'bicycle', propulsion: 'human' } as const;

/** How one rides a type of vehicle; one that nobody describes is a bicycle. */
export const modeOf = (type: RentalVehicleType | undefined): TravelMode =>
  type?.formFactor === 'car' || type?.formFactor === 'moped' ? 'car' : 'bicycle';

export const isParkAndRide = (facility: Facility): boolean => facility.kind === 'car-park' && facility.isParkAndRide;
