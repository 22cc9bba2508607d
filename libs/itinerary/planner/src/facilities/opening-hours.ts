import { dateAt, serviceAnchor, weekdayOf, type Instant } from '@maillage/kernel';

/** When something is open in a week: spans of minutes from Monday 0:00 on; the last may reach into the next week. */
export type OpeningHours = readonly (readonly [number, number])[];

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * The part of OSM `opening_hours` that car parks use: days of the week, spans of hours, `24/7`, `off`. Undefined for
 * anything else, such as seasons: then nobody says that it is closed. Holidays are left out.
 */
export function parseOpeningHours(text: string): OpeningHours | undefined {
  if (/^\s*24\s*\/\s*7\s*$/.test(text)) return [[0, WEEK_MINUTES]];
  const byDay = new Map<number, readonly (readonly [number, number])[]>();
  for (const part of text.split(';')) {
    const rule = part.trim().replace(/^(?:PH|SH)(?:,(?:PH|SH))*(?![,-])/, 'holiday');
    if (rule === '' || rule.startsWith('holiday')) continue;
    const [, selector = '', hours = ''] =
      RULE.exec(rule.replaceAll(/,\s*(?:PH|SH)\b/g, '').replaceAll(/\s*([,-])\s*/g, '$1')) ?? [];
    const days = selector === '' ? DAYS.map((_, day) => day) : parseDays(selector);
    const spans = hours === 'off' || hours === 'closed' ? [] : parseSpans(hours);
    if (!days || !spans) return undefined;
    for (const day of days) byDay.set(day, spans);
  }
  if (byDay.size === 0) return undefined;
  return [...byDay].flatMap(([day, spans]) =>
    spans.map(([from, to]) => [from + day * DAY_MINUTES, to + day * DAY_MINUTES] as const),
  );
}

/** Days, then hours; either may be left out. */
const RULE =
  /^((?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?,?)*)\s*:?\s*((?:\d{1,2}:\d{2}-\d{1,2}:\d{2}\+?,?)+|off|closed|24\/7)$/;

function parseDays(selector: string): number[] | undefined {
  const days: number[] = [];
  for (const part of selector.split(',').filter((text) => text !== '')) {
    const [first = '', last = first] = part.split('-');
    const [from, to] = [first, last].map((name) => DAYS.findIndex((day) => day === name));
    if (from === undefined || to === undefined || from < 0 || to < 0) return undefined;
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === to) break;
    }
  }
  return days;
}

function parseSpans(hours: string): (readonly [number, number])[] | undefined {
  if (hours === '24/7') return [[0, DAY_MINUTES]];
  const spans: (readonly [number, number])[] = [];
  for (const part of hours.split(',').filter((text) => text !== '')) {
    const [from, to] = part.replace('+', '').split('-').map(toMinutes);
    if (from === undefined || to === undefined || from > DAY_MINUTES) return undefined;
    spans.push([from, to > from ? to : to + DAY_MINUTES]);
  }
  return spans.length > 0 ? spans : undefined;
}

function toMinutes(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? NaN) * 60 + (minutes ?? NaN);
}

/** Whether it is open in a minute of the week. */
export const isOpenIn = (hours: OpeningHours, minute: number): boolean =>
  hours.some(([from, to]) => isWithin(minute, from, to) || isWithin(minute + WEEK_MINUTES, from, to));

const isWithin = (minute: number, from: number, to: number): boolean => minute >= from && minute < to;

/** Minutes from Monday 0:00 on, by the clocks of a zone. */
export function minuteOfWeek(instant: Instant, zone: string): number {
  const day = dateAt(instant, zone);
  return weekdayOf(day) * DAY_MINUTES + Math.floor((instant - serviceAnchor(day, zone)) / 60);
}
