import type { XmlElement } from '@maillage/feed-reading';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const SHORT = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

/**
 * The opening times of a DATEX II record as OSM `opening_hours`: periods that recur, on all days or on named ones.
 * Undefined when the record tells of none, or in a way that we do not understand.
 */
export function readOpeningTimes(record: XmlElement): string | undefined {
  const periods = record.child('openingTimes')?.all('validPeriod') ?? [];
  const hours = periods.map(readPeriod);
  if (hours.length === 0 || hours.includes(undefined)) return undefined;
  const text = [...new Set(hours)].join('; ');
  return text === '00:00-24:00' ? '24/7' : text;
}

function readPeriod(period: XmlElement): string | undefined {
  const times = period.all('recurringTimePeriodOfDay').map((part) => {
    const [start, end] = [part.textAt('startTimeOfPeriod'), part.textAt('endTimeOfPeriod')].map(toClock);
    return start === undefined || end === undefined ? undefined : `${start}-${end === '00:00' ? '24:00' : end}`;
  });
  if (times.length === 0 || times.includes(undefined)) return undefined;
  const named = new Set(period.all('applicableDay').map(({ text }) => text.toLowerCase()));
  const days = SHORT.filter((_, day) => named.has(DAYS[day] ?? ''));
  if (days.length !== named.size) return undefined;
  return [...(days.length === 0 || days.length === 7 ? [] : [days.join(',')]), times.join(',')].join(' ');
}

const toClock = (text: string): string | undefined => /^([01]\d|2[0-4]):[0-5]\d/.exec(text)?.[0];
