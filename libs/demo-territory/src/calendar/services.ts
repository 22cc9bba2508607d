import { formatServiceDate, type ServiceDay, weekdayOf } from '@maillage/kernel';
import { toCsv } from '../feed/csv.js';
import { isPublicHoliday } from './public-holidays.js';
import { isSchoolDay } from './school-year.js';

/** Days of service, as French operators call them. */
export type ServiceId = 'SEM' | 'SAM' | 'DIM' | 'SOIR' | 'NUIT' | 'SCO' | 'MER' | 'LAV' | 'WE';

interface Service {
  /** Monday to Sunday. */
  readonly week: string;
  readonly runs: (day: ServiceDay) => boolean;
}

const isWorking = (day: ServiceDay): boolean => weekdayOf(day) < 5 && !isPublicHoliday(day);
const isSunday = (day: ServiceDay): boolean => weekdayOf(day) === 6 || isPublicHoliday(day);
const isWednesday = (day: ServiceDay): boolean => weekdayOf(day) === 2;

const SERVICES: Readonly<Record<ServiceId, Service>> = {
  SEM: { week: '1111100', runs: isWorking },
  SAM: { week: '0000010', runs: (day) => weekdayOf(day) === 5 && !isPublicHoliday(day) },
  DIM: { week: '0000001', runs: isSunday },
  SOIR: { week: '1111110', runs: (day) => !isSunday(day) },
  NUIT: { week: '0000110', runs: (day) => (weekdayOf(day) === 4 || weekdayOf(day) === 5) && !isPublicHoliday(day) },
  SCO: { week: '1101100', runs: (day) => isSchoolDay(day) && !isWednesday(day) },
  MER: { week: '0010000', runs: (day) => isSchoolDay(day) && isWednesday(day) },
  LAV: { week: '1111100', runs: isSchoolDay },
  WE: { week: '0000011', runs: (day) => weekdayOf(day) === 5 || isSunday(day) },
};

/** Whether trips of the service run on the day. */
export const runsOn = (id: ServiceId, day: ServiceDay): boolean => SERVICES[id].runs(day);

/** The timetable always holds a week before `today` and half a year after. */
export interface Period {
  readonly first: ServiceDay;
  readonly last: ServiceDay;
}

export const periodAround = (today: ServiceDay): Period => ({
  first: (today - 7) as ServiceDay,
  last: (today + 183) as ServiceDay,
});

/** `calendar.txt` and `calendar_dates.txt` of the given services. */
export function calendarFiles(ids: readonly ServiceId[], { first, last }: Period): Record<string, string> {
  const days = Array.from({ length: last - first + 1 }, (_, i) => (first + i) as ServiceDay);
  const weeks = ids.map((id) => [
    id,
    ...SERVICES[id].week.split(''),
    formatServiceDate(first),
    formatServiceDate(last),
  ]);
  const exceptions = ids.flatMap((id) => {
    const { week, runs } = SERVICES[id];
    return days
      .filter((day) => runs(day) !== (week[weekdayOf(day)] === '1'))
      .map((day) => [id, formatServiceDate(day), runs(day) ? 1 : 2]);
  });
  const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return {
    'calendar.txt': toCsv(['service_id', ...weekdays, 'start_date', 'end_date'], weeks),
    'calendar_dates.txt': toCsv(['service_id', 'date', 'exception_type'], exceptions),
  };
}
