import { readRows } from './csv.js';

/** On which dates (`YYYYMMDD`) a service runs. */
export interface Calendar {
  readonly services: ReadonlySet<string>;
  runsOn(service: string, date: string): boolean;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Answers from the rows themselves: the exception of that date if there is one, else the weekday within the period. */
export function readCalendar(files: Readonly<Record<string, Uint8Array>>): Calendar {
  const weeks = new Map<string, { first: string; last: string; days: string[] }>();
  const exceptions = new Map<string, string>();
  const services = new Set<string>();
  readRows(files['calendar.txt'], (field) => {
    const days = WEEKDAYS.map((weekday) => field(weekday));
    weeks.set(field('service_id'), { first: field('start_date'), last: field('end_date'), days });
    services.add(field('service_id'));
  });
  readRows(files['calendar_dates.txt'], (field) => {
    exceptions.set(`${field('service_id')} ${field('date')}`, field('exception_type'));
    services.add(field('service_id'));
  });
  return {
    services,
    runsOn(service, date) {
      const exception = exceptions.get(`${service} ${date}`);
      if (exception !== undefined) return exception === '1';
      const week = weeks.get(service);
      return week !== undefined && week.first <= date && date <= week.last && week.days[weekdayOf(date)] === '1';
    },
  };
}

export function addDays(date: string, days: number): string {
  return new Date(noonUtc(date) + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}

/** Noon of the date in the zone minus twelve hours, in seconds since 1970-01-01T00:00:00Z. */
export function anchorOf(date: string, zone: string): number {
  let instant = noonUtc(date);
  // The first step is wrong when the offset differs between noon UTC and noon there, the second is not.
  for (let step = 0; step < 2; step++) instant += noonUtc(date) - wallClock(instant, zone);
  return instant / 1000 - 43_200;
}

/** 0 is Sunday. */
const weekdayOf = (date: string): number => new Date(noonUtc(date)).getUTCDay();

const noonUtc = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)), 12);

/** What a clock on the wall shows at that instant, written as if it were UTC. */
function wallClock(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}
