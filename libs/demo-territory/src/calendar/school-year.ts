import { type ServiceDay, weekdayOf } from '@maillage/kernel';
import { ascension, dayOf, isPublicHoliday } from './public-holidays.js';

const SATURDAY = 5;

/** Holidays begin on the first Saturday from a date on; the dates follow the habit of the ministry, not its decrees. */
const HOLIDAYS: readonly { readonly from: readonly [month: number, date: number]; readonly days: number }[] = [
  { from: [2, 10], days: 16 },
  { from: [4, 8], days: 16 },
  { from: [7, 3], days: 58 },
  { from: [10, 16], days: 16 },
  { from: [12, 18], days: 16 },
];

/** Whether pupils have lessons, Wednesdays included. */
export function isSchoolDay(day: ServiceDay): boolean {
  if (weekdayOf(day) >= SATURDAY || isPublicHoliday(day)) return false;
  const year = new Date(day * 86_400_000).getUTCFullYear();
  if (day === ascension(year) + 1) return false;
  return ![year - 1, year].some((start) => HOLIDAYS.some((holiday) => isInside(day, start, holiday)));
}

function isInside(day: ServiceDay, year: number, { from, days }: (typeof HOLIDAYS)[number]): boolean {
  const earliest = dayOf(year, ...from);
  const first = earliest + ((SATURDAY - weekdayOf(earliest) + 7) % 7);
  return day >= first && day < first + days;
}
