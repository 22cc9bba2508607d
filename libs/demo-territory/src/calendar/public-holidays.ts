import { parseServiceDate, type ServiceDay } from '@maillage/kernel';

/** The eleven public holidays of France (Code du travail, L3133-1). */
export function isPublicHoliday(day: ServiceDay): boolean {
  const date = new Date(day * 86_400_000);
  const easter = easterSunday(date.getUTCFullYear());
  return FIXED.has(date.toISOString().slice(5, 10)) || AFTER_EASTER.has(day - easter);
}

export const dayOf = (year: number, month: number, date: number): ServiceDay =>
  parseServiceDate(`${year}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`) ?? (0 as ServiceDay);

/** Ascension Thursday. */
export const ascension = (year: number): ServiceDay => (easterSunday(year) + 39) as ServiceDay;

const FIXED: ReadonlySet<string> = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);

/** Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER: ReadonlySet<number> = new Set([1, 39, 50]);

/** Meeus, Astronomical Algorithms, chapter 8 (Gregorian calendar). */
function easterSunday(year: number): ServiceDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
