import type { ServiceDay } from '@maillage/kernel';

/**
 * The days on which each service runs, `calendar.txt` and `calendar_dates.txt` resolved.
 * bits[service * wordsPerService + (d >> 5)] bit (d & 31), where d = day − firstDay
 */
export interface ServiceCalendar {
  readonly ids: readonly string[];
  readonly firstDay: ServiceDay;
  readonly dayCount: number;
  readonly wordsPerService: number;
  readonly bits: Uint32Array;
}

/** Whether the service in row `service` runs on `day`. */
export function runsOn(calendar: ServiceCalendar, service: number, day: ServiceDay): boolean {
  const d = day - calendar.firstDay;
  if (d < 0 || d >= calendar.dayCount) return false;
  return (((calendar.bits[service * calendar.wordsPerService + (d >> 5)] as number) >>> (d & 31)) & 1) === 1;
}
