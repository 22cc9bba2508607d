import type {
  Availability,
  LegAvailability,
  Presence,
  RentalVehicleType,
  RentalWishes,
  StationPresence,
} from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';

/** How long after it was asked a count is good for a journey. */
const COUNTED_SECONDS = 1_200;
/** Clocks of those who ask are not all alike. */
const CLOCK_SECONDS = 300;

/** Taking a shared vehicle, leaving it, parking one's own. */
export type Purpose = 'take' | 'leave' | 'park';

/** What is known of a facility for one moment, and whether it is any good then. */
export interface Judgement extends LegAvailability {
  readonly isThere: boolean;
}

interface Question {
  readonly row: number;
  readonly purpose: Purpose;
  /** Which vehicles are wished, as rows of the types of the system; undefined: any. */
  readonly types?: ReadonlySet<number> | undefined;
  readonly at: Instant;
}

/** Whether a moment is near enough for counts to say something of it. */
export const isCountedAt = (at: Instant, now: Instant): boolean =>
  at <= now + COUNTED_SECONDS && at >= now - CLOCK_SECONDS;

/** Judges a facility by what was known when it was asked. */
export function judgePresence(
  availability: Availability,
  now: Instant,
  { row, purpose, types, at }: Question,
): Judgement {
  const presence = availability.facilities.get(row);
  const source = presence && availability.sources[presence.source];
  if (!presence || !source) return UNTOLD;
  const since = presence.kind === 'park' ? (presence.at ?? source.at) : source.at;
  const ageSeconds = Math.max(0, now - since);
  const count = countOf(presence, purpose, types);
  const told = { count, ageSeconds, feed: source.feed };
  if (ageSeconds > source.maxAgeSeconds) return { ...told, count: undefined, basis: 'presumed', isThere: true };
  // what is taken away stays away for longer than counts are good for
  if (presence.kind === 'station' && !presence.isInstalled) return { ...told, count: 0, basis: 'live', isThere: false };
  if (!isCountedAt(at, now)) return { ...told, basis: 'presumed', isThere: true };
  if (isRefused(presence, purpose)) return { ...told, basis: 'live', isThere: false };
  return count === undefined
    ? { ...told, basis: 'presumed', isThere: true }
    : { ...told, basis: 'live', isThere: count > 0 };
}

const UNTOLD: Judgement = { basis: 'untold', count: undefined, ageSeconds: undefined, feed: '', isThere: true };

function isRefused(presence: Presence, purpose: Purpose): boolean {
  if (presence.kind === 'park') return presence.state === 'closed' || presence.state === 'full';
  return purpose === 'take' ? !presence.isRenting : !presence.isReturning;
}

function countOf(presence: Presence, purpose: Purpose, types: ReadonlySet<number> | undefined): number | undefined {
  if (presence.kind === 'park') return presence.places;
  if (purpose !== 'take') return presence.docks;
  return vehiclesOf(presence, types);
}

/** Of the wished types, where they are told; no more than there are in all. */
function vehiclesOf(
  { vehicles, types: told }: StationPresence,
  types: ReadonlySet<number> | undefined,
): number | undefined {
  if (types === undefined || told.length === 0) return vehicles;
  const wished = told.filter((part) => part.types.some((row) => types.has(row)));
  const sum = wished.reduce((total, { count }) => total + count, 0);
  return Math.min(sum, vehicles ?? sum);
}

/** The types of a system that somebody wishes; undefined when any will do. */
export function wishedTypes(
  vehicleTypes: readonly RentalVehicleType[],
  { formFactors, propulsions }: RentalWishes,
): ReadonlySet<number> | undefined {
  if (formFactors.length === 0 && propulsions.length === 0) return undefined;
  return new Set(
    vehicleTypes.flatMap(({ formFactor, propulsion }, row) =>
      (formFactors.length === 0 || formFactors.includes(formFactor)) &&
      (propulsions.length === 0 || propulsions.includes(propulsion))
        ? [row]
        : [],
    ),
  );
}
