import type { ServiceCalendar } from '@maillage/transit-model';
import { emptyFile } from '../rules/empty-file.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { missingFile } from '../rules/missing-file.rule.js';
import { buildCalendar, type CalendarPeriod, type CalendarException } from './build-calendar.js';
import { IdIndex } from './id-index.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import { ServiceIds } from './service-ids.js';
import { defineTable } from './table.js';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const calendarTable = defineTable({
  file: 'calendar.txt',
  presence: 'optional',
  columns: {
    service_id: 'required',
    monday: 'required',
    tuesday: 'required',
    wednesday: 'required',
    thursday: 'required',
    friday: 'required',
    saturday: 'required',
    sunday: 'required',
    start_date: 'required',
    end_date: 'required',
  },
  unread: ['service_name'],
});

const calendarDatesTable = defineTable({
  file: 'calendar_dates.txt',
  presence: 'optional',
  columns: { service_id: 'required', date: 'required', exception_type: 'required' },
  unread: ['holiday_name'],
});

interface ServiceReading {
  readonly services: ServiceCalendar;
  readonly ids: ServiceIds;
}

/** `calendar.txt` and `calendar_dates.txt`, each of which may be absent, resolved into days. */
export async function readServices(reading: Reading): Promise<ServiceReading> {
  const ids = new ServiceIds();
  const periods = await readPeriods(reading, ids);
  const exceptions = await readExceptions(reading, ids);
  const { names } = reading.files;
  const isAbsent = !names.includes(calendarTable.file) && !names.includes(calendarDatesTable.file);
  if (isAbsent) reading.log.add(missingFile, { file: calendarTable.file });
  else if (ids.texts.length === 0) reading.log.add(emptyFile, { file: calendarTable.file });
  return { services: buildCalendar(reading, ids, periods, exceptions), ids };
}

async function readPeriods(reading: Reading, ids: ServiceIds): Promise<CalendarPeriod[]> {
  const periods: CalendarPeriod[] = [];
  const seen = new IdIndex(calendarTable.file);
  await readRows(reading, calendarTable, (row) => {
    const service = ids.read(row);
    if (service < 0 || seen.claim(row, 'service_id') === undefined) return;
    const start = row.date('start_date');
    const end = row.date('end_date');
    if (start === undefined || end === undefined) return;
    let weekdays = 0;
    WEEKDAYS.forEach((name, weekday) => (weekdays |= row.code(name, 1) << weekday));
    periods.push({ service, weekdays, start, end });
  });
  return periods;
}

async function readExceptions(reading: Reading, ids: ServiceIds): Promise<CalendarException[]> {
  const exceptions: CalendarException[] = [];
  await readRows(reading, calendarDatesTable, (row) => {
    const service = ids.read(row);
    const day = row.date('date');
    if (service < 0 || day === undefined) return;
    const type = row.integer('exception_type');
    if (type === 1 || type === 2) exceptions.push({ service, day, runs: type === 1, line: row.line });
    else row.notice(invalidValue, 'exception_type');
  });
  return exceptions;
}
