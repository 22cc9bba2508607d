import type { NoticeLog } from '@maillage/feed-reading';
import { formatServiceDate, weekdayOf, type ServiceDay } from '@maillage/kernel';
import { runsOn, type ServiceCalendar } from '@maillage/transit-model';
import { duplicateKey } from '../rules/duplicate-key.rule.js';
import { duplicateRow } from '../rules/duplicate-row.rule.js';
import { inactiveService } from '../rules/inactive-service.rule.js';
import { tooLarge } from '../rules/too-large.rule.js';
import type { Reading } from './reading.js';
import type { ServiceIds } from './service-ids.js';

/** A row of `calendar.txt`. */
export interface CalendarPeriod {
  readonly service: number;
  /** Bit d is set when the service runs on weekday d; 0 is Monday. */
  readonly weekdays: number;
  readonly start: ServiceDay;
  readonly end: ServiceDay;
}

/** A row of `calendar_dates.txt`. */
export interface CalendarException {
  readonly service: number;
  readonly day: ServiceDay;
  readonly runs: boolean;
  readonly line: number;
}

/** The days of each service, over the span from the first to the last day on which any of them runs. */
export function buildCalendar(
  { log, limits }: Reading,
  ids: ServiceIds,
  periods: readonly CalendarPeriod[],
  exceptions: readonly CalendarException[],
): ServiceCalendar {
  const { texts } = ids;
  const [firstDay, dayCount] = spanOf(periods, exceptions);
  if (texts.length * dayCount > limits.serviceDays) {
    log.add(
      tooLarge,
      { file: 'calendar.txt' },
      { limit: limits.serviceDays, unit_fr: 'services × jours', unit_en: 'services × days' },
    );
    return emptyCalendar(texts, firstDay, 0);
  }
  const wide = emptyCalendar(texts, firstDay, dayCount);
  for (const { service, weekdays, start, end } of periods) {
    for (let day = start; day <= end; day++) {
      if ((weekdays >> weekdayOf(day)) & 1) setDay(wide, service, day, true);
    }
  }
  applyExceptions(log, wide, exceptions);
  const calendar = trimmed(wide);
  texts.forEach((value, service) => {
    const first = service * calendar.wordsPerService;
    const words = calendar.bits.subarray(first, first + calendar.wordsPerService);
    if (words.every((word) => word === 0))
      log.add(inactiveService, { file: 'calendar.txt', field: 'service_id', value });
  });
  return calendar;
}

/** The first exception of a service and day holds, a further one is told. Days that nobody adds lie outside and do not matter. */
function applyExceptions(log: NoticeLog, calendar: ServiceCalendar, exceptions: readonly CalendarException[]): void {
  const seen = emptyCalendar(calendar.ids, calendar.firstDay, calendar.dayCount);
  for (const { service, day, runs, line } of exceptions) {
    if (!runsOn(seen, service, day)) {
      setDay(seen, service, day, true);
      setDay(calendar, service, day, runs);
      continue;
    }
    const place = { file: 'calendar_dates.txt', row: line, field: 'date', value: formatServiceDate(day) };
    log.add(runsOn(calendar, service, day) === runs ? duplicateRow : duplicateKey, place);
  }
}

function spanOf(
  periods: readonly CalendarPeriod[],
  exceptions: readonly CalendarException[],
): [firstDay: ServiceDay, dayCount: number] {
  let first = Infinity;
  let last = -Infinity;
  for (const { start, end } of periods) {
    if (start > end) continue;
    first = Math.min(first, start);
    last = Math.max(last, end);
  }
  for (const { day, runs } of exceptions) {
    if (!runs) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return first > last ? [0 as ServiceDay, 0] : [first as ServiceDay, last - first + 1];
}

function emptyCalendar(ids: readonly string[], firstDay: ServiceDay, dayCount: number): ServiceCalendar {
  const wordsPerService = (dayCount + 31) >> 5;
  return { ids, firstDay, dayCount, wordsPerService, bits: new Uint32Array(ids.length * wordsPerService) };
}

function setDay(calendar: ServiceCalendar, service: number, day: ServiceDay, runs: boolean): void {
  const { bits, firstDay, dayCount, wordsPerService } = calendar;
  const d = day - firstDay;
  if (d < 0 || d >= dayCount) return;
  const word = service * wordsPerService + (d >> 5);
  const others = (bits[word] as number) & ~(1 << (d & 31));
  bits[word] = runs ? others | (1 << (d & 31)) : others;
}

/** The same days without the idle ones at both ends. */
function trimmed(wide: ServiceCalendar): ServiceCalendar {
  const { ids, firstDay, dayCount, wordsPerService, bits } = wide;
  const anyService = new Uint32Array(wordsPerService);
  bits.forEach(
    (word, index) => (anyService[index % wordsPerService] = (anyService[index % wordsPerService] as number) | word),
  );
  const runs = (d: number): boolean => (((anyService[d >> 5] as number) >>> (d & 31)) & 1) === 1;
  let first = 0;
  while (first < dayCount && !runs(first)) first++;
  let end = dayCount;
  while (end > first && !runs(end - 1)) end--;
  if (first === 0 && end === dayCount) return wide;
  const calendar = emptyCalendar(ids, (firstDay + first) as ServiceDay, end - first);
  ids.forEach((_, service) => {
    for (let day = calendar.firstDay; day < calendar.firstDay + calendar.dayCount; day++) {
      if (runsOn(wide, service, day)) setDay(calendar, service, day, true);
    }
  });
  return calendar;
}
