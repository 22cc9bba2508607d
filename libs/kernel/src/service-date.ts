import { DateTime } from 'luxon';
import type { Brand } from './brand.js';

/** A service date as the number of days since 1970-01-01, without any zone. */
export type ServiceDay = Brand<number, 'ServiceDay'>;

/** A point in UTC, in seconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;

const DAY_MILLISECONDS = 86_400_000;
const DATE = /^(\d{4})(\d{2})(\d{2})$/;

/** Undefined unless the text is a real date written `YYYYMMDD`. */
export function parseServiceDate(text: string): ServiceDay | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const serviceDay = (Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MILLISECONDS) as ServiceDay;
  return formatServiceDate(serviceDay) === text ? serviceDay : undefined;
}

/** `YYYYMMDD` */
export const formatServiceDate = (day: ServiceDay): string => formatIsoDate(day).replaceAll('-', '');

/** `YYYY-MM-DD` */
export const formatIsoDate = (day: ServiceDay): string => new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: ServiceDay): number => (((day + 3) % 7) + 7) % 7;

/**
 * The instant that service times of `day` count from: noon of that date in `zone` minus twelve hours
 * (GTFS reference, "Time"). It is midnight except on the days when clocks change.
 */
export function serviceAnchor(day: ServiceDay, zone: string): Instant {
  const date = new Date(day * DAY_MILLISECONDS);
  const noon = DateTime.fromObject(
    { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 12 },
    { zone },
  );
  return (noon.toSeconds() - 43_200) as Instant;
}

/** The calendar date on which `instant` falls in `zone`. */
export function dateAt(instant: Instant, zone: string): ServiceDay {
  const local = DateTime.fromSeconds(instant, { zone });
  return (Date.UTC(local.year, local.month - 1, local.day) / DAY_MILLISECONDS) as ServiceDay;
}

/** Whether `zone` is a name of the IANA time zone database. */
export const isTimeZone = (zone: string): boolean => DateTime.fromSeconds(0, { zone }).isValid && /^[A-Z]/.test(zone);

/** `2026-01-20T07:00:00Z` */
export const formatInstant = (instant: Instant): string => `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;
