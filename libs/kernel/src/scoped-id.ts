import { isIdentifier, type FeedId } from './ids.js';
import { formatServiceDate, parseServiceDate, type ServiceDay } from './service-date.js';

/** An id of a feed made unique in its territory: `<feed>_<id>`; the first underscore splits. */
export interface ScopedId {
  readonly feed: FeedId;
  readonly id: string;
}

/** One run of a trip: `YYYYMMDD_HH:MM_<feed>_<trip id>`, with the service date and the scheduled start (as MOTIS does). */
export interface TripInstanceId extends ScopedId {
  readonly serviceDay: ServiceDay;
  /** Seconds from noon − 12 h, whole minutes. */
  readonly startSeconds: number;
}

export const formatScopedId = (feed: string, id: string): string => `${feed}_${id}`;

/** Undefined when the text has no valid feed before its first underscore. */
export function parseScopedId(text: string): ScopedId | undefined {
  const split = text.indexOf('_');
  const feed = text.slice(0, Math.max(split, 0));
  return split > 0 && isIdentifier(feed) ? { feed: feed as FeedId, id: text.slice(split + 1) } : undefined;
}

const TRIP = /^(\d{8})_(\d{2,3}):(\d{2})_([\s\S]+)$/;

export function formatTripInstanceId(feed: string, trip: string, serviceDay: ServiceDay, startSeconds: number): string {
  const minutes = Math.floor(startSeconds / 60);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${formatServiceDate(serviceDay)}_${clock}_${feed}_${trip}`;
}

/** Undefined when the text does not have the form of a trip instance. */
export function parseTripInstanceId(text: string): TripInstanceId | undefined {
  const [, date = '', hours, minutes, rest = ''] = TRIP.exec(text) ?? [];
  const scoped = parseScopedId(rest);
  const serviceDay = parseServiceDate(date);
  if (!scoped || serviceDay === undefined) return undefined;
  return { ...scoped, serviceDay, startSeconds: Number(hours) * 3600 + Number(minutes) * 60 };
}
